import { paths } from "./paths";

const OWN_PAGES = {
  request: paths.yourPageOpen,
  booking: paths.yourBooking,
  story: paths.yourStory,
} as const;

/** A request has one page, a booking another and a story a third, behind the same door. */
export const ownPageOf = ({ kind }: { kind: keyof typeof OWN_PAGES }): string => OWN_PAGES[kind];
