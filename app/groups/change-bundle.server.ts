/** Another number of people, or other needs: all of it fits, or all stays as it was. */
import type { Tx } from "../../db/client";
import { getBody, replaceBody } from "./booking-body.server";
import { changeBooking, getBooking } from "./change-booking.server";
import { listGroupsOf } from "./cancel-booking.server";
import { capacityOf, findLack, needAt, usedOf } from "./fit";
import type { BookingBody } from "./group";
import { matchApart } from "./keep-apart.server";
import { offerInTurn } from "./offer-places.server";
import { counts, readOwn, recount, setNeed, without, type PlaceRow } from "./places.server";
import { recordBookingEvent } from "./record-booking-event.server";
import { takeTurns, type Turn } from "./take-turn.server";

/** Writes `body` in place of what was there, its places with it. Who waits keeps their turn.
 *  @param by staff id; undefined where the family did it
 *  @returns "full" where it does not fit at each session it has places of, or has ended: nothing has changed then */
export async function changeBundle(
  tx: Tx,
  bookingId: string,
  body: BookingBody,
  by: string | undefined,
  now: Date,
): Promise<"changed" | "full"> {
  const turns = await takeTurns(tx, await listGroupsOf(tx, bookingId), now);
  const row = await getBooking(tx, bookingId);
  if (row.state === "ended") return "full";
  const owned: Array<{ turn: Turn; own: Map<string, PlaceRow> }> = [];
  for (const turn of turns.values()) owned.push({ turn, own: await readOwn(tx, turn, bookingId) });
  if (owned.some(({ turn, own }) => lacks(turn, own, body))) return "full";
  const { bundle: from } = await getBody(tx, bookingId);
  await replaceBody(tx, bookingId, body, now);
  await matchApart(tx, row, body);
  for (const { turn, own } of owned) {
    for (const session of turn.ahead) {
      const place = own.get(session.id);
      if (place) await setNeed(tx, place, needHere(place, body, session.startsAt, turn));
    }
    await recount(tx, turn);
  }
  const detail = { from, to: body.bundle };
  await recordBookingEvent(tx, row, { kind: "bundleChanged", detail, ...(by ? { by } : {}) }, now);
  // what they said no to was for another number of people
  if (row.state === "waiting") await changeBooking(tx, bookingId, { offeredAt: null });
  // who is only on the list gives nothing back that was not offered to it
  const fromList = row.state !== "booked";
  for (const turn of turns.values()) await offerInTurn(tx, turn, { cameBack: true, fromList }, now);
  return "changed";
}

function lacks(turn: Turn, own: Map<string, PlaceRow>, body: BookingBody): boolean {
  const sessions = turn.ahead.flatMap((session) => {
    const place = own.get(session.id);
    if (!place || !counts(place)) return [];
    return { used: without(usedOf(session), place), need: needHere(place, body, session.startsAt, turn) };
  });
  return findLack(capacityOf(turn.group), sessions) !== null;
}

function needHere(place: PlaceRow, body: BookingBody, at: Date, turn: Turn) {
  const need = needAt(body, at, turn.ratios);
  return place.crecheAway ? { ...need, creche: 0, units: 0 } : need;
}
