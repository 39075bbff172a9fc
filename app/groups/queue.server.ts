/** Whose turn it is on the list of a group. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import type { Turn } from "./take-turn.server";

/** They hold on to their turn until they are placed or leave, so that nobody's place in the queue ever gets worse. */
export const IN_QUEUE = ["waiting", "asked", "paused", "offered"] as const;

/** At the end of the list: never before somebody who was there sooner, though their clock may have been later. */
export async function endOfQueue(
  tx: Tx,
  { group }: Turn,
  now: Date,
): Promise<{ listedAt: Date; listedTurn: number }> {
  const [last] = await tx
    .select({ at: sql`max(${bookings.listedAt})`.mapWith(bookings.listedAt) })
    .from(bookings)
    .where(and(eq(bookings.group, group.id), inArray(bookings.state, [...IN_QUEUE])));
  const after = last?.at as Date | null | undefined;
  return { listedAt: after && after > now ? after : now, listedTurn: group.turn };
}

/** Everybody on the list of a group, those first who were there first. */
export const listQueue = (tx: Tx, groupId: string) =>
  tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.group, groupId), inArray(bookings.state, ["waiting", "asked", "paused"])))
    .orderBy(asc(bookings.listedAt), asc(bookings.listedTurn));
