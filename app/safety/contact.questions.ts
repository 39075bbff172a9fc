/** How a family may be reached safely: asked with every request and booking, and again when that has changed. */
import { defineJourney, type Step } from "../questions/journey";
import { choice, choices, email, longText, optional, phone, text, type Answers } from "../questions/question";
import { CHANNELS, DAY_PARTS } from "./contact";

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

export const contactSteps: Step<typeof contactQuestions>[] = [
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

/** From the family's own page: what is safe has changed. */
export const contactJourney = defineJourney("contact", contactQuestions, contactSteps);
