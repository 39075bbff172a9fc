/** Bookings for tests, written as they lie in the database: say what matters, the rest is filled in. */
import type { Tx } from "../../db/client";
import { bookingBodies, bookings, sessionPlaces } from "../../db/schema/bookings";
import { randomReference, randomToken } from "../../app/random.server";
import type { BookedChild, BookingBody } from "../../app/groups/group";
import { seal, sealHash } from "../../app/vault/seal.server";
import { PHONE_RULES } from "./staff";

type Booking = typeof bookings.$inferInsert;
type Place = typeof sessionPlaces.$inferInsert;

export const aChild = (it: Partial<BookedChild> = {}): BookedChild => ({
  months: 14,
  due: null,
  said: "14 months",
  creche: false,
  ...it,
});

const aBody = (it: Partial<BookingBody> = {}): BookingBody => ({
  callMe: "Aisha Canary",
  other: "",
  lang: "en",
  speaks: "",
  interpreter: false,
  access: "",
  contact: PHONE_RULES,
  bundle: { seats: 1, children: [aChild()], transport: 0 },
  agesOn: "2026-11-01",
  transcript: [],
  ...it,
});

interface Of {
  id: string;
  hub?: string;
  sessions: ReadonlyArray<{ id: string }>;
}

/** @param it the row; `places`: of each session, none for one that has no place; @returns the row */
export async function aBooking(
  tx: Tx,
  group: Of,
  { places = {}, ...it }: Partial<Booking> & { places?: Partial<Place> } = {},
  body: Partial<BookingBody> = {},
  now = new Date("2026-11-10T10:00:00Z"),
): Promise<Booking> {
  const id = it.id ?? randomToken();
  const whole = aBody(body);
  const { bundle } = whole;
  const row: Booking = {
    id,
    reference: randomReference(),
    codeHash: sealHash({ table: "bookings", row: id }, "111122223333", now),
    askFor: seal({ table: "bookings.ask_for", row: id }, whole.callMe, now),
    group: group.id,
    hub: group.hub ?? "hamilton",
    state: "booked",
    via: "web",
    seats: bundle.seats,
    creche: bundle.children.filter((child) => child.creche).length,
    transport: bundle.transport,
    madeAt: now,
    ...it,
  };
  await tx.insert(bookings).values(row);
  await tx
    .insert(bookingBodies)
    .values({ id, sealed: seal({ table: "booking_bodies", row: id }, whole, now) });
  if (row.state !== "booked") return row;
  for (const session of group.sessions)
    await tx.insert(sessionPlaces).values({
      ...{ session: session.id, booking: id, state: "taken" as const },
      ...{ seats: row.seats, creche: row.creche, units: row.creche * 280, transport: row.transport },
      ...places,
    });
  return row;
}
