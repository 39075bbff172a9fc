import type { Words } from "../i18n/words";
import type { Spoken } from "../questions/transcript";

/** The words of asking for support, in one language. */
export const spokenIn = (lang: string, words: Words): Spoken => ({
  lang,
  questions: words.referral.questions,
});
