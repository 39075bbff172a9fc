/** What a family does on its own page: add to its request, or take it back. */
import { eq } from "drizzle-orm";
import { isUniqueViolation, type Store, type Tx } from "../../db/client";
import { submissions } from "../../db/schema/forms";
import { hubCalendar } from "../hubs/hubs.server";
import { deadline } from "../hubs/opening-hours";
import { ringBell } from "../outbox/bell.server";
import { announce } from "../outbox/outbox.server";
import { findDangerWords } from "../safety/danger-words";
import { changeReferral, readTargets } from "./change-referral.server";
import { endPause } from "./pause.server";
import { getHeldReferral, recordEvent, type ReferralRow } from "./record-event.server";

const MOST = 4000;

/** Adds words to a request and tells the hub again; danger words make it urgent.
 *  @param added the words, and a key under which they are taken once. @returns what is wrong with them, or null */
export async function addToRequest(
  store: Store,
  referral: string,
  added: { text: string; key: string },
  openNow: boolean,
  now: Date,
): Promise<"addRequired" | "addTooLong" | null> {
  const text = added.text.trim();
  if (text === "") return "addRequired";
  if (text.length > MOST) return "addTooLong";
  if (added.key === "") throw new Error("A form without its key");
  try {
    await store.transaction(async (tx) => {
      await tx
        .insert(submissions)
        .values({ key: added.key, kind: "added", subject: referral, expiresAt: now });
      await add(tx, referral, text, openNow, now);
    });
    ringBell();
  } catch (error) {
    // pressed twice: the first has it. Anything else under that key is somebody else's, and must not pass for it
    if (!isUniqueViolation(error) || !(await wasTaken(store, added.key, referral))) throw error;
  }
  return null;
}

async function wasTaken(store: Store, key: string, referral: string): Promise<boolean> {
  const [row] = await store.read.select().from(submissions).where(eq(submissions.key, key));
  return row?.kind === "added" && row.subject === referral;
}

async function add(tx: Tx, referral: string, text: string, openNow: boolean, now: Date): Promise<void> {
  const dangerWords = findDangerWords([text]);
  const row = await getHeldReferral(tx, referral);
  const urgent = row.urgent || dangerWords.length > 0;
  // whoever writes again after the end has not been helped yet: it goes back to the inbox
  const over = row.done === 1 || row.state === "withdrawn";
  const again = over ? await reopened(tx, row, now) : {};
  const resumed = await endPause(tx, row, {}, now);
  await changeReferral(tx, row, { unread: true, urgent, reindex: true, ...again, ...resumed }, now);
  await recordEvent(tx, row, { kind: "added", detail: { text, dangerWords } }, now);
  const notice = { subjectKind: "referralChange", subject: referral, hub: row.hub, urgent, openNow };
  await announce(tx, notice, now);
}

/** Its old deadline has nothing to do with what they write now: an answer is due as to a new request. */
async function reopened(tx: Tx, { hub }: ReferralRow, now: Date): Promise<Partial<ReferralRow>> {
  const { targetMinutes } = await readTargets(tx, hub);
  const dueAt = deadline(await hubCalendar(tx, hub), now, targetMinutes);
  return { done: 0, state: "read", closedAt: null, outcome: null, dueAt };
}

/** Takes a request back. It stays with the hub, with a line that says so; twice is the same as once. */
export async function withdrawRequest(tx: Tx, referral: string, now: Date): Promise<void> {
  const row = await getHeldReferral(tx, referral);
  if (row.done || row.state === "withdrawn") return;
  // whoever holds the phone can press this: an urgent request leaves the inbox only by a worker's hand
  const ended = row.urgent ? { done: 0 } : { done: 1, closedAt: now };
  const resumed = await endPause(tx, row, {}, now);
  await changeReferral(tx, row, { ...ended, ...resumed, state: "withdrawn", unread: true }, now);
  await recordEvent(tx, row, { kind: "withdrawn", detail: null }, now);
  const notice = {
    subjectKind: "referralWithdrawal",
    subject: referral,
    hub: row.hub,
    urgent: row.urgent,
    openNow: true,
  };
  await announce(tx, notice, now);
}
