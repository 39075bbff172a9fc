/** Dates of a group said as weekly times, as directories want them. */
import { Temporal } from "temporal-polyfill";
import { londonDate } from "../i18n/dates";
import { timeInLondon } from "./weekly-pattern";

export interface Held {
  startsAt: Date;
  endsAt: Date;
  /** where; null: nowhere that may be said */
  place: string | null;
}

/** All that are held on the same day of the week, at the same time of the clock and in the same place. */
export interface WeeklyTime {
  /** 0 is Monday */
  weekday: number;
  /** of the clock in London: "10:00" */
  opens: string;
  closes: string;
  place: string | null;
  /** ISO dates, the first one first */
  dates: string[];
  /** weeks from one to the next: 1 or 2; 1 where there are gaps of all sizes */
  every: number;
}

/** @param held in any order. @returns in the order of their first dates */
export function weeklyTimes(held: readonly Held[]): WeeklyTime[] {
  const times = new Map<string, WeeklyTime>();
  for (const it of [...held].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const date = londonDate(it.startsAt);
    const weekday = Temporal.PlainDate.from(date).dayOfWeek - 1;
    const [opens, closes] = [timeInLondon(it.startsAt), timeInLondon(it.endsAt)];
    const key = [weekday, opens, closes, it.place].join("|");
    const time = times.get(key) ?? { weekday, opens, closes, place: it.place, dates: [], every: 1 };
    time.dates.push(date);
    times.set(key, time);
  }
  return [...times.values()].map((it) => ({ ...it, every: everyWeeks(it.dates) }));
}

function everyWeeks(dates: readonly string[]): number {
  const days = dates.map((it) => Temporal.PlainDate.from(it));
  const gaps = days.slice(1).map((it, at) => days[at]!.until(it, { largestUnit: "days" }).days / 7);
  return gaps.length > 0 && gaps.every((it) => it % 2 === 0) ? 2 : 1;
}
