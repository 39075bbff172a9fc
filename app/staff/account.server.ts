/** What somebody can do about their own account. */
import { eq } from "drizzle-orm";
import { z } from "zod";
import { staff as staffTable } from "../../db/schema/staff";
import type { Store } from "../../db/client";
import { env } from "../env.server";
import { record } from "../audit/audit.server";
import { saidOnly } from "./acted.server";
import { checkForm, firstValues, type FieldProblem } from "./form-problems";
import { findPasswordProblem, hashPassword, isPassword } from "./password.server";
import { countRecoveryCodes, makeRecoveryCodes } from "./recovery-codes.server";
import { endOwnSessions, listSessions, type SignedIn } from "./session.server";
import { countGuess } from "./slow-guesses.server";
import type { StaffSlip } from "./staff-slip.server";

const LONGEST = 1000;
const password = (missing: string) =>
  z.string().min(1, { error: missing }).max(LONGEST, { error: "tooLong" });

export const accountForms = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("endSession"), which: z.string().min(1).max(100) }),
  z.object({ intent: z.literal("newCodes"), password: password("passwordMissing") }),
  z.object({
    intent: z.literal("changePassword"),
    password: password("passwordMissing"),
    fresh: password("newPasswordMissing"),
  }),
]);

export async function readAccount(store: Store, { staff, session }: SignedIn, now: Date) {
  const sessions = await listSessions(store.read, staff.id, now);
  const [row] = await store.read
    .select({ email: staffTable.email })
    .from(staffTable)
    .where(eq(staffTable.id, staff.id));
  return {
    email: row!.email,
    sessions: sessions.map((it) => ({ ...it, here: it.id === session.id })),
    /** whether a password of the portal's opens anything */
    own: env.ownSignIn,
    codesLeft: await countRecoveryCodes(store.read, staff.id),
  };
}

/** @param address for slowing guesses; never kept. @returns what to say */
export async function actOnAccount(
  store: Store,
  who: SignedIn,
  { fields, address }: { fields: Record<string, string[]>; address: string },
  now: Date,
): Promise<StaffSlip> {
  const typed = firstValues(fields);
  const form = typed.intent ?? "";
  const checked = checkForm(accountForms, typed);
  // what is a password is not kept, not even sealed
  const refuse = (...problems: FieldProblem[]): StaffSlip => ({ form, problems, values: {} });
  if (!checked.ok) return refuse(...checked.problems);
  const { value } = checked;
  if (value.intent === "endSession") {
    const ended = await store.transaction((tx) => endOwnSessions(tx, who, value.which, now));
    return saidOnly(ended > 0 ? "sessionsEnded" : "gone");
  }
  if (!env.ownSignIn) return saidOnly("passwordsOff");
  const [account] = await store.read.select().from(staffTable).where(eq(staffTable.id, who.staff.id));
  const guess = await countGuess(account!.email, address, now);
  if (!guess) return saidOnly("tooMany");
  if (!(await isPassword(account!.passwordHash, value.password)))
    return refuse({ field: "password", code: "passwordWrong" });
  await guess.wasRight();
  if (value.intent === "newCodes") {
    const codes = await store.transaction((tx) => makeRecoveryCodes(tx, who.staff.id, now));
    return { ...saidOnly("newCodes"), codes };
  }
  const problem = findPasswordProblem(value.fresh, [account!.name, account!.email]);
  if (problem) return refuse({ field: "fresh", code: PROBLEMS[problem] });
  const passwordHash = await hashPassword(value.fresh);
  await store.transaction(async (tx) => {
    await tx.update(staffTable).set({ passwordHash }).where(eq(staffTable.id, who.staff.id));
    // whoever knew the old one is out
    await endOwnSessions(tx, who, "others", now);
    const about = { subjectKind: "staff", subject: who.staff.id };
    await record(tx, { actor: who.staff.id, action: "staff.passwordChanged", ...about }, now);
  });
  return saidOnly("passwordChanged");
}

const PROBLEMS = {
  tooShort: "passwordTooShort",
  tooLong: "tooLong",
  common: "passwordCommon",
} as const;
