/** Sealing of everything personal: AES-256-GCM, one key a row, derived from a monthly key (design.md 6). */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from "node:crypto";
import { currentKey, getKey } from "./keys.server";

/** Where a sealed value stands. Sealed text moved to another row or table does not open. */
export interface Place {
  table: string;
  row: string;
  /** a secret that is not in the database, such as the token of a cookie */
  secret?: string;
}

function rowKey(key: KeyObject, place: Place): Buffer {
  return Buffer.from(hkdfSync("sha256", key, place.secret ?? "", `${place.table}|${place.row}`, 32));
}

/** @param value anything JSON holds. @returns "v1.<month>.<base64url of nonce, text and tag>" */
export const seal = (place: Place, value: unknown, now: Date): string =>
  sealWith(currentKey(now), place, value);

function sealWith({ month, key }: ReturnType<typeof currentKey>, place: Place, value: unknown): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", rowKey(key, place), nonce);
  cipher.setAAD(Buffer.from(`${place.table}|${place.row}`));
  const body = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return `v1.${month}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url")}`;
}

/** @throws Error when the place, the secret or the key is not the one it was sealed with */
export function unseal<T>(place: Place, sealed: string): T {
  const [version, month, text] = sealed.split(".");
  if (version !== "v1" || !month || !text) throw new Error("Not a sealed value");
  const bytes = Buffer.from(text, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", rowKey(getKey(month), place), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(`${place.table}|${place.row}`));
  decipher.setAuthTag(bytes.subarray(-16));
  const body = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  return JSON.parse(body.toString("utf8")) as T;
}

/** As {@link seal}, with the key of the month that `stored` was sealed with: both end together.
 *  @throws Error when that key is gone */
export function sealLike(stored: string, place: Place, value: unknown): string {
  const month = stored.split(".")[1] ?? "";
  return sealWith({ month, key: getKey(month) }, place, value);
}

/** As {@link unseal}, of what may be gone: what was deleted, or cannot be opened any more, must not hide the rest. */
export function openOrNull<T>(place: Place, sealed: string | null): T | null {
  try {
    return sealed === null ? null : unseal<T>(place, sealed);
  } catch {
    return null;
  }
}

/** What is stored of a short secret such as a 12-digit code: "<month>.<HMAC>". Useless without the key files,
 *  so that the database alone cannot be searched for codes. */
export function sealHash(place: Place, secret: string, now: Date): string {
  const { month } = currentKey(now);
  return `${month}.${hashOf(place, secret, month)}`;
}

/** The hash to compare with a stored one, made with the same month's key. */
export function sealHashLike(stored: string, place: Place, secret: string): string {
  const month = stored.split(".")[0] ?? "";
  return `${month}.${hashOf(place, secret, month)}`;
}

function hashOf(place: Place, secret: string, month: string): string {
  return createHmac("sha256", rowKey(getKey(month), place))
    .update(secret)
    .digest("base64url");
}
