import { groupFeedback } from "../../db/schema/groups";
import type { Tx } from "../../db/client";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";
import type { Feedback, Stage } from "./feedback";

type Via = (typeof groupFeedback.$inferSelect)["via"];

/** One family's answers: nothing leads from them to it, and a day stands for a time. @param it.programme slug; `it.group` id */
export async function keepFeedback(
  tx: Tx,
  it: { programme: string; group: string; stage: Stage; via: Via; answers: Feedback },
  now: Date,
): Promise<void> {
  const { answers, ...about } = it;
  await tx.insert(groupFeedback).values({ id: randomToken(), ...about, ...answers, on: londonDate(now) });
}
