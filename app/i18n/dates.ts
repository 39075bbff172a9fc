/** Dates and times as people say them, Europe/London, in any language Node knows. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  let known = formatters.get(key);
  if (!known) {
    // made-up languages are dated like British English; en alone would be American
    const locale = lang.startsWith("en") || lang.endsWith("-XB") ? "en-GB" : lang;
    known = new Intl.DateTimeFormat(locale, { timeZone: "Europe/London", ...options });
    formatters.set(key, known);
  }
  return known;
}

const numbers = new Map<string, Intl.NumberFormat>();

/** "4,000" in English, as the language writes it elsewhere. Making a format takes longer than the rest of a page. */
export function formatNumber(lang: string, value: number): string {
  const known = numbers.get(lang) ?? new Intl.NumberFormat(lang);
  numbers.set(lang, known);
  return known.format(value);
}

/** "8:45am" in English, as the language writes it elsewhere. */
export function formatTime(lang: string, at: Date): string {
  const english = lang.startsWith("en");
  const said = formatter(lang, {
    hour: "numeric",
    minute: "2-digit",
    ...(english ? { hourCycle: "h12" as const } : {}),
  }).format(at);
  return english ? said.replace(/\s/g, "") : said;
}

/** "10am" in English where {@link formatTime} says "10:00am", and that otherwise. */
export const formatShortTime = (lang: string, at: Date): string =>
  lang.startsWith("en") ? formatTime(lang, at).replace(":00", "") : formatTime(lang, at);

/** "Monday" */
export const formatWeekday = (lang: string, at: Date) => formatter(lang, { weekday: "long" }).format(at);

/** {@link formatWeekday} by its place in a week. @param day 0 is Monday */
export const formatDayOfWeek = (lang: string, day: number) =>
  // 1 January 2024 was a Monday
  formatWeekday(lang, new Date(Date.UTC(2024, 0, 1 + day, 12)));

/** "Monday 23 November" */
export const formatDay = (lang: string, at: Date) =>
  formatter(lang, { weekday: "long", day: "numeric", month: "long" }).format(at).replace(",", "");

const SIX_DAYS_MS = 6 * 86_400_000;

/** "Monday", and with its date where a weekday alone would not be plain: six days from `now` or later. */
export const formatComingDay = (lang: string, at: Date, now: Date) =>
  at.getTime() - now.getTime() < SIX_DAYS_MS ? formatWeekday(lang, at) : formatDay(lang, at);

/** "23 November 2026" */
export const formatDate = (lang: string, at: Date) =>
  formatter(lang, { day: "numeric", month: "long", year: "numeric" }).format(at);

/** ISO date in London of a moment: "2026-11-23" */
export const londonDate = (at: Date) => isoDates.format(at);
// Swedes write dates so
const isoDates = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London" });

/** "February 2027" */
export const formatMonth = (lang: string, at: Date) =>
  formatter(lang, { month: "long", year: "numeric" }).format(at);

/** "Oct–Dec" and "2026". @param quarter "2026-4" */
export function formatQuarter(lang: string, quarter: string): { months: string; year: string } {
  const [year = 0, nth = 1] = quarter.split("-").map(Number);
  const dayOf = (month: number) => new Date(Date.UTC(year, month, 15, 12));
  const months = formatter(lang, { month: "short" });
  return { months: months.formatRange(dayOf(nth * 3 - 3), dayOf(nth * 3 - 1)), year: String(year) };
}
