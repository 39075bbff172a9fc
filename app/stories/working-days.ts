import { startOfDay, whenOpen, type HubCalendar } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";

/** The day on which that many days of opening have passed: on the first of them a hub has the whole day, whenever it
 *  was told. @param day ISO date. @returns ISO date; where the hub never opens, days of the calendar are counted */
export function addWorkingDays(calendar: HubCalendar, day: string, count: number): string {
  let at = day;
  for (let i = 0; i < count; i++) at = londonDate(whenOpen(calendar, startOfDay(at, 1)));
  return at;
}

/** How many days of opening lie between two days, the last counted. @param from, to ISO dates. @returns 0 where `to` is
 *  not later */
export function countWorkingDays(calendar: HubCalendar, from: string, to: string): number {
  let count = 0;
  for (let at = addWorkingDays(calendar, from, 1); at <= to; at = addWorkingDays(calendar, at, 1)) count++;
  return count;
}
