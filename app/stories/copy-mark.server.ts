import { hashToken } from "../random.server";
import { STORY_PARTS, type StoryText } from "./story";
import type { StoryRow } from "./story-rows.server";

/** Says whether a copy is still the one that was looked at. */
export const copyMark = (text: StoryText): string =>
  hashToken(JSON.stringify(STORY_PARTS.map((part) => text[part])));

/** Says whether what waits for a second person is still what they looked at: the copy, for whom, and by whom it was passed. */
export const secondMark = (copy: StoryText, row: Pick<StoryRow, "audience" | "passedBy">): string =>
  hashToken(JSON.stringify([copyMark(copy), row.audience, row.passedBy]));
