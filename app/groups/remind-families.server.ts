/** One neutral reminder a week, by e-mail where that is safe. A worker that was down makes up for it while there is time. */
import { PORTAL } from "../audit/portal";
import { and, asc, eq, gte, inArray, isNull, lte } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { sessions } from "../../db/schema/groups";
import { announceToFamily } from "../outbox/family-mail.server";
import { findContactState, safeMailOf } from "./booking-contact.server";
import { getHeldBooking, recordBookingEvent } from "./record-booking-event.server";
import {
  isReminderTime,
  REMIND_FROM_MS,
  REMIND_UNTIL_MS,
  REMINDER_KIND,
  reminderOf,
  wasRemindedLately,
} from "./reminder";

/** To look is to open the contact rules of everybody who comes in the next two days. */
const LOOK_EVERY_MS = 10 * 60_000;
const nextLook = new WeakMap<Store, number>();

export async function remindFamilies(store: Store, now: Date): Promise<void> {
  if (now.getTime() < (nextLook.get(store) ?? 0)) return;
  nextLook.set(store, now.getTime() + LOOK_EVERY_MS);
  const coming = await store.read
    .select({ booking: sessionPlaces.booking, session: sessions.id, startsAt: sessions.startsAt })
    .from(sessions)
    .innerJoin(sessionPlaces, eq(sessionPlaces.session, sessions.id))
    .innerJoin(bookings, eq(bookings.id, sessionPlaces.booking))
    .where(
      and(
        gte(sessions.startsAt, new Date(now.getTime() + REMIND_UNTIL_MS)),
        lte(sessions.startsAt, new Date(now.getTime() + REMIND_FROM_MS)),
        ...[eq(sessions.state, "planned"), inArray(sessionPlaces.state, ["taken", "guest"])],
        eq(bookings.state, "booked"),
        // whoever was told of this date needs no second look at their rules
        isNull(sessionPlaces.remindedAt),
      ),
    )
    .orderBy(asc(sessions.startsAt));
  for (const it of coming) {
    const state = await findContactState(store.read, it.booking, now);
    const mail = state && safeMailOf(state, now);
    // too late to be of use, or at no time that is safe
    if (!mail || !isReminderTime(it.startsAt, mail.at)) continue;
    await store.transaction((tx) => remind(tx, it, mail.at, now));
  }
}

async function remind(
  tx: Tx,
  { booking, session }: { booking: string; session: string },
  at: Date,
  now: Date,
): Promise<void> {
  const row = await getHeldBooking(tx, booking);
  const places = await tx.select().from(sessionPlaces).where(eq(sessionPlaces.booking, booking));
  const place = places.find((it) => it.session === session);
  // they may have given it up between the look and the transaction; what is left is asked when it is sent
  if (row.state !== "booked" || !place || !["taken", "guest"].includes(place.state)) return;
  const reminded = places.map((it) => it.remindedAt);
  if (wasRemindedLately(reminded, now)) return;
  await tx
    .update(sessionPlaces)
    .set({ remindedAt: now })
    .where(and(eq(sessionPlaces.session, session), eq(sessionPlaces.booking, booking)));
  const about = { subjectKind: REMINDER_KIND, subject: reminderOf(booking, session), hub: row.hub };
  await announceToFamily(tx, about, at, now);
  await recordBookingEvent(tx, row, { kind: "reminded", detail: { session }, by: PORTAL }, now);
}
