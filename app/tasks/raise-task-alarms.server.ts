/** Tells who has to know that a task waits, whether or not the mail works: the inbox and the banner say it by themselves. */
import { PORTAL } from "../audit/portal";
import { and, asc, eq, lte } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import type { InboxKind } from "../../db/schema/hubs";
import { tasks } from "../../db/schema/tasks";
import { hubCalendar } from "../hubs/hubs.server";
import { openState, whenOpen } from "../hubs/opening-hours";
import { ringBell } from "../outbox/bell.server";
import { announceTo } from "../outbox/outbox.server";
import { nextTaskAlarm, taskAlarms, type TaskAlarmKind } from "./task";
import { getHeldTask, recordTask, type TaskRow } from "./tasks.server";

const AT_ONCE = 200;

/** Who is told, the first that has a verified mailbox; and the notice that says so. */
const TOLD: Record<TaskAlarmKind, { inboxes: InboxKind[]; subjectKind: string }> = {
  unopened: { inboxes: ["fallback", "duty"], subjectKind: "taskUnopened" },
  stillUnopened: {
    inboxes: ["serviceManager", "manager", "fallback", "duty"],
    subjectKind: "taskUnopened",
  },
  overdue: { inboxes: ["manager", "fallback", "duty"], subjectKind: "taskOverdue" },
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
  const from = row.alarmAt;
  // something may have been done between the look and the transaction
  if (row.done || !from || from > now) return;
  const calendar = await hubCalendar(tx, row.hub);
  // what can wait falls into opening hours
  const may = row.urgent ? now : whenOpen(calendar, now);
  if (may > now) return setAlarm(tx, id, may);
  const openNow = openState(calendar, now).open;
  const due = dueSince(row, from, now);
  for (const kind of due) await raise(tx, row, kind, openNow, now);
  await setAlarm(tx, id, nextTaskAlarm(row, now));
}

/** What has become due and was not told. One that waited for the hub to open is due although its time was before. */
function dueSince(row: TaskRow, from: Date, now: Date): TaskAlarmKind[] {
  const due = taskAlarms(row).filter((it) => it.at <= now);
  const first = due.findIndex((it) => it.at >= from);
  return due.slice(first < 0 ? -1 : first).map((it) => it.kind);
}

const setAlarm = async (tx: Tx, id: string, alarmAt: Date | null): Promise<void> => {
  await tx.update(tasks).set({ alarmAt }).where(eq(tasks.id, id));
};

async function raise(tx: Tx, row: TaskRow, kind: TaskAlarmKind, openNow: boolean, now: Date): Promise<void> {
  await recordTask(tx, row, { by: PORTAL, action: "alarm", detail: kind }, now);
  const { inboxes, subjectKind } = TOLD[kind];
  const about = { subjectKind, subject: row.id, hub: row.hub, urgent: row.urgent };
  await announceTo(tx, about, inboxes, now);
  // whoever is on duty at night has no other way to hear of it again
  if (row.urgent && !openNow) await announceTo(tx, about, ["outOfHours"], now, "orNobody");
}
