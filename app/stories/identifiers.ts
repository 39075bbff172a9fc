/** Looks for what may tell who somebody is in a text that a family wrote. It proposes, a person decides: what it finds and
 *  what it cannot is in docs/moderation.md. */
import { AGE_PATTERNS, NAMED_AGES } from "./ages";
import { findKnown } from "./find-known";
import { findNames } from "./find-names";
import { type Known, type Mark, type MarkKind, markOf, withoutOverlaps } from "./mark";
import { findBirths, NUMBER_PATTERNS, type Pattern } from "./numbers";
import { alike, small } from "./plain-letters";
import { FACT_PATTERNS } from "./rare-facts";
import { CAPITAL_PATTERNS, WORD_PATTERNS } from "./word-patterns";
import { type Word, wordsIn } from "./words-in";

export type { Known, Mark };

function matchesOf(text: string, { kind, find, not }: Pattern): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(find))
    if (!not?.test(match[0])) marks.push(markOf(kind, match.index, match.index + match[0].length));
  return marks;
}

/** Of what is written with a capital letter and is nobody's name. */
const NOT_OF_PEOPLE: ReadonlySet<MarkKind> = new Set([
  "origin",
  "faith",
  "health",
  "hospital",
  "court",
  "club",
  "event",
]);

function startsIn(words: readonly Word[], marks: readonly Mark[]): number[] {
  const covered = marks.filter((it) => NOT_OF_PEOPLE.has(it.kind)).sort((a, b) => a.from - b.from);
  let next = 0;
  return words.flatMap(({ from }) => {
    while (next < covered.length && covered[next]!.to <= from) next++;
    return covered[next] && covered[next]!.from <= from ? [from] : [];
  });
}

/** In time that grows with the text, whatever stands in it, in any script.
 *  @returns marks in the order of the text, none overlapping */
export function findIdentifiers(text: string, known: Known): Mark[] {
  const seen = alike(text);
  const low = small(seen);
  const words = wordsIn(seen);
  const told = findKnown(words, known);
  const numbers = [...NUMBER_PATTERNS, ...AGE_PATTERNS].flatMap((it) => matchesOf(low, it));
  const facts = [
    ...[...WORD_PATTERNS, ...FACT_PATTERNS].flatMap((it) => matchesOf(low, it)),
    ...[...CAPITAL_PATTERNS, ...NAMED_AGES].flatMap((it) => matchesOf(seen, it)),
  ];
  return withoutOverlaps(seen, [
    ...findBirths(
      low,
      numbers.filter((it) => it.kind === "date"),
    ),
    ...numbers,
    ...facts,
    ...told.marks,
    ...findNames(words, new Set([...told.places, ...startsIn(words, facts)])),
  ]);
}
