/** Tells who has to know that a task waits, whether or not the mail works: the inbox and the banner say it by themselves. */
import { PORTAL } from "../audit/portal";
import { and, asc, eq, lte } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { taskAlarms, tasks } from "../../db/schema/tasks";
import { dueNow, soonest, type Alarm, type AlarmKind } from "../hubs/clock";
import { openState } from "../hubs/opening-hours";
import { tellAlarm } from "../hubs/tell-alarm.server";
import { ringBell } from "../outbox/bell.server";
import { readTaskClock } from "./task-clock.server";
import { getHeldTask, recordTask, type TaskRow } from "./tasks.server";

const AT_ONCE = 200;

/** The notice that says so. */
const NOTICES: Record<AlarmKind, string> = {
  unopened: "taskUnopened",
  stillUnopened: "taskUnopened",
  untaken: "taskUntaken",
  stillUntaken: "taskUntaken",
  dueSoon: "taskDueSoon",
  overdue: "taskOverdue",
  twiceOverdue: "taskTwiceOverdue",
};

/** Raises what is due at `now`, each once. */
export async function raiseTaskAlarms(store: Store, now: Date): Promise<void> {
  const rows = await store.read
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.done, 0), lte(tasks.alarmAt, now)))
    .orderBy(asc(tasks.alarmAt))
    .limit(AT_ONCE);
  for (const { id } of rows) await store.transaction((tx) => raiseOf(tx, id, now));
  if (rows.length > 0) ringBell();
}

async function raiseOf(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await getHeldTask(tx, id);
  // something may have been done between the look and the transaction
  if (row.done) return;
  const { calendar, alarms } = await readTaskClock(tx, row);
  const openNow = openState(calendar, now).open;
  const due = dueNow(alarms, calendar, row.urgent, now);
  for (const alarm of due) await raise(tx, row, alarm, openNow, now);
  const left = alarms.filter((it) => !due.includes(it));
  const alarmAt = soonest(left, calendar, row.urgent, now);
  await tx.update(tasks).set({ alarmAt }).where(eq(tasks.id, id));
}

async function raise(tx: Tx, row: TaskRow, { kind, of }: Alarm, openNow: boolean, now: Date): Promise<void> {
  await tx.insert(taskAlarms).values({ task: row.id, kind, of, at: now });
  await recordTask(tx, row, { by: PORTAL, action: "alarm", detail: kind }, now);
  const about = { subjectKind: NOTICES[kind], subject: row.id, hub: row.hub, urgent: row.urgent };
  await tellAlarm(tx, kind, about, openNow, now);
}
