/** Places that came back go to the first on the list whose whole bundle fits, in the transaction that freed them. */
import { PORTAL } from "../audit/portal";
import { and, asc, eq, isNotNull, lte } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import { groups } from "../../db/schema/groups";
import { hubCalendar } from "../hubs/hubs.server";
import { ringBell } from "../outbox/bell.server";
import { getBody } from "./booking-body.server";
import { changeBooking, takeTurnOf } from "./change-booking.server";
import { runOut } from "./end-offer.server";
import { offerUntil } from "./offer-until";
import { givePlaces, recount } from "./places.server";
import { listQueue } from "./queue.server";
import { recordBookingEvent, type BookingRow } from "./record-booking-event.server";
import { takeTurn, type Turn } from "./take-turn.server";
import { tellFamily } from "./tell-family.server";
import { logSkips, whyNot, type Passed } from "./why-not.server";

const AT_ONCE = 100;

/** Looks at the whole list of a group, those who let an offer go by too. */
export async function offerPlaces(tx: Tx, groupId: string, now: Date): Promise<void> {
  const turn = await takeTurn(tx, groupId, now);
  if (turn) await offerInTurn(tx, turn, { cameBack: true }, now);
}

/** Whoever let an offer go by is asked again once something came back that was no offer of this list. Where it does not fit
 *  them then, they are asked as soon as something does: `offeredAt` is forgotten.
 *  @param how.cameBack whether places came back; `fromList`: those of an offer, which those before it on the list did not
 *  want, or could not take */
export async function offerInTurn(
  tx: Tx,
  turn: Turn,
  how: { cameBack: boolean; fromList?: boolean },
  now: Date,
): Promise<void> {
  const { id, state } = turn.group;
  const asksAgain = how.cameBack && !how.fromList;
  // looked at again when it takes names again: see `runWaitingLists`
  const offerDueAt = state === "draft" || state === "paused" ? now : null;
  if (state === "published") {
    const passed: Passed[] = [];
    let offered = false;
    for (const row of await listQueue(tx, id)) {
      const reason = await whyNot(tx, turn, row, asksAgain, now);
      if (reason) {
        passed.push({ booking: row.id, reason });
        continue;
      }
      await offer(tx, turn, row, now);
      await logSkips(tx, id, passed, row.id, now);
      offered = true;
    }
    if (!offered && how.cameBack) await logSkips(tx, id, passed, null, now);
  }
  // whoever was asked now is not among them
  if (asksAgain)
    await tx
      .update(bookings)
      .set({ offeredAt: null })
      .where(and(eq(bookings.group, id), eq(bookings.state, "waiting"), isNotNull(bookings.offeredAt)));
  await tx.update(groups).set({ offerDueAt }).where(eq(groups.id, id));
  turn.group.offerDueAt = offerDueAt;
}

async function offer(tx: Tx, turn: Turn, row: BookingRow, now: Date): Promise<void> {
  const body = await getBody(tx, row.id);
  const calendar = await hubCalendar(tx, row.hub);
  const until = offerUntil({ calendar, contact: body.contact, firstAt: turn.group.firstAt! }, now)!;
  await changeBooking(tx, row.id, { state: "offered", offeredAt: now, offerUntil: until });
  await givePlaces(tx, turn, row.id, body, "held");
  const said = { until: until.toISOString() };
  await recordBookingEvent(tx, row, { kind: "offered", detail: said, by: PORTAL }, now);
  await tellFamily(tx, row, { say: "offered", ...said }, PORTAL, now);
}

/** Ends offers that ran out and offers what they held; looks at groups of which more is free, or that take names again. */
export async function runWaitingLists(store: Store, now: Date): Promise<void> {
  const out = await store.read
    .select({ id: bookings.id })
    .from(bookings)
    .where(and(eq(bookings.state, "offered"), lte(bookings.offerUntil, now)))
    .orderBy(asc(bookings.offerUntil))
    .limit(AT_ONCE);
  for (const { id } of out) await store.transaction((tx) => endIfOut(tx, id, now));
  const due = await store.read
    .select({ id: groups.id })
    .from(groups)
    .where(and(lte(groups.offerDueAt, now), eq(groups.state, "published")))
    .limit(AT_ONCE);
  for (const { id } of due) await store.transaction((tx) => offerPlaces(tx, id, now));
  if (out.length + due.length > 0) ringBell();
}

async function endIfOut(tx: Tx, id: string, now: Date): Promise<void> {
  const { turn, row } = await takeTurnOf(tx, id, now);
  // it may have been answered between the look and the turn
  if (row.state !== "offered" || row.offerUntil! > now) return;
  await runOut(tx, turn, row, now);
  await recount(tx, turn);
  await offerInTurn(tx, turn, { cameBack: true, fromList: true }, now);
}
