/** Made-up staff for example mode: one password for all, printed at start. A live portal refuses to start with one. */
import { and, asc, eq, isNull } from "drizzle-orm";
import { hubs as hubsTable } from "../../db/schema/hubs";
import { staff, staffRoles } from "../../db/schema/staff";
import type { Db, Tx } from "../../db/client";
import { insertAccount } from "./accounts.server";
import { hashPassword } from "./password.server";
import { EVERYWHERE, type Role } from "./staff";
import { currentTotpCode, newTotpSecret, unsealTotp } from "./totp.server";

export const EXAMPLE_PASSWORD = "example only, not secret";

export interface ExampleSignIn {
  name: string;
  email: string;
  password: string;
  role: Role;
  /** hub slug, or "*" */
  hub: string;
}

// plainly made up, a first name each, so that `npm run staff -- code Isla` is easy to type
const DUTY = ["Isla", "Rowan", "Skye", "Fern", "Heather", "Clova"];
const MANAGERS = ["Lewis", "Harris", "Arran", "Iona", "Tiree", "Bute"];

/** Adds a duty worker and a manager for each hub, and one of each of the other roles; none twice.
 *  Hash once and outside: {@link hashPassword} is slow on purpose, and this runs in a transaction. */
export async function seedExampleStaff(
  tx: Tx,
  hubs: Array<{ id: string }>,
  now: Date,
  passwordHash?: string,
): Promise<ExampleSignIn[]> {
  const hash = passwordHash ?? (await hashPassword(EXAMPLE_PASSWORD));
  const [already] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.example, true)).limit(1);
  if (!already)
    for (const { first, role, hub } of people(hubs.map((it) => it.id))) {
      const account = { name: `${first} Example`, email: `${first.toLowerCase()}@example.org`, role, hub };
      const secrets = { passwordHash: hash, totp: newTotpSecret() };
      await insertAccount(tx, { ...account, example: true }, secrets, now);
    }
  return exampleSignIns(tx);
}

function people(hubs: string[]): Array<{ first: string; role: Role; hub: string }> {
  const named = (names: string[], at: number) => names[at] ?? `${names[0]}${at + 1}`;
  return [
    ...hubs.flatMap((hub, at) => [
      { first: named(DUTY, at), role: "duty_worker" as const, hub },
      { first: named(MANAGERS, at), role: "hub_manager" as const, hub },
    ]),
    // where there is a hub, one of each of the others, to look at
    ...hubs.slice(0, 1).flatMap((hub) => [
      { first: "Orla", role: "group_worker" as const, hub },
      { first: "Struan", role: "moderator" as const, hub },
    ]),
    { first: "Morag", role: "service_manager", hub: EVERYWHERE },
    { first: "Alba", role: "administrator", hub: EVERYWHERE },
    { first: "Ewan", role: "information_governance", hub: EVERYWHERE },
  ];
}

/** The example accounts there are, in the order of the hubs, to print at start. */
export async function exampleSignIns(db: Db): Promise<ExampleSignIn[]> {
  const rows = await db
    .select({ name: staff.name, email: staff.email, role: staffRoles.role, hub: staffRoles.hub })
    .from(staff)
    .innerJoin(staffRoles, eq(staffRoles.staff, staff.id))
    .where(and(eq(staff.example, true), isNull(staff.disabledAt)))
    .orderBy(asc(staffRoles.role), asc(staff.email));
  const order = (await db.select({ id: hubsTable.id }).from(hubsTable).orderBy(asc(hubsTable.position))).map(
    (it) => it.id,
  );
  const rank = (hub: string) => (order.includes(hub) ? order.indexOf(hub) : order.length);
  return rows
    .map((it) => ({ ...it, role: it.role as Role, password: EXAMPLE_PASSWORD }))
    .sort((a, b) => rank(a.hub) - rank(b.hub));
}

/** The sign-in code of an example account at this moment. @param name first name, whole name or e-mail */
export async function findExampleCode(db: Db, name: string, now: Date): Promise<string | undefined> {
  const wanted = name.trim().toLowerCase();
  const rows = await db.select().from(staff).where(eq(staff.example, true));
  const found = rows.find((it) => [it.email, it.email.split("@")[0], it.name.toLowerCase()].includes(wanted));
  return found && currentTotpCode(unsealTotp(found.id, found.totp), now);
}
