import type { Words } from "./i18n/words";
import type { Journey } from "./questions/journey";
import type { QuestionWords } from "./questions/question";
import type { Spoken } from "./questions/transcript";
import { referralJourney } from "./referrals/referral.questions";
import { bookingJourney, needsJourney } from "./groups/booking.questions";
import { contactJourney } from "./safety/contact.questions";
import { storyJourney } from "./stories/story.questions";
import { youngStoryJourney } from "./stories/youngStory.questions";

interface JourneyWords {
  questions: Record<string, QuestionWords>;
  steps: Record<string, { heading?: string; lead?: string; after?: string }>;
}
interface Known {
  journey: Journey;
  words: (words: Words) => JourneyWords;
}

const known: Record<string, Known> = {
  referral: { journey: referralJourney as unknown as Journey, words: (it) => it.referral },
  booking: { journey: bookingJourney as unknown as Journey, words: (it) => it.booking },
  needs: { journey: needsJourney as unknown as Journey, words: (it) => it.booking },
  contact: { journey: contactJourney as unknown as Journey, words: (it) => it.contact },
  story: { journey: storyJourney as unknown as Journey, words: (it) => it.story },
  youngStory: { journey: youngStoryJourney as unknown as Journey, words: (it) => it.youngStory },
};
const knownAs = (name: string | undefined): Known =>
  Object.hasOwn(known, name ?? "") ? known[name!]! : known.referral!;

/** The journey a form or a draft names; the first road where it names none we know. */
export const journeyNamed = (name: string | undefined): Journey => knownAs(name).journey;

/** What a journey asks, and says above its steps, in one language. */
export const wordsOf = (name: string, words: Words): JourneyWords => knownAs(name).words(words);

/** The words of a journey's questions in one language. */
export const spokenIn = (name: string, lang: string, words: Words): Spoken => ({
  lang,
  questions: wordsOf(name, words).questions,
});
