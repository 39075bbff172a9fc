/** Every change of a referral after it came in. Its clock is set anew with each. */
import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import type { Db, Store, Tx } from "../../db/client";
import { referralAlarms, referrals, searchTerms } from "../../db/schema/referrals";
import { hubCalendar } from "../hubs/hubs.server";
import { readAlone } from "../hubs/alone.server";
import { readTargets, readUrgentLease } from "../hubs/targets.server";
import { alarmsOf, notRaised, soonest, type Alone, type Clock, type Waits } from "../hubs/clock";
import { lookAtTasksAgain } from "../tasks/task-clock.server";
import { rankOf } from "./inbox-order";
import type { ReferralRow } from "./record-event.server";
import type { EventKind } from "./referral";
import { SHARED_HUB } from "./term-lists.server";

/** Writes `to`, notes since when something is unread, and when the clock has to be looked at next. */
export async function changeReferral(
  tx: Tx,
  row: ReferralRow,
  to: Partial<ReferralRow>,
  now: Date,
): Promise<void> {
  const changed = { ...row, ...to };
  if (!("unreadSince" in to)) changed.unreadSince = changed.unread ? (row.unreadSince ?? now) : null;
  // what was told of it as of something that can wait is told again as of something that cannot
  if (!row.urgent && changed.urgent && changed.unread) changed.unreadSince = now;
  if (!row.urgent && changed.urgent && !changed.firstContactAt)
    changed.leaseUntil = await readUrgentLease(tx, changed, now);
  // since when nobody has it is only on record once this is written
  changed.alarmAt = isAlone(changed) ? now : await nextAlarm(tx, changed, now);
  const { unreadSince, leaseUntil, alarmAt } = changed;
  const rank = rankOf(changed);
  await tx
    .update(referrals)
    .set({ ...to, unreadSince, leaseUntil, alarmAt, rank })
    .where(eq(referrals.id, row.id));
  if (changed.hub !== row.hub)
    await tx
      .update(searchTerms)
      .set({ hub: changed.hub ?? SHARED_HUB })
      .where(eq(searchTerms.referral, row.id));
}

/** Urgent, and nobody has it, though somebody has opened it. */
const isAlone = (row: ReferralRow): boolean =>
  row.urgent &&
  row.done === 0 &&
  row.state !== "withdrawn" &&
  !row.unread &&
  row.takenBy === null &&
  row.firstContactAt === null &&
  row.pausedAt === null;

/** What may have left it so. */
const LEFT_ALONE = (
  [
    "opened",
    "returned",
    "urgency",
    "resumed",
    "openedAgain",
    "merged",
    "unmerged",
    "undone",
  ] satisfies EventKind[]
).map((kind) => `referral.${kind}`);

export function waitsOf(
  row: Pick<
    ReferralRow,
    | ("urgent" | "done" | "state" | "unread" | "unreadSince" | "dueAt" | "pausedAt")
    | ("firstContactAt" | "outcomeDueAt")
  >,
  targets: { targetMinutes: number; outcomeMinutes: number },
  alone: Alone | null = null,
): Waits {
  const owed = row.done === 0 && row.state !== "withdrawn";
  return {
    urgent: row.urgent,
    unreadSince: row.done === 0 && row.unread ? row.unreadSince : null,
    alone,
    dueAt: owed ? row.dueAt : null,
    targetMinutes: row.firstContactAt && !row.outcomeDueAt ? targets.outcomeMinutes : targets.targetMinutes,
    alsoDue: row.outcomeDueAt && { at: row.outcomeDueAt, targetMinutes: targets.outcomeMinutes },
    pausedAt: row.pausedAt,
  };
}

/** The alarms of a request that have not been raised. */
export async function readClock(tx: Db, row: ReferralRow): Promise<Clock> {
  const calendar = await hubCalendar(tx, row.hub);
  const raised = await tx.select().from(referralAlarms).where(eq(referralAlarms.referral, row.id));
  const left = { subject: row.id, actions: LEFT_ALONE, otherwise: row.openedAt ?? row.receivedAt };
  const alone = isAlone(row) ? await readAlone(tx, left) : null;
  const alarms = alarmsOf(calendar, waitsOf(row, await readTargets(tx, row.hub), alone));
  return { calendar, alarms: notRaised(alarms, raised) };
}

async function nextAlarm(tx: Db, row: ReferralRow, now: Date): Promise<Date | null> {
  if (row.done) return null;
  const { calendar, alarms } = await readClock(tx, row);
  return soonest(alarms, calendar, row.urgent, now);
}

/** Hours or closing days of a hub have changed: its clocks are looked at again, those of its tasks too.
 *  @param hub null for every hub */
export async function lookAgain(tx: Tx, hub: string | null, now: Date): Promise<void> {
  await tx
    .update(referrals)
    .set({ alarmAt: now })
    // the shared queue keeps a hub's hours too
    .where(
      and(
        eq(referrals.done, 0),
        eq(referrals.test, false),
        hub === null ? undefined : or(eq(referrals.hub, hub), isNull(referrals.hub)),
      ),
    );
  await lookAtTasksAgain(tx, hub, now);
}

/** Ids of requests whose clock has to be looked at, longest due first. */
export async function listDue(store: Store, now: Date, limit: number): Promise<string[]> {
  const rows = await store.read
    .select({ id: referrals.id })
    .from(referrals)
    .where(and(eq(referrals.done, 0), lte(referrals.alarmAt, now), eq(referrals.test, false)))
    .orderBy(asc(referrals.alarmAt))
    .limit(limit);
  return rows.map((it) => it.id);
}
