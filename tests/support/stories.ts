/** Stories for tests: say what matters, the rest is filled in. */
import { eq } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { stories } from "../../db/schema/stories";
import { STORY_PARTS, type StoryText, type ToldStory } from "../../app/stories/story";
import { recordStoryEvent } from "../../app/stories/story-events.server";
import { getHeldStory, saveCopy, type StoryRow } from "../../app/stories/story-rows.server";
import { keepStory } from "../../app/stories/keep-story.server";

/** What nobody may find where it must not be: a word that is in no other text. */
export const ORIGINAL_WORD = "quondam";

export const aText = (it: Partial<StoryText> = {}): StoryText => ({
  ...(Object.fromEntries(STORY_PARTS.map((part) => [part, ""])) as StoryText),
  title: "The group that waited for us",
  happened: `We came late three weeks in a row and ${ORIGINAL_WORD} nobody minded.`,
  good: "They kept two chairs free.",
  name: "Bramble",
  ...it,
});

export const aTold = (
  it: Partial<Omit<ToldStory, "text">> & { text?: Partial<StoryText> } = {},
): ToldStory => ({
  ...{ hub: "hamilton", audience: "public", asks: false, young: false, lang: "en" },
  tags: [
    { kind: "hub", value: "hamilton" },
    { kind: "feeling", value: "heard" },
    { kind: "who", value: "parent" },
  ],
  ...it,
  text: aText(it.text),
});

/** @returns its id, reference and code */
export const tell = (store: Store, it: Parameters<typeof aTold>[0], now: Date) =>
  store.transaction((tx) => keepStory(tx, aTold(it), now));

/** A moderator has read it, taken a word out of it, and has nothing against it.
 *  @param it.indirect identifiers that remain. @param it.more other columns of its row */
export async function pass(
  tx: Tx,
  id: string,
  { by = "struan", indirect = 0, more = {} }: { by?: string; indirect?: number; more?: Partial<StoryRow> },
  now: Date,
): Promise<void> {
  const row = await getHeldStory(tx, id);
  const copy = aText();
  await saveCopy(tx, id, { ...copy, happened: copy.happened.replace(` ${ORIGINAL_WORD}`, "") }, now);
  await tx
    .update(stories)
    .set({ passedBy: by, criticism: 1, safety: 0, ...more })
    .where(eq(stories.id, id));
  await recordStoryEvent(tx, row, { by, kind: "edited", detail: { was: ORIGINAL_WORD } }, now);
  await recordStoryEvent(tx, row, { by, kind: "passed", detail: { indirect } }, now);
}

export const storyOf = async (store: Store, id: string): Promise<StoryRow> =>
  (await store.read.select().from(stories).where(eq(stories.id, id)))[0]!;
