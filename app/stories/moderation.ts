/** What a moderator goes by: which state a story goes to, when two people are needed, and what is ticked and scored.
 *  The words of all of it stand in the locale files. */
import type { Audience, StoryState } from "../../db/schema/stories";

/** Each has to be ticked before a story goes on. */
export const CHECKLIST = [
  ...["names", "ages", "dates", "places", "rare", "staff", "voice", "criticism", "others"],
] as const;

/** Why something was changed, as its author and a second reader are told. */
export const EDIT_REASONS = [
  ...[
    "name",
    "staff",
    "age",
    "date",
    "place",
    "school",
    "contact",
    "health",
    "rare",
    "other",
    "rude",
    "spelling",
  ],
] as const;
export type EditReason = (typeof EDIT_REASONS)[number];

/** Why nobody is to read it. */
export const REFUSALS = ["notUs", "identifies", "harms", "court", "advert", "twice", "else"] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** Why one that is shown is taken down. */
export const TAKEDOWNS = ["identified", "asked", "court", "mistake", "else"] as const;
export type TakedownReason = (typeof TAKEDOWNS)[number];

/** Scores are of staff, for staff: 0 is none. By the most critical statement, and by what might happen to somebody. */
export const CRITICISM = [0, 1, 2, 3, 4, 5] as const;
export const SAFETY = [0, 1, 2, 3] as const;

/** From so many on, what remains may together say who it is. */
const MANY_INDIRECT = 2;

interface Scored {
  audience: Audience;
  danger: boolean;
  safety: number | null;
}

/** Whether two people have to read it before everyone may. @param indirect identifiers that remain in the copy */
export const needsSecond = (story: Scored, indirect: number): boolean =>
  story.audience === "public" && (story.danger || (story.safety ?? 0) >= 1 || indirect >= MANY_INDIRECT);

interface Passing extends Scored {
  asks: boolean;
  passedBy: string | null;
  secondBy: string | null;
  holdUntil: string | null;
  holdWith: number;
}

export interface PassedFacts {
  /** indirect identifiers that remain in the copy */
  indirect: number;
  /** the copy is not what the author wrote */
  edited: boolean;
  /** the author has said yes to this copy */
  agreed: boolean;
  /** ISO date */
  today: string;
}

/** What has to happen before anybody may read it again: somebody reads it, and if need be another. */
export const UNPASSED = { state: "waiting", passedBy: null, secondBy: null } as const;

/** Where a story goes that nothing else keeps: in the order second person, author, hold.
 *  "out" is only what may be shown now; showing it asks once more. */
export function nextState(
  story: Passing,
  { indirect, edited, agreed, today }: PassedFacts,
): Extract<StoryState, "waiting" | "second" | "asking" | "ready" | "out"> {
  if (story.passedBy === null) return "waiting";
  if (needsSecond(story, indirect) && !hasSecond(story)) return "second";
  if (story.asks && edited && !agreed) return "asking";
  return isHeld(story, today) ? "ready" : "out";
}

/** Another person than the first has read it. */
export const hasSecond = ({ passedBy, secondBy }: Pick<Passing, "passedBy" | "secondBy">): boolean =>
  secondBy !== null && secondBy !== passedBy;

/** It waits for its day, or until others are there to be shown with it. */
const isHeld = ({ holdUntil, holdWith }: Passing, today: string): boolean =>
  (holdUntil !== null && holdUntil > today) || holdWith > 0;
