/** From the family's page: who comes, which children, and what they need has changed. */
import type { Db, Tx } from "../../db/client";
import { isUniqueViolation } from "../../db/client";
import { submissions } from "../../db/schema/forms";
import { store } from "../db.server";
import { londonDate } from "../i18n/dates";
import { ringBell } from "../outbox/bell.server";
import { dropDraft, type HeldDraft } from "../questions/drafts.server";
import type { Progress } from "../questions/journey";
import type { Raw } from "../questions/question";
import { findSubmission } from "../questions/receipts.server";
import { transcribe, type Spoken } from "../questions/transcript";
import { getBooking } from "./change-booking.server";
import { findBody, getBody } from "./booking-body.server";
import { keptOf, needsOf, rawOfNeeds, saysSameAges } from "./booking-answers";
import { needsJourney } from "./booking.questions";
import { listGroupsOf } from "./cancel-booking.server";
import { changeBundle } from "./change-bundle.server";
import type { BookingBody, TalkReason } from "./group";
import { findOwnGroup } from "./own-booking.server";
import { recordBookingEvent } from "./record-booking-event.server";
import { findGroup } from "./groups.server";
import { offersOf } from "./group-offers.question";
import { reasonsNow } from "./eligibility";
import { takeTurns } from "./take-turn.server";
import { tellOfNeeds } from "./tell-of-needs.server";

/** @returns the form as it is filled in now; undefined where there is nothing to change any more */
export async function readNeeds(db: Db, id: string): Promise<Raw | undefined> {
  const body = await findBody(db, id);
  const groupId = body && (await findOwnGroup(id));
  const found = groupId && (await findGroup(db, groupId));
  return body && found ? { ...rawOfNeeds(body), group: offersOf(found.group) } : undefined;
}

/** All of it fits, or all stays as it was. Sent twice, it is one change.
 *  @returns "full" where there is not enough room for it: nothing has changed, and the draft is still there */
export async function changeNeeds(
  id: string,
  draft: HeldDraft,
  walked: Progress<typeof needsJourney.questions>,
  spoken: { shown: Spoken; english: Spoken },
  now: Date,
): Promise<"changed" | "full"> {
  try {
    const changed = await store.transaction(async (tx) => {
      // before anything is read: what is safe may be changed at the same moment, and must not be put back
      await takeTurns(tx, await listGroupsOf(tx, id), now);
      const row = await getBooking(tx, id);
      if (row.state === "ended") return "changed";
      const before = await getBody(tx, id);
      const needs = needsOf(walked.answers);
      const asked = keptOf(transcribe(needsJourney, walked, spoken.shown, spoken.english), walked.answers);
      const names = new Set<string>([...Object.keys(needsJourney.questions), "getThere"]);
      const body = {
        ...before,
        ...needs,
        // ages that nobody looked at anew are as old as they were
        agesOn: saysSameAges(before.bundle, needs.bundle) ? before.agesOn : londonDate(now),
        transcript: [...before.transcript.filter((it) => !names.has(it.question)), ...asked],
      };
      if ((await changeBundle(tx, id, body, undefined, now)) === "full") return "full";
      await recordBookingEvent(tx, row, { kind: "needsChanged", detail: null }, now);
      await tellOfNeeds(tx, row, body, now, before, await newReasons(tx, row.group, { before, body }, now));
      await tx.insert(submissions).values({ key: draft.key, kind: "needs", subject: id, expiresAt: now });
      await dropDraft(tx, draft.token);
      return "changed";
    });
    ringBell();
    return changed;
  } catch (error) {
    if (!isUniqueViolation(error) || (await findSubmission(draft.key)) !== "needs") throw error;
    return "changed";
  }
}

/** Why a person would talk with them that was not so before: they keep what they have, and it is never a no. */
async function newReasons(
  tx: Tx,
  group: string,
  { before, body }: Record<"before" | "body", BookingBody>,
  now: Date,
): Promise<TalkReason[]> {
  const found = await findGroup(tx, group);
  if (!found) return [];
  const were = reasonsNow(found, before, now);
  return reasonsNow(found, body, now).filter((it) => !were.includes(it));
}
