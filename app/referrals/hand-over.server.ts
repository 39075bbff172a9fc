/** Who has a request: giving it back to all, or to a colleague. */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { staff as staffTable, staffRoles } from "../../db/schema/staff";
import { ALLOWED, EVERYWHERE } from "../staff/staff";
import { putBack } from "./lease.server";
import { recordEvent } from "./record-event.server";
import { change, findHeld, no, type Triage, type TriageAnswer } from "./triage-referral.server";

/** Whoever may take requests of `hub`, by name. @param hub null: the shared queue, which is everybody's */
export async function listColleagues(
  db: Db,
  hub: string | null,
): Promise<Array<{ id: string; name: string }>> {
  const there = hub === null ? undefined : inArray(staffRoles.hub, [hub, EVERYWHERE]);
  return db
    .selectDistinct({ id: staffTable.id, name: staffTable.name })
    .from(staffTable)
    .innerJoin(staffRoles, eq(staffRoles.staff, staffTable.id))
    .where(and(isNull(staffTable.disabledAt), inArray(staffRoles.role, [...ALLOWED.takeRequest]), there))
    .orderBy(asc(staffTable.name));
}

/** A colleague has it from now on, whoever had it before. */
export async function handOver(
  tx: Tx,
  it: Triage & { to: string; text: string },
  now: Date,
): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "handOverRequest");
  if (!row) return no("notFound");
  if (row.done) return no("alreadyClosed");
  const colleagues = await listColleagues(tx, row.hub);
  if (it.to === row.takenBy || !colleagues.some(({ id }) => id === it.to)) return no("noSuchColleague");
  const state = row.state === "new" || row.state === "read" ? "taken" : row.state;
  await change(tx, it, row, { takenBy: it.to, takenAt: now, state }, now);
  const detail = { to: it.to, text: it.text };
  await recordEvent(tx, row, { by: it.staff.id, kind: "handedOver", detail, note: it.to }, now);
  return { ok: true };
}

/** Back to all, with a note for whoever takes it next. */
export async function giveBack(tx: Tx, it: Triage & { text: string }, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "takeRequest");
  if (!row) return no("notFound");
  if (row.done) return no("alreadyClosed");
  if (row.takenBy !== it.staff.id) return no("notYours");
  await putBack(tx, row, { by: it.staff.id, why: "givenBack", text: it.text }, now);
  return { ok: true };
}
