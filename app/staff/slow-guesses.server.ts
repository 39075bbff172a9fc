/** Guesses at sign-in are slowed, by account and by address; nobody is ever locked out for good. */
import { createHmac, randomBytes } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";

const GUESSES = { points: 10, duration: 5 * 60 };
const DAY_MS = 24 * 60 * 60_000;

const byAccount = new RateLimiterMemory({ ...GUESSES, keyPrefix: "account" });
const byAddress = new RateLimiterMemory({ ...GUESSES, keyPrefix: "address" });

let salt = { day: "", key: randomBytes(32) };

/** An address or e-mail as today's HMAC: the salt is thrown away with the day, so nothing leads back to it. */
function mark(text: string, now: Date): string {
  const day = now.toISOString().slice(0, 10);
  if (salt.day !== day) salt = { day, key: randomBytes(32) };
  return createHmac("sha256", salt.key).update(text).digest("base64url");
}

/** Where an account has signed in from lately: a stranger who uses up its guesses does not shut its owner out. */
const known = new Map<string, number>();

export interface Guess {
  /** to call when the guess was right: right ones are not counted, or one office could not all sign in at nine */
  wasRight(): Promise<void>;
}

/** Counts a guess before it is looked at. @returns undefined where there have been too many */
export async function countGuess(email: string, address: string, now: Date): Promise<Guess | undefined> {
  const from = mark(`address|${address}`, now);
  const account = mark(`account|${email}`, now);
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
