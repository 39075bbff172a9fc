/** Whoever writes again after the end has not been helped yet: it goes back to the inbox. */
import type { Tx } from "../../db/client";
import { hubCalendar } from "../hubs/hubs.server";
import { deadline } from "../hubs/opening-hours";
import { readTargets } from "../hubs/targets.server";
import type { ReferralRow } from "./record-event.server";

/** Its old deadline has nothing to do with what they write now: an answer is due as to a new request, nobody has been in
 *  touch about it, and nobody has it: whoever had it may be gone. */
export async function reopened(tx: Tx, { hub }: ReferralRow, now: Date): Promise<Partial<ReferralRow>> {
  const { targetMinutes } = await readTargets(tx, hub);
  const dueAt = deadline(await hubCalendar(tx, hub), now, targetMinutes);
  const free = { takenBy: null, takenAt: null, leaseUntil: null, firstContactAt: null, outcomeDueAt: null };
  const open = { done: 0, state: "read" as const, closedAt: null, outcome: null, deleteAt: null };
  return { ...open, ...free, dueAt };
}
