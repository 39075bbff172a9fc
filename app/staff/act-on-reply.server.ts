/** An author's reply is shown or not; and thanks for somebody by name go to their team. */
import type { Tx } from "../../db/client";
import { findHeldStory, type Moderating } from "../stories/held-story.server";
import { notePraise } from "../stories/note-praise.server";
import { listReplies, refuseReply, showReply } from "../stories/replies.server";
import type { StoryCommand } from "./story-forms";
import type { StorySaid } from "./story-said";

export async function actOnReply(
  tx: Tx,
  who: Moderating,
  { intent, reply, text }: Extract<StoryCommand, { intent: "showReply" | "refuseReply" }>,
  now: Date,
): Promise<StorySaid> {
  const row = await findHeldStory(tx, who);
  const of = row ? await listReplies(tx, row.id) : [];
  // a reply to another story is none of this page
  if (!of.some((it) => it.id === reply)) return "storyNotNow";
  const by = who.staff.id;
  if (intent === "refuseReply")
    return (await refuseReply(tx, reply, text, by, now)) === "refused" ? "storyReplyRefused" : "storyNotNow";
  const shown = await showReply(tx, reply, text, by, now);
  if (shown === "concern") return "storyConcernOpen";
  return shown === "shown" ? "storyReplyShown" : "storyNotNow";
}

export async function keepThanks(
  tx: Tx,
  who: Moderating,
  { name, sentence }: Extract<StoryCommand, { intent: "praise" }>,
  now: Date,
): Promise<StorySaid> {
  const row = await findHeldStory(tx, who);
  if (!row || row.state === "withdrawn") return "storyGone";
  await notePraise(tx, row, { name, sentence }, who.staff.id, now);
  return "storyPraise";
}
