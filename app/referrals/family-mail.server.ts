/** "You have a message": all that a mail about a request ever says to a family. Nothing in it says from whom, about what
 *  or where to read it, and it goes to an address that the family said is safe, at a time that is. */
import { eq } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { referralBodies } from "../../db/schema/referrals";
import { translator } from "../i18n/i18n.server";
import type { Render } from "../outbox/compose.server";
import { announceToFamily, canMailFamilies, familyLetter } from "../outbox/family-mail.server";
import { lastConfirmed } from "../safety/contact-rules";
import { safeMail } from "../safety/safe-mail";
import { unseal } from "../vault/seal.server";
import { listAttempts } from "./contact-attempts.server";
import { changedElsewhere } from "./merged-contact.server";
import type { ReferralRow } from "./record-event.server";
import type { ReferralBody } from "./referral";

/** What the outbox calls it. */
export const MESSAGE_KIND = "referralMessage";

/** Where and from when on it may be sent. @returns undefined where it may not: see {@link safeMail}, or the service has no
 *  neutral sender */
export async function findSafeMail(
  db: Db,
  referral: string,
  now: Date,
): Promise<{ to: string; at: Date } | undefined> {
  if (!canMailFamilies()) return undefined;
  const [stored] = await db.select().from(referralBodies).where(eq(referralBodies.id, referral));
  if (!stored) return undefined;
  const { contact } = unseal<ReferralBody>({ table: "referral_bodies", row: referral }, stored.sealed);
  const attempts = await listAttempts(db, referral);
  if (await changedElsewhere(db, referral, lastConfirmed(contact, attempts))) return undefined;
  return safeMail(contact, attempts, now);
}

/** @param at when it may be sent */
export const announceMessage = (tx: Tx, { id, hub }: ReferralRow, at: Date, now: Date): Promise<void> =>
  announceToFamily(tx, { subjectKind: MESSAGE_KIND, subject: id, hub }, at, now);

/** Asked again when it is sent: what is safe may have changed since, and then nothing is. */
const familyMail: Render = async (db, row, now) => {
  const t = translator("en");
  const words = { subject: t("email:family.subject"), text: t("email:family.text") };
  return familyLetter(await findSafeMail(db, row.subject, now), words, now);
};

export const familyNotices = { [MESSAGE_KIND]: familyMail };
