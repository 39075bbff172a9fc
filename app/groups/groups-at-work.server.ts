/** Groups as those who run them see them: what comes next, how full it is, what is left undone. */
import { and, asc, count, desc, eq, gt, inArray, isNull, lt, gte, or, sum, sql } from "drizzle-orm";
import type { Db } from "../../db/client";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, programmes, rooms, sessions } from "../../db/schema/groups";
import { hubs } from "../../db/schema/hubs";
import { londonDate } from "../i18n/dates";
import { listSessions, type Group } from "./groups.server";
import { markOfGroup } from "./hold-for-change.server";
import { isAhead, whatGroupLacks } from "./run-group";

/** Somebody looks at what is over for this long, to put in who came. */
const REGISTER_DAYS = 60;
const DAY_MS = 86_400_000;
const GROUPS_A_PAGE = 50;

export interface AtWork {
  group: Group;
  programme: string;
  hub: string;
  room: string | null;
  /** the next session that is not cancelled; null: there is none to come */
  next: Date | null;
  /** id of today's session that is not cancelled and to which somebody comes; null: there is none */
  today: string | null;
  /** of the fullest session to come */
  taken: number;
  offers: number;
  /** talked with first, or passed over until somebody has spoken with them */
  toTalk: number;
  /** sessions that are over, with families in them, of which nobody has said who came */
  unmarked: number;
}

interface Which {
  hubs: readonly string[] | "all";
  /** closed, or their last session is over */
  over: boolean;
  /** how many to leave out first */
  from: number;
}

/** Those with the next session first come first; of those that are over, the last to end. */
export async function listGroupsAtWork(db: Db, { hubs: of, over, from }: Which, now: Date) {
  const ended = or(eq(groups.state, "closed"), lt(groups.lastAt, now));
  const going = and(
    inArray(groups.state, ["draft", "published", "paused"]),
    or(isNull(groups.lastAt), gte(groups.lastAt, now)),
  );
  const nextAt = db
    .select({
      group: sessions.group,
      at: sql`min(${sessions.startsAt})`.mapWith(sessions.startsAt).as("next_at"),
    })
    .from(sessions)
    .where(and(eq(sessions.state, "planned"), gte(sessions.startsAt, now)))
    .groupBy(sessions.group)
    .as("next_sessions");
  const rows = await db
    .select({ group: groups, programme: programmes.name, hub: hubs.name, room: rooms.name, next: nextAt.at })
    .from(groups)
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .innerJoin(hubs, eq(hubs.id, groups.hub))
    .leftJoin(rooms, eq(rooms.id, groups.room))
    .leftJoin(nextAt, eq(nextAt.group, groups.id))
    .where(and(of === "all" ? undefined : inArray(groups.hub, [...of]), over ? ended : going))
    .orderBy(
      ...(over
        ? [desc(groups.lastAt)]
        : [asc(sql`case when ${nextAt.at} is null then 1 else 0 end`), asc(nextAt.at)]),
      asc(groups.id),
    )
    .limit(GROUPS_A_PAGE + 1)
    .offset(from);
  const shown = rows.slice(0, GROUPS_A_PAGE);
  const ids = shown.map((it) => it.group.id);
  const [states, unmarked] = [await countStates(db, ids), await countUnmarked(db, ids, now)];
  const today = over ? new Map<string, string>() : await findToday(db, ids, now);
  const of_ = (id: string, state: string) => states.get(`${id} ${state}`)?.bookings ?? 0;
  const found: AtWork[] = shown.map((it) => ({
    ...it,
    // without a session to come there is nothing of which places are left
    taken: it.next ? it.group.seats - it.group.seatsLeft : (states.get(`${it.group.id} booked`)?.seats ?? 0),
    today: today.get(it.group.id) ?? null,
    offers: of_(it.group.id, "offered"),
    toTalk: of_(it.group.id, "asked") + of_(it.group.id, "paused"),
    unmarked: unmarked.get(it.group.id) ?? 0,
  }));
  return { groups: found, more: rows.length > GROUPS_A_PAGE };
}

interface Counted {
  bookings: number;
  seats: number;
}

/** By group and state. */
async function countStates(db: Db, ids: string[]): Promise<Map<string, Counted>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ group: bookings.group, state: bookings.state, n: count(), seats: sum(bookings.seats) })
    .from(bookings)
    .where(inArray(bookings.group, ids))
    .groupBy(bookings.group, bookings.state);
  return new Map(
    rows.map((it) => [`${it.group} ${it.state}`, { bookings: Number(it.n), seats: Number(it.seats) }]),
  );
}

/** The session of today to which somebody comes, by the clock on the wall, by group; the first that is not over, or else the last. */
async function findToday(db: Db, ids: string[], now: Date): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const near = [
    gte(sessions.startsAt, new Date(now.getTime() - DAY_MS)),
    lt(sessions.startsAt, new Date(now.getTime() + DAY_MS)),
  ];
  const rows = await db
    .select({ id: sessions.id, group: sessions.group, startsAt: sessions.startsAt, endsAt: sessions.endsAt })
    .from(sessions)
    .where(
      and(inArray(sessions.group, ids), eq(sessions.state, "planned"), gt(sessions.seatsTaken, 0), ...near),
    )
    .orderBy(asc(sessions.startsAt));
  const todays = rows.filter((it) => londonDate(it.startsAt) === londonDate(now));
  const ahead = todays.filter((it) => it.endsAt > now).toReversed();
  return new Map([...todays, ...ahead].map((it) => [it.group, it.id]));
}

/** By group. */
async function countUnmarked(db: Db, ids: string[], now: Date): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      group: sessions.group,
      marked: sum(sql`case when ${sessionPlaces.attended} is null then 0 else 1 end`),
    })
    .from(sessions)
    .innerJoin(sessionPlaces, eq(sessionPlaces.session, sessions.id))
    .where(
      and(
        inArray(sessions.group, ids),
        eq(sessions.state, "planned"),
        lt(sessions.endsAt, now),
        gte(sessions.endsAt, new Date(now.getTime() - REGISTER_DAYS * DAY_MS)),
        inArray(sessionPlaces.state, ["taken", "guest"]),
      ),
    )
    .groupBy(sessions.group, sessions.id);
  const counts = new Map<string, number>();
  for (const { group, marked } of rows)
    if (Number(marked) === 0) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}

export type GroupAtWork = NonNullable<Awaited<ReturnType<typeof readGroupAtWork>>>;

/** @returns undefined where there is no such group */
export async function readGroupAtWork(db: Db, id: string, now: Date) {
  const [row] = await db
    .select({ group: groups, programme: programmes, hubName: hubs.name })
    .from(groups)
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .innerJoin(hubs, eq(hubs.id, groups.hub))
    .where(eq(groups.id, id));
  if (!row) return undefined;
  const all = await listSessions(db, id);
  const ofHub = await db.select().from(rooms).where(eq(rooms.hub, row.group.hub)).orderBy(asc(rooms.name));
  const states = await countStates(db, [id]);
  const count_ = (state: string) => states.get(`${id} ${state}`)?.bookings ?? 0;
  return {
    ...row,
    rooms: ofHub,
    sessions: all.map((it) => ({ ...it, ahead: isAhead(it, now) })),
    mark: markOfGroup(row.group, all),
    lacks: whatGroupLacks(row.group, row.programme, all, now),
    bookings: {
      booked: count_("booked"),
      waiting: count_("waiting"),
      offered: count_("offered"),
      toTalk: count_("asked") + count_("paused"),
    },
    unmarked: (await countUnmarked(db, [id], now)).get(id) ?? 0,
  };
}
