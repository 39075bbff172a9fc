/** Deletes the words of requests that live in the council's case system now. That there was a request, when, and how it
 *  ended, stays for the figures. */
import { PORTAL } from "../audit/portal";
import { and, eq, lte } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { referralLabels } from "../../db/schema/inbox";
import {
  referralBodies,
  referralEvents,
  referralMessages,
  referralNotes,
  referrals,
} from "../../db/schema/referrals";
import { changeReferral } from "./change-referral.server";
import { forgetTerms } from "./index-requests.server";
import { forgetOtherHome, keepWalls } from "./other-home.server";
import { getHeldReferral, recordEvent } from "./record-event.server";
import { listSame } from "./walls.server";

const AT_ONCE = 50;

export async function deletePassedOn(store: Store, now: Date): Promise<void> {
  const due = and(eq(referrals.done, 1), lte(referrals.deleteAt, now));
  const rows = await store.read.select({ id: referrals.id }).from(referrals).where(due).limit(AT_ONCE);
  for (const { id } of rows)
    await store.transaction(async (tx) => {
      const row = await getHeldReferral(tx, id);
      // somebody may have said stop since, or the family may have written
      const passedOn = row.state === "closed" && row.outcome === "localOffice" && !row.unread;
      if (!row.deleteAt || row.deleteAt > now || !passedOn) return;
      for (const same of await listSame(tx, row)) await deleteWords(tx, same, now);
    });
}

/** Every word of a request, for good, and what finds it by them. */
export async function deleteWords(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await getHeldReferral(tx, id);
  // its walls stay: the other home goes on seeing nothing of it
  await keepWalls(tx, row);
  await forgetOtherHome(tx, id);
  await tx.delete(referralBodies).where(eq(referralBodies.id, id));
  await tx.delete(referralNotes).where(eq(referralNotes.referral, id));
  await tx.delete(referralMessages).where(eq(referralMessages.referral, id));
  await tx.delete(referralLabels).where(eq(referralLabels.referral, id));
  await tx.update(referralEvents).set({ sealed: null }).where(eq(referralEvents.referral, id));
  await forgetTerms(tx, id);
  // no code opens it any more
  const gone = { state: "deleted" as const, deleteAt: null, codeHash: "", reindex: false, askFor: null };
  await changeReferral(tx, row, gone, now);
  await recordEvent(tx, row, { by: PORTAL, kind: "deleted", detail: null }, now);
}
