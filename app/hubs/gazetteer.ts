/** Place names as people type them: case, accents, punctuation, "Saint" and spaces make no difference. */
import { editDistance } from "./edit-distance";
import type { Place } from "./place-index";

export type Gazetteer = {
  byKey: ReadonlyMap<string, readonly Place[]>;
  /** keys under which no place is listed by itself: "Birkenshaw" of "Birkenshaw (Larkhall)" */
  bare: ReadonlySet<string>;
};

export type Mention = { places: readonly Place[]; bare: boolean };

// Words around a place that say nothing about where it is.
const NOISE = new Set(
  (
    "a an and am area at by close family from hub i im in is it live lives living my near nearest please scotland " +
    "sl stay support the to town uk village we"
  ).split(" "),
);
const LONGEST_NAME = 5;
const MOST_WORDS = 24;
const MOST_OFFERED = 4;

/** Words of `text` in lower case, without accents and punctuation. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}|['’‘`´ʼ]/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => (word === "saint" ? "st" : word));
}

const keyOf = (words: string[]) => words.join("");

/** Prepares every name and spelling for look-up. */
export function readGazetteer(places: readonly Place[]): Gazetteer {
  const byKey = new Map<string, Place[]>();
  const claim = (key: string, place: Place) => {
    const claimed = byKey.get(key) ?? [];
    if (!claimed.includes(place)) byKey.set(key, [...claimed, place]);
  };
  for (const place of places)
    for (const name of [place.name, ...place.spellings]) claim(keyOf(wordsOf(name)), place);
  const bare = new Set<string>();
  for (const place of places) {
    const key = keyOf(wordsOf(place.name.replace(/\(.*\)/, "")));
    if (byKey.has(key)) continue;
    bare.add(key);
    claim(key, place);
  }
  return { byKey, bare };
}

/** Places named in `words`, in the order they stand, the longest name first where names overlap;
 *  `rest` are the words left over that could matter. */
export function mentionsIn(gazetteer: Gazetteer, words: string[]): { mentions: Mention[]; rest: string[] } {
  const mentions: Mention[] = [];
  const rest: string[] = [];
  for (let at = 0; at < Math.min(words.length, MOST_WORDS);) {
    const size = longestName(gazetteer, words, at);
    const key = keyOf(words.slice(at, at + size));
    const places = gazetteer.byKey.get(key);
    if (places) mentions.push({ places, bare: gazetteer.bare.has(key) });
    else if (!NOISE.has(words[at] ?? "")) rest.push(words[at] ?? "");
    at += Math.max(size, 1);
  }
  return { mentions, rest };
}

function longestName(gazetteer: Gazetteer, words: string[], at: number): number {
  for (let size = Math.min(LONGEST_NAME, words.length - at); size > 0; size--)
    if (gazetteer.byKey.has(keyOf(words.slice(at, at + size)))) return size;
  return 0;
}

/** Places whose name or spelling is a slip or two away from `words`, the nearest only, four at most. */
export function nearMisses(gazetteer: Gazetteer, words: string[]): Place[] {
  const kept = words.filter((word) => !NOISE.has(word)).slice(0, MOST_WORDS);
  const whole = nearest(gazetteer, [keyOf(kept)]);
  const pairs = kept.slice(1).map((word, i) => `${kept[i]}${word}`);
  return whole.length > 0 ? whole : nearest(gazetteer, [...kept, ...pairs]);
}

function nearest(gazetteer: Gazetteer, keys: string[]): Place[] {
  let best = 3;
  let found = new Set<Place>();
  for (const key of keys) {
    const allowed = key.length < 4 ? 0 : key.length < 6 ? 1 : 2;
    for (const [name, places] of gazetteer.byKey) {
      const distance = editDistance(key, name, Math.min(allowed, best));
      if (distance > allowed || distance > best) continue;
      if (distance < best) found = new Set();
      best = distance;
      for (const place of places) found.add(place);
    }
  }
  return [...found].slice(0, MOST_OFFERED);
}
