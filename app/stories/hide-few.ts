/** What people say is shown from five stories on. Each of those stories may be read by everyone, one by one; a picture
 *  of two or three would still point at somebody.
 *
 *  Of one tag in one quarter: a count below five is not shown, nor is what is left when the hubs that are shown are
 *  taken from all of them together. Where that would be one to four, the smallest of the hubs is not shown either,
 *  until what is left is five or nothing. Sums over quarters are not shown at all. */
export const ENOUGH = 5;

/** `few`: below five, perhaps none. `hidden`: others could be worked out from it. */
export type ShownCount = number | "few" | "hidden";

/** @param all of every hub; a story of two hubs is counted once. @param byHub hubs that may be shown at all, and
 *  others, which count as not shown. @param may whether a hub may be shown */
export function showCounts(
  all: number,
  byHub: ReadonlyMap<string, number>,
  may: (hub: string) => boolean,
): { all: ShownCount; byHub: Map<string, ShownCount> } {
  const shown = new Map([...byHub].filter(([hub, count]) => may(hub) && count >= ENOUGH));
  const smallestFirst = [...shown].sort((a, b) => a[1] - b[1]);
  for (const [hub] of smallestFirst) {
    const others = [...byHub].filter(([it]) => !shown.has(it)).map(([, count]) => count);
    const left = all - [...shown.values()].reduce((sum, it) => sum + it, 0);
    if (others.every((it) => it === 0) || left >= ENOUGH) break;
    shown.delete(hub);
  }
  return {
    all: all >= ENOUGH ? all : "few",
    byHub: new Map(
      [...byHub].map(([hub, count]) => [hub, shown.get(hub) ?? (count >= ENOUGH ? "hidden" : "few")]),
    ),
  };
}

/** Three months, by the year's: "2026-4" is October to December. @param month "2026-11" */
export const quarterOf = (month: string): string =>
  `${month.slice(0, 4)}-${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

/** @param quarter of {@link quarterOf}. @returns its first month */
export const firstMonth = (quarter: string): string =>
  `${quarter.slice(0, 4)}-${String(Number(quarter.slice(5)) * 3 - 2).padStart(2, "0")}`;

/** The newest last. @param month in the last of them */
export function lastQuarters(month: string, count: number): string[] {
  const [year, nth] = quarterOf(month).split("-").map(Number) as [number, number];
  return Array.from({ length: count }, (_, at) => {
    const since = year * 4 + nth - 1 - (count - 1 - at);
    return `${Math.floor(since / 4)}-${(since % 4) + 1}`;
  });
}
