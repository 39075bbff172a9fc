/** Signing in with a passkey: the device has it, and has made sure of its owner, so it stands for password and code. */
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { staff, staffPasskeys } from "../../db/schema/staff";
import type { Db, Store, Tx } from "../../db/client";
import { beginChallenge, CHALLENGE_SECONDS, takeChallenge } from "./challenges.server";
import { readAsked } from "./passkey-answers";
import { HIGHEST_COUNTER, hostOf, userHandleOf, webauthn } from "./passkeys.server";
import { recordRefusal, replaceSession, type FromBrowser, type SignInAnswer } from "./sign-in.server";
import { countProof } from "./slow-guesses.server";

export interface PasskeyAttempt extends FromBrowser {
  /** the device's answer, as JSON */
  credential: string;
  /** of this browser's cookie */
  challenge: string | undefined;
  origin: string;
}

/** The same for everybody, as nobody has said who they are. @returns what to ask the device, as JSON, and the token
 *  for the cookie */
export async function beginPasskeySignIn(
  at: Store,
  origin: string,
  now: Date,
): Promise<{ options: string; token: string }> {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: hostOf(origin),
    userVerification: "required",
    timeout: CHALLENGE_SECONDS.passkey * 1000,
  });
  const { challenge } = options;
  const token = await at.transaction((tx) => beginChallenge(tx, "passkey", { challenge }, now));
  return { options: JSON.stringify(options), token };
}

/** One answer for whatever is wrong with it. */
export async function signInWithPasskey(
  at: Store,
  attempt: PasskeyAttempt,
  now: Date,
): Promise<SignInAnswer> {
  const answer = readAsked(attempt.credential);
  const found = answer && (await findPasskey(at.read, answer.id));
  const guess = countProof({ ...attempt, email: found?.account.email }, now);
  if (!guess) return { ok: false, why: "tooMany" };

  const token = attempt.challenge;
  const begun =
    token && (await at.transaction((tx) => takeChallenge<{ challenge: string }>(tx, "passkey", token, now)));
  const right =
    answer && found && begun
      ? await verify(answer, found.passkey, begun.challenge, attempt.origin)
      : undefined;
  const session = await at.transaction(async (tx) => {
    const used = found && right && (await usePasskey(tx, found, right.newCounter, now));
    return used
      ? replaceSession(tx, found.account.id, attempt, now, "passkey")
      : recordRefusal(tx, found?.account.id, now);
  });
  if (!session) return { ok: false, why: guess.spent ? "tooMany" : "refused" };
  guess.wasRight();
  return { ok: true, token: session, email: found!.account.email };
}

type Found = NonNullable<Awaited<ReturnType<typeof findPasskey>>>;

async function findPasskey(db: Db, id: string) {
  const [row] = await db
    .select({ passkey: staffPasskeys, account: { id: staff.id, email: staff.email } })
    .from(staffPasskeys)
    .innerJoin(staff, eq(staff.id, staffPasskeys.staff))
    .where(eq(staffPasskeys.id, id));
  return row;
}

async function verify(
  answer: NonNullable<ReturnType<typeof readAsked>>,
  { id, staff: owner, publicKey, counter }: Found["passkey"],
  expectedChallenge: string,
  origin: string,
) {
  if (answer.response.userHandle !== userHandleOf(owner)) return undefined;
  const { verifyAuthenticationResponse } = await webauthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter },
      requireUserVerification: true,
    });
    return verified && authenticationInfo.newCounter <= HIGHEST_COUNTER ? authenticationInfo : undefined;
  } catch {
    // the library throws for whatever is not right in it
    return undefined;
  }
}

/** A counter only goes up, or stays at nought in devices that have none: one that does not is a copy's.
 *  @returns false where the passkey, or its account, has gone meanwhile, or the counter was used */
async function usePasskey(tx: Tx, { passkey, account }: Found, counter: number, now: Date): Promise<boolean> {
  const [open] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, account.id), isNull(staff.disabledAt)));
  if (!open) return false;
  const goesOn = or(
    lt(staffPasskeys.counter, counter),
    counter === 0 ? eq(staffPasskeys.counter, 0) : undefined,
  );
  const used = await tx
    .update(staffPasskeys)
    .set({ counter, usedAt: now })
    .where(and(eq(staffPasskeys.id, passkey.id), goesOn))
    .returning({ id: staffPasskeys.id });
  return used.length > 0;
}
