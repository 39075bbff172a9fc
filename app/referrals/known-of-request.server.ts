/** What a request says of a family, for something else that it asks for. */
import { eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { referralBodies, referrals } from "../../db/schema/referrals";
import { isUnsafe, lastConfirmed } from "../safety/contact-rules";
import { unseal } from "../vault/seal.server";
import { listAttempts } from "./contact-attempts.server";
import { changedElsewhere } from "./merged-contact.server";
import type { ReferralBody } from "./referral";
import type { ReferralAnswers } from "./referral.questions";

/** @returns undefined where its words are deleted, or what is safe is in doubt: then everything is asked anew */
export async function findKnown(db: Db, referral: string) {
  const [row] = await db.select().from(referrals).where(eq(referrals.id, referral));
  const [stored] = await db.select().from(referralBodies).where(eq(referralBodies.id, referral));
  if (!row || !stored) return undefined;
  const body = unseal<ReferralBody>({ table: "referral_bodies", row: referral }, stored.sealed);
  const attempts = await listAttempts(db, referral);
  const confirmedAt = lastConfirmed(body.contact, attempts);
  if (isUnsafe(body.contact, attempts) || (await changedElsewhere(db, referral, confirmedAt)))
    return undefined;
  const { children, language, languageOther, interpreter } = body.answers as ReferralAnswers;
  return {
    ...{ callMe: body.callMe, contact: body.contact, confirmedAt },
    children: {
      said: children?.ages.map((it) => it.said) ?? [],
      due: children?.due ?? null,
      at: row.receivedAt,
    },
    language: language ?? null,
    languageOther: languageOther ?? "",
    interpreter: interpreter === "yes",
  };
}
