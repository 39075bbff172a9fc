/** Where a story is, as its author is told. */
import type { Audience, StoryState } from "../../db/schema/stories";

export type Standing =
  | "waiting"
  | "reading"
  | "asking"
  | "question"
  | "ready"
  | "outHub"
  | "outHubs"
  | "outPublic"
  | "hidden"
  | "refused"
  | "withdrawn";

const SHOWN = { hub: "outHub", hubs: "outHubs", public: "outPublic" } as const;

/** @param it `takenBy`: who reads it now. `hidden`: it was shown, and taken down by staff. `asked`: somebody asks
 *  the author something, and has no answer yet */
export function standingOf(it: {
  state: StoryState;
  shownTo: Audience | null;
  takenBy: string | null;
  hidden: boolean;
  asked: boolean;
}): Standing {
  if (it.state === "refused" || it.state === "withdrawn") return it.state;
  // shown to some while it is read once more for others: what they can read counts
  if (it.shownTo) return SHOWN[it.shownTo];
  if (it.asked) return "question";
  if (it.state === "asking" || it.state === "ready") return it.state;
  if (it.hidden) return "hidden";
  return it.state === "second" || it.takenBy !== null ? "reading" : "waiting";
}

/** A moderator has asked something, and it goes on once the author has answered: unlike edits that wait for a yes, it
 *  has not been passed. */
export const isAsked = ({ state, passedBy }: { state: StoryState; passedBy: string | null }): boolean =>
  state === "asking" && passedBy === null;

/** Somebody besides moderators and its author can read it. */
export const isOut = (it: Standing): boolean => it === "outHub" || it === "outHubs" || it === "outPublic";

/** Staff are done with its words: until then what they have made of it is half made. */
export const isPassed = (it: Standing): boolean => isOut(it) || it === "asking" || it === "ready";
