/** What a story is made of. Words for each of these stand in the locale files. */
import type { Audience, StoryTagKind } from "../../db/schema/stories";

/** What stands between a story's title and its author's name. */
export const BODY_PARTS = ["happened", "good", "better", "feelWords", "wish"] as const;
/** What an author writes, in the order in which it is asked; "" where they wrote nothing. */
export const STORY_PARTS = ["title", ...BODY_PARTS, "name"] as const;
/** Of one box, in letters: what a form keeps is cut a little further on, and nobody's words are cut unseen. */
export const MOST_LETTERS = 19_000;

export type StoryPart = (typeof STORY_PARTS)[number];
export type StoryText = Record<StoryPart, string>;

export const GOOD_FEELINGS = [
  ...["heard", "supported", "welcome", "hopeful", "safe", "calm", "grateful", "confident", "happy"],
] as const;
export const HARD_FEELINGS = [
  ...["worried", "scared", "judged", "ignored", "angry", "sad", "confused", "alone", "tired"],
] as const;
export const FEELINGS = [...GOOD_FEELINGS, ...HARD_FEELINGS] as const;
export type Feeling = (typeof FEELINGS)[number];

/** Part of what a hub does; not a person, and not a run of a group, which a few people share. */
export const SERVICES = [
  ...["familySupport", "socialWork", "groups", "peerWorker", "childrenFirst", "therapy", "website", "other"],
] as const;
export type Service = (typeof SERVICES)[number];

/** What moderators say a story is about, so that others find it and a hub sees what comes again. */
export const THEMES = [
  ...["listening", "kindness", "waiting", "beingTold", "sameWorker", "gettingThere", "building", "groups"],
  ...["babies", "children", "teenagers", "school", "health", "money", "home", "keepingSafe"],
] as const;
export type Theme = (typeof THEMES)[number];

export const WHO = ["parent", "carer", "expecting", "youngPerson", "helping"] as const;
export type Who = (typeof WHO)[number];

export interface StoryTag {
  kind: StoryTagKind;
  value: string;
}

/** A story as its author sends it. */
export interface ToldStory {
  text: StoryText;
  /** the hubs in the order they were named: the first one answers */
  tags: StoryTag[];
  hub: string;
  audience: Audience;
  /** the author wants to see what was changed before anybody reads it */
  asks: boolean;
  young: boolean;
  /** ISO 639-1 */
  lang: string;
}

export const MOST_WORDS = 1000;

/** Words as a person counts them: what stands between spaces and holds a letter or a digit. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((it) => /[\p{L}\p{N}]/u.test(it)).length;

/** Who may read a story, from the fewest to all. */
export const AUDIENCES = ["hub", "hubs", "public"] as const satisfies readonly Audience[];

/** Whether more people may read it. */
export const isWider = (it: Audience, than: Audience): boolean =>
  AUDIENCES.indexOf(it) > AUDIENCES.indexOf(than);
