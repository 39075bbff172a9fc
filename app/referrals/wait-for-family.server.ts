/** The clock stands while the hub waits for the family, and for nothing else. */
import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { referralEvents } from "../../db/schema/referrals";
import { endPause } from "./pause.server";
import { recordEvent } from "./record-event.server";
import { change, findHeld, no, type Triage, type TriageAnswer } from "./triage-referral.server";

/** @param it.text what the hub waits for, for staff. Nobody waits for a family that was never tried */
export async function waitForFamily(tx: Tx, it: Triage & { text: string }, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "pauseRequest");
  if (!row) return no("notFound");
  if (row.done || row.state === "withdrawn") return no("alreadyClosed");
  if (row.pausedAt) return { ok: true };
  // what they wrote is there to be read: nobody waits for them
  if (row.unread) return no("somethingNew");
  if (!(await wasTried(tx, row.id))) return no("notTried");
  await change(tx, it, row, { pausedAt: now, pauses: row.pauses + 1 }, now);
  await recordEvent(tx, row, { by: it.staff.id, kind: "paused", detail: { text: it.text } }, now);
  return { ok: true };
}

async function wasTried(tx: Tx, referral: string): Promise<boolean> {
  const tried = inArray(referralEvents.kind, ["contactAttempt", "message"]);
  const found = await tx
    .select({ id: referralEvents.id })
    .from(referralEvents)
    .where(and(eq(referralEvents.referral, referral), tried))
    .limit(1);
  return found.length > 0;
}

/** The clock goes on with what was left of it. */
export async function goOn(tx: Tx, it: Triage, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "pauseRequest");
  if (!row) return no("notFound");
  const resumed = await endPause(tx, row, { by: it.staff.id }, now);
  await change(tx, it, row, resumed, now);
  return { ok: true };
}
