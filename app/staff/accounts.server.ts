import { eq } from "drizzle-orm";
import { hubs } from "../../db/schema/hubs";
import { staff, staffPasskeys, staffRecoveryCodes, staffRoles } from "../../db/schema/staff";
import { isUniqueViolation, type Db, type Store, type Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { hashToken, randomToken } from "../random.server";
import { returnWorkOf } from "../referrals/lease.server";
import { removePhoto } from "../stories/save-face.server";
import { BY_COMMAND, homeOf } from "./changed-by";
import { keepingHistory } from "./keep-history.server";
import { hashPassword } from "./password.server";
import { endSessionsOf, listRoles } from "./session.server";
import { EVERYWHERE, SERVICE_ROLES, type Role, type StaffMember } from "./staff";
import { newTotpSecret, sealTotp } from "./totp.server";

export interface NewAccount {
  /** left out: any */
  id?: string;
  email: string;
  name: string;
  role: Role;
  hub: string;
  example?: boolean;
  /** staff id of whoever adds it; left out: whoever has the machine */
  by?: string;
}

export type AccountRefusal = "emailTaken" | "noSuchHub" | "hubForServiceRole" | "serviceForHubRole";

/** As accounts are kept and found. */
export const tidyEmail = (email: string) => email.trim().toLowerCase();

/** Inserts an account with a hash made before: hashing inside a transaction would make every write wait. */
export async function insertAccount(
  tx: Tx,
  account: NewAccount,
  secrets: { passwordHash: string; totp: string },
  now: Date,
): Promise<string> {
  const { id = randomToken(), by = "portal" } = account;
  await tx.insert(staff).values({
    id,
    email: tidyEmail(account.email),
    name: account.name,
    passwordHash: secrets.passwordHash,
    totp: sealTotp(id, secrets.totp, now),
    example: account.example ?? false,
  });
  await tx.insert(staffRoles).values({ staff: id, role: account.role, hub: account.hub });
  await record(
    tx,
    { actor: by, action: "staff.added", subjectKind: "staff", subject: id, detail: account.role },
    now,
  );
  return id;
}

/** Does `work` to an account and keeps what it changed as done by command. @param of.roles that it has before, or gets */
async function byCommand(
  tx: Tx,
  id: string,
  { action, roles }: { action: string; roles: StaffMember["roles"] },
  work: () => Promise<unknown>,
  now: Date,
): Promise<void> {
  const of = { by: BY_COMMAND, action, hub: homeOf(roles) };
  await keepingHistory(tx, [{ account: id }], of, () => work().then(() => ({ ok: true })), now);
}

/** Adds a person with one role, by command. @returns the secret for their authenticator app, or why not */
export async function addAccount(
  at: Store,
  account: NewAccount,
  password: string,
  now: Date,
): Promise<{ ok: true; totp: string } | { ok: false; why: AccountRefusal }> {
  const why = await findMisplaced(at.read, account);
  if (why) return { ok: false, why };
  const secrets = { passwordHash: await hashPassword(password), totp: newTotpSecret() };
  const { id = randomToken(), role, hub } = account;
  const of = { action: "staff.added", roles: [{ role, hub }] };
  try {
    await at.transaction((tx) =>
      byCommand(tx, id, of, () => insertAccount(tx, { ...account, id }, secrets, now), now),
    );
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, why: "emailTaken" };
    throw error;
  }
  return { ok: true, totp: secrets.totp };
}

/** @returns why nobody can have this role there */
export async function findMisplaced(
  db: Db,
  { role, hub }: Pick<NewAccount, "role" | "hub">,
): Promise<AccountRefusal | undefined> {
  const overService = SERVICE_ROLES.includes(role);
  if (hub === EVERYWHERE) return overService ? undefined : "serviceForHubRole";
  if (overService) return "hubForServiceRole";
  const [found] = await db.select({ id: hubs.id }).from(hubs).where(eq(hubs.id, hub));
  return found ? undefined : "noSuchHub";
}

/** Shuts a person out at the very next request; what they had goes back to all. @returns false where there is no such account */
export async function disableAccount(tx: Tx, email: string, now: Date): Promise<boolean> {
  const [row] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(eq(staff.email, tidyEmail(email)));
  if (!row) return false;
  const of = { action: "staff.switchOff", roles: await listRoles(tx, row.id) };
  await byCommand(tx, row.id, of, () => shutOut(tx, row.id, { by: "portal" }, now), now);
  return true;
}

/** As {@link disableAccount}, by its id. @param by staff id, or "portal" */
export async function shutOut(tx: Tx, id: string, { by }: { by: string }, now: Date): Promise<void> {
  // a link that was sent is worth nothing any more, also once the account is switched on again
  const [row] = await tx
    .update(staff)
    .set({ disabledAt: now })
    .where(eq(staff.id, id))
    .returning({ inviteHash: staff.inviteHash });
  if (row?.inviteHash)
    await tx
      .update(staff)
      .set({ inviteHash: hashToken(randomToken()) })
      .where(eq(staff.id, id));
  await endSessionsOf(tx, id, now);
  await returnWorkOf(tx, id, now);
  await removePhoto(tx, id, now, by);
  await record(tx, { actor: by, action: "staff.disabled", subjectKind: "staff", subject: id }, now);
}

/** Recovery codes, passkeys and sessions: whatever else than password and app let somebody in. */
export async function forgetWaysIn(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.staff, id));
  await tx.delete(staffPasskeys).where(eq(staffPasskeys.staff, id));
  await endSessionsOf(tx, id, now);
}

/** New password and app secret; every session ends, recovery codes and passkeys go, and a disabled account works again.
 *  @returns the app secret, or undefined where there is no such account */
export async function resetAccount(
  at: Store,
  email: string,
  password: string,
  now: Date,
): Promise<string | undefined> {
  const passwordHash = await hashPassword(password);
  const totp = newTotpSecret();
  return at.transaction(async (tx) => {
    const [row] = await tx
      .select({ id: staff.id })
      .from(staff)
      .where(eq(staff.email, tidyEmail(email)));
    if (!row) return undefined;
    const letIn = async () => {
      await tx
        .update(staff)
        .set({
          ...{ passwordHash, totp: sealTotp(row.id, totp, now), totpStep: null, disabledAt: null },
          ...{ inviteHash: null, invitedAt: null },
        })
        .where(eq(staff.id, row.id));
      await forgetWaysIn(tx, row.id, now);
      const about = { actor: "portal", action: "staff.reset", subjectKind: "staff", subject: row.id };
      await record(tx, about, now);
    };
    const of = { action: "staff.reset", roles: await listRoles(tx, row.id) };
    await byCommand(tx, row.id, of, letIn, now);
    return totp;
  });
}
