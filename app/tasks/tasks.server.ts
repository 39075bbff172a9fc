/** What a person must do that is no request. It stands in the hub's inbox beside them until somebody has done it. */
import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { tasks, type TaskKind } from "../../db/schema/tasks";
import { hubCalendar } from "../hubs/hubs.server";
import { deadline, WORKING_DAY_MINUTES } from "../hubs/opening-hours";
import { randomToken } from "../random.server";
import { seal } from "../vault/seal.server";

export interface NewTask {
  hub: string;
  kind: TaskKind;
  subjectKind: "booking" | "story";
  subject: string;
  /** of what it is about, as staff say it */
  reference: string;
  /** who to ask for; null where that is nobody's business */
  callMe: string | null;
  /** why, in the words of the portal or of the family; sealed */
  text: string;
  urgent?: boolean;
}

const insertTask = preparedInsert(tasks);

/** @returns its id. One that waits already for the same subject and kind stays as it is, and is not doubled */
export async function addTask(tx: Tx, it: NewTask, now: Date): Promise<string> {
  const waiting = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.subject, it.subject), eq(tasks.kind, it.kind), eq(tasks.done, 0)));
  if (waiting[0]) return waiting[0].id;
  const id = randomToken();
  const dueAt = deadline(await hubCalendar(tx, it.hub), now, WORKING_DAY_MINUTES);
  const { callMe, text, urgent = false, ...row } = it;
  await insertTask(tx, {
    ...{ ...row, id, urgent, done: 0, rank: urgent ? 0 : 3, receivedAt: now, dueAt, alarmAt: dueAt },
    askFor: callMe === null ? null : seal({ table: "tasks.ask_for", row: id }, callMe, now),
    sealed: seal({ table: "tasks", row: id }, text, now),
  });
  return id;
}

/** What is to be done for it no longer is. @param by staff id or "portal" */
export async function endTasks(
  tx: Tx,
  subject: string,
  kinds: readonly TaskKind[],
  by: string,
  now: Date,
): Promise<void> {
  await tx
    .update(tasks)
    .set({ done: 1, doneAt: now, doneBy: by, alarmAt: null })
    .where(and(eq(tasks.subject, subject), inArray(tasks.kind, [...kinds]), eq(tasks.done, 0)));
}
