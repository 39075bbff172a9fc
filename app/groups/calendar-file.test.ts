import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { calendarFile, type CalendarEvent } from "./calendar-file.server";

const NOW = new Date("2026-11-24T10:00:00Z");
const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "a1@calendar",
  start: new Date("2027-03-23T10:00:00Z"),
  end: new Date("2027-03-23T12:00:00Z"),
  title: "Tuesday morning",
  ...more,
});

function readBack(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return {
    calendar,
    events: calendar.getAllSubcomponents("vevent").map((it) => ({ raw: it, event: new ICAL.Event(it) })),
  };
}

describe("calendar file", () => {
  it("is read back by another parser, to the moment", () => {
    const { events } = readBack(calendarFile([event()], "Dates", NOW));
    expect(events).toHaveLength(1);
    const [{ event: it, raw }] = events as [(typeof events)[number]];
    expect(it.uid).toBe("a1@calendar");
    expect(it.startDate.toJSDate()).toEqual(new Date("2027-03-23T10:00:00Z"));
    expect(it.endDate.toJSDate()).toEqual(new Date("2027-03-23T12:00:00Z"));
    expect(raw.getFirstPropertyValue("dtstamp")!.toString()).toBe("2026-11-24T10:00:00Z");
    expect(raw.getFirstPropertyValue("status")).toBe("CONFIRMED");
  });

  it("says what is called off, and how often it changed", () => {
    const { events } = readBack(calendarFile([event({ cancelled: true, sequence: 3 })], "Dates", NOW));
    expect(events[0]!.raw.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(events[0]!.event.sequence).toBe(3);
  });

  it("keeps every sign of a text, and lets none of them end a line", () => {
    const awkward = 'Peep, "songs"; play \\ rest\r\nBEGIN:VEVENT\rATTENDEE:mailto:a@example.org ąß 👶';
    const file = calendarFile(
      [event({ title: awkward, location: awkward, description: awkward })],
      "Dates",
      NOW,
    );
    const { events } = readBack(file);
    expect(events).toHaveLength(1);
    expect(events[0]!.event.description).toBe(awkward.replace(/\r\n?/g, "\n"));
    expect(events[0]!.event.summary).toBe(awkward.replace(/\s+/g, " "));
    expect(events[0]!.event.location).toBe(awkward.replace(/\s+/g, " "));
    expect(events[0]!.raw.getAllProperties("attendee")).toHaveLength(0);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("names neither the portal nor who made it", () => {
    expect(calendarFile([event()], "Dates", NOW)).not.toMatch(/ics|hub|support|family|lanark/i);
  });

  it("may be empty, and refuses what ends before it begins", () => {
    expect(readBack(calendarFile([], "Dates", NOW)).events).toHaveLength(0);
    expect(() => calendarFile([event({ end: new Date("2027-03-23T10:00:00Z") })], "Dates", NOW)).toThrow();
  });
});
