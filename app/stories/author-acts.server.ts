/** What an author does with a story that was sent. None of it writes at which time of the day. */
import { eq } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "../../db/client";
import {
  stories,
  storyAnswers,
  storyChanges,
  storyPraise,
  storyReplies,
  storyTags,
  storyTexts,
  type Audience,
} from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";
import { deleteTaskWords, hasTasks } from "../tasks/tasks.server";
import { UNPASSED } from "./moderation";
import { unmakePublic } from "./public-story.server";
import { isWider } from "./story";
import { AUTHOR, type AudienceDetail } from "./story-event";
import { deleteEventWords, recordStoryEvent } from "./story-events.server";
import { getHeldStory, type StoryRow } from "./story-rows.server";

/** Narrower holds at once. Wider has to be read by a moderator again; until then those may read it who could before.
 *  @returns "over" where it was refused or taken back: nothing was written */
export async function changeAudience(
  tx: Tx,
  id: string,
  audience: Audience,
  now: Date,
): Promise<"changed" | "over"> {
  const row = await getHeldStory(tx, id);
  if (row.state === "refused" || row.state === "withdrawn") return "over";
  if (row.audience === audience) return "changed";
  const shownTo = row.shownTo && isWider(row.shownTo, audience) ? audience : row.shownTo;
  const leavesPublic = row.publicId !== null && shownTo !== "public";
  if (leavesPublic) await unmakePublic(tx, row);
  await tx
    .update(stories)
    .set({
      audience,
      shownTo,
      ...(leavesPublic ? { publicId: null } : {}),
      ...afterChange(row, audience, shownTo),
    })
    .where(eq(stories.id, id));
  const detail: AudienceDetail = { to: audience };
  await recordStoryEvent(tx, row, { by: AUTHOR, kind: "audience", detail }, now);
  return "changed";
}

/** Where it stands once it may be read by others than before. */
function afterChange(row: StoryRow, audience: Audience, shownTo: Audience | null) {
  // it was to be shown to more, and is not any more: nobody has to look at it
  if (shownTo === audience) return { state: "out" } as const;
  const widened = isWider(audience, row.audience);
  return widened && row.state !== "waiting" ? UNPASSED : {};
}

/** The author agrees to what staff have made of it. It is shown from the next day on, with whatever else is ready then:
 *  shown at once, it would say when the author was here.
 *  @returns "over" where nothing of it waits for the author any more: nothing was written */
export async function agreeToEdits(tx: Tx, id: string, now: Date): Promise<"agreed" | "over"> {
  const row = await getHeldStory(tx, id);
  // a question, and no copy that anybody has passed
  if (row.state !== "asking" || row.passedBy === null) return "over";
  const tomorrow = Temporal.PlainDate.from(londonDate(now)).add({ days: 1 }).toString();
  const holdUntil = row.holdUntil !== null && row.holdUntil > tomorrow ? row.holdUntil : tomorrow;
  await tx.update(stories).set({ state: "ready", holdUntil }).where(eq(stories.id, id));
  await recordStoryEvent(tx, row, { by: AUTHOR, kind: "agreed" }, now);
  return "agreed";
}

/** Takes it back: in this transaction it is gone everywhere, and so is every word of it and of what was said under it.
 *  A concern for somebody's safety that is open keeps its own words until a person has dealt with it. Twice is once. */
export async function withdrawStory(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await getHeldStory(tx, id);
  if (row.state === "withdrawn") return;
  await unmakePublic(tx, row);
  await tx.update(storyTexts).set({ original: null, copy: null }).where(eq(storyTexts.story, id));
  await tx.delete(storyTags).where(eq(storyTags.story, id));
  await tx.delete(storyAnswers).where(eq(storyAnswers.story, id));
  await tx.delete(storyReplies).where(eq(storyReplies.story, id));
  await tx.delete(storyPraise).where(eq(storyPraise.story, id));
  // what a hub has promised stays promised, without what the family said
  await tx.update(storyChanges).set({ said: "" }).where(eq(storyChanges.story, id));
  await deleteEventWords(tx, id);
  if (!(await hasTasks(tx, id))) await deleteTaskWords(tx, id);
  await tx
    .update(stories)
    .set({
      ...{ state: "withdrawn", shownTo: null, publicId: null, takenBy: null, takenAt: null },
      ...{ criticism: null, safety: null, holdUntil: null, holdWith: 0, meToo: 0, deleteOn: null },
    })
    .where(eq(stories.id, id));
  await recordStoryEvent(tx, row, { by: AUTHOR, kind: "withdrawn" }, now);
}
