/** Telling a story: what happened first, then how it felt, and at the end who may see it. All but the title, what
 *  happened, the hub and who may see it can be left empty. */
import { defineJourney } from "../questions/journey";
import { choice, choices, optional, text, type Answers } from "../questions/question";
import { chosenName } from "./chosen-name.question";
import { listedOne, listedSeveral } from "./listed.question";
import { optionalStoryText, storyText } from "./story-text.question";
import { AUDIENCES, GOOD_FEELINGS, HARD_FEELINGS, SERVICES, WHO } from "./story";

/** Where both roads end: nothing of it is chosen beforehand. */
export const whoReads = {
  name: chosenName(),
  audience: choice(AUDIENCES),
  asks: choice(["yes", "no"]),
};

const questions = {
  title: text({ max: 120 }),
  happened: storyText(),
  good: optionalStoryText(),
  better: optionalStoryText(),
  goodFeelings: optional(choices(GOOD_FEELINGS)),
  hardFeelings: optional(choices(HARD_FEELINGS)),
  feelWords: optionalStoryText(),
  wish: optionalStoryText(),
  who: optional(choice(WHO)),
  hub: listedOne(),
  otherHubs: listedSeveral(),
  services: optional(choices(SERVICES)),
  programmes: listedSeveral(),
  ...whoReads,
};
export type StoryAnswers = Answers<typeof questions>;

export const storyJourney = defineJourney("story", questions, [
  { id: "q1", ask: ["title"] },
  { id: "q2", ask: ["happened"] },
  { id: "q3", ask: ["good"] },
  { id: "q4", ask: ["better"] },
  { id: "q5", ask: ["goodFeelings", "hardFeelings", "feelWords"] },
  { id: "q6", ask: ["wish"] },
  { id: "q7", ask: ["who"] },
  { id: "q8", ask: ["hub", "otherHubs", "services", "programmes"] },
  { id: "q9", ask: ["name"] },
  { id: "q10", ask: ["audience", "asks"] },
]);
