/** What somebody can do about their own account. */
import { eq } from "drizzle-orm";
import { z } from "zod";
import { staff as staffTable } from "../../db/schema/staff";
import type { Store } from "../../db/client";
import { env } from "../env.server";
import { record } from "../audit/audit.server";
import { saidOnly } from "./acted.server";
import { actOnPasskeys, isPasskeyForm, passkeyForms } from "./account-passkeys.server";
import { checkForm, firstValues } from "./form-problems";
import {
  checkOwnPassword,
  password,
  PASSWORD_PROBLEMS,
  refuse,
  type FromAccount,
} from "./own-password.server";
import { listPasskeys } from "./passkeys.server";
import { findPasswordProblem, hashPassword } from "./password.server";
import { countRecoveryCodes, makeRecoveryCodes } from "./recovery-codes.server";
import { endOwnSessions, listSessions, type SignedIn } from "./session.server";
import type { StaffSlip } from "./staff-slip.server";

export const accountForms = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("endSession"), which: z.string().min(1).max(100) }),
  z.object({ intent: z.literal("newCodes"), password: password("passwordMissing") }),
  z.object({
    intent: z.literal("changePassword"),
    password: password("passwordMissing"),
    fresh: password("newPasswordMissing"),
  }),
  ...passkeyForms,
]);

type WithPassword = Extract<z.output<typeof accountForms>, { intent: "newCodes" | "changePassword" }>;

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
    passkeys: await listPasskeys(store.read, staff.id),
  };
}

export interface SentToAccount extends FromAccount {
  fields: Record<string, string[]>;
}

/** @returns what to say, and for a passkey that was begun the token of this browser's cookie */
export async function actOnAccount(
  store: Store,
  who: SignedIn,
  { fields, ...from }: SentToAccount,
  now: Date,
): Promise<{ slip: StaffSlip; challenge?: string }> {
  const typed = firstValues(fields);
  const checked = checkForm(accountForms, typed);
  if (!checked.ok) return { slip: refuse(typed, ...checked.problems) };
  const { value } = checked;
  if (value.intent === "endSession") {
    const ended = await store.transaction((tx) => endOwnSessions(tx, who, value.which, now));
    return { slip: saidOnly(ended > 0 ? "sessionsEnded" : "gone") };
  }
  if (!env.ownSignIn) return { slip: saidOnly("passwordsOff") };
  if (isPasskeyForm(value)) return actOnPasskeys(store, who, { value, typed, ...from }, now);
  return { slip: await actWithPassword(store, who, { value, typed, ...from }, now) };
}

async function actWithPassword(
  store: Store,
  who: SignedIn,
  { value, typed, ...from }: FromAccount & { value: WithPassword; typed: Record<string, string> },
  now: Date,
): Promise<StaffSlip> {
  const owner = await checkOwnPassword(store, who, { password: value.password, typed, ...from }, now);
  if (!owner.ok) return owner.slip;
  const { account } = owner;
  if (value.intent === "newCodes") {
    const codes = await store.transaction((tx) => makeRecoveryCodes(tx, who.staff.id, now));
    return { ...saidOnly("newCodes"), codes };
  }
  const problem = findPasswordProblem(value.fresh, [account.name, account.email]);
  if (problem) return refuse(typed, { field: "fresh", code: PASSWORD_PROBLEMS[problem] });
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
