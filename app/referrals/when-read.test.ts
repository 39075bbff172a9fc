import { expect, test } from "vitest";
import { openState, type HubCalendar } from "../hubs/opening-hours";
import { translator } from "../i18n/i18n.server";
import { sayWhenRead } from "./when-read";

const day = { open: "08:45", close: "16:45" };
const cal: HubCalendar = {
  hours: [day, day, day, day, { ...day, close: "16:15" }, null, null],
  closed: new Set(["2026-11-30"]),
};
const say = (iso: string) =>
  sayWhenRead(openState(cal, new Date(iso)), new Date(iso), translator("en"), "en");

test.each([
  ["2026-11-23T19:00:00Z", "It is Monday, 7:00pm. A person will read this tomorrow from 8:45am."],
  ["2026-11-24T00:05:00Z", "It is Tuesday, 12:05am. A person will read this today from 8:45am."],
  ["2026-11-24T07:00:00Z", "It is Tuesday, 7:00am. A person will read this today from 8:45am."],
  [
    "2026-11-24T10:00:00Z",
    "It is Tuesday, 10:00am. The hub is open until 4:45pm. A person reads requests while it is open.",
  ],
  // Monday 30 November is St Andrew's Day
  ["2026-11-28T02:00:00Z", "It is Saturday, 2:00am. A person will read this on Tuesday from 8:45am."],
])("%s", (at, said) => expect(say(at)).toBe(said));

test("a hub that never opens promises nothing", () => {
  expect(sayWhenRead({ open: false, opens: null }, new Date(), translator("en"), "en")).toContain(
    "Please ring",
  );
});
