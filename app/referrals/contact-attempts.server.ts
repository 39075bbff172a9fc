import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { referralEvents } from "../../db/schema/referrals";
import { unseal } from "../vault/seal.server";
import type { EventDetail } from "./referral";

/** Every recorded attempt to reach the family of a referral, in order. */
export async function listAttempts(db: Db, referral: string) {
  const rows = await db
    .select()
    .from(referralEvents)
    .where(and(eq(referralEvents.referral, referral), eq(referralEvents.kind, "contactAttempt")))
    .orderBy(asc(referralEvents.at), asc(referralEvents.id));
  return rows.map(({ id, kind, at, sealed }) => ({
    ...{ kind, at },
    detail: unseal<EventDetail["contactAttempt"]>({ table: "referral_events", row: id }, sealed!),
  }));
}
