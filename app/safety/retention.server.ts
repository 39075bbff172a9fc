/** Deletes what has been kept long enough. Cookies and keys already made it unreadable; this frees the rows. */
import { and, inArray, isNotNull, lt } from "drizzle-orm";
import type { Store } from "../../db/client";
import { drafts, slips, submissions } from "../../db/schema/forms";
import { bulkActions, bulkItems } from "../../db/schema/inbox";
import { staffChallenges, staffSessions } from "../../db/schema/staff";

const DAY = 86_400_000;

/** Drafts, refused forms, visits, sign-ins that were begun, and receipts past their time; sending keys a day after, when
 *  no page that could
 *  send them again is left; what was done to several
 *  requests at once, a day later; staff sessions a month after they ended. */
export async function deleteExpired(store: Store, now: Date): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.delete(drafts).where(lt(drafts.expiresAt, now));
    await tx.delete(slips).where(lt(slips.expiresAt, now));
    await tx.delete(staffChallenges).where(lt(staffChallenges.expiresAt, now));
    await tx
      .update(submissions)
      .set({ receipt: null, holder: null })
      .where(and(lt(submissions.expiresAt, now), isNotNull(submissions.receipt)));
    await tx.delete(submissions).where(lt(submissions.expiresAt, new Date(now.getTime() - DAY)));
    const dayAgo = lt(bulkActions.at, new Date(now.getTime() - DAY));
    const old = tx.select({ id: bulkActions.id }).from(bulkActions).where(dayAgo);
    await tx.delete(bulkItems).where(inArray(bulkItems.bulk, old));
    await tx.delete(bulkActions).where(dayAgo);
    await tx.delete(staffSessions).where(lt(staffSessions.seenAt, new Date(now.getTime() - 30 * DAY)));
  });
}
