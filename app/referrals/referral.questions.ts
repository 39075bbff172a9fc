/** Asking for support: six questions, then "Send now" or "Tell us more" (brief, "First contact is six questions"). */
import { defineJourney, type Step } from "../questions/journey";
import { choice, choices, email, longText, optional, phone, text, type Answers } from "../questions/question";
import { CHANNELS, DAY_PARTS } from "../safety/contact";
import { children } from "./children.question";
import { place } from "./place.question";

const yesNo = ["yes", "no"] as const;
const note = () => optional(text({ max: 300 }));

/** How we may reach a family. Asked on the first road, and again when what is safe has changed. A question left
 *  empty means the safest answer: speak to nobody else, do not say who we are, leave no voicemail. */
export const contactQuestions = {
  reach: choices([...CHANNELS, "code"]),
  codeWord: optional(text({ max: 60 })),
  phoneNumber: phone(),
  phoneWhen: optional(choices(DAY_PARTS)),
  phoneNote: note(),
  phoneWho: optional(choice(["onlyMe", "anyone"])),
  phoneSay: optional(choice(yesNo)),
  phoneSayInstead: note(),
  phoneVoicemail: optional(choice(yesNo)),
  textNumber: phone(),
  textWhen: optional(choices(DAY_PARTS)),
  textSay: optional(choice(yesNo)),
  textSayInstead: note(),
  textNote: note(),
  emailAddress: email(),
  emailWhen: optional(choices(DAY_PARTS)),
  emailSay: optional(choice(yesNo)),
  emailSayInstead: note(),
  emailNote: note(),
  letterAddress: longText({ max: 400 }),
  letterSay: optional(choice(yesNo)),
  letterNote: note(),
  visitAddress: longText({ max: 400 }),
  visitWhen: optional(choices(DAY_PARTS)),
  visitWho: optional(choice(["onlyMe", "anyone"])),
  visitSay: optional(choice(yesNo)),
  visitSayInstead: note(),
  visitNote: note(),
};
export type ContactAnswers = Answers<typeof contactQuestions>;

const contactSteps: Step<typeof contactQuestions>[] = [
  { id: "q3", ask: ["reach", "codeWord"] },
  {
    id: "q3a",
    ask: [
      "phoneNumber",
      "phoneWhen",
      "phoneNote",
      "phoneWho",
      "phoneSay",
      "phoneSayInstead",
      "phoneVoicemail",
    ],
    when: ({ reach }) => !!reach?.includes("phone"),
  },
  {
    id: "q3b",
    ask: ["textNumber", "textWhen", "textSay", "textSayInstead", "textNote"],
    when: ({ reach }) => !!reach?.includes("text"),
  },
  {
    id: "q3c",
    ask: ["emailAddress", "emailWhen", "emailSay", "emailSayInstead", "emailNote"],
    when: ({ reach }) => !!reach?.includes("email"),
  },
  {
    id: "q3d",
    ask: ["letterAddress", "letterSay", "letterNote"],
    when: ({ reach }) => !!reach?.includes("letter"),
  },
  {
    id: "q3e",
    ask: ["visitAddress", "visitWhen", "visitWho", "visitSay", "visitSayInstead", "visitNote"],
    when: ({ reach }) => !!reach?.includes("visit"),
  },
];

export const LANGUAGES = [
  "english",
  "bsl",
  "polish",
  "ukrainian",
  "arabic",
  "urdu",
  "chinese",
  "gaelic",
  "other",
] as const;

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

/** From the family's own page: what is safe has changed. */
export const contactJourney = defineJourney("contact", contactQuestions, contactSteps);
