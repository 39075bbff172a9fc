import { unseal, type Place } from "../vault/seal.server";

/** What was deleted, or whose key is gone, must not hide the rest. */
export function openOrNull<T>(place: Place, sealed: string | null): T | null {
  try {
    return sealed === null ? null : unseal<T>(place, sealed);
  } catch {
    return null;
  }
}
