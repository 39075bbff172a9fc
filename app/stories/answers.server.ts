/** What staff answered, as those who work with it read it. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "../../db/client";
import { staffFaces } from "../../db/schema/public-stories";
import { storyAnswers, type AnswerState, type Audience } from "../../db/schema/stories";
import { openOrNull } from "../vault/seal.server";
import { AUDIENCES, isWider } from "./story";
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

/** How many answers all of these readers may read: one that was meant for fewer is none to the others. */
export const countAnswersFor = (db: Db, story: string, readers: Audience): Promise<number> =>
  db.$count(
    storyAnswers,
    and(
      ...[eq(storyAnswers.story, story), eq(storyAnswers.state, "given")],
      inArray(
        storyAnswers.readers,
        AUDIENCES.filter((it) => !isWider(readers, it)),
      ),
    ),
  );

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
