/** Days of a story, which have no time: told in words, in London and everywhere else the same. */
import { formatDate, formatDay, formatMonth } from "../i18n/dates";

/** Noon: the same day in every zone that a formatter may think of. @param day ISO date */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** "23 November 2026" @param day ISO date */
export const sayDate = (lang: string, day: string): string => formatDate(lang, noon(day));

/** "Monday 23 November" @param day ISO date */
export const sayDay = (lang: string, day: string): string => formatDay(lang, noon(day));

/** "November 2026" @param day ISO date, or ISO month */
export const sayMonth = (lang: string, day: string): string =>
  formatMonth(lang, noon(`${day.slice(0, 7)}-15`));
