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
  const { pausedAt, outcomeDueAt } = row;
  const after = (dueAt: Date) => dueAfterPause(calendar, { dueAt, pausedAt }, now);
  return {
    pausedAt: null,
    pausedMinutes: row.pausedMinutes + workingMinutesBetween(calendar, pausedAt, now),
    dueAt: after(row.dueAt),
    outcomeDueAt: outcomeDueAt && after(outcomeDueAt),
  };
}
