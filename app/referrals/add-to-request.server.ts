/** What a family does on its own page: add to its request, or take it back. */
import { eq } from "drizzle-orm";
import { isUniqueViolation, type Store, type Tx } from "../../db/client";
import { submissions } from "../../db/schema/forms";
import { readOpenState } from "../hubs/hubs.server";
import { ringBell } from "../outbox/bell.server";
import { announce } from "../outbox/outbox.server";
import { findDangerWords } from "../safety/danger-words";
import { changeReferral } from "./change-referral.server";
import { tellRoot } from "./merged.server";
import { writeMessage } from "./messages.server";
import { owesAnswer } from "./owed-answer.server";
import { endPause } from "./pause.server";
import { getHeldReferral, recordEvent } from "./record-event.server";
import { wroteAgain } from "./reopen.server";

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
  const over = (row.done === 1 && !row.mergedInto) || row.state === "withdrawn";
  const again = over ? await wroteAgain(tx, row, now) : {};
  const resumed = await endPause(tx, row, {}, now);
  const news = "message" as const;
  const owed = over ? {} : await owesAnswer(tx, { ...row, ...resumed }, now);
  const written = { unread: true, news, urgent, reindex: true };
  await changeReferral(tx, row, { ...written, ...again, ...resumed, ...owed }, now);
  await writeMessage(tx, row, { text, dangerWords }, now);
  const told = await tellRoot(tx, row, { news, urgent: dangerWords.length > 0 }, now);
  const about = { subjectKind: "referralChange", subject: told.id, hub: told.hub, urgent: told.urgent };
  await announce(tx, { ...about, openNow }, now);
}

/** Takes a request back. It stays with the hub, with a line that says so; twice is the same as once. */
export async function withdrawRequest(tx: Tx, referral: string, now: Date): Promise<void> {
  const row = await getHeldReferral(tx, referral);
  const news = "withdrawal" as const;
  if ((row.done && !row.mergedInto) || row.state === "withdrawn" || row.news === news) return;
  const resumed = await endPause(tx, row, {}, now);
  // whoever holds the phone can press this: an urgent request leaves the inbox only by a worker's hand, and one that was
  // merged is the other's
  const ended = row.urgent || row.mergedInto ? {} : { done: 1, closedAt: now };
  const state = row.mergedInto ? row.state : "withdrawn";
  await changeReferral(tx, row, { ...ended, ...resumed, state, unread: true, news }, now);
  await recordEvent(tx, row, { kind: "withdrawn", detail: null }, now);
  const { id, hub, urgent } = await tellRoot(tx, row, { news, urgent: false }, now);
  const openNow = (await readOpenState(tx, row.hub, now)).open;
  await announce(tx, { subjectKind: "referralWithdrawal", subject: id, hub, urgent, openNow }, now);
}
