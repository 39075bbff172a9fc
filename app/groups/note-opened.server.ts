import { eq } from "drizzle-orm";
import { bookings } from "../../db/schema/bookings";
import type { Store } from "../../db/client";
import { recordBookingEvent } from "./record-booking-event.server";

/** The family opened its page with its code: what it was told before counts as read, so that what comes next is worth a
 *  mail of its own. */
export async function noteOpened(store: Store, booking: string, now: Date): Promise<void> {
  const [row] = await store.read
    .select({ id: bookings.id, hub: bookings.hub })
    .from(bookings)
    .where(eq(bookings.id, booking));
  if (!row) return;
  await store.transaction((tx) => recordBookingEvent(tx, row, { kind: "opened", detail: null }, now));
}
