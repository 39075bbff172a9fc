/** Whoever writes again after the end has not been helped yet: it goes back to the inbox. */
import type { Tx } from "../../db/client";
import { hubCalendar } from "../hubs/hubs.server";
import { deadline } from "../hubs/opening-hours";
import { readTargets } from "../hubs/targets.server";
import type { ReferralRow } from "./record-event.server";

/** Where a request stands that nobody has, before anybody was in touch. Taken back by its family or given to a colleague, it
 *  may have been read by nobody, and its family's page must not say so. */
export const unheld = ({ openedAt }: Pick<ReferralRow, "openedAt">) => (openedAt ? "read" : "new");

/** Its old deadline has nothing to do with what comes now: an answer is due as to a new request, nobody has been in
 *  touch about it, and nobody has it: whoever had it may be gone. */
export async function reopened(
  tx: Tx,
  { hub, openedAt }: ReferralRow,
  now: Date,
): Promise<Partial<ReferralRow>> {
  const { targetMinutes } = await readTargets(tx, hub);
  const dueAt = deadline(await hubCalendar(tx, hub), now, targetMinutes);
  const free = { takenBy: null, takenAt: null, leaseUntil: null, firstContactAt: null, outcomeDueAt: null };
  return {
    done: 0,
    state: unheld({ openedAt }),
    closedAt: null,
    outcome: null,
    deleteAt: null,
    ...free,
    dueAt,
  };
}

/** As {@link reopened}, by the family: what it writes lies unopened from now, not since before the end. The alarms of
 *  that time may have been raised, and each is raised once. */
export const wroteAgain = async (tx: Tx, row: ReferralRow, now: Date): Promise<Partial<ReferralRow>> => ({
  ...(await reopened(tx, row, now)),
  unreadSince: now,
});
