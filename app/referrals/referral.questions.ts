/** Asking for support: six questions, then "Send now" or "Tell us more" (brief, "First contact is six questions"). */
import { children } from "../questions/children.question";
import { defineJourney, type Step } from "../questions/journey";
import { LANGUAGES } from "../questions/languages";
import { choice, choices, longText, optional, text, type Answers } from "../questions/question";
import { contactQuestions, contactSteps } from "../safety/contact.questions";
import { place } from "./place.question";

const yesNo = ["yes", "no"] as const;

const questions = {
  callMe: text({ max: 60 }),
  place: place(),
  ...contactQuestions,
  children: children(),
  help: longText({ max: 4000 }),
  safeToday: optional(choices(["notSafe"])),
  language: choice(LANGUAGES),
  languageOther: optional(text({ max: 60 })),
  interpreter: optional(choice(yesNo)),
  more: choice(["send", "more"]),
  home: optional(longText({ max: 1000 })),
  socialWorker: optional(choice(["yes", "no", "notSure"])),
  speakTo: optional(choices(["healthVisitor", "school", "partner"])),
  access: optional(longText({ max: 1000 })),
  childSays: optional(longText({ max: 1000 })),
  childKnows: optional(choice(["yes", "notYet", "no"])),
  helper: optional(choice(yesNo)),
  helperRole: optional(text({ max: 100 })),
};
export type ReferralAnswers = Answers<typeof questions>;

const more = ({ more }: ReferralAnswers) => more === "more";
const TWELVE_YEARS = 12 * 12;

export const referralJourney = defineJourney("referral", questions, [
  { id: "q1", ask: ["callMe"] },
  { id: "q2", ask: ["place"] },
  ...contactSteps,
  { id: "q4", ask: ["children"] },
  { id: "q5", ask: ["help", "safeToday"] },
  { id: "q6", ask: ["language", "languageOther", "interpreter"] },
  { id: "q7", ask: ["more"] },
  { id: "q8", ask: ["home"], when: more },
  { id: "q9", ask: ["socialWorker"], when: more },
  { id: "q10", ask: ["speakTo"], when: more },
  { id: "q11", ask: ["access"], when: more },
  {
    id: "q12",
    ask: ["childSays"],
    when: (it) => more(it) && !it.children?.youngPerson && !!it.children?.ages.length,
  },
  {
    id: "q13",
    ask: ["childKnows"],
    when: (it) => more(it) && !!it.children?.ages.some((age) => age.months >= TWELVE_YEARS),
  },
  { id: "q14", ask: ["helper", "helperRole"], when: more },
] as Step<typeof questions>[]);
