/** What the service sets for stories: rows of the table `settings`, each with a value that holds until it is changed. */

export interface StorySettings {
  /** working days within which a moderator reads what was told, and a hub answers */
  readDays: number;
  answerDays: number;
  /** another person reads every answer before it is given */
  secondReader: boolean;
  /** with how many others of its hub a story is published at least; 0: by itself */
  holdWith: number;
  /** weeks after which one that waits for others, or for its author, is looked at again */
  longWeeks: number;
  /** days after which what the author wrote and every edit of it are deleted */
  keepDays: number;
  /** how to complain to the council, and how a child or young person can; null: the service has not filled it in */
  complaintsRoad: string | null;
  childComplaintsRoad: string | null;
}

const KEYS = {
  readDays: "story.readDays",
  answerDays: "story.answerDays",
  secondReader: "story.secondReader",
  holdWith: "story.holdWith",
  longWeeks: "story.longWeeks",
  keepDays: "story.keepDays",
  childComplaints: "story.childComplaints",
} as const;
export type StorySetting = keyof typeof KEYS;

export const STORY_SETTINGS = Object.keys(KEYS) as StorySetting[];

/** In the table `settings`. */
export const storyKey = (setting: StorySetting): string => KEYS[setting];

/** @returns undefined for the key of any other setting */
export const storySettingOf = (key: string): StorySetting | undefined =>
  STORY_SETTINGS.find((it) => KEYS[it] === key);

/** Whole numbers: what holds where nothing is set, the least and the most. */
export const STORY_NUMBERS = {
  readDays: { usual: 3, least: 1, most: 30 },
  answerDays: { usual: 10, least: 1, most: 60 },
  holdWith: { usual: 0, least: 0, most: 20 },
  longWeeks: { usual: 8, least: 1, most: 52 },
  // less, and nobody could look into what was done to a story
  keepDays: { usual: 90, least: 30, most: 3650 },
} as const;
export type StoryNumber = keyof typeof STORY_NUMBERS;

/** @param values by setting, as they are stored. @param complaintsRoad the service's fact of that name */
export function parseStorySettings(
  values: Partial<Record<StorySetting, string>>,
  complaintsRoad: string | null,
): StorySettings {
  const number = (name: StoryNumber) => {
    const { usual, least, most } = STORY_NUMBERS[name];
    const kept = Number(values[name] || usual);
    return Number.isInteger(kept) && kept >= least && kept <= most ? kept : usual;
  };
  return {
    readDays: number("readDays"),
    answerDays: number("answerDays"),
    secondReader: values.secondReader === "yes",
    holdWith: number("holdWith"),
    longWeeks: number("longWeeks"),
    keepDays: number("keepDays"),
    complaintsRoad,
    childComplaintsRoad: values.childComplaints || null,
  };
}
