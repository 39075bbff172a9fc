/** Places given back: all of them, those of one session, or the creche's for a week. What comes back is offered in the
 *  same transaction. */
import { PORTAL } from "../audit/portal";
import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { sessionPlaces, type BookingEnd } from "../../db/schema/bookings";
import { sessions } from "../../db/schema/groups";
import { endTasks } from "../tasks/tasks.server";
import { getBody } from "./booking-body.server";
import { changeBooking, getBooking, takeTurnOf } from "./change-booking.server";
import { capacityOf, findLack, needAt, usedOf } from "./fit";
import { offerInTurn } from "./offer-places.server";
import { freePlaces, readOwn, recount, without } from "./places.server";
import { recordBookingEvent } from "./record-booking-event.server";
import { takeTurns } from "./take-turn.server";

const TASKS = ["ask", "ring", "needs", "missed"] as const;

/** Ends a booking, whatever state it is in: its places still to come are free, as a guest in other groups too. One that
 *  has ended stays as it is. @param it.by staff id or "portal"; left out where the family did it */
export async function cancelBooking(
  tx: Tx,
  bookingId: string,
  it: { by?: string; why: BookingEnd },
  now: Date,
): Promise<void> {
  const turns = await takeTurns(tx, await listGroupsOf(tx, bookingId), now);
  const row = await getBooking(tx, bookingId);
  if (row.state === "ended") return;
  await changeBooking(tx, bookingId, { state: "ended", endedWhy: it.why, endedAt: now, offerUntil: null });
  const by = it.by === undefined ? {} : { by: it.by };
  await recordBookingEvent(tx, row, { kind: "ended", detail: { why: it.why }, ...by }, now);
  await endTasks(tx, bookingId, TASKS, it.by ?? PORTAL, now);
  for (const turn of turns.values()) {
    const had = await freePlaces(tx, turn, bookingId);
    const home = turn.group.id === row.group;
    const fromList = home && row.state === "offered";
    if (had || home) await offerInTurn(tx, turn, { cameBack: had, fromList }, now);
  }
}

/** Its own group, and those in which it is a guest. */
export async function listGroupsOf(tx: Tx, bookingId: string): Promise<string[]> {
  const { group } = await getBooking(tx, bookingId);
  const rows = await tx
    .selectDistinct({ group: sessions.group })
    .from(sessionPlaces)
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .where(and(eq(sessionPlaces.booking, bookingId), eq(sessionPlaces.state, "guest")));
  return [group, ...rows.map((it) => it.group)];
}

type What = "all" | "creche";
const placeOf = (booking: string, session: string) =>
  and(eq(sessionPlaces.booking, booking), eq(sessionPlaces.session, session));

/** They cannot come that week, or need no creche: what they had is free for somebody else. Where it is over, or they have
 *  no such place, nothing happens. @param by staff id; undefined where the family did it */
export async function giveUpSession(
  tx: Tx,
  bookingId: string,
  sessionId: string,
  what: What,
  by: string | undefined,
  now: Date,
): Promise<void> {
  const { turn, row } = await takeTurnOf(tx, bookingId, now);
  const place = (await readOwn(tx, turn, bookingId)).get(sessionId);
  if (place?.state !== "taken" || (what === "creche" && place.creche === 0)) return;
  const set = what === "all" ? { state: "away" as const } : { crecheAway: true, creche: 0, units: 0 };
  await tx.update(sessionPlaces).set(set).where(placeOf(bookingId, sessionId));
  await recount(tx, turn);
  const detail = { session: sessionId, what };
  await recordBookingEvent(tx, row, { kind: "away", detail, ...(by ? { by } : {}) }, now);
  await offerInTurn(tx, turn, { cameBack: true }, now);
}

/** They can come after all. @returns "full" where somebody else has it now, or it is over */
export async function takeSessionBack(
  tx: Tx,
  bookingId: string,
  sessionId: string,
  what: What,
  by: string | undefined,
  now: Date,
): Promise<"back" | "full"> {
  const { turn, row } = await takeTurnOf(tx, bookingId, now);
  const place = (await readOwn(tx, turn, bookingId)).get(sessionId);
  const session = turn.ahead.find((it) => it.id === sessionId);
  if (!place || !session || row.state !== "booked") return "full";
  const away = what === "all" ? place.state === "away" : place.state === "taken" && place.crecheAway;
  // a second press finds it there
  if (!away) return place.state === "taken" ? "back" : "full";
  const whole = needAt(await getBody(tx, bookingId), session.startsAt, turn.ratios);
  const need = what === "all" && place.crecheAway ? { ...whole, creche: 0, units: 0 } : whole;
  const used = without(usedOf(session), what === "creche" ? place : undefined);
  if (findLack(capacityOf(turn.group), [{ used, need }])) return "full";
  const set = { ...need, state: "taken" as const, ...(what === "creche" ? { crecheAway: false } : {}) };
  await tx.update(sessionPlaces).set(set).where(placeOf(bookingId, sessionId));
  await recount(tx, turn);
  const detail = { session: sessionId, what };
  await recordBookingEvent(tx, row, { kind: "back", detail, ...(by ? { by } : {}) }, now);
  return "back";
}
