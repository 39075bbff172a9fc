/** The three short questions, typed in from paper. Nothing leads from an answer to who gave it. */
import type { Tx } from "../../db/client";
import type { groups } from "../../db/schema/groups";
import { record } from "../audit/audit.server";
import { keepFeedback } from "./keep-feedback.server";
import type { FeedbackSheet } from "./paper-feedback";

type Group = Pick<typeof groups.$inferSelect, "id" | "programme" | "hub">;

/** @param sheets one for each sheet of paper. @param by staff id */
export async function addPaperFeedback(
  tx: Tx,
  group: Group,
  { stage, sheets }: { stage: "start" | "end"; sheets: readonly FeedbackSheet[] },
  by: string,
  now: Date,
): Promise<void> {
  const about = { programme: group.programme, group: group.id, stage, via: "paper" as const };
  for (const answers of sheets) await keepFeedback(tx, { ...about, answers }, now);
  const of = { subjectKind: "group", subject: group.id, hub: group.hub, detail: String(sheets.length) };
  await record(tx, { actor: by, action: "groups.feedbackTyped", ...of }, now);
}
