/** Tasks as whoever answers for them counts them: by reference, never by a word. */
import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import type { Db } from "../../db/client";
import { preparedForIds } from "../../db/prepared";
import { audit } from "../../db/schema/audit";
import { tasks } from "../../db/schema/tasks";

const readOf = preparedForIds((db, ids) =>
  db
    .selectDistinct({ id: audit.subject })
    .from(audit)
    .where(and(inArray(audit.subject, ids), eq(audit.action, "task.read"))),
);

// an index holds both kinds by when they came
const ofBothKinds = inArray(tasks.done, [0, 1]);

/** What came in between, and whether somebody has opened or done it. @param hubs whose */
export async function listTasksOfDay(
  db: Db,
  { from, until }: { from: Date; until: Date },
  hubs: string[] | "all",
): Promise<Array<{ id: string; reference: string; hub: string; opened: boolean }>> {
  const ofHubs = hubs === "all" ? undefined : inArray(tasks.hub, hubs);
  const rows = await db
    .select({ id: tasks.id, reference: tasks.reference, hub: tasks.hub, done: tasks.done })
    .from(tasks)
    .where(and(ofBothKinds, gte(tasks.receivedAt, from), lt(tasks.receivedAt, until), ofHubs))
    .orderBy(asc(tasks.receivedAt));
  const waiting = rows.filter((it) => it.done === 0).map((it) => it.id);
  const read = new Set((await readOf(db, waiting)).map((it) => it.id));
  return rows.map(({ done, ...it }) => ({ ...it, opened: done === 1 || read.has(it.id) }));
}

/** When the first task came in; undefined where there was none. */
export async function findFirstTask(db: Db): Promise<Date | undefined> {
  const [first] = await db
    .select({ at: tasks.receivedAt })
    .from(tasks)
    .where(ofBothKinds)
    .orderBy(asc(tasks.receivedAt))
    .limit(1);
  return first?.at;
}

/** The references of these tasks. */
export const listTaskReferences = async (
  db: Db,
  ids: string[],
): Promise<Array<{ id: string; reference: string }>> =>
  ids.length === 0
    ? []
    : db.select({ id: tasks.id, reference: tasks.reference }).from(tasks).where(inArray(tasks.id, ids));
