/** Showing a story to those whom its author named, and taking it away from them: each in one transaction. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { stories } from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";
import { hasTasks } from "../tasks/tasks.server";
import { countAnswersFor } from "./answers.server";
import { hasSecond, needsSecond, UNPASSED } from "./moderation";
import { makePublic, remakePublic, unmakePublic } from "./public-story.server";
import { indirectLeft, type AudienceDetail } from "./story-event";
import { findLatestDetail, recordStoryEvent } from "./story-events.server";
import { getHeldStory, type StoryRow } from "./story-rows.server";

/** Why it is not shown: a concern for somebody's safety is open, or only one person has read it. */
export type NotShown = "concern" | "needsSecond";

/** Shows it to its audience. Whoever calls has seen to it that its author agreed, where they asked to.
 *  @param by staff id or "portal"
 *  @returns why not, where something stands in the way: then nothing was written
 *  @throws Error where no moderator has passed it, or it is refused or withdrawn */
export async function showStory(tx: Tx, id: string, by: string, now: Date): Promise<"shown" | NotShown> {
  const row = await getHeldStory(tx, id);
  const not = await whyNotShown(tx, row);
  if (not) return not;
  await showHeld(tx, row, by, now);
  return "shown";
}

/** @param row held, so that nobody raises a concern meanwhile */
export async function whyNotShown(tx: Tx, row: StoryRow): Promise<NotShown | undefined> {
  if (row.state === "refused" || row.state === "withdrawn") throw new Error("This story may not be shown");
  if (row.passedBy === null) throw new Error("No moderator has passed this story");
  if (await hasTasks(tx, row.id)) return "concern";
  const left = indirectLeft(await findLatestDetail(tx, row.id, "passed"));
  return needsSecond(row, left) && !hasSecond(row) ? "needsSecond" : undefined;
}

/** @param row held, and asked {@link whyNotShown} */
export async function showHeld(tx: Tx, row: StoryRow, by: string, now: Date): Promise<void> {
  const { id, audience } = row;
  await unmakePublic(tx, row);
  const publicId = audience === "public" ? await makePublic(tx, row, now) : null;
  // what was answered to fewer stays theirs: the others wait for an answer from now on
  const again = row.answeredOn !== null && (await countAnswersFor(tx, id, audience)) === 0;
  const shownOn = (again ? null : row.shownOn) ?? londonDate(now);
  await tx
    .update(stories)
    .set({
      ...{ state: "out", shownTo: audience, publicId, shownOn, ...(again && { answeredOn: null }) },
      ...{ holdUntil: null, holdWith: 0, deleteOn: null },
    })
    .where(eq(stories.id, id));
  await recordStoryEvent(
    tx,
    row,
    { by, kind: "shown", detail: { to: audience } satisfies AudienceDetail },
    now,
  );
}

/** Nobody but moderators and its author may read it, as of this transaction; a moderator has to look at it again.
 *  Why, and who did it, is the caller's to record. */
export async function hideStory(tx: Tx, id: string): Promise<void> {
  const row = await getHeldStory(tx, id);
  await unmakePublic(tx, row);
  const settled = row.state === "refused" || row.state === "withdrawn";
  await tx
    .update(stories)
    .set({ shownTo: null, publicId: null, ...(settled ? {} : UNPASSED) })
    .where(eq(stories.id, id));
}

/** Whatever is said under it, or promised because of it, has changed: shows it as it is now. Nothing where it is not public. */
export async function rebuildPublic(tx: Tx, id: string): Promise<void> {
  await remakePublic(tx, await getHeldStory(tx, id));
}
