export const youngStory = {};
