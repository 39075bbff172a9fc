import type { Words } from "../i18n/words";
import type { HeldDraft } from "../questions/drafts.server";
import type { Progress } from "../questions/journey";
import type { Questions } from "../questions/question";
import { wordsOver } from "./story-text.question";
import type { StorySender } from "./keep-story.server";
import { submitStory } from "./submit-story.server";
import { toldStory } from "./told-story";

/** Sends a finished story. Sent twice, it is the same story.
 *  @param lang with its words: in which its author wrote. @param sender who typed it in for somebody, or whether many came from there
 *  @returns "tooLong" where it has more words than it may: nothing was written, and the draft is still there */
export async function sendStory(
  draft: HeldDraft,
  { answers }: Progress<Questions>,
  { lang, words }: { lang: string; words: Words },
  now: Date,
  sender?: StorySender,
): Promise<"sent" | "tooLong"> {
  if (wordsOver(draft.raw) > 0) return "tooLong";
  const { unnamed } = words.story;
  const told = toldStory(draft.journey, answers, { lang, unnamed });
  await submitStory(draft, told, now, sender);
  return "sent";
}
