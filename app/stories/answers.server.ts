/** What staff answered, as those who work with it read it. */
import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { staffFaces } from "../../db/schema/public-stories";
import { storyAnswers, type AnswerState } from "../../db/schema/stories";
import { openOrNull } from "../vault/seal.server";
import { answerPlace } from "./story-places";

export interface Answer {
  id: string;
  state: AnswerState;
  /** staff id */
  by: string;
  name: string;
  role: string;
  /** of whoever answered, where there is one now */
  photoId: string | null;
  text: string;
  /** why somebody who read it first did not let it go; "" where nobody did */
  note: string;
  givenAt: Date | null;
  helped: "yes" | "partly" | "no" | null;
}

/** What is not given yet may hold what another person said of it. */
export type AnswerWords = string | { text: string; note: string };

/** The oldest first; every state. */
export async function listAnswers(db: Db, story: string): Promise<Answer[]> {
  const rows = await db
    .select({ it: storyAnswers, photoId: staffFaces.photoId })
    .from(storyAnswers)
    .leftJoin(staffFaces, eq(staffFaces.staff, storyAnswers.by))
    .where(eq(storyAnswers.story, story))
    .orderBy(asc(storyAnswers.createdAt), asc(storyAnswers.id));
  return rows.map(({ it: { id, state, by, name, role, sealed, givenAt, helped }, photoId }) => ({
    ...{ id, state, by, name, role, photoId, givenAt, helped },
    ...openAnswer(id, sealed),
  }));
}

export function openAnswer(id: string, sealed: string): { text: string; note: string } {
  const words = openOrNull<AnswerWords>(answerPlace(id), sealed) ?? "";
  return typeof words === "string" ? { text: words, note: "" } : words;
}

/** Stories under which an answer of this person stands. */
export async function listAnsweredBy(db: Db, staffId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ story: storyAnswers.story })
    .from(storyAnswers)
    .where(and(eq(storyAnswers.by, staffId), eq(storyAnswers.state, "given")));
  // by id: as whoever takes the turns of several stories
  return rows.map((it) => it.story).sort();
}
