/** A mail to a family that booked and that its mailbox does not take: somebody rings. */
import { PORTAL } from "../audit/portal";
import type { Tx } from "../../db/client";
import type { Unreached } from "../outbox/unreached.server";
import { askToReach } from "./ask-staff.server";
import { findContactState } from "./booking-contact.server";
import { getHeldBooking, recordBookingEvent } from "./record-booking-event.server";
import { readReminder, REMINDER_KIND } from "./reminder";
import { MESSAGE_KIND } from "./tell-family.server";

async function haveThemReached(tx: Tx, id: string, now: Date): Promise<void> {
  const state = await findContactState(tx, id, now);
  // their words are deleted: nobody can be reached any more
  if (!state) return;
  const row = await getHeldBooking(tx, id);
  await recordBookingEvent(tx, row, { kind: "undelivered", detail: null, by: PORTAL }, now);
  // nobody rings where something is not safe any more
  if (!state.unsafe) await askToReach(tx, row, state.body.callMe, now);
}

export const bookingUnreached: Unreached = {
  [MESSAGE_KIND]: (tx, { subject }, now) => haveThemReached(tx, subject, now),
  [REMINDER_KIND]: (tx, { subject }, now) => haveThemReached(tx, readReminder(subject).booking, now),
};
