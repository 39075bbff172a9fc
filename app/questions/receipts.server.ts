/** What was sent: a key under which it is taken once, and for ten minutes what the confirmation shows. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { given, prepared, preparedInsert } from "../../db/prepared";
import { submissions } from "../../db/schema/forms";
import { store } from "../db.server";
import { hashToken } from "../random.server";
import { seal, unseal } from "../vault/seal.server";

const RECEIPT_MINUTES = 10;

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
    expiresAt: new Date(now.getTime() + RECEIPT_MINUTES * 60_000),
  });
}

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
  const row = await findHeld(token, now);
  if (!row?.receipt || row.kind !== kind) return undefined;
  return unseal<R>(receiptPlace(token!, row.key), row.receipt);
}

/** Whether the confirmation of what this browser sent last can still be shown. */
export const hasReceipt = async (token: string | undefined, now: Date): Promise<boolean> =>
  (await findHeld(token, now)) !== undefined;

async function findHeld(token: string | undefined, now: Date) {
  if (!token) return undefined;
  const [row] = await heldBy(store.read, { holder: hashToken(token) });
  return row?.receipt && row.expiresAt > now ? row : undefined;
}
