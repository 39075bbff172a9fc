/** Words of danger in what an author writes, whenever they write it: a duty worker's work at once. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { stories } from "../../db/schema/stories";
import { PORTAL } from "../audit/portal";
import { translator } from "../i18n/i18n.server";
import { addTask } from "../tasks/tasks.server";
import { findDangerSentences } from "./danger-sentences";
import { recordStoryEvent } from "./story-events.server";

const t = translator("en");

/** Puts the sentences around such words, and no others, before the hub's duty worker. @param row held */
export async function tellOfDanger(
  tx: Tx,
  row: { id: string; reference: string; hub: string },
  sentences: readonly string[],
  now: Date,
  how: "danger" | "dangerLater" | "dangerOfMany" = "danger",
): Promise<void> {
  const { id, reference, hub } = row;
  const text = [t(`tasks:story.${how === "dangerLater" ? how : "danger"}`), ...sentences].join("\n");
  const about = { subjectKind: "story" as const, subject: id, reference, hub, callMe: null };
  await addTask(tx, { ...about, kind: "story", text, urgent: how !== "dangerOfMany" }, now);
  await recordStoryEvent(tx, row, { by: PORTAL, kind: "concern" }, now);
}

/** As {@link tellOfDanger}, of what an author wrote after the story: where there are such words in it. */
export async function lookForDanger(
  tx: Tx,
  row: { id: string; reference: string; hub: string },
  text: string,
  now: Date,
): Promise<void> {
  const sentences = findDangerSentences([text]);
  if (sentences.length === 0) return;
  // from now on two people read it before everyone may
  await tx.update(stories).set({ danger: true }).where(eq(stories.id, row.id));
  await tellOfDanger(tx, row, sentences, now, "dangerLater");
}
