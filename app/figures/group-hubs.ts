import { MOST_SMALL } from "./hide-small";

const isSmall = (count: number) => count >= 1 && count <= MOST_SMALL;

/** Whether each count of these could be another one with the same sum, each staying small or not, as it is. */
function leavesRoom(counts: readonly number[]): boolean {
  const sum = counts.reduce((a, b) => a + b, 0);
  const least = (it: number) => (isSmall(it) ? 1 : MOST_SMALL + 1);
  const most = (it: number) => (isSmall(it) ? MOST_SMALL : Infinity);
  return (
    sum > MOST_SMALL &&
    counts.length > 1 &&
    counts.every((it, at) => {
      const others = (of: (it: number) => number) =>
        counts.reduce((total, other, i) => (i === at ? total : total + of(other)), 0);
      return Math.max(least(it), sum - others(most)) < Math.min(most(it), sum - others(least));
    })
  );
}

/** Hubs with fewer than five requests are shown together with the next ones in the service's order: the order, not the
 *  size, chooses, or the choice would say something of the size.
 *  @param counts requests by hub, in order. @param unsafe hubs that cannot be shown by themselves for another reason
 *  @returns which hubs are shown together, by their places in the list; null where nothing can be shown */
export function groupHubs(counts: readonly number[], unsafe: ReadonlySet<number>): number[][] | null {
  const together = new Set([...counts.keys()].filter((at) => isSmall(counts[at]!) || unsafe.has(at)));
  const held = () => [...together].sort((a, b) => a - b);
  const safe = () => leavesRoom(held().map((at) => counts[at]!));
  const start = held()[0] ?? 0;
  for (let step = 1; together.size > 0 && step < counts.length && !safe(); step++) {
    const next = (start + step) % counts.length;
    if (counts[next]! > 0) together.add(next);
  }
  if (together.size > 0 && !safe()) return null;
  const group = held();
  return [...counts.keys()].flatMap((at) => (at === group[0] ? [group] : together.has(at) ? [] : [[at]]));
}

/** What is made of groups of hubs, or the group of which nothing can be kept safe. */
export type Made<M> = { made: M } | { unsafe: number };

/** {@link groupHubs}, with more hubs together until nothing can be worked out of what is made of them.
 *  @param counted each at its hub. @param hubs in the service's order. @returns null where nothing can be shown */
export function groupUntilSafe<M>(
  counted: ReadonlyArray<{ hub: string }>,
  hubs: readonly string[],
  make: (places: string[][]) => Made<M>,
): { places: string[][]; made: M } | null {
  const counts = hubs.map((hub) => counted.filter((it) => it.hub === hub).length);
  const unsafe = new Set<number>();
  for (;;) {
    const groups = groupHubs(counts, unsafe);
    if (!groups) return null;
    const places = groups.map((group) => group.map((at) => hubs[at]!));
    const made = make(places);
    if ("made" in made) return { places, made: made.made };
    const before = unsafe.size;
    for (const at of groups[made.unsafe]!) unsafe.add(at);
    if (unsafe.size === before) return null;
  }
}
