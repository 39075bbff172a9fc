/** Calendar files (RFC 5545): a family's own dates, and the groups that anybody may see. */
import { createEvents, type EventAttributes } from "ics";

export interface CalendarEvent {
  /** the same for ever: a calendar that has it already changes it, and does not add another. Names nobody and no
   *  website where the file must be neutral */
  uid: string;
  start: Date;
  end: Date;
  title: string;
  location?: string | undefined;
  description?: string | undefined;
  cancelled?: boolean | undefined;
  /** not for whoever else may look into that calendar */
  private?: boolean | undefined;
  /** higher with each change, from 0 */
  sequence?: number | undefined;
}

/** @param name of the calendar, as people see it in theirs: neutral where somebody else may look
 *  @param now when the file is made
 *  @returns the file's text, times in UTC; serve it as {@link CALENDAR_TYPE}
 *  @throws Error where an event is no event: it ends before it begins */
export function calendarFile(events: readonly CalendarEvent[], name: string, now: Date): string {
  const { value, error } = createEvents(
    events.map((it) => eventOf(it, now)),
    // neither the portal's name nor the maker's: both would say what the file is about
    { calName: oneLine(name), productId: "-//Calendar//EN", method: "PUBLISH" },
  );
  if (error || value === null) throw new Error("A calendar file could not be made", { cause: error });
  return value;
}

/** Nobody else waits for longer than these take, some ms. */
const AT_ONCE = 200;
const FOOT = "END:VCALENDAR";

/** {@link calendarFile} for any number of events: others are served while it is made. */
export async function longCalendarFile(
  events: readonly CalendarEvent[],
  name: string,
  now: Date,
): Promise<string> {
  const [head = ""] = calendarFile([], name, now).split(FOOT);
  const parts = [head];
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const some = calendarFile(events.slice(from, from + AT_ONCE), name, now);
    parts.push(some.slice(head.length, some.lastIndexOf(FOOT)));
    await new Promise((others) => setImmediate(others));
  }
  return `${parts.join("")}${FOOT}\r\n`;
}

export const CALENDAR_TYPE = "text/calendar; charset=utf-8; method=PUBLISH";

function eventOf(it: CalendarEvent, now: Date): EventAttributes {
  if (!(it.start < it.end)) throw new Error(`An event must end after it begins: ${it.uid}`);
  const event = {
    uid: it.uid,
    // known to the package, and not to its types
    timestamp: now.getTime(),
    start: it.start.getTime(),
    startOutputType: "utc",
    end: it.end.getTime(),
    endOutputType: "utc",
    title: oneLine(it.title),
    status: it.cancelled ? "CANCELLED" : "CONFIRMED",
    sequence: it.sequence ?? 0,
    ...(it.private && { classification: "PRIVATE" as const }),
    ...(it.location && { location: oneLine(it.location) }),
    ...(it.description && { description: whole(it.description) }),
  } satisfies EventAttributes & { timestamp: number };
  return event;
}

/** A lone carriage return would end the line for many calendars, and what follows would be a line of its own. */
const whole = (text: string) => text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " ");
const oneLine = (text: string) => whole(text).replace(/\s+/g, " ").trim();
