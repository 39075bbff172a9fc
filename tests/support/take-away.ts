/** What no way through the portal does: a request's row is gone, and only the record knows that it came in. */
import { eq } from "drizzle-orm";
import type { Store } from "../../db/client";
import { referralBodies, referralEvents, referrals, searchTerms } from "../../db/schema/referrals";
import { keepEvidence } from "../../app/referrals/reconcile.server";

export async function takeAway(store: Store, reference: string): Promise<void> {
  await store.transaction(async (tx) => {
    const [row] = await tx.select().from(referrals).where(eq(referrals.reference, reference));
    for (const table of [referralEvents, searchTerms])
      await tx.delete(table).where(eq(table.referral, row!.id));
    await tx.delete(referralBodies).where(eq(referralBodies.id, row!.id));
    await tx.delete(referrals).where(eq(referrals.id, row!.id));
  });
}

/** For `fillPortal`: and the worker has looked since. */
export async function takeAwayAndCount(store: Store, reference: string): Promise<null> {
  await takeAway(store, reference);
  await keepEvidence(store, new Date());
  return null;
}
