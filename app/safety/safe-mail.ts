/** Where and from when on a family may be mailed: to an address that it said is safe, and that nobody has put in doubt. */
import { nextSafeTime, type SafeContact } from "./contact";
import { isStale, isUnsafe, lastConfirmed, type Attempt } from "./contact-rules";

/** @param history what happened since, contact attempts among it, the oldest first
 *  @returns undefined where e-mail was not said to be safe, or that is in doubt, or was said too long ago */
export function safeMail(
  contact: SafeContact,
  history: readonly Attempt[],
  now: Date,
): { to: string; at: Date } | undefined {
  if (isUnsafe(contact, history) || isStale(lastConfirmed(contact, history), now)) return undefined;
  const way = contact.ways.find((it) => it.channel === "email");
  const at = nextSafeTime(contact, "email", now);
  return way && at ? { to: way.to, at } : undefined;
}
