/** What a referral is. A self-referral is one a family made for itself. */
import type { AskedBy, ReferralState, Via } from "../../db/schema/referrals";
import type { AlarmKind } from "../hubs/clock";
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

/** Who may ask for support; the website is for families themselves. */
export const ASKERS = ["family", "school", "health", "police", "other"] as const satisfies readonly AskedBy[];

/** Kinds of event, with what each seals in `referral_events.sealed` under { table: "referral_events", row: id }. */
export interface EventDetail {
  /** where staff typed it in: how it came, and who asked */
  received: { via: Via; askedBy?: AskedBy } | null;
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
  /** its words: `notes.server.ts` */
  note: null;
  /** by staff, to be read by the family on its own page. Its words: `messages.server.ts` */
  message: null;
  contactAttempt: {
    channel: "phone" | "text" | "email" | "letter" | "visit";
    reached: boolean;
    keptRules: boolean;
    stillSafe: boolean | null;
    text: string;
    /** ISO time, where it was some time before it was recorded */
    at?: string | null;
  };
  closed: { outcome: Outcome; text: string };
  /** another service was asked, by name; the request stays open until it says yes */
  serviceAsked: { service: string; who: string; text: string };
  serviceDeclined: { text: string };
  /** it is in the council's case system now: what is here is deleted, unless somebody says stop */
  passedOn: null;
  kept: null;
  openedAgain: { text: string };
  deleted: null;
  /** two requests about one child, from two homes, by the other one's reference */
  walled: { other: string };
  unwalled: { other: string; text: string };
  notSame: { other: string };
  /** by their references. Of the one that went, how it stood; of the one that stays, what is its own */
  merged: { from: string; into: string; stood?: Stood; shares?: Shares };
  /** of the one that stays, what it had by the other alone */
  unmerged: { from: string; shares?: Shares; lost?: Array<"urgency" | "due"> };
  labelled: { names: string[] };
  /** by a person's judgement, with why */
  urgency: { urgent: boolean; text: string };
  /** what the family wrote needs none */
  noAnswer: null;
  undone: null;
  /** null: the shared queue */
  moved: { from: string | null; to: string | null };
  codeReissued: { how: string };
  /** what staff typed in for it was sent, and its code stood on their screen */
  codeShown: null;
  /** all of it left the portal: as a page to print or as a file. It changes nothing and is no news */
  exported: { form: "page" | "csv" | "json" };
  /** by the family, from their page. Its words: `messages.server.ts` */
  added: { dangerWords: string[] };
  /** by the family, or typed in by staff for it */
  contactChanged: { dangerWords: string[] };
  withdrawn: null;
  /** by the portal: a mail to the family was refused or came back */
  undelivered: null;
}
export type EventKind = keyof EventDetail;

/** Times as ISO says them. */
export interface DueTimes {
  dueAt: string;
  outcomeDueAt: string | null;
}

/** What is a request's own, and by when it is due with those that were merged into it. */
export interface Shares {
  urgent: boolean;
  own: DueTimes;
  withAll: DueTimes;
}

/** How a request stood when it was merged: staff by their ids, and the ids of what was merged into it. */
export interface Stood {
  hub: string | null;
  state: ReferralState;
  takenBy: string | null;
  takenAt: string | null;
  parts: string[];
}

/** How a request can end; there is no bare "declined". */
export const OUTCOMES = [
  "support",
  "group",
  "advice",
  "otherService",
  "localOffice",
  "noReply",
  "notWanted",
] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** Those that staff choose. Another service has to confirm first: see `settle-referral.server.ts`. */
export const CHOSEN_OUTCOMES = OUTCOMES.filter((it) => it !== "otherService");
