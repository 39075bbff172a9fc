import ICAL from "ical.js";
import { expect, it } from "vitest";
import { makeCalendar } from "./own-calendar.server";
import type { OwnBooking } from "./own-booking.server";

const typed = "Peep\rATTENDEE:mailto:a@example.org\nSUMMARY:x";
const place = { kind: "room", name: typed, address: [typed], directions: "", access: "", example: false };
const session = {
  ...{ id: "s1", startsAt: new Date("2027-03-23T10:00:00Z"), endsAt: new Date("2027-03-23T12:00:00Z") },
  ...{ movedFrom: null, cancelled: false, past: false, have: "taken", creche: 0, crecheAway: false },
  ...{ place: null, hub: null, makeUps: [] },
};
const own = { programme: typed, place, sessions: [session] } as unknown as OwnBooking;

it("begins no line of a family's calendar file with what staff typed", () => {
  const file = makeCalendar("b1", own, { safe: true, lang: "en" }, new Date("2026-11-26T10:00:00Z"));
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const [event] = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent");
  expect(event!.getAllProperties("attendee")).toHaveLength(0);
  expect(event!.getFirstPropertyValue("summary")).toBe("Peep ATTENDEE:mailto:a@example.org SUMMARY:x");
});
