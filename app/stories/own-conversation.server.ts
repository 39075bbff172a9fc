/** What was said to an author, and by the author, since the story was told. */
import { asc, eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { storyChanges } from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";
import { listAnswers } from "./answers.server";
import type { Helped } from "./reply";
import { listReplies, readReply, readShownReply, type ReplyRow } from "./replies.server";
import type { StoryEvent } from "./story-event";

export interface OwnAnswer {
  id: string;
  name: string;
  role: string;
  photoId: string | null;
  text: string;
  /** ISO date */
  on: string;
  helped: Helped | null;
}

export interface OwnReply {
  id: string;
  state: "waiting" | "shown" | "refused";
  text: string;
  /** ISO date */
  on: string;
  /** what others read is not what was sent */
  edited: boolean;
  /** why it was refused, in words; "" where nobody wrote any */
  because: string;
}

/** Answers that are given, and replies that were not taken back, in the order of their days. */
export async function listOwnConversation(db: Db, story: string, events: StoryEvent[]) {
  const answers = await listOwnAnswers(db, story);
  const rows = await listReplies(db, story);
  const replies = rows.map((it) => ownReply(it, events)).filter((it) => it !== null);
  // sorting keeps the order of those that are equal: of one day, the answer comes first
  const conversation = [...answers, ...replies].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { conversation, answers: answers.length, replies };
}

async function listOwnAnswers(db: Db, story: string): Promise<OwnAnswer[]> {
  const answers = await listAnswers(db, story);
  return answers.flatMap(({ id, state, name, role, photoId, text, givenAt, helped }) =>
    state === "given" && givenAt ? [{ id, name, role, photoId, text, on: londonDate(givenAt), helped }] : [],
  );
}

function ownReply(row: ReplyRow, events: StoryEvent[]): OwnReply | null {
  const { id, state, sentOn: on } = row;
  const original = readReply(row);
  const text = (state === "shown" ? readShownReply(row) : null) ?? original;
  if (state === "withdrawn" || text === null) return null;
  return {
    ...{ id, state, text, on },
    edited: state === "shown" && original !== null && original !== text,
    because: state === "refused" ? whyRefused(id, events) : "",
  };
}

function whyRefused(reply: string, events: StoryEvent[]): string {
  const details = events
    .filter((it) => it.kind === "replyRefused")
    .map((it) => it.detail as { reply?: string; text?: string } | null);
  return details.find((it) => it?.reply === reply)?.text ?? "";
}

/** What a hub promised, and what came of it. @param today ISO date */
export async function listOwnChanges(db: Db, story: string, today: string) {
  const rows = await db
    .select()
    .from(storyChanges)
    .where(eq(storyChanges.story, story))
    .orderBy(asc(storyChanges.plannedOn), asc(storyChanges.id));
  return rows.map(({ id, state, plan, outcome, dueOn, endedOn }) => ({
    ...{ id, plan, outcome },
    say: state === "planned" && dueOn < today ? ("plannedLate" as const) : state,
    /** ISO date, of which the month is told */
    month: endedOn ?? dueOn,
  }));
}
