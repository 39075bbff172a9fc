import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agrees, findDetermined, setsOf, valuesOf } from "../../tests/support/solve-table";
import { hideSmall, type Shown, type Table } from "./hide-small";

/** Any request could be in any other group. */
const freely = (counts: number[][], sums: number[][] = []): Table => ({
  counts,
  sums,
  movable: (place, from) => counts[place]![from]!,
});
function hide(table: Table): Shown[][] {
  const hidden = hideSmall(table);
  if ("unsafe" in hidden) throw new Error(`Nothing is safe at ${hidden.unsafe}`);
  return hidden.shown;
}

const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 }));
const totalOf = (row: readonly number[]) => row.reduce((sum, it) => sum + it, 0);
/** Places whose totals may be shown. */
const tables = fc
  .record({ places: fc.integer({ min: 1, max: 3 }), groups: fc.integer({ min: 2, max: 4 }) })
  .chain(({ places, groups }) =>
    fc.record({
      counts: fc.array(fc.array(count, { minLength: groups, maxLength: groups }), {
        minLength: places,
        maxLength: places,
      }),
      sums: fc.array(fc.subarray([...Array(groups).keys()], { minLength: 2 }), { maxLength: 2 }),
    }),
  )
  .filter(({ counts }) => counts.map(totalOf).every((it) => it === 0 || it > 4))
  .map(({ counts, sums }) => freely(counts, sums));

describe("of any table", () => {
  it("lets nobody work out a hidden count", () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(findDetermined(table, hide(table))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("shows no small count, nothing that is not so, and hides little else", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const shown = hide(table);
        const values = valuesOf(table.counts, setsOf(table)).flat();
        const small = values.filter((it) => it >= 1 && it <= 4).length;
        for (const [at, it] of shown.flat().entries()) {
          expect(agrees(values[at]!, it)).toBe(true);
          if (typeof it === "number") expect(it === 0 || it > 4).toBe(true);
        }
        const hidden = shown.flat().filter((it) => typeof it !== "number").length;
        if (small === 0) expect(hidden).toBe(0);
        // a rectangle of four with its sums, for each
        expect(hidden).toBeLessThanOrEqual(small * 8);
      }),
      { numRuns: 500 },
    );
  });
});

it.each<[string, number[][], Shown[][]]>([
  ["a small one hides another one beside it", [[3, 20, 9]], [["under5", 20, "hidden"]]],
  ["two small ones hide one another", [[2, 3, 9]], [["under5", "under5", 9]]],
  ["two that fill what is left of their total may be anything", [[4, 4, 0]], [["under5", "hidden", 0]]],
  ["where there are two groups, both are hidden", [[6, 3]], [["hidden", "under5"]]],
  [
    "what is hidden at one place is hidden at another, and the totals stay",
    [
      [3, 20],
      [9, 20],
    ],
    [
      ["under5", "hidden"],
      ["hidden", "hidden"],
      [12, 40],
    ],
  ],
])("%s", (_, counts, expected) => expect(hide(freely(counts))).toEqual(expected));

it("finds out a table that hides too little", () => {
  const table = freely([[3, 20, 9]]);
  expect(findDetermined(table, [["under5", 20, 9]])).toEqual(["0.0"]);
  expect(findDetermined(freely([[4, 4]]), [["under5", "under5"]])).toEqual(["0.0", "0.1"]);
});

it("says where nothing can be kept safe, because no request there could be elsewhere", () => {
  expect(hideSmall({ counts: [[3, 9]], sums: [], movable: () => 0 })).toEqual({ unsafe: 0 });
});
