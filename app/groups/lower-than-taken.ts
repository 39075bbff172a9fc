/** Whether a group would have fewer places than are given already. */
import { ADULT } from "./creche";
import { capacityOf, usedOf, type Counted } from "./fit";
import type { Session } from "./groups.server";
import { isAhead, type GroupFacts, type GroupProblem } from "./run-group";

const FIELDS: ReadonlyArray<[keyof Counted, keyof GroupFacts]> = [
  ["seats", "seats"],
  ["creche", "crechePlaces"],
  ["units", "crecheStaff"],
  ["transport", "transportSeats"],
];

/** @param sessions those of the group. @returns the first thing of which there would be too little, and how much of it
 *  is taken or held for an offer at the fullest session to come; undefined where there is enough of everything */
export function lowerThanTaken(
  facts: Pick<GroupFacts, "seats" | "crechePlaces" | "crecheStaff" | "transportSeats">,
  sessions: readonly Session[],
  now: Date,
): GroupProblem | undefined {
  const used = sessions.filter((it) => isAhead(it, now)).map(usedOf);
  const there = capacityOf(facts);
  for (const [what, field] of FIELDS) {
    const most = Math.max(0, ...used.map((it) => it[what]));
    const count = what === "units" ? Math.ceil(most / ADULT) : most;
    if (most > there[what]) return { field, code: "lowerThanTaken", values: { count } };
  }
  return undefined;
}
