/** How long a hub keeps the words of families. */

/** So long a wrong number can be put right before anything is gone. */
const GRACE_MS = 7 * 86_400_000;

/** @returns null where that is not settled, or was settled within the last week: nothing is deleted */
export function daysKept(
  { retentionDays, retentionSince }: { retentionDays: number | null; retentionSince: Date | null },
  now: Date,
): number | null {
  const fresh = retentionSince !== null && now.getTime() - retentionSince.getTime() < GRACE_MS;
  return fresh ? null : retentionDays;
}
