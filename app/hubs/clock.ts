/** When somebody has to be told that a request or a task waits. Working time for what can wait; the clock of the wall for
 *  what is urgent. */
import {
  deadline,
  subtractWorkingMinutes,
  whenOpen,
  workingMinutesBetween,
  type HubCalendar,
} from "./opening-hours";

/** Nobody has opened it; nobody has opened it for an hour though it is urgent; it is urgent and was opened, and nobody
 *  has it; nobody has it for an hour; it is due soon; it is overdue; it is overdue for as long again as it had. */
export type AlarmKind =
  "unopened" | "stillUnopened" | "untaken" | "stillUntaken" | "dueSoon" | "overdue" | "twiceOverdue";

/** Urgent and opened, its family not reached, and nobody has it. */
export interface Alone {
  /** it was opened last, or given back */
  since: Date;
  /** the portal took it from somebody who did nothing: that is told at once */
  deserted: boolean;
}

/** What of it its clock looks at. */
export interface Waits {
  urgent: boolean;
  /** since when something of it lies unopened */
  unreadSince: Date | null;
  alone: Alone | null;
  /** null: nothing is owed to the family any more */
  dueAt: Date | null;
  /** working minutes in which it had to be done */
  targetMinutes: number;
  /** what stays due beside it: an outcome, while an answer is owed */
  alsoDue?: { at: Date; targetMinutes: number } | null;
  /** the hub waits for the family */
  pausedAt: Date | null;
}

export interface Alarm {
  kind: AlarmKind;
  at: Date;
  /** the deadline it is about: an alarm is raised once for each */
  of: Date;
}

/** Of one that waits. */
export interface Clock {
  calendar: HubCalendar;
  /** not raised yet */
  alarms: Alarm[];
}

const MINUTE = 60_000;
const UNOPENED_MINUTES = 60;
/** Nobody has opened what is urgent, or nobody has it. */
const URGENT_MINUTES = 15;
const URGENT_STILL_MINUTES = 60;
const MOST_SOON_MINUTES = 120;

/** Every alarm that would be raised if nothing were done, in the order of their kinds. One that is not urgent falls
 *  into opening hours, and none into a pause. */
export function alarmsOf(cal: HubCalendar, it: Waits): Alarm[] {
  const { urgent, unreadSince, alone, dueAt, targetMinutes, alsoDue, pausedAt } = it;
  const alarms: Alarm[] = [];
  const add = (kind: AlarmKind, of: Date, at: Date) =>
    alarms.push({ kind, of, at: urgent ? at : whenOpen(cal, at) });
  const after = (since: Date, minutes: number) => new Date(since.getTime() + minutes * MINUTE);
  if (unreadSince && urgent) {
    add("unopened", unreadSince, after(unreadSince, URGENT_MINUTES));
    add("stillUnopened", unreadSince, after(unreadSince, URGENT_STILL_MINUTES));
  } else if (unreadSince && !pausedAt)
    add("unopened", unreadSince, deadline(cal, unreadSince, UNOPENED_MINUTES));
  if (alone && urgent && !pausedAt) {
    add("untaken", alone.since, after(alone.since, alone.deserted ? 0 : URGENT_MINUTES));
    add("stillUntaken", alone.since, after(alone.since, URGENT_STILL_MINUTES));
  }
  if (!dueAt || pausedAt) return alarms;
  const addDue = (at: Date, target: number) => {
    add("dueSoon", at, subtractWorkingMinutes(cal, at, Math.min(MOST_SOON_MINUTES, target / 4)));
    add("overdue", at, at);
    add("twiceOverdue", at, deadline(cal, at, target));
  };
  addDue(dueAt, targetMinutes);
  // of one and the same moment nobody is told twice
  if (alsoDue && alsoDue.at.getTime() !== dueAt.getTime()) addDue(alsoDue.at, alsoDue.targetMinutes);
  return alarms;
}

/** @param raised of the same request or task @returns those of `alarms` that were not */
export const notRaised = (
  alarms: readonly Alarm[],
  raised: ReadonlyArray<{ kind: string; of: Date }>,
): Alarm[] =>
  alarms.filter((it) => !raised.some(({ kind, of }) => kind === it.kind && of.getTime() === it.of.getTime()));

/** @returns what of `alarms` is to be raised now: while the hub is closed, only what is urgent */
export function dueNow(alarms: readonly Alarm[], cal: HubCalendar, urgent: boolean, now: Date): Alarm[] {
  // a hub that never opens again still owes what it owes
  const may = urgent || whenOpen(cal, now) <= now;
  return may ? alarms.filter((it) => it.at <= now) : [];
}

/** @returns when the first of `alarms` is to be raised: one that fell due while the hub was closed, when it opens */
export function soonest(alarms: readonly Alarm[], cal: HubCalendar, urgent: boolean, now: Date): Date | null {
  if (alarms.length === 0) return null;
  const first = new Date(Math.min(...alarms.map((it) => it.at.getTime())));
  return urgent || first > now ? first : whenOpen(cal, now);
}

/** By when it is due once the hub need not wait for the family any longer: what was left when the clock stood. What
 *  was late then stays late. */
export function dueAfterPause(cal: HubCalendar, it: { dueAt: Date; pausedAt: Date }, now: Date): Date {
  if (it.dueAt <= it.pausedAt) return it.dueAt;
  return deadline(cal, now, workingMinutesBetween(cal, it.pausedAt, it.dueAt));
}
