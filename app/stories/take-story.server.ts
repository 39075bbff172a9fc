/** One moderator has a story at a time. */
import type { Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { findColleague } from "../tasks/find-colleague.server";
import { changeStory, findHeldStory, findOwn, no } from "./held-story.server";
import type { ModerationAnswer, Moderating } from "./held-story.server";
import { UNPASSED } from "./moderation";
import { recordStoryEvent } from "./story-events.server";
import { readTexts, type StoryRow } from "./story-rows.server";

/** After so long another may take it: nobody must keep a story waiting by forgetting it. */
const KEPT_MS = 3 * 86_400_000;

/** Two people must not work on it at once. What somebody who has left had, or forgot, can be taken by anyone. */
export async function takeStory(tx: Tx, it: Moderating, now: Date): Promise<ModerationAnswer> {
  const row = await findHeldStory(tx, it);
  if (!row) return no("notFound");
  if (row.state !== "waiting") return no("notNow");
  if (row.takenBy === it.staff.id) return { ok: true, row };
  const by = await findHolder(tx, row, now);
  if (by) return { ok: false, why: "alreadyTaken", by };
  return take(tx, it, row, now);
}

async function findHolder(tx: Tx, { takenBy, takenAt }: StoryRow, now: Date): Promise<string | undefined> {
  const forgotten = takenAt !== null && now.getTime() - takenAt.getTime() > KEPT_MS;
  return takenBy === null || forgotten ? undefined : findColleague(tx, takenBy);
}

async function take(tx: Tx, { staff }: Moderating, row: StoryRow, now: Date): Promise<ModerationAnswer> {
  const taken = await changeStory(tx, row.id, { ...UNPASSED, takenBy: staff.id, takenAt: now });
  await recordStoryEvent(tx, taken, { by: staff.id, kind: "taken" }, now);
  return { ok: true, row: taken };
}

export async function giveBackStory(tx: Tx, it: Moderating, now: Date): Promise<ModerationAnswer> {
  const found = await findOwn(tx, it);
  if (!found.ok) return found;
  const about = { subjectKind: "story", subject: found.row.id, hub: found.row.hub };
  await record(tx, { actor: it.staff.id, action: "story.givenBack", ...about }, now);
  return { ok: true, row: await changeStory(tx, found.row.id, { takenBy: null, takenAt: null }) };
}

const ON_ITS_WAY = ["second", "asking", "ready", "refused"];

/** Back from wherever it is on its way, to be read again: nobody is shown it until it has been passed again. */
export async function readAgain(tx: Tx, it: Moderating, now: Date): Promise<ModerationAnswer> {
  const row = await findHeldStory(tx, it);
  if (!row) return no("notFound");
  if (!ON_ITS_WAY.includes(row.state)) return no("notNow");
  const { original, copy } = await readTexts(tx, row.id);
  if (!original && !copy) return no("gone");
  return take(tx, it, await changeStory(tx, row.id, { deleteOn: null }), now);
}
