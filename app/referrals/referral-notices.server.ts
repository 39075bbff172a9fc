import { eq } from "drizzle-orm";
import { given, prepared } from "../../db/prepared";
import { referrals } from "../../db/schema/referrals";
import { findHubById } from "../hubs/hubs.server";
import type { Render, Renderers } from "../outbox/compose.server";
import type { NoticeKind } from "../outbox/message";
import { paths } from "../paths";

const referralOf = prepared((db) =>
  db
    .select()
    .from(referrals)
    .where(eq(referrals.id, given("id"))),
);

/** Says a referral by what a stranger may read: kind, hub, reference, urgency, due time and a link. */
const notice =
  (kind: NoticeKind): Render =>
  async (db, row) => {
    const [referral] = await referralOf(db, { id: row.subject });
    if (!referral) return null;
    const hub = row.hub ? await findHubById(db, row.hub) : undefined;
    return {
      kind,
      hubName: hub?.name ?? "",
      reference: referral.reference,
      urgent: row.urgent,
      // nobody has to be in touch with a family that took its request back
      dueAt: referral.done ? null : referral.dueAt,
      link: paths.request(referral.reference),
    };
  };

/** What has happened to a referral, as the outbox names it. */
export const referralNotices = {
  referral: notice("request"),
  referralChange: notice("change"),
  referralWithdrawal: notice("withdrawal"),
  referralTransfer: notice("transfer"),
  referralReadForReason: notice("readForReason"),
  referralUnopened: notice("unopened"),
  referralUntaken: notice("untaken"),
  referralDueSoon: notice("dueSoon"),
  referralOverdue: notice("overdue"),
  referralTwiceOverdue: notice("twiceOverdue"),
} satisfies Renderers;
