import { expect, test } from "vitest";
import type { HubCalendar } from "../hubs/opening-hours";
import { addWorkingDays } from "./working-days";

const DAY = { open: "08:45", close: "16:45" };
const calendar: HubCalendar = {
  hours: [DAY, DAY, DAY, DAY, DAY, null, null],
  closed: new Set(["2026-11-30"]),
};

test.each([
  ["the same day is none of them", "2026-11-24", 0, "2026-11-24"],
  ["days in a row", "2026-11-24", 3, "2026-11-27"],
  ["a weekend and a bank holiday between", "2026-11-26", 3, "2026-12-02"],
  ["told on a Saturday", "2026-11-28", 1, "2026-12-01"],
  ["over the end of summer time", "2026-10-23", 1, "2026-10-26"],
])("%s", (_, from, count, until) => expect(addWorkingDays(calendar, from, count)).toBe(until));

test("a hub that never opens still has a day to be measured by", () => {
  const never = { ...calendar, hours: [null, null, null, null, null, null, null] };
  expect(addWorkingDays(never, "2026-11-24", 3)).toBe("2026-11-27");
});
