/** Which hub serves what somebody typed: a postcode, part of one, a town or a village. */
import { mentionsIn, nearMisses, readGazetteer, wordsOf, type Gazetteer, type Mention } from "./gazetteer";
import { answerOfDistrict, answerOfSector, hubsOf } from "./place-index";
import type { Found, Place, PlaceIndex } from "./place-index";
import { readPostcode, type ReadPostcode } from "./read-postcode";

export type { Found, PlaceIndex } from "./place-index";

const LONGEST_INPUT = 120;
const prepared = new WeakMap<readonly Place[], Gazetteer>();

/** Answers for any text and never throws. A whole postcode comes before a place, a place before part of one. */
export function findHub(index: PlaceIndex, typed: string): Found {
  const words = wordsOf(typed.slice(0, LONGEST_INPUT));
  if (words.length === 0) return { kind: "empty" };
  const whole = findPostcode(index, words, [3]);
  // a shared sector asks for the town: it may have been given beside the postcode
  const asksTown = whole?.answer.kind === "ask" && whole.answer.why === "sector";
  if (whole && !asksTown) return whole.answer;

  let gazetteer = prepared.get(index.places);
  if (!gazetteer) prepared.set(index.places, (gazetteer = readGazetteer(index.places)));
  const part = whole ?? findPostcode(index, words, [1, 0]);
  const { mentions, rest } = mentionsIn(gazetteer, part ? words.filter((_, i) => !part.used(i)) : words);
  if (mentions.length > 0) return answerOfMentions(index, mentions, rest.length > 0, part?.answer);
  if (part) return part.answer;

  const near = nearMisses(gazetteer, words);
  if (near.length === 0) return { kind: "unknown" };
  return { kind: "nearMiss", places: near.map(({ name, hub, council }) => ({ name, hub, council })) };
}

type Part = { answer: Found; used: (word: number) => boolean };

/** The best postcode among runs of words, so that "M L3 0AB" is one; a known one before any other. */
function findPostcode(index: PlaceIndex, words: string[], inwards: Array<0 | 1 | 3>): Part | undefined {
  const upper = words.map((word) => word.toUpperCase());
  let elsewhere: Part | undefined;
  for (const inward of inwards)
    for (let from = 0; from < upper.length; from++)
      for (let to = from + 1; to <= upper.length; to++) {
        const text = upper.slice(from, to).join("");
        if (text.length > 7) break;
        // "ML1 1" is a sector of ML1, not ML11
        if (inward === 0 && to > from + 1 && readPostcode(upper[from] ?? "", 0)[0]?.slips === 0) break;
        const readings = readPostcode(text, inward);
        const used = (word: number) => word >= from && word < to;
        const known = readings.find((it) => isKnown(index, it));
        if (known) return { answer: mended(answerOfPostcode(index, known), known, readings), used };
        const first = readings[0];
        // unspaced, "KY12" is a district and no sector of KY1
        if (inward === 1 && upper[to - 1]?.length !== 1) continue;
        // elsewhere, part of a postcode must be all there is, or plain to see: "B4" may be a flat
        const alone = (from === 0 && to === upper.length) || /^[A-Z]{2}\d+[A-Z]?$/.test(upper[from] ?? "");
        if (first?.slips === 0 && (inward === 3 || alone))
          elsewhere ??= { answer: { kind: "outside", council: null, district: first.district }, used };
      }
  return elsewhere;
}

function isKnown(index: PlaceIndex, { unit, sector, district }: ReadPostcode): boolean {
  if (unit && index.units.has(unit)) return true;
  return sector && !unit ? index.sectors.has(sector) : answerOfDistrict(index, district) !== undefined;
}

/** A reading with slips that could also be right as typed ("M13 0AB" for ML3) is only offered. */
function mended(answer: Found, { slips, district }: ReadPostcode, readings: ReadPostcode[]): Found {
  const [typed] = readings;
  if (slips === 0 || typed?.slips !== 0) return answer;
  if (answer.kind === "outside") return { kind: "outside", council: null, district: typed.district };
  if (answer.kind !== "hub") return answer;
  return { kind: "ask", why: "lookAlike", hubs: [answer.hub], council: null, district };
}

function answerOfPostcode(index: PlaceIndex, { unit, sector, district }: ReadPostcode): Found {
  const home = unit ? index.units.get(unit) : undefined;
  if (home?.hub) return { kind: "hub", hub: home.hub, sure: home.check ? "check" : "exact", district };
  if (home) return { kind: "outside", council: home.council, district };
  const known = sector ? index.sectors.get(sector) : undefined;
  if (known) return answerOfSector(known, district);
  const answer = answerOfDistrict(index, district) ?? { kind: "unknown" };
  return answer.kind === "hub" && sector ? { ...answer, sure: "check" } : answer;
}

function answerOfMentions(index: PlaceIndex, mentions: Mention[], unread: boolean, part?: Found): Found {
  const said = mentions.map((it) => answerOfMention(index, it));
  const first = said[0] ?? { kind: "unknown" };
  const district = part && "district" in part ? part.district : null;
  const named = mentions.flatMap((it) => it.places);
  if (district && part) {
    const fits = named.some((it) => it.outcodes.includes(district));
    if (!fits && first.kind === "hub") return settle(first.hub, part, district);
    if (!fits || (first.kind === "ask" && part.kind === "hub")) return part;
  }
  const hubs = [...new Set(said.flatMap((it) => (it.kind === "hub" ? it.hub : [])))];
  const [hub] = hubs;
  const council = said.flatMap((it) => (it.kind === "outside" ? (it.council ?? []) : []))[0] ?? null;
  if (!hub) {
    if (first.kind !== "ask") return first;
    return { ...first, district, council };
  }
  const asked = said.flatMap((it) => (it.kind === "ask" ? it.hubs : []));
  // a town after the place is its post town ("Rutherglen, Glasgow"); before it, it may be the place itself
  const agree = hubs.length === 1 && (asked.length === 0 || asked.includes(hub));
  if (!agree || first.kind === "outside")
    return { kind: "ask", why: "lookAlike", hubs: [...new Set([...hubs, ...asked])], council, district };
  const check = unread || said.some((it) => it.kind === "hub" && it.sure === "check");
  return { kind: "hub", hub, sure: check ? "check" : "place", district };
}

/** A place and a district it does not lie in: one of them is wrong, or both say the same hub. */
function settle(hub: string, part: Found, district: string): Found {
  if (part.kind === "hub" && part.hub === hub) return part;
  const others = part.kind === "hub" ? [part.hub] : part.kind === "ask" ? part.hubs : [];
  const council = part.kind === "ask" || part.kind === "outside" ? part.council : null;
  return { kind: "ask", why: "lookAlike", hubs: [...new Set([hub, ...others])], council, district };
}

function answerOfMention(index: PlaceIndex, { places, bare }: Mention): Found {
  const [place] = places;
  if (place && places.length === 1 && !bare) {
    if (place.outcome === "outside") return { kind: "outside", council: place.council, district: null };
    if (place.outcome === "local" && place.hub)
      return { kind: "hub", hub: place.hub, sure: place.otherHub ? "check" : "place", district: null };
  }
  const council = places.find((it) => it.council)?.council ?? null;
  return { kind: "ask", why: "lookAlike", hubs: hubsPerhaps(index, places), council, district: null };
}

/** Hubs a place may belong to: those it names, else those of its districts, else all. */
function hubsPerhaps(index: PlaceIndex, places: readonly Place[]): string[] {
  const named = places.flatMap((it) => [it.hub, it.otherHub].filter((hub) => hub !== null));
  const near = places
    .flatMap((it) => it.outcodes)
    .flatMap((it) => {
      const answer = answerOfDistrict(index, it);
      return answer?.kind === "hub" ? answer.hub : answer?.kind === "ask" ? answer.hubs : [];
    });
  const wide = places.some((it) => it.outcodes.length > 1);
  const hubs = named.length > 0 && !wide ? named : [...named, ...near];
  return hubs.length > 0 ? [...new Set(hubs)] : hubsOf(index);
}
