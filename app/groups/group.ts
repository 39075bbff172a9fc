/** What a family asks of a group, as one: all of it, or none (brief, "Groups"). */
import type { SafeContact } from "../safety/contact";
import type { Transcript } from "../questions/transcript";

/** A child whom the booking is about. Born or not: one of `months` and `due` is set. */
export interface BookedChild {
  /** whole months on the day of booking; null where it is not born yet */
  months: number | null;
  /** ISO date, or ISO month where only that is known */
  due: string | null;
  /** as the family wrote it */
  said: string;
  /** needs a place in the creche */
  creche: boolean;
}

/** What is counted. */
export interface Bundle {
  /** adults who come; young people where they come themselves */
  seats: number;
  children: BookedChild[];
  /** seats in what the hub sends; 0: they come by themselves */
  transport: number;
}

/** What `booking_bodies` seals. */
export interface BookingBody {
  callMe: string;
  /** who comes with them, as they call them; "" where nobody does */
  other: string;
  /** language of the page it was written on */
  lang: string;
  /** as of `LANGUAGES`, where they need another or an interpreter; "" where they do not */
  speaks: string;
  interpreter: boolean;
  /** what they need to come and take part, in their words */
  access: string;
  contact: SafeContact;
  bundle: Bundle;
  /** ISO date on which the children's ages were said */
  agesOn: string;
  transcript: Transcript;
}

/** What the portal or staff tell a family on its page. Times are ISO. Kept as what it is, and said in the language in
 *  which the page is read. */
export type FamilyMessage =
  | { say: "offered"; until: string }
  | { say: "offerRanOut" | "offerWithdrawn" | "placed" | "listed" | "groupClosed" }
  | { say: "moved"; from: string; to: string }
  | { say: "sessionAdded" | "sessionCancelled" | "missed" | "placeChanged"; at: string }
  | { say: "staff"; text: string };

/** What can happen to a booking, and what is kept of it beside who and when. Session ids, never words of a family,
 *  except in what staff wrote. */
export interface BookingEventDetail {
  made: { talk: TalkReason[] } | null;
  booked: null;
  listed: { position: number };
  asked: { why: TalkReason[] };
  offered: { until: string };
  accepted: null;
  declined: { stays: boolean };
  offerRanOut: null;
  offerWithdrawn: null;
  resumed: null;
  ended: { why: string };
  away: { session: string; what: "all" | "creche" };
  back: { session: string; what: "all" | "creche" };
  guest: { session: string };
  guestLeft: { session: string };
  bundleChanged: { from: Bundle; to: Bundle };
  needsChanged: null;
  contactChanged: null;
  contactAttempt: {
    channel: string;
    at: string;
    reached: boolean;
    keptRules: boolean;
    stillSafe: boolean | null;
    text: string;
  };
  told: { say: FamilyMessage["say"]; how: "mail" | "ring" | "page" };
  reminded: { session: string };
  /** a mail to them was refused or came back */
  undelivered: null;
  /** `at`: when it was marked, which may be long before it was sent. `counts`: nothing was marked later */
  attended: { session: string; came: boolean; at?: string; counts?: boolean };
  note: { text: string };
  opened: null;
  codeReissued: { how: string };
}
export type BookingEventKind = keyof BookingEventDetail;

/** Why a person talks with a family before it is placed; never a no. */
export const TALK_REASONS = ["askFirst", "age", "due", "weeks", "unsure", "person", "many"] as const;
export type TalkReason = (typeof TALK_REASONS)[number];
