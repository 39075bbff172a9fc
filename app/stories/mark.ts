/** A place in a text that may tell who somebody is. Words for each kind stand in the locale files. */

/** One of these is enough to know somebody. */
export const DIRECT_KINDS = [
  ...["name", "staff", "phone", "email", "postcode", "street", "handle"],
  ...["date", "birthdate", "school", "number"],
] as const;
/** Two of these together can be. */
export const INDIRECT_KINDS = [
  ...["age", "year", "place", "work", "hospital", "court", "club"],
  ...["shape", "health", "event", "faith", "origin"],
] as const;
export type MarkKind = (typeof DIRECT_KINDS)[number] | (typeof INDIRECT_KINDS)[number];

export interface Mark {
  /** UTF-16 units from the text's beginning; `to` is behind the last */
  from: number;
  to: number;
  kind: MarkKind;
  direct: boolean;
}

/** What the portal knows that could stand in a story. */
export interface Known {
  /** of staff, first and last */
  names: readonly string[];
  /** every spelling of towns and villages around */
  places: readonly string[];
  /** that the author typed elsewhere */
  authorNames: readonly string[];
  /** that the portal itself offers to authors: nobody's, where one is the whole name under a story */
  offered?: readonly string[];
}

const DIRECT: ReadonlySet<string> = new Set(DIRECT_KINDS);

export const markOf = (kind: MarkKind, from: number, to: number): Mark => ({
  from,
  to,
  kind,
  direct: DIRECT.has(kind),
});

const LEAST_LEFT = 0.5;

/** Direct ones before others, then the longest: of one that overlaps a better one most must be left, and a letter
 *  or a digit in it.
 *  @returns sorted, none overlapping */
export function withoutOverlaps(text: string, marks: readonly Mark[]): Mark[] {
  const taken = new Uint8Array(text.length);
  const kept: Mark[] = [];
  const byWorth = [...marks].sort(
    (a, b) => Number(b.direct) - Number(a.direct) || b.to - b.from - (a.to - a.from) || a.from - b.from,
  );
  for (const { kind, from, to } of byWorth) {
    let start = from;
    let end = to;
    while (start < end && taken[start]) start++;
    while (end > start && taken[end - 1]) end--;
    if (end - start < (to - from) * LEAST_LEFT) continue;
    if (taken.subarray(start, end).includes(1)) continue;
    if (!/[\p{L}\p{N}]/u.test(text.slice(start, end))) continue;
    taken.fill(1, start, end);
    kept.push(markOf(kind, start, end));
  }
  return kept.sort((a, b) => a.from - b.from);
}
