/** Everybody who books in a group goes one behind the other: the lock of the group's row, and what is then so. */
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { settings } from "../../db/schema/hubs";
import { groups, programmes, sessions } from "../../db/schema/groups";
import { parseRatios, RATIOS_KEY, type Ratios } from "./creche";

export type GroupRow = typeof groups.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;

/** A group that is ours until the transaction ends. */
export interface Turn {
  group: GroupRow;
  askFirst: boolean;
  /** nobody books: whoever comes is welcome */
  dropIn: boolean;
  /** sessions still to come that are not cancelled, the next one first; kept right by `recount` */
  ahead: SessionRow[];
  ratios: Ratios;
}

const lock = prepared((tx) =>
  tx
    .update(groups)
    .set({ turn: sql`${groups.turn} + 1` })
    .where(eq(groups.id, given("id")))
    .returning(),
);
const rulesOf = prepared((tx) =>
  tx
    .select({ askFirst: programmes.askFirst, dropIn: programmes.dropIn, ratios: settings.value })
    .from(programmes)
    .leftJoin(settings, eq(settings.key, RATIOS_KEY))
    .where(eq(programmes.id, given("id"))),
);
const toCome = prepared((tx) =>
  tx
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.group, given("group")),
        eq(sessions.state, "planned"),
        gt(sessions.startsAt, sql.param(given("now"), sessions.startsAt)),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id)),
);

/** Where several groups are needed, their turns are taken by id, the smallest first.
 *  @returns undefined where there is no such group */
export async function takeTurn(tx: Tx, groupId: string, now: Date): Promise<Turn | undefined> {
  // the lock comes before every look: what is read before it may be over by the time it is ours
  const [group] = await lock(tx, { id: groupId });
  if (!group) return undefined;
  const [rules] = await rulesOf(tx, { id: group.programme });
  const ahead = await toCome(tx, { group: groupId, now });
  const { askFirst, dropIn, ratios } = rules!;
  return { group, askFirst: group.askFirst || askFirst, dropIn, ahead, ratios: parseRatios(ratios) };
}

/** Turns of several groups, in the order that keeps two of them from waiting for one another.
 *  @returns by id of the group */
export async function takeTurns(tx: Tx, groupIds: Iterable<string>, now: Date): Promise<Map<string, Turn>> {
  const turns = new Map<string, Turn>();
  for (const id of [...new Set(groupIds)].sort()) {
    const turn = await takeTurn(tx, id, now);
    if (turn) turns.set(id, turn);
  }
  return turns;
}

/** @throws Error where there is no such group */
export async function getTurn(tx: Tx, groupId: string, now: Date): Promise<Turn> {
  const turn = await takeTurn(tx, groupId, now);
  if (!turn) throw new Error("No such group");
  return turn;
}

/** Whether its first session has begun; so has one without any session. */
export const hasBegun = ({ group }: Pick<Turn, "group">, now: Date) =>
  group.firstAt === null || group.firstAt <= now;

export async function readRatios(db: Db): Promise<Ratios> {
  const [row] = await db.select().from(settings).where(eq(settings.key, RATIOS_KEY));
  return parseRatios(row?.value);
}
