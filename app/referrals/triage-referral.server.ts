/** What staff do with a request. Each looks at who asks, writes an event and an audit line, all in one transaction. */
import { eq } from "drizzle-orm";
import { hubs } from "../../db/schema/hubs";
import { referralBodies } from "../../db/schema/referrals";
import type { Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { hubCalendar, readOpenState } from "../hubs/hubs.server";
import { deadline } from "../hubs/opening-hours";
import { announce } from "../outbox/outbox.server";
import { randomCode } from "../random.server";
import { hubsWhere, may, type Action, type StaffMember } from "../staff/staff";
import { mayUse } from "../safety/contact";
import { sealHash, unseal } from "../vault/seal.server";
import { readTargets } from "../hubs/targets.server";
import { findColleague } from "../tasks/find-colleague.server";
import { changeReferral } from "./change-referral.server";
import { announceMessage, findSafeMail } from "./family-mail.server";
import { readLease } from "./lease.server";
import { movePart, saysMoved } from "./merged.server";
import { readOtherHome } from "./other-home.server";
import { listParts } from "./walls.server";
import { writeMessage } from "./messages.server";
import { writeNote } from "./notes.server";
import { answered } from "./owed-answer.server";
import { endPause } from "./pause.server";
import { getHeldReferral, holdReferral, recordEvent, type ReferralRow } from "./record-event.server";
import type { EventDetail, ReferralBody } from "./referral";

/** Who does it, to which request. */
export interface Triage {
  staff: StaffMember;
  reference: string;
}

/** `notFound` is also said of a request this person may not see. */
export type TriageAnswer =
  { ok: true } | { ok: false; why: Refusal } | { ok: false; why: "alreadyTaken"; by: string };
export type Refusal =
  | "notFound"
  | "alreadyClosed"
  | "somethingNew"
  | "notNow"
  | "noSuchHub"
  | "channelNotSafe"
  | "mailNotSafe"
  | "namesOtherHome"
  | "tooFewTries"
  | "noSuchColleague"
  | "notTried"
  | "notYours"
  | "nobodyAsked"
  | "notPassedOn"
  | "noSuchRequest"
  | "walled"
  | "mergedAlready"
  | "takenBack"
  | "noSuchLabel";

export const no = (why: Refusal): TriageAnswer => ({ ok: false, why });

type Row = ReferralRow;

/** The request, if this person may do this to it. */
export async function findHeld(
  tx: Tx,
  { staff, reference }: Triage,
  action: Action,
): Promise<Row | undefined> {
  const row = await holdReferral(tx, { reference });
  // of what was deleted only the row is left, and with a test there is nothing to do
  return row && !row.test && row.state !== "deleted" && may(staff, action, row.hub) ? row : undefined;
}

/** Whoever has it and does something keeps it. */
export async function change(tx: Tx, it: Triage, row: Row, to: Partial<Row>, now: Date): Promise<void> {
  const after = { ...row, ...to };
  const acts = after.takenBy === it.staff.id || after.takenBy !== row.takenBy;
  const kept = acts ? await readLease(tx, after, now) : row.leaseUntil;
  await changeReferral(tx, row, { ...to, leaseUntil: after.takenBy && !after.done ? kept : null }, now);
}

/** A person reads it: the first time, the family's page says so. */
export async function openReferral(tx: Tx, it: Triage, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "readRequest");
  if (!row) return no("notFound");
  const state = row.state === "new" ? "read" : row.state;
  await change(tx, it, row, { unread: false, news: null, openedAt: row.openedAt ?? now, state }, now);
  await recordEvent(tx, row, { by: it.staff.id, kind: "opened", detail: null }, now);
  // the page shows what was written on those that were merged into it too
  for (const part of await listParts(tx, row.id)) {
    await changeReferral(tx, part, { unread: false, news: null, openedAt: part.openedAt ?? now }, now);
    await recordEvent(tx, part, { by: it.staff.id, kind: "opened", detail: null }, now);
  }
  return { ok: true };
}

/** One worker has it. What somebody who has left had can be taken by anyone. */
export async function takeReferral(tx: Tx, it: Triage, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "takeRequest");
  if (!row) return no("notFound");
  if (row.done) return no("alreadyClosed");
  if (row.takenBy === it.staff.id) return { ok: true };
  const by = row.takenBy && (await findColleague(tx, row.takenBy));
  if (by) return { ok: false, why: "alreadyTaken", by };
  const state = row.state === "new" || row.state === "read" ? "taken" : row.state;
  // what belonged to no hub is from now on the hub's whose worker took it
  const own = hubsWhere(it.staff, "takeRequest");
  const hub = row.hub ?? (own !== "all" && own.length === 1 ? own[0]! : null);
  await change(tx, it, row, { takenBy: it.staff.id, takenAt: now, state, hub }, now);
  if (hub !== row.hub)
    for (const part of await listParts(tx, row.id)) await changeReferral(tx, part, { hub }, now);
  await recordEvent(tx, row, { by: it.staff.id, kind: "taken", detail: null }, now);
  return { ok: true };
}

/** For staff only; never shown to a family. A closed request takes notes too. */
export async function addNote(tx: Tx, it: Triage & { text: string }, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "noteRequest");
  if (!row) return no("notFound");
  await change(tx, it, row, {}, now);
  await writeNote(tx, row, { by: it.staff.id, text: it.text }, now);
  return { ok: true };
}

/** @throws Error where its words were deleted, or cannot be opened any more */
export async function readBody(tx: Tx, id: string): Promise<ReferralBody> {
  const [body] = await tx.select().from(referralBodies).where(eq(referralBodies.id, id));
  return unseal<ReferralBody>({ table: "referral_bodies", row: id }, body!.sealed);
}

/** Words for the family's own page. To a family that only comes back there it is the first contact; to any other it is
 *  not: nobody knows when they look. @param it.tell a mail says that there is something, where that is safe */
export async function writeToFamily(
  tx: Tx,
  it: Triage & { text: string; tell: boolean },
  now: Date,
): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "contactFamily");
  if (!row) return no("notFound");
  const { contact } = await readBody(tx, row.id);
  if ((await readOtherHome(tx, row.id))(it.text)) return no("namesOtherHome");
  if (it.tell) {
    const mail = await findSafeMail(tx, row.id, now);
    if (!mail) return no("mailNotSafe");
    await announceMessage(tx, row, mail.at, now);
  }
  // on the page of one that was merged it is the other's clock that it stops
  const waiting = row.mergedInto ? await getHeldReferral(tx, row.mergedInto) : row;
  const reached = contact.comesBack && contact.ways.length === 0 && !waiting.done;
  await change(tx, it, waiting, reached ? await inTouch(tx, it, waiting, now) : answered(waiting), now);
  if (waiting !== row) await changeReferral(tx, row, answered(row), now);
  await writeMessage(tx, row, { by: it.staff.id, text: it.text }, now);
  return { ok: true };
}

/** An attempt to reach the family. Only one that did stops the clock: an unanswered call leaves them waiting. */
export async function recordContact(
  tx: Tx,
  it: Triage & EventDetail["contactAttempt"],
  now: Date,
): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "contactFamily");
  if (!row) return no("notFound");
  if (row.done) return no("alreadyClosed");
  const { channel, reached, keptRules, stillSafe, text } = it;
  const { contact } = await readBody(tx, row.id);
  const tried = it.at ? new Date(it.at) : now;
  const allowed = mayUse(contact, channel, tried);
  if (keptRules && !allowed.ok) return no(allowed.why === "notSafe" ? "channelNotSafe" : "notNow");
  await change(tx, it, row, reached ? await inTouch(tx, it, row, now) : {}, now);
  const detail = { channel, reached, keptRules, stillSafe, text, at: it.at ?? null };
  await recordEvent(tx, row, { by: it.staff.id, kind: "contactAttempt", detail }, now);
  return { ok: true };
}

/** In the audit: the family was reached, and had not been since the request came or was opened again. */
export const FIRST_REACHED = "referral.reached";

/** The first time the family is reached: from then on an outcome is what is owed. */
async function inTouch(tx: Tx, { staff }: Triage, row: Row, now: Date): Promise<Partial<Row>> {
  const state = row.state === "handover" || row.state === "withdrawn" ? row.state : "contacted";
  const resumed: Partial<Row> = { ...(await endPause(tx, row, { by: staff.id }, now)), state };
  if (row.firstContactAt) return { ...resumed, ...answered({ ...row, ...resumed }) };
  const { outcomeMinutes } = await readTargets(tx, row.hub);
  const dueAt = deadline(await hubCalendar(tx, row.hub), now, outcomeMinutes);
  // what is opened again forgets when that was, and the figures must not
  const about = { subjectKind: "referral", subject: row.id, hub: row.hub };
  await record(tx, { actor: staff.id, action: FIRST_REACHED, ...about }, now);
  return { ...resumed, firstContactAt: now, dueAt };
}

/** Hands a request to another hub, which is told as of a new one. The clock goes on from when it first came. */
export async function moveReferral(tx: Tx, it: Triage & { to: string }, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "moveRequest");
  if (!row) return no("notFound");
  if (row.done) return no("alreadyClosed");
  const [hub] = await tx.select().from(hubs).where(eq(hubs.id, it.to));
  if (!hub?.active || hub.id === row.hub) return no("noSuchHub");
  const untaken = row.firstContactAt ? "contacted" : row.openedAt ? "read" : "new";
  const state = row.state === "withdrawn" || row.state === "handover" ? row.state : untaken;
  const free = { ...(await endPause(tx, row, { by: it.staff.id }, now)), takenBy: null, takenAt: null };
  await change(
    tx,
    it,
    row,
    { hub: hub.id, ...free, unread: true, unreadSince: now, news: "transfer", state },
    now,
  );
  for (const part of await listParts(tx, row.id)) await movePart(tx, part, { hub: hub.id }, it.staff.id, now);
  await saysMoved(tx, row, hub.id, it.staff.id, now);
  const openNow = (await readOpenState(tx, hub.id, now)).open;
  const about = {
    subjectKind: "referralTransfer",
    subject: row.id,
    hub: hub.id,
    urgent: row.urgent,
    openNow,
  };
  await announce(tx, about, now);
  return { ok: true };
}

/** A new secret code for a family that lost theirs; the old one, and every page it opened, stops working.
 *  @param it.how how the worker made sure who is asking. @returns the code, to be said once */
export async function reissueCode(
  tx: Tx,
  it: Triage & { how: string },
  now: Date,
): Promise<{ ok: true; code: string } | { ok: false; why: "notFound" }> {
  const row = await findHeld(tx, it, "reissueCode");
  if (!row) return { ok: false, why: "notFound" };
  const code = randomCode();
  await change(tx, it, row, { codeHash: sealHash({ table: "referrals", row: row.id }, code, now) }, now);
  await recordEvent(tx, row, { by: it.staff.id, kind: "codeReissued", detail: { how: it.how } }, now);
  return { ok: true, code };
}
