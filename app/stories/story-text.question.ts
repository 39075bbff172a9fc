/** A box for a part of a story. How long the whole of it may be is counted in words, over all boxes together. */
import { longText, optional } from "../questions/question";
import { BODY_PARTS, countWords, MOST_LETTERS, MOST_WORDS } from "./story";

export const storyText = () => ({ ...longText({ max: MOST_LETTERS }), control: "storyText", look: {} });
export const optionalStoryText = () => optional(storyText());

/** Names of the questions whose words count. */
export const COUNTED = ["title", ...BODY_PARTS] as const;

/** Words of a story so far. @param besides a question that is left out of it */
export function countStory(raw: Record<string, readonly string[]>, besides?: string): number {
  return COUNTED.filter((it) => it !== besides).reduce((sum, it) => sum + countWords(raw[it]?.[0] ?? ""), 0);
}

/** How many words too many; 0 where it can be sent. */
export const wordsOver = (raw: Record<string, readonly string[]>) =>
  Math.max(0, countStory(raw) - MOST_WORDS);
