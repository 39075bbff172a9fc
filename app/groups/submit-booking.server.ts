/** Sending a booking: one transaction holds the record, what a person has to do about it, the key that makes a second
 *  press the same, and the end of the draft. */
import { isUniqueViolation } from "../../db/client";
import { store } from "../db.server";
import { manyWithinAnHour } from "../http/many-within-an-hour.server";
import { londonDate } from "../i18n/dates";
import { ringBell } from "../outbox/bell.server";
import { dropDraft, type HeldDraft } from "../questions/drafts.server";
import type { Progress } from "../questions/journey";
import { findSubmission, keepReceipt } from "../questions/receipts.server";
import { transcribe, type Spoken } from "../questions/transcript";
import { randomCode, randomToken } from "../random.server";
import { safeContact } from "../safety/safe-contact";
import { sealHash } from "../vault/seal.server";
import { keptOf, needsOf } from "./booking-answers";
import { bookingJourney } from "./booking.questions";
import { reasonsNow } from "./eligibility";
import { enterBooking } from "./enter-booking.server";
import type { BookingBody } from "./group";
import { freeReference } from "../vault/free-reference.server";
import { findBookable } from "./start-booking.server";
import { tellOfNeeds } from "./tell-of-needs.server";

/** What the confirmation shows: sealed for ten minutes, opened by the draft's cookie. */
export interface BookingReceipt {
  /** row id */
  booking: string;
  reference: string;
  code: string;
}

type Questions = typeof bookingJourney.questions;

/** Somebody could fill a group with families that there are not: then a person talks with each before it is placed. */
const areMany = manyWithinAnHour();

/** What is kept of a finished form. */
function bodyOf(
  walked: Progress<Questions>,
  spoken: { shown: Spoken; english: Spoken },
  now: Date,
): BookingBody {
  const { answers } = walked;
  return {
    callMe: answers.callMe ?? "",
    lang: spoken.shown.lang,
    ...needsOf(answers),
    contact: safeContact(answers, now),
    agesOn: londonDate(now),
    transcript: keptOf(transcribe(bookingJourney, walked, spoken.shown, spoken.english), answers),
  };
}

/** Accepts a finished booking of the group that the draft is about. Sent twice, it is the same booking.
 *  @param address that it was sent from
 *  @returns "closed" where the group takes no more: nothing was written, and the draft is still there
 *  @throws where nothing was accepted */
export async function submitBooking(
  draft: HeldDraft,
  walked: Progress<Questions>,
  spoken: { shown: Spoken; english: Spoken },
  now: Date,
  address: string,
): Promise<"sent" | "closed"> {
  const found = draft.about === undefined ? undefined : await findBookable(store.read, draft.about, now);
  if (!found) return "closed";
  const body = bodyOf(walked, spoken, now);
  const id = randomToken();
  const code = randomCode();
  const codeHash = sealHash({ table: "bookings", row: id }, code, now);
  const many = await areMany(address, now);
  try {
    const entered = await store.transaction(async (tx) => {
      const reference = await freeReference(tx);
      const talk = [...reasonsNow(found, body, now), ...(many ? (["many"] as const) : [])];
      const it = { id, reference, codeHash, group: found.group.id, body, talk, via: "web" as const };
      const result = await enterBooking(tx, it, now);
      if (result.state === "closed") return result;
      await tellOfNeeds(tx, { id, reference, hub: found.group.hub, state: result.state }, body, now);
      const receipt: BookingReceipt = { booking: id, reference, code };
      await keepReceipt(tx, draft, { kind: "booking", subject: id, receipt }, now);
      await dropDraft(tx, draft.token);
      return result;
    });
    ringBell();
    return entered.state === "closed" ? "closed" : "sent";
  } catch (error) {
    // the same form, pressed twice at once: the first press has it
    if (!isUniqueViolation(error) || !(await findSubmission(draft.key))) throw error;
    return "sent";
  }
}
