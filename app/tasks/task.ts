/** What a person must do that is no request: what is kept of it, who may do it, and when its lateness is told. */
import { PORTAL } from "../audit/portal";
import { may, type Action, type StaffMember } from "../staff/staff";

/** How one ends, as whoever did it says. `notReached`: tried often enough, and nobody tries again. */
export const TASK_OUTCOMES = ["spoke", "wrote", "notNeeded", "notReached"] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** What was done with it. Times are ISO. */
export type TaskEntry = { at: string; by: string } & (
  | { did: "taken" | "reopened" }
  | { did: "givenBack" | "tried"; text: string }
  | { did: "handedOver"; to: string; text: string }
  | { did: "returned"; why: "leaseEnded" | "left" }
  | { did: "done"; outcome: TaskOutcome; text: string }
);

/** What `tasks.sealed` seals. */
export interface TaskBody {
  /** why it has to be done, the oldest first: one that waits takes up what is added */
  reasons: Array<{ at: string; text: string }>;
  history: TaskEntry[];
}

interface Concerning {
  hub: string;
  subjectKind: string;
}

/** A story may say what only those may read who read requests; group workers have what is about bookings. */
export const mayTask = (
  staff: Pick<StaffMember, "roles">,
  action: Extract<Action, "seeTasks" | "workTasks">,
  { hub, subjectKind }: Concerning,
): boolean => may(staff, action, hub) && (subjectKind === "booking" || may(staff, "listRequests", hub));

export type TaskAlarmKind = "unopened" | "stillUnopened" | "overdue";

interface Waits {
  urgent: boolean;
  unread: boolean;
  /** nothing that was opened before counts */
  unreadSince: Date | null;
  dueAt: Date;
}

const MINUTE = 60_000;
const UNOPENED_MINUTES = 15;
const STILL_MINUTES = 60;

/** Whoever has to know, in order: as of urgent requests, by the clock of the wall, and once it is late. */
export function taskAlarms(task: Waits): Array<{ kind: TaskAlarmKind; at: Date }> {
  const { urgent, unread, unreadSince, dueAt } = task;
  const all: Array<{ kind: TaskAlarmKind; at: Date }> = [{ kind: "overdue", at: dueAt }];
  if (urgent && unread && unreadSince) {
    const after = (minutes: number) => new Date(unreadSince.getTime() + minutes * MINUTE);
    all.push({ kind: "unopened", at: after(UNOPENED_MINUTES) });
    all.push({ kind: "stillUnopened", at: after(STILL_MINUTES) });
  }
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** When its lateness has to be looked at next. @param since what was due until then has been told. @returns null: never */
export const nextTaskAlarm = (task: Waits, since: Date): Date | null =>
  taskAlarms(task).find((it) => it.at > since)?.at ?? null;

const REOPEN_MS = 10 * MINUTE;

/** Whoever ended it by mistake has ten minutes. What the portal or the family ended is over; and so is what stopped a
 *  story, which may be shown by now: who still worries raises it anew. */
export const mayReopen = (
  task: { subjectKind: string; done: number; doneAt: Date | null; doneBy: string | null },
  now: Date,
): boolean =>
  task.done === 1 &&
  task.subjectKind !== "story" &&
  task.doneAt !== null &&
  task.doneBy !== null &&
  ![PORTAL, "family"].includes(task.doneBy) &&
  now.getTime() - task.doneAt.getTime() < REOPEN_MS;
