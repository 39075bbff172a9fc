/** How many places are left, in words: a number would be wrong a minute later, and would tell who just booked. */

const FEW = 3;

/** @param left free at every date still to come */
export const placesLeft = (left: number): "plenty" | "few" | "full" =>
  left <= 0 ? "full" : left <= FEW ? "few" : "plenty";

/** @param creche places it has, and how many are left */
export const crecheLeft = ({
  crechePlaces,
  crecheLeft: left,
}: {
  crechePlaces: number;
  crecheLeft: number;
}) => (crechePlaces <= 0 ? "none" : placesLeft(left));
