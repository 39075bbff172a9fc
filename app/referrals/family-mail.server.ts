/** "You have a message": all that a mail about a request ever says to a family. Nothing in it says from whom, about what
 *  or where to read it, and it goes to an address that the family said is safe, at a time that is. */
import { and, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { outbox } from "../../db/schema/outbox";
import { referralBodies, referrals } from "../../db/schema/referrals";
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

/** One that still waits to be sent says it of this message too: each mail is one more that somebody else may see.
 *  @param at when it may be sent */
export async function announceMessage(tx: Tx, { id, hub }: ReferralRow, at: Date, now: Date): Promise<void> {
  const waits = and(
    eq(outbox.subject, id),
    eq(outbox.subjectKind, MESSAGE_KIND),
    eq(outbox.state, "pending"),
    isNull(outbox.sentAt),
  );
  const [waiting] = await tx.select({ id: outbox.id }).from(outbox).where(waits).limit(1);
  if (!waiting) await announceToFamily(tx, { subjectKind: MESSAGE_KIND, subject: id, hub }, at, now);
}

/** Asked again when it is sent: what is safe may have changed since, and then nothing is; nor to a family that has taken its
 *  request back. */
const familyMail: Render = async (db, row, now) => {
  const [request] = await db.select().from(referrals).where(eq(referrals.id, row.subject));
  if (request?.state === "withdrawn") return null;
  const t = translator("en");
  const words = { subject: t("email:family.subject"), text: t("email:family.text") };
  return familyLetter(await findSafeMail(db, row.subject, now), words, now);
};

export const familyNotices = { [MESSAGE_KIND]: familyMail };
