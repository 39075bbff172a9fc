/** When a hub is open, and time counted only while it is. All in Europe/London. */
import { Temporal } from "temporal-polyfill";
import type { WeekHours } from "../../db/schema/hubs";
import { londonDate } from "../i18n/dates";

export type HubCalendar = {
  hours: WeekHours;
  /** ISO dates on which the hub stays closed: "2026-11-30" */
  closed: ReadonlySet<string>;
};

export type OpenState = { open: true; until: Date } | { open: false; opens: Date | null };

/** A working day of eight hours: the target where a hub has not set its own. */
export const WORKING_DAY_MINUTES = 480;

type Interval = { from: number; to: number };

const ZONE = "Europe/London";
const MINUTE = 60_000;
const DAY = 86_400_000;
/** A hub closed for longer than this in a row counts as never opening again. */
const MOST_CLOSED_DAYS = 400;

const dayAfter = (date: string) => new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
const dayBefore = (date: string) => new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
/** 0 is Monday */
const weekdayOf = (date: string) => (new Date(date).getUTCDay() + 6) % 7;

/** Moments by date and time of the clock: every page asks for those of the coming days, and the zone's rules take
 *  longer than all else here. */
const moments = new Map<string, number>();
const MOST_MOMENTS = 10_000;

function momentOf(date: string, time: string): number {
  const key = `${date}T${time}`;
  let at = moments.get(key);
  if (at === undefined) {
    at = Temporal.PlainDateTime.from(key).toZonedDateTime(ZONE).epochMilliseconds;
    if (moments.size >= MOST_MOMENTS) moments.clear();
    moments.set(key, at);
  }
  return at;
}

/** The moment at which a clock in London shows that. One that the clocks jump over is an hour later.
 *  @param date ISO date. @param time "10:00" */
export const momentInLondon = (date: string, time: string): Date => new Date(momentOf(date, time));

/** When a day begins in London. @param date ISO date. @param after so many days later */
export function startOfDay(date: string, after = 0): Date {
  let day = date;
  for (let i = 0; i < after; i++) day = dayAfter(day);
  return new Date(momentOf(day, "00:00"));
}

/** The last time it was that o'clock in London. @param typed "9:30" or "09.30"; "" is now. @returns ISO time, or null for now */
export function lastTimeAt(typed: string, now: Date): string | null {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(typed) ?? [];
  if (!hour || !minute) return null;
  const today = londonDate(now);
  const at = momentOf(today, `${hour.padStart(2, "0")}:${minute}`);
  const last = at <= now.getTime() ? at : momentOf(dayBefore(today), `${hour.padStart(2, "0")}:${minute}`);
  return new Date(last).toISOString();
}

function openInterval(cal: HubCalendar, date: string): Interval | null {
  const hours = cal.hours[weekdayOf(date)];
  if (!hours || cal.closed.has(date)) return null;
  const interval = { from: momentOf(date, hours.open), to: momentOf(date, hours.close) };
  return interval.from < interval.to ? interval : null;
}

/** Open intervals that end after `from`, in order; stops after 400 closed days in a row. */
function* intervalsAfter(cal: HubCalendar, from: Date): Generator<Interval> {
  let date = londonDate(from);
  for (let closedDays = 0; closedDays <= MOST_CLOSED_DAYS; closedDays++) {
    const interval = openInterval(cal, date);
    if (interval && interval.to > from.getTime()) {
      yield interval;
      closedDays = 0;
    }
    date = dayAfter(date);
  }
}

/** Whether the hub is open at `now`, and when that changes; `opens` is null where it never opens again. */
export function openState(cal: HubCalendar, now: Date): OpenState {
  for (const { from, to } of intervalsAfter(cal, now)) {
    return from <= now.getTime()
      ? { open: true, until: new Date(to) }
      : { open: false, opens: new Date(from) };
  }
  return { open: false, opens: null };
}

/** The moment by which `minutes` of opening time have passed since `from`.
 *  @throws RangeError for negative minutes, or where the hub does not open for that long */
export function addWorkingMinutes(cal: HubCalendar, from: Date, minutes: number): Date {
  if (!(minutes >= 0 && Number.isFinite(minutes)))
    throw new RangeError(`Not a span of working time: ${minutes}`);
  let left = Math.round(minutes * MINUTE);
  if (left === 0) return from;
  for (const interval of intervalsAfter(cal, from)) {
    const start = Math.max(interval.from, from.getTime());
    if (start + left <= interval.to) return new Date(start + left);
    left -= interval.to - start;
  }
  throw new RangeError("The calendar is never open for that long");
}

/** The moment from which `minutes` of opening time are left until `to`.
 *  @returns `to` where the hub was not open for that long */
export function subtractWorkingMinutes(cal: HubCalendar, to: Date, minutes: number): Date {
  let left = Math.round(minutes * MINUTE);
  let date = londonDate(to);
  for (let closedDays = 0; closedDays <= MOST_CLOSED_DAYS; closedDays++) {
    const interval = openInterval(cal, date);
    const until = interval && Math.min(interval.to, to.getTime());
    if (interval && until && until > interval.from) {
      if (until - left >= interval.from) return new Date(until - left);
      left -= until - interval.from;
      closedDays = 0;
    }
    date = dayBefore(date);
  }
  return to;
}

/** By when something is due that has `minutes` of opening time. A hub whose hours were set to never still gets its
 *  requests, and owes an answer: a day for each. */
export function deadline(cal: HubCalendar, from: Date, minutes: number): Date {
  const opening = openState(cal, from);
  const everOpen = opening.open || opening.opens !== null;
  return everOpen ? addWorkingMinutes(cal, from, minutes) : new Date(from.getTime() + DAY);
}

/** `at` itself while the hub is open, else when it opens next; `at` where it never does. */
export function whenOpen(cal: HubCalendar, at: Date): Date {
  const opening = openState(cal, at);
  return opening.open ? at : (opening.opens ?? at);
}

/** Whole minutes of opening time between two moments; 0 where `to` is not after `from`. */
export function workingMinutesBetween(cal: HubCalendar, from: Date, to: Date): number {
  let total = 0;
  for (const interval of intervalsAfter(cal, from)) {
    if (interval.from >= to.getTime()) break;
    total += Math.min(interval.to, to.getTime()) - Math.max(interval.from, from.getTime());
  }
  return Math.max(0, Math.floor(total / MINUTE));
}
