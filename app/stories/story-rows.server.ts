/** A story's row, its words and its tags, as every part of the portal reads and keeps them. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { stories, storyTags, storyTexts, type StoryTagKind } from "../../db/schema/stories";
import { openOrNull, seal } from "../vault/seal.server";
import type { StoryTag, StoryText } from "./story";

export type StoryRow = typeof stories.$inferSelect;

const hold = prepared((tx) =>
  tx
    .update(stories)
    .set({ turn: sql`${stories.turn} + 1` })
    .where(eq(stories.id, given("id")))
    .returning(),
);
const byReference = prepared((db) =>
  db
    .select()
    .from(stories)
    .where(eq(stories.reference, given("reference"))),
);

export const originalPlace = (row: string) => ({ table: "story_texts.original", row });
const copyPlace = (row: string) => ({ table: "story_texts.copy", row });

/** The story, ours until the transaction ends: whoever changes anything of it, or adds a task about it, holds it first.
 *  @throws Error where there is none */
export async function getHeldStory(tx: Tx, id: string): Promise<StoryRow> {
  const [row] = await hold(tx, { id });
  if (!row) throw new Error("No such story");
  return row;
}

/** @param reference as it stands in an address */
export async function findStoryByReference(db: Db, reference: string): Promise<StoryRow | undefined> {
  const [row] = await byReference(db, { reference });
  return row;
}

export async function findStory(db: Db, id: string): Promise<StoryRow | undefined> {
  const [row] = await db.select().from(stories).where(eq(stories.id, id));
  return row;
}

/** Only moderators and the author read `original`. Null: not there yet, deleted, or its key is gone. */
export async function readTexts(
  db: Db,
  id: string,
): Promise<{ original: StoryText | null; copy: StoryText | null }> {
  const [row] = await db.select().from(storyTexts).where(eq(storyTexts.story, id));
  return {
    original: openOrNull<StoryText>(originalPlace(id), row?.original ?? null),
    copy: openOrNull<StoryText>(copyPlace(id), row?.copy ?? null),
  };
}

/** Titles as staff have made them, by story; of one that has no copy there is none. No original is opened. */
export async function listCopyTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ story: storyTexts.story, copy: storyTexts.copy })
    .from(storyTexts)
    .where(inArray(storyTexts.story, [...ids]));
  const titles = rows.map(
    ({ story, copy }) => [story, openOrNull<StoryText>(copyPlace(story), copy)?.title] as const,
  );
  return new Map(titles.filter((it): it is [string, string] => it[1] !== undefined));
}

/** What staff have made of it; the original is never changed. */
export async function saveCopy(tx: Tx, id: string, text: StoryText, now: Date): Promise<void> {
  const copy = seal(copyPlace(id), text, now);
  await tx.update(storyTexts).set({ copy }).where(eq(storyTexts.story, id));
}

/** Where the original is deleted, the copy as it stands before another change takes its place: its author is shown what
 *  was changed from what could be read until then. */
export async function keepBefore(tx: Tx, id: string, now: Date): Promise<void> {
  const { original, copy } = await readTexts(tx, id);
  if (original || !copy) return;
  await tx
    .update(storyTexts)
    .set({ original: seal(originalPlace(id), copy, now) })
    .where(eq(storyTexts.story, id));
}

/** By kind, and in the order in which they were said. */
export async function listTags(db: Db, id: string): Promise<StoryTag[]> {
  return db
    .select({ kind: storyTags.kind, value: storyTags.value })
    .from(storyTags)
    .where(eq(storyTags.story, id))
    .orderBy(asc(storyTags.kind), asc(storyTags.position));
}

/** The hubs it is about, the one that answers first. */
export async function listHubsOf(db: Db, id: string): Promise<string[]> {
  return (await listHubsOfMany(db, [id])).get(id) ?? [];
}

/** {@link listHubsOf} of several, by story. */
export async function listHubsOfMany(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ story: storyTags.story, hub: storyTags.value })
    .from(storyTags)
    .where(and(inArray(storyTags.story, [...ids]), eq(storyTags.kind, "hub")))
    .orderBy(asc(storyTags.story), asc(storyTags.position));
  const hubs = new Map<string, string[]>();
  for (const { story, hub } of rows) hubs.set(story, [...(hubs.get(story) ?? []), hub]);
  return hubs;
}

/** These and no others of that kind. @param values in their order; one said twice counts once */
export async function saveTags(
  tx: Tx,
  id: string,
  kind: StoryTagKind,
  values: readonly string[],
): Promise<void> {
  await tx.delete(storyTags).where(and(eq(storyTags.story, id), eq(storyTags.kind, kind)));
  const rows = [...new Set(values)].map((value, position) => ({ story: id, kind, value, position }));
  if (rows.length > 0) await tx.insert(storyTags).values(rows);
}
