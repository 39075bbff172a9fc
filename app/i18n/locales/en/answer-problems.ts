/** What can be wrong with a form about an answer, a change or the settings of stories. */
export const answerProblems = {
  storyNumberWrong: "Give a whole number within the limits named here",
};
