/** A sign-in, or a new passkey, that was begun in one browser, or a link that was mailed: what has to come back is
 *  sealed, and works once. */
import { and, eq, gt } from "drizzle-orm";
import { staffChallenges } from "../../db/schema/staff";
import type { Db, Tx } from "../../db/client";
import { hashToken, randomToken } from "../random.server";
import { seal, unseal } from "../vault/seal.server";

type ChallengeKind = typeof staffChallenges.$inferSelect.kind;

/** How long a cookie and a row last: at the council somebody may have to find their phone first, and a mail takes its
 *  time. */
export const CHALLENGE_SECONDS = {
  passkey: 5 * 60,
  newPasskey: 5 * 60,
  oidc: 10 * 60,
  browser: 30 * 60,
} as const satisfies Record<ChallengeKind, number>;

const place = (id: string, token: string) => ({ table: "staff_challenges", row: id, secret: token });

/** @param words what has to come back, as JSON holds it. @returns the token: for this browser's cookie, or for a mail */
export async function beginChallenge(tx: Tx, kind: ChallengeKind, words: object, now: Date): Promise<string> {
  const token = randomToken();
  const id = hashToken(token);
  const expiresAt = new Date(now.getTime() + CHALLENGE_SECONDS[kind] * 1000);
  await tx
    .insert(staffChallenges)
    .values({ id, kind, sealed: seal(place(id, token), words, now), expiresAt });
  return token;
}

/** Whether it still waits for its answer, which does not use it up. */
export async function isBegun(db: Db, kind: ChallengeKind, token: string, now: Date): Promise<boolean> {
  const { id, kind: kinds, expiresAt } = staffChallenges;
  const rows = await db
    .select({ id })
    .from(staffChallenges)
    .where(and(eq(id, hashToken(token)), eq(kinds, kind), gt(expiresAt, now)));
  return rows.length > 0;
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
