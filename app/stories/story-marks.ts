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

const BREAK = "\n\n";

/** Looked for in all parts as one text: a name that one of them tells is known in the others too.
 *  @returns marks of each part, by its own letters */
export function findInParts(parts: readonly string[], known: Known): Mark[][] {
  const marks = findIdentifiers(parts.join(BREAK), known);
  let next = 0;
  return parts.map((words) => {
    const [from, to] = [next, next + words.length];
    next = to + BREAK.length;
    return marks
      .filter((it) => it.from < to && it.to > from)
      .map((it) => ({ ...it, from: Math.max(it.from, from) - from, to: Math.min(it.to, to) - from }));
  });
}

/** A name that the portal itself offered is nobody's. */
export function marksOf(text: StoryText, known: Known): StoryMark[] {
  const isOffered = (part: StoryPart) => part === "name" && known.offered?.includes(text.name.trim());
  const found = findInParts(
    STORY_PARTS.map((part) => (isOffered(part) ? "" : text[part])),
    known,
  );
  return STORY_PARTS.flatMap((part, at) =>
    found[at]!.map((mark) => {
      const words = text[part].slice(mark.from, mark.to);
      return { ...mark, part, words, id: `${part}:${mark.kind}:${words}` };
    }),
  );
}

const REACHES: readonly MarkKind[] = ["phone", "email", "postcode", "handle"];

/** With it anybody can find or reach somebody, so that nobody may say it identifies no one.
 *  @param words what is marked: a street tells a home once its number stands with it */
export const comesOut = (kind: MarkKind, words: string): boolean =>
  REACHES.includes(kind) || (kind === "street" && /\d/.test(words));
