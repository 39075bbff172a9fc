/** What in a story may say who it is about, part by part. */
import { findIdentifiers, type Known, type Mark } from "./identifiers";
import type { MarkKind } from "./mark";
import { STORY_PARTS, type StoryPart, type StoryText } from "./story";

export interface StoryMark extends Mark {
  part: StoryPart;
  words: string;
  /** the same for the same words of a kind in the same part: a tick stays good while they stand there */
  id: string;
}

/** In one part. A name that the portal itself offered is nobody's. */
export const marksIn = (part: StoryPart, words: string, known: Known): Mark[] =>
  part === "name" && known.offered?.includes(words.trim()) ? [] : findIdentifiers(words, known);

export const marksOf = (text: StoryText, known: Known): StoryMark[] =>
  STORY_PARTS.flatMap((part) =>
    marksIn(part, text[part], known).map((mark) => {
      const words = text[part].slice(mark.from, mark.to);
      return { ...mark, part, words, id: `${part}:${mark.kind}:${words}` };
    }),
  );

const REACHES: readonly MarkKind[] = ["phone", "email", "postcode", "handle"];

/** With it anybody can find or reach somebody, so that nobody may say it identifies no one.
 *  @param words what is marked: a street tells a home once its number stands with it */
export const comesOut = (kind: MarkKind, words: string): boolean =>
  REACHES.includes(kind) || (kind === "street" && /\d/.test(words));
