import { expect, test } from "vitest";
import type { BookedChild } from "./group";
import { talkReasons, type Meant } from "./eligibility";

const ANYBODY: Meant = {
  ...{ askFirst: false, fromMonths: null, toMonths: null },
  ...{ expecting: false, fromWeeks: null, toWeeks: null },
};
const BABIES = { ...ANYBODY, fromMonths: 0, toMonths: 12 };
const BUMPS = { ...ANYBODY, expecting: true, fromWeeks: 20, toWeeks: 30 };
const BOTH = { ...BABIES, expecting: true };
const AGES_ON = "2026-12-01";
/** Ten Tuesdays, 1 December to 2 February. */
const TEN_WEEKS = Array.from({ length: 10 }, (_, week) => ({
  startsAt: new Date(Date.parse("2026-12-01T10:00:00Z") + week * 7 * 86_400_000),
}));
const ONE_DAY = TEN_WEEKS.slice(0, 1);

const months = (it: number): BookedChild => ({ months: it, due: null, said: "", creche: false });
const due = (it: string): BookedChild => ({ months: null, due: it, said: "", creche: false });
const reasons = (meant: Meant, children: BookedChild[], sessions = TEN_WEEKS) =>
  talkReasons(meant, { children }, AGES_ON, sessions);

test.each([
  ["anybody", ANYBODY, [], []],
  ["anybody with a teenager", ANYBODY, [months(180)], []],
  ["anybody who expects", ANYBODY, [due("2027-05-01")], ["due"]],
  ["a baby", BABIES, [months(3)], []],
  // one year and a month by 2 February
  ["a baby who grows out of it before the end", BABIES, [months(11)], ["age"]],
  ["one who is just young enough at the end", BABIES, [months(10)], []],
  ["a bigger child", BABIES, [months(40)], ["age"]],
  ["a baby and a bigger child", BABIES, [months(40), months(3)], []],
  ["nobody yet, where it is for babies", BABIES, [], ["unsure"]],
  ["one not born, where it is for babies", BABIES, [due("2027-04-01")], ["due"]],
  ["one born before it begins", BABIES, [due("2026-11-20")], []],
  ["one born between", BABIES, [due("2027-01-10")], ["due"]],
  ["one born between, where both are meant", BOTH, [due("2027-01-10")], []],
  ["a baby, where it is for those who expect", BUMPS, [months(3)], ["age"]],
] as const)("%s", (_, meant, children, found) => expect(reasons(meant, [...children])).toEqual(found));

test.each([
  // 40 weeks on 20 April: 20 weeks on 1 December, 29 on 2 February
  ["2027-04-20", []],
  // a week too early at the first session
  ["2027-04-27", ["weeks"]],
  // 31 weeks at the last one
  ["2027-04-06", ["weeks"]],
  // of a month any day may be it
  ["2027-04", []],
  ["2027-08", ["weeks"]],
])("weeks of pregnancy: due %s", (day, found) => expect(reasons(BUMPS, [due(day)])).toEqual(found));

test("weeks are asked at each session", () => {
  expect(reasons(BUMPS, [due("2027-04-06")], ONE_DAY)).toEqual([]);
});

test("a baby that comes before the last session was what those who expect had hoped for", () => {
  const untilBirth = { ...ANYBODY, expecting: true };
  expect(reasons(untilBirth, [due("2027-01-10")])).toEqual([]);
});

test("each reason is said once, and a chat that comes first is one", () => {
  const meant = { ...BABIES, askFirst: true };
  expect(reasons(meant, [months(40), months(50), due("2027-06-01")])).toEqual(["askFirst", "age", "due"]);
});
