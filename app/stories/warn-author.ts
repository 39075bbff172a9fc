/** What an author is warned of before sending: what alone is enough to know somebody. */
import type { DIRECT_KINDS, Mark } from "./mark";
import { findInParts } from "./story-marks";
import { COUNTED } from "./story-text.question";

/** Nothing that only the portal knows is used here: it would tell whoever writes which names it knows. */
const NOTHING_KNOWN = { names: [], places: [], authorNames: [] };

type DirectKind = (typeof DIRECT_KINDS)[number];
type Warned = Mark & { kind: Exclude<DirectKind, "staff"> };
const isWarned = (mark: Mark): mark is Warned => mark.direct && mark.kind !== "staff";

/** @param raw what the draft holds. @returns marks by question; none where there is nothing to warn of */
export function marksOf(raw: Record<string, readonly string[]>): Record<string, Warned[]> {
  // as it stands on the page
  const texts = COUNTED.map((it) => (raw[it]?.[0] ?? "").trim());
  const found = findInParts(texts, NOTHING_KNOWN).map((it) => it.filter(isWarned));
  return Object.fromEntries(
    COUNTED.map((it, at) => [it, found[at]!] as const).filter(([, marks]) => marks.length > 0),
  );
}
