/** Counts from 1 to 4 are not shown, nor what they could be worked out from.
 *
 *  A hidden count is safe while there is another world in which it is different and everything that is shown is the
 *  same. The worlds looked at here differ by one request that would be in another group (`from` to `to` at one place),
 *  and by one that goes the other way at a second place, so that the totals stay. Where no such world is left, more is
 *  hidden until there is one. Each place's own total stays known, and must not be small. */

/** Above this a count is shown. */
export const MOST_SMALL = 4;

/** `under5`: it is 1 to 4. `hidden`: it may be anything. */
export type Shown = number | "under5" | "hidden";

export interface Table {
  /** requests by place and group */
  counts: number[][];
  /** further counts that are shown: which groups each adds up */
  sums: readonly number[][];
  /** how many of `from` at a place could be in `to` just as well */
  movable: (place: number, from: number, to: number) => number;
}

/** Which groups each shown count of a place adds up: every group by itself, and the sums. */
const setsOf = (table: Table): number[][] => [...table.counts[0]!.map((_, at) => [at]), ...table.sums];

type State = "shown" | "under5" | "hidden";
interface Move {
  place: number;
  from: number;
  to: number;
  /** where one goes back; null: nowhere */
  back: number | null;
}
interface Change {
  at: number;
  set: number;
  by: 1 | -1;
}

/** What it costs to say less: more for what a committee looks at first. */
const COST = { relabel: 20, cell: 100, sum: 200, total: 300, zero: 1000 };
const MOST_ADDED = 90;

/** @returns for each place, and last for all of them where there is more than one, the groups and then the sums; or the
 *  place at which nothing can be kept safe */
export function hideSmall(table: Table): { shown: Shown[][] } | { unsafe: number } {
  const { counts } = table;
  const sets = setsOf(table);
  const groups = counts[0]!.length;
  const places = counts.length;
  const values = counts.map((row) => sets.map((set) => set.reduce((sum, it) => sum + row[it]!, 0)));
  const all = sets.map((_, set) => values.reduce((sum, row) => sum + row[set]!, 0));
  if (places > 1) values.push(all);
  const state = values.map((row) =>
    row.map((it): State => (it >= 1 && it <= MOST_SMALL ? "under5" : "shown")),
  );
  const holds = sets.map((set) => new Set(set));

  /** What a move changes of what might be shown. */
  const changesOf = ({ place, from, to, back }: Move): Change[] =>
    sets.flatMap((_, set): Change[] => {
      const by = Number(holds[set]!.has(to)) - Number(holds[set]!.has(from));
      if (by !== 1 && by !== -1) return [];
      if (back !== null)
        return [
          { at: place, set, by },
          { at: back, set, by: by === 1 ? -1 : 1 },
        ];
      return [{ at: place, set, by }, ...(places > 1 ? [{ at: places, set, by } as const] : [])];
    });
  const fits = ({ at, set, by }: Change) => {
    const after = values[at]![set]! + by;
    return after >= 1 && after <= MOST_SMALL;
  };
  const costOf = (change: Change): number => {
    const { at, set } = change;
    const now = state[at]![set]!;
    if (now === "hidden") return 0;
    if (now === "under5") return fits(change) ? 0 : COST.relabel;
    if (values[at]![set] === 0) return COST.zero;
    const kind = at === places ? COST.total : set < groups ? COST.cell : COST.sum;
    // of two, the one that says less
    return kind + Math.min(values[at]![set]!, MOST_ADDED);
  };

  /** The move that changes this count for the least more to be hidden. */
  function cheapest(at: number, set: number): { move: Move; cost: number } | undefined {
    let best: { move: Move; cost: number } | undefined;
    const inSet = holds[set]!;
    const own = at === places ? counts.keys() : [at];
    for (const place of own)
      for (let from = 0; from < groups; from++)
        for (let to = 0; to < groups; to++) {
          if (inSet.has(from) === inSet.has(to)) continue;
          const there = table.movable(place, from, to) > 0;
          const backs = at === places || places === 1 ? [null] : [null, ...counts.keys()];
          for (const back of backs) {
            if (back === place) continue;
            // the way back at another place is a move of its own
            if (!there || (back !== null && table.movable(back, to, from) === 0)) continue;
            const move = { place, from, to, back };
            const cost = changesOf(move).reduce((sum, it) => sum + costOf(it), 0);
            if (!best || cost < best.cost) best = { move, cost };
            if (cost === 0) return best;
          }
        }
    return best;
  }

  for (let settled = false; !settled;) {
    settled = true;
    for (const [at, row] of state.entries())
      for (const [set, it] of row.entries()) {
        if (it === "shown") continue;
        const found = cheapest(at, set);
        if (!found) return { unsafe: at === places ? 0 : at };
        if (found.cost === 0) continue;
        for (const change of changesOf(found.move))
          if (costOf(change) > 0) state[change.at]![change.set] = "hidden";
        settled = false;
      }
  }
  return {
    shown: state.map((row, at) => row.map((it, set): Shown => (it === "shown" ? values[at]![set]! : it))),
  };
}
