import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDetermined } from "../../tests/support/solve-table";
import { ASKERS } from "../referrals/referral";
import { DEALT, ENDS, REACHES, type Counted } from "./counted";
import { makeFigures, ofHub, type FigureTable } from "./figures";
import { groupHubs } from "./group-hubs";
import { quantile, sayWait } from "./waits";

const HUBS = ["hamilton", "lanark", "rutherglen"];
const MONTHS = ["2026-04", "2026-05"];
const OPEN = ["waiting", "overdue"];

const request = fc
  .record({
    hub: fc.constantFrom(...HUBS),
    month: fc.constantFrom(...MONTHS),
    askedBy: fc.constantFrom(...ASKERS),
    end: fc.constantFrom(...ENDS),
    reach: fc.constantFrom(...REACHES),
    took: fc.integer({ min: 0, max: 480 }),
  })
  .filter(({ end, reach }) => (end === "open" ? reach !== "ended" : !OPEN.includes(reach)))
  .map(({ took, ...it }): Counted => ({
    ...it,
    minutes: it.reach === "inTime" ? took : it.reach === "late" ? 481 + took : null,
  }));
const requests = fc.array(request, { maxLength: 60 });

/** The true counts of a table: by column that is no total, and by group. */
function countsOf(all: Counted[], groups: string[][], table: FigureTable): number[][] {
  const of = { months: "month", asked: "askedBy", reached: "reach", ends: "end" } as const;
  const keys = table.rows.filter((it) => !it.sum).map((it) => it.key);
  return groups.map((hubs) =>
    keys.map((key) => all.filter((it) => hubs.includes(it.hub) && it[of[table.name]] === key).length),
  );
}
const SUMS: Record<string, readonly string[]> = {
  reached: ["inTime", "late"],
  notYet: ["waiting", "overdue"],
  measured: ["inTime", "late", "overdue"],
  dealt: DEALT,
  answered: [...DEALT, "localOffice"],
};

describe("of any requests", () => {
  it("every request is counted once, nothing small is shown, and nothing hidden can be worked out", () => {
    fc.assert(
      fc.property(requests, (all) => {
        const figures = makeFigures(all, HUBS, MONTHS);
        if (!figures) return;
        const groups = figures.columns.filter((it) => !it.all).map((it) => it.hubs);
        expect(groups.flat().sort()).toEqual(HUBS);
        const totals = figures.columns.map((it) => it.total as number);
        expect(totals.every((it) => it === 0 || it > 4)).toBe(true);
        expect(totals.slice(0, groups.length).reduce((a, b) => a + b, 0)).toBe(all.length);
        for (const table of figures.tables) {
          const keys = table.rows.filter((it) => !it.sum).map((it) => it.key);
          const sums = table.rows
            .filter((it) => it.sum)
            .map((it) => SUMS[it.key]!.map((key) => keys.indexOf(key)));
          const shown = figures.columns.map((_, at) => table.rows.map((it) => it.values[at]!));
          expect(findDetermined({ counts: countsOf(all, groups, table), sums }, shown)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("the page of a hub shows what the page of all shows of it, and no other hub", () => {
    fc.assert(
      fc.property(requests, (all) => {
        const figures = makeFigures(all, HUBS, MONTHS);
        for (const hub of figures ? HUBS : []) {
          const own = ofHub(figures!, hub);
          const at = figures!.columns.findIndex((it) => it.hubs.length === 1 && it.hubs[0] === hub);
          expect(own === null).toBe(at < 0);
          if (own) expect(own.columns).toEqual([figures!.columns[at]]);
        }
      }),
      { numRuns: 50 },
    );
  });
});

it("shows a share of what is shown, and none of what is hidden", () => {
  const made = (count: number, more: Partial<Counted>): Counted[] =>
    Array.from({ length: count }, () => ({
      ...{ hub: "hamilton", month: "2026-04", askedBy: "family" as const },
      ...{ end: "support" as const, reach: "inTime" as const, minutes: 60 },
      ...more,
    }));
  const figures = makeFigures(
    [
      ...made(30, {}),
      ...made(10, { end: "localOffice", askedBy: "school" }),
      ...made(2, { reach: "late", minutes: 500 }),
    ],
    HUBS,
    MONTHS,
  )!;
  expect(figures.columns[0]).toMatchObject({
    total: 42,
    selfShare: 76,
    dealtShare: 76,
    // the two that were late are under five: at least 38 of 42
    inTimeShare: { atLeast: 90 },
    median: 60,
    // with 42 reached, whether one in ten was late would say how many the two are
    ninetieth: "hidden",
  });
});

describe("hubs with few requests", () => {
  it.each<[string, number[], number[][] | null]>([
    ["stand alone where none has few", [5, 0, 20], [[0], [1], [2]]],
    ["stand with the next one, whatever its size", [20, 3, 50, 6], [[0], [1, 2], [3]]],
    ["stand with the first, after the last", [20, 30, 3], [[0, 2], [1]]],
    ["take a third where two of few would be known by their sum", [4, 4, 20], [[0, 1, 2]]],
    ["are not shown where there is nobody to stand with", [3, 0, 0], null],
  ])("%s", (_, counts, expected) => expect(groupHubs(counts, new Set())).toEqual(expected));
});

describe("how long families waited", () => {
  const times = (count: number) => Array.from({ length: count }, (_, i) => (i + 1) * 10);
  it("is the middle one, or between the two in the middle; nine in ten waited no longer than the other", () => {
    expect(quantile([10, 20, 90], 0.5)).toBe(20);
    expect(quantile([10, 20, 31, 90], 0.5)).toBe(26);
    expect(quantile(times(10), 0.9)).toBe(90);
    expect(quantile(times(11), 0.9)).toBe(100);
  });
  it("is not said of a few families, and nobody's where nobody was reached", () => {
    const counted = { counted: true, inTime: 20 };
    expect(sayWait([], 0.5, counted)).toBe("none");
    expect(sayWait(times(4), 0.5, counted)).toBe("hidden");
    expect(sayWait(times(5), 0.5, counted)).toBe(30);
    expect(sayWait(times(9), 0.9, counted)).toBe("hidden");
    expect(sayWait(times(10), 0.9, counted)).toBe(90);
  });
  it("does not give away how many were late where that is hidden", () => {
    // of twenty, one in ten is two: on which side of the target the second longest lies would say whether it is two
    expect(sayWait(times(20), 0.9, { counted: false, inTime: 18 })).toBe("hidden");
    expect(sayWait(times(20), 0.5, { counted: false, inTime: 18 })).toBe(105);
    expect(sayWait(times(20), 0.5, { counted: false, inTime: 12 })).toBe("hidden");
  });
});
