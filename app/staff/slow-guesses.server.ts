/** Guesses at sign-in are slowed, by account and by address; nobody is ever locked out for good, and nobody by a
 *  stranger: in a browser that is known, its own guesses alone count. In memory only. */
import { createHmac, randomBytes } from "node:crypto";
import { networkOf } from "../http/network-of.server";
import { findBrowser } from "./known-browser.server";

/** In any five minutes, whenever they begin: counted from the first guess, twenty would fit around the end. */
const MOST = 10;
const SPAN_MS = 5 * 60_000;
const SWEEP_MS = 60_000;

/** By what is guessed at: the times of the latest guesses, in ms, oldest first. */
const made = new Map<string, number[]>();
let swept = 0;

/** Who guesses, and from where. */
export interface Guesser {
  /** what was typed, in small letters; undefined where there is no telling whose account it would be */
  email: string | undefined;
  /** never kept */
  address: string;
  /** the cookie of a known browser */
  browser?: string | undefined;
}

export interface Guess {
  /** the account's guesses are used up: only what cannot be guessed may still be taken */
  spent: boolean;
  /** to call when the guess was right: right ones are not counted, or one office could not all sign in at nine */
  wasRight(): void;
}

/** Counts a guess before it is looked at. @returns undefined where there have been too many */
export function countGuess(who: Guesser, now: Date): Guess | undefined {
  const guess = count(who, now);
  if (!guess?.spent) return guess;
  // what is refused unseen is no guess: else whoever goes on trying would never be let in again
  guess.takeBack();
  return undefined;
}

/** The same for what nobody can guess, such as a device's signature: a wrong one counts, and a right one is taken though
 *  strangers have used up the account's guesses. @returns undefined where this address, or browser, had too many */
export const countProof = (who: Guesser, now: Date): Guess | undefined => count(who, now);

function count({ email, address, browser }: Guesser, now: Date) {
  sweep(now);
  const from = markOf(`address|${networkOf(address)}`);
  if (email === undefined) return take([from], now);
  const account = markOf(`account|${email}`);
  const here = findBrowser(browser, email, now);
  // a browser's own guesses are counted by themselves, or whoever shares its address could shut it out
  if (here) return take([`${account}|${markOf(`browser|${here}`)}`], now);
  return take([from, account], now);
}

/** @param keys the first must have room; where the second has none, the guess is counted under the first alone */
function take(keys: [string, string?], now: Date): (Guess & { takeBack(): void }) | undefined {
  const at = now.getTime();
  const hasRoom = (key: string) => lately(key, now).length < MOST;
  if (!hasRoom(keys[0])) return undefined;
  const counted = keys.filter((key) => key !== undefined).filter(hasRoom);
  for (const key of counted) made.set(key, [...lately(key, now), at]);
  // this one alone: a stranger's guesses must not be forgiven because the owner has come
  const takeBack = () => counted.splice(0).forEach((key) => forget(key, at));
  return {
    spent: keys[1] !== undefined && !counted.includes(keys[1]),
    takeBack,
    wasRight: takeBack,
  };
}

const lately = (key: string, now: Date): number[] =>
  (made.get(key) ?? []).filter((at) => at > now.getTime() - SPAN_MS);

function forget(key: string, at: number): void {
  const times = [...(made.get(key) ?? [])];
  const found = times.indexOf(at);
  if (found >= 0) times.splice(found, 1);
  made.set(key, times);
}

function sweep(now: Date): void {
  const at = now.getTime();
  if (Math.abs(at - swept) < SWEEP_MS) return;
  swept = at;
  for (const key of made.keys()) if (lately(key, now).length === 0) made.delete(key);
}

/** Ends with the process, and with it whatever led back to an address or an e-mail. Not each day: at midnight everybody
 *  would have ten guesses more. */
const salt = randomBytes(32);
const markOf = (text: string) => createHmac("sha256", salt).update(text).digest("base64url");
