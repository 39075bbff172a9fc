import { expect, test } from "vitest";
import { momentInLondon } from "../hubs/opening-hours";
import { planWeekly, shifted, shiftTo, timeInLondon } from "./weekly-pattern";

const weekly = { time: "10:00", minutes: 120, every: 1 as const };
const iso = (at: Date) => at.toISOString().slice(0, 16);
const starts = (plan: ReturnType<typeof planWeekly>) => plan.sessions.map((it) => iso(it.startsAt));

test("ten o'clock stays ten o'clock when summer ends and when it begins", () => {
  const autumn = planWeekly({ ...weekly, first: "2026-10-20", sessions: 3 }, new Set());
  expect(starts(autumn)).toEqual(["2026-10-20T09:00", "2026-10-27T10:00", "2026-11-03T10:00"]);
  const spring = planWeekly({ ...weekly, first: "2027-03-23", sessions: 3 }, new Set());
  expect(starts(spring)).toEqual(["2027-03-23T10:00", "2027-03-30T09:00", "2027-04-06T09:00"]);
  for (const it of [...autumn.sessions, ...spring.sessions]) {
    expect(timeInLondon(it.startsAt)).toBe("10:00");
    expect(it.endsAt.getTime() - it.startsAt.getTime()).toBe(120 * 60_000);
  }
});

test("days on which the hub is closed are left out, named, and made up for at the end", () => {
  const closed = new Set(["2026-12-25", "2027-01-01"]);
  const plan = planWeekly({ ...weekly, first: "2026-12-11", sessions: 4 }, closed);
  expect(plan.skipped).toEqual(["2026-12-25", "2027-01-01"]);
  expect(starts(plan)).toEqual([
    ...["2026-12-11T10:00", "2026-12-18T10:00", "2027-01-08T10:00", "2027-01-15T10:00"],
  ]);
  expect(plan.sessions.map((it) => it.week)).toEqual([1, 2, 3, 4]);
  const without = planWeekly({ ...weekly, first: "2026-12-11", sessions: 4 }, new Set());
  expect(without.skipped).toEqual([]);
  expect(starts(without)).toContain("2026-12-25T10:00");
});

test("every other week, and on from the week that was taught last", () => {
  const plan = planWeekly(
    { ...weekly, every: 2, first: "2026-12-11", sessions: 2 },
    new Set(["2026-12-25"]),
    6,
  );
  expect(starts(plan)).toEqual(["2026-12-11T10:00", "2027-01-08T10:00"]);
  expect(plan.sessions.map((it) => it.week)).toEqual([6, 7]);
});

test("a hub that is closed for ever ends the search", () => {
  const always = { has: () => true } as unknown as ReadonlySet<string>;
  expect(planWeekly({ ...weekly, first: "2026-12-11", sessions: 4 }, always).sessions).toEqual([]);
});

test("what moves by a day and three hours moves so across a change of the clocks", () => {
  const from = momentInLondon("2026-10-20", "10:00");
  const by = shiftTo(from, "2026-10-21", "13:00");
  expect(by).toEqual({ days: 1, minutes: 180 });
  expect(iso(shifted(from, by))).toBe("2026-10-21T12:00");
  expect(iso(shifted(momentInLondon("2026-10-27", "10:00"), by))).toBe("2026-10-28T13:00");
  expect(iso(shifted(from, { days: 7, minutes: -90 }))).toBe("2026-10-27T08:30");
  expect(shiftTo(from, "2026-10-19", "09:30")).toEqual({ days: -1, minutes: -30 });
});

test("a time that the clocks jump over is an hour later", () => {
  expect(iso(momentInLondon("2027-03-28", "01:30"))).toBe("2027-03-28T01:30");
  expect(timeInLondon(momentInLondon("2027-03-28", "01:30"))).toBe("02:30");
});
