/** Begins a form from a page of the family's: where it leads, and what it is filled in with already. */
import { store } from "./db.server";
import { formAddress } from "./form-address";
import { bookingJourney, needsJourney } from "./groups/booking.questions";
import { readNeeds } from "./groups/change-needs.server";
import type { KnownFamily } from "./groups/known-family";
import { findKnownOfBooking } from "./groups/known-of-booking.server";
import { keepSlip } from "./http/slips.server";
import { journeyNamed } from "./journeys";
import { paths } from "./paths";
import { findDraft, startDraft } from "./questions/drafts.server";
import { findKnown } from "./referrals/known-of-request.server";
import { contactJourney } from "./safety/contact.questions";
import { isStory } from "./stories/is-story";
import { findVisit, keepVisit } from "./vault/own-page.server";

interface Begun {
  goTo: string;
  cookies: string[];
}

/** What was asked for while another form was under way. */
export interface Wanted {
  page: "form";
  journey: string;
  /** of a booking */
  group?: string;
  /** of a story: to be kept for a day on this device */
  forADay?: boolean;
}

/** @returns where a form that is under way is offered first; undefined where there is none */
export async function offerToCarryOn(
  request: Request,
  wanted: Wanted,
  now: Date,
): Promise<Begun | undefined> {
  const draft = await findDraft(request, now);
  if (!draft || Object.keys(draft.raw).length === 0) return undefined;
  const { cookie } = await keepSlip(request, wanted, now);
  return { goTo: paths.form, cookies: [cookie] };
}

/** @param name of the journey. What is begun from the family's own page leads there where it is not open
 *  @param forADay of a story: whoever writes it chose to have it kept for a day on this device */
export async function beginForm(request: Request, name: string, now: Date, forADay = false): Promise<Begun> {
  const journey = journeyNamed(name);
  if (journey.name === needsJourney.name) return beginNeeds(request, now);
  // that begins with a group
  if (journey.name === bookingJourney.name) return { goTo: paths.book, cookies: [] };
  const visit =
    journey.name === contactJourney.name ? await keepVisit(request, now, "request", "booking") : undefined;
  if (journey.name === contactJourney.name && !visit) return { goTo: paths.yourPage, cookies: [] };
  const kept = forADay && isStory(journey.name) ? { forADay } : {};
  const { cookie } = await startDraft(request, journey.name, now, { about: visit?.id, ...kept });
  return { goTo: formAddress(journey.steps[0]!.id, journey.name), cookies: [cookie] };
}

/** All of it is answered already: what is different is changed on the page that shows it. */
async function beginNeeds(request: Request, now: Date): Promise<Begun> {
  const visit = await keepVisit(request, now, "booking");
  const raw = visit && (await readNeeds(store.read, visit.id));
  if (!visit || !raw) return { goTo: paths.yourPage, cookies: [] };
  const done = needsJourney.steps.map((it) => it.id);
  const { cookie } = await startDraft(request, needsJourney.name, now, { about: visit.id, raw, done });
  return { goTo: paths.formCheck, cookies: [cookie] };
}

/** What is known of whoever has a page open here; of whoever told a story nothing, and nobody's story begins with it. */
export async function findKnownFamily(request: Request, now: Date): Promise<KnownFamily | undefined> {
  const visit = await findVisit(request, now, "request", "booking");
  if (!visit) return undefined;
  return visit.kind === "request"
    ? findKnown(store.read, visit.id)
    : findKnownOfBooking(store.read, visit.id);
}
