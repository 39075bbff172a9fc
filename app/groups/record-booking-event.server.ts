/** What happens to a booking: an event of its history and a line of the audit, always together. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { bookingEvents, bookings } from "../../db/schema/bookings";
import { record } from "../audit/audit.server";
import { randomToken } from "../random.server";
import { seal } from "../vault/seal.server";
import type { BookingEventDetail, BookingEventKind } from "./group";

export type BookingRow = typeof bookings.$inferSelect;

const insertEvent = preparedInsert(bookingEvents);

/** @param by staff id or {@link PORTAL}; left out where the family did it */
export async function recordBookingEvent<K extends BookingEventKind>(
  tx: Tx,
  row: { id: string; hub: string },
  { kind, detail, by }: { kind: K; detail: BookingEventDetail[K]; by?: string },
  now: Date,
): Promise<string> {
  const id = randomToken();
  const sealed = detail === null ? null : seal({ table: "booking_events", row: id }, detail, now);
  await insertEvent(tx, { id, booking: row.id, kind, at: now, by: by ?? null, sealed });
  const about = { subjectKind: "booking", subject: row.id, hub: row.hub };
  await record(tx, { actor: by ?? "family", action: `booking.${kind}`, ...about }, now);
  return id;
}

/** The booking, held until the transaction ends. @throws Error where there is none */
export async function getHeldBooking(tx: Tx, id: string): Promise<BookingRow> {
  const [row] = await tx.update(bookings).set({ id }).where(eq(bookings.id, id)).returning();
  if (!row) throw new Error("No such booking");
  return row;
}
