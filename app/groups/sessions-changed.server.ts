/** Makes places, sums and the facts that lists are sorted by follow what staff changed of a group. */
import { PORTAL } from "../audit/portal";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions } from "../../db/schema/groups";
import { openingFacts } from "./opening-facts";
import { getBody } from "./booking-body.server";
import { changeBooking } from "./change-booking.server";
import { withdraw } from "./end-offer.server";
import { needAt } from "./fit";
import { offerInTurn } from "./offer-places.server";
import { givePlaces, readOwn, recount, setNeed } from "./places.server";
import { recordBookingEvent, type BookingRow } from "./record-booking-event.server";
import { getTurn, type Turn } from "./take-turn.server";
import { tellFamily } from "./tell-family.server";

/** After sessions were added, moved or cancelled, capacities or ratios changed, or a group was published, paused or
 *  closed. Nobody who is booked loses a place of a session that takes place, even where it now holds fewer. Guests of a
 *  session that is cancelled lose theirs: tell them before. @throws Error where there is no such group */
export async function sessionsChanged(tx: Tx, groupId: string, now: Date): Promise<void> {
  const turn = await getTurn(tx, groupId, now);
  await setFacts(tx, turn);
  await freeCancelled(tx, groupId);
  const rows = await tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.group, groupId), inArray(bookings.state, ["booked", "offered"])));
  for (const row of rows) await follow(tx, turn, row, now);
  await followGuests(tx, turn);
  await recount(tx, turn);
  await offerInTurn(tx, turn, { cameBack: true }, now);
}

async function setFacts(tx: Tx, turn: Turn): Promise<void> {
  const { group } = turn;
  const planned = await tx
    .select({ startsAt: sessions.startsAt })
    .from(sessions)
    .where(and(eq(sessions.group, group.id), eq(sessions.state, "planned")))
    .orderBy(asc(sessions.startsAt));
  const facts = openingFacts(planned.map((it) => it.startsAt));
  const same = (Object.keys(facts) as Array<keyof typeof facts>).every(
    (it) => facts[it]?.valueOf() === group[it]?.valueOf(),
  );
  // writing them counts as a change of what pages show
  if (!same) await tx.update(groups).set(facts).where(eq(groups.id, group.id));
  Object.assign(group, facts);
}

async function freeCancelled(tx: Tx, groupId: string): Promise<void> {
  const cancelled = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.group, groupId), eq(sessions.state, "cancelled")));
  const gone = await tx
    .delete(sessionPlaces)
    .where(inArray(sessionPlaces.session, cancelled))
    .returning({ session: sessionPlaces.session });
  const zero = { seatsTaken: 0, seatsHeld: 0, crecheTaken: 0, crecheHeld: 0 };
  const more = { unitsTaken: 0, unitsHeld: 0, transportTaken: 0, transportHeld: 0 };
  const ids = [...new Set(gone.map((it) => it.session))];
  if (ids.length > 0)
    await tx
      .update(sessions)
      .set({ ...zero, ...more })
      .where(inArray(sessions.id, ids));
}

async function follow(tx: Tx, turn: Turn, row: BookingRow, now: Date): Promise<void> {
  const { firstAt, state } = turn.group;
  if (row.state === "offered" && (state === "closed" || firstAt === null || firstAt <= now))
    return withdraw(tx, turn, row, "waiting", now);
  const body = await getBody(tx, row.id);
  await givePlaces(tx, turn, row.id, body, row.state === "offered" ? "held" : "taken");
  const own = await readOwn(tx, turn, row.id);
  for (const session of turn.ahead) {
    const place = own.get(session.id)!;
    const need = needAt(body, session.startsAt, turn.ratios);
    await setNeed(tx, place, place.crecheAway ? { ...need, creche: 0, units: 0 } : need);
  }
  // no offer outlives the beginning, which may be sooner now
  if (row.state === "offered" && row.offerUntil! > firstAt!) {
    await changeBooking(tx, row.id, { offerUntil: firstAt });
    const said = { until: firstAt!.toISOString() };
    await recordBookingEvent(tx, row, { kind: "offered", detail: said, by: PORTAL }, now);
    await tellFamily(tx, row, { say: "offered", ...said }, PORTAL, now);
  }
}

/** A session that moved, or new ratios: another need of the creche's people. */
async function followGuests(tx: Tx, turn: Turn): Promise<void> {
  const ids = turn.ahead.map((it) => it.id);
  const guests = await tx
    .select()
    .from(sessionPlaces)
    .where(and(inArray(sessionPlaces.session, ids), eq(sessionPlaces.state, "guest")));
  for (const place of guests) {
    const session = turn.ahead.find((it) => it.id === place.session)!;
    await setNeed(tx, place, needAt(await getBody(tx, place.booking), session.startsAt, turn.ratios));
  }
}
