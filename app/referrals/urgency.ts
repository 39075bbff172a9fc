import { findDangerWords } from "../safety/danger-words";
import type { ReferralAnswers } from "./referral.questions";

/** Whether a person should read this before all others, and which words say so. */
export interface Urgency {
  urgent: boolean;
  words: string[];
}

/** "I am not safe today" or a danger word in anything written makes a request urgent. Nothing is ever blocked. */
export function urgencyOf(answers: ReferralAnswers): Urgency {
  const written = Object.values(answers).filter((it): it is string => typeof it === "string");
  const words = findDangerWords(written);
  return { urgent: words.length > 0 || !!answers.safeToday?.includes("notSafe"), words };
}
