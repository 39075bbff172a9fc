import { expect, test } from "vitest";
import { openingFacts } from "./opening-facts";

const at = (it: string) => new Date(it);

test.each([
  ["2026-12-01T10:00:00Z", 1, "morning"],
  // noon in London is eleven in summer
  ["2027-06-01T11:00:00Z", 1, "afternoon"],
  ["2026-12-06T17:30:00Z", 6, "evening"],
  ["2026-12-06T07:30:00Z", 6, "morning"],
  ["2026-12-06T21:30:00Z", 6, "evening"],
  // half past midnight on Wednesday in summer
  ["2027-06-01T23:30:00Z", 2, "morning"],
] as const)("a first session at %s", (first, weekday, dayPart) => {
  const last = at("2027-12-24T10:00:00Z");
  expect(openingFacts([at(first), last])).toEqual({ firstAt: at(first), lastAt: last, weekday, dayPart });
});

test("a group without sessions has none of it", () => {
  expect(openingFacts([])).toEqual({ firstAt: null, lastAt: null, weekday: null, dayPart: null });
});
