import fc from "fast-check";
import { expect, it } from "vitest";
import { ENOUGH, firstMonth, lastQuarters, quarterOf, showCounts, type ShownCount } from "./hide-few";

const counts = fc.array(fc.nat(12), { minLength: 1, maxLength: 5 });

/** What somebody can work out of one that is not shown: of all, without those that are. */
function leaves(it: ReturnType<typeof showCounts>): number | undefined {
  const numbers = [...it.byHub.values()].filter((count) => typeof count === "number");
  if (typeof it.all !== "number" || numbers.length === it.byHub.size) return undefined;
  return it.all - numbers.reduce((sum, count) => sum + count, 0);
}

it("shows nothing below five, and leaves nothing from one to four to be worked out", () => {
  fc.assert(
    fc.property(counts, fc.nat(31), (all, mayShow) => {
      const byHub = new Map(all.map((count, at) => [String(at), count]));
      const shown = showCounts(
        all.reduce((sum, it) => sum + it, 0),
        byHub,
        (hub) => (mayShow & (1 << Number(hub))) !== 0,
      );
      for (const [hub, it] of shown.byHub)
        if (typeof it === "number") expect([it, it >= ENOUGH]).toEqual([byHub.get(hub), true]);
      const left = leaves(shown);
      expect(left === undefined || left === 0 || left >= ENOUGH).toBe(true);
    }),
  );
});

it("says what is hidden, and hides no more than it must", () => {
  const shown = showCounts(
    20,
    new Map([
      ["a", 9],
      ["b", 8],
      ["c", 3],
      ["d", 0],
    ]),
    () => true,
  );
  expect(shown.all).toBe(20);
  expect([...shown.byHub.values()]).toEqual([9, "hidden", "few", "few"]);
  // nobody else said it: that says nothing of anybody
  expect([
    ...showCounts(
      9,
      new Map([
        ["a", 9],
        ["b", 0],
      ]),
      () => true,
    ).byHub.values(),
  ]).toEqual([9, "few"]);
  expect(showCounts(4, new Map([["a", 4]]), () => true)).toEqual({
    all: "few",
    byHub: new Map([["a", "few"]]),
  });
  // the control: without hiding it, three could be worked out
  expect(
    leaves({
      all: 20,
      byHub: new Map<string, ShownCount>([
        ["a", 9],
        ["b", 8],
        ["c", "few"],
      ]),
    }),
  ).toBe(3);
});

it("knows quarters", () => {
  expect(["2026-01", "2026-03", "2026-04", "2026-12"].map(quarterOf)).toEqual([
    ...["2026-1", "2026-1", "2026-2", "2026-4"],
  ]);
  expect(firstMonth("2026-4")).toBe("2026-10");
  expect(lastQuarters("2026-02", 3)).toEqual(["2025-3", "2025-4", "2026-1"]);
});
