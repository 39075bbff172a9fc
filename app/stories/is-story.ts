import { storyJourney } from "./story.questions";
import { youngStoryJourney } from "./youngStory.questions";

/** @param journey name of one */
export const isStory = (journey: string): boolean =>
  journey === storyJourney.name || journey === youngStoryJourney.name;
