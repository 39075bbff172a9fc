/** Deletes the words of bookings that ended longer ago than their hub keeps them. That there was one, who was passed over
 *  for it and who came, as numbers, stays for the figures. */
import { PORTAL } from "../audit/portal";
import { and, eq, ne } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { bookingBodies, bookingEvents, bookingMessages, bookings } from "../../db/schema/bookings";
import { hubs } from "../../db/schema/hubs";
import { record } from "../audit/audit.server";
import { daysKept } from "../hubs/retention";
import { deleteTaskWords, hasTasks } from "../tasks/tasks.server";
import { getHeldBooking, type BookingRow } from "./record-booking-event.server";

const DAY_MS = 86_400_000;
/** To look is to go through everything that ended; nothing has to go to the minute. */
const LOOK_EVERY_MS = 60 * 60_000;
const nextLook = new WeakMap<Store, number>();
/** Of one whose words are gone no code opens anything. */
const GONE = "";

export async function deleteOldBookings(store: Store, now: Date): Promise<void> {
  if (now.getTime() < (nextLook.get(store) ?? 0)) return;
  nextLook.set(store, now.getTime() + LOOK_EVERY_MS);
  for (const hub of await store.read.select().from(hubs)) {
    const days = daysKept(hub, now);
    const ended = await store.read
      .select({ id: bookings.id, endedAt: bookings.endedAt, deleteAt: bookings.deleteAt })
      .from(bookings)
      .where(and(eq(bookings.hub, hub.id), eq(bookings.state, "ended"), ne(bookings.codeHash, GONE)));
    for (const { id, endedAt, deleteAt } of ended) {
      const at = deletionOf(endedAt, days);
      if (at && at <= now) await store.transaction((tx) => deleteOne(tx, id, days, now));
      else if (at?.getTime() !== deleteAt?.getTime()) await store.transaction((tx) => settle(tx, id, at));
    }
  }
}

/** @param days null: the hub has not settled how long it keeps words, so they stay */
const deletionOf = (endedAt: Date | null, days: number | null): Date | null =>
  endedAt && days !== null ? new Date(endedAt.getTime() + days * DAY_MS) : null;

/** How long words are kept may have been changed since it was set. */
async function settle(tx: Tx, id: string, deleteAt: Date | null): Promise<void> {
  await tx
    .update(bookings)
    .set({ deleteAt })
    .where(and(eq(bookings.id, id), eq(bookings.state, "ended")));
}

async function deleteOne(tx: Tx, id: string, days: number | null, now: Date): Promise<void> {
  const row = await getHeldBooking(tx, id);
  const at = deletionOf(row.endedAt, days);
  // it may have been opened again; and nothing goes while somebody still has to do something for them
  if (row.state !== "ended" || !at || at > now || (await hasTasks(tx, id))) return;
  await deleteBookingWords(tx, row, now);
}

async function deleteBookingWords(tx: Tx, row: BookingRow, now: Date): Promise<void> {
  const { id, hub } = row;
  // who is kept apart from whom stays: the other family is to be kept from this one all the same
  await tx.delete(bookingBodies).where(eq(bookingBodies.id, id));
  await tx.delete(bookingMessages).where(eq(bookingMessages.booking, id));
  await tx.update(bookingEvents).set({ sealed: null }).where(eq(bookingEvents.booking, id));
  await deleteTaskWords(tx, id);
  await tx.update(bookings).set({ askFor: null, codeHash: GONE, deleteAt: null }).where(eq(bookings.id, id));
  const about = { actor: PORTAL, action: "booking.deleted", subjectKind: "booking", subject: id, hub };
  await record(tx, about, now);
}
