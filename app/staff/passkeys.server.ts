/** Passkeys of one's own account. The key stays in the device; what stands here only checks what it signs. */
import { and, asc, eq } from "drizzle-orm";
import { staffPasskeys } from "../../db/schema/staff";
import { isUniqueViolation, type Db, type Store, type Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { beginChallenge, CHALLENGE_SECONDS, takeChallenge } from "./challenges.server";
import { readMade } from "./passkey-answers";

/** More devices than anybody has at work. */
export const MOST_PASSKEYS = 10;
/** Ed25519, ECDSA on P-256, RSA: what devices of today have. */
const ALGORITHMS = [-8, -7, -257];

/** A quarter of the time to start, for a few pages of staff: loaded by the first that needs it. */
export const webauthn = () => import("@simplewebauthn/server");

interface Begun {
  challenge: string;
  staff: string;
  name: string;
}

/** What PostgreSQL's integer holds. Devices count from nought, and none gets there. */
export const HIGHEST_COUNTER = 2 ** 31 - 1;

/** What tells a device whose passkey it is: the account's id, which is random and says nothing. */
export const userHandleOf = (staff: string) => Buffer.from(staff).toString("base64url");

/** The host that a passkey is bound to. @param origin "https://support.example.org" */
export const hostOf = (origin: string) => new URL(origin).hostname;

export interface OwnPasskey {
  id: string;
  name: string;
  madeAt: Date;
  usedAt: Date | null;
}

export const listPasskeys = (db: Db, staff: string): Promise<OwnPasskey[]> =>
  db
    .select({
      id: staffPasskeys.id,
      name: staffPasskeys.name,
      madeAt: staffPasskeys.madeAt,
      usedAt: staffPasskeys.usedAt,
    })
    .from(staffPasskeys)
    .where(eq(staffPasskeys.staff, staff))
    .orderBy(asc(staffPasskeys.madeAt), asc(staffPasskeys.id));

/** @param name what its owner calls the new one. @returns what to ask the device, as JSON, and the token for the
 *  cookie */
export async function beginPasskey(
  at: Store,
  who: { id: string; email: string; name: string },
  { name, origin }: { name: string; origin: string },
  now: Date,
): Promise<{ options: string; token: string }> {
  const there = await listPasskeys(at.read, who.id);
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    // a product's name, as in the authenticator app
    rpName: "Family portal",
    rpID: hostOf(origin),
    userID: new Uint8Array(Buffer.from(who.id)),
    userName: who.email,
    userDisplayName: who.name,
    timeout: CHALLENGE_SECONDS.passkey * 1000,
    attestationType: "none",
    excludeCredentials: there.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  const words: Begun = { challenge: options.challenge, staff: who.id, name };
  const token = await at.transaction((tx) => beginChallenge(tx, "newPasskey", words, now));
  return { options: JSON.stringify(options), token };
}

/** Keeps the passkey that a device has made. @param token of this browser's cookie. @returns whether it was kept */
export async function keepPasskey(
  at: Store,
  staff: string,
  sent: { credential: string; token: string | undefined; origin: string },
  now: Date,
): Promise<boolean> {
  const { token, origin } = sent;
  const begun = token && (await at.transaction((tx) => takeChallenge<Begun>(tx, "newPasskey", token, now)));
  if (!begun || begun.staff !== staff) return false;
  const made = await verifyMade(sent.credential, begun.challenge, origin);
  if (!made) return false;
  const { id, publicKey, counter, transports = [] } = made;
  const key = Buffer.from(publicKey).toString("base64url");
  const row = { id, staff, name: begun.name, publicKey: key, counter, transports, madeAt: now };
  try {
    await at.transaction(async (tx) => {
      await tx.insert(staffPasskeys).values(row);
      await note(tx, staff, "staff.passkeyAdded", now);
    });
    return true;
  } catch (error) {
    // it is somebody's already
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

async function verifyMade(credential: string, expectedChallenge: string, origin: string) {
  const response = readMade(credential);
  if (!response) return undefined;
  const { verifyRegistrationResponse } = await webauthn();
  const { decodeAttestationObject, isoBase64URL } = await import("@simplewebauthn/server/helpers");
  try {
    const object = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject));
    // none was asked for, and a maker's certificate could name an address that the portal would then look up
    if (object.get("attStmt").get("x5c")) return undefined;
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    const made = registrationInfo?.credential;
    return made && made.counter <= HIGHEST_COUNTER ? made : undefined;
  } catch {
    // the library throws for whatever is not right in it
    return undefined;
  }
}

/** @returns whether this person had such a passkey */
export async function removePasskey(tx: Tx, staff: string, id: string, now: Date): Promise<boolean> {
  const removed = await tx
    .delete(staffPasskeys)
    .where(and(eq(staffPasskeys.id, id), eq(staffPasskeys.staff, staff)))
    .returning({ id: staffPasskeys.id });
  if (removed.length > 0) await note(tx, staff, "staff.passkeyRemoved", now);
  return removed.length > 0;
}

const note = (tx: Tx, staff: string, action: string, now: Date) =>
  record(tx, { actor: staff, action, subjectKind: "staff", subject: staff }, now);
