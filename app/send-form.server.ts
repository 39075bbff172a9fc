/** "Send now" at the end of any journey of a family's. */
import { keepBookingSlip } from "./groups/booking-forms.server";
import { bookingJourney, needsJourney } from "./groups/booking.questions";
import { changeBookingContact } from "./groups/change-booking-contact.server";
import { changeNeeds } from "./groups/change-needs.server";
import { notBooked } from "./groups/start-booking.server";
import { submitBooking } from "./groups/submit-booking.server";
import { readCookie } from "./http/cookies.server";
import { manyWithinAnHour } from "./http/many-within-an-hour.server";
import type { Form } from "./http/read-form.server";
import { keepSlip } from "./http/slips.server";
import { formAddress } from "./form-address";
import { en } from "./i18n/locales/en";
import type { Language } from "./i18n/i18n.server";
import { journeyNamed, spokenIn } from "./journeys";
import { ownPageOf } from "./own-page-address";
import { paths } from "./paths";
import { draftCookie, findDraft, saveDraft, type HeldDraft } from "./questions/drafts.server";
import { progress, type Progress } from "./questions/journey";
import type { Questions } from "./questions/question";
import { findSubmission, hasReceipt } from "./questions/receipts.server";
import type { RanOut } from "./referrals/ask-page.server";
import { changeContact } from "./referrals/change-contact.server";
import { openSlip } from "./referrals/open-page.server";
import { referralJourney } from "./referrals/referral.questions";
import { submitReferral } from "./referrals/submit-referral.server";
import { contactJourney } from "./safety/contact.questions";
import { sendStory } from "./stories/send-story.server";
import { isStory } from "./stories/is-story";
import { storyJourney } from "./stories/story.questions";
import { youngStoryJourney } from "./stories/youngStory.questions";
import { findVisit, type Visit } from "./vault/own-page.server";

export interface Sent {
  goTo: string;
  /** what the page it leads to should say */
  cookie?: string;
}

/** @param form with its `key`, and the name of its journey. @returns where to go next. Pressed twice, or sent again after
 *  Back, a form leads to the same confirmation. */
export async function sendForm(
  { request, address, language }: { request: Request; address: string; language: Language },
  form: Form,
  now: Date,
): Promise<Sent> {
  const key = form.one("key");
  const draft = await findDraft(request, now);
  if (draft?.key !== key) {
    // an old page of a form that was thrown away must not send the new one unseen
    if (draft) return { goTo: paths.formCheck };
    const kind = await findSubmission(key);
    if (kind === "contact" || kind === "needs") {
      const visit = await findVisit(request, now, "request", "booking");
      return { goTo: visit ? ownPageOf(visit) : paths.yourPage };
    }
    if (kind || (await hasReceipt(readCookie(request, "draft"), now))) return { goTo: paths.formSent };
    return ranOut(request, form.one("_journey"), now);
  }
  const walked = progress(journeyNamed(draft.journey), draft.raw, draft.done);
  if (walked.frontier) return { goTo: formAddress(walked.frontier.id, draft.journey) };
  switch (draft.journey) {
    case contactJourney.name:
      return sendContact(request, draft, now);
    case needsJourney.name:
      return sendNeeds(request, draft, language, now);
    case bookingJourney.name:
      return sendBooking(request, draft, language, address, now);
    case storyJourney.name:
    case youngStoryJourney.name:
      return tellStory(draft, walked, language, address, now);
    default:
      await submitReferral(
        draft,
        progress(referralJourney, draft.raw, draft.done),
        spokenBy(draft.journey, language),
        now,
      );
      return { goTo: paths.formSent };
  }
}

/** Sent after its time: nothing of it is left, and the page where it begins says so. */
async function ranOut(request: Request, journey: string, now: Date): Promise<Sent> {
  if (journey === contactJourney.name || journey === needsJourney.name) return unsent(request, now);
  if (journey === bookingJourney.name) return sentFrom(await notBooked(request, "ranOut", now));
  const { cookie } = await keepSlip(
    request,
    { page: isStory(journey) ? "tell" : "ask" } satisfies RanOut,
    now,
  );
  return { goTo: formAddress("start", journey), cookie };
}

const sentFrom = ({ goTo, cookies }: { goTo: string; cookies: string[] }): Sent => ({
  goTo,
  cookie: cookies[0]!,
});

const spokenBy = (journey: string, { code, words }: Language) => ({
  shown: spokenIn(journey, code, words),
  english: spokenIn(journey, "en", en),
});

async function sendBooking(
  request: Request,
  draft: HeldDraft,
  language: Language,
  address: string,
  now: Date,
): Promise<Sent> {
  const walked = progress(bookingJourney, draft.raw, draft.done);
  const sent = await submitBooking(draft, walked, spokenBy(draft.journey, language), now, address);
  if (sent === "sent") return { goTo: paths.formSent };
  return sentFrom(await notBooked(request, "closed", now));
}

/** Somebody could wake whoever is on call with stories that there are not: then words of danger wait for the duty worker's
 *  day, as any other work. */
const areManyStories = manyWithinAnHour();

async function tellStory(
  draft: HeldDraft,
  walked: Progress<Questions>,
  { code, words }: Language,
  address: string,
  now: Date,
): Promise<Sent> {
  const sender = { many: await areManyStories(address, now) };
  if ((await sendStory(draft, walked, { lang: code, words }, now, sender)) === "tooLong")
    return { goTo: paths.formCheck };
  // what opened it for a day opens its confirmation for ten minutes, and goes when the browser closes
  return { goTo: paths.formSent, cookie: draftCookie({ token: draft.token }) };
}

/** Only the family whose page it was begun on: on a shared phone the next visit may be another's. */
async function findVisitOf(request: Request, draft: HeldDraft, now: Date): Promise<Visit | undefined> {
  const visit = await findVisit(request, now, "request", "booking");
  return visit?.id === draft.about ? visit : undefined;
}

async function unsent(request: Request, now: Date): Promise<Sent> {
  const { cookie } = await keepSlip(request, { page: "yourPage", reference: "", error: "unsent" }, now);
  return { goTo: paths.yourPage, cookie };
}

async function sendNeeds(request: Request, draft: HeldDraft, language: Language, now: Date): Promise<Sent> {
  const visit = await findVisitOf(request, draft, now);
  if (!visit) return unsent(request, now);
  const walked = progress(needsJourney, draft.raw, draft.done);
  const said = await changeNeeds(visit.id, draft, walked, spokenBy(draft.journey, language), now);
  const { cookie } = await keepBookingSlip(request, visit.id, { said }, now);
  return { goTo: paths.yourBooking, cookie };
}

async function sendContact(request: Request, draft: HeldDraft, now: Date): Promise<Sent> {
  const visit = await findVisitOf(request, draft, now);
  if (!visit) return unsent(request, now);
  const walked = progress(contactJourney, draft.raw, draft.done);
  if (visit.kind === "booking") {
    await changeBookingContact(visit.id, draft, walked, now);
    const { cookie } = await keepBookingSlip(request, visit.id, { said: "contactChanged" }, now);
    return { goTo: paths.yourBooking, cookie };
  }
  await changeContact(visit.id, draft, walked, now);
  const { cookie } = await keepSlip(request, openSlip({ done: "changed", at: now.getTime() }), now);
  return { goTo: paths.yourPageOpen, cookie };
}

/** "Save and keep it for longer" on the last page. */
export async function keepForm(request: Request, now: Date): Promise<Sent> {
  const draft = await findDraft(request, now);
  if (!draft) return { goTo: paths.ask };
  await saveDraft(draft, now);
  return { goTo: paths.formCheck, ...(draft.forADay ? { cookie: draftCookie(draft) } : {}) };
}
