/** Safe contact of requests that were merged: each has its own rules, and a change of one puts the others in doubt. */
import { and, eq, gt, inArray, ne } from "drizzle-orm";
import type { Db } from "../../db/client";
import { referralEvents, referrals } from "../../db/schema/referrals";
import { listAttempts } from "./contact-attempts.server";
import { listSame } from "./walls.server";

/** Whether what is safe was changed, or found to be unsafe, on a request that is one with this one, later than it was confirmed here. */
export async function changedElsewhere(db: Db, referral: string, confirmed: Date): Promise<boolean> {
  const [row] = await db.select().from(referrals).where(eq(referrals.id, referral));
  const same = row ? await listSame(db, row) : [];
  if (same.length < 2) return false;
  const found = await db
    .select({ id: referralEvents.id })
    .from(referralEvents)
    .where(
      and(
        inArray(referralEvents.referral, same),
        ne(referralEvents.referral, referral),
        eq(referralEvents.kind, "contactChanged"),
        gt(referralEvents.at, confirmed),
      ),
    )
    .limit(1);
  if (found.length > 0) return true;
  const attempts = await Promise.all(same.filter((id) => id !== referral).map((id) => listAttempts(db, id)));
  return attempts.flat().some((it) => it.detail.stillSafe === false && it.at > confirmed);
}
