/** What of the record is asked for, as it stands in the address. */
import { z } from "zod";
import { startOfDay } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";

const DAY_MS = 24 * 60 * 60_000;
const USUAL_DAYS = 7;
/** More than a quarter at a time would be looked through for each page. */
export const MOST_DAYS = 100;

export interface RecordFilter {
  /** as typed */
  reference: string;
  /** staff id; "": everybody */
  person: string;
  /** ISO dates, both included */
  from: string;
  to: string;
}
export interface RecordSlip {
  field: "reference" | "from" | "to";
  code: "noReference" | "dateWrong" | "orderWrong" | "tooLong";
}

const text = (most: number) => z.string().trim().max(most).catch("");

/** @returns the last week where no dates were given; the first thing that is wrong with what was typed */
export function readRecordFilter(
  query: URLSearchParams,
  now: Date,
): { filter: RecordFilter; slip: RecordSlip | undefined } {
  const of = (name: string, most: number) => text(most).parse(query.get(name) ?? "");
  const to = of("to", 20) || londonDate(now);
  const from = of("from", 20) || londonDate(new Date(startOf(to, now) - (USUAL_DAYS - 1) * DAY_MS));
  const filter = { reference: of("reference", 30), person: of("person", 40), from, to };
  return { filter, slip: slipOf(filter) };
}

/** A day that there is: "2026-02-31" is none. */
export const isDate = (it: string) => z.iso.date().safeParse(it).success;
const startOf = (date: string, now: Date) => (isDate(date) ? startOfDay(date) : now).getTime();

function slipOf({ from, to }: RecordFilter): RecordSlip | undefined {
  if (!isDate(from)) return { field: "from", code: "dateWrong" };
  if (!isDate(to)) return { field: "to", code: "dateWrong" };
  if (to < from) return { field: "to", code: "orderWrong" };
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return days > MOST_DAYS ? { field: "to", code: "tooLong" } : undefined;
}

export function recordQuery(filter: RecordFilter, after?: string): string {
  const named = Object.entries({ ...filter, after: after ?? "" }).filter(([, value]) => value !== "");
  return new URLSearchParams(named).toString();
}
