/** Guesses at sign-in are slowed, by account and by address; nobody is ever locked out for good. */
import { RateLimiterMemory } from "rate-limiter-flexible";
import { todaysMark } from "../http/todays-mark.server";

const GUESSES = { points: 10, duration: 5 * 60 };
const DAY_MS = 24 * 60 * 60_000;

const byAccount = new RateLimiterMemory({ ...GUESSES, keyPrefix: "account" });
const byAddress = new RateLimiterMemory({ ...GUESSES, keyPrefix: "address" });

/** Where an account has signed in from lately: a stranger who uses up its guesses does not shut its owner out. */
const known = new Map<string, number>();

export interface Guess {
  /** to call when the guess was right: right ones are not counted, or one office could not all sign in at nine */
  wasRight(): Promise<void>;
}

/** Counts a guess before it is looked at. @returns undefined where there have been too many */
export async function countGuess(email: string, address: string, now: Date): Promise<Guess | undefined> {
  const from = todaysMark(`address|${address}`, now);
  const account = todaysMark(`account|${email}`, now);
  const both = `${account}|${from}`;
  const accountKey = (known.get(both) ?? 0) > now.getTime() ? both : account;
  try {
    await byAddress.consume(from);
    await byAccount.consume(accountKey);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    return undefined;
  }
  return {
    async wasRight() {
      for (const [key, until] of known) if (until <= now.getTime()) known.delete(key);
      known.set(both, now.getTime() + DAY_MS);
      await byAddress.reward(from, 1);
      await byAccount.delete(accountKey);
    },
  };
}
