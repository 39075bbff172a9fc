/** What stands beside the rows of a list, and the mark by which an open list is known to have changed. */
import { createHash } from "node:crypto";
import type { Db } from "../../db/client";
import { readLabels, type Label } from "./labels.server";
import type { ListedRow } from "./list-inbox.server";
import { isLate, listReaders } from "./waits.server";
import { listWalled } from "./walls.server";

/** What stands beside the rows of a list, by their ids. */
export interface Beside {
  labels: ReadonlyMap<string, readonly Label[]>;
  /** colleagues who looked at it in the last minutes */
  open: ReadonlyMap<string, string[]>;
  walled: ReadonlySet<string>;
}

/** At once: where the database is another machine each question is a way there and back. @param reader staff id */
export async function readBeside(
  db: Db,
  reader: string,
  { ids, requests }: Record<"ids" | "requests", string[]>,
  now: Date,
): Promise<Beside> {
  const [open, labels, walled] = await Promise.all([
    listReaders(db, ids, reader, now),
    readLabels(db, requests),
    listWalled(db, requests),
  ]);
  return { open, labels, walled };
}

/** Changes when one of these requests does, gets another label or a wall, is opened by a colleague, or becomes late. Names
 *  no request and no person. */
export function markOf(rows: readonly ListedRow[], { labels, open, walled }: Beside, now: Date): string {
  const shown = rows.map((it) => [
    ...[it.id, it.state, it.unread, it.news, it.takenBy, it.pausedAt, it.rank, it.urgent],
    ...[it.dueAt.getTime(), isLate(it, now), (labels.get(it.id) ?? []).map((label) => label.name)],
    // who looked is found in no order
    ...[walled.has(it.id), (open.get(it.id) ?? []).toSorted()],
  ]);
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 16);
}

/** {@link markOf} for a list that is only watched. @param reader staff id of who watches it */
export const readMark = async (
  db: Db,
  reader: string,
  rows: readonly ListedRow[],
  now: Date,
): Promise<string> => markOf(rows, await readBeside(db, reader, idsOf(rows), now), now);

/** Of all of them, and of those that are no tasks. */
export const idsOf = (rows: readonly ListedRow[]): Record<"ids" | "requests", string[]> => ({
  ids: rows.map((it) => it.id),
  requests: rows.filter((it) => it.task === null).map((it) => it.id),
});
