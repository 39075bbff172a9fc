/** A story as those read it who answer it: what moderators have made of it, and never what its author wrote, how it was
 *  scored or what was changed in it. */
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { hubCalendar } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";
import { mayChangeAnswer } from "../stories/answering";
import { listAnswers, type Answer } from "../stories/answers.server";
import { findFace } from "../stories/faces.server";
import { findIdentifiers } from "../stories/identifiers";
import { readKnown } from "../stories/known-identifiers.server";
import { mayReadStory } from "../stories/may-read-story";
import { listChangesOf } from "../stories/promises.server";
import { readStorySettings } from "../stories/read-story-settings.server";
import { listReplies, readShownReply } from "../stories/replies.server";
import { findStockPhrases } from "../stories/stock-phrases";
import { findStoryByReference, listTags, readTexts, type StoryRow } from "../stories/story-rows.server";
import { addWorkingDays } from "../stories/working-days";
import { readOwners } from "./read-promises.server";
import { may, type Action, type StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";
import { listProgrammeNames } from "./story-choices.server";

export type AnswerPageView = NonNullable<Awaited<ReturnType<typeof readAnswerPage>>>;

/** That it was read is on record before a word of it is shown.
 *  @returns undefined where there is no such story, or this person may not read it now */
export async function readAnswerPage(store: Store, staff: StaffMember, reference: string, now: Date) {
  const db = store.read;
  const row = await findStoryByReference(db, reference);
  if (!row) return undefined;
  const tags = await listTags(db, row.id);
  const hubIds = tags.filter((it) => it.kind === "hub").map((it) => it.value);
  if (!mayReadStory(staff, row, hubIds)) return undefined;
  const about = { action: "story.read", subjectKind: "story", subject: row.id, hub: row.hub };
  await store.transaction((tx) => record(tx, { actor: staff.id, ...about }, now));
  const able = (action: Action) => hubIds.filter((it) => may(staff, action, it));
  const answers = await listAnswers(db, row.id);
  const [plansAt] = able("planChanges");
  const checks = able("checkAnswers").length > 0;
  return {
    story: {
      ...{ lang: row.lang, shownTo: row.shownTo!, tags },
      month: row.toldOn.slice(0, 7),
      text: (await readTexts(db, row.id)).copy,
    },
    programmes: await listProgrammeNames(db),
    due: await findDue(db, row, now),
    conversation: await readConversation(db, row.id, answers),
    draft: answers.find((it) => it.state === "draft" && it.by === staff.id) ?? null,
    /** written by this person, and not yet past changing, or waiting for a second reader */
    own: answers.find((it) => mayChangeAnswer(it, staff.id, now)) ?? null,
    waiting: answers
      .filter((it) => it.state === "second" && (it.by === staff.id || checks))
      .map((it) => ({ ...it, mine: it.by === staff.id })),
    changes: await listChangesOf(db, row.id),
    face: (await findFace(db, staff.id)) ?? null,
    may: { answer: able("answerStories").length > 0, check: checks },
    plansAt: plansAt ?? null,
    owners: await readOwners(db, able("planChanges")),
    newId: randomToken(),
    today: londonDate(now),
  };
}

/** By when the hub answers; null once it has. */
async function findDue(db: Db, row: StoryRow, now: Date) {
  if (row.answeredOn !== null || row.shownOn === null) return null;
  const { answerDays } = await readStorySettings(db);
  const day = addWorkingDays(await hubCalendar(db, row.hub), row.shownOn, answerDays);
  return { day, late: day < londonDate(now) };
}

export type Said = { on: string; answer: Answer } | { on: string; reply: string };

/** What everybody who reads it reads: answers that were given, and what the author said to them. */
async function readConversation(db: Db, story: string, answers: readonly Answer[]): Promise<Said[]> {
  const replies = (await listReplies(db, story)).filter((it) => it.state === "shown");
  const said: Said[] = [
    ...answers
      .filter((it) => it.state === "given")
      .map((answer) => ({ on: londonDate(answer.givenAt!), answer })),
    ...replies.map((it) => ({
      on: it.sentOn,
      reply: readShownReply(it) ?? "",
    })),
  ];
  return said.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** How an answer will be read, before it is given. @param slip of the form with which it was looked at */
export async function readMirror(db: Db, slip: StaffSlip | undefined) {
  if (!slip?.preview) return null;
  // as it is checked and kept
  const text = (slip.values.text?.[0] ?? "").trim();
  return { text, stock: findStockPhrases(text), identifiers: findIdentifiers(text, await readKnown(db)) };
}
