/** What staff do with a task. Each looks at who asks, and writes its history and the audit in the same transaction. */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { staff as staffTable, staffRoles } from "../../db/schema/staff";
import { tasks } from "../../db/schema/tasks";
import { readTargets } from "../hubs/targets.server";
import { EVERYWHERE, type StaffMember } from "../staff/staff";
import { changeTask } from "./change-task.server";
import { findColleague } from "./find-colleague.server";
import { mayReopen, mayTask, type TaskOutcome } from "./task";
import { nextTaskAlarm } from "./task-clock.server";
import { getHeldTask, readTaskBody, type TaskRow } from "./tasks.server";

/** Who does it, to which task. */
export interface TaskWork {
  staff: StaffMember;
  id: string;
}

export type TaskRefusal =
  "notFound" | "alreadyDone" | "notYours" | "noSuchColleague" | "tooFewTries" | "tooLate" | "somethingNew";
/** `notFound` is also said of a task this person may not see. */
export type TaskAnswer =
  | { ok: true; row: TaskRow }
  | { ok: false; why: TaskRefusal }
  | { ok: false; why: "alreadyTaken"; by: string };

const no = (why: TaskRefusal): TaskAnswer => ({ ok: false, why });

async function findHeld(tx: Tx, { staff, id }: TaskWork): Promise<TaskRow | undefined> {
  const [found] = await tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.id, id));
  const row = found && (await getHeldTask(tx, id));
  return row && mayTask(staff, "workTasks", row) ? row : undefined;
}

/** One worker has it. What somebody who has left had can be taken by anyone. */
export async function takeTask(tx: Tx, it: TaskWork, now: Date): Promise<TaskAnswer> {
  const row = await findHeld(tx, it);
  if (!row) return no("notFound");
  if (row.done) return no("alreadyDone");
  if (row.takenBy === it.staff.id) return { ok: true, row };
  const by = row.takenBy && (await findColleague(tx, row.takenBy));
  if (by) return { ok: false, why: "alreadyTaken", by };
  const to = { takenBy: it.staff.id, takenAt: now };
  await changeTask(tx, row, to, { by: it.staff.id, did: "taken" }, now);
  return { ok: true, row };
}

/** Back to all, with a note for whoever takes it next. */
export async function giveBackTask(tx: Tx, it: TaskWork & { text: string }, now: Date): Promise<TaskAnswer> {
  const row = await findHeld(tx, it);
  if (!row) return no("notFound");
  if (row.done) return no("alreadyDone");
  if (row.takenBy !== it.staff.id) return no("notYours");
  const entry = { by: it.staff.id, did: "givenBack" as const, text: it.text };
  await changeTask(tx, row, { takenBy: null, takenAt: null }, entry, now);
  return { ok: true, row };
}

/** A colleague has it from now on, whoever had it before. */
export async function handOverTask(
  tx: Tx,
  it: TaskWork & { to: string; text: string },
  now: Date,
): Promise<TaskAnswer> {
  const row = await findHeld(tx, it);
  if (!row) return no("notFound");
  if (row.done) return no("alreadyDone");
  const colleagues = await listTaskColleagues(tx, row);
  if (it.to === row.takenBy || !colleagues.some(({ id }) => id === it.to)) return no("noSuchColleague");
  const entry = { by: it.staff.id, did: "handedOver" as const, to: it.to, text: it.text };
  await changeTask(tx, row, { takenBy: it.to, takenAt: now }, entry, now);
  return { ok: true, row };
}

/** Whoever may work with it, by name. */
export async function listTaskColleagues(
  db: Db,
  task: Pick<TaskRow, "hub" | "subjectKind">,
): Promise<Array<{ id: string; name: string }>> {
  const held = await db
    .select({ id: staffTable.id, name: staffTable.name, role: staffRoles.role, hub: staffRoles.hub })
    .from(staffTable)
    .innerJoin(staffRoles, eq(staffRoles.staff, staffTable.id))
    .where(and(isNull(staffTable.disabledAt), inArray(staffRoles.hub, [task.hub, EVERYWHERE])))
    .orderBy(asc(staffTable.name));
  const able = held.filter(({ role, hub }) =>
    mayTask({ roles: [{ role, hub }] as StaffMember["roles"] }, "workTasks", task),
  );
  return [...new Map(able.map(({ id, name }) => [id, { id, name }])).values()];
}

/** Somebody tried and did not reach them: it stays to be done. Whoever tries has it. */
export async function noteTry(tx: Tx, it: TaskWork & { text: string }, now: Date): Promise<TaskAnswer> {
  const row = await findHeld(tx, it);
  if (!row) return no("notFound");
  if (row.done) return no("alreadyDone");
  const to = row.takenBy ? {} : { takenBy: it.staff.id, takenAt: now };
  await changeTask(tx, row, to, { by: it.staff.id, did: "tried", text: it.text }, now);
  return { ok: true, row };
}

/** It is done, unless something was added since somebody opened it. That nobody was reached ends it only after as many
 *  tries as the hub asks for. */
export async function finishTask(
  tx: Tx,
  it: TaskWork & { outcome: TaskOutcome; text: string },
  now: Date,
): Promise<TaskAnswer> {
  const row = await findHeld(tx, it);
  if (!row) return no("notFound");
  if (row.done) return no("alreadyDone");
  if (row.unreadSince) return no("somethingNew");
  if (it.outcome === "notReached") {
    const tries = readTaskBody(row)?.history.filter(({ did }) => did === "tried").length ?? 0;
    if (tries < (await readTargets(tx, row.hub)).contactTries) return no("tooFewTries");
  }
  const to = { done: 1, doneAt: now, doneBy: it.staff.id, alarmAt: null };
  const entry = { by: it.staff.id, did: "done" as const, outcome: it.outcome, text: it.text };
  await changeTask(tx, row, to, entry, now);
  return { ok: true, row };
}

/** It was ended by mistake a moment ago. What became due meanwhile is told. */
export async function reopenTask(tx: Tx, it: TaskWork, now: Date): Promise<TaskAnswer> {
  const row = await findHeld(tx, it);
  if (!row) return no("notFound");
  if (row.done === 0) return { ok: true, row };
  if (!mayReopen(row, now)) return no("tooLate");
  const to = { done: 0, doneAt: null, doneBy: null, alarmAt: await nextTaskAlarm(tx, row, now) };
  await changeTask(tx, row, to, { by: it.staff.id, did: "reopened" }, now);
  return { ok: true, row };
}
