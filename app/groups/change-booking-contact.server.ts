/** From the family's page: what is safe has changed. It counts from the moment it is sent, and the old ways are kept
 *  nowhere. */
import { isUniqueViolation } from "../../db/client";
import { submissions } from "../../db/schema/forms";
import { store } from "../db.server";
import { ringBell } from "../outbox/bell.server";
import { dropDraft, type HeldDraft } from "../questions/drafts.server";
import type { Progress } from "../questions/journey";
import { findSubmission } from "../questions/receipts.server";
import type { contactJourney } from "../safety/contact.questions";
import { safeContact } from "../safety/safe-contact";
import { askToTalk } from "./ask-staff.server";
import { getBody, replaceBody } from "./booking-body.server";
import { takeTurnOf } from "./change-booking.server";
import { isApart, matchApart } from "./keep-apart.server";
import { recordBookingEvent } from "./record-booking-event.server";
import { tellOfNeeds } from "./tell-of-needs.server";

/** Sent twice, it is one change. */
export async function changeBookingContact(
  id: string,
  draft: HeldDraft,
  { answers }: Progress<typeof contactJourney.questions>,
  now: Date,
): Promise<void> {
  try {
    await store.transaction(async (tx) => {
      // in the group's turn: whoever must not be placed with them either is seen here, or sees this
      const { row } = await takeTurnOf(tx, id, now);
      const before = await getBody(tx, id);
      const body = { ...before, contact: safeContact(answers, now) };
      await replaceBody(tx, id, body, now);
      await matchApart(tx, row, body);
      // placed together before it was known who they are: a person has to see to it
      const placed = row.state === "booked" || row.state === "offered";
      if (placed && (await isApart(tx, id, row.group)))
        await askToTalk(tx, row, body.callMe, ["person"], now);
      await recordBookingEvent(tx, row, { kind: "contactChanged", detail: null }, now);
      await tellOfNeeds(tx, row, body, now, before);
      await tx.insert(submissions).values({ key: draft.key, kind: "contact", subject: id, expiresAt: now });
      await dropDraft(tx, draft.token);
    });
    ringBell();
  } catch (error) {
    if (!isUniqueViolation(error) || (await findSubmission(draft.key)) !== "contact") throw error;
  }
}
