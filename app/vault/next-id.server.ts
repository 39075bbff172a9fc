/** Ids that every process comes to by itself and nobody outside can guess. */
import { createHmac, hkdfSync } from "node:crypto";
import { currentKey } from "./keys.server";

const LENGTH = 22;

/** The id of what follows `last`: two processes that saw the same last make the same one, and only the first is taken.
 *  @throws where this month's key cannot be read */
export function nextId(last: string, now: Date): string {
  const key = Buffer.from(hkdfSync("sha256", currentKey(now).key, "", "next_id", 32));
  return createHmac("sha256", key).update(last).digest("base64url").slice(0, LENGTH);
}
