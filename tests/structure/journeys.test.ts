import { describe, expect, test } from "vitest";
import { en } from "../../app/i18n/locales/en";
import { checkJourney } from "../../app/questions/check-journey";
import { defineJourney, type Journey } from "../../app/questions/journey";
import { choice, text, type QuestionWords } from "../../app/questions/question";

interface JourneyWords {
  questions: Record<string, QuestionWords>;
  steps: Record<string, { heading?: string; lead?: string; after?: string }>;
}

const isJourney = (it: unknown): it is Journey =>
  typeof it === "object" && it !== null && "steps" in it && "questions" in it && "name" in it;

/** `referral.questions.ts` speaks with the words of `locales/en/referral.ts`. */
const files = import.meta.glob<Record<string, unknown>>("../../app/*/*.questions.ts", { eager: true });
const journeys = Object.entries(files).flatMap(([file, exports]) => {
  const domain = /([\w-]+)\.questions\.ts$/.exec(file)![1]!;
  const words = (en as unknown as Record<string, JourneyWords>)[domain]!;
  return Object.values(exports)
    .filter(isJourney)
    .map((journey) => ({ name: `${domain}: ${journey.name}`, journey, words }));
});

test("there are journeys", () => expect(journeys.length).toBeGreaterThanOrEqual(2));

describe.each(journeys)("$name", ({ journey, words }) => {
  test("is well formed", () => expect(checkJourney(journey, words.questions)).toEqual([]));

  test("a step that asks more than two questions says what it is about", () => {
    const silent = journey.steps.filter((it) => it.ask.length > 2 && !words.steps[it.id]?.heading);
    expect(silent.map((it) => it.id)).toEqual([]);
  });

  test("every refusal has words", () => {
    const typed = [[], ["x".repeat(5000)], ["1"], ["31"], ["nobody@"], ["made-up"]];
    const codes = Object.entries(journey.questions).flatMap(([name, question]) =>
      // an option that is not offered comes from no form of ours
      (question.look.options ? [[]] : typed).flatMap((values) => {
        const parsed = question.read((part) => (part === question.parts[0] ? values : []));
        return parsed.ok ? [] : parsed.slips.map(({ code }) => ({ name, code }));
      }),
    );
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter(({ name, code }) => !words.questions[name]?.errors[code])).toEqual([]);
  });
});

test("words of steps belong to a step that asks several questions", () => {
  for (const words of new Set(journeys.map((it) => it.words))) {
    const several = journeys
      .filter((it) => it.words === words)
      .flatMap((it) => it.journey.steps.filter((step) => step.ask.length > 1).map((step) => step.id));
    const headed = Object.entries(words.steps).filter(([, it]) => it.heading);
    expect(headed.map(([id]) => id).filter((id) => !several.includes(id))).toEqual([]);
  }
});

test("a journey that is not well formed is found out", () => {
  const questions = { pet: text({ max: 9 }), colour: choice(["red", "blue"]), never: text({ max: 9 }) };
  const wrong = defineJourney("wrong", questions, [
    { id: "q1", ask: ["pet"] },
    { id: "dog", ask: ["pet", "colour"] },
  ]);
  expect(
    checkJourney(wrong as unknown as Journey, {
      pet: { label: "A pet", errors: {} },
      colour: { label: "A colour", errors: {}, options: { red: "Red" } },
    }),
  ).toEqual([
    "never is never asked",
    "pet is asked twice",
    "step dog is not a neutral address",
    "colour has no words for blue",
    "never has no words",
  ]);
});
