/** Whose turn it is on the list of a group. */
import { and, asc, count, eq, inArray, max } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { bookings } from "../../db/schema/bookings";
import type { Turn } from "./take-turn.server";

/** They hold on to their turn until they are placed or leave, so that nobody's place in the queue ever gets worse. */
export const IN_QUEUE = ["waiting", "asked", "paused", "offered"] as const;

const inQueue = prepared((tx) =>
  tx
    .select({ many: count(), last: max(bookings.listedAt) })
    .from(bookings)
    .where(and(eq(bookings.group, given("group")), inArray(bookings.state, [...IN_QUEUE]))),
);

/** At the end of the list: never before somebody who was there sooner, though their clock may have been later.
 *  @returns `position`: 1 where nobody else is on it */
export async function endOfQueue(
  tx: Tx,
  { group }: Turn,
  now: Date,
): Promise<{ position: number; at: { listedAt: Date; listedTurn: number } }> {
  const { many, last } = (await inQueue(tx, { group: group.id }))[0]!;
  const listedAt = last && last > now ? last : now;
  return { position: many + 1, at: { listedAt, listedTurn: group.turn } };
}

/** Everybody on the list of a group, those first who were there first. */
export const listQueue = (tx: Tx, groupId: string) =>
  tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.group, groupId), inArray(bookings.state, ["waiting", "asked", "paused"])))
    .orderBy(asc(bookings.listedAt), asc(bookings.listedTurn));
