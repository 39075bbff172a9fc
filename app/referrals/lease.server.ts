/** Who has a request has it for a while: one that lies untouched goes back to all, so that nobody waits for somebody
 *  who is not there. */
import { PORTAL } from "../audit/portal";
import { and, eq, lte } from "drizzle-orm";
import type { Db, Store, Tx } from "../../db/client";
import { referrals } from "../../db/schema/referrals";
import { readLeaseEnd } from "../hubs/targets.server";
import { returnTasksOf } from "../tasks/return-tasks.server";
import { changeReferral } from "./change-referral.server";
import { getHeldReferral, recordEvent, type ReferralRow } from "./record-event.server";
import { unheld } from "./reopen.server";
import type { EventDetail } from "./referral";

const AT_ONCE = 200;

/** Until when the person who has it, or takes it now, has it. */
export async function readLease(
  db: Db,
  row: Pick<ReferralRow, "hub" | "urgent" | "firstContactAt">,
  now: Date,
): Promise<Date> {
  return readLeaseEnd(db, { ...row, reached: row.firstContactAt !== null }, now);
}

/** Nobody has it any more, and the history says why. @param by staff id, or the portal */
export async function putBack(
  tx: Tx,
  row: ReferralRow,
  { by, ...detail }: EventDetail["returned"] & { by: string },
  now: Date,
): Promise<void> {
  const state = row.state === "taken" ? unheld(row) : row.state;
  await changeReferral(tx, row, { takenBy: null, takenAt: null, leaseUntil: null, state }, now);
  await recordEvent(tx, row, { by, kind: "returned", detail, note: detail.why }, now);
}

/** Puts back what nobody has done anything with since its lease ran out. */
export async function returnLeases(store: Store, now: Date): Promise<void> {
  const out = and(eq(referrals.done, 0), lte(referrals.leaseUntil, now));
  const rows = await store.read.select({ id: referrals.id }).from(referrals).where(out).limit(AT_ONCE);
  for (const { id } of rows)
    await store.transaction(async (tx) => {
      const row = await getHeldReferral(tx, id);
      // something may have been done between the look and the transaction
      if (row.done || !row.leaseUntil || row.leaseUntil > now) return;
      await putBack(tx, row, { by: PORTAL, why: "leaseEnded", text: "" }, now);
    });
}

/** Puts back everything that somebody has who is shut out, requests and tasks.
 *  @param mayKeep whether they may go on with what they have at a hub, null for the shared queue */
export async function returnWorkOf(
  tx: Tx,
  staffId: string,
  now: Date,
  mayKeep: (hub: string | null, doing: "takeRequest" | "workTasks") => boolean = () => false,
): Promise<void> {
  const rows = await tx
    .select({ id: referrals.id, hub: referrals.hub })
    .from(referrals)
    .where(and(eq(referrals.takenBy, staffId), eq(referrals.done, 0)));
  for (const { id, hub } of rows)
    if (!mayKeep(hub, "takeRequest"))
      await putBack(tx, await getHeldReferral(tx, id), { by: PORTAL, why: "left", text: "" }, now);
  await returnTasksOf(tx, staffId, now, (hub) => mayKeep(hub, "workTasks"));
}
