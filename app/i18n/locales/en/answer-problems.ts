/** Why nothing was done: said beside what was typed, or above the page where nothing was. */
const refusals = {
  answerNoFace: "Your answer is not given: families do not know who you are yet. Say how they see you first.",
  answerGone: "That answer is not there any more, or somebody has done something with it already.",
  answerTooLate: "Thirty minutes are over. You can give a further answer.",
  answerOwn: "Somebody else has to read your own answer.",
  storyNotShown: "The story may not be read at the moment, so nothing was saved.",
  changeGone: "That promise is closed already, or not there any more.",
};

/** What can be wrong with a form about an answer, a change, a face or the settings of stories. */
export const answerProblems = {
  ...refusals,
  storyNumberWrong: "Give a whole number within the limits named here",
  faceNameMissing: "Write the name that families may read",
  faceRoleMissing: "Write what you do, in words a family knows",
  faceFirst: "Save your name and what you do first",
  photoMissing: "Choose a picture first",
  photoTooLarge:
    "This file is larger than 200 kB. Make it smaller in a picture program, or take a screenshot of it",
  photoWrong:
    "This is no picture that can be shown here. Choose a JPEG or PNG, at most 4,096 dots wide and high",
  answerMissing: "Write the answer",
  answerNoteMissing: "Write what should be different",
  answerReasonMissing: "Write why it is taken back",
  changeSaidMissing: "Write in one sentence what the family said",
  changePlanMissing: "Write in one sentence what will change",
  changeMadeMissing: "Write in one sentence what has changed",
  changeDroppedMissing: "Write in one sentence why it will not be done",
  duePast: "Give a day that is not over yet",
};

/** What is said after such a form. */
export const answerSaid = {
  ...refusals,
  photoSaved: "Your picture is saved. Families see it beside your answers.",
  photoRemoved: "Your picture is gone from every page.",
  answerKept: "Your draft is kept. Only you can read it.",
  answerGiven: "Your answer is given. Whoever may read the story can read it now.",
  answerToCheck: "A manager reads your answer now. When they let it go, the family sees it.",
  answerSentBack: "It is with its writer again, with what you wrote.",
  answerTakenBack: "The answer is taken back. Nobody reads it any more.",
  changePlanned: "It is promised. It stands with the story, and in the list of promised changes.",
  changeReplanned: "The promise is changed.",
  changeMade: "Well done. Families read what has changed.",
  changeDropped: "The promise is closed. It no longer stands with the story.",
};
