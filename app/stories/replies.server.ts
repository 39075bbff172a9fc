/** Replies of authors to answers: read by a moderator before anybody else reads them. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { stories, storyReplies } from "../../db/schema/stories";
import { hasTasks } from "../tasks/tasks.server";
import { openOrNull, seal } from "../vault/seal.server";
import { rebuildPublic } from "./show-story.server";
import { recordStoryEvent } from "./story-events.server";
import { replyCopyPlace, replyOriginalPlace } from "./story-places";
import { getHeldStory } from "./story-rows.server";

export type ReplyRow = typeof storyReplies.$inferSelect;

export const sealReply = (id: string, text: string, now: Date): string =>
  seal(replyOriginalPlace(id), text, now);

/** What the author sent: for moderators and the author alone. @returns null where it is deleted */
export const readReply = ({ id, original }: Pick<ReplyRow, "id" | "original">): string | null =>
  openOrNull<string>(replyOriginalPlace(id), original);

/** What others read. @returns null where they read nothing of it */
export const readShownReply = ({ id, copy }: Pick<ReplyRow, "id" | "copy">): string | null =>
  openOrNull<string>(replyCopyPlace(id), copy);

/** In the order in which they were sent. */
export const listReplies = (db: Db, story: string): Promise<ReplyRow[]> =>
  db.select().from(storyReplies).where(eq(storyReplies.story, story)).orderBy(asc(storyReplies.nth));

/** Those that nobody has read, oldest first, without a word of them. @param hubs where the moderator is one */
export const listWaitingReplies = (db: Db, hubs: string[] | "all") =>
  db
    .select({
      ...{ id: storyReplies.id, sentOn: storyReplies.sentOn },
      ...{ story: stories.id, reference: stories.reference, hub: stories.hub },
    })
    .from(storyReplies)
    .innerJoin(stories, eq(stories.id, storyReplies.story))
    .where(and(eq(storyReplies.state, "waiting"), hubs === "all" ? undefined : inArray(stories.hub, hubs)))
    .orderBy(asc(storyReplies.sentOn), asc(storyReplies.story), asc(storyReplies.nth));

/** Lets those read it who may read its story. @param text as they are to read it. @param by staff id
 *  @returns "concern" while somebody's safety is being looked at; "gone" where it does not wait any more */
export async function showReply(
  tx: Tx,
  id: string,
  text: string,
  by: string,
  now: Date,
): Promise<"shown" | "concern" | "gone"> {
  const held = await getWaiting(tx, id);
  if (!held) return "gone";
  if (await hasTasks(tx, held.story.id)) return "concern";
  const copy = seal(replyCopyPlace(id), text, now);
  // one that is down is shown again to those whom its author names
  const { shownTo, audience } = held.story;
  await tx
    .update(storyReplies)
    .set({ state: "shown", copy, readers: shownTo ?? audience })
    .where(eq(storyReplies.id, id));
  await recordStoryEvent(tx, held.story, { by, kind: "replyShown", detail: { reply: id } }, now);
  await rebuildPublic(tx, held.story.id);
  return "shown";
}

/** Nobody is to read it. @param why in words for its author. @param by staff id */
export async function refuseReply(
  tx: Tx,
  id: string,
  why: string,
  by: string,
  now: Date,
): Promise<"refused" | "gone"> {
  const held = await getWaiting(tx, id);
  if (!held) return "gone";
  await tx.update(storyReplies).set({ state: "refused" }).where(eq(storyReplies.id, id));
  await recordStoryEvent(tx, held.story, { by, kind: "replyRefused", detail: { reply: id, text: why } }, now);
  return "refused";
}

/** Its story's row is held first: whoever takes the reply back waits, or has done so already. */
async function getWaiting(tx: Tx, id: string) {
  const find = () => tx.select().from(storyReplies).where(eq(storyReplies.id, id));
  const [known] = await find();
  if (!known) return undefined;
  const story = await getHeldStory(tx, known.story);
  const [reply] = await find();
  return reply?.state === "waiting" && story.state !== "withdrawn" ? { story, reply } : undefined;
}
