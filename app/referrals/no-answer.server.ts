import type { Tx } from "../../db/client";
import { answered } from "./owed-answer.server";
import { recordEvent } from "./record-event.server";
import { change, findHeld, no, type Triage, type TriageAnswer } from "./triage-referral.server";

/** "Thank you" needs none: a person says so. */
export async function needsNoAnswer(tx: Tx, it: Triage, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "contactFamily");
  if (!row) return no("notFound");
  if (row.unread) return no("somethingNew");
  if (!row.outcomeDueAt) return { ok: true };
  await change(tx, it, row, answered(row), now);
  await recordEvent(tx, row, { by: it.staff.id, kind: "noAnswer", detail: null }, now);
  return { ok: true };
}
