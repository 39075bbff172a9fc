/** Names of people: from lists, from a capital letter where none is due, and from the words around them. */
import { FIRST_NAMES, SURNAMES, WORDS_AND_NAMES } from "./first-names";
import { markOf, type Mark } from "./mark";
import {
  AUXILIARY,
  CLOSE,
  IS_SAID_OF,
  ONLY_PEOPLE_DO,
  OWN,
  SAID_TO,
  BEFORE_MONTH,
  EVERYDAY,
  GOING,
  KIN,
  LIVING,
  MONTH_NAMES,
  NAMING,
  PERSON_DOES,
  PLACE_BEFORE,
  ROLE,
  SAID_OF,
  SMALL_THINGS,
  SURNAMES_ALONE,
  TITLES,
  WAY_BEFORE,
} from "./name-words";
import { KNOWN_CAPITALS, NEVER_NAMES } from "./ordinary-words";
import type { Word } from "./words-in";

/** Which words are a name by lists alone. */
const listed = (low: string) => FIRST_NAMES.has(low) || low.split("-").every((it) => FIRST_NAMES.has(it));
const ordinary = (low: string) => KNOWN_CAPITALS.has(low) || NEVER_NAMES.has(low) || CONTRACTED.test(low);
/** "He'd" */
const CONTRACTED = /'(?:d|ll|ve|re|m|t)$/;

function isNameAlone(words: readonly Word[], at: number): boolean {
  const word = words[at]!;
  const { low } = word;
  const next = words[at + 1];
  const last = words[at - 1];
  if (WORDS_AND_NAMES.has(low) && !EVERYDAY.has(low) && !ordinary(low) && !SURNAMES_ALONE.has(low))
    return !ordinaryMonth(low, last, next);
  if (WORDS_AND_NAMES.has(low)) {
    if (!word.cap && next?.low === "was" && ROLE.has(words[at + 3]?.low ?? "") && !AUXILIARY.has(low))
      return true;
    if (!word.cap || ordinaryMonth(low, last, next)) return false;
    if (!word.start) return !KNOWN_CAPITALS.has(low) || MONTH_NAMES.has(low);
    if (AUXILIARY.has(low))
      return next !== undefined && /^(?:is|was|has|had|said|and|came|who)$/.test(next.low);
    return word.owns || (next !== undefined && next.before === " " && PERSON_DOES.has(next.low));
  }
  if (listed(low)) return true;
  return false;
}

function ordinaryMonth(low: string, last: Word | undefined, next: Word | undefined): boolean {
  if (!MONTH_NAMES.has(low)) return false;
  if (last && BEFORE_MONTH.has(last.low)) return true;
  return next === undefined || /\d/.test(next.before);
}

/** A capital letter where none is due, in a word that nobody else owns. */
const isOddCapital = (word: Word) =>
  word.cap &&
  !word.start &&
  !KNOWN_CAPITALS.has(word.low) &&
  !CONTRACTED.test(word.low) &&
  !KNOWN_CAPITALS.has(word.low.replace(/s$/, "")) &&
  word.text.length > 1;

/** At the beginning of a sentence every word has a capital letter: what it does there tells, or a family name after it. */
function startsWithPerson(words: readonly Word[], at: number): boolean {
  const word = words[at]!;
  const next = words[at + 1];
  if (!word.start || !word.cap || ordinary(word.low) || next?.before !== " ") return false;
  return ONLY_PEOPLE_DO.has(next.low) || (isOddCapital(next) && SURNAMES.has(next.low));
}

/** Whether the words before say that a name comes. */
function isAnnounced(words: readonly Word[], at: number): boolean {
  const word = words[at]!;
  const last = words[at - 1];
  if (!last || !/^[ ,(]{1,2}$/.test(word.before) || word.text.length < 2) return false;
  const before = words[at - 2];
  const looksLike = word.cap || listed(word.low) || WORDS_AND_NAMES.has(word.low);
  const next = words[at + 1];
  if (NAMING.has(last.low)) {
    if (NEVER_NAMES.has(word.low) || (KNOWN_CAPITALS.has(word.low) && !MONTH_NAMES.has(word.low)))
      return false;
    return (
      looksLike ||
      last.low !== "called" ||
      (before !== undefined && !/^(?:i|we|he|she|they|you|then|and|also)$/.test(before.low))
    );
  }
  if (
    /^(?:is|was|me|him|her)$/.test(last.low) &&
    before &&
    /^(?:name|call|named|called|nickname)$/.test(before.low)
  )
    return !ordinary(word.low);
  if (next?.low === "they" && /^(?:call|called|cry)$/.test(words[at + 2]?.low ?? "") && !ordinary(word.low))
    return true;
  if (TITLES.has(last.low)) return !NEVER_NAMES.has(word.low) && word.text.length > 2;
  if (SAID_OF.has(last.low) && (looksLike || SURNAMES.has(word.low)) && !ordinary(word.low)) return true;
  if (KIN.has(last.low) && looksLike) {
    if (AUXILIARY.has(word.low))
      return word.cap || (next !== undefined && /^(?:is|was|has|had|and)$/.test(next.low));
    if (!word.cap && (NEVER_NAMES.has(word.low) || (EVERYDAY.has(word.low) && SMALL_THINGS.has(last.low))))
      return false;
    return !KNOWN_CAPITALS.has(word.low);
  }
  // "my partner kasjusz was", in a text without capitals
  return (
    CLOSE.has(last.low) &&
    OWN.has(before?.low ?? "") &&
    IS_SAID_OF.has(next?.low ?? "") &&
    word.text.length > 2 &&
    !ordinary(word.low) &&
    !/(?:ed|ing|ly)$/.test(word.low)
  );
}

/** @param words of one text, as `wordsIn` gives them. @param others where words begin that are known to be of a place or
 *  of something else that is nobody's name, but where the words around them say so */
export function findNames(words: readonly Word[], others: ReadonlySet<number>): Mark[] {
  const small = new Set(words.flatMap((it) => (it.text === it.text.toLowerCase() ? [it.low] : [])));
  const found = new Set<number>();
  const places: Mark[] = [];
  /** a name in any letters, or only where it has a capital */
  const learned = new Set<string>();
  const learnedCapital = new Set<string>();
  /** one that is a word of every day too */
  const learnedWord = new Set<string>();
  words.forEach((word, at) => {
    const { low } = word;
    if ((isNameAlone(words, at) && !others.has(word.from)) || isAnnounced(words, at)) {
      found.add(at);
      if (!EVERYDAY.has(low) && !ordinary(low)) learned.add(low);
      else learnedWord.add(low);
    } else if (others.has(word.from)) return;
    else if (isPlace(words, at)) places.push(markOf("place", word.from, word.to));
    // who writes it small elsewhere means the word
    else if ((isOddCapital(word) || startsWithPerson(words, at)) && !small.has(low)) {
      found.add(at);
      learnedCapital.add(low);
    }
  });
  words.forEach((word, at) => {
    if (others.has(word.from)) return;
    if (learned.has(word.low) || (word.cap && learnedCapital.has(word.low))) found.add(at);
    else if (learnedWord.has(word.low) && !AUXILIARY.has(word.low) && isUsedAsName(words, at)) found.add(at);
  });
  // a family name beside a first one
  words.forEach((word, at) => {
    if (found.has(at) || !found.has(at - 1) || word.before !== " " || ordinary(word.low)) return;
    if ((word.cap && !word.start) || (SURNAMES.has(word.low) && !WORDS_AND_NAMES.has(words[at - 1]!.low)))
      found.add(at);
  });
  return [...joined(words, found), ...places];
}

/** "hope said", "told hope" */
const isUsedAsName = (words: readonly Word[], at: number) =>
  ONLY_PEOPLE_DO.has(words[at + 1]?.low ?? "") || words[at]!.owns || SAID_TO.has(words[at - 1]?.low ?? "");

/** "In Inverness", "moved to Tunis", "lives in corby". */
function isPlace(words: readonly Word[], at: number): boolean {
  const word = words[at]!;
  const last = words[at - 1];
  const before = words[at - 2]?.low ?? "";
  if (!last || word.before !== " " || ordinary(word.low)) return false;
  if (!isOddCapital(word))
    return !word.cap && last.low === "in" && LIVING.has(before) && word.text.length > 3 && !word.acronym;
  return PLACE_BEFORE.has(last.low) || (WAY_BEFORE.has(last.low) && GOING.has(before));
}

/** Names side by side are one. */
function joined(words: readonly Word[], found: ReadonlySet<number>): Mark[] {
  const marks: Mark[] = [];
  for (const at of [...found].sort((a, b) => a - b)) {
    const word = words[at]!;
    const last = marks.at(-1);
    if (last && found.has(at - 1) && word.before === " " && !words[at - 1]!.owns) last.to = word.to;
    else marks.push(markOf("name", titled(words, at), word.to));
  }
  return marks;
}

/** With "Mrs" or "Granny" before it: who takes the name out takes that out too. */
function titled(words: readonly Word[], at: number): number {
  const last = words[at - 1];
  if (!last || !/^\.? $/.test(words[at]!.before)) return words[at]!.from;
  return TITLES.has(last.low) || (SAID_OF.has(last.low) && last.cap) ? last.from : words[at]!.from;
}
