/** "It is Saturday. A person reads this on Monday from 8:45am." */
import type { OpenState } from "../hubs/opening-hours";
import { formatComingDay, formatTime, formatWeekday, londonDate } from "../i18n/dates";
import type { Translate } from "../i18n/words";

const DAY = 86_400_000;

/** When somebody is next at work, in the middle of a sentence: "today from 8:45am", "on Monday from 8:45am". */
export function sayOpens(opens: Date, now: Date, t: Translate, lang: string): string {
  const time = formatTime(lang, opens);
  if (londonDate(opens) === londonDate(now)) return t("referral:when.opensToday", { time });
  if (londonDate(opens) === londonDate(new Date(now.getTime() + DAY)))
    return t("referral:when.opensTomorrow", { time });
  return t("referral:when.opensOn", { time, day: formatComingDay(lang, opens, now) });
}

/** @param opening as openState gives it. @returns a whole sentence or two */
export function sayWhenRead(opening: OpenState, now: Date, t: Translate, lang: string): string {
  const said = t("referral:when.now", { day: formatWeekday(lang, now), time: formatTime(lang, now) });
  if (opening.open) return t("referral:when.openNow", { now: said, until: formatTime(lang, opening.until) });
  if (!opening.opens) return t("referral:when.unknown");
  return t("referral:when.opens", { now: said, opens: sayOpens(opening.opens, now, t, lang) });
}
