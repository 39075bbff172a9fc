/** Makes requests findable, after they were accepted: sending need not wait for it. */
import { eq } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { referralBodies, referrals, searchTerms } from "../../db/schema/referrals";
import { log } from "../log.server";
import { codeOf } from "../outbox/retry";
import { monthOf } from "../vault/keys.server";
import { unseal } from "../vault/seal.server";
import { searchTerm } from "../vault/search-terms.server";
import { sealAskFor } from "./ask-for.server";
import { readThread } from "./messages.server";
import { getHeldReferral, type ReferralRow } from "./record-event.server";
import type { ReferralBody } from "./referral";
import { searchWords } from "./search-words";
import { SHARED_HUB } from "./term-lists.server";

const AT_ONCE = 200;

/** Puts the words of every request that is new, or has changed, into `search_terms`. */
export async function indexRequests(store: Store): Promise<void> {
  const rows = await store.read
    .select({ id: referrals.id })
    .from(referrals)
    .where(eq(referrals.reindex, true))
    .limit(AT_ONCE);
  for (const { id } of rows) await store.transaction((tx) => indexOne(tx, id));
}

async function indexOne(tx: Tx, id: string): Promise<void> {
  const row = await getHeldReferral(tx, id);
  await forgetTerms(tx, id);
  const { terms, askFor } = await readFound(tx, row);
  const { receivedAt: at } = row;
  const hub = row.hub ?? SHARED_HUB;
  if (terms.length > 0)
    await tx.insert(searchTerms).values(terms.map((term) => ({ referral: id, term, hub, at })));
  await tx.update(referrals).set({ reindex: false, askFor }).where(eq(referrals.id, id));
}

/** A request whose key is gone has no words any more. */
async function readFound(tx: Tx, row: ReferralRow): Promise<{ terms: string[]; askFor: string | null }> {
  try {
    const [stored] = await tx.select().from(referralBodies).where(eq(referralBodies.id, row.id));
    const body = unseal<ReferralBody>({ table: "referral_bodies", row: row.id }, stored!.sealed);
    const month = monthOf(row.receivedAt);
    const terms = (await readWords(tx, row.id, body)).map((word) => searchTerm(word, month));
    return { terms, askFor: row.askFor ?? sealAskFor(row.id, body, row.receivedAt) };
  } catch (error) {
    log.warn({ code: codeOf(error) }, "request not findable");
    return { terms: [], askFor: row.askFor };
  }
}

/** The family's words, the ways to reach them that are safe now, and where they live, as far as it is known. Notes and
 *  messages of staff are not searched. There is an end to how many are kept: what is asked for on the telephone comes
 *  first, then what the family wrote last. */
async function readWords(tx: Tx, id: string, body: ReferralBody): Promise<string[]> {
  const thread = await readThread(tx, id);
  const newestFirst = thread
    .filter((it) => it.by === null)
    .map((it) => it.text)
    .reverse();
  const answers = body.transcript.flatMap((it) => [it.shown.answer, it.english.answer]);
  const ways = body.contact.ways.map((it) => it.to);
  return searchWords(body.callMe, body.district ?? "", ...ways, ...newestFirst, ...answers);
}

/** An old number must not be found the moment it is no longer safe. */
export async function forgetTerms(tx: Tx, referral: string): Promise<void> {
  await tx.delete(searchTerms).where(eq(searchTerms.referral, referral));
}
