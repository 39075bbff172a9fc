/** What everyone may read of a story: made, changed and taken away, with everything that is found or counted by it. */
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { publicStories, staffFaces, type PublicPart } from "../../db/schema/public-stories";
import { stories, storyAnswers, storyChanges, storyReplies } from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";
import { randomReference } from "../random.server";
import { openOrNull } from "../vault/seal.server";
import { openAnswer } from "./answers.server";
import { countTags, recountTags } from "./count-tags.server";
import { addToIndex, removeFromIndex } from "./public-index.server";
import { takePublishersTurn } from "./publishers-turn.server";
import { BODY_PARTS, type StoryText } from "./story";
import { listTags, readTexts, type StoryRow } from "./story-rows.server";
import { replyCopyPlace } from "./story-places";
import { termsOf } from "./terms-of";

export type PublicRow = typeof publicStories.$inferSelect;

/** Makes it public under an id that no story ever had here. @param row held. @returns the id in its address */
export async function makePublic(tx: Tx, row: StoryRow, now: Date): Promise<string> {
  await takePublishersTurn(tx);
  const [last] = await tx
    .select({ n: publicStories.n })
    .from(publicStories)
    .orderBy(desc(publicStories.n))
    .limit(1);
  const id = await freePublicId(tx);
  const at = { n: (last?.n ?? 0) + 1, id, month: londonDate(now).slice(0, 7) };
  await add(tx, { ...at, ...(await readShown(tx, row)) });
  return id;
}

/** Nobody but staff may read it any more, as of this transaction. @param row held */
export async function unmakePublic(tx: Tx, { publicId }: Pick<StoryRow, "publicId">): Promise<void> {
  if (publicId === null) return;
  await takePublishersTurn(tx);
  await remove(tx, publicId);
}

/** Shows again what may be read of it, in its place. Most of it is the same words as before: only others are looked up
 *  and written. @param row held */
export async function remakePublic(tx: Tx, row: StoryRow): Promise<void> {
  if (row.publicId === null) return;
  await takePublishersTurn(tx);
  const here = eq(publicStories.id, row.publicId);
  const [before] = await tx.select().from(publicStories).where(here);
  if (!before) throw new Error("A story that is said to be public is not");
  const after = { ...before, ...(await readShown(tx, row)) };
  await tx.update(publicStories).set(after).where(here);
  const [had, has] = [new Set(termsOf(before)), new Set(termsOf(after))];
  await removeFromIndex(
    tx,
    after.n,
    [...had].filter((it) => !has.has(it)),
  );
  await addToIndex(
    tx,
    after.n,
    [...has].filter((it) => !had.has(it)),
  );
  await recountTags(tx, before, after);
}

async function add(tx: Tx, row: PublicRow): Promise<void> {
  await tx.insert(publicStories).values(row);
  await addToIndex(tx, row.n, termsOf(row));
  await countTags(tx, row, 1);
}

async function remove(tx: Tx, id: string): Promise<PublicRow> {
  const [row] = await tx.delete(publicStories).where(eq(publicStories.id, id)).returning();
  if (!row) throw new Error("A story that is said to be public is not");
  await removeFromIndex(tx, row.n, termsOf(row));
  await countTags(tx, row, -1);
  return row;
}

async function freePublicId(tx: Tx): Promise<string> {
  for (;;) {
    const id = randomReference();
    if ((await tx.$count(stories, eq(stories.publicId, id))) === 0) return id;
  }
}

/** @throws Error where no person has made a copy of it: what an author wrote is never shown as it came */
async function readShown(db: Db, row: StoryRow): Promise<Omit<PublicRow, "n" | "id" | "month">> {
  const { copy } = await readTexts(db, row.id);
  if (!copy) throw new Error("A story without a copy cannot be shown");
  const { hub, young, lang, meToo } = row;
  return {
    ...{ hub, young, lang, meToo, title: copy.title, name: copy.name },
    body: bodyOf(copy),
    tags: await listTags(db, row.id),
    conversation: await readConversation(db, row.id),
    changes: await readChanges(db, row.id),
  };
}

function bodyOf(copy: StoryText): Record<string, string> {
  return Object.fromEntries(BODY_PARTS.filter((it) => copy[it] !== "").map((it) => [it, copy[it]]));
}

/** Answers and replies by the day on which they were given: a reply is to an answer, so of one day the answer is first.
 *  What was said while only staff could read the story was said to them, and stays with them. */
async function readConversation(db: Db, story: string): Promise<PublicPart[]> {
  const answers = await db
    .select({ it: storyAnswers, photoId: staffFaces.photoId })
    .from(storyAnswers)
    .leftJoin(staffFaces, eq(staffFaces.staff, storyAnswers.by))
    .where(
      and(
        ...[eq(storyAnswers.story, story), eq(storyAnswers.state, "given")],
        eq(storyAnswers.readers, "public"),
      ),
    )
    .orderBy(asc(storyAnswers.givenAt));
  const replies = await db
    .select()
    .from(storyReplies)
    .where(
      and(
        ...[eq(storyReplies.story, story), eq(storyReplies.state, "shown")],
        eq(storyReplies.readers, "public"),
      ),
    )
    .orderBy(asc(storyReplies.nth));
  const said = [
    ...answers.map(({ it, photoId }) => ({
      on: londonDate(it.givenAt!),
      part: {
        ...{ kind: "answer" as const, name: it.name, role: it.role, photoId },
        text: openAnswer(it.id, it.sealed).text,
      },
    })),
    ...replies.map((it) => ({
      on: it.sentOn,
      part: { kind: "reply" as const, text: openOrNull<string>(replyCopyPlace(it.id), it.copy) ?? "" },
    })),
  ];
  // sorting keeps the order of those that are equal
  said.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return said
    .filter(({ part }) => part.text !== "")
    .map(({ on, part }) => ({ ...part, month: on.slice(0, 7) }));
}

async function readChanges(db: Db, story: string): Promise<PublicRow["changes"]> {
  const rows = await db
    .select()
    .from(storyChanges)
    .where(
      and(
        ...[eq(storyChanges.story, story), inArray(storyChanges.state, ["planned", "made"])],
        eq(storyChanges.readers, "public"),
      ),
    )
    .orderBy(asc(storyChanges.plannedOn), asc(storyChanges.id));
  return rows.map(({ state, plan, outcome, endedOn, dueOn }) => ({
    ...{ state: state as "planned" | "made", plan, outcome },
    month: (endedOn ?? dueOn).slice(0, 7),
  }));
}
