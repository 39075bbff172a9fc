/** What a person says of two requests: from two homes, the same, or not the same. The portal only suggests. */
import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { referralEvents, referralLinks, type ReferralState } from "../../db/schema/referrals";
import { may, type Action } from "../staff/staff";
import { changeReferral } from "./change-referral.server";
import { keepWalls } from "./other-home.server";
import { endPause } from "./pause.server";
import { getHeldReferral, holdReferral, recordEvent, type ReferralRow } from "./record-event.server";
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
  if (row.unread) return no("somethingNew");
  const beyond = (await listBeyondWall(tx, row)).map((walled) => walled.id);
  const same = await listSame(tx, root);
  if (same.some((id) => beyond.includes(id))) return no("walled");

  const by = it.staff.id;
  const resumed = await endPause(tx, row, { by }, now);
  const gone = { ...resumed, done: 1, state: "merged" as const, deleteAt: null };
  const free = { takenBy: null, takenAt: null, leaseUntil: null };
  const into = { mergedInto: root.id, hub: root.hub };
  for (const part of await listParts(tx, row.id)) await changeReferral(tx, part, into, now);
  await changeReferral(tx, row, { ...gone, ...free, ...into }, now);
  await keepWalls(tx, root);
  // the family has waited since the first of them
  const first = !root.firstContactAt && row.dueAt < root.dueAt ? { dueAt: row.dueAt } : {};
  await change(tx, it, root, { ...first, urgent: root.urgent || row.urgent }, now);
  const detail = { from: row.reference, into: root.reference };
  await recordEvent(tx, row, { by, kind: "merged", detail }, now);
  await recordEvent(tx, root, { by, kind: "merged", detail }, now);
  return { ok: true };
}

/** It was another one after all: back in the inbox, as it stood. The walls around the two stand around each. */
export async function unmerge(tx: Tx, it: Triage, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "linkRequests");
  if (!row) return no("notFound");
  if (!row.mergedInto) return { ok: true };
  const root = await getHeldReferral(tx, row.mergedInto);
  await keepWalls(tx, row);
  const unread = row.unread || row.openedAt === null;
  const news = unread ? (row.news ?? "request") : null;
  const state = await stateBefore(tx, row);
  await change(tx, it, row, { mergedInto: null, done: 0, state, unread, news }, now);
  const by = it.staff.id;
  const detail = { from: root.reference };
  await recordEvent(tx, row, { by, kind: "unmerged", detail }, now);
  await recordEvent(tx, root, { by, kind: "unmerged", detail: { from: row.reference } }, now);
  return { ok: true };
}

/** What it was before it was merged, and what its family has done since. */
async function stateBefore(tx: Tx, row: ReferralRow): Promise<ReferralState> {
  const telling = ["withdrawn", "added", "serviceAsked", "serviceDeclined"];
  const [last] = await tx
    .select({ kind: referralEvents.kind })
    .from(referralEvents)
    .where(and(eq(referralEvents.referral, row.id), inArray(referralEvents.kind, telling)))
    .orderBy(desc(referralEvents.at), desc(referralEvents.id))
    .limit(1);
  if (last?.kind === "withdrawn") return "withdrawn";
  if (last?.kind === "serviceAsked") return "handover";
  return row.firstContactAt ? "contacted" : row.openedAt ? "read" : "new";
}
