/** A family asks for places: all of what it asks for, a turn on the list, or a talk first. */
import type { Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { bookings } from "../../db/schema/bookings";
import type { Via } from "../../db/schema/referrals";
import { askToTalk } from "./ask-staff.server";
import { columnsOf, insertBody } from "./booking-body.server";
import { TALK_REASONS, type BookingBody, type TalkReason } from "./group";
import { findSides, keepSides } from "./keep-apart.server";
import { offerInTurn } from "./offer-places.server";
import { findLackOf, givePlaces, recountGroup } from "./places.server";
import { endOfQueue, listQueue } from "./queue.server";
import { recordBookingEvent, type BookingRow } from "./record-booking-event.server";
import { hasBegun, takeTurn, type Turn } from "./take-turn.server";
import { logSkips, whyNot, type Passed } from "./why-not.server";

export interface NewBooking {
  id: string;
  reference: string;
  codeHash: string;
  /** id of the group */
  group: string;
  body: BookingBody;
  via: Via;
  /** staff id, where they typed it in */
  by?: string;
  /** why a person talks with them first, as `talkReasons` found */
  talk: TalkReason[];
}

export type Entered =
  | { state: "booked" }
  | { state: "waiting"; position: number }
  | { state: "asked" }
  /** the group takes no names now, is for whoever drops in, or has begun: nothing was written */
  | { state: "closed" };

/** In the caller's transaction, which waits for its turn in the group. */
export async function enterBooking(tx: Tx, it: NewBooking, now: Date): Promise<Entered> {
  const turn = await takeTurn(tx, it.group, now);
  if (!turn || !takesNames(turn, now)) return { state: "closed" };
  // what came back was others' before it is anybody's who comes now
  if (turn.group.offerDueAt) await offerInTurn(tx, turn, { cameBack: true }, now);
  const sides = await findSides(tx, it.reference, it.body);
  // in any group, whether or not the other is there: what one is told must not say where the other comes
  const apart = sides.length > 0;
  const why = it.talk.concat(turn.askFirst ? ["askFirst"] : [], apart ? ["person"] : []);
  const talk = TALK_REASONS.filter((reason) => why.includes(reason));
  const passed = talk.length > 0 ? null : await findRoom(tx, turn, it.body, now);
  const state = talk.length > 0 ? "asked" : passed ? "booked" : "waiting";
  const { position, at } = await endOfQueue(tx, turn, now);
  const row = await insert(tx, turn, it, { state, ...(passed ? {} : at) }, now);
  await keepSides(tx, it.id, sides);
  const by = it.by === undefined ? {} : { by: it.by };
  await recordBookingEvent(tx, row, { kind: "made", detail: { talk }, ...by }, now);
  if (passed) {
    await givePlaces(tx, turn, it.id, it.body, "taken");
    await logSkips(tx, turn.group.id, passed, it.id, now);
    await recordBookingEvent(tx, row, { kind: "booked", detail: null, ...by }, now);
    return { state: "booked" };
  }
  if (state === "asked") {
    await askToTalk(tx, row, it.body.callMe, talk, now);
    await recordBookingEvent(tx, row, { kind: "asked", detail: { why: talk }, ...by }, now);
    return { state };
  }
  await recountGroup(tx, turn);
  await recordBookingEvent(tx, row, { kind: "listed", detail: { position }, ...by }, now);
  return { state: "waiting", position };
}

const takesNames = (turn: Turn, now: Date) =>
  turn.group.state === "published" && !turn.dropIn && !hasBegun(turn, now);

const insertBooking = preparedInsert(bookings);

async function insert(
  tx: Tx,
  turn: Turn,
  it: NewBooking,
  more: Pick<BookingRow, "state"> & Partial<Pick<BookingRow, "listedAt" | "listedTurn">>,
  now: Date,
): Promise<{ id: string; hub: string; group: string; reference: string }> {
  const { id, reference, codeHash, group, via, body } = it;
  const row = { id, reference, group, hub: turn.group.hub };
  await insertBooking(tx, { ...row, codeHash, via, madeAt: now, ...columnsOf(id, body, now), ...more });
  await insertBody(tx, id, body, now);
  return row;
}

/** @returns who is passed over if this family is placed now, each with its reason; null where it has to wait */
async function findRoom(tx: Tx, turn: Turn, body: BookingBody, now: Date): Promise<Passed[] | null> {
  if (findLackOf(turn, body)) return null;
  const passed = await passedOver(tx, turn, now);
  if (passed) return passed;
  // somebody who was there sooner can have what is free
  await offerInTurn(tx, turn, { cameBack: false }, now);
  return findLackOf(turn, body) ? null : passedOver(tx, turn, now);
}

/** @returns null where somebody on the list could be placed */
async function passedOver(tx: Tx, turn: Turn, now: Date): Promise<Passed[] | null> {
  const passed: Passed[] = [];
  for (const row of await listQueue(tx, turn.group.id)) {
    const reason = await whyNot(tx, turn, row, false, now);
    if (!reason) return null;
    passed.push({ booking: row.id, reason });
  }
  return passed;
}
