import { expect, test } from "vitest";
import { dayPart, mayUse, type SafeContact } from "./contact";

const way = {
  to: "01632 960001",
  note: "",
  who: "onlyMe" as const,
  sayWho: false,
  sayInstead: "",
  voicemail: false,
};
const contact: SafeContact = {
  ways: [
    { ...way, channel: "phone", when: ["morning"] },
    { ...way, channel: "letter", when: [] },
  ],
  comesBack: false,
  codeWord: "",
  confirmedAt: "2026-11-23T19:00:00.000Z",
};

test.each([
  ["2026-11-24T07:59:00Z", null],
  ["2026-11-24T08:00:00Z", "morning"],
  ["2026-11-24T12:00:00Z", "afternoon"],
  ["2026-11-24T17:00:00Z", "evening"],
  ["2026-11-24T21:00:00Z", null],
  ["2026-11-24T00:30:00Z", null],
  // summer time: 8am in London is 7am UTC
  ["2026-07-01T07:00:00Z", "morning"],
])("%s is %s", (at, part) => expect(dayPart(new Date(at))).toBe(part));

test("a channel is used only when it is safe, and only then", () => {
  expect(mayUse(contact, "phone", new Date("2026-11-24T09:00:00Z")).ok).toBe(true);
  expect(mayUse(contact, "phone", new Date("2026-11-24T14:00:00Z"))).toEqual({ ok: false, why: "notNow" });
  expect(mayUse(contact, "text", new Date("2026-11-24T09:00:00Z"))).toEqual({ ok: false, why: "notSafe" });
  expect(mayUse(contact, "letter", new Date("2026-11-24T23:00:00Z")).ok).toBe(true);
});
