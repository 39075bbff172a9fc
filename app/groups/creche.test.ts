import { expect, test } from "vitest";
import { ADULT, crecheUnits, dueBetween, monthsAt, parseRatios } from "./creche";
import type { BookedChild } from "./group";

const child = (it: Partial<BookedChild>): BookedChild => ({
  ...{ months: null, due: null, said: "", creche: true },
  ...it,
});
const at = (day: string) => new Date(`${day}T10:00:00Z`);
const USUAL = [3, 5, 8] as const;

test.each([
  // 23 months said on 15 December
  [{ months: 23 }, "2026-12-15", 23],
  [{ months: 23 }, "2027-01-14", 23],
  [{ months: 23 }, "2027-01-15", 24],
  [{ months: 0 }, "2027-01-14", 0],
  // a session before the ages were said
  [{ months: 5 }, "2026-11-15", 4],
  [{ months: 0 }, "2026-10-15", 0],
  [{ due: "2027-01-18" }, "2027-01-17", null],
  [{ due: "2027-01-18" }, "2027-01-18", 0],
  [{ due: "2027-01-18" }, "2027-02-18", 1],
  // only the month is known: it may be there from the first
  [{ due: "2027-01" }, "2026-12-31", null],
  [{ due: "2027-01" }, "2027-01-01", 0],
  [{ due: "2027-01" }, "2027-02-01", 1],
  // the last day of a month
  [{ due: "2027-01-31" }, "2027-02-28", 0],
])("%j is %s months at %s: %s", (it, day, months) =>
  expect(monthsAt(child(it), "2026-12-15", at(day))).toBe(months),
);

test("a day is London's: half past midnight in summer is the day before in UTC", () => {
  const born = child({ due: "2027-07-02" });
  expect(monthsAt(born, "2027-06-01", new Date("2027-07-01T22:59:00Z"))).toBeNull();
  expect(monthsAt(born, "2027-06-01", new Date("2027-07-01T23:00:00Z"))).toBe(0);
});

test("an adult looks after so many and no more, of one age or of several", () => {
  const of = (...months: number[]) =>
    crecheUnits(
      months.map((it) => child({ months: it })),
      "2026-12-15",
      at("2026-12-15"),
      USUAL,
    );
  expect(of(3, 10, 23)).toEqual({ creche: 3, units: ADULT });
  expect(of(3, 10, 23, 24).units).toBeGreaterThan(ADULT);
  expect(of(24, 25, 30, 31, 35)).toEqual({ creche: 5, units: ADULT });
  expect(of(36, 37, 48, 50, 60, 61, 70, 71)).toEqual({ creche: 8, units: ADULT });
  expect(of()).toEqual({ creche: 0, units: 0 });
});

test("who needs no creche, or is not born, needs nobody", () => {
  const rows = [child({ months: 5, creche: false }), child({ due: "2027-02-01" })];
  expect(crecheUnits(rows, "2026-12-15", at("2027-01-05"), USUAL)).toEqual({ creche: 0, units: 0 });
  expect(crecheUnits(rows, "2026-12-15", at("2027-02-02"), USUAL)).toEqual({ creche: 1, units: 280 });
});

test.each([
  ["2,4,6", [2, 4, 6]],
  [" 3, 5,10", [3, 5, 10]],
  [undefined, [3, 5, 8]],
  ["", [3, 5, 8]],
  ["3,5", [3, 5, 8]],
  ["3,5,8,9", [3, 5, 8]],
  ["0,5,8", [3, 5, 8]],
  ["3,5,x", [3, 5, 8]],
])("ratios %j are %j", (typed, ratios) => expect(parseRatios(typed)).toEqual(ratios));

test("a due date is a day, or the days of a month", () => {
  const said = ({ first, last }: ReturnType<typeof dueBetween>) => [first.toString(), last.toString()];
  expect(said(dueBetween("2028-02-03"))).toEqual(["2028-02-03", "2028-02-03"]);
  expect(said(dueBetween("2028-02"))).toEqual(["2028-02-01", "2028-02-29"]);
});
