/** Sending a story: one transaction holds it, the key that makes a second press the same, and the end of the draft. */
import { isUniqueViolation } from "../../db/client";
import { store } from "../db.server";
import { ringBell } from "../outbox/bell.server";
import { dropDraft } from "../questions/drafts.server";
import { findSubmission, keepUntimedReceipt } from "../questions/receipts.server";
import { keepStory, type StorySender } from "./keep-story.server";
import type { ToldStory } from "./story";

/** What the confirmation shows: sealed for ten minutes, opened by the draft's cookie. */
export interface StoryReceipt {
  reference: string;
  code: string;
}

/** Keeps a told story. Sent twice, it is the same story. @param draft what was sent. @throws where nothing was kept */
export async function submitStory(
  draft: { key: string; token: string },
  told: ToldStory,
  now: Date,
  sender?: StorySender,
): Promise<void> {
  try {
    const { danger } = await store.transaction(async (tx) => {
      const kept = await keepStory(tx, told, now, sender);
      const receipt: StoryReceipt = { reference: kept.reference, code: kept.code };
      await keepUntimedReceipt(tx, draft, { kind: "story", receipt }, now);
      await dropDraft(tx, draft.token);
      return kept;
    });
    if (danger) ringBell();
  } catch (error) {
    // the same form, pressed twice at once: the first press has it
    if (!isUniqueViolation(error) || !(await findSubmission(draft.key))) throw error;
  }
}
