/** What the group that is being booked has: worked out by the server with every step, and asked nobody. It decides
 *  which questions follow. */
import type { Question } from "../questions/question";

export const OFFERS = ["creche", "transport", "online"] as const;
export type Offer = (typeof OFFERS)[number];

interface OffersWords {
  label: string;
  errors: Record<never, string>;
}

export function groupOffers(): Question<Offer[], OffersWords> {
  return {
    control: "groupOffers",
    optional: false,
    parts: [""],
    look: {},
    read: (typed) => ({ ok: true, value: OFFERS.filter((it) => typed("").includes(it)) }),
    say: () => "",
  };
}

/** As it stands in a draft. */
export const offersOf = (group: { crechePlaces: number; transportSeats: number; online: boolean }): Offer[] =>
  OFFERS.filter((it) =>
    it === "creche"
      ? group.crechePlaces > 0
      : it === "transport"
        ? group.transportSeats > 0 && !group.online
        : group.online,
  );
