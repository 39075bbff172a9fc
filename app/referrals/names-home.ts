/** Whether words name somebody or the way to them: as people write, not as a form stores it. */
import type { SafeWay } from "../safety/contact";
import { NAMES_AS_WORDS, SHORT_WORDS } from "./names-as-words";

/** All by which a home could be known, and nothing else of it. */
export interface HomeNames {
  /** the parts of each name that tell something */
  names: string[];
  /** the digits of a number, an e-mail, a postcode, or a house with the first word of its street */
  ways: Array<Pick<SafeWay, "channel" | "to">>;
}

export const homeNames = (callMe: string, ways: readonly HomeNames["ways"][number][]): HomeNames => ({
  names: [tellingParts(callMe, "").join(" ")].filter(Boolean),
  ways: ways.flatMap(({ channel, to }) => tellingIn(channel, to).map((told) => ({ channel, to: told }))),
});

/** Both, each part once. */
export function joinNames(one: HomeNames, other: HomeNames): HomeNames {
  const ways = [...one.ways, ...other.ways].map((it) => [`${it.channel} ${it.to}`, it] as const);
  return { names: [...new Set([...one.names, ...other.names])], ways: [...new Map(ways).values()] };
}

/** @param own a name whose parts tell nothing of the home */
export const namesHome = (text: string, { names, ways }: HomeNames, own: string): boolean =>
  names.some((it) => namesPerson(text, it, own)) || ways.some((it) => namesWay(text, it));

function namesWay(text: string, { channel, to }: HomeNames["ways"][number]): boolean {
  switch (channel) {
    case "phone":
    case "text":
      return namesNumber(text, to);
    case "email":
      return namesEmail(text, to);
    case "letter":
    case "visit":
      return namesAddress(text, to);
  }
}

/** What of a way is looked for: found in it again, it is the same. */
function tellingIn(channel: SafeWay["channel"], to: string): string[] {
  switch (channel) {
    case "phone":
    case "text":
      return [to.replace(/\D/g, "")];
    case "email":
      return [to];
    case "letter":
    case "visit":
      return placesIn(to);
  }
}

const ODD: Record<string, string> = {
  ł: "l",
  Ł: "L",
  ø: "o",
  Ø: "O",
  đ: "d",
  Đ: "D",
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
};
const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[łŁøØđĐßæÆ]/g, (it) => ODD[it]!);
const squeezed = (text: string) =>
  folded(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
const WORD = /[\p{L}\p{N}]+/gu;
const wordsIn = (text: string): string[] => folded(text).match(WORD) ?? [];

/** What many are called says nothing of one. */
const COMMON = new Set(
  "mr mrs ms miss dr mum mam mom mummy dad daddy gran granny granda nan nana papa mother father parent the and".split(
    " ",
  ),
);
/** One letter is an initial; a script without capitals may need no more for a name. */
const SHORTEST_NAME = 2;
/** From so many letters on a name is one in small letters too. */
const SURE_NAME = 3;

/** Parts of a name by which somebody is known. @param own a name whose parts tell nothing */
function tellingParts(name: string, own: string): string[] {
  const theirs = new Set(wordsIn(own).map((it) => it.toLowerCase()));
  return wordsIn(name)
    .map((it) => it.toLowerCase())
    .filter((it) => !COMMON.has(it) && !theirs.has(it) && (it.length >= SHORTEST_NAME || !isCased(it)));
}

const isCased = (word: string) => word.toLowerCase() !== word.toUpperCase();

/** A name names somebody in any letters, "viktor" too. One that is a word as well needs its capital: "Sky" is a name
 *  however it was typed, and "sky" is none. So does one of two letters, "Jo"; where such a one is a word ("An", "My") the
 *  capital must not be that of a sentence, nor one of many. Scripts without capitals have only the word. */
export function namesPerson(text: string, name: string, own: string): boolean {
  const parts = tellingParts(name, own);
  const plain = folded(text);
  return [...plain.matchAll(WORD)].some(({ 0: word, index }) => {
    const low = word.toLowerCase();
    if (!parts.includes(low)) return false;
    const small = isCased(word) && word.charAt(0) === low.charAt(0);
    if (low.length >= SURE_NAME || !isCased(word)) return !(small && NAMES_AS_WORDS.has(low));
    if (small || !SHORT_WORDS.has(low)) return !small;
    return word.slice(1) === low.slice(1) && !beginsSentence(plain.slice(0, index));
  });
}

/** @param before what stands before a word. Whether a sentence, a line or something quoted begins with it */
function beginsSentence(before: string): boolean {
  const written = before.trimEnd();
  const newLine = before.slice(written.length).includes("\n");
  return written === "" || newLine || /[.!?:"“‘'(*\-–—•]$/u.test(written);
}

const DIGITS_TOLD = 9;
const DIGITS_ENDING = 6;

/** The number however it is grouped, with or without its country, or the end of it. */
export function namesNumber(text: string, number: string): boolean {
  const digits = number.replace(/\D/g, "");
  const told = digits.slice(-DIGITS_TOLD);
  if (told.length < DIGITS_ENDING) return false;
  const runs = text.replace(/(?<=\d)[\s().\-/]+(?=\d)/g, "").match(/\d+/g) ?? [];
  return runs.some((run) => run.includes(told) || (run.length >= DIGITS_ENDING && digits.endsWith(run)));
}

/** The whole address, or the part before the @. */
export function namesEmail(text: string, address: string): boolean {
  const whole = folded(address).toLowerCase();
  const [local = ""] = whole.split("@");
  const low = folded(text).toLowerCase();
  const stands = (it: string) => {
    const escaped = it.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?<![\\p{L}\\p{N}.])${escaped}(?![\\p{L}\\p{N}])`, "u").test(low);
  };
  return stands(whole) || (local.length > 3 && stands(local));
}

const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/giu;
const HOUSE = /\b\d+[a-z]?\s+\p{L}{3,}/giu;

/** Its postcode, or a house number with the first word of its street. */
export function namesAddress(text: string, address: string): boolean {
  const low = squeezed(text);
  return placesIn(address).some((it) => low.includes(squeezed(it)));
}

function placesIn(address: string): string[] {
  const plain = folded(address);
  return [...(plain.match(POSTCODE) ?? []), ...(plain.match(HOUSE) ?? [])];
}

/** However it is spaced. */
export const namesReference = (text: string, reference: string): boolean =>
  squeezed(text).includes(squeezed(reference));
