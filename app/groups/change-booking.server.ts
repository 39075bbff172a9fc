/** A booking in its group's turn: found, changed. */
import { eq } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import type { BookingRow } from "./record-booking-event.server";
import { getTurn, type Turn } from "./take-turn.server";

/** @throws Error where there is no such booking */
export async function getBooking(db: Db, id: string): Promise<BookingRow> {
  const [row] = await db.select().from(bookings).where(eq(bookings.id, id));
  if (!row) throw new Error("No such booking");
  return row;
}

/** Takes the turn of its group, and reads it then: what was read before that may be over.
 *  @throws Error where there is no such booking */
export async function takeTurnOf(tx: Tx, id: string, now: Date): Promise<{ turn: Turn; row: BookingRow }> {
  // a booking stays in its group
  const turn = await getTurn(tx, (await getBooking(tx, id)).group, now);
  return { turn, row: await getBooking(tx, id) };
}

export async function changeBooking(
  tx: Tx,
  id: string,
  set: Partial<Omit<BookingRow, "id" | "group">>,
): Promise<void> {
  await tx.update(bookings).set(set).where(eq(bookings.id, id));
}
