/** Which months figures are about. Always whole ones: two pages that differ by a day would say what came on that day. */
import { z } from "zod";
import { londonDate } from "../i18n/dates";
import { isDate } from "../staff/record-filter";

/** A year before last, and no more at a time: each is read request by request. */
export const MOST_MONTHS = 24;
const QUARTERS_BACK = 8;
const YEARS_BACK = 3;

/** A month: "2026-04". */
export type Month = string;

export interface Period {
  /** as it stands in the address: "quarter-2026-10", "year-2026", "last12", "own" */
  name: string;
  first: Month;
  last: Month;
}
export interface PeriodAsked {
  name: string;
  /** as typed */
  from: string;
  to: string;
}
export interface PeriodSlip {
  field: "period" | "from" | "to";
  code: "periodWrong" | "dateWrong" | "orderWrong" | "tooLong" | "tooLate";
}

const pad = (it: number) => String(it).padStart(2, "0");
const monthOf = (date: string): Month => date.slice(0, 7);
/** So many months later. */
export function monthAfter(month: Month, count: number): Month {
  const [year, at] = month.split("-").map(Number) as [number, number];
  const months = year * 12 + at - 1 + count;
  return `${Math.floor(months / 12)}-${pad((months % 12) + 1)}`;
}
/** How many months from one to the other, both counted. */
const countMonths = (first: Month, last: Month) => {
  const at = (it: Month) => Number(it.slice(0, 4)) * 12 + Number(it.slice(5));
  return at(last) - at(first) + 1;
};
export const listMonths = ({ first, last }: Pick<Period, "first" | "last">): Month[] =>
  Array.from({ length: countMonths(first, last) }, (_, i) => monthAfter(first, i));

const quarterOf = (month: Month): Month => monthAfter(month, -((Number(month.slice(5)) - 1) % 3));
/** The year from April in which a month lies. */
const yearOf = (month: Month): number => Number(month.slice(0, 4)) - (Number(month.slice(5)) < 4 ? 1 : 0);

const quarter = (first: Month): Period => ({
  ...{ name: `quarter-${first}`, first },
  last: monthAfter(first, 2),
});
const year = (from: number): Period => ({
  ...{ name: `year-${from}`, first: `${from}-04` },
  last: `${from + 1}-03`,
});

/** What can be chosen, the newest first. The last twelve months are whole ones, and over. */
export function listPeriods(now: Date): { quarters: Period[]; years: Period[]; last12: Period } {
  const month = monthOf(londonDate(now));
  return {
    quarters: Array.from({ length: QUARTERS_BACK }, (_, i) => quarter(monthAfter(quarterOf(month), -3 * i))),
    years: Array.from({ length: YEARS_BACK }, (_, i) => year(yearOf(month) - i)),
    last12: { name: "last12", first: monthAfter(month, -12), last: monthAfter(month, -1) },
  };
}

const text = z.string().trim().max(20).catch("");

/** @returns this quarter where nothing was chosen; the first thing that is wrong with what was typed */
export function readPeriod(
  query: URLSearchParams,
  now: Date,
): { asked: PeriodAsked; period: Period | undefined; slip: PeriodSlip | undefined } {
  const of = (name: string) => text.parse(query.get(name) ?? "");
  const { quarters, years, last12 } = listPeriods(now);
  const asked = { name: of("period") || quarters[0]!.name, from: of("from"), to: of("to") };
  if (asked.name === "own") {
    const slip = slipOf(asked, now);
    const own = { name: "own", first: monthOf(asked.from), last: monthOf(asked.to) };
    return { asked, period: slip ? undefined : own, slip };
  }
  const period = [...quarters, ...years, last12].find((it) => it.name === asked.name);
  return { asked, period, slip: period ? undefined : { field: "period", code: "periodWrong" } };
}

function slipOf({ from, to }: PeriodAsked, now: Date): PeriodSlip | undefined {
  if (!isDate(from)) return { field: "from", code: "dateWrong" };
  if (!isDate(to)) return { field: "to", code: "dateWrong" };
  if (to < from) return { field: "to", code: "orderWrong" };
  if (from > londonDate(now)) return { field: "from", code: "tooLate" };
  return countMonths(monthOf(from), monthOf(to)) > MOST_MONTHS ? { field: "to", code: "tooLong" } : undefined;
}

/** The address's part that asks for this. @param hub "": all of them */
export function figuresQuery(hub: string, { name, from, to }: PeriodAsked): string {
  const own = name === "own" ? { from, to } : {};
  const named = Object.entries({ hub, period: name, ...own }).filter(([, value]) => value !== "");
  return new URLSearchParams(named).toString();
}
