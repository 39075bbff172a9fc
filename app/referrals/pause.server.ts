/** Waiting for the family is the one reason for which a clock may stand. */
import type { Tx } from "../../db/client";
import { hubCalendar } from "../hubs/hubs.server";
import { workingMinutesBetween } from "../hubs/opening-hours";
import { dueAfterPause } from "../hubs/clock";
import { recordEvent, type ReferralRow } from "./record-event.server";

/** The clock goes on, because staff say so or because the family wrote. @returns what to write of it; nothing where
 *  it was going. @param who left empty: the family */
export async function endPause(
  tx: Tx,
  row: ReferralRow,
  who: { by?: string },
  now: Date,
): Promise<Partial<ReferralRow>> {
  if (!row.pausedAt) return {};
  const calendar = await hubCalendar(tx, row.hub);
  await recordEvent(tx, row, { ...who, kind: "resumed", detail: null }, now);
  const pausedMinutes = row.pausedMinutes + workingMinutesBetween(calendar, row.pausedAt, now);
  return { pausedAt: null, pausedMinutes, ...(await resumedDue(tx, row, now)) };
}

/** By when it is due once its clock goes on; nothing where it goes. */
export async function resumedDue(
  tx: Tx,
  { hub, pausedAt, dueAt, outcomeDueAt }: Pick<ReferralRow, "hub" | "pausedAt" | "dueAt" | "outcomeDueAt">,
  now: Date,
): Promise<Partial<ReferralRow>> {
  if (!pausedAt) return {};
  const calendar = await hubCalendar(tx, hub);
  const after = (due: Date) => dueAfterPause(calendar, { dueAt: due, pausedAt }, now);
  return { dueAt: after(dueAt), outcomeDueAt: outcomeDueAt && after(outcomeDueAt) };
}
