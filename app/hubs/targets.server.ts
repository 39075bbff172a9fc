/** In which time a hub wants things done. */
import type { Db } from "../../db/client";
import { findHubById, hubCalendar } from "./hubs.server";
import { leaseUntil } from "./lease";
import { openState, WORKING_DAY_MINUTES } from "./opening-hours";

const OUTCOME_DAYS = 10;
const LEASE_MINUTES = WORKING_DAY_MINUTES / 2;
const TRIES = 3;

/** What a hub has set for what waits at it; the shared queue keeps the usual. */
export async function readTargets(db: Db, hub: string | null) {
  const found = hub === null ? undefined : await findHubById(db, hub);
  return {
    targetMinutes: found?.targetMinutes ?? WORKING_DAY_MINUTES,
    outcomeMinutes: found?.outcomeMinutes ?? OUTCOME_DAYS * WORKING_DAY_MINUTES,
    leaseMinutes: found?.leaseMinutes ?? LEASE_MINUTES,
    contactTries: found?.contactTries ?? TRIES,
  };
}

/** Until when the person has it who has or takes something at `now`.
 *  @param it.hub null: the shared queue. @param it.reached somebody spoke with the family already */
export async function readLeaseEnd(
  db: Db,
  { hub, urgent, reached }: { hub: string | null; urgent: boolean; reached: boolean },
  now: Date,
): Promise<Date> {
  const calendar = await hubCalendar(db, hub);
  const { leaseMinutes } = await readTargets(db, hub);
  const opening = openState(calendar, now);
  const next = opening.open || !opening.opens ? opening : openState(calendar, opening.opens);
  const shiftEnds = next.open ? next.until : null;
  return leaseUntil(calendar, { urgent, reached, leaseMinutes, shiftEnds }, now);
}

/** Until when somebody has what becomes urgent at `now`, its family not reached: whoever took it as something that can wait
 *  may be off until Monday. */
export async function readUrgentLease(
  db: Db,
  { hub, leaseUntil }: { hub: string | null; leaseUntil: Date | null },
  now: Date,
): Promise<Date | null> {
  if (!leaseUntil) return null;
  const urgently = await readLeaseEnd(db, { hub, urgent: true, reached: false }, now);
  return urgently < leaseUntil ? urgently : leaseUntil;
}
