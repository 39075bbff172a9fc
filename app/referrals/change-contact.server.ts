/** A family changes how it can be reached. It counts from the moment it is sent. */
import { eq } from "drizzle-orm";
import { isUniqueViolation, type Tx } from "../../db/client";
import { submissions } from "../../db/schema/forms";
import { referralBodies } from "../../db/schema/referrals";
import { store } from "../db.server";
import { readOpenState } from "../hubs/hubs.server";
import { ringBell } from "../outbox/bell.server";
import { announce } from "../outbox/outbox.server";
import { dropDraft, type HeldDraft } from "../questions/drafts.server";
import type { Progress } from "../questions/journey";
import { findSubmission } from "../questions/receipts.server";
import { contactQuestions, type contactJourney } from "../safety/contact.questions";
import { safeContact } from "../safety/safe-contact";
import { seal, unseal } from "../vault/seal.server";
import { changeReferral } from "./change-referral.server";
import { tellRoot } from "./merged.server";
import { keepWalls } from "./other-home.server";
import { endPause } from "./pause.server";
import { forgetTerms } from "./index-requests.server";
import { getHeldReferral, recordEvent, type ReferralRow } from "./record-event.server";
import { wroteAgain } from "./reopen.server";
import type { ReferralBody } from "./referral";
import { urgencyOf } from "./urgency";

/** An old number is as dangerous in a record as on a page. */
const withoutOldWays = (body: ReferralBody): ReferralBody => ({
  ...body,
  transcript: body.transcript.filter((it) => !Object.hasOwn(contactQuestions, it.question)),
  answers: Object.fromEntries(
    Object.entries(body.answers).filter(([name]) => !Object.hasOwn(contactQuestions, name)),
  ),
});

/** Replaces the safe-contact rules of a referral; the history says that it happened, and the old ways are kept
 *  nowhere but with a wall. Danger words in a note make the request urgent. Sent twice, it is one change.
 *  @param by staff id, where the family said so to somebody who typed it in: others are told only of what worries us */
export async function changeContact(
  referral: string,
  draft: HeldDraft,
  { answers }: Progress<typeof contactJourney.questions>,
  now: Date,
  by?: string,
): Promise<void> {
  const contact = safeContact(answers, now);
  const { words } = urgencyOf(answers);
  const place = { table: "referral_bodies", row: referral };
  try {
    await store.transaction(async (tx) => {
      const row = await getHeldReferral(tx, referral);
      const [body] = await tx.select().from(referralBodies).where(eq(referralBodies.id, referral));
      const changed = withoutOldWays({ ...unseal<ReferralBody>(place, body!.sealed), contact });
      const sealed = seal(place, changed, now);
      // a number that was kept from another home stays kept from it
      await keepWalls(tx, row);
      await tx.update(referralBodies).set({ sealed }).where(eq(referralBodies.id, referral));
      await keepWalls(tx, row);
      const urgent = row.urgent || words.length > 0;
      const who = by ? { by } : {};
      const resumed = await endPause(tx, row, who, now);
      // what worries us must be read, even where the request had ended; a family that took it back asks for nothing else
      const back = row.state === "withdrawn";
      const tells = words.length > 0 || !(by || back);
      const over = (row.done === 1 && !row.mergedInto) || back;
      const again = over && tells ? await wroteAgain(tx, row, now) : {};
      const news = tells ? { unread: true, news: "contact" as const, deleteAt: null } : {};
      await changeReferral(tx, row, { ...news, urgent, reindex: true, ...resumed, ...again }, now);
      await forgetTerms(tx, referral);
      await recordEvent(tx, row, { ...who, kind: "contactChanged", detail: { dangerWords: words } }, now);
      await tx
        .insert(submissions)
        .values({ key: draft.key, kind: "contact", subject: referral, expiresAt: now });
      const said = { ...who, news: tells ? ("contact" as const) : null, urgent: words.length > 0 };
      const told = await tellRoot(tx, row, said, now);
      if (tells) await tellHub(tx, told, now);
      await dropDraft(tx, draft.token);
    });
    ringBell();
  } catch (error) {
    if (!isUniqueViolation(error) || (await findSubmission(draft.key)) !== "contact") throw error;
  }
}

async function tellHub(tx: Tx, { id, hub, urgent }: ReferralRow, now: Date): Promise<void> {
  const openNow = (await readOpenState(tx, hub, now)).open;
  await announce(tx, { subjectKind: "referralChange", subject: id, hub, urgent, openNow }, now);
}
