/** On the page before sending: which group it is, and whether a person would talk with the family first. */
import { store } from "../db.server";
import { findHubById } from "../hubs/hubs.server";
import type { HeldDraft } from "../questions/drafts.server";
import { bundleOf } from "./booking-answers";
import { bookingJourney, needsJourney, type BookingAnswers } from "./booking.questions";
import { findGroup } from "./groups.server";
import { findOwnGroup } from "./own-booking.server";
import { findBookable } from "./start-booking.server";
import { londonDate } from "../i18n/dates";
import { reasonsNow } from "./eligibility";
import { toldPlace } from "./told-place";
import { whatIsShort } from "./what-is-short.server";

/** @returns undefined for other forms, and where the group takes no more: sending then says so */
export async function readBookingCheck(draft: HeldDraft, answers: BookingAnswers, now: Date) {
  if (draft.journey === needsJourney.name) {
    const groupId = await findOwnGroup(draft.about ?? "");
    const found = groupId === undefined ? undefined : await findGroup(store.read, groupId);
    return { about: null, hubId: found?.group.hub };
  }
  if (draft.journey !== bookingJourney.name) return undefined;
  const about = await readAbout(draft, answers, now);
  return about && { about, hubId: about.hubId };
}

async function readAbout(draft: HeldDraft, answers: BookingAnswers, now: Date) {
  const found = draft.about === undefined ? undefined : await findBookable(store.read, draft.about, now);
  if (!found) return undefined;
  const { group, programme, room, sessions } = found;
  const hub = await findHubById(store.read, group.hub);
  const asked = { bundle: bundleOf(answers), agesOn: londonDate(now) };
  const talk = reasonsNow(found, asked, now);
  return {
    programme: programme.name,
    example: programme.example || group.example,
    hub: hub?.name ?? "",
    hubId: group.hub,
    firstAt: group.firstAt!,
    count: sessions.filter((it) => it.state === "planned").length,
    place: toldPlace(group, room, false),
    talk,
    /** why sending now leads to the list; who talks with a person first is not on it yet */
    short: talk.length > 0 ? [] : await whatIsShort(store.read, found, asked, now),
  };
}
export type About = NonNullable<Awaited<ReturnType<typeof readAbout>>>;
