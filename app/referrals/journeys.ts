import type { Words } from "../i18n/words";
import type { Journey } from "../questions/journey";
import type { Spoken } from "../questions/transcript";
import { contactJourney, referralJourney } from "./referral.questions";

const journeys: Record<string, Journey> = {
  referral: referralJourney as unknown as Journey,
  contact: contactJourney as unknown as Journey,
};

/** The journey a form or a draft names; the first road where it names none we know. */
export const journeyNamed = (name: string | undefined): Journey =>
  Object.hasOwn(journeys, name ?? "") ? journeys[name!]! : journeys.referral!;

/** The words of both journeys in one language: the second asks some of the first one's questions again. */
export const spokenIn = (lang: string, words: Words): Spoken => ({
  lang,
  questions: words.referral.questions,
});
