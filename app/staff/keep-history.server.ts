/** The history of settings: who changed what, when, and how it stood before. What a change touched is found by looking
 *  before and after it, so that no way of changing a setting can forget to say so. */
import { isDeepStrictEqual } from "node:util";
import { and, desc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { settingChanges, type RowChange } from "../../db/schema/changes";
import { shown } from "../../db/schema/shown";
import { staff } from "../../db/schema/staff";
import type { Db, Tx } from "../../db/client";
import { randomToken } from "../random.server";
import { readSettingRows, type Scope, type Snapshot } from "./setting-tables.server";

export interface ChangeOf {
  /** staff id, or as in `changed-by.ts` */
  by: string;
  /** as in the audit: "hub.contacts" */
  action: string;
  /** whose settings; null: the whole service's */
  hub: string | null;
  /** the change that this one puts back */
  putBack?: string;
}

/** Does `work` and keeps what of `scopes` it changed. What is refused changes nothing and leaves no trace. */
export async function keepingHistory<T extends { ok: boolean }>(
  tx: Tx,
  scopes: readonly Scope[],
  of: ChangeOf,
  work: () => Promise<T>,
  now: Date,
): Promise<T> {
  // one change of settings after the other: what a colleague saves meanwhile is theirs, and who is the last is not asked
  // by two at once
  await tx.update(shown).set({ version: shown.version }).where(eq(shown.id, 1));
  const before = await readAll(tx, scopes);
  const answer = await work();
  if (!answer.ok) return answer;
  const rows = compare(before, await readAll(tx, scopes));
  const { by, action, hub, putBack = null } = of;
  if (rows.length > 0)
    await tx.insert(settingChanges).values({ id: randomToken(), at: now, by, action, hub, rows, putBack });
  return answer;
}

async function readAll(db: Db, scopes: readonly Scope[]): Promise<Snapshot> {
  const all = [];
  for (const scope of scopes) all.push(...(await readSettingRows(db, scope)));
  // a database gives rows in no order, and what is written down has one
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function compare(before: Snapshot, after: Snapshot): RowChange[] {
  const changes: RowChange[] = [];
  for (const [id, { table, key, row }] of before) {
    const now = after.get(id)?.row ?? null;
    if (!isDeepStrictEqual(row, now)) changes.push({ table, key, before: row, after: now });
  }
  for (const [id, { table, key, row }] of after)
    if (!before.has(id)) changes.push({ table, key, before: null, after: row });
  return changes;
}

export type SettingChange = typeof settingChanges.$inferSelect & {
  /** of whoever made it; null where there is no such account */
  name: string | null;
  /** set once it was put back */
  undone: boolean;
};

export const CHANGES_A_PAGE = 25;

/** Newest first. @param of a hub, or null for what is the whole service's
 *  @param before only what is older than this change */
export async function listChanges(
  db: Db,
  of: string | null,
  before: string | null,
): Promise<SettingChange[]> {
  const [from] = before
    ? await db.select().from(settingChanges).where(eq(settingChanges.id, before))
    : [undefined];
  const older =
    from &&
    or(lt(settingChanges.at, from.at), and(eq(settingChanges.at, from.at), lt(settingChanges.id, from.id)));
  const rows = await db
    .select({ change: settingChanges, name: staff.name })
    .from(settingChanges)
    .leftJoin(staff, eq(staff.id, settingChanges.by))
    .where(and(of === null ? isNull(settingChanges.hub) : eq(settingChanges.hub, of), older))
    .orderBy(desc(settingChanges.at), desc(settingChanges.id))
    .limit(CHANGES_A_PAGE + 1);
  const ids = rows.map((it) => it.change.id);
  const back = ids.length
    ? await db
        .select({ of: settingChanges.putBack })
        .from(settingChanges)
        .where(inArray(settingChanges.putBack, ids))
    : [];
  const undone = new Set(back.map((it) => it.of));
  return rows.map((it) => ({ ...it.change, name: it.name, undone: undone.has(it.change.id) }));
}
