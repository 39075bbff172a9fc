/** What an author says to what a moderator has made of the story, or has asked. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { stories } from "../../db/schema/stories";
import { agreeToEdits } from "./author-acts.server";
import { copyMark } from "./copy-mark.server";
import { UNPASSED } from "./moderation";
import { isAsked } from "./standing";
import { AUTHOR, type WroteDetail } from "./story-event";
import { listStoryEvents, recordStoryEvent } from "./story-events.server";
import { getHeldStory, readTexts } from "./story-rows.server";
import { lookForDanger } from "./tell-of-danger.server";

/** A yes to the copy that was looked at, and to no later one. @param seen {@link copyMark} of it
 *  @returns "edited" where it was changed while they looked; "moved" where nothing waits for a yes */
export async function agreeAsSeen(
  tx: Tx,
  story: string,
  seen: string,
  now: Date,
): Promise<"agreed" | "edited" | "moved"> {
  const row = await getHeldStory(tx, story);
  // sent twice: the first was a yes
  if (row.state === "ready" && (await wasLast(tx, story, "agreed"))) return "agreed";
  if (row.state !== "asking" || isAsked(row)) return "moved";
  const { copy } = await readTexts(tx, story);
  if (!copy || copyMark(copy) !== seen) return "edited";
  return (await agreeToEdits(tx, story, now)) === "agreed" ? "agreed" : "moved";
}

/** A note to whoever reads stories, who reads it once more. @returns "moved" where nothing waits for the author */
export async function answerModerator(
  tx: Tx,
  story: string,
  text: string,
  now: Date,
): Promise<"written" | "moved"> {
  const row = await getHeldStory(tx, story);
  if (row.state !== "asking") return (await wasWritten(tx, story, text)) ? "written" : "moved";
  await tx
    .update(stories)
    .set({ ...UNPASSED, takenBy: null, takenAt: null })
    .where(eq(stories.id, story));
  await recordStoryEvent(tx, row, { by: AUTHOR, kind: "wrote", detail: { text } satisfies WroteDetail }, now);
  await lookForDanger(tx, row, text, now);
  return "written";
}

const wasLast = async (tx: Tx, story: string, kind: string) =>
  (await listStoryEvents(tx, story)).at(-1)?.kind === kind;

/** The same words have been sent before: a second press. */
async function wasWritten(tx: Tx, story: string, text: string): Promise<boolean> {
  const written = (await listStoryEvents(tx, story)).findLast((it) => it.kind === "wrote");
  return (written?.detail as WroteDetail | null | undefined)?.text === text;
}
