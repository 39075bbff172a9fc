/** What the children of a booking need of a creche at one session: places, and people who look after them. */
import { Temporal } from "temporal-polyfill";
import { londonDate } from "../i18n/dates";
import type { BookedChild } from "./group";

/** Children one adult may look after: under 2 years, 2 years, 3 years and over. */
export type Ratios = readonly [number, number, number];

export const RATIOS_KEY = "creche.ratios";
const USUAL: Ratios = [3, 5, 8];
const MOST = 20;

/** One adult in whole numbers: 840 can be divided by 1 to 8, so that thirds and fifths and eighths add up. */
export const ADULT = 840;

/** @param typed "3,5,8"; anything else is the usual */
export function parseRatios(typed: string | null | undefined): Ratios {
  const [baby, two, three, more] = (typed ?? "").split(",").map(Number);
  const ok = (it: number | undefined): it is number => Number.isInteger(it) && it! >= 1 && it! <= MOST;
  return ok(baby) && ok(two) && ok(three) && more === undefined ? [baby, two, three] : USUAL;
}

/** Of what is known of a due date, the first and the last day: one day, or those of a month. */
export function dueBetween(due: string): { first: Temporal.PlainDate; last: Temporal.PlainDate } {
  if (due.length > 7) {
    const day = Temporal.PlainDate.from(due);
    return { first: day, last: day };
  }
  const first = Temporal.PlainYearMonth.from(due).toPlainDate({ day: 1 });
  return { first, last: first.with({ day: first.daysInMonth }) };
}

/** Whole months of age at `at`. Where only the month of birth can be known, as old as it may be for one that is not
 *  born yet, and as young for one that is: the creche then has people enough.
 *  @param agesOn ISO date on which its months were said. @returns null where it is not born yet */
export function monthsAt(child: BookedChild, agesOn: string, at: Date): number | null {
  const day = Temporal.PlainDate.from(londonDate(at));
  const since = (from: Temporal.PlainDate) => from.until(day, { largestUnit: "months" }).months;
  if (child.due !== null) {
    const { first } = dueBetween(child.due);
    return Temporal.PlainDate.compare(day, first) < 0 ? null : since(first);
  }
  return Math.max(0, (child.months ?? 0) + since(Temporal.PlainDate.from(agesOn)));
}

/** @returns children who need a place at `at`, and the share of adults they need in {@link ADULT}ths. One that is not
 *  born by then needs none yet */
export function crecheUnits(
  children: readonly BookedChild[],
  agesOn: string,
  at: Date,
  ratios: Ratios,
): { creche: number; units: number } {
  let creche = 0;
  let units = 0;
  for (const child of children) {
    const months = child.creche ? monthsAt(child, agesOn, at) : null;
    if (months === null) continue;
    creche += 1;
    units += unitsOf(months, ratios);
  }
  return { creche, units };
}

/** @param months whole months of age */
export const unitsOf = (months: number, [baby, two, three]: Ratios) =>
  Math.ceil(ADULT / (months < 24 ? baby : months < 36 ? two : three));
