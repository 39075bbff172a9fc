/** How long families waited for the first contact, in working minutes. */
import { MOST_SMALL } from "./hide-small";

/** Of fewer the time of one family would be the figure. The 90th percentile of nine is the longest of them. */
const FEWEST = { 0.5: MOST_SMALL + 1, 0.9: 10 } as const;

/** The middle one, or halfway between the two in the middle. For others the nearest rank: the least time that this share
 *  of families did not wait longer than. @param times sorted, at least one */
export function quantile(times: readonly number[], share: keyof typeof FEWEST): number {
  const at = Math.ceil(share * times.length);
  const found = times[at - 1]!;
  const even = share === 0.5 && times.length % 2 === 0;
  return even ? Math.round((found + times[at]!) / 2) : found;
}

/** A figure of time says on which side of the target most were. Where a count of those in time is hidden, it is shown only
 *  if that is plain from far away.
 *  @param counted whether both, those in time and those late, are shown. @returns working minutes; "none" where nobody was
 *  reached */
export function sayWait(
  times: readonly number[],
  share: keyof typeof FEWEST,
  { counted, inTime }: { counted: boolean; inTime: number },
): number | "none" | "hidden" {
  if (times.length === 0 && counted) return "none";
  if (times.length < FEWEST[share]) return "hidden";
  const most = Math.ceil(share * (times.length + MOST_SMALL));
  const least = Math.floor(share * Math.max(0, times.length - MOST_SMALL));
  const plain = inTime - MOST_SMALL > most || inTime + MOST_SMALL < least;
  return counted || plain ? quantile(times, share) : "hidden";
}
