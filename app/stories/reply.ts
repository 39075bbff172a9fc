/** What an author may say to an answer, and how much of it. */
import type { ReplyState } from "../../db/schema/stories";

/** Most words of a reply, and of a note to whoever reads stories. */
export const MOST_REPLY_WORDS = 500;

/** So many replies may wait to be read at once. */
const MOST_WAITING_REPLIES = 3;

export const HELPED = ["yes", "partly", "no"] as const;
export type Helped = (typeof HELPED)[number];

/** Whether, and why not, an author may write one more. @param answers how many are given */
export function mayReply(
  answers: number,
  replies: ReadonlyArray<{ state: ReplyState }>,
): "yes" | "no" | "tooMany" {
  if (answers === 0) return "no";
  const waiting = replies.filter((it) => it.state === "waiting").length;
  return waiting < MOST_WAITING_REPLIES ? "yes" : "tooMany";
}
