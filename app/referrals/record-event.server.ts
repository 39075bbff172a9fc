/** What happens to a referral: an event of its history and a line of the audit, always together. */
import { and, desc, eq, type SQL } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { referralEvents, referrals } from "../../db/schema/referrals";
import { record } from "../audit/audit.server";
import { randomToken } from "../random.server";
import { seal } from "../vault/seal.server";
import type { EventDetail, EventKind } from "./referral";

export type ReferralRow = typeof referrals.$inferSelect;

/** The referral, held until the transaction ends: a write first, so that two of them on PostgreSQL follow one
 *  another. */
export async function holdReferral(
  tx: Tx,
  by: { id: string } | { reference: string },
): Promise<ReferralRow | undefined> {
  const which = "id" in by ? eq(referrals.id, by.id) : eq(referrals.reference, by.reference);
  const [row] = await tx.update(referrals).set(by).where(which).returning();
  return row;
}

/** As {@link holdReferral}. @throws Error where there is none */
export async function getHeldReferral(tx: Tx, id: string): Promise<ReferralRow> {
  const row = await holdReferral(tx, { id });
  if (!row) throw new Error("No such referral");
  return row;
}

/** The newest event of its history that is so. */
export async function findLastEvent(
  db: Db,
  referral: string,
  so: SQL | undefined,
): Promise<typeof referralEvents.$inferSelect | undefined> {
  const [last] = await db
    .select()
    .from(referralEvents)
    .where(and(eq(referralEvents.referral, referral), so))
    .orderBy(desc(referralEvents.at), desc(referralEvents.id))
    .limit(1);
  return last;
}

const insertEvent = preparedInsert(referralEvents);

/** What the record says of the portal's own tests, by which it leaves them out of what came in. */
export const TEST_NOTE = "test";

export interface Happened<K extends EventKind> {
  kind: K;
  detail: EventDetail[K];
  /** staff id, or {@link PORTAL}; left out where the family did it */
  by?: string;
  /** for the audit: never family content */
  note?: string;
}

/** @returns the event's id */
export async function recordEvent<K extends EventKind>(
  tx: Tx,
  row: { id: string; hub: string | null },
  { kind, detail, by, note }: Happened<K>,
  now: Date,
): Promise<string> {
  const id = randomToken();
  const sealed = detail === null ? null : seal({ table: "referral_events", row: id }, detail, now);
  await insertEvent(tx, { id, referral: row.id, kind, at: now, by: by ?? null, sealed });
  const about = { subjectKind: "referral", subject: row.id, hub: row.hub };
  const entry = { actor: by ?? "family", action: `referral.${kind}`, ...about };
  await record(tx, { ...entry, ...(note ? { detail: note } : {}) }, now);
  return id;
}
