/** For how long somebody has what they took. */
import { deadline, type HubCalendar } from "./opening-hours";

/** Until when whoever took something of a family's has it: to the end of the shift while the family has not been reached, and never
 *  for longer than `leaseMinutes` of opening time without doing anything. Once reached, ten times that. */
export function leaseUntil(
  cal: HubCalendar,
  { reached, leaseMinutes, shiftEnds }: { reached: boolean; leaseMinutes: number; shiftEnds: Date | null },
  now: Date,
): Date {
  if (reached) return deadline(cal, now, leaseMinutes * 10);
  const idle = deadline(cal, now, leaseMinutes);
  return shiftEnds && shiftEnds < idle ? shiftEnds : idle;
}
