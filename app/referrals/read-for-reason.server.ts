/** Reading a request of another hub: a family rings the wrong one, or somebody has to look into a complaint. */
import type { Tx } from "../../db/client";
import { announceTo } from "../outbox/outbox.server";
import { may, mayAnywhere } from "../staff/staff";
import { holdReferral, recordEvent } from "./record-event.server";
import { no, type Triage, type TriageAnswer } from "./triage-referral.server";

/** Opens it for this person's session, for reading. The reason stands in its history, and its hub is told. */
export async function readForReason(
  tx: Tx,
  { staff, reference, reason }: Triage & { reason: string },
  now: Date,
): Promise<TriageAnswer> {
  const row = await holdReferral(tx, { reference });
  const allowed = row && !may(staff, "readRequest", row.hub) && mayAnywhere(staff, "readForReason");
  if (!row || row.test || !allowed) return no("notFound");
  await recordEvent(tx, row, { by: staff.id, kind: "readForReason", detail: { reason } }, now);
  const about = { subjectKind: "referralReadForReason", subject: row.id, hub: row.hub, urgent: false };
  await announceTo(tx, about, [["manager", "fallback", "duty"]], now);
  return { ok: true };
}
