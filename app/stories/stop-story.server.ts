/** A story stops: for duty to look at, for its author to answer, or for good. */
import type { Tx } from "../../db/client";
import { addTask } from "../tasks/tasks.server";
import { changeStory, findHeldStory, findOwn, hasConcern, no } from "./held-story.server";
import type { ModerationAnswer, Moderating } from "./held-story.server";
import { UNPASSED, type RefusalReason, type TakedownReason } from "./moderation";
import { hideStory } from "./show-story.server";
import { STORY_PARTS, type StoryText } from "./story";
import { recordStoryEvent } from "./story-events.server";
import { readTexts } from "./story-rows.server";

/** Duty has the whole of it as urgent, and nobody is shown it: whatever was passed has to be passed again.
 *  @param it.note of whoever raises it, for duty */
export async function raiseConcern(
  tx: Tx,
  it: Moderating & { note: string },
  now: Date,
): Promise<ModerationAnswer> {
  const row = await findHeldStory(tx, it, "secondReadStories");
  if (!row) return no("notFound");
  const { original, copy } = await readTexts(tx, row.id);
  const text = original ?? copy;
  if (row.state === "withdrawn" || !text) return no("gone");
  if (row.shownTo !== null) await hideStory(tx, row.id);
  await addTask(
    tx,
    {
      ...{ hub: row.hub, kind: "story", subjectKind: "story", subject: row.id, reference: row.reference },
      ...{ callMe: null, text: [it.note, wholeOf(text)].filter(Boolean).join("\n\n"), urgent: true },
    },
    now,
  );
  const stopped = await changeStory(tx, row.id, { ...UNPASSED, deleteOn: null });
  await recordStoryEvent(tx, row, { by: it.staff.id, kind: "concern", detail: { text: it.note } }, now);
  return { ok: true, row: stopped };
}

const wholeOf = (text: StoryText): string =>
  STORY_PARTS.map((part) => text[part].trim())
    .filter(Boolean)
    .join("\n\n");

/** A question on the author's page: it goes on once they have answered. */
export async function askAuthor(
  tx: Tx,
  it: Moderating & { text: string },
  now: Date,
): Promise<ModerationAnswer> {
  const found = await findOwn(tx, it);
  if (!found.ok) return found;
  const to = { ...UNPASSED, state: "asking", takenBy: null, takenAt: null } as const;
  await recordStoryEvent(tx, found.row, { by: it.staff.id, kind: "asked", detail: { text: it.text } }, now);
  return { ok: true, row: await changeStory(tx, found.row.id, to) };
}

/** Nobody is to read it. Its words go once its author has had time to read why. @param it.text to the author */
export async function refuseStory(
  tx: Tx,
  it: Moderating & { why: RefusalReason; text: string },
  now: Date,
): Promise<ModerationAnswer> {
  const found = await findOwn(tx, it);
  if (!found.ok) return found;
  const { row } = found;
  if (row.shownTo !== null) await hideStory(tx, row.id);
  const to = { ...UNPASSED, state: "refused", takenBy: null, takenAt: null } as const;
  const detail = { why: it.why, text: it.text };
  await recordStoryEvent(tx, row, { by: it.staff.id, kind: "refused", detail }, now);
  return { ok: true, row: await changeStory(tx, row.id, to) };
}

/** From this moment on nobody is shown it; it is to be read again. */
export async function takeDown(
  tx: Tx,
  it: Moderating & { why: TakedownReason; text: string },
  now: Date,
): Promise<ModerationAnswer> {
  const row = await findHeldStory(tx, it);
  if (!row) return no("notFound");
  if (row.shownTo === null) return no("notNow");
  await hideStory(tx, row.id);
  const detail = { why: it.why, text: it.text };
  await recordStoryEvent(tx, row, { by: it.staff.id, kind: "hidden", detail }, now);
  return { ok: true, row: await changeStory(tx, row.id, { ...UNPASSED, deleteOn: null }) };
}

/** Its author wanted more people to read it, and it stays with those who may now. @param it.text to the author */
export async function keepAudience(
  tx: Tx,
  it: Moderating & { text: string },
  now: Date,
): Promise<ModerationAnswer> {
  const found = await findOwn(tx, it);
  if (!found.ok) return found;
  const { shownTo } = found.row;
  if (shownTo === null) return no("notNow");
  if (await hasConcern(tx, found.row)) return no("concernOpen");
  const detail = { to: shownTo, text: it.text };
  await recordStoryEvent(tx, found.row, { by: it.staff.id, kind: "audience", detail }, now);
  const to = { state: "out", audience: shownTo, takenBy: null, takenAt: null } as const;
  return { ok: true, row: await changeStory(tx, found.row.id, to) };
}
