/** "You have a message": the only mail a family ever gets. Nothing in it says from whom, about what or where to read it,
 *  and it goes to an address that the family said is safe, at a time that is. */
import { eq } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { outbox } from "../../db/schema/outbox";
import { referralBodies } from "../../db/schema/referrals";
import { env } from "../env.server";
import { translator } from "../i18n/i18n.server";
import type { Render } from "../outbox/compose.server";
import { newMessageId, newRow } from "../outbox/outbox.server";
import { nextSafeTime } from "../safety/contact";
import { isStale, isUnsafe, lastConfirmed } from "../safety/contact-rules";
import { unseal } from "../vault/seal.server";
import { listAttempts } from "./contact-attempts.server";
import { changedElsewhere } from "./merged-contact.server";
import type { ReferralRow } from "./record-event.server";
import type { ReferralBody } from "./referral";

const KIND = "referralMessage";

/** Where and from when on it may be sent. @returns undefined where it may not: e-mail was not said to be safe, or that is
 *  in doubt, or was said too long ago, or the service has no neutral sender */
export async function findSafeMail(
  db: Db,
  referral: string,
  now: Date,
): Promise<{ to: string; at: Date } | undefined> {
  if (!env.familyMailFrom) return undefined;
  const [stored] = await db.select().from(referralBodies).where(eq(referralBodies.id, referral));
  if (!stored) return undefined;
  const { contact } = unseal<ReferralBody>({ table: "referral_bodies", row: referral }, stored.sealed);
  const attempts = await listAttempts(db, referral);
  const confirmed = lastConfirmed(contact, attempts);
  if (isUnsafe(contact, attempts) || isStale(confirmed, now)) return undefined;
  if (await changedElsewhere(db, referral, confirmed)) return undefined;
  const way = contact.ways.find((it) => it.channel === "email");
  const at = nextSafeTime(contact, "email", now);
  return way && at ? { to: way.to, at } : undefined;
}

/** @param at when it may be sent */
export async function announceMessage(tx: Tx, row: ReferralRow, at: Date, now: Date): Promise<void> {
  const about = { subjectKind: KIND, subject: row.id, hub: row.hub, channel: "email" as const, inbox: null };
  // escalated: an inbox of the hub's must never get what was meant for a family
  const how = { urgent: false, escalated: true, dueAt: at, messageId: newMessageId(env.familyMailFrom) };
  await tx.insert(outbox).values(newRow({ ...about, ...how }, now));
}

/** Asked again when it is sent: what is safe may have changed since, and then nothing is. */
const familyMail: Render = async (db, row, now) => {
  const safe = await findSafeMail(db, row.subject, now);
  if (!safe || !env.familyMailFrom) return null;
  if (safe.at > now) throw Object.assign(new Error("Not at this time of day"), { code: "NOT_NOW" });
  const t = translator("en");
  return {
    ...{ to: safe.to, from: env.familyMailFrom },
    ...{ subject: t("email:family.subject"), paragraphs: [t("email:family.text")] },
  };
};

export const familyNotices = { [KIND]: familyMail };
