/** Booking places at a group: who comes, how to reach them safely, the children, and what they need to take part. */
import { defineJourney, type Step } from "../questions/journey";
import { LANGUAGES } from "../questions/languages";
import { choice, longText, optional, text, type Answers } from "../questions/question";
import { contactQuestions, contactSteps } from "../safety/contact.questions";
import { bookedChildren } from "./booked-children.question";
import { groupOffers } from "./group-offers.question";

const yesNo = ["yes", "no"] as const;

/** What can change after a booking was made, from the family's own page. */
const needs = {
  group: groupOffers(),
  comes: choice(["me", "two"]),
  other: optional(text({ max: 60 })),
  children: bookedChildren(),
  transport: choice(["none", "1", "2", "3", "4", "5", "6"]),
  language: choice(LANGUAGES),
  languageOther: optional(text({ max: 60 })),
  interpreter: optional(choice(yesNo)),
  access: optional(longText({ max: 1000 })),
};
export type NeedsAnswers = Answers<typeof needs>;

const whoComes = { id: "q2", ask: ["group", "comes", "other"] as const };
const needsSteps: Step<typeof needs>[] = [
  { id: "q4", ask: ["children"] },
  { id: "q5", ask: ["transport"], when: ({ group }) => !!group?.includes("transport") },
  { id: "q6", ask: ["language", "languageOther", "interpreter"] },
  { id: "q7", ask: ["access"] },
];

const questions = {
  callMe: text({ max: 60 }),
  ...contactQuestions,
  ...needs,
  /** where the hub sends nothing to bring families */
  getThere: optional(longText({ max: 400 })),
};
export type BookingAnswers = Answers<typeof questions>;

export const bookingJourney = defineJourney("booking", questions, [
  { id: "q1", ask: ["callMe"] },
  whoComes,
  ...contactSteps,
  ...needsSteps.slice(0, 2),
  {
    id: "q5a",
    ask: ["getThere"],
    when: ({ group }) => !group?.includes("transport") && !group?.includes("online"),
  },
  ...needsSteps.slice(2),
] as Step<typeof questions>[]);

/** From the family's own page: something they need has changed. */
export const needsJourney = defineJourney("needs", needs, [whoComes, ...needsSteps]);
