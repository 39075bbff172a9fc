import { Secret, TOTP } from "otpauth";
import { seal, unseal } from "../vault/seal.server";

const PERIOD = 30;
const place = (staff: string) => ({ table: "staff", row: staff });

export const newTotpSecret = () => new Secret({ size: 20 }).base32;

export const sealTotp = (staff: string, secret: string, now: Date) => seal(place(staff), secret, now);

export const unsealTotp = (staff: string, sealed: string) => unseal<string>(place(staff), sealed);

const generator = (secret: string, label = "") =>
  new TOTP({ issuer: "Family portal", label, secret: Secret.fromBase32(secret), period: PERIOD });

/** The step a code belongs to, one before or after `now` allowed; padded, so that steps compare as text.
 *  @returns undefined for a wrong code */
export function findTotpStep(secret: string, code: string, now: Date): string | undefined {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = generator(secret).validate({ token, timestamp: now.getTime(), window: 1 });
  if (delta === null) return undefined;
  return String(Math.floor(now.getTime() / 1000 / PERIOD) + delta).padStart(12, "0");
}

export const currentTotpCode = (secret: string, now: Date) =>
  generator(secret).generate({ timestamp: now.getTime() });

/** What an authenticator app takes. "Family portal" is the issuer there, which is a product's name. */
export const totpUri = (secret: string, email: string) => generator(secret, email).toString();
