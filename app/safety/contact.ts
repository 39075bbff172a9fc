/** Safe contact as data: may we use this channel now, to what, and what may we say (brief, rule 4). */

export const CHANNELS = ["phone", "text", "email", "letter", "visit"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Parts of a London day in which a channel may be safe. */
export const DAY_PARTS = ["morning", "afternoon", "evening"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** One channel the family marked as safe, with its rules. A channel that is not listed is not safe. */
export interface SafeWay {
  channel: Channel;
  /** number, e-mail address or postal address */
  to: string;
  /** empty: any time */
  when: DayPart[];
  /** in the family's own words: times to avoid, or anything else to know */
  note: string;
  /** who may answer a call; null where the channel has no such question */
  who: "onlyMe" | "anyone" | null;
  /** may we say who we are; where not, `sayInstead` holds what to say, possibly nothing */
  sayWho: boolean;
  sayInstead: string;
  /** may we leave a voicemail; null where the channel has none */
  voicemail: boolean | null;
}

export interface SafeContact {
  ways: SafeWay[];
  /** "I will come back here with my code" */
  comesBack: boolean;
  /** asked for before anything is said; empty where none was given */
  codeWord: string;
  /** when the family last said that this is safe; ISO time */
  confirmedAt: string;
}

/** Noon and 5pm part the day; before 8am and after 9pm nobody is contacted. */
export function dayPart(now: Date): DayPart | null {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hour12: false }).format(
      now,
    ),
  );
  if (hour < 8 || hour >= 21) return null;
  return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
}

const STEP_MS = 15 * 60_000;
const MOST_STEPS = 8 * 24 * 4;

/** When `channel` may be used next, to the quarter of an hour: `now` where it may. @returns null where it is not safe */
export function nextSafeTime(contact: SafeContact, channel: Channel, now: Date): Date | null {
  for (let step = 0; step < MOST_STEPS; step++) {
    const at = new Date(now.getTime() + step * STEP_MS);
    const answer = mayUse(contact, channel, at);
    if (answer.ok) return at;
    if (answer.why === "notSafe") return null;
  }
  return null;
}

export type MayUse = { ok: true; way: SafeWay } | { ok: false; why: "notSafe" | "notNow" };

/** Whether `channel` may be used at `now`. A letter has no time of day. */
export function mayUse(contact: SafeContact, channel: Channel, now: Date): MayUse {
  const way = contact.ways.find((it) => it.channel === channel);
  if (!way) return { ok: false, why: "notSafe" };
  if (channel === "letter") return { ok: true, way };
  const part = dayPart(now);
  if (!part || (way.when.length > 0 && !way.when.includes(part))) return { ok: false, why: "notNow" };
  return { ok: true, way };
}
