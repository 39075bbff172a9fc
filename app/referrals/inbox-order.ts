/** What must be done next comes first. */

/** What of a request its place in the list follows from. */
export interface Ranked {
  urgent: boolean;
  unread: boolean;
  pausedAt: Date | null;
  firstContactAt: Date | null;
  /** an answer is owed before it */
  outcomeDueAt?: Date | null;
}

const BELOW_URGENT = 3;

/** Ranks in which a clock goes: what waits for the family is in none of them. */
export const RUNNING_RANKS = [0, 1, BELOW_URGENT, BELOW_URGENT + 1] as const;

/** Ranks of what is urgent and unopened, or whose family has not been reached; a hub may wait for that family. */
export const UNREACHED_RANKS = [0, 2] as const;

/** Urgent first; then what holds something unread or has not been answered, before what only waits to be settled, and
 *  that before what waits for the family. @returns 0 to 5; within a rank, what is due first comes first */
export function rankOf({ urgent, unread, pausedAt, firstContactAt, outcomeDueAt }: Ranked): number {
  const settled = unread ? 0 : pausedAt ? 2 : firstContactAt && !outcomeDueAt ? 1 : 0;
  return (urgent ? 0 : BELOW_URGENT) + settled;
}
