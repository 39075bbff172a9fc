/** What a person must do that is no request: what is kept of it, and who may do it. */
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

const REOPEN_MS = 10 * 60_000;

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
