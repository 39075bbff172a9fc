import { describe, expect, it } from "vitest";
import type { HubCalendar } from "./opening-hours";
import { leaseUntil } from "./lease";
import { alarmsOf, dueAfterPause, dueNow, type Alarm, type Waits } from "./clock";

const day = { open: "08:45", close: "16:45" };
const friday = { open: "08:45", close: "16:15" };
const CALENDAR: HubCalendar = {
  hours: [day, day, day, day, friday, null, null],
  // St Andrew's Day
  closed: new Set(["2026-11-30"]),
};
const at = (iso: string) => new Date(iso);
const waits = (more: Partial<Waits> = {}): Waits => ({
  urgent: false,
  unreadSince: null,
  alone: null,
  dueAt: null,
  targetMinutes: 480,
  pausedAt: null,
  ...more,
});
const said = (alarms: Alarm[]) => Object.fromEntries(alarms.map((it) => [it.kind, it.at.toISOString()]));

describe("alarms", () => {
  it("count the hour in which nobody opens it while the hub is open, and only then", () => {
    // Friday 4pm: a quarter of an hour that day, the rest on Tuesday, for Monday is St Andrew's Day
    const it = waits({ unreadSince: at("2026-11-27T16:00:00Z") });
    expect(said(alarmsOf(CALENDAR, it))).toEqual({ unopened: "2026-12-01T09:30:00.000Z" });
  });

  it("give an urgent one a quarter of an hour, at two in the morning on Saturday too", () => {
    const it = waits({ urgent: true, unreadSince: at("2026-11-28T02:00:00Z") });
    expect(said(alarmsOf(CALENDAR, it))).toEqual({
      unopened: "2026-11-28T02:15:00.000Z",
      // and after an hour whoever answers for the service
      stillUnopened: "2026-11-28T03:00:00.000Z",
    });
  });

  it("tell of an urgent one that was opened and nobody has, at night too, at once where its holder did nothing", () => {
    const since = at("2026-11-28T02:00:00Z");
    const alone = (deserted: boolean, more: Partial<Waits> = {}) =>
      said(alarmsOf(CALENDAR, waits({ urgent: true, alone: { since, deserted }, ...more })));
    const stillUntaken = "2026-11-28T03:00:00.000Z";
    expect(alone(false)).toEqual({ untaken: "2026-11-28T02:15:00.000Z", stillUntaken });
    expect(alone(true)).toEqual({ untaken: since.toISOString(), stillUntaken });
    expect(alone(true, { pausedAt: since })).toEqual({});
  });

  it("fall due soon, late, and late for as long again", () => {
    const it = waits({ dueAt: at("2026-11-24T12:00:00Z") });
    expect(said(alarmsOf(CALENDAR, it))).toEqual({
      dueSoon: "2026-11-24T10:00:00.000Z",
      overdue: "2026-11-24T12:00:00.000Z",
      twiceOverdue: "2026-11-25T12:00:00.000Z",
    });
  });

  it("wait for the morning where something is due as the hub closes", () => {
    const it = waits({ dueAt: at("2026-11-24T16:45:00Z") });
    expect(said(alarmsOf(CALENDAR, it)).overdue).toBe("2026-11-25T08:45:00.000Z");
  });

  it("are silent while the hub waits for the family", () => {
    const paused = at("2026-11-23T12:00:00Z");
    expect(alarmsOf(CALENDAR, waits({ dueAt: at("2026-11-24T12:00:00Z"), pausedAt: paused }))).toEqual([]);
  });
});

it("are raised for a hub that never opens, too", () => {
  const never = { hours: [], closed: new Set<string>() };
  const now = at("2026-11-24T12:00:00Z");
  const alarms = alarmsOf(never, waits({ dueAt: at("2026-11-24T10:00:00Z") }));
  expect(dueNow(alarms, never, false, now).map((it) => it.kind)).toContain("overdue");
});

describe("after a pause", () => {
  const pausedAt = at("2026-11-23T12:00:00Z");
  it("what was left is left", () => {
    const due = dueAfterPause(
      CALENDAR,
      { dueAt: at("2026-11-23T14:00:00Z"), pausedAt },
      at("2026-11-26T16:00:00Z"),
    );
    expect(due.toISOString()).toBe("2026-11-27T10:00:00.000Z");
  });
  it("what was late is late", () => {
    const dueAt = at("2026-11-23T11:00:00Z");
    expect(dueAfterPause(CALENDAR, { dueAt, pausedAt }, at("2026-11-26T16:00:00Z"))).toBe(dueAt);
  });
});

describe("a lease", () => {
  const monday = at("2026-11-23T10:00:00Z");
  const shiftEnds = at("2026-11-23T16:45:00Z");
  const lease = (reached: boolean, leaseMinutes: number) =>
    leaseUntil(CALENDAR, { urgent: false, reached, leaseMinutes, shiftEnds }, monday).toISOString();
  it("ends with the shift, or sooner without action", () => {
    expect(lease(false, 240)).toBe("2026-11-23T14:00:00.000Z");
    expect(lease(false, 4800)).toBe(shiftEnds.toISOString());
  });
  it("of what is urgent runs by the clock of the wall, until the family is reached", () => {
    const night = at("2026-11-28T02:00:00Z");
    const urgent = (reached: boolean) =>
      leaseUntil(CALENDAR, { urgent: true, reached, leaseMinutes: 240, shiftEnds }, night).toISOString();
    expect(urgent(false)).toBe("2026-11-28T06:00:00.000Z");
    expect(urgent(true)).toBe("2026-12-08T09:15:00.000Z");
  });
  // five days of eight hours, less the half hour of Friday, and Monday is a holiday
  it("lasts ten times as long once the family is reached", () => {
    expect(lease(true, 240)).toBe("2026-12-01T10:30:00.000Z");
  });
});
