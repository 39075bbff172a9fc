/** Browsers in which somebody has signed in before, or opened a link that was mailed to them, so that a stranger's
 *  guesses are not counted against them. The cookie opens nothing and names nobody: it can only be compared with an
 *  e-mail that is typed. */
import { timingSafeEqual } from "node:crypto";
import { setCookie } from "../http/cookies.server";
import { randomToken } from "../random.server";
import { sealHash, sealHashLike } from "../vault/seal.server";

/** A holiday and a long illness; afterwards a link by e-mail makes it known again. */
const DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;
/** Colleagues who share a computer. */
const MOST = 4;
const BETWEEN = "~";

const place = (email: string) => ({ table: "known_browsers", row: email });
/** Which day it was, so that nobody can make it last longer. */
const dayOf = (now: Date) => String(Math.floor(now.getTime() / DAY_MS));
const signed = (browser: string, day: string) => `${browser}|${day}`;

/** @param cookie "<browser>~<day>.<month>.<HMAC>~…", one for each account; anything a browser may send
 *  @returns what names this browser, where that account has signed in here lately, or had a link */
export function findBrowser(cookie: string | undefined, email: string, now: Date): string | undefined {
  const [browser, ...proofs] = split(cookie);
  return browser && proofs.some((it) => proves(it, browser, email, now)) ? browser : undefined;
}

/** @returns a Set-Cookie value for whoever signs in with this e-mail now; those of others in this browser stay */
export function rememberBrowser(cookie: string | undefined, email: string, now: Date): string {
  const [known, ...proofs] = split(cookie);
  const browser = known ?? randomToken();
  const others = known ? proofs.filter((it) => !proves(it, known, email, now)) : [];
  const day = dayOf(now);
  const mine = `${day}.${sealHash(place(email), signed(browser, day), now)}`;
  const value = [browser, mine, ...others].slice(0, 1 + MOST).join(BETWEEN);
  return setCookie("browser", value, (DAYS * DAY_MS) / 1000);
}

/** What was not made here is cut down to what can be sent back in a cookie. */
const split = (cookie = ""): string[] =>
  /^[\w-]{22}(~[\w.-]{1,80}){0,8}$/.test(cookie) ? cookie.split(BETWEEN) : [];

function proves(proof: string, browser: string, email: string, now: Date): boolean {
  const [, day, stored] = /^(\d{1,6})\.(.+)$/.exec(proof) ?? [];
  if (!day || !stored || Number(day) < Number(dayOf(now)) - DAYS) return false;
  try {
    const right = Buffer.from(sealHashLike(stored, place(email), signed(browser, day)));
    const given = Buffer.from(stored);
    return given.length === right.length && timingSafeEqual(given, right);
  } catch {
    // the key file of its month is gone
    return false;
  }
}
