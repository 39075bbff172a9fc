/** For how long somebody has what they took. */
import { deadline, type HubCalendar } from "./opening-hours";

const MINUTE = 60_000;

/** Until when whoever took something of a family's has it: to the end of the shift while the family has not been reached, and never
 *  for longer than `leaseMinutes` of opening time without doing anything. What is urgent does not wait for working hours: by the
 *  clock of the wall. Once reached, ten times the opening time. */
export function leaseUntil(
  cal: HubCalendar,
  it: { urgent: boolean; reached: boolean; leaseMinutes: number; shiftEnds: Date | null },
  now: Date,
): Date {
  const { urgent, reached, leaseMinutes, shiftEnds } = it;
  if (reached) return deadline(cal, now, leaseMinutes * 10);
  if (urgent) return new Date(now.getTime() + leaseMinutes * MINUTE);
  const idle = deadline(cal, now, leaseMinutes);
  return shiftEnds && shiftEnds < idle ? shiftEnds : idle;
}
