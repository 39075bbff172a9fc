import { expect, test } from "vitest";
import type { Channel, DayPart, SafeContact } from "../safety/contact";
import type { HubCalendar } from "../hubs/opening-hours";
import { isTooLate, offerUntil } from "./offer-until";

const open = { open: "09:00", close: "17:00" };
const calendar: HubCalendar = {
  hours: [open, open, open, open, open, null, null],
  closed: new Set(["2026-12-25", "2026-12-28", "2027-01-01", "2027-01-04"]),
};
const FAR = new Date("2028-01-01T10:00:00Z");

function contact(...ways: Array<[Channel, ...DayPart[]]>): SafeContact {
  const rest = { to: "", note: "", who: null, sayWho: false, sayInstead: "", voicemail: null };
  return {
    ways: ways.map(([channel, ...when]) => ({ channel, when, ...rest })),
    comesBack: ways.length === 0,
    codeWord: "",
    confirmedAt: "2026-11-01T10:00:00Z",
  };
}
const until = (who: SafeContact, now: string, firstAt = FAR, cal = calendar) =>
  offerUntil({ calendar: cal, contact: who, firstAt }, new Date(now))?.toISOString() ?? null;

test.each([
  // who only comes back with the code: the hub's hours
  ["Monday at ten", contact(), "2026-11-23T10:00:00Z", "2026-11-25T10:00:00.000Z"],
  ["Thursday at ten", contact(), "2026-11-26T10:00:00Z", "2026-11-30T10:00:00.000Z"],
  ["Saturday: from Monday on", contact(), "2026-11-28T10:00:00Z", "2026-12-01T17:00:00.000Z"],
  ["a letter has no time of day", contact(["letter"]), "2026-11-23T10:00:00Z", "2026-11-25T10:00:00.000Z"],
  // mornings, 8 to 12: four hours a day
  ["mornings", contact(["phone", "morning"]), "2026-11-23T10:00:00Z", "2026-11-25T10:00:00.000Z"],
  ["mornings, from noon", contact(["phone", "morning"]), "2026-11-23T12:00:00Z", "2026-11-25T12:00:00.000Z"],
  ["evenings", contact(["text", "evening"]), "2026-11-23T10:00:00Z", "2026-11-24T21:00:00.000Z"],
  [
    "mornings and evenings",
    contact(["phone", "morning"], ["email", "evening"]),
    "2026-11-23T18:00:00Z",
    "2026-11-25T18:00:00.000Z",
  ],
  ["any time of day", contact(["phone"]), "2026-11-23T03:00:00Z", "2026-11-24T21:00:00.000Z"],
  // 1pm on the 24th to the 30th at 1pm: the 25th and the 28th are closed, and a weekend is between
  ["Christmas", contact(), "2026-12-24T13:00:00Z", "2026-12-30T13:00:00.000Z"],
  ["New Year", contact(["phone", "evening"]), "2026-12-31T20:00:00Z", "2027-01-06T20:00:00.000Z"],
  // the clock of the family: noon on Friday is 12:00Z, on Tuesday 11:00Z
  ["spring forward", contact(["phone", "morning"]), "2027-03-26T10:00:00Z", "2027-03-30T09:00:00.000Z"],
  ["autumn back", contact(["phone", "morning"]), "2027-10-29T09:00:00Z", "2027-11-02T10:00:00.000Z"],
])("%s", (_, who, now, ends) => expect(until(who, now)).toBe(ends));

test("a hub that never opens has two days", () => {
  const never = { hours: [], closed: new Set<string>() };
  expect(until(contact(), "2026-11-23T10:00:00Z", FAR, never)).toBe("2026-11-25T10:00:00.000Z");
});

test.each([
  // two working days would be Wednesday at ten; the day before is Tuesday at six
  [
    "a day before the first session",
    "2026-11-23T10:00:00Z",
    "2026-11-25T18:00:00Z",
    "2026-11-24T18:00:00.000Z",
  ],
  [
    "exactly six hours are enough",
    "2026-11-23T10:00:00Z",
    "2026-11-24T16:00:00Z",
    "2026-11-23T16:00:00.000Z",
  ],
  [
    "with less, half of what is left",
    "2026-11-23T10:00:00Z",
    "2026-11-24T15:00:00Z",
    "2026-11-24T00:30:00.000Z",
  ],
  ["half of four hours", "2026-11-23T10:00:00Z", "2026-11-23T14:00:00Z", "2026-11-23T12:00:00.000Z"],
  ["two hours before", "2026-11-23T10:00:00Z", "2026-11-23T12:00:00Z", "2026-11-23T11:00:00.000Z"],
  ["later than that", "2026-11-23T10:00:01Z", "2026-11-23T12:00:00Z", null],
  ["begun", "2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z", null],
  // asked on Sunday: half of what is left from Monday at nine
  ["from the next safe time", "2026-11-22T20:00:00Z", "2026-11-23T19:00:00Z", "2026-11-23T14:00:00.000Z"],
  // nothing may reach them before it begins: they may still look by themselves
  ["never safe before", "2026-11-22T10:00:00Z", "2026-11-22T20:00:00Z", "2026-11-22T15:00:00.000Z"],
])("near the start: %s", (_, now, firstAt, ends) =>
  expect(until(contact(), now, new Date(firstAt))).toBe(ends),
);

test("it always ends after it was made and before the beginning", () => {
  const who = [contact(), contact(["phone", "evening"]), contact(["text", "morning"], ["email"])];
  const firstAt = new Date("2027-01-05T10:00:00Z");
  for (const it of who)
    for (let hours = 0; hours < 24 * 21; hours++) {
      const now = new Date(firstAt.getTime() - hours * 3_600_000);
      const ends = offerUntil({ calendar, contact: it, firstAt }, now);
      expect(ends === null).toBe(hours < 2);
      if (ends) expect(ends > now && ends < firstAt, now.toISOString()).toBe(true);
    }
});

test("too late is less than two hours before", () => {
  const at = new Date("2026-11-23T12:00:00Z");
  expect(isTooLate(at, new Date("2026-11-23T10:00:00Z"))).toBe(false);
  expect(isTooLate(at, new Date("2026-11-23T10:00:00.001Z"))).toBe(true);
});
