/** How the register and its sheets say ages and times. */
import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech, useT } from "../i18n/translate";
import { useList } from "../i18n/use-list";
import type { Translate } from "../i18n/words";
import type { RegisterChild } from "../groups/register";

const YEARS_FROM_MONTHS = 24;

/** "8 months", "3 years", "not born yet" */
export function sayAge(t: Translate, months: number | null): string {
  if (months === null) return t("register:age.unborn");
  return months < YEARS_FROM_MONTHS
    ? t("register:age.months", { count: months })
    : t("register:age.years", { count: Math.floor(months / 12) });
}

export function useAges(): (children: readonly RegisterChild[]) => string {
  const t = useT();
  const list = useList();
  return (children) => list(children.map((it) => sayAge(t, it.months)));
}

interface SessionLine {
  programme: string;
  startsAt: Date;
  endsAt: Date;
  room: string | null;
}

/** "You and Your Child. Tuesday 1 December, 10:00am to 12:00pm. The garden room" */
export function useSessionLine(): (it: SessionLine) => string {
  const { t, lang } = useSpeech();
  return ({ programme, startsAt, endsAt, room }) =>
    [
      programme,
      t("register:times", {
        day: formatDay(lang, startsAt),
        from: formatTime(lang, startsAt),
        to: formatTime(lang, endsAt),
      }),
      ...(room ? [room] : []),
    ].join(" · ");
}
