export const yourStory = {};
