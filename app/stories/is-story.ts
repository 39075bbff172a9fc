/** Names of the journeys on which a story is told. */
export const STORY_ROADS = ["story", "youngStory"] as const;
export type StoryRoad = (typeof STORY_ROADS)[number];

/** @param journey name of one */
export const isStory = (journey: string): boolean => STORY_ROADS.some((it) => it === journey);
