import { store } from "../db.server";
import { contactJourney } from "../safety/contact.questions";
import { readOpenState } from "../hubs/hubs.server";
import { translator, type Language } from "../i18n/i18n.server";
import { sayOpens } from "./when-read";
import type { ReferralAnswers } from "./referral.questions";
import type { FormNoticesProps } from "./form-notices";
import { urgencyOf } from "./urgency";

/** Right after "What would help?" or "What happened?", and before sending. */
const WHOLE_AT = { request: ["q6", "check"], story: ["q3", "check"] };
/** Forms that nobody answers today. */
const STORIES = ["story", "youngStory"];

/** What a form page says above its question: the hub just found, and numbers to ring where the words worry us. */
export async function formNotices(
  {
    answers,
    step,
    journey,
    hub,
  }: { answers: ReferralAnswers; step: string; journey: string; hub?: string | undefined },
  { code }: Language,
  now: Date,
): Promise<FormNoticesProps> {
  const place = step === "q3" && answers.place ? answers.place : null;
  const found = place && ["found", "check", "outside"].includes(place.how) ? place : null;
  const { urgent } = urgencyOf(answers);
  const story = STORIES.includes(journey);
  return {
    found,
    urgent: urgent ? { ...(await whoReadsNow(hub ?? answers.place?.hub ?? null, code, now)), story } : null,
    whole: WHOLE_AT[story ? "story" : "request"].includes(step),
    replaces: journey === contactJourney.name && step !== "check",
  };
}

/** @returns when the hub opens, in words; "" while it is open or where that is not known */
export async function whoReadsNow(
  hub: string | null,
  lang: string,
  now: Date,
): Promise<{ opens: string; closed: boolean }> {
  const state = await readOpenState(store.read, hub, now);
  if (state.open) return { closed: false, opens: "" };
  return { closed: true, opens: state.opens ? sayOpens(state.opens, now, translator(lang), lang) : "" };
}
