import { findDangerWords } from "../safety/danger-words";

/** More words without a full stop are looked at in pieces, which lie over each other by more than any danger words are. */
const LONGEST = 40;
const STEP = 30;

/** What a duty worker has to see of a story in which there are words of danger: the sentences around them, no more.
 *  @returns each once, in order */
export function findDangerSentences(texts: readonly string[]): string[] {
  const found = texts
    .flatMap((text) => text.split(/(?<=[.!?…。！？])/u))
    .flatMap((sentence) => pieces(sentence.trim()))
    .filter((piece) => findDangerWords([piece]).length > 0);
  return [...new Set(found)];
}

function pieces(sentence: string): string[] {
  const words = sentence.split(/\s+/u);
  if (words.length <= LONGEST) return [sentence];
  const starts = Array.from({ length: Math.ceil((words.length - LONGEST) / STEP) + 1 }, (_, i) => i * STEP);
  return starts.map((from) => words.slice(from, from + LONGEST).join(" "));
}
