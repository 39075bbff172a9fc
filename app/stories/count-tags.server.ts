/** How many public stories of a hub and month have a feeling or a theme, counted when one is shown or hidden: pictures
 *  of what people say read these rows and no story. */
import { eq, gte, sql } from "drizzle-orm";
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
  await tx
    .insert(storyCounts)
    .values(rowsOf(row).map((it) => ({ ...it, count: by })))
    .onConflictDoUpdate({
      target: [storyCounts.hub, storyCounts.month, storyCounts.tag],
      set: { count: sql`${storyCounts.count} + ${by}` },
    });
  if (by < 0) await tx.delete(storyCounts).where(eq(storyCounts.count, 0));
}

const countsFrom = prepared((db) =>
  db
    .select()
    .from(storyCounts)
    .where(gte(storyCounts.month, given("from"))),
);

/** @param from ISO month. @returns every count of it and of later ones: a few hundred a month */
export const listCounts = (db: Db, from: string) => countsFrom(db, { from });
