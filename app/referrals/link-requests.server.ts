/** What a person says of two requests: from two homes, the same, or not the same. The portal only suggests. */
import { and, eq, gte, inArray, or } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { referralEvents, referralLinks, type ReferralState } from "../../db/schema/referrals";
import { readOpenState } from "../hubs/hubs.server";
import { announce } from "../outbox/outbox.server";
import { may, type Action } from "../staff/staff";
import { changeReferral } from "./change-referral.server";
import { movePart, saysMoved } from "./merged.server";
import { dueWith, readOwn, shares, withoutIt, type Own } from "./merged-clock.server";
import { keepWalls } from "./other-home.server";
import { endPause } from "./pause.server";
import {
  findLastEvent,
  getHeldReferral,
  holdReferral,
  recordEvent,
  type ReferralRow,
} from "./record-event.server";
import type { EventDetail, Stood } from "./referral";
import { unheld } from "./reopen.server";
import { heldAgain, hubBack, readStanding, standing } from "./taken-apart.server";
import { change, findHeld, no, type Triage, type TriageAnswer } from "./triage-referral.server";
import { listBeyondWall, listParts, listSame } from "./walls.server";

/** @param other a reference, as typed */
type Linked = Triage & { other: string };

type Both = { row: ReferralRow; other: ReferralRow } | { refusal: TriageAnswer };

/** Both requests. @param anywhere the other may be any hub's; else it is one that this person may see */
async function findBoth(tx: Tx, it: Linked, action: Action, anywhere = false): Promise<Both> {
  const row = await findHeld(tx, it, action);
  if (!row) return { refusal: no("notFound") };
  const reference = it.other.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const other = reference === row.reference ? undefined : await holdReferral(tx, { reference });
  // a wall outlasts the words of one of the two, and can be taken down then too
  const gone = other?.state === "deleted" && action !== "removeWall";
  if (!other || other.test || gone || !(anywhere || may(it.staff, action, other.hub)))
    return { refusal: no("noSuchRequest") };
  return { row, other };
}

const pair = (a: string, b: string) =>
  or(
    and(eq(referralLinks.referral, a), eq(referralLinks.other, b)),
    and(eq(referralLinks.referral, b), eq(referralLinks.other, a)),
  );

/** One child, two homes: from now on nothing of one may reach the other. Parents who live apart are often two hubs'. */
export async function putWall(tx: Tx, it: Linked, now: Date): Promise<TriageAnswer> {
  const both = await findBoth(tx, it, "linkRequests", true);
  if ("refusal" in both) return both.refusal;
  const { row, other } = both;
  if ((await listSame(tx, row)).includes(other.id)) return no("mergedAlready");
  const wall = { referral: row.id, other: other.id, kind: "wall" as const };
  const target = [referralLinks.referral, referralLinks.other];
  // one that stands keeps what is kept with it
  await tx
    .insert(referralLinks)
    .values(wall)
    .onConflictDoUpdate({ target, set: { kind: "wall" } });
  await keepWalls(tx, row);
  const by = it.staff.id;
  await change(tx, it, row, {}, now);
  await recordEvent(tx, row, { by, kind: "walled", detail: { other: other.reference } }, now);
  await recordEvent(tx, other, { by, kind: "walled", detail: { other: row.reference } }, now);
  return { ok: true };
}

/** Only a manager, and with a reason. */
export async function removeWall(tx: Tx, it: Linked & { text: string }, now: Date): Promise<TriageAnswer> {
  const both = await findBoth(tx, it, "removeWall", true);
  if ("refusal" in both) return both.refusal;
  const { row, other } = both;
  // it may have been put before one of them was merged
  const [here, there] = [await listSame(tx, row), await listSame(tx, other)];
  const between = or(
    and(inArray(referralLinks.referral, here), inArray(referralLinks.other, there)),
    and(inArray(referralLinks.referral, there), inArray(referralLinks.other, here)),
  );
  const gone = await tx
    .delete(referralLinks)
    .where(and(between, eq(referralLinks.kind, "wall")))
    .returning();
  if (gone.length === 0) return no("noSuchRequest");
  const { text } = it;
  const by = it.staff.id;
  await recordEvent(tx, row, { by, kind: "unwalled", detail: { other: other.reference, text } }, now);
  // no words come to one whose words are deleted
  const said = other.state === "deleted" ? "" : text;
  await recordEvent(tx, other, { by, kind: "unwalled", detail: { other: row.reference, text: said } }, now);
  return { ok: true };
}

/** The portal does not suggest these two again. */
export async function sayNotSame(tx: Tx, it: Linked, now: Date): Promise<TriageAnswer> {
  const both = await findBoth(tx, it, "linkRequests");
  if ("refusal" in both) return both.refusal;
  const { row, other } = both;
  const linked = await tx.select().from(referralLinks).where(pair(row.id, other.id));
  if (linked.length > 0) return { ok: true };
  const kind = "notSame";
  await tx.insert(referralLinks).values([
    { referral: row.id, other: other.id, kind },
    { referral: other.id, other: row.id, kind },
  ]);
  const detail = { other: other.reference };
  await recordEvent(tx, row, { by: it.staff.id, kind: "notSame", detail }, now);
  return { ok: true };
}

/** This request is the same as `other`: it leaves the inbox, and what its family writes shows there. Each keeps its words,
 *  its page and its code. Never across a wall. */
export async function mergeInto(tx: Tx, it: Linked, now: Date): Promise<TriageAnswer> {
  const both = await findBoth(tx, it, "linkRequests");
  if ("refusal" in both) return both.refusal;
  const { row } = both;
  const root = both.other.mergedInto ? await getHeldReferral(tx, both.other.mergedInto) : both.other;
  if (!may(it.staff, "linkRequests", root.hub)) return no("noSuchRequest");
  if (row.mergedInto || root.id === row.id) return no("mergedAlready");
  if (row.done || root.done) return no("alreadyClosed");
  // either family's page would say of it what is true of the other
  if (row.state === "withdrawn" || root.state === "withdrawn") return no("takenBack");
  if (row.unread) return no("somethingNew");
  const beyond = (await listBeyondWall(tx, row)).map((walled) => walled.id);
  const same = await listSame(tx, root);
  if (same.some((id) => beyond.includes(id))) return no("walled");

  const by = it.staff.id;
  const parts = await listParts(tx, row.id);
  const into = { mergedInto: root.id, hub: root.hub };
  for (const part of parts) await movePart(tx, part, into, by, now);
  // its clock stays as it is, for when it is taken apart
  const gone = { done: 1, state: "merged" as const, deleteAt: null };
  const free = { takenBy: null, takenAt: null, leaseUntil: null };
  const detail = { from: row.reference, into: root.reference };
  const stood = standing(row, parts);
  await recordEvent(tx, row, { by, kind: "merged", detail: { ...detail, stood } }, now);
  await movePart(tx, row, { ...gone, ...free, ...into }, by, now);
  await keepWalls(tx, root);
  // nobody waits for a family that has asked again
  const goesOn = await endPause(tx, root, { by }, now);
  const going = { ...root, ...goesOn };
  const own = await readOwn(tx, going);
  const due = await dueWith(tx, going, row, now);
  await change(tx, it, root, { ...goesOn, ...due, urgent: root.urgent || row.urgent }, now);
  await recordEvent(tx, root, { by, kind: "merged", detail: { ...detail, shares: shares(own, due) } }, now);
  return { ok: true };
}

/** It was another one after all: back in the inbox of its own hub, as it stood, with what has become of it since. What the other
 *  one had by it alone goes with it. The walls around the two stand around each. */
export async function unmerge(tx: Tx, it: Triage, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "linkRequests");
  if (!row) return no("notFound");
  if (!row.mergedInto) return { ok: true };
  const root = await getHeldReferral(tx, row.mergedInto);
  await keepWalls(tx, row);
  const own = await readOwn(tx, root);
  await goesBack(tx, it, row, root, now);
  await staysWithout(tx, it, { row, root, own }, now);
  return { ok: true };
}

async function goesBack(tx: Tx, it: Triage, row: ReferralRow, root: ReferralRow, now: Date): Promise<void> {
  const by = it.staff.id;
  const { at, stood } = await readStanding(tx, row);
  const hub = await hubBack(tx, stood);
  const parts = (await listParts(tx, root.id)).filter(({ id }) => stood.parts?.includes(id));
  const unread = [row, ...parts].some((each) => each.unread || each.openedAt === null);
  const news = unread ? (row.news ?? parts.find((each) => each.news)?.news ?? "request") : null;
  // another hub's people have not seen it come: they are told as of a transfer
  const told =
    hub === row.hub ? { unread, news } : { unread: true, unreadSince: now, news: "transfer" as const };
  const held = await heldAgain(tx, { ...row, hub }, stood, await stateBefore(tx, row, stood, at));
  await change(tx, it, row, { mergedInto: null, done: 0, hub, ...told, ...held }, now);
  for (const part of parts) await movePart(tx, part, { mergedInto: row.id, hub }, by, now);
  await recordEvent(tx, row, { by, kind: "unmerged", detail: { from: root.reference } }, now);
  if (hub === row.hub) return;
  await saysMoved(tx, row, hub, by, now);
  const openNow = (await readOpenState(tx, hub, now)).open;
  const about = { subjectKind: "referralTransfer", subject: row.id, hub, urgent: row.urgent, openNow };
  await announce(tx, about, now);
}

async function staysWithout(
  tx: Tx,
  it: Triage,
  { row, root, own }: { row: ReferralRow; root: ReferralRow; own: Own },
  now: Date,
): Promise<void> {
  const alone = await withoutIt(tx, root, own, await listParts(tx, root.id), now);
  await changeReferral(tx, root, alone, now);
  const lost: EventDetail["unmerged"]["lost"] = [];
  if (root.urgent && !alone.urgent) lost.push("urgency");
  if (root.dueAt.getTime() !== alone.dueAt.getTime()) lost.push("due");
  const detail = { from: row.reference, shares: shares(own, alone), lost };
  await recordEvent(tx, root, { by: it.staff.id, kind: "unmerged", detail }, now);
}

/** What it was before it was merged, and what its family has done since.
 *  @param stood what was kept of it; of what was merged before that was kept, its history says it */
async function stateBefore(
  tx: Tx,
  row: ReferralRow,
  { state }: Partial<Stood>,
  mergedAt: Date,
): Promise<ReferralState> {
  const telling = ["withdrawn", "added", "serviceAsked", "serviceDeclined"];
  const since = state ? gte(referralEvents.at, mergedAt) : undefined;
  const last = await findLastEvent(tx, row.id, and(inArray(referralEvents.kind, telling), since));
  if (last?.kind === "withdrawn") return "withdrawn";
  if (state) return state;
  if (last?.kind === "serviceAsked") return "handover";
  return row.firstContactAt ? "contacted" : unheld(row);
}
