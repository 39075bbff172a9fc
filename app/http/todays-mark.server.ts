import { createHmac, randomBytes } from "node:crypto";

let salt = { day: "", key: randomBytes(32) };

/** An address or e-mail as today's HMAC, for counting guesses: the salt is in memory and thrown away with the day,
 *  so nothing leads back to it. */
export function todaysMark(text: string, now: Date): string {
  const day = now.toISOString().slice(0, 10);
  if (salt.day !== day) salt = { day, key: randomBytes(32) };
  return createHmac("sha256", salt.key).update(text).digest("base64url");
}
