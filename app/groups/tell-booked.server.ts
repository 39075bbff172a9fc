/** Tells every family that has a place at some sessions what becomes of them, and those who wait for one. */
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

/** What those who wait are told too. */
const DATES: ReadonlyArray<FamilyMessage["say"]> = ["moved", "sessionCancelled"];

/** Everything is on the family's page; they hear of it once, however many sessions it is about. Those who are only
 *  guests, or said that they cannot come that week, are told too. So are those on the list, of dates that move or do not
 *  take place: nobody rings them about a date at which they have no place.
 *  @param of messages by session id; `once`: each family has only that of its first session
 *  @returns how many families were told */
export async function tellBooked(
  tx: Tx,
  of: { messages: ReadonlyMap<string, FamilyMessage>; once?: boolean; by: string },
  now: Date,
): Promise<number> {
  if (of.messages.size === 0) return 0;
  const rows = await tx
    .select({ id: bookings.id, hub: bookings.hub, session: sessionPlaces.session })
    .from(sessionPlaces)
    .innerJoin(bookings, eq(bookings.id, sessionPlaces.booking))
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .where(and(inArray(sessionPlaces.session, [...of.messages.keys()]), ne(bookings.state, "ended")))
    .orderBy(asc(sessions.startsAt), asc(bookings.id));
  const placed = rows.map((it) => ({ ...it, has: true }));
  const told = new Set<string>();
  for (const { session, has, ...booking } of [...placed, ...(await listThoseWaiting(tx, of.messages))]) {
    const message = of.messages.get(session)!;
    if (!told.has(booking.id)) await tellFamily(tx, booking, message, of.by, now, has);
    else if (!of.once) await leaveMessage(tx, booking.id, message, of.by, now);
    told.add(booking.id);
  }
  return told.size;
}

/** Those on the list of the group, and each of its dates that they hoped for. */
async function listThoseWaiting(tx: Tx, messages: ReadonlyMap<string, FamilyMessage>) {
  const ids = [...messages].filter(([, { say }]) => DATES.includes(say)).map(([id]) => id);
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: bookings.id, hub: bookings.hub, session: sessions.id })
    .from(sessions)
    .innerJoin(bookings, eq(bookings.group, sessions.group))
    .where(and(inArray(sessions.id, ids), inArray(bookings.state, ["waiting", "asked", "paused"])))
    .orderBy(asc(sessions.startsAt), asc(bookings.id));
  return rows.map((it) => ({ ...it, has: false }));
}

/** On their page, without a mail or a call about it. */
async function leaveMessage(tx: Tx, booking: string, message: FamilyMessage, by: string, now: Date) {
  const id = randomToken();
  const sealed = seal({ table: "booking_messages", row: id }, message, now);
  await insertMessage(tx, { id, booking, at: now, by, sealed });
}
