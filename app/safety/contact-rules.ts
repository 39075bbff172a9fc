/** The safe-contact rules as a worker needs them before picking up the phone. */
import { CHANNELS, mayUse, type Channel, type SafeContact, type SafeWay } from "./contact";

export type ChannelRule =
  { channel: Channel; now: "yes" | "notNow"; way: SafeWay } | { channel: Channel; now: "notSafe" };

/** Every channel, those the family did not choose too: they are the ones not to use. */
export function contactRules(contact: SafeContact, now: Date): ChannelRule[] {
  return CHANNELS.map((channel) => {
    const answer = mayUse(contact, channel, now);
    const way = contact.ways.find((it) => it.channel === channel);
    if (!way) return { channel, now: "notSafe" };
    return { channel, now: answer.ok ? "yes" : "notNow", way };
  });
}

const STALE_MS = 30 * 24 * 60 * 60_000;

/** What is safe changes: after 30 days without a word, it is in doubt. */
export const isStale = (confirmedAt: Date, now: Date) => now.getTime() - confirmedAt.getTime() > STALE_MS;

export interface Attempt {
  kind: string;
  at: Date;
  detail: unknown;
}

/** When the family last said that its rules are right: on its page, or to a worker who asked. */
export function lastConfirmed(contact: SafeContact, history: readonly Attempt[]): Date {
  const times = history.flatMap(({ kind, at, detail }) =>
    kind === "contactAttempt" && stillSafe({ kind, at, detail }) === true ? [at] : [],
  );
  return new Date(Math.max(Date.parse(contact.confirmedAt), ...times.map((it) => it.getTime())));
}

/** The last answer to "is it still safe?" was no, and nothing has been put right since. */
export function isUnsafe(contact: SafeContact, history: readonly Attempt[]): boolean {
  const asked = history.filter((it) => it.kind === "contactAttempt" && stillSafe(it) !== null).at(-1);
  return asked !== undefined && stillSafe(asked) === false && asked.at > lastConfirmed(contact, history);
}

const stillSafe = ({ detail }: Attempt) =>
  (detail as { stillSafe?: boolean | null } | null)?.stillSafe ?? null;
