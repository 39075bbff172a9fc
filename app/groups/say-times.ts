import { formatDay, formatTime } from "../i18n/dates";

/** For the gaps of a text: the day, and the time of the clock. */
export const dayAndTime = (lang: string, at: Date) => ({
  day: formatDay(lang, at),
  time: formatTime(lang, at),
});

/** From when to when. */
export const fromUntil = (lang: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  ...{ day: formatDay(lang, startsAt), from: formatTime(lang, startsAt), until: formatTime(lang, endsAt) },
});
