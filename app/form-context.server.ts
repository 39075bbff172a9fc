/** What a step of a form needs beside what was typed: what the form is about, and what is worked out from its answers. */
import { bookingJourney, needsJourney } from "./groups/booking.questions";
import { store } from "./db.server";
import { findOwnGroup } from "./groups/own-booking.server";
import { offerOf } from "./groups/start-booking.server";
import type { Form } from "./http/read-form.server";
import { listHubs } from "./hubs/hubs.server";
import { findDraft } from "./questions/drafts.server";
import type { Prepare } from "./questions/steps.server";
import { locatePlace } from "./referrals/locate.server";
import { contactJourney } from "./safety/contact.questions";
import { prepareStory } from "./stories/prepare-story.server";
import { listProgrammes } from "./stories/public-stories.server";
import { storyJourney } from "./stories/story.questions";
import { youngStoryJourney } from "./stories/youngStory.questions";
import { keepVisit } from "./vault/own-page.server";

interface Context {
  /** where the time ran out, a new form is about the same */
  about?: string | undefined;
  prepare?: Prepare;
}

export async function readContext(
  request: Request,
  journey: string,
  form: Form,
  now: Date,
): Promise<Context> {
  switch (journey) {
    case contactJourney.name:
      return { about: (await keepVisit(request, now, "request", "booking"))?.id };
    case needsJourney.name: {
      // the page may have closed while this was being written: what the group has does not change with that
      const visit = await keepVisit(request, now, "booking");
      const about = (await findAbout(request, journey, now)) ?? visit?.id;
      return { about, prepare: offerOf(about && (await findOwnGroup(about))) };
    }
    case bookingJourney.name: {
      const posted = form.one("_about").slice(0, 40) || undefined;
      const about = (await findAbout(request, journey, now)) ?? posted;
      return { about, prepare: offerOf(about) };
    }
    case storyJourney.name:
    case youngStoryJourney.name:
      return { prepare: await storyLists() };
    default:
      return { prepare: locatePlace };
  }
}

/** What a story can be about: the hubs, and what is taught, or was and has stories; never one run of it. */
export async function storyLists(): Promise<Prepare> {
  const hubs = await listHubs(store.read);
  const programmes = await listProgrammes(store.read);
  return prepareStory({ hubs: hubs.map(({ id, name }) => ({ id, name })), programmes });
}

async function findAbout(request: Request, journey: string, now: Date): Promise<string | undefined> {
  const draft = await findDraft(request, now);
  return draft?.journey === journey ? draft.about : undefined;
}
