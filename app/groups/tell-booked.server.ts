/** Tells every family that has a place at some sessions what becomes of them. */
import { asc, eq, inArray, and, ne } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { bookingMessages, bookings, sessionPlaces } from "../../db/schema/bookings";
import { sessions } from "../../db/schema/groups";
import { randomToken } from "../random.server";
import { seal } from "../vault/seal.server";
import type { FamilyMessage } from "./group";
import { tellFamily } from "./tell-family.server";

const insertMessage = preparedInsert(bookingMessages);

/** Everything is on the family's page; they hear of it once, however many sessions it is about. Those who are only
 *  guests, or said that they cannot come that week, are told too.
 *  @param of messages by session id; `once`: each family has only that of its first session
 *  @returns how many families were told */
export async function tellBooked(
  tx: Tx,
  of: { messages: ReadonlyMap<string, FamilyMessage>; once?: boolean; by: string },
  now: Date,
): Promise<number> {
  if (of.messages.size === 0) return 0;
  const placed = await tx
    .select({ id: bookings.id, hub: bookings.hub, session: sessionPlaces.session })
    .from(sessionPlaces)
    .innerJoin(bookings, eq(bookings.id, sessionPlaces.booking))
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .where(and(inArray(sessionPlaces.session, [...of.messages.keys()]), ne(bookings.state, "ended")))
    .orderBy(asc(sessions.startsAt), asc(bookings.id));
  const told = new Set<string>();
  for (const { session, ...booking } of placed) {
    const message = of.messages.get(session)!;
    if (!told.has(booking.id)) await tellFamily(tx, booking, message, of.by, now);
    else if (!of.once) await leaveMessage(tx, booking.id, message, of.by, now);
    told.add(booking.id);
  }
  return told.size;
}

/** On their page, without a mail or a call about it. */
async function leaveMessage(tx: Tx, booking: string, message: FamilyMessage, by: string, now: Date) {
  const id = randomToken();
  const sealed = seal({ table: "booking_messages", row: id }, message, now);
  await insertMessage(tx, { id, booking, at: now, by, sealed });
}
