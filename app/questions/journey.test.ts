import fc from "fast-check";
import { expect, test } from "vitest";
import { defineJourney, progress, readStep } from "./journey";
import { choice, choices, email, longText, optional, phone, text, type Raw } from "./question";
import { sayAnswers } from "./transcript";

const journey = defineJourney(
  "test",
  {
    name: text({ max: 5 }),
    expecting: choice(["yes", "no"]),
    due: optional(text({ max: 10 })),
    reach: choices(["phone", "code"]),
    number: phone(),
  },
  [
    { id: "q1", ask: ["name", "expecting"] },
    { id: "q2", ask: ["due"], when: ({ expecting }) => expecting === "yes" },
    { id: "q3", ask: ["reach"] },
    { id: "q4", ask: ["number"], when: ({ reach }) => !!reach?.includes("phone") },
  ],
);
const raw: Raw = {
  name: [" Ann "],
  expecting: ["yes"],
  due: [""],
  reach: ["phone"],
  number: ["01632 960001"],
};
const ids = (done: string[], answers = raw) => progress(journey, answers, done).reachable.map((it) => it.id);

test("a person can reach what is answered and the first step that is not", () => {
  expect(ids([])).toEqual(["q1"]);
  expect(ids(["q1"])).toEqual(["q1", "q2"]);
  expect(progress(journey, raw, ["q1", "q2", "q3", "q4"]).frontier).toBeNull();
});

test("a step that no longer applies is skipped, and its answer is not seen", () => {
  const changed = { ...raw, expecting: ["no"], due: ["2027"] };
  const walked = progress(journey, changed, ["q1", "q2", "q3", "q4"]);
  expect(walked.reachable.map((it) => it.id)).toEqual(["q1", "q3", "q4"]);
  expect(walked.answers).not.toHaveProperty("due");
});

test("an answer that no longer holds stops the way there", () => {
  expect(ids(["q1", "q2", "q3"], { ...raw, name: ["much too long"] })).toEqual(["q1"]);
});

test("what is wrong is told by code, with the part it is in", () => {
  expect(readStep(journey, journey.steps[0]!, { name: ["toolong"], expecting: ["maybe"] }).slips).toEqual([
    { question: "name", part: "", code: "tooLong" },
    { question: "expecting", part: "", code: "required" },
  ]);
});

test("answers are said with the words of the locale", () => {
  const errors = { required: "", tooLong: "", phone: "" };
  const questions = {
    name: { label: "Name", errors },
    expecting: { label: "Expecting?", errors, options: { yes: "Yes", no: "No" } },
    due: { label: "Due", errors },
    reach: { label: "Reach", errors, options: { phone: "By phone", code: "Here" } },
    number: { label: "Number", errors },
  };
  const lines = sayAnswers(journey, progress(journey, raw, ["q1", "q2", "q3", "q4"]), {
    lang: "en",
    questions,
  });
  expect(lines.map((it) => it.answer)).toEqual(["Ann", "Yes", "", "By phone", "01632 960001"]);
});

test.each(["01632 960001", "(01632) 960-001", "+44 1632 960001", "0044 1632 960001", "07700900001"])(
  "%s is a phone number",
  (typed) => expect(phone().read(() => [typed]).ok).toBe(true),
);
test.each(["", "12", "phone", "0163296000112345", "07700 90000x", "07700 90012"])("%s is none", (typed) =>
  expect(phone().read(() => [typed]).ok).toBe(false),
);
test("e-mail addresses are read kindly and said as typed", () => {
  expect(email().read(() => [" k@example.org "])).toEqual({ ok: true, value: "k@example.org" });
  expect(email().read(() => ["k@"])).toMatchObject({ slips: [{ code: "email" }] });
});

test("reading what was read gives the same, whatever was typed", () => {
  const kinds = [text({ max: 20 }), longText({ max: 50 }), optional(text({ max: 9 })), phone(), email()];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string(), (kind, typed) => {
      const first = kind.read(() => [typed]);
      if (!first.ok) return;
      expect(kind.read(() => [first.value ?? ""])).toEqual(first);
    }),
  );
});
