/** What staff do with one booking, beside its places. Each looks at who asks. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import { randomCode } from "../random.server";
import { mayUse, type Channel } from "../safety/contact";
import { may, type Action, type StaffMember } from "../staff/staff";
import { endTasks } from "../tasks/tasks.server";
import { sealHash } from "../vault/seal.server";
import { findBody } from "./booking-body.server";
import type { BookingEventDetail } from "./group";
import { recordBookingEvent, type BookingRow } from "./record-booking-event.server";
import { tellFamily } from "./tell-family.server";

/** Who does it, to which booking. */
export interface OnBooking {
  staff: StaffMember;
  reference: string;
}

/** @returns undefined where there is none, or this person may not do this to it */
export async function findOwnBooking(
  tx: Tx,
  { staff, reference }: OnBooking,
  action: Action,
): Promise<BookingRow | undefined> {
  const [row] = await tx.select().from(bookings).where(eq(bookings.reference, reference));
  return row && may(staff, action, row.hub) ? row : undefined;
}

type Attempt = Omit<BookingEventDetail["contactAttempt"], "channel"> & { channel: Channel };

/** An attempt to reach them. Once they were reached, nobody else has to ask why they were not there.
 *  @returns why it cannot be recorded so */
export async function recordBookingContact(
  tx: Tx,
  row: BookingRow,
  attempt: Attempt,
  by: string,
  now: Date,
): Promise<"done" | "channelNotSafe" | "channelNotNow"> {
  const body = await findBody(tx, row.id);
  if (attempt.keptRules && body) {
    const allowed = mayUse(body.contact, attempt.channel, new Date(attempt.at));
    if (!allowed.ok) return allowed.why === "notSafe" ? "channelNotSafe" : "channelNotNow";
  }
  await recordBookingEvent(tx, row, { kind: "contactAttempt", detail: attempt, by }, now);
  if (attempt.reached) await endTasks(tx, row.id, ["missed"], by, now);
  return "done";
}

/** For staff only; never shown to the family. */
export const addBookingNote = (tx: Tx, row: BookingRow, text: string, by: string, now: Date) =>
  recordBookingEvent(tx, row, { kind: "note", detail: { text }, by }, now);

/** Words for the family's own page. @returns how they hear of it */
export const writeOnBooking = (tx: Tx, row: BookingRow, text: string, by: string, now: Date) =>
  tellFamily(tx, row, { say: "staff", text }, by, now);

/** A new secret code for a family that lost theirs; the old one, and every page it opened, stops working.
 *  @param how how the worker made sure who is asking. @returns the code, to be said once */
export async function reissueBookingCode(
  tx: Tx,
  row: BookingRow,
  how: string,
  by: string,
  now: Date,
): Promise<string> {
  const code = randomCode();
  const codeHash = sealHash({ table: "bookings", row: row.id }, code, now);
  await tx.update(bookings).set({ codeHash }).where(eq(bookings.id, row.id));
  await recordBookingEvent(tx, row, { kind: "codeReissued", detail: { how }, by }, now);
  return code;
}
