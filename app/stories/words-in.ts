/** A text's words, and whether a capital letter says anything there. */
import { NEVER_NAMES } from "./ordinary-words";
import { folded } from "./plain-letters";

export interface Word {
  from: number;
  /** behind the word, without an ending 's */
  to: number;
  text: string;
  /** folded, to be looked up */
  low: string;
  /** begins a sentence or a line, where every word has a capital */
  start: boolean;
  /** has a capital that says something: in a heading or a text all in capitals none does */
  cap: boolean;
  /** all in capitals between words that are not: NHS */
  acronym: boolean;
  /** what stands between it and the word before */
  before: string;
  /** stands with 's */
  owns: boolean;
}

const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+){0,4}/gu;
const ENDS = /[.!?…:;\n\r•"“”*\p{Extended_Pictographic}]|\u20e3/u;
const MOST_CAPITALS = 0.75;

const isUpper = (letter: string) => letter !== letter.toLowerCase();

/** @param text as `alike` makes it */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const owns = /'s?$|'S$/u.test(match[0]) || text.startsWith("'", match.index + match[0].length);
    const said = match[0].replace(/'[sS]?$/u, "");
    const before = text.slice(end, match.index);
    words.push({
      from: match.index,
      to: match.index + said.length,
      text: said,
      low: folded(said),
      start:
        words.length === 0 ||
        ENDS.test(before) ||
        /[([]/.test(before) ||
        /\d[.)]\s*$/.test(before) ||
        (before.startsWith(")") && words.at(-1)?.text.length === 1),
      cap: isUpper(said.charAt(0)),
      acronym: said.length > 1 && said === said.toUpperCase() && isUpper(said),
      before,
      owns,
    });
    end = match.index + match[0].length;
  }
  return withoutLoud(words);
}

/** In a heading, and in a sentence all in capitals, none of them tells a name: the little words have one too. */
function withoutLoud(words: Word[]): Word[] {
  let first = 0;
  for (let at = 1; at <= words.length; at++) {
    if (at < words.length && !ENDS.test(words[at]!.before)) continue;
    const sentence = words.slice(first, at);
    const loud =
      sentence.filter((it) => it.cap).length >= sentence.length * MOST_CAPITALS &&
      sentence.some((it) => it.cap && !it.start && it.low.length > 1 && NEVER_NAMES.has(it.low));
    for (const word of sentence) {
      if (loud) word.cap = word.acronym = false;
      else if (word.acronym) word.cap = false;
    }
    first = at;
  }
  return words;
}
