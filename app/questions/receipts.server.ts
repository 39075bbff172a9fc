/** What was sent: a key under which it is taken once, and for ten minutes what the confirmation shows. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { given, prepared, preparedInsert } from "../../db/prepared";
import { submissions } from "../../db/schema/forms";
import { store } from "../db.server";
import { londonDate } from "../i18n/dates";
import { hashToken } from "../random.server";
import { seal, unseal } from "../vault/seal.server";

const RECEIPT_MINUTES = 10;
const TWO_DAYS_MS = 2 * 86_400_000;

const insertSubmission = preparedInsert(submissions);
const submissionOf = prepared((db) =>
  db
    .select()
    .from(submissions)
    .where(eq(submissions.key, given("key"))),
);
const heldBy = prepared((db) =>
  db
    .select()
    .from(submissions)
    .where(eq(submissions.holder, given("holder"))),
);

const receiptPlace = (token: string, key: string) => ({ table: "submissions", row: key, secret: token });

/** A row that says neither what was sent nor when: it ends with a day, and when its receipt ends is sealed in it. */
interface Untimed {
  until: string;
  receipt: unknown;
}
const NO_SUBJECT = "";

/** Takes what a draft held, once. @param it kind of what was sent, its row's id, and what the confirmation shows
 *  @throws where that draft was sent already: its key is unique */
export async function keepReceipt(
  tx: Tx,
  draft: { key: string; token: string },
  it: { kind: string; subject: string; receipt: unknown },
  now: Date,
): Promise<void> {
  await insertSubmission(tx, {
    ...{ key: draft.key, kind: it.kind, subject: it.subject },
    holder: hashToken(draft.token),
    receipt: seal(receiptPlace(draft.token, draft.key), it.receipt, now),
    expiresAt: ends(now),
  });
}

/** As {@link keepReceipt}, of what nothing may lead to: the row does not say which it was, nor more of when than the day. */
export async function keepUntimedReceipt(
  tx: Tx,
  draft: { key: string; token: string },
  it: { kind: string; receipt: unknown },
  now: Date,
): Promise<void> {
  const kept: Untimed = { until: ends(now).toISOString(), receipt: it.receipt };
  await insertSubmission(tx, {
    ...{ key: draft.key, kind: it.kind, subject: NO_SUBJECT },
    holder: hashToken(draft.token),
    receipt: seal(receiptPlace(draft.token, draft.key), kept, now),
    // the same for all of a day, and later than ten minutes after its end
    expiresAt: new Date(new Date(londonDate(now)).getTime() + TWO_DAYS_MS),
  });
}

const ends = (now: Date) => new Date(now.getTime() + RECEIPT_MINUTES * 60_000);

/** What was accepted under this key: "referral", "contact"; undefined where nothing was. */
export async function findSubmission(key: string): Promise<string | undefined> {
  const [row] = await submissionOf(store.read, { key });
  return row?.kind;
}

/** The confirmation of what this browser sent last, where it is of that kind; undefined after ten minutes or after leaving. */
export async function findReceipt<R>(
  token: string | undefined,
  kind: string,
  now: Date,
): Promise<R | undefined> {
  const held = await findHeld(token, now);
  return held?.kind === kind ? (held.receipt as R) : undefined;
}

/** Whether the confirmation of what this browser sent last can still be shown. */
export const hasReceipt = async (token: string | undefined, now: Date): Promise<boolean> =>
  (await findHeld(token, now)) !== undefined;

async function findHeld(
  token: string | undefined,
  now: Date,
): Promise<{ kind: string; receipt: unknown } | undefined> {
  if (!token) return undefined;
  const [row] = await heldBy(store.read, { holder: hashToken(token) });
  if (!row?.receipt || row.expiresAt <= now) return undefined;
  const kept = unseal(receiptPlace(token, row.key), row.receipt);
  if (row.subject !== NO_SUBJECT) return { kind: row.kind, receipt: kept };
  const { until, receipt } = kept as Untimed;
  return new Date(until) > now ? { kind: row.kind, receipt } : undefined;
}
