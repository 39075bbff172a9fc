/** What is asked for again before an account is changed: a screen left open is not its owner. */
import { eq } from "drizzle-orm";
import { z } from "zod";
import { staff } from "../../db/schema/staff";
import type { Store } from "../../db/client";
import { saidOnly } from "./acted.server";
import type { FieldProblem, ProblemCode } from "./form-problems";
import { isPassword, type PasswordProblem } from "./password.server";
import type { SignedIn } from "./session.server";
import { countGuess } from "./slow-guesses.server";
import type { StaffSlip } from "./staff-slip.server";

const LONGEST = 1000;
/** @param missing code of what is said where it is empty */
export const password = (missing: string) =>
  z.string().min(1, { error: missing }).max(LONGEST, { error: "tooLong" });

/** What is said of a password that is not good enough. */
export const PASSWORD_PROBLEMS = {
  tooShort: "passwordTooShort",
  tooLong: "tooLong",
  common: "passwordCommon",
} as const satisfies Record<PasswordProblem, ProblemCode>;

/** The browser in which somebody is at their own account. */
export interface FromAccount {
  /** for slowing guesses; never kept */
  address: string;
  /** the cookie that says who has signed in here before */
  browser?: string | undefined;
  /** the token of a passkey that was begun here */
  challenge?: string | undefined;
  origin: string;
}

/** What need not be given again. What is a password is not kept, not even sealed. */
const KEPT = ["name", "passkey"];

export const refuse = (typed: Record<string, string>, ...problems: FieldProblem[]): StaffSlip => ({
  form: typed.intent ?? "",
  problems,
  values: Object.fromEntries(KEPT.flatMap((it) => (typed[it] ? [[it, [typed[it]]]] : []))),
});

/** @returns the account of whoever typed its password, or what to say */
export async function checkOwnPassword(
  store: Store,
  who: SignedIn,
  { password: given, typed, ...from }: FromAccount & { password: string; typed: Record<string, string> },
  now: Date,
): Promise<{ ok: true; account: typeof staff.$inferSelect } | { ok: false; slip: StaffSlip }> {
  const [account] = await store.read.select().from(staff).where(eq(staff.id, who.staff.id));
  const guess = countGuess({ ...from, email: account!.email }, now);
  if (!guess) return { ok: false, slip: saidOnly("tooMany") };
  if (!(await isPassword(account!.passwordHash, given)))
    return { ok: false, slip: refuse(typed, { field: "password", code: "passwordWrong" }) };
  guess.wasRight();
  return { ok: true, account: account! };
}
