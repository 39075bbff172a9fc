/** What an author is warned of before sending: what alone is enough to know somebody. */
import { findIdentifiers } from "./identifiers";
import type { Mark } from "./mark";
import { COUNTED } from "./story-text.question";

/** Nothing that only the portal knows is used here: it would tell whoever writes which names it knows. */
const NOTHING_KNOWN = { names: [], places: [], authorNames: [] };

/** @param raw what the draft holds. @returns marks by question; none where there is nothing to warn of */
export function marksOf(raw: Record<string, readonly string[]>): Record<string, Mark[]> {
  const found = COUNTED.map((it): [string, Mark[]] => {
    // as it stands on the page
    const text = (raw[it]?.[0] ?? "").trim();
    return [it, findIdentifiers(text, NOTHING_KNOWN).filter((mark) => mark.direct)];
  });
  return Object.fromEntries(found.filter(([, marks]) => marks.length > 0));
}
