/** Who somebody is here whom the council's sign-in has named, and what they may do from now on: the council says both. */
import { and, eq, isNull, or } from "drizzle-orm";
import { staff, staffRoles } from "../../db/schema/staff";
import type { Db, Store, Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import type { OidcSettings } from "../env.server";
import { returnWorkOf } from "../referrals/lease.server";
import { tidyEmail } from "./accounts.server";
import { BY_COUNCIL, homeOf } from "./changed-by";
import { keepingHistory } from "./keep-history.server";
import type { Claims } from "./oidc.server";
import { rolesFor, sayRole } from "./role-map";
import { endSessionsOf, listRoles } from "./session.server";
import { replaceSession } from "./sign-in.server";
import { may, type StaffMember } from "./staff";

export type Entered =
  | { ok: true; token: string; email: string }
  | { ok: false; why: "oidcUnknown" | "oidcOther" | "oidcDisabled" | "oidcGroups" | "oidcNoRole" };

type Account = typeof staff.$inferSelect;

/** @param claims of a token that was checked. @param oldToken the session this browser still holds */
export function enterByCouncil(
  at: Store,
  oidc: OidcSettings,
  { claims, oldToken }: { claims: Claims; oldToken: string | undefined },
  now: Date,
): Promise<Entered> {
  return at.transaction(async (tx) => {
    const subject = `${claims.iss}|${claims.sub}`;
    const account = (await findBound(tx, subject)) ?? (await findByEmail(tx, claims));
    const refuse = async (why: (Entered & { ok: false })["why"]): Promise<Entered> => {
      const about = { subjectKind: "staff", subject: account?.id ?? "unknown", detail: why };
      await record(tx, { actor: "portal", action: "staff.signInRefused", ...about }, now);
      return { ok: false, why };
    };
    if (!account) return refuse("oidcUnknown");
    if (account.disabledAt) return refuse("oidcDisabled");
    // then the token names a place to ask, and holds none of them: that is not to have none
    if (isElsewhere(claims, oidc.rolesClaim)) return refuse("oidcGroups");
    const roles = rolesFor(oidc.roles, claims[oidc.rolesClaim]);
    // who may do nothing here is tied to no account: the address alone does not say that it is theirs
    if (roles.length === 0 && account.oidcSubject === null) return refuse("oidcNoRole");
    const held = await listRoles(tx, account.id);
    const of = {
      ...{ by: BY_COUNCIL, action: "staff.rolesFromCouncil" },
      hub: homeOf(held.length > 0 ? held : roles),
    };
    const take = async () => {
      if (!(await bind(tx, account, subject, now))) return { ok: false };
      await replaceRoles(tx, account.id, roles, now);
      return { ok: true };
    };
    if (!(await keepingHistory(tx, [{ account: account.id }], of, take, now)).ok) return refuse("oidcOther");
    if (roles.length === 0) {
      await endSessionsOf(tx, account.id, now);
      return refuse("oidcNoRole");
    }
    const token = await replaceSession(tx, account.id, { oldToken }, now, "council");
    return { ok: true, token, email: account.email };
  });
}

const findBound = async (db: Db, subject: string): Promise<Account | undefined> =>
  (await db.select().from(staff).where(eq(staff.oidcSubject, subject)))[0];

/** The first time. An address that the provider itself doubts is nobody's. */
async function findByEmail(db: Db, claims: Claims): Promise<Account | undefined> {
  if (claims.email_verified === false) return undefined;
  const email = claims.email ?? claims.preferred_username;
  if (typeof email !== "string" || !email.includes("@")) return undefined;
  const [row] = await db
    .select()
    .from(staff)
    .where(eq(staff.email, tidyEmail(email)));
  return row;
}

/** Also holds the account, so that of two sign-ins at once one goes after the other.
 *  @returns false where the account belongs to another subject, or was disabled just now */
async function bind(tx: Tx, { id, oidcSubject }: Account, subject: string, now: Date): Promise<boolean> {
  const free = or(isNull(staff.oidcSubject), eq(staff.oidcSubject, subject));
  const held = await tx
    .update(staff)
    // a link to a password of the portal's own has nothing left to do
    .set({ oidcSubject: subject, inviteHash: null, invitedAt: null })
    .where(and(eq(staff.id, id), isNull(staff.disabledAt), free))
    .returning({ id: staff.id });
  if (held.length === 0) return false;
  const about = { subjectKind: "staff", subject: id };
  if (oidcSubject === null) await record(tx, { actor: id, action: "staff.oidcBound", ...about }, now);
  return true;
}

/** What they have and may no longer do goes back to all. */
async function replaceRoles(tx: Tx, id: string, roles: StaffMember["roles"], now: Date): Promise<void> {
  const said = (held: StaffMember["roles"]) => held.map(sayRole).sort().join(", ");
  if (said(await listRoles(tx, id)) === said(roles)) return;
  await tx.delete(staffRoles).where(eq(staffRoles.staff, id));
  if (roles.length > 0) await tx.insert(staffRoles).values(roles.map((it) => ({ staff: id, ...it })));
  await returnWorkOf(tx, id, now, (hub, doing) => may({ roles }, doing, hub));
  const about = { subjectKind: "staff", subject: id, detail: said(roles) };
  await record(tx, { actor: "portal", action: "staff.rolesFromCouncil", ...about }, now);
}

/** Of whoever is in very many groups Entra only says where they are listed.
 *  https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
function isElsewhere(claims: Claims, claim: string): boolean {
  const names = claims._claim_names;
  if (typeof names === "object" && names !== null && Object.hasOwn(names, claim)) return true;
  return claim === "groups" && claims.hasgroups === true;
}
