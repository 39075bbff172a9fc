import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";

/** How staff pages say a session: "Tuesday 24 November, 10:00am to 12:00pm". */
export function useFromTo(): (it: { startsAt: Date; endsAt: Date }) => string {
  const { t, lang } = useSpeech();
  return ({ startsAt, endsAt }) =>
    t("groupwork:group.until", {
      day: formatDay(lang, startsAt),
      from: formatTime(lang, startsAt),
      to: formatTime(lang, endsAt),
    });
}
