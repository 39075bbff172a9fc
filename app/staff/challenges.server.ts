/** What was begun in a browser and has to come back to it: kept sealed for a few minutes, and used up as it is read. */
import { and, eq } from "drizzle-orm";
import { staffChallenges } from "../../db/schema/staff";
import type { Tx } from "../../db/client";
import { hashToken, randomToken } from "../random.server";
import { seal, unseal } from "../vault/seal.server";

type Kind = (typeof staffChallenges.$inferSelect)["kind"];

export const CHALLENGE_MINUTES = 10;

const place = (id: string, token: string) => ({ table: "staff_challenges", row: id, secret: token });

/** @param words anything JSON holds. @returns the token that only this browser gets */
export async function beginChallenge(tx: Tx, kind: Kind, words: object, now: Date): Promise<string> {
  const token = randomToken();
  const id = hashToken(token);
  const expiresAt = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000);
  await tx
    .insert(staffChallenges)
    .values({ id, kind, sealed: seal(place(id, token), words, now), expiresAt });
  return token;
}

/** Of two that bring the same token, one gets the words. @returns undefined where there are none, or no longer */
export async function takeChallenge<T>(tx: Tx, kind: Kind, token: string, now: Date): Promise<T | undefined> {
  const id = hashToken(token);
  const [taken] = await tx
    .delete(staffChallenges)
    .where(and(eq(staffChallenges.id, id), eq(staffChallenges.kind, kind)))
    .returning();
  if (!taken || taken.expiresAt <= now) return undefined;
  try {
    return unseal<T>(place(id, token), taken.sealed);
  } catch {
    // its key file is gone
    return undefined;
  }
}
