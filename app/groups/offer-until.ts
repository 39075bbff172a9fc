/** How long places are held for a family: two working days of the hub, counted in hours that are safe for them. */
import { Temporal } from "temporal-polyfill";
import { DAY_PARTS, type DayPart, type SafeContact } from "../safety/contact";
import { momentInLondon, type HubCalendar } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";

const HOUR = 3_600_000;
const WORKING_DAYS = 2;
/** An offer ends so long before the first session, so that the next family can still come. */
const BEFORE_START_MS = 24 * HOUR;
/** Shorter than this is no time to ask at home. */
const ENOUGH_MS = 6 * HOUR;
const TOO_LATE_MS = 2 * HOUR;
/** A hub that is closed for longer than this in a row counts as never opening again. */
const MOST_CLOSED_DAYS = 400;

/** As of `dayPart`: noon and 5pm part the day, nobody is contacted before 8am and after 9pm. */
const PARTS: Record<DayPart, [string, string]> = {
  morning: ["08:00", "12:00"],
  afternoon: ["12:00", "17:00"],
  evening: ["17:00", "21:00"],
};

type Window = { from: number; to: number };
type Hours = Array<[string, string]>;

const momentOf = (day: Temporal.PlainDate, time: string) => momentInLondon(day.toString(), time).getTime();

/** Times of a day in which something may reach them; null: whenever the hub is open. A letter takes days, and has no
 *  time of day. */
function safeHours(contact: SafeContact): Hours | null {
  const ways = contact.ways.filter((it) => it.channel !== "letter");
  if (ways.length === 0) return null;
  const parts = DAY_PARTS.filter((part) => ways.some(({ when }) => when.length === 0 || when.includes(part)));
  return parts.map((part) => PARTS[part]);
}

function* windowsFrom(calendar: HubCalendar, contact: SafeContact, from: Date): Generator<Window> {
  const safe = safeHours(contact);
  let day = Temporal.PlainDate.from(londonDate(from));
  for (let closed = 0; closed <= MOST_CLOSED_DAYS; day = day.add({ days: 1 })) {
    const open = calendar.hours[day.dayOfWeek - 1];
    if (!open || calendar.closed.has(day.toString())) {
      closed++;
      continue;
    }
    closed = 0;
    for (const [begins, ends] of safe ?? [[open.open, open.close]]) {
      const window = { from: momentOf(day, begins), to: momentOf(day, ends) };
      if (window.from < window.to) yield window;
    }
  }
}

/** Two days' worth of safe hours, begun at the next one. Without any, two days. */
function unhurried(calendar: HubCalendar, contact: SafeContact, now: Date): { begins: Date; until: Date } {
  let begins: number | undefined;
  let left: number | undefined;
  for (const window of windowsFrom(calendar, contact, now)) {
    const from = Math.max(window.from, now.getTime());
    if (from >= window.to) continue;
    begins ??= from;
    left ??= WORKING_DAYS * workingDay(calendar, contact, from);
    if (from + left <= window.to) return { begins: new Date(begins), until: new Date(from + left) };
    left -= window.to - from;
  }
  return { begins: now, until: new Date(now.getTime() + 2 * 24 * HOUR) };
}

/** Safe milliseconds of the working day on which `at` is. */
function workingDay(calendar: HubCalendar, contact: SafeContact, at: number): number {
  const date = londonDate(new Date(at));
  let sum = 0;
  for (const { from, to } of windowsFrom(calendar, contact, new Date(at))) {
    if (londonDate(new Date(from)) !== date) break;
    sum += to - from;
  }
  return sum;
}

/** Until when places are held that are offered at `now`; near the start for less time. Always before `firstAt`.
 *  @returns null where it is too late for an offer */
export function offerUntil(
  { calendar, contact, firstAt }: { calendar: HubCalendar; contact: SafeContact; firstAt: Date },
  now: Date,
): Date | null {
  if (isTooLate(firstAt, now)) return null;
  const { begins, until } = unhurried(calendar, contact, now);
  const latest = new Date(firstAt.getTime() - BEFORE_START_MS);
  if (until <= latest) return until;
  // where nothing may reach them before the start, they may still look by themselves
  const from = isTooLate(firstAt, begins) ? now : begins;
  if (latest.getTime() - from.getTime() >= ENOUGH_MS) return latest;
  return new Date(from.getTime() + Math.floor((firstAt.getTime() - from.getTime()) / 2));
}

/** Nobody could answer, get ready and come. */
export const isTooLate = (firstAt: Date, now: Date) => firstAt.getTime() - now.getTime() < TOO_LATE_MS;
