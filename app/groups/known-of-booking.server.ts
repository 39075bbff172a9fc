import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { bookingEvents } from "../../db/schema/bookings";
import { isUnsafe, lastConfirmed } from "../safety/contact-rules";
import { unseal } from "../vault/seal.server";
import { findBody } from "./booking-body.server";
import { knownOfBooking, type KnownFamily } from "./known-family";

/** What a booking says of a family that books something else.
 *  @returns undefined where its words are deleted, or what is safe is in doubt: then everything is asked anew */
export async function findKnownOfBooking(db: Db, id: string): Promise<KnownFamily | undefined> {
  const body = await findBody(db, id);
  if (!body) return undefined;
  const rows = await db
    .select()
    .from(bookingEvents)
    .where(and(eq(bookingEvents.booking, id), eq(bookingEvents.kind, "contactAttempt")))
    .orderBy(asc(bookingEvents.at), asc(bookingEvents.id));
  const attempts = rows.map((it) => ({
    ...{ kind: it.kind, at: it.at },
    detail: it.sealed && unseal<unknown>({ table: "booking_events", row: it.id }, it.sealed),
  }));
  if (isUnsafe(body.contact, attempts)) return undefined;
  return knownOfBooking(body, lastConfirmed(body.contact, attempts));
}
