/** A family that writes once somebody has been in touch waits for an answer, and not until the outcome is due. Where
 *  that is due before, or was, it stays due, and both clocks go. */
import type { Tx } from "../../db/client";
import { hubCalendar } from "../hubs/hubs.server";
import { deadline } from "../hubs/opening-hours";
import { readTargets } from "../hubs/targets.server";
import type { ReferralRow } from "./record-event.server";

/** The family wrote: an answer is due as to a new request. */
export async function owesAnswer(tx: Tx, row: ReferralRow, now: Date): Promise<Partial<ReferralRow>> {
  if (!row.firstContactAt || row.outcomeDueAt) return {};
  const { targetMinutes } = await readTargets(tx, row.hub);
  const dueAt = deadline(await hubCalendar(tx, row.hub), now, targetMinutes);
  return { dueAt, outcomeDueAt: row.dueAt };
}

/** It has one: what is due is the outcome again. */
export const answered = ({ outcomeDueAt }: Pick<ReferralRow, "outcomeDueAt">): Partial<ReferralRow> =>
  outcomeDueAt ? { dueAt: outcomeDueAt, outcomeDueAt: null } : {};
