import { paths } from "./paths";

/** A request has one page, and a booking another, behind the same door. */
export const ownPageOf = ({ kind }: { kind: "request" | "booking" }): string =>
  kind === "booking" ? paths.yourBooking : paths.yourPageOpen;
