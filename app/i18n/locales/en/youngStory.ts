import type { WordsOf } from "../../../questions/question";
import type { youngStoryJourney } from "../../../stories/youngStory.questions";
import { goodFeelings, hardFeelings } from "./feelings";
import { nameErrors, tooLongBox } from "./story";

const { happy, safe, calm, heard, hopeful, confident } = goodFeelings;
const { worried, scared, angry, sad, alone, tired } = hardFeelings;

const questions: WordsOf<typeof youngStoryJourney.questions> = {
  feelings: {
    label: "How did it feel?",
    hint: "Choose as many as you like, or none.",
    errors: {},
    options: {
      ...{ happy, worried, safe, scared, calm, angry },
      ...{ heard, sad, hopeful, alone, confident, tired },
    },
  },
  happened: {
    label: "What happened?",
    hint: "Write it your own way. Spelling does not matter. It is safer without names.",
    errors: { required: "Write what happened. A few words are fine.", tooLong: tooLongBox },
  },
  wish: {
    label: "What would you change?",
    hint: "If you could change one thing, what would it be? You can leave this empty.",
    errors: { tooLong: tooLongBox },
  },
  hub: {
    label: "Which hub was it?",
    hint: "If you are not sure, choose the one nearest to you.",
    errors: { required: "Choose a hub." },
  },
  name: {
    label: "Make up a name for your story",
    hint: "Not your real name, and not one your friends know. You can leave this empty.",
    errors: nameErrors,
  },
  audience: {
    label: "Who may see your story?",
    hint: "You choose. You can change it later, and take your story down at once.",
    errors: { required: "Choose who may see your story." },
    options: {
      hub: "The people who work at this hub",
      hubs: "The people who work at any of our hubs",
      public: "Everyone",
    },
    optionHints: {
      hub: "Nobody else can read it, only the person who checks stories.",
      hubs: "There are teams in a few towns. Nobody else can read it, only the person who checks stories.",
      public: "It is on this website. Anyone can read it: your family, your school, your friends.",
    },
  },
  asks: {
    label: "Do you want to see it first?",
    hint: "Before anyone else, one person reads your story. Their job is to keep you safe. They take out names and places.",
    errors: { required: "Choose yes or no." },
    options: { yes: "Yes, show me what was changed", no: "No, that's OK" },
    optionHints: {
      yes: "If something was changed, we wait until you come back with your code and say yes.",
      no: "You can still see it later for a while, with your code.",
    },
  },
};

/** The short road for children and young people. */
export const youngStory = {
  questions,
  steps: {
    q6: { heading: "Before you send it" },
  } as Record<string, { heading?: string; lead?: string; after?: string }>,
  /** what each picture shows, for whoever cannot see it */
  pictures: {
    happy: "A face with a big smile",
    worried: "A face with a wavy mouth and raised eyebrows",
    safe: "A house with a heart in it",
    scared: "A face with wide eyes and an open mouth",
    calm: "A face with closed eyes and a small smile",
    angry: "A face with a frown and eyebrows pulled down",
    heard: "An ear with sound coming to it",
    sad: "A face with a turned-down mouth and a tear",
    hopeful: "A small plant growing towards the sun",
    alone: "One small figure by itself in a wide space",
    confident: "A figure standing on a hill with both arms up",
    tired: "A sleepy face and two letters z",
  },
  talk: "Do you want to talk to someone?",
  talkBody: "You don't have to write. You can ring, and someone listens:",
};
