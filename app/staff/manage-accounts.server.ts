/** Accounts of staff as managers keep them: who is here, with which roles, and who no longer is. */
import { and, asc, eq } from "drizzle-orm";
import { staff as accounts, staffRoles } from "../../db/schema/staff";
import { isUniqueViolation, type Db, type Store, type Tx } from "../../db/client";
import { record } from "../audit/audit.server";
import { randomToken } from "../random.server";
import { returnWorkOf } from "../referrals/lease.server";
import { findMisplaced, insertAccount, shutOut, type AccountRefusal } from "./accounts.server";
import { homeOf } from "./changed-by";
import { correctAccount } from "./correct-account.server";
import type { FieldProblem } from "./form-problems";
import { inviteAnew, sendInvitation, unknownSecrets } from "./invite.server";
import { keepingHistory } from "./keep-history.server";
import { roleField, type NewPerson, type PersonCommand } from "./person-forms";
import {
  EVERYWHERE,
  hubsWhere,
  may,
  mayGive,
  ROLES,
  SERVICE_ROLES,
  type Role,
  type StaffMember,
} from "./staff";
import { listRoles } from "./session.server";
import { findLast } from "./who-must-stay.server";

type Held = StaffMember["roles"][number];

export interface Account {
  id: string;
  name: string;
  email: string;
  roles: Held[];
  state: "active" | "invited" | "off";
}

/** Those that this person may look after: each of their roles is one that they could give. */
export async function listAccounts(db: Db, by: StaffMember): Promise<Account[]> {
  const rows = await db.select().from(accounts).orderBy(asc(accounts.name));
  const held = await db.select().from(staffRoles);
  return rows.map((it) => asAccount(it, held)).filter((it) => mayLookAfter(by, it.roles));
}

function asAccount(row: typeof accounts.$inferSelect, held: Array<typeof staffRoles.$inferSelect>): Account {
  const { id, name, email, disabledAt, inviteHash } = row;
  const roles = held
    .filter((it) => it.staff === id)
    .map((it) => ({ role: it.role as Role, hub: it.hub }))
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  return { id, name, email, roles, state: disabledAt ? "off" : inviteHash ? "invited" : "active" };
}

/** Without a role it is nobody's but the whole service's. */
const mayLookAfter = (by: StaffMember, roles: Held[]): boolean =>
  roles.length > 0 ? roles.every((it) => mayGive(by, it)) : hubsWhere(by, "manageAccounts") === "all";

/** @returns undefined where there is none, or it is not this person's to look after */
export async function findAccount(db: Db, by: StaffMember, id: string): Promise<Account | undefined> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id));
  if (!row) return undefined;
  const account = asAccount(row, await db.select().from(staffRoles).where(eq(staffRoles.staff, id)));
  return mayLookAfter(by, account.roles) ? account : undefined;
}

/** Roles that this person may give, and the hubs of those that are held at one. */
export const rolesToGive = (by: StaffMember, hubs: Array<{ id: string; name: string }>) => ({
  roles: ROLES.filter((it) =>
    SERVICE_ROLES.includes(it) ? mayGive(by, { role: it, hub: EVERYWHERE }) : true,
  ),
  hubs: hubs.filter((it) => mayGive(by, { role: "duty_worker", hub: it.id })),
});

/** A role over the whole service is held at no hub, whatever was chosen beside it. */
const placed = (it: { role: Role; hub: string }): Held =>
  SERVICE_ROLES.includes(it.role) ? { role: it.role, hub: EVERYWHERE } : it;

const REFUSED = {
  emailTaken: { field: "email", code: "emailTaken" },
  noSuchHub: { field: "hub", code: "hubForRole" },
  hubForServiceRole: { field: "hub", code: "hubForRole" },
  serviceForHubRole: { field: "hub", code: "hubForRole" },
} as const satisfies Record<AccountRefusal, FieldProblem>;

/** Adds somebody, who gets a link by mail. Wake the worker after it. @returns what is wrong, or nothing */
export async function addPersonAccount(
  store: Store,
  by: StaffMember,
  typed: NewPerson,
  now: Date,
): Promise<FieldProblem | undefined> {
  const held = placed(typed);
  const misplaced = await findMisplaced(store.read, held);
  if (misplaced) return REFUSED[misplaced];
  if (!mayGive(by, held)) return REFUSED.noSuchHub;
  const id = randomToken();
  const secrets = await unknownSecrets();
  const of = { by: by.id, action: "staff.added", hub: homeOf([held]) };
  try {
    await store.transaction((tx) => {
      const add = async () => {
        await insertAccount(tx, { ...typed, ...held, id, by: by.id }, secrets, now);
        await sendInvitation(tx, { id, email: typed.email }, now);
        return { ok: true };
      };
      return keepingHistory(tx, [{ account: id }], of, add, now);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return REFUSED.emailTaken;
    throw error;
  }
  return undefined;
}

export type PersonAnswer =
  | { ok: true; said: "saved" | "invited" | "personOff" | "personOn" }
  | { ok: false; why: "notFound" }
  | { ok: false; why: "problem"; problem: FieldProblem };

/** What one form of a person's page asks. Wake the worker after it. */
export async function changePerson(
  store: Store,
  by: StaffMember,
  { id, command }: { id: string; command: PersonCommand },
  now: Date,
): Promise<PersonAnswer> {
  // hashing inside a transaction would make every write wait
  const secrets = command.intent === "invite" ? await unknownSecrets() : null;
  return store.transaction(async (tx) => {
    const account = await findAccount(tx, by, id);
    if (!account) return { ok: false, why: "notFound" };
    // nobody gives themselves more than they have, or locks themselves out
    if (id === by.id) return problem({ field: "self", code: "notYourself" });
    const of = { by: by.id, action: `staff.${command.intent}`, hub: homeOf(account.roles) };
    const work = () => perform(tx, { by, account, command, secrets }, now);
    return keepingHistory(tx, [{ account: id }], of, work, now);
  });
}

interface Asked {
  by: StaffMember;
  account: Account;
  command: PersonCommand;
  secrets: Awaited<ReturnType<typeof unknownSecrets>> | null;
}

async function perform(tx: Tx, { by, account, command, secrets }: Asked, now: Date): Promise<PersonAnswer> {
  const { id } = account;
  switch (command.intent) {
    case "correct": {
      const { name, email } = command;
      const done = await correctAccount(tx, { id, name, email, by: by.id }, now);
      return done ? { ok: true, said: "saved" } : problem(REFUSED.emailTaken);
    }
    case "addRole": {
      const held = placed(command);
      const misplaced = await findMisplaced(tx, held);
      if (misplaced || !mayGive(by, held)) return problem(REFUSED[misplaced ?? "noSuchHub"]);
      if (account.roles.some((it) => isSame(it, held))) return { ok: true, said: "saved" };
      await giveRole(tx, { id, by: by.id, held }, now);
      return { ok: true, said: "saved" };
    }
    case "removeRole": {
      const held = account.roles.find((it) => nameOf(it) === command.which);
      if (!held) return { ok: true, said: "saved" };
      const last = await findLast(tx, id, [held]);
      if (last) return problem({ field: roleField(held), code: last });
      await takeRole(tx, { id, by: by.id, held }, now);
      return { ok: true, said: "saved" };
    }
    case "invite":
      if (account.state === "off") return { ok: false, why: "notFound" };
      await inviteAnew(tx, { id, by: by.id }, secrets!, now);
      return { ok: true, said: "invited" };
    case "switchOff": {
      const last = await findLast(tx, id, account.roles);
      if (last) return problem({ field: "form", code: last });
      await shutOut(tx, id, { by: by.id }, now);
      return { ok: true, said: "personOff" };
    }
    case "switchOn":
      await letIn(tx, id, { by: by.id }, now);
      return { ok: true, said: "personOn" };
  }
}

export interface RoleChange {
  /** of the account */
  id: string;
  /** staff id of whoever changes it */
  by: string;
  held: Held;
}

const say = (tx: Tx, { id, by, held }: RoleChange, action: string, now: Date) =>
  record(tx, { actor: by, action, subjectKind: "staff", subject: id, detail: nameOf(held) }, now);
const nameOf = (it: Held) => `${it.role} ${it.hub}`;

export async function giveRole(tx: Tx, change: RoleChange, now: Date): Promise<void> {
  await tx.insert(staffRoles).values({ staff: change.id, ...change.held });
  await say(tx, change, "staff.roleAdded", now);
}

export async function takeRole(tx: Tx, change: RoleChange, now: Date): Promise<void> {
  const { id, held } = change;
  await tx
    .delete(staffRoles)
    .where(and(eq(staffRoles.staff, id), eq(staffRoles.role, held.role), eq(staffRoles.hub, held.hub)));
  // what they have at a hub where they still work stays theirs
  const roles = await listRoles(tx, id);
  await returnWorkOf(tx, id, now, (hub, doing) => may({ roles }, doing, hub));
  await say(tx, change, "staff.roleRemoved", now);
}

/** An account that was switched off works again, as it was. */
export async function letIn(tx: Tx, id: string, { by }: { by: string }, now: Date): Promise<void> {
  await tx.update(accounts).set({ disabledAt: null }).where(eq(accounts.id, id));
  await record(tx, { actor: by, action: "staff.enabled", subjectKind: "staff", subject: id }, now);
}

const problem = (it: FieldProblem): PersonAnswer => ({ ok: false, why: "problem", problem: it });
const isSame = (a: Held, b: Held) => a.role === b.role && a.hub === b.hub;
