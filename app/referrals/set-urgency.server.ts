/** Words are not all that makes something urgent, and not everything that holds such a word is: a person decides. */
import type { Tx } from "../../db/client";
import { readOpenState } from "../hubs/hubs.server";
import { announce } from "../outbox/outbox.server";
import { recordEvent } from "./record-event.server";
import type { EventDetail } from "./referral";
import { change, findHeld, no, type Triage, type TriageAnswer } from "./triage-referral.server";

/** From urgent to not, only once somebody has read all there is. */
export async function setUrgency(
  tx: Tx,
  it: Triage & EventDetail["urgency"],
  now: Date,
): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "setUrgency");
  if (!row) return no("notFound");
  if (row.done) return no("alreadyClosed");
  if (row.urgent === it.urgent) return { ok: true };
  if (row.unread && !it.urgent) return no("somethingNew");
  const { urgent, text } = it;
  await change(tx, it, row, { urgent }, now);
  await recordEvent(tx, row, { by: it.staff.id, kind: "urgency", detail: { urgent, text } }, now);
  if (!urgent) return { ok: true };
  // whoever is on duty at night has to know of it too
  const openNow = (await readOpenState(tx, row.hub, now)).open;
  const about = { subjectKind: "referralChange", subject: row.id, hub: row.hub, urgent, openNow };
  await announce(tx, about, now);
  return { ok: true };
}
