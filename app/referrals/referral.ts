/** What a referral is. A self-referral is one a family made for itself. */
import type { AlarmKind } from "./clock";
import type { SafeContact } from "../safety/contact";
import type { Transcript } from "../questions/transcript";

/** Everything personal of a referral, sealed in `referral_bodies` under { table: "referral_bodies", row: id }. */
export interface ReferralBody {
  callMe: string;
  /** language the family used, and wrote in */
  lang: string;
  contact: SafeContact;
  /** questions and answers as they were shown, and in English */
  transcript: Transcript;
  /** the words that made it urgent, as found */
  dangerWords: string[];
  /** postcode district such as "ML3", where one was typed */
  district: string | null;
  answers: Record<string, unknown>;
}

/** Kinds of event, with what each seals in `referral_events.sealed` under { table: "referral_events", row: id }. */
export interface EventDetail {
  received: null;
  /** by staff; the first shows on the family's page as read by a person */
  opened: null;
  taken: null;
  /** back to all, with a note where somebody gave it back */
  returned: { why: "givenBack" | "leaseEnded" | "left"; text: string };
  /** to a colleague, by staff id */
  handedOver: { to: string; text: string };
  /** the hub waits for the family: the clock stands. By staff; the reason is for staff */
  paused: { text: string };
  /** by staff, or by the family, which wrote */
  resumed: null;
  /** by staff of another hub, or who look into something */
  readForReason: { reason: string };
  /** by the portal */
  alarm: { alarm: AlarmKind };
  note: { text: string };
  /** by staff, to be read by the family on its own page */
  message: { text: string };
  contactAttempt: {
    channel: "phone" | "text" | "email" | "letter" | "visit";
    reached: boolean;
    keptRules: boolean;
    stillSafe: boolean | null;
    text: string;
  };
  closed: { outcome: Outcome; text: string };
  moved: { from: string | null; to: string };
  codeReissued: { how: string };
  /** by the family, from their page */
  added: { text: string; dangerWords: string[] };
  contactChanged: { dangerWords: string[] };
  withdrawn: null;
}
export type EventKind = keyof EventDetail;

export const OUTCOMES = ["support", "group", "advice", "otherService", "noReply", "notWanted"] as const;
export type Outcome = (typeof OUTCOMES)[number];
