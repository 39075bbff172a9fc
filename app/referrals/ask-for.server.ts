/** Who to ask for, sealed by itself: a page of names opens no answers and no safe contact. */
import { seal, unseal } from "../vault/seal.server";
import type { ReferralBody } from "./referral";

const placeOf = (id: string) => ({ table: "referrals.ask_for", row: id });

/** @param at when the request came: with the key of its month the name goes too */
export const sealAskFor = (id: string, { callMe }: Pick<ReferralBody, "callMe">, at: Date): string =>
  seal(placeOf(id), callMe, at);

/** @returns null where it can no longer be read: one that cannot be opened must not hide the others */
export function readAskFor(id: string, sealed: string | null): string | null {
  try {
    return sealed && unseal<string>(placeOf(id), sealed);
  } catch {
    return null;
  }
}
