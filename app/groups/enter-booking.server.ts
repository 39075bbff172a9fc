/** A family asks for places: all of what it asks for, a turn on the list, or a talk first. */
import type { Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import type { Via } from "../../db/schema/referrals";
import { askToTalk } from "./ask-staff.server";
import { columnsOf, insertBody } from "./booking-body.server";
import { changeBooking } from "./change-booking.server";
import { TALK_REASONS, type BookingBody, type TalkReason } from "./group";
import { isApart, matchApart } from "./keep-apart.server";
import { offerInTurn } from "./offer-places.server";
import { findLackOf, givePlaces, recount } from "./places.server";
import { endOfQueue, listQueue } from "./queue.server";
import { recordBookingEvent } from "./record-booking-event.server";
import { hasBegun, takeTurn, type Turn } from "./take-turn.server";
import { readPosition } from "./waiting-list.server";
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
  talk: readonly TalkReason[];
}

export type Entered =
  | { state: "booked" }
  | { state: "waiting"; position: number }
  | { state: "asked" }
  /** the group takes no names, or has begun: nothing was written */
  | { state: "closed" };

/** In the caller's transaction, which waits for its turn in the group. */
export async function enterBooking(tx: Tx, it: NewBooking, now: Date): Promise<Entered> {
  const turn = await takeTurn(tx, it.group, now);
  if (!turn || turn.group.state !== "published" || hasBegun(turn, now)) return { state: "closed" };
  // what came back was others' before it is anybody's who comes now
  if (turn.group.offerDueAt) await offerInTurn(tx, turn, { cameBack: true }, now);
  const row = { id: it.id, hub: turn.group.hub };
  await insert(tx, turn, it, now);
  const by = it.by === undefined ? {} : { by: it.by };
  const talk = await reasonsToTalk(tx, turn, it);
  await recordBookingEvent(tx, row, { kind: "made", detail: { talk }, ...by }, now);
  if (talk.length > 0) {
    const asked = await changeBooking(tx, it.id, await endOfQueue(tx, turn, now));
    await askToTalk(tx, asked, talk, now);
    await recordBookingEvent(tx, row, { kind: "asked", detail: { why: talk }, ...by }, now);
    return { state: "asked" };
  }
  const passed = await findRoom(tx, turn, it, now);
  if (passed) {
    await changeBooking(tx, it.id, { state: "booked" });
    await givePlaces(tx, turn, it.id, it.body, "taken");
    await logSkips(tx, turn.group.id, passed, it.id, now);
    await recordBookingEvent(tx, row, { kind: "booked", detail: null, ...by }, now);
    return { state: "booked" };
  }
  await changeBooking(tx, it.id, { state: "waiting", ...(await endOfQueue(tx, turn, now)) });
  await recount(tx, turn);
  const position = (await readPosition(tx, it.id))!;
  await recordBookingEvent(tx, row, { kind: "listed", detail: { position }, ...by }, now);
  return { state: "waiting", position };
}

async function insert(tx: Tx, turn: Turn, it: NewBooking, now: Date): Promise<void> {
  const { id, reference, codeHash, group, via, body } = it;
  const row = { id, reference, codeHash, group, via, hub: turn.group.hub, madeAt: now };
  // until it is known what becomes of it, nobody has placed it
  await tx.insert(bookings).values({ ...row, ...columnsOf(id, body, now), state: "asked" });
  await insertBody(tx, id, body, now);
  await matchApart(tx, { id, reference }, body);
}

async function reasonsToTalk(tx: Tx, turn: Turn, it: NewBooking): Promise<TalkReason[]> {
  const found = new Set(it.talk);
  if (turn.askFirst) found.add("askFirst");
  if (await isApart(tx, it.id, turn.group.id)) found.add("person");
  return TALK_REASONS.filter((reason) => found.has(reason));
}

/** @returns who is passed over if this family is placed now, each with its reason; null where it has to wait */
async function findRoom(tx: Tx, turn: Turn, { id, body }: NewBooking, now: Date): Promise<Passed[] | null> {
  if (findLackOf(turn, body)) return null;
  const passed = await passedOver(tx, turn, id, now);
  if (passed) return passed;
  // somebody who was there sooner can have what is free
  await offerInTurn(tx, turn, { cameBack: false }, now);
  return findLackOf(turn, body) ? null : passedOver(tx, turn, id, now);
}

/** @returns null where somebody on the list could be placed */
async function passedOver(tx: Tx, turn: Turn, newcomer: string, now: Date): Promise<Passed[] | null> {
  const passed: Passed[] = [];
  for (const row of await listQueue(tx, turn.group.id)) {
    if (row.id === newcomer) continue;
    const reason = await whyNot(tx, turn, row, false, now);
    if (!reason) return null;
    passed.push({ booking: row.id, reason });
  }
  return passed;
}
