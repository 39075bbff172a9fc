/** A mail to a family that its mailbox does not take: whoever is on duty reaches it in another way. */
import { PORTAL } from "../audit/portal";
import { and, eq, gte } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { referralEvents } from "../../db/schema/referrals";
import type { Unreached } from "../outbox/unreached.server";
import { changeReferral } from "./change-referral.server";
import { MESSAGE_KIND } from "./family-mail.server";
import { getHeldReferral, holdReferral, recordEvent, type ReferralRow } from "./record-event.server";
import { reopened } from "./reopen.server";

/** Nobody is mailed about it: it stands in the inbox, and what nobody opens there has clocks of its own. */
async function bringBack(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await holdReferral(tx, { id });
  if (!row || row.state === "deleted" || (await isSaid(tx, row))) return;
  await recordEvent(tx, row, { by: PORTAL, kind: "undelivered", detail: null }, now);
  const shown = row.mergedInto ? await getHeldReferral(tx, row.mergedInto) : row;
  // whoever took it back waits for no word
  if (shown.state === "withdrawn") return;
  if (shown !== row) await changeReferral(tx, row, newsOf(row), now);
  // nobody looks for something to do among what has ended
  const again = shown.done ? await reopened(tx, shown, now) : {};
  await changeReferral(tx, shown, { ...again, ...newsOf(shown) }, now);
}

/** What the family itself wrote stays in front. */
const newsOf = ({ unread, news }: ReferralRow): Partial<ReferralRow> => ({
  unread: true,
  news: unread && news ? news : "undelivered",
});

/** Whether it says so already to whoever opens it next. */
async function isSaid(tx: Tx, { id, unread, unreadSince }: ReferralRow): Promise<boolean> {
  if (!unread || !unreadSince) return false;
  const { referral, kind, at } = referralEvents;
  const said = and(eq(referral, id), eq(kind, "undelivered"), gte(at, unreadSince));
  return (await tx.select({ at }).from(referralEvents).where(said).limit(1)).length > 0;
}

export const referralUnreached: Unreached = {
  [MESSAGE_KIND]: (tx, { subject }, now) => bringBack(tx, subject, now),
};
