import { and, eq, isNull, lt, or } from "drizzle-orm";
import { staff } from "../../db/schema/staff";
import type { Store, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { tidyEmail } from "./accounts.server";
import { isPassword } from "./password.server";
import { countRecoveryCodes, looksLikeRecovery, takeRecoveryCode } from "./recovery-codes.server";
import { endSession, startSession, type SignInWay } from "./session.server";
import { countGuess } from "./slow-guesses.server";
import { findTotpStep, unsealTotp } from "./totp.server";

/** The browser in which somebody signs in. */
export interface FromBrowser {
  /** for slowing guesses; never kept */
  address: string;
  /** the cookie that says who has signed in here before */
  browser?: string | undefined;
  /** the session this browser still holds: a new one replaces it */
  oldToken?: string | undefined;
}

export interface Attempt extends FromBrowser {
  email: string;
  password: string;
  code: string;
}

/** `email`: whose this browser is known to be from now on. `recovered`: not with a code from the app, and how many
 *  others are left */
export type SignInAnswer =
  { ok: true; token: string; email: string; recovered?: number } | { ok: false; why: "refused" | "tooMany" };

/** E-mail, password and code in one form, and one answer: a refusal never says which of the three was wrong. */
export async function signIn(at: Store, attempt: Attempt, now: Date): Promise<SignInAnswer> {
  const email = tidyEmail(attempt.email).slice(0, 320);
  const guess = countGuess({ ...attempt, email }, now);
  if (!guess) return { ok: false, why: "tooMany" };

  const [account] = await at.read.select().from(staff).where(eq(staff.email, email));
  const rightPassword = await isPassword(account?.passwordHash ?? null, attempt.password);
  const step = account && findTotpStep(unsealTotp(account.id, account.totp), attempt.code, now);
  const known = rightPassword && account && !account.disabledAt ? account.id : undefined;
  const recovers = !step && looksLikeRecovery(attempt.code);

  // the refusal is written for unknown accounts too: a write takes time that could be measured
  const token = await at.transaction(async (tx) => {
    const right =
      known &&
      ((step && (await useStep(tx, { id: known, step }))) ||
        (recovers && (await takeRecoveryCode(tx, known, attempt.code, now))));
    const way = recovers ? "recovery" : "password";
    return right ? replaceSession(tx, known, attempt, now, way) : recordRefusal(tx, account?.id, now);
  });
  if (!token) return { ok: false, why: "refused" };
  guess.wasRight();
  return {
    ok: true,
    token,
    email,
    ...(recovers && { recovered: await countRecoveryCodes(at.read, known!) }),
  };
}

/** A code works once: of two that arrive together, one finds its step already used. */
async function useStep(tx: Tx, { id, step }: { id: string; step: string }): Promise<boolean> {
  const used = await tx
    .update(staff)
    .set({ totpStep: step })
    .where(
      and(eq(staff.id, id), isNull(staff.disabledAt), or(isNull(staff.totpStep), lt(staff.totpStep, step))),
    )
    .returning({ id: staff.id });
  return used.length > 0;
}

/** Starts a session, and ends the one this browser had. @returns the token for the cookie */
export async function replaceSession(
  tx: Tx,
  id: string,
  { oldToken }: Pick<FromBrowser, "oldToken">,
  now: Date,
  way: SignInWay,
): Promise<string> {
  const token = await startSession(tx, id, now, way);
  if (oldToken) await endSession(tx, oldToken, now);
  return token;
}

/** @param subject id of the account; undefined where there is none */
export async function recordRefusal(tx: Tx, subject = "unknown", now: Date): Promise<undefined> {
  await record(tx, { actor: "portal", action: "staff.signInRefused", subjectKind: "staff", subject }, now);
}
