/** By when a request is due with those that were merged into it, and what of that is its own. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { referralEvents } from "../../db/schema/referrals";
import { openOrNull } from "../vault/seal.server";
import { listAttempts } from "./contact-attempts.server";
import { answered, owesAnswer } from "./owed-answer.server";
import { resumedDue } from "./pause.server";
import { findLastEvent, type ReferralRow } from "./record-event.server";
import type { DueTimes, Shares } from "./referral";
import { readBody } from "./triage-referral.server";
import { listSame } from "./walls.server";

type Due = Pick<ReferralRow, "dueAt" | "outcomeDueAt">;

const sooner = (a: Date, b: Date | null): Date => (b && b < a ? b : a);

/** The family has waited since the first of them. What came after it was last reached, and has no answer, is a new ask: one is
 *  owed by then. @param root whose clock goes */
export async function dueWith(tx: Tx, root: ReferralRow, part: ReferralRow, now: Date): Promise<Due> {
  const { dueAt, outcomeDueAt } = { ...part, ...(await resumedDue(tx, part, now)) };
  if (!root.firstContactAt) return { dueAt: sooner(root.dueAt, dueAt), outcomeDueAt: root.outcomeDueAt };
  const outcome = sooner(root.outcomeDueAt ?? root.dueAt, part.firstContactAt && (outcomeDueAt ?? dueAt));
  const asks = await asksAnew(tx, root, part);
  if (!root.outcomeDueAt && !asks) return { dueAt: outcome, outcomeDueAt: null };
  const owed = sooner(outcome, root.outcomeDueAt && root.dueAt);
  return { dueAt: asks ? sooner(owed, dueAt) : owed, outcomeDueAt: outcome };
}

async function asksAnew(tx: Tx, root: ReferralRow, part: ReferralRow): Promise<boolean> {
  if (part.firstContactAt && !part.outcomeDueAt) return false;
  const asked = (await lastOf(tx, part.id, "added")) ?? part.receivedAt;
  const reached = await lastReached(tx, root, part.id);
  return asked >= reached;
}

/** When the family was last reached about any of them but `part`. Where it only comes back to its page, by what is written there. */
async function lastReached(tx: Tx, root: ReferralRow, part: string): Promise<Date> {
  const times = [root.firstContactAt!];
  for (const id of await listSame(tx, root)) {
    if (id === part) continue;
    for (const { at, detail } of await listAttempts(tx, id))
      if (detail.reached) times.push(detail.at ? new Date(detail.at) : at);
    const { contact } = await readBody(tx, id);
    const written = contact.ways.length === 0 ? await lastOf(tx, id, "message") : undefined;
    if (written) times.push(written);
  }
  return new Date(Math.max(...times.map((it) => it.getTime())));
}

const lastOf = async (tx: Tx, id: string, kind: "added" | "message"): Promise<Date | undefined> =>
  (await findLastEvent(tx, id, eq(referralEvents.kind, kind)))?.at;

/** What a request has of its own, without those that were merged into it. */
export interface Own {
  urgent: boolean;
  due: Due;
  /** what is due now is due by one of those */
  lent: boolean;
}

const saidOf = ({ dueAt, outcomeDueAt }: Due): DueTimes => ({
  dueAt: dueAt.toISOString(),
  outcomeDueAt: outcomeDueAt?.toISOString() ?? null,
});
const dueOf = ({ dueAt, outcomeDueAt }: DueTimes): Due => ({
  dueAt: new Date(dueAt),
  outcomeDueAt: outcomeDueAt === null ? null : new Date(outcomeDueAt),
});

/** What its last merge or unmerge kept of it, and what has become of that since: once its clock was set anew by something
 *  else, all of it is its own. */
export async function readOwn(tx: Tx, root: ReferralRow): Promise<Own> {
  const events = await listEvents(tx, await listSame(tx, root));
  const kept = events.findLast((it) => it.referral === root.id && it.detail?.shares);
  const now: Due = { dueAt: root.dueAt, outcomeDueAt: root.outcomeDueAt };
  if (!kept) return { urgent: root.urgent, due: now, lent: false };
  const shares = kept.detail!.shares!;
  let [urgent, own, withAll] = [shares.urgent, dueOf(shares.own), dueOf(shares.withAll)];
  let pausedAt: Date | null = null;
  for (const it of events.filter(({ at }) => at > kept.at)) {
    const mine = it.referral === root.id;
    if (mine && it.kind === "paused") pausedAt = it.at;
    const clock: ReferralRow = { ...root, pausedAt: mine ? pausedAt : null };
    withAll = await moved(tx, { ...clock, ...withAll }, it);
    if (!mine) continue;
    own = await moved(tx, { ...clock, ...own }, it);
    if (it.kind === "urgency") urgent = it.detail?.urgent ?? urgent;
    if (it.detail?.dangerWords?.length) urgent = true;
  }
  const lent = JSON.stringify(saidOf(withAll)) === JSON.stringify(saidOf(now));
  return { urgent, due: lent ? own : now, lent };
}

/** What an event does to what is due. */
async function moved(tx: Tx, row: ReferralRow, { kind, at, detail }: Happening): Promise<Due> {
  const to =
    kind === "resumed"
      ? await resumedDue(tx, row, at)
      : kind === "added"
        ? await owesAnswer(tx, row, at)
        : kind === "message" || kind === "noAnswer" || detail?.reached
          ? answered(row)
          : {};
  const { dueAt, outcomeDueAt } = { ...row, ...to };
  return { dueAt, outcomeDueAt };
}

const TELLING = ["merged", "unmerged", "paused", "resumed", "urgency", "added", "contactChanged"];
const ANSWERS = ["message", "noAnswer", "contactAttempt"];

interface Happening {
  referral: string;
  kind: string;
  at: Date;
  detail: { shares?: Shares; urgent?: boolean; dangerWords?: string[]; reached?: boolean } | null;
}

/** In order; of one moment the end of a pause first. */
async function listEvents(tx: Tx, ids: string[]): Promise<Happening[]> {
  const { referral, kind, at } = referralEvents;
  const rows = await tx
    .select()
    .from(referralEvents)
    .where(and(inArray(referral, ids), inArray(kind, [...TELLING, ...ANSWERS])))
    .orderBy(asc(at));
  const first = (it: { kind: string }) => (it.kind === "resumed" ? 0 : 1);
  return rows
    .map(({ id, sealed, ...it }) => ({
      ...it,
      detail: openOrNull<Happening["detail"]>({ table: "referral_events", row: id }, sealed),
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || first(a) - first(b));
}

/** For the history of the one that stays: what is its own, and what it has with the others. */
export const shares = (own: Own, withAll: Due): Shares => ({
  urgent: own.urgent,
  own: saidOf(own.due),
  withAll: saidOf(withAll),
});

/** What a request is without one that was merged into it. @param left those that stay merged */
export async function withoutIt(tx: Tx, root: ReferralRow, own: Own, left: ReferralRow[], now: Date) {
  const urgent = root.urgent && (own.urgent || left.some((it) => it.urgent));
  let due = own.due;
  if (own.lent) for (const part of left) due = await dueWith(tx, { ...root, ...due }, part, now);
  return { urgent, ...due };
}
