import type { WordsOf } from "../../../questions/question";
import type { contactJourney } from "../../../safety/contact.questions";
import { tooLong, yesNo } from "./asked";

const when = {
  morning: "Morning (8am to 12 noon)",
  afternoon: "Afternoon (12 noon to 5pm)",
  evening: "Evening (5pm to 9pm)",
};
const note = { tooLong: tooLong("300") };

const questions: WordsOf<typeof contactJourney.questions> = {
  reach: {
    label: "How can we reach you safely?",
    hint: "Choose only what is safe for you. We will not use anything you leave out.",
    errors: { required: "Choose at least one. “I'll come back here with my code” is enough." },
    options: {
      phone: "Phone call",
      text: "Text message",
      email: "E-mail",
      letter: "Letter",
      visit: "A visit",
      code: "I'll come back here with my code, and read your answer here",
    },
  },
  codeWord: {
    label: "A word that only you and we know (you can leave this empty)",
    hint: "When we ring, text or visit, we ask for this word first. Then we know that it is really you.",
    errors: { tooLong: tooLong("60") },
  },
  phoneNumber: {
    label: "What number is safe to ring?",
    errors: {
      required: "Type the number to ring, or go back and choose another way to reach you.",
      phone: "That does not look like a whole phone number. It has 10 or 11 digits, like 01632 960001.",
    },
  },
  phoneWhen: {
    label: "When is it safe?",
    hint: "Leave this empty if any time from 8am to 9pm is safe.",
    errors: {},
    options: when,
  },
  phoneNote: { label: "Any days or times to avoid?", errors: note },
  phoneWho: {
    label: "Who may we speak to if someone else answers?",
    hint: "If you leave this empty, we speak only to you.",
    errors: {},
    options: { onlyMe: "Only me", anyone: "Anyone at home may know" },
  },
  phoneSay: {
    label: "May we say who is calling?",
    hint: "If you leave this empty, we will not say.",
    errors: {},
    options: yesNo,
  },
  phoneSayInstead: {
    label: "If not, what shall we say?",
    hint: "For example: “It's about the parents' evening.”",
    errors: note,
  },
  phoneVoicemail: {
    label: "Is it safe to leave a voicemail?",
    hint: "If you leave this empty, we will not.",
    errors: {},
    options: yesNo,
  },
  textNumber: {
    label: "What number is safe to text?",
    errors: {
      required: "Type the number to text, or go back and choose another way to reach you.",
      phone: "That does not look like a whole mobile number. It has 11 digits, like 07700 900001.",
    },
  },
  textWhen: {
    label: "When is it safe?",
    hint: "Leave this empty if any time from 8am to 9pm is safe.",
    errors: {},
    options: when,
  },
  textSay: {
    label: "May the text say who we are?",
    hint: "If you leave this empty, it will not.",
    errors: {},
    options: yesNo,
  },
  textSayInstead: { label: "If not, what shall we say?", errors: note },
  textNote: { label: "Anything else to know before we text?", errors: note },
  emailAddress: {
    label: "What e-mail address is safe?",
    hint: "One that nobody else can read.",
    errors: {
      required: "Type your e-mail address, or go back and choose another way to reach you.",
      tooLong: tooLong("254"),
      email: "That does not look like a whole e-mail address. It looks like name@example.org.",
    },
  },
  emailWhen: {
    label: "When is it safe for it to arrive?",
    hint: "Leave this empty if any time is safe.",
    errors: {},
    options: when,
  },
  emailSay: {
    label: "May the e-mail say who we are?",
    hint: "If you leave this empty, it will not.",
    errors: {},
    options: yesNo,
  },
  emailSayInstead: { label: "If not, what shall it say?", errors: note },
  emailNote: { label: "Anything else to know before we write?", errors: note },
  letterAddress: {
    label: "Where may we send a letter?",
    errors: {
      required: "Type the address, or go back and choose another way to reach you.",
      tooLong: tooLong("400"),
    },
  },
  letterSay: {
    label: "May the envelope show who it is from?",
    hint: "If you leave this empty, it will be plain.",
    errors: {},
    options: yesNo,
  },
  letterNote: { label: "Anything else to know before we write?", errors: note },
  visitAddress: {
    label: "Where may we visit you?",
    errors: {
      required: "Type the address, or go back and choose another way to reach you.",
      tooLong: tooLong("400"),
    },
  },
  visitWhen: {
    label: "When is it safe?",
    hint: "Leave this empty if any time from 8am to 9pm is safe.",
    errors: {},
    options: when,
  },
  visitWho: {
    label: "Who may open the door?",
    hint: "If you leave this empty, we speak only to you.",
    errors: {},
    options: { onlyMe: "Only me", anyone: "Anyone at home may know" },
  },
  visitSay: {
    label: "May we say who we are at the door?",
    hint: "If you leave this empty, we will not.",
    errors: {},
    options: yesNo,
  },
  visitSayInstead: { label: "If not, what shall we say?", errors: note },
  visitNote: { label: "Anything else to know before we come?", errors: note },
};

/** How we may reach a family safely. */
export const contact = {
  questions,
  steps: {
    q3a: {
      heading: "Ringing you safely",
      lead: "You know what is safe. We will follow what you say here every time.",
    },
    q3b: {
      heading: "Texting you safely",
      lead: "You know what is safe. We will follow what you say here every time.",
    },
    q3c: { heading: "E-mailing you safely" },
    q3d: { heading: "Writing to you safely" },
    q3e: {
      heading: "Visiting you safely",
      lead: "You know what is safe. We will follow what you say here every time.",
    },
  } as Record<string, { heading?: string; lead?: string; after?: string }>,
  replaces: "What you say here replaces what you told us before about reaching you.",
};
