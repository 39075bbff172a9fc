/** What comes of a request. Nobody is turned away: each end says what the family got, or that it could not be reached. */
import type { Tx } from "../../db/client";
import { listAttempts } from "./contact-attempts.server";
import { readTargets } from "../hubs/targets.server";
import { londonDate } from "../i18n/dates";
import { readThread } from "./messages.server";
import { endPause } from "./pause.server";
import { recordEvent, type ReferralRow } from "./record-event.server";
import { listParts } from "./walls.server";
import { reopened, unheld } from "./reopen.server";
import type { EventDetail, Outcome } from "./referral";
import { change, findHeld, no, readBody, type Triage, type TriageAnswer } from "./triage-referral.server";

/** Time in which a tick can be taken back before the words are deleted for good. */
const DELETE_AFTER_MS = 7 * 24 * 60 * 60_000;

/** Attempts since anybody last heard from the family: since it was reached, and since it wrote. Where it only comes back with
 *  its code, what was written there is the attempt, once a day. */
async function countTries(tx: Tx, referral: string): Promise<number> {
  const { contact } = await readBody(tx, referral);
  const attempts = await listAttempts(tx, referral);
  const thread = await readThread(tx, referral);
  const heard = [
    ...attempts.filter((it) => it.detail.reached).map((it) => it.at),
    ...thread.filter((it) => it.by === null).map((it) => it.at),
  ];
  const last = Math.max(...heard.map(Number));
  const since = (it: { at: Date }) => Number(it.at) > last;
  const unreached = attempts.filter((it) => !it.detail.reached && since(it)).length;
  if (contact.ways.length > 0) return unreached;
  const written = thread.filter((it) => it.by !== null && since(it)).map((it) => londonDate(it.at));
  return unreached + new Set(written).size;
}

export async function closeReferral(
  tx: Tx,
  it: Triage & { outcome: Outcome; text: string },
  now: Date,
): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "closeRequest");
  if (!row) return no("notFound");
  if (row.done) return no("alreadyClosed");
  if (row.unread) return no("somethingNew");
  const tooFew = async () => (await countTries(tx, row.id)) < (await readTargets(tx, row.hub)).contactTries;
  if (it.outcome === "noReply" && (await tooFew())) return no("tooFewTries");
  await close(tx, it, row, it, now);
  return { ok: true };
}

async function close(
  tx: Tx,
  it: Triage,
  row: ReferralRow,
  { outcome, text }: EventDetail["closed"],
  now: Date,
): Promise<void> {
  const resumed = await endPause(tx, row, { by: it.staff.id }, now);
  const closed = { done: 1, state: "closed" as const, closedAt: now, outcome, deleteAt: null };
  await change(tx, it, row, { ...resumed, ...closed }, now);
  const happened = { by: it.staff.id, kind: "closed" as const, detail: { outcome, text }, note: outcome };
  await recordEvent(tx, row, happened, now);
}

/** A warm handover: somebody of another service was spoken to. Until it says yes, the request stays here and its clock
 *  goes on. */
export async function askService(
  tx: Tx,
  it: Triage & EventDetail["serviceAsked"],
  now: Date,
): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "closeRequest");
  if (!row) return no("notFound");
  if (row.done || row.state === "withdrawn") return no("alreadyClosed");
  await change(tx, it, row, { state: "handover" }, now);
  const { service, who, text } = it;
  const detail = { service, who, text };
  await recordEvent(tx, row, { by: it.staff.id, kind: "serviceAsked", detail }, now);
  return { ok: true };
}

/** It said yes: the family is in its hands, and the request ends. */
export async function confirmService(
  tx: Tx,
  it: Triage & { text: string },
  now: Date,
): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "closeRequest");
  if (!row) return no("notFound");
  if (row.state !== "handover") return no("nobodyAsked");
  if (row.unread) return no("somethingNew");
  await close(tx, it, row, { outcome: "otherService", text: it.text }, now);
  return { ok: true };
}

/** It said no: the request is the hub's as before. */
export async function declineService(
  tx: Tx,
  it: Triage & { text: string },
  now: Date,
): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "closeRequest");
  if (!row) return no("notFound");
  if (row.state !== "handover") return no("nobodyAsked");
  await change(
    tx,
    it,
    row,
    { state: row.firstContactAt ? "contacted" : row.takenBy ? "taken" : unheld(row) },
    now,
  );
  const detail = { text: it.text };
  await recordEvent(tx, row, { by: it.staff.id, kind: "serviceDeclined", detail }, now);
  return { ok: true };
}

/** It ended by mistake, or too soon. */
export async function openAgain(tx: Tx, it: Triage & { text: string }, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "closeRequest");
  if (!row) return no("notFound");
  if (row.mergedInto || (!row.done && row.state !== "withdrawn")) return { ok: true };
  await change(tx, it, row, await reopened(tx, row, now), now);
  await recordEvent(tx, row, { by: it.staff.id, kind: "openedAgain", detail: { text: it.text } }, now);
  return { ok: true };
}

/** The local office has it in its case system. What is here is deleted after a week in which that can be stopped. */
export async function passOn(tx: Tx, it: Triage, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "passOnRequest");
  if (!row) return no("notFound");
  if (row.state !== "closed" || row.outcome !== "localOffice") return no("notPassedOn");
  if (row.deleteAt) return { ok: true };
  const parts = await listParts(tx, row.id);
  if ([row, ...parts].some((each) => each.unread)) return no("somethingNew");
  await change(tx, it, row, { deleteAt: new Date(now.getTime() + DELETE_AFTER_MS) }, now);
  await recordEvent(tx, row, { by: it.staff.id, kind: "passedOn", detail: null }, now);
  return { ok: true };
}

/** The tick was a mistake. */
export async function keepAfterAll(tx: Tx, it: Triage, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "passOnRequest");
  if (!row?.deleteAt) return no("notFound");
  await change(tx, it, row, { deleteAt: null }, now);
  await recordEvent(tx, row, { by: it.staff.id, kind: "kept", detail: null }, now);
  return { ok: true };
}
