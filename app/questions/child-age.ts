/** How old a child is, or when it is due, as people write it. */
import { formatDate, formatMonth } from "../i18n/dates";

const OLDEST_MONTHS = 26 * 12;
const PER_UNIT: [RegExp, number][] = [
  [/^(d|day|days)$/, 0],
  [/^(w|wk|wks|week|weeks)$/, 12 / 52],
  [/^(m|mo|mos|mth|mths|month|months)$/, 1],
  [/^(|y|yr|yrs|year|years|yo|yearsold)$/, 12],
];

/** "4", "8 months", "2 and a half", "newborn" → whole months; undefined where it is no age. */
export function readAge(said: string): number | undefined {
  if (said.length > 40) return undefined;
  const plain = said
    .toLowerCase()
    .replace(/\bold\b/g, "")
    .trim();
  if (/^(newborn|new born|baby)$/.test(plain)) return 0;
  const match = /^(\d{1,3})(\.5|½| and a half| 1\/2)?\s*([a-z]*)( and a half)?$/.exec(plain);
  if (!match) return undefined;
  const per = PER_UNIT.find(([unit]) => unit.test(match[3]!))?.[1];
  if (per === undefined) return undefined;
  const months = Math.floor((Number(match[1]) + (match[2] || match[4] ? 0.5 : 0)) * per);
  return months <= OLDEST_MONTHS ? months : undefined;
}

const pad = (it: string) => it.padStart(2, "0");

/** A day may be left out. @returns undefined where it is no date */
export function readDue(day: string, month: string, year: string): string | undefined {
  if (!/^\d{0,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^(20)?\d{2}$/.test(year)) return undefined;
  const fullYear = year.length === 2 ? `20${year}` : year;
  const iso = `${fullYear}-${pad(month)}-${pad(day || "1")}`;
  const at = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso) return undefined;
  return day ? iso : iso.slice(0, 7);
}

/** "14 February 2027", or "February 2027" where only that is known. @param due ISO date or month */
export function sayDue(due: string, lang: string): string {
  const at = new Date(`${due.length === 7 ? `${due}-01` : due}T12:00:00Z`);
  return due.length === 7 ? formatMonth(lang, at) : formatDate(lang, at);
}
