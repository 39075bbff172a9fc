/** Nobody waits unseen: tells who has to know, whether or not the mail works. The inbox and the family's page say the
 *  same by themselves. */
import { PORTAL } from "../audit/portal";
import { eq } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { referralAlarms, referrals } from "../../db/schema/referrals";
import { openState } from "../hubs/opening-hours";
import { tellAlarm } from "../hubs/tell-alarm.server";
import { ringBell } from "../outbox/bell.server";
import { listDue, readClock } from "./change-referral.server";
import { dueNow, soonest, type Alarm, type AlarmKind } from "../hubs/clock";
import { getHeldReferral, recordEvent, type ReferralRow } from "./record-event.server";

const AT_ONCE = 200;

/** The notice that says so. */
const NOTICES: Record<AlarmKind, string> = {
  unopened: "referralUnopened",
  stillUnopened: "referralUnopened",
  untaken: "referralUntaken",
  stillUntaken: "referralUntaken",
  dueSoon: "referralDueSoon",
  overdue: "referralOverdue",
  twiceOverdue: "referralTwiceOverdue",
};

/** Raises every alarm that is due at `now`, each once. */
export async function raiseAlarms(store: Store, now: Date): Promise<void> {
  const ids = await listDue(store, now, AT_ONCE);
  for (const id of ids) await store.transaction((tx) => raiseOf(tx, id, now));
  if (ids.length > 0) ringBell();
}

async function raiseOf(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await getHeldReferral(tx, id);
  const { calendar, alarms } = await readClock(tx, row);
  const openNow = openState(calendar, now).open;
  const due = dueNow(alarms, calendar, row.urgent, now);
  for (const alarm of due) await raise(tx, row, alarm, openNow, now);
  const left = alarms.filter((it) => !due.includes(it));
  const alarmAt = row.done ? null : soonest(left, calendar, row.urgent, now);
  await tx.update(referrals).set({ alarmAt }).where(eq(referrals.id, id));
}

async function raise(tx: Tx, row: ReferralRow, { kind, of }: Alarm, openNow: boolean, now: Date) {
  await tx.insert(referralAlarms).values({ referral: row.id, kind, of, at: now });
  await recordEvent(tx, row, { by: PORTAL, kind: "alarm", detail: { alarm: kind }, note: kind }, now);
  const about = { subjectKind: NOTICES[kind], subject: row.id, hub: row.hub, urgent: row.urgent };
  await tellAlarm(tx, kind, about, openNow, now);
}
