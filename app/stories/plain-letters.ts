/** Text as it is looked at: what typing alone makes different is made alike, and every place stays where it is. */

const APOSTROPHES = /[\u2018\u2019\u02bc\u0060\u00b4\uff07]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** @returns a text of the same length */
export const alike = (text: string): string =>
  text
    .replace(APOSTROPHES, "'")
    .replace(SPACES, " ")
    .replace(DASHES, "-")
    .replace(OTHER_DIGITS, (it) => String(it.charCodeAt(0) & 15))
    .replace(/[\uff21-\uff3a\uff41-\uff5a\uff20]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0));

const OWN_LETTERS: Record<string, string> = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", ı: "i" };

/** A word in small letters, without Latin accents: to be looked up, not to be shown. */
export const folded = (word: string): string =>
  word
    .toLowerCase()
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/[łøđßæı]/g, (it) => OWN_LETTERS[it]!)
    .normalize("NFC");

/** Words of a template as a list. */
export const listOf = (words: string): string[] => words.split(/\s+/).filter((it) => it !== "");

/** All in small letters, every place staying where it is: a few letters have a small form of two. */
export const small = (text: string): string => {
  const low = text.toLowerCase();
  return low.length === text.length
    ? low
    : text.replace(/\p{Lu}/gu, (it) => (it.toLowerCase().length === it.length ? it.toLowerCase() : it));
};

/** A pattern for whole words. A space outside of brackets stands for one to three of any kind, " ?" for none to three:
 *  bounded, so that the search stays linear. */
export function whole(source: string): RegExp {
  const spaced = source.replace(/\[[^\]]*\]| \?| /g, (it) =>
    it === " ?" ? "\\s{0,3}" : it === " " ? "\\s{1,3}" : it,
  );
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${spaced})(?![\\p{L}\\p{N}_])`, "gu");
}
