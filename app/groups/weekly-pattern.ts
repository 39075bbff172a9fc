/** Dates of a group from a weekly pattern. What a clock on the wall shows stays the same when the clocks change. */
import { Temporal } from "temporal-polyfill";
import { momentInLondon } from "../hubs/opening-hours";

const ZONE = "Europe/London";
/** A hub that closes on every such day for a whole year: there is no end to look for. */
const MOST_SKIPPED = 60;

export interface WeeklyPattern {
  /** ISO date of the first session */
  first: string;
  /** of the clock in London: "10:00" */
  time: string;
  /** how long a session is */
  minutes: number;
  /** how many sessions there are to be; days left out do not count */
  sessions: number;
  /** every week, or every other one */
  every: 1 | 2;
}

export interface PlannedSession {
  /** of the programme, from 1 */
  week: number;
  startsAt: Date;
  endsAt: Date;
}

const momentOf = (wall: Temporal.PlainDateTime) => new Date(wall.toZonedDateTime(ZONE).epochMilliseconds);
const wallOf = (at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE).toPlainDateTime();

/** What a clock in London shows. @returns "10:00" */
export const timeInLondon = (at: Date): string =>
  wallOf(at).toPlainTime().toString({ smallestUnit: "minute" });

export const addMinutes = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** @param closed ISO dates on which nothing is held
 *  @param firstWeek of the programme, which the first one teaches
 *  @returns the sessions, and the days left out between them */
export function planWeekly(
  { first, time, minutes, sessions, every }: WeeklyPattern,
  closed: ReadonlySet<string>,
  firstWeek = 1,
): { sessions: PlannedSession[]; skipped: string[] } {
  const planned: PlannedSession[] = [];
  const skipped: string[] = [];
  for (
    let date = Temporal.PlainDate.from(first);
    planned.length < sessions && skipped.length < MOST_SKIPPED;
    date = date.add({ weeks: every })
  ) {
    if (closed.has(date.toString())) skipped.push(date.toString());
    else {
      const startsAt = momentInLondon(date.toString(), time);
      planned.push({ week: firstWeek + planned.length, startsAt, endsAt: addMinutes(startsAt, minutes) });
    }
  }
  return { sessions: planned, skipped };
}

/** By how much a session moves, as a clock and a calendar on the wall count it. */
export interface Shift {
  days: number;
  minutes: number;
}

/** @param date ISO date to which it moves. @param time "10:00" */
export function shiftTo(from: Date, date: string, time: string): Shift {
  const wall = wallOf(from);
  const minutesOf = (it: Temporal.PlainTime) => it.hour * 60 + it.minute;
  return {
    days: wall.toPlainDate().until(Temporal.PlainDate.from(date), { largestUnit: "days" }).days,
    minutes: minutesOf(Temporal.PlainTime.from(time)) - minutesOf(wall.toPlainTime()),
  };
}

/** Ten o'clock moved by a week is ten o'clock, whether or not the clocks changed in between. */
export const shifted = (at: Date, { days, minutes }: Shift): Date =>
  // one after the other: a day later and an hour earlier have no sign together
  momentOf(wallOf(at).add({ days }).add({ minutes }));
