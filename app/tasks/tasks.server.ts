/** What a person must do that is no request. It stands in the hub's inbox beside them until somebody has done it. */
import { PORTAL } from "../audit/portal";
import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { tasks, type TaskKind } from "../../db/schema/tasks";
import { record } from "../audit/audit.server";
import { alarmsOf, soonest } from "../hubs/clock";
import { hubCalendar } from "../hubs/hubs.server";
import { deadline, openState } from "../hubs/opening-hours";
import { readTargets, readUrgentLease } from "../hubs/targets.server";
import { announce } from "../outbox/outbox.server";
import { randomToken } from "../random.server";
import { openOrNull, seal } from "../vault/seal.server";
import type { TaskBody } from "./task";
import { readTaskClock, waitsOfTask } from "./task-clock.server";

export type TaskRow = typeof tasks.$inferSelect;

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
const URGENT_RANK = 0;
const RANK = 3;

const bodyPlace = (row: string) => ({ table: "tasks", row });
const askForPlace = (row: string) => ({ table: "tasks.ask_for", row });

/** Puts it into the inbox, and tells the hub without a word of a family.
 *  @returns its id. One that waits already for the same subject and kind is not doubled: it takes up what is new in `text` */
export async function addTask(tx: Tx, it: NewTask, now: Date): Promise<string> {
  const same = and(eq(tasks.subject, it.subject), eq(tasks.kind, it.kind), eq(tasks.done, 0));
  const [waiting] = await tx.select({ id: tasks.id }).from(tasks).where(same);
  if (waiting) return addReason(tx, waiting.id, it, now);
  const id = randomToken();
  const calendar = await hubCalendar(tx, it.hub);
  const { targetMinutes } = await readTargets(tx, it.hub);
  const { callMe, text, urgent = false, ...about } = it;
  const dueAt = deadline(calendar, now, targetMinutes);
  const waits = { urgent, unreadSince: now, dueAt };
  const body: TaskBody = { reasons: [{ at: now.toISOString(), text }], history: [] };
  await insertTask(tx, {
    ...{ ...about, ...waits, id, receivedAt: now, done: 0, rank: urgent ? URGENT_RANK : RANK },
    alarmAt: soonest(alarmsOf(calendar, waitsOfTask(waits, targetMinutes)), calendar, urgent, now),
    askFor: callMe === null ? null : seal(askForPlace(id), callMe, now),
    sealed: seal(bodyPlace(id), body, now),
  });
  await recordTask(tx, { id, hub: it.hub }, { by: PORTAL, action: "added", detail: it.kind }, now);
  await tellHub(tx, { id, hub: it.hub, urgent }, openState(calendar, now).open, now);
  return id;
}

const tellHub = (
  tx: Tx,
  { id, hub, urgent }: Pick<TaskRow, "id" | "hub" | "urgent">,
  openNow: boolean,
  now: Date,
) => announce(tx, { subjectKind: "task", subject: id, hub, urgent, openNow }, now);

/** Whoever has opened it, or has it, does not know of this: it is unread again, and told again, unless what was told
 *  still lies unopened and was as urgent. */
async function addReason(tx: Tx, id: string, { text, urgent = false }: NewTask, now: Date): Promise<string> {
  const row = await getHeldTask(tx, id);
  const body = readTaskBody(row) ?? { reasons: [], history: [] };
  const known = body.reasons.some((it) => it.text === text);
  const worse = urgent && !row.urgent;
  const again = worse || !row.unreadSince;
  // what is said a second time is new only where it cannot wait
  if (known && !(urgent && again)) return id;
  const reasons = [...body.reasons, { at: now.toISOString(), text }];
  const to = {
    ...(worse ? { urgent, rank: URGENT_RANK, leaseUntil: await readUrgentLease(tx, row, now) } : {}),
    ...(again ? { unreadSince: now } : {}),
  };
  const changed = { ...row, ...to };
  const { calendar, alarms } = await readTaskClock(tx, changed);
  await tx
    .update(tasks)
    .set({
      ...to,
      sealed: seal(bodyPlace(id), { ...body, reasons } satisfies TaskBody, now),
      alarmAt: soonest(alarms, calendar, changed.urgent, now),
    })
    .where(eq(tasks.id, id));
  if (again) await tellHub(tx, changed, openState(calendar, now).open, now);
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
  const ended = await tx
    .update(tasks)
    .set({ done: 1, doneAt: now, doneBy: by, alarmAt: null, leaseUntil: null })
    .where(and(eq(tasks.subject, subject), inArray(tasks.kind, [...kinds]), eq(tasks.done, 0)))
    .returning({ id: tasks.id, hub: tasks.hub });
  for (const row of ended) await recordTask(tx, row, { by, action: "ended" }, now);
}

/** Whether anything still has to be done for it. */
export async function hasTasks(tx: Tx, subject: string): Promise<boolean> {
  const waiting = and(eq(tasks.subject, subject), eq(tasks.done, 0));
  return (await tx.select({ id: tasks.id }).from(tasks).where(waiting).limit(1)).length > 0;
}

/** Every word of what had to be done for it, for good; that there was something, and when, stays. */
export async function deleteTaskWords(tx: Tx, subject: string): Promise<void> {
  await tx.update(tasks).set({ askFor: null, sealed: null }).where(eq(tasks.subject, subject));
}

/** The task, held until the transaction ends. @throws Error where there is none */
export async function getHeldTask(tx: Tx, id: string): Promise<TaskRow> {
  const [row] = await tx.update(tasks).set({ id }).where(eq(tasks.id, id)).returning();
  if (!row) throw new Error("No such task");
  return row;
}

/** @returns null where its words were deleted, or cannot be opened any more */
export function readTaskBody({ id, sealed }: Pick<TaskRow, "id" | "sealed">): TaskBody | null {
  return openOrNull<TaskBody>(bodyPlace(id), sealed);
}

export const sealTaskBody = (id: string, body: TaskBody, now: Date): string => seal(bodyPlace(id), body, now);

/** Who to ask for. @returns null where nobody is named, or it can no longer be read */
export const readTaskAskFor = (id: string, sealed: string | null): string | null =>
  openOrNull<string>(askForPlace(id), sealed);

/** A line of the audit. @param it.detail never words of a family */
export const recordTask = (
  tx: Tx,
  { id, hub }: Pick<TaskRow, "id" | "hub">,
  { by, action, detail }: { by: string; action: string; detail?: string },
  now: Date,
): Promise<void> =>
  record(
    tx,
    {
      ...{ actor: by, action: `task.${action}`, subjectKind: "task", subject: id, hub },
      ...(detail === undefined ? {} : { detail }),
    },
    now,
  );
