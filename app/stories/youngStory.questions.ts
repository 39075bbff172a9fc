/** The short road for children and young people: pictures first, and three boxes at most. */
import { defineJourney } from "../questions/journey";
import { choices, optional, type Answers } from "../questions/question";
import { listedOne } from "./listed.question";
import { optionalStoryText, storyText } from "./story-text.question";
import { whoReads } from "./story.questions";
import type { Feeling } from "./story";

/** Those that have a picture, good and hard in turn: none of them is the one to be expected. */
export const PICTURED = [
  ...["happy", "worried", "safe", "scared", "calm", "angry"],
  ...["heard", "sad", "hopeful", "alone", "confident", "tired"],
] as const satisfies readonly Feeling[];

const questions = {
  feelings: { ...optional(choices(PICTURED)), control: "feelingPictures" },
  happened: storyText(),
  wish: optionalStoryText(),
  hub: listedOne(),
  ...whoReads,
};
export type YoungStoryAnswers = Answers<typeof questions>;

export const youngStoryJourney = defineJourney("youngStory", questions, [
  { id: "q1", ask: ["feelings"] },
  { id: "q2", ask: ["happened"] },
  { id: "q3", ask: ["wish"] },
  { id: "q4", ask: ["hub"] },
  { id: "q5", ask: ["name"] },
  { id: "q6", ask: ["audience", "asks"] },
]);
