/** Whether all of what a family asks for fits, at every session: all of it, or none. */
import { ADULT, crecheUnits, unitsOf, type Ratios } from "./creche";
import type { BookingBody } from "./group";

/** What is counted of a session. `units`: of the creche's people, see `creche.ts`. */
export interface Counted {
  seats: number;
  creche: number;
  units: number;
  transport: number;
}

/** What there is too little of. */
export type Lack = "seats" | "creche" | "crecheStaff" | "transport";

const LACKS: ReadonlyArray<[keyof Counted, Lack]> = [
  ["seats", "seats"],
  ["creche", "creche"],
  ["units", "crecheStaff"],
  ["transport", "transport"],
];

type Sessions = ReadonlyArray<{ used: Counted; need: Counted }>;

const tooLittle = (capacity: Counted, sessions: Sessions, what: keyof Counted) =>
  // whoever needs none of it is not kept out because there is too little
  sessions.some(({ used, need }) => need[what] > 0 && used[what] + need[what] > capacity[what]);

/** @returns the first thing of which there is too little at any of the sessions; null where all fits everywhere */
export const findLack = (capacity: Counted, sessions: Sessions): Lack | null =>
  LACKS.find(([what]) => tooLittle(capacity, sessions, what))?.[1] ?? null;

/** {@link findLack}, but all of them. */
export const listLacks = (capacity: Counted, sessions: Sessions): Lack[] =>
  LACKS.filter(([what]) => tooLittle(capacity, sessions, what)).map(([, lack]) => lack);

export const capacityOf = (group: {
  seats: number;
  crechePlaces: number;
  crecheStaff: number;
  transportSeats: number;
}): Counted => ({
  seats: group.seats,
  creche: group.crechePlaces,
  units: group.crecheStaff * ADULT,
  transport: group.transportSeats,
});

/** What is taken and held, as `sessions` counts it. */
export const usedOf = (session: {
  seatsTaken: number;
  seatsHeld: number;
  crecheTaken: number;
  crecheHeld: number;
  unitsTaken: number;
  unitsHeld: number;
  transportTaken: number;
  transportHeld: number;
}): Counted => ({
  seats: session.seatsTaken + session.seatsHeld,
  creche: session.crecheTaken + session.crecheHeld,
  units: session.unitsTaken + session.unitsHeld,
  transport: session.transportTaken + session.transportHeld,
});

/** What a family needs of a session that begins at `at`. */
export function needAt(
  { bundle, agesOn }: Pick<BookingBody, "bundle" | "agesOn">,
  at: Date,
  ratios: Ratios,
): Counted {
  const { seats, transport, children } = bundle;
  return { seats, transport, ...crecheUnits(children, agesOn, at, ratios) };
}

/** @param most what is used of the fullest session. @returns seats, and creche places for at least an older child */
export function leftOf(capacity: Counted, most: Counted, ratios: Ratios): { seats: number; creche: number } {
  const staffed = capacity.units - most.units >= unitsOf(36, ratios);
  return {
    seats: Math.max(0, capacity.seats - most.seats),
    creche: staffed ? Math.max(0, capacity.creche - most.creche) : 0,
  };
}
