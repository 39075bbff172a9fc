import { hashToken } from "../random.server";
import { STORY_PARTS, type StoryText } from "./story";

/** Says whether a copy is still the one that was looked at. */
export const copyMark = (text: StoryText): string =>
  hashToken(JSON.stringify(STORY_PARTS.map((part) => text[part])));
