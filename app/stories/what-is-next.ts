/** What happens next with a story, and by about when, as its author is told. */
import type { HubCalendar } from "../hubs/opening-hours";
import type { Standing } from "./standing";
import type { StorySettings } from "./story-settings";
import { addWorkingDays } from "./working-days";

export interface Next {
  what:
    | "waiting"
    | "waitingLate"
    | "asking"
    | "question"
    | "readyOn"
    | "readyWith"
    | "ready"
    | "wider"
    | "answer"
    | "answerLate"
    | "answered"
    | "hidden";
  /** ISO date, where there is one to be told */
  day: string | null;
}

interface Story {
  state: string;
  /** ISO date since which a moderator has to read it */
  waitsFrom: string;
  shownOn: string | null;
  holdUntil: string | null;
  holdWith: number;
}

interface Facts {
  standing: Standing;
  settings: Pick<StorySettings, "readDays" | "answerDays">;
  calendar: HubCalendar;
  answered: boolean;
}

/** @param today ISO date. @returns in the order in which it is said; nothing where nothing more happens */
export function whatIsNext(
  story: Story,
  { standing, settings, calendar, answered }: Facts,
  today: string,
): Next[] {
  const by = (what: "waiting" | "answer", from: string, days: number): Next => {
    const day = addWorkingDays(calendar, from, days);
    return { what: day < today ? `${what}Late` : what, day };
  };
  switch (standing) {
    case "waiting":
    case "reading":
      return [by("waiting", story.waitsFrom, settings.readDays)];
    case "asking":
    case "question":
    case "hidden":
      return [{ what: standing, day: null }];
    case "ready":
      return whenReady(story, today);
    case "outHub":
    case "outHubs":
    case "outPublic": {
      const read: Next[] = story.state === "out" ? [] : [{ what: "wider", day: null }];
      if (answered) return [...read, { what: "answered", day: null }];
      return [...read, ...(story.shownOn ? [by("answer", story.shownOn, settings.answerDays)] : [])];
    }
    case "refused":
    case "withdrawn":
      return [];
  }
}

function whenReady({ holdUntil, holdWith }: Story, today: string): Next[] {
  const later: Next[] = holdUntil && holdUntil > today ? [{ what: "readyOn", day: holdUntil }] : [];
  const others: Next[] = holdWith > 0 ? [{ what: "readyWith", day: null }] : [];
  const next = [...later, ...others];
  return next.length > 0 ? next : [{ what: "ready", day: null }];
}
