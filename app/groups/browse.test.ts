import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { translator } from "../i18n/i18n.server";
import { groupsQuery, listChosen, loosen, readChildAge, readGroupFilter, without } from "./browse-filter";
import { crecheLeft, placesLeft } from "./places-left";
import { sayWhom } from "./say-whom";
import { howFits, spansOfAge, spansOfDue } from "./when-fits";

const t = translator("en");
const filterOf = (query: string) => readGroupFilter(new URLSearchParams(query));

describe("what is chosen", () => {
  const pick = <T>(of: readonly T[]) => fc.subarray([...of]);
  const anyQuery = fc
    .record({
      near: fc.constantFrom("", "hamilton", "east-kilbride"),
      age: fc.constantFrom("", "3y", "8m", "0m", "30m"),
      due: fc.constantFrom("", "2027-02", "2027-02-14"),
      day: pick(["0", "1", "6"]),
      part: pick(["morning", "evening"]),
      how: fc.constantFrom("", "online"),
      creche: fc.constantFrom("", "1"),
      language: fc.constantFrom("", "pl", "bfi"),
    })
    .map((it) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(it))
        for (const one of [value].flat()) query.append(name, one);
      return query;
    });

  test("stands in one address, and is read from it as it was", () =>
    fc.assert(
      fc.property(anyQuery, (query) => {
        const filter = readGroupFilter(query);
        expect(filterOf(groupsQuery(filter))).toEqual(filter);
      }),
    ));

  test("can be taken away bit by bit until nothing is chosen", () =>
    fc.assert(
      fc.property(anyQuery, (query) => {
        let filter = readGroupFilter(query);
        for (let left = listChosen(filter).length; left > 0; left--) {
          filter = without(filter, listChosen(filter)[0]!);
          expect(listChosen(filter)).toHaveLength(left - 1);
        }
        expect(groupsQuery(filter)).toBe("");
      }),
    ));

  test("is let go of as a whole: every day, an age with a due date", () => {
    const filter = filterOf("age=3y&due=2027-02&day=0&day=1");
    expect(groupsQuery(loosen(filter, "child")!)).toBe("day=0&day=1");
    expect(groupsQuery(loosen(filter, "day")!)).toBe("age=3y&due=2027-02");
    expect(loosen(filter, "creche")).toBeUndefined();
  });

  test.each([
    ["3", { months: 36, span: 12 }],
    ["3 years old", { months: 36, span: 12 }],
    ["8 months", { months: 8, span: 1 }],
    ["2 and a half", { months: 30, span: 1 }],
    ["newborn", { months: 0, span: 1 }],
    ["lots", undefined],
  ])("an age of %s", (said, age) => expect(readChildAge(said)).toEqual(age));

  test.each(["near=ML3%200AB", "near=../x", "age=lots", "due=2027-02-30", "day=7", "how=x", "language=<b>"])(
    "nothing comes of %s",
    (query) => expect(groupsQuery(filterOf(query))).toBe(""),
  );
});

test.each([
  [-1, "full"],
  [0, "full"],
  [1, "few"],
  [3, "few"],
  [4, "plenty"],
] as const)("%s places left are %s", (left, said) => {
  expect(placesLeft(left)).toBe(said);
  expect(crecheLeft({ crechePlaces: 8, crecheLeft: left })).toBe(said);
  expect(crecheLeft({ crechePlaces: 0, crecheLeft: left })).toBe("none");
});

const MEANT = {
  ...{ fromMonths: null, toMonths: null, expecting: false, fromWeeks: null, toWeeks: null },
  youngPeople: false,
};

test.each([
  [{ fromMonths: 0, toMonths: 18 }, ["Families with children from birth to 18 months"]],
  // until the day before they turn seven, as people say it
  [{ fromMonths: 36, toMonths: 83 }, ["Families with children from 3 to 6 years"]],
  [{ fromMonths: 12, toMonths: 35 }, ["Families with children from 12 months to 2 years"]],
  [{ fromMonths: 12, toMonths: 23 }, ["Families with children from 12 months to 23 months"]],
  [{ fromMonths: 40, toMonths: null }, ["Families with children from 3 years and 4 months"]],
  [{}, ["Families with children of any age"]],
  [{ youngPeople: true, fromMonths: 144, toMonths: 227 }, ["Young people themselves, from 12 to 18 years"]],
  [{ expecting: true, fromWeeks: 20, toWeeks: 30 }, ["When you are 20 to 30 weeks pregnant"]],
  [
    { expecting: true, toMonths: 12 },
    ["Families with children from birth to 12 months", "When you are pregnant"],
  ],
])("whom it is for: %o", (meant, said) => expect(sayWhom(t, { ...MEANT, ...meant })).toEqual(said));

describe("on which dates a child fits", () => {
  const babies = { ...MEANT, fromMonths: 0, toMonths: 11 };

  test("an age is not known to the day: both ends are wide", () => {
    // eleven months today: its birthday is tomorrow at the soonest, in a month at the latest
    expect(spansOfAge(babies, { months: 11, span: 1 }, "2026-11-23")).toEqual([
      { from: "2025-11-24", to: "2026-12-22" },
    ]);
    // "2" may be nearly 3
    const toddlers = { ...MEANT, fromMonths: 36, toMonths: 59 };
    expect(spansOfAge(toddlers, { months: 24, span: 12 }, "2026-11-23")[0]!.from).toBe("2026-11-24");
    expect(spansOfAge(toddlers, { months: 24, span: 1 }, "2026-11-23")[0]!.from).toBe("2027-10-24");
  });

  test("a due date is counted in weeks before, and becomes an age", () => {
    const bumps = { ...MEANT, expecting: true, fromWeeks: 20, toWeeks: 30 };
    // 20 weeks gone is 20 weeks before the date, and the last day of week 30 is 64 days before it
    expect(spansOfDue(bumps, "2027-05-24")).toEqual([{ from: "2027-01-04", to: "2027-03-21" }]);
    expect(spansOfAge(bumps, { months: 3, span: 1 }, "2026-11-23")).toEqual([]);
    expect(spansOfDue(babies, "2027-02")).toEqual([{ from: "2027-02-01", to: "2028-02-27" }]);
    const both = { ...babies, expecting: true };
    expect(howFits(spansOfDue(both, "2027-02-01"), { from: "2027-01-01", to: "2027-03-01" })).toBe("all");
    expect(howFits(spansOfDue(babies, "2027-02-01"), { from: "2027-01-01", to: "2027-03-01" })).toBe("part");
    expect(howFits(spansOfDue(babies, "2027-04-01"), { from: "2027-01-01", to: "2027-03-01" })).toBe("none");
  });
});
