/** "Send now" at the end of either journey. */
import { readCookie } from "../http/cookies.server";
import { en } from "../i18n/locales/en";
import type { Language } from "../i18n/i18n.server";
import { paths } from "../paths";
import { findDraft } from "../questions/drafts.server";
import { progress } from "../questions/journey";
import { changeContact } from "./change-contact.server";
import { formAddress } from "./form-address";
import { journeyNamed, spokenIn } from "./journeys";
import { contactJourney, referralJourney } from "./referral.questions";
import { findReceipt, submitReferral, wasSubmitted } from "./submit-referral.server";
import { findVisit } from "./your-page.server";

/** @param key the one in the form that was sent. @returns where to go next. Pressed twice, or sent again after
 *  Back, a form leads to the same confirmation. */
export async function sendForm(
  request: Request,
  key: string,
  language: Language,
  now: Date,
): Promise<string> {
  const draft = await findDraft(request, now);
  if (draft?.key !== key) {
    const sent = (await wasSubmitted(key)) || (await findReceipt(readCookie(request, "draft"), now));
    // an old page of a form that was thrown away must not send the new one unseen
    return sent ? paths.formSent : draft ? paths.formCheck : paths.ask;
  }
  const spoken = { shown: spokenIn(language.code, language.words), english: spokenIn("en", en) };
  const { frontier } = progress(journeyNamed(draft.journey), draft.raw, draft.done);
  if (frontier) return formAddress(frontier.id, draft.journey);

  if (draft.journey === contactJourney.name) {
    const visit = await findVisit(request, now);
    if (!visit) return paths.yourPage;
    await changeContact(visit.referral, draft, progress(contactJourney, draft.raw, draft.done), spoken, now);
    return paths.yourPageOpen;
  }
  await submitReferral(draft, progress(referralJourney, draft.raw, draft.done), spoken, now);
  return paths.formSent;
}
