/** On the page before sending: what could show who the author is, and whether the story is too long. */
import type { Db } from "../../db/client";
import type { HeldDraft } from "../questions/drafts.server";
import { isStory } from "./is-story";
import { readStorySettings } from "./read-story-settings.server";
import type { StorySettings } from "./story-settings";
import { countStory, wordsOver } from "./story-text.question";
import { marksOf } from "./warn-author";

export type ComplaintRoads = Pick<StorySettings, "complaintsRoad" | "childComplaintsRoad">;

export async function readComplaintRoads(db: Db): Promise<ComplaintRoads> {
  const { complaintsRoad, childComplaintsRoad } = await readStorySettings(db);
  return { complaintsRoad, childComplaintsRoad };
}

/** @returns null for other forms */
export async function readStoryCheck(db: Db, draft: HeldDraft) {
  if (!isStory(draft.journey)) return null;
  return {
    words: countStory(draft.raw),
    over: wordsOver(draft.raw),
    marks: marksOf(draft.raw),
    roads: await readComplaintRoads(db),
  };
}
export type StoryCheck = NonNullable<Awaited<ReturnType<typeof readStoryCheck>>>;
