/** Whom a programme is for, in words. */
import type { Translate } from "../i18n/words";
import { onlyExpecting, type Meant } from "./when-fits";

const TWO_YEARS = 24;

/** "18 months", "3 years", "3 years and 4 months". @param months whole */
export function sayAge(t: Translate, months: number): string {
  if (months < TWO_YEARS) return t("groups:whom.months", { count: months });
  const years = t("groups:whom.years", { count: Math.floor(months / 12) });
  const more = months % 12;
  return more === 0
    ? years
    : t("groups:whom.and", { years, months: t("groups:whom.months", { count: more }) });
}

/** The last month that fits, as people say it: up to the day a child turns seven is "6 years". */
const lastAge = (months: number) => (months > TWO_YEARS && (months + 1) % 12 === 0 ? months - 11 : months);

function sayAges(
  t: Translate,
  { fromMonths, toMonths, youngPeople }: Meant & { youngPeople: boolean },
): string {
  const who = youngPeople ? "young" : "children";
  const from = fromMonths ?? 0;
  if (toMonths === null) {
    return from === 0 ? t(`groups:whom.${who}.any`) : t(`groups:whom.${who}.from`, { from: sayAge(t, from) });
  }
  const to = lastAge(toMonths);
  if (from === 0) return t(`groups:whom.${who}.upTo`, { to: sayAge(t, to) });
  // "from 3 to 6 years" where both are said alike
  const bothYears = from >= TWO_YEARS && from % 12 === 0 && to % 12 === 0;
  const first = bothYears ? String(from / 12) : sayAge(t, from);
  return t(`groups:whom.${who}.between`, { from: first, to: sayAge(t, to) });
}

function sayExpecting(t: Translate, { fromWeeks, toWeeks }: Meant): string {
  if (fromWeeks !== null && toWeeks !== null) return t("groups:whom.weeks", { from: fromWeeks, to: toWeeks });
  if (fromWeeks !== null) return t("groups:whom.weeksFrom", { from: fromWeeks });
  return toWeeks === null ? t("groups:whom.expecting") : t("groups:whom.weeksTo", { to: toWeeks });
}

/** One sentence, or two: of children's ages, and of those who expect a baby. */
export function sayWhom(t: Translate, meant: Meant & { youngPeople: boolean }): string[] {
  return [
    ...(onlyExpecting(meant) ? [] : [sayAges(t, meant)]),
    ...(meant.expecting ? [sayExpecting(t, meant)] : []),
  ];
}
