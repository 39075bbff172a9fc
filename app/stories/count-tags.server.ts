/** How many public stories of a hub and month have a feeling or a theme, counted when one is shown or hidden: pictures
 *  of what people say read these rows and no story. */
import { and, eq, gte, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { storyCounts, type publicStories } from "../../db/schema/public-stories";

type Counted = Pick<typeof publicStories.$inferSelect, "hub" | "month" | "tags">;

/** Hub "" is all of them, tag "" every story. A story of two hubs counts for each, and once for all. */
function rowsOf({ hub, month, tags }: Counted): Array<typeof storyCounts.$inferInsert> {
  const hubs = new Set(["", hub, ...tags.filter((it) => it.kind === "hub").map((it) => it.value)]);
  const said = tags.filter((it) => it.kind === "feeling" || it.kind === "theme");
  const counted = new Set(["", ...said.map((it) => `${it.kind}:${it.value}`)]);
  return [...hubs].flatMap((of) => [...counted].map((tag) => ({ hub: of, month, tag, count: 0 })));
}

/** @param by 1 when it is shown to everyone; -1 when it is no more, with the same row */
export async function countTags(tx: Tx, row: Counted, by: 1 | -1): Promise<void> {
  const rows = rowsOf(row);
  await tx
    .insert(storyCounts)
    .values(rows.map((it) => ({ ...it, count: by })))
    .onConflictDoUpdate({
      target: [storyCounts.hub, storyCounts.month, storyCounts.tag],
      set: { count: sql`${storyCounts.count} + ${by}` },
    });
  if (by > 0) return;
  // every hub with every tag
  const [hubs, tags] = [rows.map((it) => it.hub), rows.map((it) => it.tag)];
  await tx
    .delete(storyCounts)
    .where(
      and(
        ...[eq(storyCounts.month, row.month), eq(storyCounts.count, 0)],
        ...[inArray(storyCounts.hub, [...new Set(hubs)]), inArray(storyCounts.tag, [...new Set(tags)])],
      ),
    );
}

/** One that is shown to everyone is otherwise than it was: nothing is written where it counts for the same. */
export async function recountTags(tx: Tx, before: Counted, after: Counted): Promise<void> {
  if (JSON.stringify(rowsOf(before)) === JSON.stringify(rowsOf(after))) return;
  await countTags(tx, before, -1);
  await countTags(tx, after, 1);
}

const countsFrom = prepared((db) =>
  db
    .select()
    .from(storyCounts)
    .where(gte(storyCounts.month, given("from"))),
);

/** @param from ISO month. @returns every count of it and of later ones: a few hundred a month */
export const listCounts = (db: Db, from: string) => countsFrom(db, { from });
