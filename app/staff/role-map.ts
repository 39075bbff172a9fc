/** From what the council's sign-in says of somebody to the roles they have here. */
import { z } from "zod";
import { EVERYWHERE, ROLES, SERVICE_ROLES, type Role, type StaffMember } from "./staff";

type Held = StaffMember["roles"][number];
/** By the value of the claim, e.g. "Hub.Hamilton.Duty". */
export type RoleMap = Record<string, Held>;

const SHAPE = z.record(z.string().min(1), z.string());

/** @param text JSON such as {"Hub.Hamilton.Duty":"duty_worker@hamilton"}. @returns the first thing that is wrong with it */
export function readRoleMap(text: string): { map: RoleMap } | { fault: string } {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { fault: "is no JSON" };
  }
  const checked = SHAPE.safeParse(given);
  if (!checked.success) return { fault: 'has to be as {"a value":"role@hub"}' };
  // without a prototype: a claim called "constructor" is nobody's role
  const map = Object.create(null) as RoleMap;
  for (const [value, said] of Object.entries(checked.data)) {
    const [, role, hub] = /^([a-z_]+)@(\*|[a-z0-9-]+)$/.exec(said) ?? [];
    if (!hub) return { fault: `${value}: "${said}" is not as "role@hub"` };
    if (!isRole(role))
      return { fault: `${value}: there is no role ${role}. The roles are: ${ROLES.join(", ")}` };
    const overService = SERVICE_ROLES.includes(role);
    if (overService && hub !== EVERYWHERE)
      return { fault: `${value}: ${role} is over the whole service: ${role}@*` };
    if (!overService && hub === EVERYWHERE)
      return { fault: `${value}: ${role} belongs to one hub: ${role}@hub` };
    map[value] = { role, hub };
  }
  return Object.keys(map).length > 0 ? { map } : { fault: "gives nobody a role" };
}

const isRole = (it: string | undefined): it is Role => ROLES.includes(it as Role);

/** @param claim a list of values, or one. Values that are not in the map mean nothing here. @returns each role once */
export function rolesFor(map: RoleMap, claim: unknown): Held[] {
  const values = Array.isArray(claim) ? claim : [claim];
  const held = values.flatMap((it) => (typeof it === "string" && map[it]) || []);
  return [...new Map(held.map((it) => [sayRole(it), it])).values()];
}

/** "duty_worker@hamilton", as in the setting and in the record. */
export const sayRole = ({ role, hub }: Held): string => `${role}@${hub}`;
