/** What may happen to a story. Its author's page and the moderators' each say it in their own words. */
import type { Audience } from "../../db/schema/stories";

/** Who did it, where its author did: nobody knows more. */
export const AUTHOR = "author";

export type StoryEventKind =
  | "told"
  | "taken"
  | "edited"
  | "scored"
  | "passed"
  | "second"
  | "sentBack"
  | "asked"
  | "agreed"
  | "wrote"
  | "ready"
  | "shown"
  | "hidden"
  | "audience"
  | "refused"
  | "concern"
  | "withdrawn"
  | "answered"
  | "answerChanged"
  | "answerTakenBack"
  | "replied"
  | "replyShown"
  | "replyRefused"
  | "replyBack"
  | "changePlanned"
  | "changeMade"
  | "changeDropped"
  | "helped"
  | "deleted";

/** Detail of "passed": identifiers left in the copy that together may say who it is. */
export interface PassedDetail {
  indirect: number;
}

/** @param passed detail of a pass. Where it says nothing of it, there may be many */
export const indirectLeft = (passed: unknown): number =>
  (passed as Partial<PassedDetail> | null | undefined)?.indirect ?? Infinity;

/** Detail of "wrote": what an author wrote to whoever reads stories. */
export interface WroteDetail {
  text: string;
}

/** Detail of "answerTakenBack". */
export interface TakenBackDetail {
  /** id of the answer */
  answer: string;
  /** why, as whoever took it back wrote it */
  text: string;
}

/** Detail of "shown" and of "audience". */
export interface AudienceDetail {
  to: Audience;
}

export interface StoryEvent {
  id: string;
  nth: number;
  /** ISO date */
  on: string;
  /** {@link AUTHOR}, "portal" or a staff id */
  by: string;
  kind: StoryEventKind;
  /** as whoever recorded it sealed it; null: none, deleted, or its key is gone */
  detail: unknown;
}
