import { expect, test } from "vitest";
import { ageParts, readAge } from "./typed-age";

test.each([
  ["8 months", 8, 8],
  ["1 month", 1, 1],
  ["3 years", 36, 47],
  ["3y", 36, 47],
  ["18 m", 18, 18],
  [" 1 Year ", 12, 23],
  ["0 months", 0, 0],
  ["18 years", 216, 227],
  ["", null, null],
  ["three", undefined, undefined],
  ["3", undefined, undefined],
  ["30 years", undefined, undefined],
])("%s is %s months, and lasts until %s", (typed, first, last) => {
  expect(readAge(typed)).toBe(first);
  expect(readAge(typed, true)).toBe(last);
});

test("what was typed is said again", () => {
  for (const typed of ["8 months", "3 years", "18 months", "1 years", "18 years", "0 months"])
    for (const last of [false, true]) {
      const { unit, count } = ageParts(readAge(typed, last)!, last);
      expect(`${count} ${unit}`).toBe(typed);
    }
});
