/** Solves a published table, to see whether a hidden count could be worked out. It knows nothing of how they are hidden. */
import type { Shown, Table } from "../../app/figures/hide-small";

type Counted = Pick<Table, "counts" | "sums">;

export const setsOf = ({ counts, sums }: Counted) => [...counts[0]!.map((_, at) => [at]), ...sums];
const add = (row: readonly number[], set: readonly number[]) => set.reduce((sum, it) => sum + row[it]!, 0);
/** Everything that might be shown of these counts. */
export function valuesOf(counts: number[][], sets: number[][]): number[][] {
  const rows = counts.map((row) => sets.map((set) => add(row, set)));
  if (counts.length > 1) rows.push(sets.map((_, at) => rows.reduce((sum, row) => sum + row[at]!, 0)));
  return rows;
}
export const agrees = (value: number, shown: Shown) =>
  shown === "hidden" ? value >= 0 : shown === "under5" ? value >= 1 && value <= 4 : value === shown;

/** Which shown counts are the same in every world that the published table allows: it is solved by trying each world
 *  whose counts are at most one off the true ones, with every place's total as it is. */
export function findDetermined(table: Counted, shown: Shown[][]): string[] {
  const { counts } = table;
  const sets = setsOf(table);
  const rowsOf = counts.map((row, place) => {
    let worlds: number[][] = [[]];
    for (const [at, count] of row.entries())
      worlds = worlds.flatMap((it) =>
        [count - 1, count, count + 1].filter((n) => agrees(n, shown[place]![at]!)).map((n) => [...it, n]),
      );
    const total = add(row, [...row.keys()]);
    return worlds.filter(
      (it) =>
        add(it, [...it.keys()]) === total &&
        sets.every((set, at) => agrees(add(it, set), shown[place]![at]!)),
    );
  });
  const seen = valuesOf(counts, sets).map((row) => row.map((it) => new Set([it])));
  const open = () =>
    shown.flatMap((row, at) => row.map((it, set) => typeof it !== "number" && seen[at]![set]!.size < 2));
  const walk = (place: number, chosen: number[][]): void => {
    if (!open().includes(true)) return;
    if (place < counts.length) {
      for (const row of rowsOf[place]!) walk(place + 1, [...chosen, row]);
      return;
    }
    const values = valuesOf(chosen, sets);
    if (values.every((row, at) => row.every((it, set) => agrees(it, shown[at]![set]!))))
      values.forEach((row, at) => row.forEach((it, set) => seen[at]![set]!.add(it)));
  };
  walk(0, []);
  return shown.flatMap((row, at) =>
    row.flatMap((it, set) => (typeof it !== "number" && seen[at]![set]!.size < 2 ? [`${at}.${set}`] : [])),
  );
}
