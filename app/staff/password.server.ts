import { hash, verify } from "@node-rs/argon2";
import { randomReference, randomToken } from "../random.server";
import { isCommonPassword } from "./common-passwords";

// argon2id is the library's default; 19 MiB and two passes are OWASP's floor (74 ms here)
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const SHORTEST_PASSWORD = 12;
/** More is nobody's password, and hashing it costs. */
const LONGEST_PASSWORD = 200;

export type PasswordProblem = "tooShort" | "tooLong" | "common";

/** @param about name and e-mail, which may not make up the password */
export function findPasswordProblem(password: string, about: string[]): PasswordProblem | undefined {
  if ([...password].length < SHORTEST_PASSWORD) return "tooShort";
  if (password.length > LONGEST_PASSWORD) return "tooLong";
  return isCommonPassword(password, about) ? "common" : undefined;
}

export const hashPassword = (password: string) => hash(password.normalize("NFKC"), COST);

/** What an unknown account is compared with, so that it takes as long as a known one. */
const decoy = hashPassword(randomToken());

/** @param stored null where there is no such account: costs the same and is false */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(
    stored ?? (await decoy),
    password.normalize("NFKC").slice(0, LONGEST_PASSWORD),
  );
  return stored !== null && matches;
}

/** 16 characters to be typed once and kept in a password manager: 72 bits. */
export const randomPassword = () =>
  `${randomReference()}${randomReference()}`.replace(/(.{4})(?=.)/g, "$1-").toLowerCase();
