/** Who has a task has it for a while: one that lies untouched goes back to all, as requests do. */
import { PORTAL } from "../audit/portal";
import { and, eq, lte } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { tasks } from "../../db/schema/tasks";
import { changeTask } from "./change-task.server";
import { getHeldTask, type TaskRow } from "./tasks.server";

const AT_ONCE = 200;
const FREE = { takenBy: null, takenAt: null };

/** Puts back what nobody has done anything with since its lease ran out. */
export async function returnTasks(store: Store, now: Date): Promise<void> {
  const out = and(eq(tasks.done, 0), lte(tasks.leaseUntil, now));
  const rows = await store.read.select({ id: tasks.id }).from(tasks).where(out).limit(AT_ONCE);
  for (const { id } of rows)
    await store.transaction(async (tx) => {
      const row = await getHeldTask(tx, id);
      // something may have been done between the look and the transaction
      if (row.done || !row.leaseUntil || row.leaseUntil > now) return;
      await putBack(tx, row, "leaseEnded", now);
    });
}

/** Puts back what somebody has who is shut out. @param mayKeep whether they may go on at a hub */
export async function returnTasksOf(
  tx: Tx,
  staffId: string,
  now: Date,
  mayKeep: (hub: string) => boolean,
): Promise<void> {
  const rows = await tx
    .select({ id: tasks.id, hub: tasks.hub })
    .from(tasks)
    .where(and(eq(tasks.takenBy, staffId), eq(tasks.done, 0)));
  for (const { id, hub } of rows)
    if (!mayKeep(hub)) await putBack(tx, await getHeldTask(tx, id), "left", now);
}

const putBack = (tx: Tx, row: TaskRow, why: "leaseEnded" | "left", now: Date) =>
  changeTask(tx, row, FREE, { by: PORTAL, did: "returned", why }, now);
