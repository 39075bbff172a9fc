/** Ends of an offer that the family did not answer. What was held is free then, and offered by whoever calls. */
import { PORTAL } from "../audit/portal";
import type { Tx } from "../../db/client";
import { endTasks } from "../tasks/tasks.server";
import { askToRing, askToTalk } from "./ask-staff.server";
import { findBody } from "./booking-body.server";
import { changeBooking } from "./change-booking.server";
import { freePlaces } from "./places.server";
import { recordBookingEvent, type BookingRow } from "./record-booking-event.server";
import type { Turn } from "./take-turn.server";
import { tellFamily } from "./tell-family.server";

/** Its time is over: they keep their turn, and a person asks them. Nobody is dropped for not having looked. */
export async function runOut(tx: Tx, turn: Turn, row: BookingRow, now: Date): Promise<void> {
  await changeBooking(tx, row.id, { state: "paused", offerUntil: null });
  await freePlaces(tx, turn, row.id);
  await recordBookingEvent(tx, row, { kind: "offerRanOut", detail: null, by: PORTAL }, now);
  await tellFamily(tx, row, { say: "offerRanOut" }, PORTAL, now);
  await askToRing(tx, row, await callMeOf(tx, row.id), now);
}

/** The portal takes it back: the group does not take place, or they must not be placed in it.
 *  @param to `asked`: a person talks with them */
export async function withdraw(
  tx: Tx,
  turn: Turn,
  row: BookingRow,
  to: "waiting" | "asked",
  now: Date,
): Promise<void> {
  await changeBooking(tx, row.id, { state: to, offeredAt: null, offerUntil: null });
  await freePlaces(tx, turn, row.id);
  // nobody must ring to offer what is no more
  await endTasks(tx, row.id, ["ring"], PORTAL, now);
  await recordBookingEvent(tx, row, { kind: "offerWithdrawn", detail: null, by: PORTAL }, now);
  await tellFamily(tx, row, { say: "offerWithdrawn" }, PORTAL, now);
  if (to === "asked") await askToTalk(tx, row, await callMeOf(tx, row.id), ["person"], now);
}

const callMeOf = async (tx: Tx, id: string) => (await findBody(tx, id))?.callMe ?? null;
