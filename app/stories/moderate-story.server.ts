/** A story goes on: passed by one person, by a second where two are needed, and held until its day. */
import type { Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { PORTAL } from "../audit/portal";
import { secondMark } from "./copy-mark.server";
import { changeStory, findHeldStory, findOwn, hasConcern, no } from "./held-story.server";
import type { ModerationAnswer, Moderating } from "./held-story.server";
import type { Known } from "./identifiers";
import { comesOut, marksOf, type StoryMark } from "./story-marks";
import { UNPASSED } from "./moderation";
import { moveOn, type MovedTo } from "./move-on.server";
import { listStoryEvents, recordStoryEvent } from "./story-events.server";
import { readTexts, saveCopy, type StoryRow } from "./story-rows.server";

/** `to` is where it went. */
export type MovedAnswer = { ok: true; row: StoryRow; to: MovedTo } | Extract<ModerationAnswer, { ok: false }>;

export interface Hold {
  /** ISO date before which it is not shown */
  holdUntil: string | null;
  /** with at least so many others of its hub */
  holdWith: number;
}

interface Pass extends Moderating, Hold {
  /** `StoryMark.id` of each mark that was looked at and identifies nobody */
  looked: string[];
  /** for whom it was looked at */
  audience: string;
  known: Known;
}

/** Safety score from which duty must have been told before a story may go on. */
const DANGER_NOW = 3;

/** The person who has it says that it may be read. Nothing typed is lost by a refusal: it is saved before. */
export async function passStory(tx: Tx, it: Pass, now: Date): Promise<MovedAnswer> {
  const found = await findOwn(tx, it);
  if (!found.ok) return found;
  const { row } = found;
  const { original, copy } = await readTexts(tx, row.id);
  const text = copy ?? original;
  if (!text) return refused("gone");
  // its author may have changed meanwhile who shall read it
  if (it.audience !== row.audience) return refused("changedSince");
  if (await hasConcern(tx, row)) return refused("concernOpen");
  if (row.criticism === null || row.safety === null) return refused("scoreMissing");
  if (row.safety >= DANGER_NOW && !(await wasConcern(tx, row))) return refused("concernFirst");
  const marks = marksOf(text, it.known);
  if (!areLookedAt(marks, it.looked)) return refused("lookedMissing");
  if (!copy) await saveCopy(tx, row.id, text, now);
  const { holdUntil, holdWith, staff } = it;
  const passed = { holdUntil, holdWith, passedBy: staff.id, secondBy: null };
  await changeStory(tx, row.id, passed);
  const indirect = marks.filter((mark) => !mark.direct).length;
  await recordStoryEvent(tx, row, { by: staff.id, kind: "passed", detail: { indirect } }, now);
  return moved(tx, row, staff.id, now);
}

const refused = (why: Parameters<typeof no>[0]) => no(why) as Extract<ModerationAnswer, { ok: false }>;

const areLookedAt = (marks: StoryMark[], looked: string[]) =>
  marks.every((mark) => !mark.direct || (looked.includes(mark.id) && !comesOut(mark.kind, mark.words)));

/** Duty had the whole of it from a person; what the portal sends by itself is a few sentences. */
const wasConcern = async (tx: Tx, row: StoryRow) =>
  (await listStoryEvents(tx, row.id)).some((it) => it.kind === "concern" && it.by !== PORTAL);

async function moved(tx: Tx, row: StoryRow, by: string, now: Date): Promise<MovedAnswer> {
  return { ok: true, row, to: await moveOn(tx, row.id, by, now) };
}

/** Another person has read it too. @param it.agree false: it goes back, with what is to be looked at again */
export async function secondStory(
  tx: Tx,
  it: Moderating & { agree: boolean; text: string; seen: string },
  now: Date,
): Promise<MovedAnswer> {
  const row = await findHeldStory(tx, it, "secondReadStories");
  if (!row) return refused("notFound");
  if (row.state !== "second") return refused("notNow");
  const by = it.staff.id;
  if (row.passedBy === by) return refused("samePerson");
  const { copy } = await readTexts(tx, row.id);
  // a yes is to what was on the page: it may have been read again and passed otherwise since
  if (it.agree && (!copy || secondMark(copy, row) !== it.seen)) return refused("changedSince");
  if (!it.agree) {
    const back = { ...UNPASSED, takenBy: row.passedBy, takenAt: now };
    await changeStory(tx, row.id, back);
    await recordStoryEvent(tx, row, { by, kind: "sentBack", detail: { text: it.text } }, now);
    return { ok: true, row, to: "waiting" };
  }
  if (await hasConcern(tx, row)) return refused("concernOpen");
  await changeStory(tx, row.id, { secondBy: by });
  await recordStoryEvent(tx, row, { by, kind: "second" }, now);
  return moved(tx, row, by, now);
}

/** Changes when one that is passed is shown: at once, where nothing holds it any more. */
export async function holdStory(tx: Tx, it: Moderating & Hold, now: Date): Promise<MovedAnswer> {
  const row = await findHeldStory(tx, it);
  if (!row) return refused("notFound");
  if (row.state !== "ready") return refused("notNow");
  await changeStory(tx, row.id, { holdUntil: it.holdUntil, holdWith: it.holdWith });
  const about = { subjectKind: "story", subject: row.id, hub: row.hub };
  await record(tx, { actor: it.staff.id, action: "story.held", ...about }, now);
  return moved(tx, row, it.staff.id, now);
}
