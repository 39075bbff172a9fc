/** The register of one session: who is expected, as staff need it at the door. First names only. */

export const MARKS = ["came", "missed"] as const;
export type Mark = (typeof MARKS)[number];

/** A child, as old as it is on the day. `months` is null before it is born. */
export interface RegisterChild {
  months: number | null;
}

export interface RegisterPerson {
  /** of the booking */
  id: string;
  /** first name; with the start of the reference where two have the same */
  name: string;
  adults: number;
  /** all of them; and those who are in the creche today */
  children: RegisterChild[];
  creche: RegisterChild[];
  /** seats in what the hub sends; 0: they come by themselves */
  transport: number;
  /** from another group, to make up for a week missed */
  guest: boolean;
  /** they said that they cannot come */
  away: boolean;
  mark: Mark | null;
  /** they were sent a kind message about this session */
  told: boolean;
}

/** What they call themselves may hold a surname, which a register does not need. "Callum's mum" is no Callum. */
const firstName = (callMe: string): string => /^\S+['’]s\s+\S+|^\S+/.exec(callMe.trim())?.[0] ?? "";

const SHOWN_OF_REFERENCE = 3;

/** First names, told apart where two are the same. @param all who sits in the same room */
export function tellApart<P extends { callMe: string; reference: string }>(
  all: readonly P[],
): (it: P) => string {
  const plain = (it: P) => firstName(it.callMe).toLowerCase();
  const twice = new Set(all.map(plain).filter((name, at, names) => names.indexOf(name) !== at));
  return (it) =>
    twice.has(plain(it))
      ? `${firstName(it.callMe)} ${it.reference.slice(0, SHOWN_OF_REFERENCE)}`
      : firstName(it.callMe);
}

const HOUR_MS = 3_600_000;
/** Who sets the room up marks who is early. */
const EARLY_HOURS = 2;

/** Whether it can be said who came: shortly before it begins, and ever after; never of one that did not happen. */
export const canMark = (session: { startsAt: Date; state: "planned" | "cancelled" }, now: Date): boolean =>
  session.state === "planned" && now.getTime() >= session.startsAt.getTime() - EARLY_HOURS * HOUR_MS;

/** Until when a phone keeps the list: two hours after the session, or after it was opened later. */
export const keptUntil = (session: { endsAt: Date }, now: Date): Date =>
  new Date(Math.max(session.endsAt.getTime(), now.getTime()) + 2 * HOUR_MS);
