/** A sign-in, or a new passkey, that was begun in one browser: what has to come back is sealed, and works once. */
import { and, eq } from "drizzle-orm";
import { staffChallenges } from "../../db/schema/staff";
import type { Tx } from "../../db/client";
import { hashToken, randomToken } from "../random.server";
import { seal, unseal } from "../vault/seal.server";

type ChallengeKind = typeof staffChallenges.$inferSelect.kind;

/** How long a cookie and a row last: at the council somebody may have to find their phone first. */
export const CHALLENGE_SECONDS = {
  passkey: 5 * 60,
  newPasskey: 5 * 60,
  oidc: 10 * 60,
} as const satisfies Record<ChallengeKind, number>;

const place = (id: string, token: string) => ({ table: "staff_challenges", row: id, secret: token });

/** @param words what has to come back, as JSON holds it. @returns the token for this browser's cookie */
export async function beginChallenge(tx: Tx, kind: ChallengeKind, words: object, now: Date): Promise<string> {
  const token = randomToken();
  const id = hashToken(token);
  const expiresAt = new Date(now.getTime() + CHALLENGE_SECONDS[kind] * 1000);
  await tx
    .insert(staffChallenges)
    .values({ id, kind, sealed: seal(place(id, token), words, now), expiresAt });
  return token;
}

/** Takes it away: of two that answer the same one, the second finds nothing. @returns undefined where there is none of
 *  this kind, or not any more */
export async function takeChallenge<T>(
  tx: Tx,
  kind: ChallengeKind,
  token: string,
  now: Date,
): Promise<T | undefined> {
  const id = hashToken(token);
  const [row] = await tx
    .delete(staffChallenges)
    .where(and(eq(staffChallenges.id, id), eq(staffChallenges.kind, kind)))
    .returning();
  if (!row || row.expiresAt <= now) return undefined;
  try {
    return unseal<T>(place(id, token), row.sealed);
  } catch {
    // its key file is gone
    return undefined;
  }
}
