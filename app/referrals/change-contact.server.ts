/** A family changes how it can be reached. It counts from the moment it is sent. */
import { eq } from "drizzle-orm";
import { submissions } from "../../db/schema/forms";
import { referralBodies, referralEvents, referrals } from "../../db/schema/referrals";
import { isUniqueViolation } from "../../db/client";
import { record } from "../audit/audit.server";
import { store } from "../db.server";
import { hubCalendar } from "../hubs/hubs.server";
import { openState } from "../hubs/opening-hours";
import { ringBell } from "../outbox/bell.server";
import { announce } from "../outbox/outbox.server";
import { dropDraft, type HeldDraft } from "../questions/drafts.server";
import type { Progress } from "../questions/journey";
import { transcribe, type Spoken } from "../questions/transcript";
import { randomToken } from "../random.server";
import { seal, unseal } from "../vault/seal.server";
import type { EventDetail, ReferralBody } from "./referral";
import { contactJourney } from "./referral.questions";
import { safeContact } from "./safe-contact";

/** Replaces the safe-contact rules of a referral and keeps the change in its history. Sent twice, it is one change. */
export async function changeContact(
  referral: string,
  draft: HeldDraft,
  walked: Progress<typeof contactJourney.questions>,
  spoken: { shown: Spoken; english: Spoken },
  now: Date,
): Promise<void> {
  const contact = safeContact(walked.answers, now);
  const transcript = transcribe(contactJourney, walked, spoken.shown, spoken.english);
  const detail: EventDetail["contactChanged"] = { contact, transcript };
  const place = { table: "referral_bodies", row: referral };
  const event = randomToken();
  try {
    await store.transaction(async (tx) => {
      const [body] = await tx.select().from(referralBodies).where(eq(referralBodies.id, referral));
      const [row] = await tx.select().from(referrals).where(eq(referrals.id, referral));
      if (!body || !row) throw new Error("No such referral");
      const changed: ReferralBody = { ...unseal<ReferralBody>(place, body.sealed), contact };
      await tx
        .update(referralBodies)
        .set({ sealed: seal(place, changed, now) })
        .where(eq(referralBodies.id, referral));
      await tx.update(referrals).set({ unread: true }).where(eq(referrals.id, referral));
      await tx.insert(referralEvents).values({
        id: event,
        referral,
        kind: "contactChanged",
        at: now,
        sealed: seal({ table: "referral_events", row: event }, detail, now),
      });
      await tx
        .insert(submissions)
        .values({ key: draft.key, kind: "contact", subject: referral, expiresAt: now });
      const openNow = openState(await hubCalendar(tx, row.hub), now).open;
      const { hub, urgent } = row;
      const notice = { subjectKind: "referralChange", subject: referral, hub, urgent, openNow };
      await announce(tx, notice, now);
      await record(
        tx,
        {
          actor: "family",
          action: "referral.contactChanged",
          subjectKind: "referral",
          subject: referral,
          hub: row.hub,
        },
        now,
      );
      await dropDraft(tx, draft.token);
    });
    ringBell();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}
