import fc from "fast-check";
import { expect, test } from "vitest";
import type { Typed } from "../questions/question";
import { readAge, readDue } from "../questions/child-age";
import { children } from "../questions/children.question";
import { place } from "./place.question";
import { safeContact } from "../safety/safe-contact";
import { urgencyOf } from "./urgency";

test.each([
  ["4", 48],
  ["4 years", 48],
  ["8 months", 8],
  ["8m", 8],
  ["2 and a half", 30],
  ["1½", 18],
  ["6 weeks", 1],
  ["newborn", 0],
  ["16 years old", 192],
  ["abc", undefined],
  ["99", undefined],
  ["-3", undefined],
])("%s is %s months", (said, months) => expect(readAge(said)).toBe(months));

test.each([
  ["14", "2", "2027", "2027-02-14"],
  ["", "2", "2027", "2027-02"],
  ["1", "12", "26", "2026-12-01"],
  ["31", "2", "2027", undefined],
  ["", "13", "2027", undefined],
  ["x", "2", "2027", undefined],
])("%s %s %s is due %s", (day, month, year, due) => expect(readDue(day, month, year)).toBe(due));

const typed =
  (fields: Record<string, string[]>): Typed =>
  (part) =>
    fields[part] ?? [];

test("a due date alone, an age alone, or a young person alone is enough", () => {
  const enough: Record<string, string[]>[] = [
    { month: ["2"], year: ["2027"] },
    { age: ["7"] },
    { young: ["yes"] },
  ];
  for (const fields of enough) expect(children().read(typed(fields)).ok).toBe(true);
  expect(children().read(typed({ age: [" ", ""] }))).toMatchObject({ slips: [{ code: "required" }] });
});

test("the age that could not be read is the one that is marked", () => {
  expect(children().read(typed({ age: ["7", "old", "3"] }))).toMatchObject({
    slips: [{ part: "age-2", code: "age" }],
  });
});

test("reading children never throws", () => {
  const part = fc.array(fc.string(), { maxLength: 30 });
  fc.assert(
    fc.property(fc.record({ age: part, day: part, month: part, year: part, young: part }), (fields) => {
      children().read(typed(fields));
    }),
  );
});

const hubs = [{ id: "lanark", name: "Lanark Family Support Hub" }];
const found = (more: object) => [JSON.stringify({ typed: "x", offers: [], hubs, ...more })];

test("a hub that was chosen goes before the one that was worked out", () => {
  const worked = found({ kind: "unknown" });
  expect(place().read(typed({ where: ["x"], pick: ["lanark"], found: worked }))).toMatchObject({
    value: { hub: "lanark", how: "chosen" },
  });
  expect(place().read(typed({ where: ["x"], pick: ["nowhere"], found: worked }))).toMatchObject({
    slips: [{ code: "unknown" }],
  });
});

test("what is left empty means the safest answer", () => {
  const now = new Date("2026-11-23T19:00:00Z");
  const { ways, comesBack } = safeContact({ reach: ["phone"], phoneNumber: "01632 960001" }, now);
  expect(ways).toMatchObject([{ who: "onlyMe", sayWho: false, voicemail: false, when: [] }]);
  expect(comesBack).toBe(false);
});

test("an address that was typed for a channel that is no longer chosen is not safe", () => {
  expect(safeContact({ reach: ["code"], phoneNumber: "01632 960001" }, new Date()).ways).toEqual([]);
});

test("danger words in any answer, or saying so, make a request urgent", () => {
  expect(urgencyOf({ help: "I am worried that he has a KNIFE." })).toEqual({
    urgent: true,
    words: ["knife"],
  });
  expect(urgencyOf({ access: "he won’t let me out" })).toMatchObject({ urgent: true });
  expect(urgencyOf({ safeToday: ["notSafe"] })).toEqual({ urgent: true, words: [] });
  expect(urgencyOf({ help: "Bedtimes are hard. We live in Gunnison Road, he is skilled." }).urgent).toBe(
    false,
  );
});
