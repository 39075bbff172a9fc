/** What an author does about the answers: reply, take a reply back, and say whether one helped. */
import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { storyAnswers, storyReplies } from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";
import { hashToken } from "../random.server";
import { mayReply, type Helped } from "./reply";
import { listReplies, sealReply } from "./replies.server";
import { rebuildPublic } from "./show-story.server";
import { AUTHOR } from "./story-event";
import { recordStoryEvent } from "./story-events.server";
import { getHeldStory } from "./story-rows.server";
import { lookForDanger } from "./tell-of-danger.server";

/** @param key of the form: sent twice, it is one reply
 *  @returns "moved" where there is nothing to reply to any more */
export async function replyToAnswer(
  tx: Tx,
  story: string,
  { key, text }: { key: string; text: string },
  now: Date,
): Promise<"kept" | "moved" | "tooMany"> {
  const row = await getHeldStory(tx, story);
  const replies = await listReplies(tx, story);
  const id = hashToken(`${story} ${key}`);
  if (replies.some((it) => it.id === id)) return "kept";
  const may = mayReply(await countAnswers(tx, story), replies);
  if (row.state === "withdrawn" || row.state === "refused" || may === "no") return "moved";
  if (may === "tooMany") return "tooMany";
  await tx.insert(storyReplies).values({
    ...{ id, story, nth: replies.length + 1, state: "waiting" },
    ...{ original: sealReply(id, text, now), copy: null, sentOn: londonDate(now) },
  });
  await recordStoryEvent(tx, row, { by: AUTHOR, kind: "replied", detail: { reply: id } }, now);
  await lookForDanger(tx, row, text, now);
  return "kept";
}

const countAnswers = (tx: Tx, story: string): Promise<number> =>
  tx.$count(storyAnswers, and(eq(storyAnswers.story, story), eq(storyAnswers.state, "given")));

/** At once, and every word of it; done before, it stays done. */
export async function takeReplyBack(tx: Tx, story: string, reply: string, now: Date): Promise<void> {
  const row = await getHeldStory(tx, story);
  const found = (await listReplies(tx, story)).find((it) => it.id === reply);
  if (!found || (found.state !== "waiting" && found.state !== "shown")) return;
  await tx
    .update(storyReplies)
    .set({ state: "withdrawn", original: null, copy: null })
    .where(eq(storyReplies.id, reply));
  await recordStoryEvent(tx, row, { by: AUTHOR, kind: "replyBack", detail: { reply } }, now);
  if (found.state === "shown") await rebuildPublic(tx, story);
}

/** @returns "moved" where the answer is not there any more */
export async function sayHelped(
  tx: Tx,
  story: string,
  { answer, helped }: { answer: string; helped: Helped },
  now: Date,
): Promise<"noted" | "moved"> {
  const row = await getHeldStory(tx, story);
  const given = and(
    eq(storyAnswers.id, answer),
    eq(storyAnswers.story, story),
    eq(storyAnswers.state, "given"),
  );
  const [before] = await tx.select({ helped: storyAnswers.helped }).from(storyAnswers).where(given);
  if (!before) return "moved";
  if (before.helped === helped) return "noted";
  await tx.update(storyAnswers).set({ helped }).where(given);
  await recordStoryEvent(tx, row, { by: AUTHOR, kind: "helped", detail: { answer, helped } }, now);
  return "noted";
}
