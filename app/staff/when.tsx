import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";

/** How staff pages say a moment: "Monday 23 November, 8:45am". */
export function useWhen(): (at: Date) => string {
  const { t, lang } = useSpeech();
  return (at) => t("staff:request.at", { day: formatDay(lang, at), time: formatTime(lang, at) });
}

const DAY = 24 * 60;

/** How a span is said, coarser as it grows. @param dayMinutes how long a day is in what is counted */
export function useSpan(): (minutes: number, dayMinutes?: number) => string {
  const { t } = useSpeech();
  return (minutes, dayMinutes = DAY) => {
    if (minutes < 60) return t("staff:inbox.minutes", { minutes });
    const hours = Math.floor(minutes / 60);
    if (minutes < 2 * dayMinutes) return t("staff:inbox.hours", { hours, minutes: minutes % 60 });
    const days = Math.floor(minutes / dayMinutes);
    return t("staff:inbox.days", { days, hours: Math.floor((minutes % dayMinutes) / 60) });
  };
}
