import type { Tx } from "../../db/client";
import { getHeldBooking, recordBookingEvent } from "./record-booking-event.server";

/** What staff wrote for staff, in the booking's history. Never shown to a family. @throws Error where there is no booking */
export async function keepBookingNote(
  tx: Tx,
  booking: string,
  { by, text }: { by: string; text: string },
  now: Date,
): Promise<void> {
  const row = await getHeldBooking(tx, booking);
  // of one whose words were deleted none are written anew
  if (row.codeHash === "") return;
  await recordBookingEvent(tx, row, { by, kind: "note", detail: { text } }, now);
}
