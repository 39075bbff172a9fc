/** Every change of a task after it was added, with its line in the history and in the audit. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { tasks } from "../../db/schema/tasks";
import { readLeaseEnd } from "../hubs/targets.server";
import type { TaskEntry } from "./task";
import { isAlone } from "./task-clock.server";
import { readTaskBody, recordTask, sealTaskBody, type TaskRow } from "./tasks.server";

type Did<T extends TaskEntry = TaskEntry> = T extends TaskEntry ? Omit<T, "at"> : never;

/** Whoever has it after this and did it keeps it for another while. */
export async function changeTask(
  tx: Tx,
  row: TaskRow,
  to: Partial<TaskRow>,
  entry: Did,
  now: Date,
): Promise<void> {
  const after = { ...row, ...to };
  const acts = after.takenBy === entry.by || after.takenBy !== row.takenBy;
  const kept = acts ? await readLeaseEnd(tx, { ...after, reached: false }, now) : row.leaseUntil;
  const leaseUntil = after.takenBy && after.done === 0 ? kept : null;
  const body = readTaskBody(row);
  const history = [...(body?.history ?? []), { ...entry, at: now.toISOString() }];
  // of what was deleted nothing is written anew
  const sealed = body ? sealTaskBody(row.id, { ...body, history }, now) : row.sealed;
  await tx
    .update(tasks)
    // since when nobody has it is only on record once this is written
    .set({ ...to, leaseUntil, sealed, ...(isAlone(after) ? { alarmAt: now } : {}) })
    .where(eq(tasks.id, row.id));
  const detail = entry.did === "handedOver" ? entry.to : entry.did === "returned" ? entry.why : undefined;
  await recordTask(tx, row, { by: entry.by, action: entry.did, ...(detail ? { detail } : {}) }, now);
}
