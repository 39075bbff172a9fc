/** "Send now" at the end of any journey of a family's. */
import { readCookie } from "./http/cookies.server";
import { keepSlip } from "./http/slips.server";
import { formAddress } from "./form-address";
import { en } from "./i18n/locales/en";
import type { Language } from "./i18n/i18n.server";
import { paths } from "./paths";
import { findDraft, saveDraft, type HeldDraft } from "./questions/drafts.server";
import { progress } from "./questions/journey";
import { findSubmission, hasReceipt } from "./questions/receipts.server";
import type { RanOut } from "./referrals/ask-page.server";
import { changeContact } from "./referrals/change-contact.server";
import { openSlip } from "./referrals/open-page.server";
import { referralJourney } from "./referrals/referral.questions";
import { spokenIn } from "./referrals/spoken-in";
import { submitReferral } from "./referrals/submit-referral.server";
import { contactJourney } from "./safety/contact.questions";
import { findVisit } from "./vault/own-page.server";

export interface Sent {
  goTo: string;
  /** what the page it leads to should say */
  cookie?: string;
}

/** @param key the one in the form that was sent. @returns where to go next. Pressed twice, or sent again after
 *  Back, a form leads to the same confirmation. */
export async function sendForm(request: Request, key: string, language: Language, now: Date): Promise<Sent> {
  const draft = await findDraft(request, now);
  if (draft?.key !== key) {
    // an old page of a form that was thrown away must not send the new one unseen
    if (draft) return { goTo: paths.formCheck };
    const kind = await findSubmission(key);
    if (kind === "contact") return { goTo: paths.yourPageOpen };
    if (kind || (await hasReceipt(readCookie(request, "draft"), now))) return { goTo: paths.formSent };
    const { cookie } = await keepSlip(request, { page: "ask" } satisfies RanOut, now);
    return { goTo: paths.ask, cookie };
  }
  if (draft.journey === contactJourney.name) return sendContact(request, draft, now);
  const walked = progress(referralJourney, draft.raw, draft.done);
  if (walked.frontier) return { goTo: formAddress(walked.frontier.id, draft.journey) };
  const spoken = { shown: spokenIn(language.code, language.words), english: spokenIn("en", en) };
  await submitReferral(draft, walked, spoken, now);
  return { goTo: paths.formSent };
}

async function sendContact(request: Request, draft: HeldDraft, now: Date): Promise<Sent> {
  const walked = progress(contactJourney, draft.raw, draft.done);
  if (walked.frontier) return { goTo: formAddress(walked.frontier.id, draft.journey) };
  const visit = await findVisit(request, now);
  // only the family whose page it was begun on: on a shared phone the next visit may be another's
  if (!visit || visit.id !== draft.about) {
    const { cookie } = await keepSlip(request, { page: "yourPage", reference: "", error: "unsent" }, now);
    return { goTo: paths.yourPage, cookie };
  }
  await changeContact(visit.id, draft, walked, now);
  const { cookie } = await keepSlip(request, openSlip({ done: "changed", at: now.getTime() }), now);
  return { goTo: paths.yourPageOpen, cookie };
}

/** "Save and keep it for longer" on the last page. */
export async function keepForm(request: Request, now: Date): Promise<string> {
  const draft = await findDraft(request, now);
  if (draft) await saveDraft(draft, now);
  return draft ? paths.formCheck : paths.ask;
}
