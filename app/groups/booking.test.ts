import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readStep, progress, type Journey } from "../questions/journey";
import type { Raw, Typed } from "../questions/question";
import { CHANNELS, DAY_PARTS, type SafeContact } from "../safety/contact";
import { contactJourney } from "../safety/contact.questions";
import { rawOfContact, safeContact } from "../safety/safe-contact";
import { bookedChildren } from "./booked-children.question";
import { bundleOf, needsOf, rawOfNeeds, saysSameAges } from "./booking-answers";
import { bookingJourney, needsJourney } from "./booking.questions";
import { readFeedback } from "./feedback";
import type { BookingBody } from "./group";
import { prefill, type KnownFamily } from "./known-family";

const typed =
  (fields: Record<string, string[]>): Typed =>
  (part) =>
    fields[part] ?? [];
const NOW = new Date("2026-11-23T19:00:00Z");

describe("the children", () => {
  const read = (fields: Record<string, string[]>) => bookedChildren().read(typed(fields));

  test("a tick belongs to its row, whatever rows are empty", () => {
    expect(read({ age: ["", "2", " ", "8 months"], creche: ["4"] })).toEqual({
      ok: true,
      value: {
        ages: [
          { said: "2", months: 24, creche: false },
          { said: "8 months", months: 8, creche: true },
        ],
        due: null,
      },
    });
  });

  test("a tick without an age asks for the age", () =>
    expect(read({ age: ["2", ""], creche: ["2"] })).toMatchObject({
      slips: [{ part: "age-2", code: "crecheAge" }],
    }));

  test("a due date alone is enough, and so is not to say; nothing at all is not", () => {
    expect(read({ month: ["2"], year: ["2027"], creche: ["due"] })).toMatchObject({
      value: { ages: [], due: { on: "2027-02", creche: true } },
    });
    expect(read({ none: ["yes"] })).toMatchObject({ value: { ages: [], due: null } });
    expect(read({ age: [""] })).toMatchObject({ slips: [{ part: "age", code: "required" }] });
  });

  test("reading never throws", () => {
    const part = fc.array(fc.string(), { maxLength: 30 });
    const fields = fc.record({ age: part, creche: part, day: part, month: part, year: part, none: part });
    fc.assert(fc.property(fields, (it) => void read(it)));
  });
});

test("what the group does not have is not asked of it, whatever a browser sends", () => {
  const children = { ages: [{ said: "2", months: 24, creche: true }], due: null };
  const answers = { comes: "two", children, transport: "4" } as const;
  expect(bundleOf({ ...answers, group: [] })).toMatchObject({ transport: 0, children: [{ creche: false }] });
  expect(bundleOf({ ...answers, group: ["creche", "transport"] })).toMatchObject({
    ...{ seats: 2, transport: 4 },
    children: [{ creche: true }],
  });
});

/** Reads a form through, every step of it sent. */
function answersOf(journey: Journey<typeof needsJourney.questions>, raw: Raw) {
  const walked = progress(
    journey,
    raw,
    journey.steps.map((it) => it.id),
  );
  expect(walked.frontier).toBeNull();
  return walked.answers;
}

test("needs go back into the form and come out as they were", () => {
  const child = fc.record({ months: fc.integer({ min: 0, max: 300 }), creche: fc.boolean() });
  const body = fc.record({
    seats: fc.constantFrom(1, 2),
    born: fc.array(child, { maxLength: 5 }),
    due: fc.option(fc.constantFrom("2027-02", "2027-02-14", "2027-11-03")),
    transport: fc.integer({ min: 0, max: 6 }),
    speaks: fc.constantFrom("", "polish", "bsl"),
    interpreter: fc.boolean(),
    access: fc.constantFrom("", "No steps please"),
  });
  fc.assert(
    fc.property(body, ({ seats, born, due, transport, ...rest }) => {
      const children = [
        ...born.map((it) => ({ ...it, due: null, said: `${it.months} months` })),
        ...(due ? [{ months: null, due, said: due, creche: true }] : []),
      ];
      const bundle = { seats, children, transport };
      const other = seats === 2 ? "Gran" : "";
      const whole = { ...rest, other, bundle, transcript: [] } as unknown as BookingBody;
      const raw = { ...rawOfNeeds(whole), group: ["creche", "transport"] };
      const back = needsOf(answersOf(needsJourney, raw));
      expect(back).toEqual({ ...rest, other, bundle });
      expect(saysSameAges(bundle, back.bundle)).toBe(true);
    }),
  );
  const one = {
    seats: 1,
    transport: 0,
    children: [{ months: 8, due: null, said: "8 months", creche: true }],
  };
  const older = { ...one, children: [{ ...one.children[0]!, months: 9, said: "9 months" }] };
  expect(saysSameAges(one, older)).toBe(false);
});

const SAID = { phone: "01632 960123", text: "07700 900123", email: "a@example.org" } as Record<
  string,
  string
>;
const contacts = fc
  .record({
    channels: fc.subarray([...CHANNELS]),
    when: fc.subarray([...DAY_PARTS]),
    note: fc.constantFrom("", "Not on Fridays"),
    who: fc.constantFrom("onlyMe" as const, "anyone" as const),
    sayWho: fc.boolean(),
    sayInstead: fc.constantFrom("", "The dentist"),
    voicemail: fc.boolean(),
    codeWord: fc.constantFrom("", "bluebell"),
  })
  .map(({ channels, when, note, who, sayWho, sayInstead, voicemail, codeWord }): SafeContact => {
    const calls = (channel: string) => channel === "phone" || channel === "visit";
    return {
      ways: channels.map((channel) => ({
        ...{ channel, to: SAID[channel] ?? "1 Example Street", note, sayWho },
        // a letter has no time of day, and nobody answers it
        when: channel === "letter" ? [] : when,
        sayInstead: channel === "letter" ? "" : sayInstead,
        who: calls(channel) ? who : null,
        voicemail: channel === "phone" ? voicemail : null,
      })),
      comesBack: channels.length === 0,
      codeWord,
      confirmedAt: NOW.toISOString(),
    };
  });

test("safe contact goes back into the form and comes out as it was", () => {
  fc.assert(
    fc.property(contacts, (contact) => {
      const raw = rawOfContact(contact);
      const walked = progress(
        contactJourney,
        raw,
        contactJourney.steps.map((it) => it.id),
      );
      expect(walked.frontier).toBeNull();
      expect(safeContact(walked.answers, NOW)).toEqual(contact);
    }),
  );
});

describe("what is known of a family", () => {
  const DAY_MS = 86_400_000;
  const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
  const known = (it: { safe?: number; ages?: number } = {}): KnownFamily => ({
    callMe: "Aileen",
    contact: { ways: [], comesBack: true, codeWord: "", confirmedAt: NOW.toISOString() },
    confirmedAt: ago(it.safe ?? 0),
    children: { said: ["3"], due: null, at: ago(it.ages ?? 0) },
    ...{ language: "english", languageOther: "", interpreter: false },
  });
  const openSteps = (family: KnownFamily, offers: Parameters<typeof prefill>[1]) => {
    const { raw, done } = prefill(family, offers, NOW);
    const asked: string[] = [];
    const all = { ...raw, group: [...offers] };
    const walked = [...done];
    for (let count = 0; count < 20; count++) {
      const { frontier } = progress(bookingJourney, { comes: ["me"], transport: ["none"], ...all }, walked);
      if (!frontier) return asked;
      asked.push(frontier.id);
      walked.push(frontier.id);
    }
    throw new Error("A step that cannot be answered");
  };

  test("is not asked again", () => expect(openSteps(known(), ["online"])).toEqual(["q2", "q7"]));

  test("who needs the creche is asked, and what may no longer be so", () => {
    expect(openSteps(known(), ["creche", "transport"])).toEqual(["q2", "q4", "q5", "q7"]);
    expect(openSteps(known({ ages: 29 }), ["online"])).toEqual(["q2", "q4", "q7"]);
    expect(openSteps(known({ safe: 31 }), ["online"])).toEqual(["q2", "q3", "q7"]);
  });

  test("a number that the form would refuse now is asked for", () => {
    const odd = known();
    const phone = { channel: "phone" as const, to: "12", when: [], note: "", who: "onlyMe" as const };
    odd.contact.ways = [{ ...phone, sayWho: false, sayInstead: "", voicemail: false }];
    const { raw, done } = prefill(odd, ["online"], NOW);
    const step = bookingJourney.steps.find((it) => it.id === "q3a")!;
    expect(readStep(bookingJourney, step, raw).slips).toHaveLength(1);
    const { frontier } = progress(bookingJourney, { ...raw, comes: ["me"] }, [...done, "q2"]);
    expect(frontier?.id).toBe("q3a");
  });
});

test("the three questions count only where all three are answered", () => {
  const answers: Record<string, string> = { knows: "no", confident: "bit", again: "yes" };
  expect(readFeedback((it) => answers[it]!)).toEqual({ knows: 0, confident: 1, again: 2 });
  expect(readFeedback((it) => (it === "again" ? "" : answers[it]!))).toBeUndefined();
  expect(readFeedback(() => "maybe")).toBeUndefined();
});
