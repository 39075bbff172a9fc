/** Answering a story by name: written, read by a second person where the service wants that, given, put right within half
 *  an hour, taken back. */
import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { stories, storyAnswers } from "../../db/schema/stories";
import { record } from "../audit/audit.server";
import { londonDate } from "../i18n/dates";
import { seal } from "../vault/seal.server";
import { mayChangeAnswer } from "./answering";
import { countAnswersFor, openAnswer, type AnswerWords } from "./answers.server";
import { findFace } from "./faces.server";
import { readStorySettings } from "./read-story-settings.server";
import { rebuildPublic } from "./show-story.server";
import type { TakenBackDetail } from "./story-event";
import { recordStoryEvent } from "./story-events.server";
import { answerPlace } from "./story-places";
import { getHeldStory, type StoryRow } from "./story-rows.server";

type AnswerRow = typeof storyAnswers.$inferSelect;

export interface Answering {
  /** id of the story, and of whoever does it: who may was asked before */
  story: string;
  by: string;
}

export type AnswerRefusal =
  /** nobody may read the story now */
  | "notShown"
  /** families do not know yet who this is */
  | "noFace"
  /** there is no such answer, or it is not where this can be done with it */
  | "gone"
  /** half an hour is over */
  | "tooLate"
  /** nobody reads their own answer a second time */
  | "ownAnswer";
export type AnswerOutcome = "kept" | "given" | "toCheck" | "sentBack" | "takenBack" | AnswerRefusal;

const sealed = (id: string, words: AnswerWords, now: Date) => seal(answerPlace(id), words, now);

/** One draft for each person, which nobody else reads. */
export async function keepDraft(
  tx: Tx,
  { story, by, id, text }: Answering & { id: string; text: string },
  now: Date,
): Promise<AnswerOutcome> {
  const begun = await begin(tx, { story, by, id }, now);
  if (typeof begun === "string") return begun;
  if (text !== "")
    await tx.insert(storyAnswers).values({ ...begun.row, state: "draft", sealed: sealed(id, text, now) });
  return "kept";
}

/** Gives it, or hands it to a second reader. @param it.id random, made with the form: a second press is the same answer */
export async function giveAnswer(
  tx: Tx,
  { story, by, id, text }: Answering & { id: string; text: string },
  now: Date,
): Promise<AnswerOutcome> {
  const begun = await begin(tx, { story, by, id }, now);
  if (typeof begun === "string") return begun;
  const { secondReader } = await readStorySettings(tx);
  const row = { ...begun.row, sealed: sealed(id, text, now) };
  await tx
    .insert(storyAnswers)
    .values(
      secondReader
        ? { ...row, state: "second" }
        : { ...row, state: "given", givenAt: now, readers: begun.story.shownTo },
    );
  if (secondReader) return toCheck(tx, begun.story, by, now);
  await afterGiven(tx, begun.story, by, now);
  return "given";
}

/** A row to insert, under the name that families know; the person's draft is gone by then. */
async function begin(tx: Tx, { story: storyId, by, id }: Answering & { id: string }, now: Date) {
  const story = await getHeldStory(tx, storyId);
  if (story.shownTo === null) return "notShown" as const;
  const [there] = await tx.select().from(storyAnswers).where(eq(storyAnswers.id, id));
  const again = there?.story === storyId && there.by === by;
  if (there && (!again || there.state === "takenBack")) return "gone" as const;
  if (there && there.state !== "draft") return there.state === "second" ? "toCheck" : "given";
  const face = await findFace(tx, by);
  if (!face) return "noFace" as const;
  const own = and(eq(storyAnswers.story, storyId), eq(storyAnswers.by, by), eq(storyAnswers.state, "draft"));
  await tx.delete(storyAnswers).where(own);
  const { name, role } = face;
  return { story, row: { id, story: storyId, by, name, role, createdAt: now } };
}

async function toCheck(tx: Tx, story: StoryRow, by: string, now: Date): Promise<AnswerOutcome> {
  await onRecord(tx, story, by, "story.answerToCheck", now);
  return "toCheck";
}

/** Puts an answer right that was given just now. Where a second person reads answers, they read this one again, and until
 *  then it is not shown. */
export async function changeAnswer(
  tx: Tx,
  { story, by, id, text }: Answering & { id: string; text: string },
  now: Date,
): Promise<AnswerOutcome> {
  const held = await findHeld(tx, { story, id });
  if (!held || held.row.by !== by) return "gone";
  if (!mayChangeAnswer(held.row, by, now)) return "tooLate";
  const { secondReader } = await readStorySettings(tx);
  await set(tx, id, {
    sealed: sealed(id, text, now),
    ...(secondReader ? { state: "second" } : {}),
  });
  await recordStoryEvent(tx, held.story, { by, kind: "answerChanged", detail: { answer: id } }, now);
  await settle(tx, held.story, now);
  return secondReader ? toCheck(tx, held.story, by, now) : "given";
}

/** A second person lets it go. */
export async function passAnswer(
  tx: Tx,
  { story, by, id }: Answering & { id: string },
  now: Date,
): Promise<AnswerOutcome> {
  const held = await findHeld(tx, { story, id });
  if (held?.row.state !== "second") return "gone";
  if (held.row.by === by) return "ownAnswer";
  if (held.story.shownTo === null) return "notShown";
  await set(tx, id, { state: "given", givenAt: now, readers: held.story.shownTo });
  await onRecord(tx, held.story, by, "story.answerPassed", now);
  await afterGiven(tx, held.story, held.row.by, now);
  return "given";
}

/** A second person says what should be other: it is a draft of its writer again. */
export async function sendBackAnswer(
  tx: Tx,
  { story, by, id, note }: Answering & { id: string; note: string },
  now: Date,
): Promise<AnswerOutcome> {
  const held = await findHeld(tx, { story, id });
  if (held?.row.state !== "second") return "gone";
  if (held.row.by === by) return "ownAnswer";
  const own = and(
    ...[eq(storyAnswers.story, story), eq(storyAnswers.by, held.row.by), eq(storyAnswers.state, "draft")],
  );
  await tx.delete(storyAnswers).where(own);
  const { text } = openAnswer(id, held.row.sealed);
  await set(tx, id, { state: "draft", givenAt: null, sealed: sealed(id, { text, note }, now) });
  await onRecord(tx, held.story, by, "story.answerSentBack", now);
  return "sentBack";
}

/** Nobody reads it any more; why stands in the story's history. */
export async function takeBackAnswer(
  tx: Tx,
  { story, by, id, reason }: Answering & { id: string; reason: string },
  now: Date,
): Promise<AnswerOutcome> {
  const held = await findHeld(tx, { story, id });
  if (held?.row.state !== "given") return "gone";
  await set(tx, id, { state: "takenBack" });
  const detail: TakenBackDetail = { answer: id, text: reason };
  await recordStoryEvent(tx, held.story, { by, kind: "answerTakenBack", detail }, now);
  await settle(tx, held.story, now);
  return "takenBack";
}

async function findHeld(tx: Tx, { story: storyId, id }: { story: string; id: string }) {
  const story = await getHeldStory(tx, storyId);
  const [row] = await tx
    .select()
    .from(storyAnswers)
    .where(and(eq(storyAnswers.id, id), eq(storyAnswers.story, storyId)));
  return row && { story, row };
}

const set = async (tx: Tx, id: string, to: Partial<AnswerRow>): Promise<void> => {
  await tx.update(storyAnswers).set(to).where(eq(storyAnswers.id, id));
};

async function afterGiven(tx: Tx, story: StoryRow, by: string, now: Date): Promise<void> {
  await recordStoryEvent(tx, story, { by, kind: "answered" }, now);
  await settle(tx, story, now);
}

/** Since when it is answered, and what everybody reads under it. */
async function settle(tx: Tx, { id, answeredOn, shownTo, audience }: StoryRow, now: Date): Promise<void> {
  const given = await countAnswersFor(tx, id, shownTo ?? audience);
  const since = given > 0 ? (answeredOn ?? londonDate(now)) : null;
  await tx.update(stories).set({ answeredOn: since }).where(eq(stories.id, id));
  await rebuildPublic(tx, id);
}

const onRecord = (tx: Tx, { id, hub }: StoryRow, actor: string, action: string, now: Date) =>
  record(tx, { actor, action, subjectKind: "story", subject: id, hub }, now);
