/** What lists of groups are sorted and chosen by, of the sessions that take place. */
import { Temporal } from "temporal-polyfill";
import { dayPart } from "../safety/contact";

export interface OpeningFacts {
  firstAt: Date | null;
  lastAt: Date | null;
  /** 0 is Monday, of the first session in London */
  weekday: number | null;
  dayPart: "morning" | "afternoon" | "evening" | null;
}

/** @param startsAt in order of time */
export function openingFacts(startsAt: readonly Date[]): OpeningFacts {
  const [firstAt] = startsAt;
  if (!firstAt) return { firstAt: null, lastAt: null, weekday: null, dayPart: null };
  const there = Temporal.Instant.fromEpochMilliseconds(firstAt.getTime()).toZonedDateTimeISO("Europe/London");
  return {
    ...{ firstAt, lastAt: startsAt.at(-1)!, weekday: there.dayOfWeek - 1 },
    // before 8 and after 9 nobody is rung, but somebody may meet
    dayPart: dayPart(firstAt) ?? (there.hour < 12 ? "morning" : "evening"),
  };
}
