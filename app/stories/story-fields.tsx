import type { OwnFields } from "../questions/question-field";
import { ChosenNameField } from "./chosen-name-field";
import { FeelingPicturesField } from "./feeling-pictures-field";
import { ListedOneField, ListedSeveralField } from "./listed-fields";
import { StoryTextField } from "./story-text-field";

/** Controls that only stories need. */
export const STORY_FIELDS: OwnFields = {
  storyText: StoryTextField,
  chosenName: ChosenNameField,
  listedOne: ListedOneField,
  listedSeveral: ListedSeveralField,
  feelingPictures: FeelingPicturesField,
};
