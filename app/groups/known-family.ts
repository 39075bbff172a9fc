/** What is known already of a family that books: it is not asked again, and stands on check-answers to be changed. */
import type { Raw } from "../questions/question";
import { CHANNELS, type SafeContact } from "../safety/contact";
import { isStale } from "../safety/contact-rules";
import { rawOfContact } from "../safety/safe-contact";
import { rawOfChildren } from "./booking-answers";
import type { BookingBody } from "./group";
import type { Offer } from "./group-offers.question";

export interface KnownFamily {
  callMe: string;
  contact: SafeContact;
  /** when the family last said what is safe */
  confirmedAt: Date;
  /** ages as typed, a due date (ISO date or month), and when that was said */
  children: { said: string[]; due: string | null; at: Date };
  /** as of `LANGUAGES`; null where it was not asked */
  language: string | null;
  languageOther: string;
  interpreter: boolean;
}

/** A baby's age said four weeks ago is another today. */
const AGES_HOLD_MS = 28 * 86_400_000;
/** Letters of the steps that ask about a channel. */
const STEP_OF = { phone: "q3a", text: "q3b", email: "q3c", letter: "q3d", visit: "q3e" } as const;

/** @returns the form as far as it is filled in, and which of its steps need not be asked */
export function prefill(
  known: KnownFamily,
  offers: readonly Offer[],
  now: Date,
): { raw: Raw; done: string[] } {
  const { said, due, at } = known.children;
  const agesHold = now.getTime() - at.getTime() < AGES_HOLD_MS && (said.length > 0 || due !== null);
  // where they are not sure any more, the answers stand there, and they are asked all the same
  const safe = !isStale(known.confirmedAt, now);
  return {
    raw: {
      callMe: [known.callMe],
      ...rawOfContact(known.contact),
      ...rawOfChildren(said, due),
      ...(known.language
        ? {
            language: [known.language],
            languageOther: [known.languageOther],
            interpreter: [known.interpreter ? "yes" : "no"],
          }
        : {}),
    },
    done: [
      "q1",
      ...(safe ? ["q3", ...CHANNELS.map((it) => STEP_OF[it])] : []),
      // who needs the creche was not asked then
      ...(agesHold && !offers.includes("creche") ? ["q4"] : []),
      ...(known.language ? ["q6"] : []),
    ],
  };
}

/** Of a booking that was made before. */
export function knownOfBooking(body: BookingBody, confirmedAt: Date): KnownFamily {
  const { callMe, contact, bundle, speaks, interpreter, agesOn, transcript } = body;
  return {
    ...{ callMe, contact, confirmedAt, interpreter },
    children: {
      said: bundle.children.filter((it) => it.due === null).map((it) => it.said),
      due: bundle.children.find((it) => it.due !== null)?.due ?? null,
      at: new Date(agesOn),
    },
    language: speaks || "english",
    languageOther: transcript.find((it) => it.question === "languageOther")?.shown.answer ?? "",
  };
}
