/** What the portal knows already: names of staff and of the author, places around. */
import { WORDS_AND_NAMES } from "./first-names";
import { markOf, type Known, type Mark, type MarkKind } from "./mark";
import { KNOWN_CAPITALS, NEVER_NAMES } from "./ordinary-words";
import { folded, listOf } from "./plain-letters";
import type { Word } from "./words-in";

interface Phrase {
  words: string[];
  kind: MarkKind;
  /** is a word of every day too: only a capital letter in a sentence tells */
  ordinary: boolean;
}
type Phrases = Map<string, Phrase[]>;

/** The whole of it, where two hundred thousand families live. */
const TOO_LARGE = new Set([
  "south lanarkshire",
  "s lanarkshire",
  "south lan",
  "slc",
  "lanarkshire",
  "lanarkshire area",
  "north lanarkshire",
  "n lanarkshire",
  "nlc",
]);
const EVERYDAY_PLACES = new Set(
  listOf(
    "law forth bent quarter halfway murray newton cairns kelvin redwood douglas crawford carmichael village gardens",
  ),
);
const SHORTEST_PART = 3;

const partsOf = (name: string) =>
  folded(name.replace(/\(.*?\)/g, " ").replace(/[’']/g, "'")).match(
    /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu,
  ) ?? [];

function add(phrases: Phrases, words: string[], kind: MarkKind, ordinary: boolean) {
  const [first] = words;
  if (!first) return;
  phrases.set(first, [...(phrases.get(first) ?? []), { words, kind, ordinary }]);
}

function read(known: Known): Phrases {
  const phrases: Phrases = new Map();
  for (const place of known.places) {
    const words = partsOf(place);
    if (TOO_LARGE.has(words.join(" "))) continue;
    const plain = words[0] === "the" ? words.slice(1) : words;
    add(
      phrases,
      plain,
      "place",
      plain.length === 1 && (EVERYDAY_PLACES.has(plain[0]!) || NEVER_NAMES.has(plain[0]!)),
    );
  }
  for (const [names, kind] of [
    [known.names, "staff"],
    [known.authorNames, "name"],
  ] as const)
    for (const name of names)
      for (const part of partsOf(name))
        if (part.length >= SHORTEST_PART || !/\p{Script=Latin}/u.test(part))
          add(
            phrases,
            [part],
            kind,
            WORDS_AND_NAMES.has(part) ||
              KNOWN_CAPITALS.has(part) ||
              NEVER_NAMES.has(part) ||
              part === "example",
          );
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}

const remembered = new WeakMap<Known, Phrases>();
function phrasesOf(known: Known): Phrases {
  const phrases = remembered.get(known) ?? read(known);
  remembered.set(known, phrases);
  return phrases;
}

const stands = (words: readonly Word[], at: number, phrase: Phrase) =>
  phrase.words.every(
    (it, i) => words[at + i]?.low === it && (i === 0 || /^[ -]$/.test(words[at + i]!.before)),
  );

const HUB = /^(?:family support )?(?:hub|hubs|office|locality|team)(?: |$)/;

/** "Hamilton hub" is what the service is called. */
const namesHub = (words: readonly Word[], next: number) =>
  HUB.test(
    words
      .slice(next, next + 3)
      .map((it) => it.low)
      .join(" "),
  );

/** @param words of one text, as `wordsIn` gives them
 *  @returns what identifies; and where words begin that name a place or a hub, and so are no name of a person */
export function findKnown(words: readonly Word[], known: Known): { marks: Mark[]; places: Set<number> } {
  const phrases = phrasesOf(known);
  const marks: Mark[] = [];
  const places = new Set<number>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const phrase = phrases
      .get(word.low)
      ?.find((it) => stands(words, at, it) && (!it.ordinary || (word.cap && !word.start)));
    if (!phrase) continue;
    const end = at + phrase.words.length - 1;
    if (phrase.kind === "place") for (const it of words.slice(at, end + 1)) places.add(it.from);
    if (!(phrase.kind === "place" && namesHub(words, end + 1)))
      marks.push(markOf(phrase.kind, word.from, words[end]!.to));
    at = end;
  }
  return { marks, places };
}
