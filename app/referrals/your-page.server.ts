/** The family's own page: what it shows of a request. */
import { asc, eq } from "drizzle-orm";
import { referralEvents, referrals } from "../../db/schema/referrals";
import type { Db } from "../../db/client";
import { unseal } from "../vault/seal.server";
import { readThread } from "./messages.server";
import { readOtherHome } from "./other-home.server";
import type { EventDetail, EventKind } from "./referral";
import { isLate } from "./waits.server";

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
      // not where only the hub has something new, such as that it was moved there
      !seen &&
      row.openedAt !== null &&
      (row.done === 0 || row.mergedInto !== null) &&
      row.state !== "withdrawn",
    urgent: row.urgent,
    ended: stands.done === 1 || stands.state === "withdrawn",
    late:
      isLate({ ...stands, outcomeDueAt: null }, now) &&
      (stands.firstContactAt === null || stands.outcomeDueAt !== null),
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
