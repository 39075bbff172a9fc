/** The family's own page: opened by reference and code together, and by nothing else. */
import { asc, eq } from "drizzle-orm";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { setTimeout as wait } from "node:timers/promises";
import { timingSafeEqual } from "node:crypto";
import { referralEvents, referrals } from "../../db/schema/referrals";
import type { Db } from "../../db/client";
import { store } from "../db.server";
import { todaysMark } from "../http/todays-mark.server";
import { prolongSlip, readSlip } from "../http/slips.server";
import { sealHash, sealHashLike, unseal } from "../vault/seal.server";
import { readThread } from "./messages.server";
import type { EventDetail, EventKind } from "./referral";
import { readOtherHome } from "./walls.server";
import { isLate } from "./waits.server";

const FIVE_MINUTES = 300;
const SLOW_MS = 2_000;
// Of 10^12 codes, ten guesses from an address in five minutes leave no hope
const byReference = new RateLimiterMemory({ points: 60, duration: FIVE_MINUTES });
const byAddress = new RateLimiterMemory({ points: 10, duration: FIVE_MINUTES });
/** What stands in the sealed row that the `visit` cookie opens. */
export interface Visit {
  referral: string;
  codeHash: string;
}

/** @param typed as typed: spaces, hyphens and small letters are forgiven
 *  @returns the visit, or "wrong" without saying which half, or "slow" after too many tries */
export async function openYourPage(
  typed: { reference: string; code: string },
  address: string,
  now: Date,
): Promise<Visit | "wrong" | "slow"> {
  const reference = typed.reference
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 20);
  const code = typed.code.replace(/\D/g, "").slice(0, 20);
  const from = todaysMark(address, now);
  // counted before it is looked at, so that guesses sent all at once are counted too
  const [aimedAt, sentFrom] = await Promise.allSettled([
    byReference.consume(reference),
    byAddress.consume(from),
  ]);
  if (sentFrom.status === "rejected") return "slow";
  // strangers who aim at one family slow it down, and never shut it out
  if (aimedAt.status === "rejected") await wait(SLOW_MS);

  const [row] = await store.read.select().from(referrals).where(eq(referrals.reference, reference));
  if (!isItsCode(row, code, now) || !row) return "wrong";
  await Promise.all([byReference.delete(reference), byAddress.delete(from)]);
  return { referral: row.id, codeHash: row.codeHash };
}

/** An unknown reference costs the same work as a wrong code. */
function isItsCode(row: typeof referrals.$inferSelect | undefined, code: string, now: Date): boolean {
  const place = { table: "referrals", row: row?.id ?? "none" };
  try {
    const stored = row?.codeHash ?? sealHash(place, "none", now);
    const given = sealHashLike(stored, place, code);
    return stored.length === given.length && timingSafeEqual(Buffer.from(stored), Buffer.from(given));
  } catch {
    // the key of its month is gone: nobody can open it any more
    return false;
  }
}

/** The visit this browser has open. A code that was reissued ends every visit made with the old one. */
export async function findVisit(request: Request, now: Date): Promise<Visit | undefined> {
  const visit = await readSlip<Visit>(request, now, "visit");
  if (!visit) return undefined;
  const [row] = await store.read
    .select({ codeHash: referrals.codeHash })
    .from(referrals)
    .where(eq(referrals.id, visit.referral));
  return row?.codeHash === visit.codeHash ? visit : undefined;
}

/** As {@link findVisit}; whoever is still writing keeps the page open. */
export async function keepVisit(request: Request, now: Date): Promise<Visit | undefined> {
  const visit = await findVisit(request, now);
  if (visit) await prolongSlip(request, now, "visit");
  return visit;
}

/** Event kinds a family sees; notes and staff hand-overs stay with staff. */
const SHOWN: ReadonlySet<string> = new Set<EventKind>([
  "received",
  "opened",
  "contactAttempt",
  "message",
  "closed",
  "moved",
  "openedAgain",
  "codeReissued",
  "added",
  "contactChanged",
  "withdrawn",
]);

/** A little longer than staff may undo what they did to several requests. */
const UNDONE_MS = 11 * 60_000;

/** What the family's page shows, in the order it happened. Openings after the first are left out. */
export async function readYourPage(db: Db, referral: string, now: Date) {
  const [row] = await db.select().from(referrals).where(eq(referrals.id, referral));
  if (!row) throw new Error("No such referral");
  // one that was merged stands where the other stands; nothing else of that one is shown
  const [root] = row.mergedInto
    ? await db.select().from(referrals).where(eq(referrals.id, row.mergedInto))
    : [];
  const stands = root ?? row;
  const events = await db
    .select()
    .from(referralEvents)
    .where(eq(referralEvents.referral, referral))
    .orderBy(asc(referralEvents.at));
  // of several openings in a row the first tells the family enough; after something new it is news again
  let seen = false;
  const undone = events.filter((it) => it.kind === "undone").map((it) => it.at);
  const shown = events.filter((it) => {
    // an end that was taken back within minutes never was one
    if (it.kind === "closed" && undone.some((at) => at > it.at && at.getTime() - it.at.getTime() < UNDONE_MS))
      return false;
    if (it.kind === "opened" && seen) return false;
    if (it.kind === "opened") seen = true;
    else if (it.by === null) seen = false;
    return SHOWN.has(it.kind);
  });
  return {
    reference: row.reference,
    state: stands.state,
    outcome: stands.outcome,
    hub: row.hub,
    dueAt: stands.dueAt,
    contacted: stands.firstContactAt !== null && stands.outcomeDueAt === null,
    /** what they wrote is deleted then, and their code opens nothing any more */
    deletedAt: stands.deleteAt,
    /** something the family added has not been read yet */
    addedUnread:
      row.unread &&
      row.openedAt !== null &&
      (row.done === 0 || row.mergedInto !== null) &&
      row.state !== "withdrawn",
    urgent: row.urgent,
    ended: stands.done === 1 || stands.state === "withdrawn",
    late: isLate(stands, now) && (stands.firstContactAt === null || stands.outcomeDueAt !== null),
    /** the hub waits to hear from them */
    paused: stands.pausedAt !== null,
    events: shown.map((it) => ({
      kind: it.kind as EventKind,
      at: it.at,
      reached: it.kind === "contactAttempt" && !!openEvent<EventDetail["contactAttempt"]>(it)?.reached,
    })),
    /** what was written here to and fro, oldest first */
    thread: await readShownThread(db, referral),
  };
}

const openEvent = <T>({ id, sealed }: { id: string; sealed: string | null }): T | undefined =>
  sealed === null ? undefined : unseal<T>({ table: "referral_events", row: id }, sealed);

/** A wall may stand since something was written: what names the other home is not shown any more. */
async function readShownThread(db: Db, referral: string) {
  const namesOther = await readOtherHome(db, referral);
  return (await readThread(db, referral)).map(({ at, by, text }) => {
    const withheld = by !== null && namesOther(text);
    return { at, withheld, text: withheld ? "" : text, mine: by === null };
  });
}
