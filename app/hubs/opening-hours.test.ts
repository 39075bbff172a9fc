import fc from "fast-check";
import { describe, expect, test } from "vitest";
import bankHolidays from "../../db/data/bank-holidays.json";
import {
  addWorkingMinutes,
  openState,
  workingMinutesBetween,
  type HubCalendar,
  lastTimeAt,
} from "./opening-hours";

const day = { open: "08:45", close: "16:45" };
const hub: HubCalendar = {
  hours: [day, day, day, day, { open: "08:45", close: "16:15" }, null, null],
  closed: new Set(bankHolidays.map((it) => it.date)),
};
const never: HubCalendar = { hours: [null, null, null, null, null, null, null], closed: new Set() };
const at = (iso: string) => new Date(iso);

describe("openState", () => {
  test.each([
    ["inside hours", "2026-12-01T10:00:00Z", { open: true, until: at("2026-12-01T16:45:00Z") }],
    ["at the opening minute", "2026-12-01T08:45:00Z", { open: true, until: at("2026-12-01T16:45:00Z") }],
    ["at the closing minute", "2026-12-01T16:45:00Z", { open: false, opens: at("2026-12-02T08:45:00Z") }],
    ["before opening", "2026-12-01T07:00:00Z", { open: false, opens: at("2026-12-01T08:45:00Z") }],
    ["Friday closes earlier", "2026-12-04T16:20:00Z", { open: false, opens: at("2026-12-07T08:45:00Z") }],
    ["St Andrew's Day", "2026-11-30T10:00:00Z", { open: false, opens: at("2026-12-01T08:45:00Z") }],
    [
      "Christmas into the weekend",
      "2026-12-24T17:00:00Z",
      { open: false, opens: at("2026-12-29T08:45:00Z") },
    ],
    [
      "summer time: 8:45 is 7:45 UTC",
      "2027-06-01T07:50:00Z",
      { open: true, until: at("2027-06-01T15:45:00Z") },
    ],
    ["over spring's change", "2027-03-27T12:00:00Z", { open: false, opens: at("2027-03-29T07:45:00Z") }],
    ["over autumn's change", "2027-10-30T12:00:00Z", { open: false, opens: at("2027-11-01T08:45:00Z") }],
    [
      "just after midnight in summer",
      "2027-05-31T23:30:00Z",
      { open: false, opens: at("2027-06-01T07:45:00Z") },
    ],
  ])("%s", (_, now, expected) => expect(openState(hub, at(now))).toEqual(expected));

  test("a hub that never opens says so", () => {
    expect(openState(never, at("2026-12-01T10:00:00Z"))).toEqual({ open: false, opens: null });
    expect(openState({ hours: [], closed: new Set() }, at("2026-12-01T10:00:00Z")).open).toBe(false);
  });
});

describe("addWorkingMinutes", () => {
  test.each([
    ["one working day from inside hours", "2026-12-01T10:00:00Z", 480, "2026-12-02T10:00:00Z"],
    ["from the evening: the next day's close", "2026-12-01T19:00:00Z", 480, "2026-12-02T16:45:00Z"],
    ["a short Friday runs into Monday", "2026-12-04T08:45:00Z", 480, "2026-12-07T09:15:00Z"],
    ["Saturday 2am", "2026-12-05T02:00:00Z", 60, "2026-12-07T09:45:00Z"],
    ["over Christmas", "2026-12-24T16:00:00Z", 60, "2026-12-29T09:00:00Z"],
    ["over New Year", "2026-12-31T16:15:00Z", 60, "2027-01-05T09:15:00Z"],
    [
      "over spring's change: Friday 4pm, Monday is summer",
      "2027-03-19T16:00:00Z",
      480,
      "2027-03-22T16:30:00Z",
    ],
    ["Good Friday and the change", "2027-03-25T16:15:00Z", 60, "2027-03-29T08:15:00Z"],
    ["nothing to add", "2026-12-05T02:00:00Z", 0, "2026-12-05T02:00:00Z"],
  ])("%s", (_, from, minutes, due) => expect(addWorkingMinutes(hub, at(from), minutes)).toEqual(at(due)));

  test("refuses what has no answer", () => {
    expect(() => addWorkingMinutes(hub, at("2026-12-01T10:00:00Z"), Infinity)).toThrow(RangeError);
    expect(() => addWorkingMinutes(never, at("2026-12-01T10:00:00Z"), 1)).toThrow(RangeError);
    expect(() => addWorkingMinutes(hub, at("2026-12-01T10:00:00Z"), -1)).toThrow(RangeError);
    expect(() => addWorkingMinutes(hub, at("2026-12-01T10:00:00Z"), NaN)).toThrow(RangeError);
  });
});

describe("workingMinutesBetween", () => {
  test.each([
    ["a whole week", "2026-12-07T00:00:00Z", "2026-12-14T00:00:00Z", 4 * 480 + 450],
    ["a weekend", "2026-12-04T16:15:00Z", "2026-12-07T08:45:00Z", 0],
    ["part of a minute does not count", "2026-12-01T10:00:00Z", "2026-12-01T10:01:59Z", 1],
    ["backwards", "2026-12-02T10:00:00Z", "2026-12-01T10:00:00Z", 0],
    ["the bank holiday week", "2026-11-30T00:00:00Z", "2026-12-05T00:00:00Z", 3 * 480 + 450],
  ])("%s", (_, from, to, minutes) => expect(workingMinutesBetween(hub, at(from), at(to))).toBe(minutes));
});

const moment = fc.date({ min: at("2026-11-23"), max: at("2029-01-01"), noInvalidDate: true });
const span = fc.integer({ min: 0, max: 20_000 });

test("adding and measuring agree", () => {
  fc.assert(
    fc.property(
      moment,
      span,
      (from, m) => workingMinutesBetween(hub, from, addWorkingMinutes(hub, from, m)) === m,
    ),
  );
});
test("more time is never sooner, and the due moment is within hours", () => {
  fc.assert(
    fc.property(moment, span, span, (from, a, b) => {
      const [first, both] = [addWorkingMinutes(hub, from, a), addWorkingMinutes(hub, from, a + b)];
      expect(both.getTime()).toBeGreaterThanOrEqual(first.getTime());
      if (a > 0) expect(openState(hub, new Date(first.getTime() - 1)).open).toBe(true);
    }),
  );
});
test("time splits at any moment without gain or loss beyond a minute", () => {
  fc.assert(
    fc.property(fc.tuple(moment, moment, moment), (three) => {
      const [a, b, c] = three.sort((x, y) => x.getTime() - y.getTime());
      const whole = workingMinutesBetween(hub, a, c);
      const parts = workingMinutesBetween(hub, a, b) + workingMinutesBetween(hub, b, c);
      expect(whole - parts).toBeGreaterThanOrEqual(0);
      expect(whole - parts).toBeLessThanOrEqual(1);
    }),
  );
});

test.each([
  ["", null],
  ["9:30", "2026-11-23T09:30:00.000Z"],
  ["12.00", "2026-11-23T12:00:00.000Z"],
  // not yet today: it was yesterday
  ["18:15", "2026-11-22T18:15:00.000Z"],
])("%j, typed on Monday at noon, is %s", (typed, at) =>
  expect(lastTimeAt(typed, new Date("2026-11-23T12:00:00Z"))).toBe(at),
);
