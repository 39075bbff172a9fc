/** Made-up words, used as unevenly as those of a language: a few stand in nearly every request, most in hardly any. Every
 *  run has the same ones. */

// each begins with a consonant and ends with its one vowel, so that no two rows of them read the same
const PARTS =
  "ba do fi gu ha ke li mo nu pa ri so te vu wa ze chi dra fle gro kni pla sku sta tri sho glo bre".split(
    " ",
  );
const ENDS = ["nn", "rs", "lyn", "sh"];
const partOf = (i) => PARTS[i % PARTS.length];
const below = (i) => Math.floor(i / PARTS.length);

/** The commonest first. */
export const WORDS = Array.from(
  { length: 20_000 },
  (_, i) => partOf(i) + partOf(below(i)) + partOf(below(below(i))),
);
export const NAMES = Array.from(
  { length: 3000 },
  (_, i) => partOf(i) + partOf(below(i)) + ENDS[below(below(i)) % ENDS.length],
);

/** The same numbers from 0 to 1 in every run. @param {number} seed @returns {() => number} */
export function makeRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let it = Math.imul(state ^ (state >>> 15), 1 | state);
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it;
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Drawing is looking into a table: forty million words are drawn. */
const SLOTS = 2 ** 20;
const drawn = new Uint16Array(SLOTS);
const weights = WORDS.map((_, i) => 1 / (i + 1));
const total = weights.reduce((sum, it) => sum + it, 0);
for (let i = 0, from = 0, sum = 0; i < WORDS.length; i++) {
  sum += weights[i];
  const to = Math.round((sum / total) * SLOTS);
  drawn.fill(i, from, to);
  from = to;
}

/** A place in {@link WORDS}: the second is drawn half as often as the first, the third a third as often.
 *  @param {() => number} random */
export const drawWord = (random) => drawn[Math.floor(random() * SLOTS)];

/** A place in {@link NAMES}: one in fifty has the commonest. @param {() => number} random */
export const drawName = (random) => Math.floor(NAMES.length * random() ** 2);
