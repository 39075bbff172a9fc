/** By what words a story can be found: the same for what a story says and for what a reader types. Any script. */

const SHORTEST = 2;
const LONGEST = 30;

/** Letters that Unicode does not take apart into a letter and its mark. */
const ONE_FOR_ANOTHER: Record<string, string> = {
  ...{ ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" },
};
const APOSTROPHES = /(?<=\p{L})['’‘ʼ`´](?=\p{L})/gu;
/** drawn between the letters of an Arabic word to make it longer */
const TATWEEL = /ـ/gu;
/** Written without gaps between words: each two neighbours are a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/u;

/** Small letters without accents and apostrophes: "Didn’t" and "didnt" are one. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(APOSTROPHES, "")
    .replace(/\p{M}/gu, "")
    .replace(TATWEEL, "")
    .toLowerCase()
    .replace(/[łøđðþßæœı]/gu, (it) => ONE_FOR_ANOTHER[it]!);

/** Runs of letters and digits, those without gaps apart from the others. */
const runsOf = (text: string): string[] =>
  (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((run) =>
    run.split(new RegExp(`(${UNSPACED.source})`, "u")),
  );

/** @param run of a script without gaps. @returns its neighbours by twos; a single sign by itself */
function pairsOf(run: string): string[] {
  const signs = [...run];
  return signs.length === 1 ? signs : signs.slice(1).map((it, at) => signs[at]! + it);
}
const cut = (word: string) => [...word].slice(0, LONGEST).join("");
const isLong = (word: string) => [...word].length >= SHORTEST;

/** Everything that a text can be found by, each once. */
export function storyWords(...texts: string[]): string[] {
  const words = new Set<string>();
  for (const run of texts.flatMap(runsOf))
    if (UNSPACED.test(run)) for (const it of [...run, ...pairsOf(run)]) words.add(it);
    else if (isLong(run)) words.add(cut(run));
  return [...words];
}

/** What a reader typed, as words to look for, each once; all of them have to be there.
 *  @param most how many of them are looked for, the first ones */
export function soughtWords(typed: string, most: number): string[] {
  const words = runsOf(typed).flatMap((run) =>
    UNSPACED.test(run) ? pairsOf(run) : isLong(run) ? [cut(run)] : [],
  );
  return [...new Set(words)].slice(0, most);
}
