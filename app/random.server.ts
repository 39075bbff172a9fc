import { createHash, randomBytes, randomInt } from "node:crypto";

/** 128 random bits, 22 characters safe in URLs and cookies: row ids and tokens. */
export const randomToken = () => randomBytes(16).toString("base64url");

/** What is stored of a token that only its holder should know: SHA-256, base64url. The token is random, so no salt. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("base64url");

// No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: said aloud or copied by hand, none is taken for another. No vowels: no words.
const SPEAKABLE = "34679CDFGHJKMNPQRTWX";
const REFERENCE_LENGTH = 8;

/** 8 characters to say aloud, 20^8 (2.56e10): names a record and opens nothing. */
export const randomReference = () =>
  Array.from({ length: REFERENCE_LENGTH }, () => SPEAKABLE[randomInt(SPEAKABLE.length)]).join("");

const REFERENCE = new RegExp(`^[${SPEAKABLE}]{${REFERENCE_LENGTH}}$`);

/** @param typed with or without spaces, hyphens and capitals
 *  @returns the reference that it may be; undefined where no reference looks like it */
export function readReference(typed: string): string | undefined {
  const reference = typed.toUpperCase().replace(/[\s-]/g, "");
  return REFERENCE.test(reference) ? reference : undefined;
}

/** 12 random digits: the family's secret code. */
export const randomCode = () =>
  String(randomInt(1_000_000)).padStart(6, "0") + String(randomInt(1_000_000)).padStart(6, "0");
