/** When somebody has to be told that a task waits: by the clock of requests. */
import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { taskAlarms, tasks } from "../../db/schema/tasks";
import { readAlone } from "../hubs/alone.server";
import { alarmsOf, notRaised, soonest, type Alone, type Clock, type Waits } from "../hubs/clock";
import { hubCalendar } from "../hubs/hubs.server";
import { readTargets } from "../hubs/targets.server";

/** What of a task its clock looks at. */
type Timed = Pick<typeof tasks.$inferSelect, "urgent" | "unreadSince" | "dueAt">;

export const waitsOfTask = (task: Timed, targetMinutes: number, alone: Alone | null = null): Waits => ({
  ...{ urgent: task.urgent, unreadSince: task.unreadSince, alone, dueAt: task.dueAt },
  ...{ targetMinutes, pausedAt: null },
});

type Held = Pick<typeof tasks.$inferSelect, "urgent" | "done" | "unreadSince" | "takenBy">;

/** Urgent, and nobody has it, though somebody has opened it. */
export const isAlone = (task: Held): boolean =>
  task.urgent && task.done === 0 && task.unreadSince === null && task.takenBy === null;

/** What may have left it so. */
const LEFT_ALONE = ["task.read", "task.returned", "task.givenBack", "task.reopened"];

/** The alarms of a task that waits, without those that have been raised. */
export async function readTaskClock(
  db: Db,
  task: Timed & Held & { id: string; hub: string; receivedAt: Date },
): Promise<Clock> {
  const calendar = await hubCalendar(db, task.hub);
  const { targetMinutes } = await readTargets(db, task.hub);
  const raised = await db.select().from(taskAlarms).where(eq(taskAlarms.task, task.id));
  const left = { subject: task.id, actions: LEFT_ALONE, otherwise: task.receivedAt };
  const alone = isAlone(task) ? await readAlone(db, left) : null;
  return { calendar, alarms: notRaised(alarmsOf(calendar, waitsOfTask(task, targetMinutes, alone)), raised) };
}

/** When the clock of a task that waits has to be looked at next. @returns null: never */
export async function nextTaskAlarm(
  db: Db,
  task: Parameters<typeof readTaskClock>[1],
  now: Date,
): Promise<Date | null> {
  const { calendar, alarms } = await readTaskClock(db, task);
  return soonest(alarms, calendar, task.urgent, now);
}

/** Hours or closing days of a hub have changed: the clocks of its tasks are looked at again.
 *  @param hub null for every hub */
export async function lookAtTasksAgain(tx: Tx, hub: string | null, now: Date): Promise<void> {
  const which = and(eq(tasks.done, 0), hub === null ? undefined : eq(tasks.hub, hub));
  await tx.update(tasks).set({ alarmAt: now }).where(which);
}
