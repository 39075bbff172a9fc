/** One task as staff see it; each reading is on record before anything of it is shown. */
import { PORTAL } from "../audit/portal";
import { eq, inArray } from "drizzle-orm";
import type { Db, Store, Tx } from "../../db/client";
import { staff as staffTable } from "../../db/schema/staff";
import { tasks } from "../../db/schema/tasks";
import { findHubById } from "../hubs/hubs.server";
import type { StaffMember } from "../staff/staff";
import { mayReopen, mayTask, type TaskBody, type TaskEntry } from "./task";
import { isAlone } from "./task-clock.server";
import { getHeldTask, readTaskAskFor, readTaskBody, recordTask, type TaskRow } from "./tasks.server";

export type TaskView = NonNullable<Awaited<ReturnType<typeof readTask>>>;

/** Asked before what was typed is looked at: a refusal of it would say that there is such a task. */
export async function maySeeTask(db: Db, staff: StaffMember, id: string): Promise<boolean> {
  const [row] = await db.select().from(tasks).where(eq(tasks.id, id));
  return row !== undefined && mayTask(staff, "seeTasks", row);
}

/** @returns undefined where there is none or this person may not see it */
export async function readTask(store: Store, staff: StaffMember, id: string, now: Date) {
  if (!(await maySeeTask(store.read, staff, id))) return undefined;
  const row = await store.transaction((tx) => openTask(tx, staff, id, now));
  const hubName = (await findHubById(store.read, row.hub))?.name;
  const body = readTaskBody(row);
  const names = await namesOf(store.read, row, body);
  const { reference, kind, subjectKind, subject, urgent, done, receivedAt, dueAt, leaseUntil, hub } = row;
  return {
    ...{
      id,
      reference,
      kind,
      subjectKind,
      subject,
      urgent,
      done,
      receivedAt,
      dueAt,
      leaseUntil,
      hub,
      hubName,
    },
    late: row.done === 0 && row.dueAt < now,
    askFor: readTaskAskFor(id, row.askFor),
    takenBy: row.takenBy
      ? { id: row.takenBy, mine: row.takenBy === staff.id, ...(names.get(row.takenBy) ?? GONE) }
      : null,
    // null: its words were deleted
    reasons: body?.reasons.map(({ at, text }) => ({ at: new Date(at), text })) ?? null,
    history: (body?.history ?? []).map((it) => said(it, names)),
    mayReopen: mayReopen(row, now),
  };
}

/** What is shown is what was held: a reason that is added meanwhile stays unread. */
async function openTask(tx: Tx, staff: StaffMember, id: string, now: Date): Promise<TaskRow> {
  const row = await getHeldTask(tx, id);
  const opened = { ...row, unreadSince: null };
  const to = { unreadSince: null, ...(isAlone(opened) ? { alarmAt: now } : {}) };
  if (row.unreadSince || isAlone(opened)) await tx.update(tasks).set(to).where(eq(tasks.id, id));
  await recordTask(tx, row, { by: staff.id, action: "read" }, now);
  return row;
}

const GONE = { name: "", left: true };

async function namesOf(db: Db, row: TaskRow, body: TaskBody | null) {
  const history = body?.history ?? [];
  const ids = [row.takenBy, ...history.flatMap((it) => [it.by, it.did === "handedOver" ? it.to : null])];
  const asked = [...new Set(ids.filter((it) => it !== null && it !== PORTAL))] as string[];
  const people = asked.length ? await db.select().from(staffTable).where(inArray(staffTable.id, asked)) : [];
  return new Map(people.map((it) => [it.id, { name: it.name, left: it.disabledAt !== null }]));
}

/** With names in the place of ids. @returns by: null where the portal did it */
function said(it: TaskEntry, names: Map<string, { name: string }>) {
  const name = (id: string) => names.get(id)?.name ?? "";
  return {
    at: new Date(it.at),
    by: it.by === PORTAL ? null : name(it.by),
    did: it.did,
    to: it.did === "handedOver" ? name(it.to) : null,
    why: it.did === "returned" ? it.why : null,
    outcome: it.did === "done" ? it.outcome : null,
    text: "text" in it ? it.text : "",
  };
}
