/** What a family, or staff for it, do on the list of a group. */
import { PORTAL } from "../audit/portal";
import { and, eq, inArray, lt, or } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import { endTasks } from "../tasks/tasks.server";
import { getBody } from "./booking-body.server";
import { cancelBooking } from "./cancel-booking.server";
import { changeBooking, takeTurnOf } from "./change-booking.server";
import { runOut, withdraw } from "./end-offer.server";
import { isApart } from "./keep-apart.server";
import { offerInTurn } from "./offer-places.server";
import { findLackOf, freePlaces, givePlaces, recount, takeHeld } from "./places.server";
import { recordBookingEvent, type BookingRow } from "./record-booking-event.server";
import { endOfQueue, IN_QUEUE, listQueue } from "./queue.server";
import { hasBegun, type Turn } from "./take-turn.server";
import { tellFamily } from "./tell-family.server";
import { tellOfLift } from "./tell-of-needs.server";
import { logSkips, whyNot, type Passed } from "./why-not.server";

const who = (by: string | undefined) => (by === undefined ? {} : { by });
const BEFORE_PLACED = ["ask", "ring"] as const;

/** @returns 1 for who is next; null for a booking that is not on the list */
export async function readPosition(db: Db, bookingId: string): Promise<number | null> {
  const [row] = await db.select().from(bookings).where(eq(bookings.id, bookingId));
  if (!row?.listedAt || (row.state !== "waiting" && row.state !== "paused")) return null;
  const sooner = or(
    lt(bookings.listedAt, row.listedAt),
    and(eq(bookings.listedAt, row.listedAt), lt(bookings.listedTurn, row.listedTurn!)),
  );
  const inQueue = and(eq(bookings.group, row.group), inArray(bookings.state, [...IN_QUEUE]));
  return 1 + (await db.$count(bookings, and(inQueue, sooner)));
}

/** They take the places that are held for them. @param by staff id, where they rang
 *  @returns "gone" where the offer is no more; the page then says what has become of it */
export async function acceptOffer(
  tx: Tx,
  bookingId: string,
  now: Date,
  by?: string,
): Promise<"booked" | "gone"> {
  const { turn, row } = await takeTurnOf(tx, bookingId, now);
  // a second press
  if (row.state === "booked") return "booked";
  if (row.state !== "offered") return "gone";
  if (row.offerUntil! <= now || hasBegun(turn, now) || turn.group.state === "closed") {
    await runOut(tx, turn, row, now);
    await offerInTurn(tx, turn, { cameBack: true, fromList: true }, now);
    return "gone";
  }
  if (await isApart(tx, bookingId, turn.group.id)) {
    await withdraw(tx, turn, row, "asked", now);
    await offerInTurn(tx, turn, { cameBack: true, fromList: true }, now);
    return "gone";
  }
  return accept(tx, turn, row, by, now);
}

async function accept(
  tx: Tx,
  turn: Turn,
  row: BookingRow,
  by: string | undefined,
  now: Date,
): Promise<"booked"> {
  await changeBooking(tx, row.id, { state: "booked", offerUntil: null });
  await takeHeld(tx, turn, row.id);
  await recordBookingEvent(tx, row, { kind: "accepted", detail: null, ...who(by) }, now);
  await endTasks(tx, row.id, BEFORE_PLACED, by ?? PORTAL, now);
  await tellOfLift(tx, row, await getBody(tx, row.id), now);
  return "booked";
}

/** They let the places go. Who stays keeps their turn, and is asked again when other places come back. */
export async function declineOffer(
  tx: Tx,
  bookingId: string,
  { stays }: { stays: boolean },
  now: Date,
  by?: string,
): Promise<void> {
  const { turn, row } = await takeTurnOf(tx, bookingId, now);
  if (row.state !== "offered") return;
  await recordBookingEvent(tx, row, { kind: "declined", detail: { stays }, ...who(by) }, now);
  if (!stays) return cancelBooking(tx, bookingId, { ...who(by), why: "declined" }, now);
  await changeBooking(tx, bookingId, { state: "waiting", offerUntil: null });
  await freePlaces(tx, turn, bookingId);
  await endTasks(tx, bookingId, ["ring"], by ?? "family", now);
  await offerInTurn(tx, turn, { cameBack: true, fromList: true }, now);
}

/** A person has spoken with them: they are on the list as if nothing had been. @param by staff id */
export async function resumeWaiting(tx: Tx, bookingId: string, by: string, now: Date): Promise<void> {
  const { turn, row } = await takeTurnOf(tx, bookingId, now);
  if (row.state !== "paused" && row.state !== "asked") return;
  const turnOf = row.listedAt ? {} : (await endOfQueue(tx, turn, now)).at;
  await changeBooking(tx, bookingId, { state: "waiting", offeredAt: null, ...turnOf });
  await recount(tx, turn);
  await recordBookingEvent(tx, row, { kind: "resumed", detail: null, by }, now);
  await endTasks(tx, bookingId, BEFORE_PLACED, by, now);
  if (row.state === "asked") await tellFamily(tx, row, { say: "listed" }, by, now);
  await offerInTurn(tx, turn, { cameBack: false }, now);
}

/** A person has spoken with them and places them: before the group begins or while it runs, for all that is still to come.
 *  @param by staff id
 *  @returns "waiting" where there is too little of something, or they must not be placed there: they are on the list, and
 *  its log says why */
export async function placeByStaff(
  tx: Tx,
  bookingId: string,
  by: string,
  now: Date,
): Promise<"booked" | "waiting"> {
  const { turn, row } = await takeTurnOf(tx, bookingId, now);
  if (row.state === "booked") return "booked";
  if (row.state === "ended") return "waiting";
  const apart = await isApart(tx, bookingId, turn.group.id);
  const takesNames = turn.group.state === "published" || turn.group.state === "paused";
  if (row.state === "offered") {
    if (!apart && takesNames) return accept(tx, turn, row, by, now);
    await withdraw(tx, turn, row, apart ? "asked" : "waiting", now);
    await offerInTurn(tx, turn, { cameBack: true, fromList: true }, now);
    return "waiting";
  }
  const body = await getBody(tx, bookingId);
  const lack = apart ? "apart" : turn.ahead.length === 0 || !takesNames ? "tooLate" : findLackOf(turn, body);
  await endTasks(tx, bookingId, BEFORE_PLACED, by, now);
  if (lack) return list(tx, turn, row, lack, by, now);
  const passed = await passedOver(tx, turn, row, now);
  await changeBooking(tx, bookingId, { state: "booked", offerUntil: null });
  await givePlaces(tx, turn, bookingId, body, "taken");
  await logSkips(tx, turn.group.id, passed, bookingId, now);
  await recordBookingEvent(tx, row, { kind: "booked", detail: null, by }, now);
  await tellFamily(tx, row, { say: "placed" }, by, now);
  await tellOfLift(tx, row, body, now);
  return "booked";
}

async function list(
  tx: Tx,
  turn: Turn,
  row: BookingRow,
  reason: Passed["reason"],
  by: string,
  now: Date,
): Promise<"waiting"> {
  const turnOf = row.listedAt ? {} : (await endOfQueue(tx, turn, now)).at;
  await changeBooking(tx, row.id, { state: "waiting", offeredAt: null, ...turnOf });
  await recount(tx, turn);
  await logSkips(tx, turn.group.id, [{ booking: row.id, reason }], null, now);
  if (row.state === "waiting") return "waiting";
  await recordBookingEvent(tx, row, { kind: "resumed", detail: null, by }, now);
  if (row.state === "asked") await tellFamily(tx, row, { say: "listed" }, by, now);
  return "waiting";
}

/** Those before it on the list, with why; where nothing stands in their way, a person chose. */
async function passedOver(tx: Tx, turn: Turn, chosen: BookingRow, now: Date): Promise<Passed[]> {
  const passed: Passed[] = [];
  for (const row of await listQueue(tx, turn.group.id)) {
    if (row.id === chosen.id) break;
    passed.push({ booking: row.id, reason: (await whyNot(tx, turn, row, false, now)) ?? "chosen" });
  }
  return passed;
}
