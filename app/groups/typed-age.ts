/** Ages of children as staff type and read them: "8 months", "3 years". Kept in whole months. */

const MOST_YEARS = 18;

/** @param last the oldest that still fits: "3 years" lasts until the fourth birthday, so it is 47 months
 *  @returns whole months; null for an empty field; undefined where it is no age */
export function readAge(typed: string, last = false): number | null | undefined {
  const text = typed.trim().toLowerCase();
  if (text === "") return null;
  const [, number, unit = ""] = /^(\d{1,3}) *(months?|m|years?|y)$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const count = Number(number);
  const months = unit.startsWith("y") ? count * 12 + (last ? 11 : 0) : count;
  return months <= MOST_YEARS * 12 + 11 ? months : undefined;
}

/** How an age is typed. @param last as of {@link readAge} */
export function ageParts(months: number, last = false): { unit: "months" | "years"; count: number } {
  const whole = last ? months - 11 : months;
  return whole >= 12 && whole % 12 === 0
    ? { unit: "years", count: whole / 12 }
    : { unit: "months", count: months };
}
