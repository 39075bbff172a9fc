/** How a family that booked may be reached, and how sure that is. */
import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { bookingEvents } from "../../db/schema/bookings";
import { canMailFamilies } from "../outbox/family-mail.server";
import type { SafeContact } from "../safety/contact";
import { isStale, isUnsafe, lastConfirmed, type Attempt } from "../safety/contact-rules";
import { safeMail } from "../safety/safe-mail";
import { unseal } from "../vault/seal.server";
import { findBody } from "./booking-body.server";
import type { BookingBody, BookingEventDetail } from "./group";

export interface ContactState {
  body: BookingBody;
  contact: SafeContact;
  attempts: Attempt[];
  /** when the family last said that its rules are right */
  confirmedAt: Date;
  /** that was more than 30 days ago */
  stale: boolean;
  /** the last time somebody asked, something was not safe any more */
  unsafe: boolean;
}

/** @returns undefined where there is no such booking, or its words are deleted */
export async function findContactState(
  db: Db,
  booking: string,
  now: Date,
): Promise<ContactState | undefined> {
  const body = await findBody(db, booking);
  if (!body) return undefined;
  const { contact } = body;
  const attempts = await listBookingAttempts(db, booking);
  const confirmedAt = lastConfirmed(contact, attempts);
  return {
    ...{ body, contact, attempts, confirmedAt },
    stale: isStale(confirmedAt, now),
    unsafe: isUnsafe(contact, attempts),
  };
}

/** Where and from when on they may be mailed. @returns undefined where they may not */
export const safeMailOf = (state: ContactState, now: Date): { to: string; at: Date } | undefined =>
  canMailFamilies() ? safeMail(state.contact, state.attempts, now) : undefined;

/** Every recorded attempt to reach the family of a booking, in order. */
async function listBookingAttempts(db: Db, booking: string): Promise<Attempt[]> {
  const rows = await db
    .select()
    .from(bookingEvents)
    .where(and(eq(bookingEvents.booking, booking), eq(bookingEvents.kind, "contactAttempt")))
    .orderBy(asc(bookingEvents.at), asc(bookingEvents.id));
  return rows.flatMap(({ id, kind, at, sealed }) => {
    if (sealed === null) return [];
    const place = { table: "booking_events", row: id };
    return [{ kind, at, detail: unseal<BookingEventDetail["contactAttempt"]>(place, sealed) }];
  });
}
