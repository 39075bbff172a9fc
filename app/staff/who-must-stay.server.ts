/** Who cannot go, or lose a role, before there is somebody else. */
import { and, eq, isNull } from "drizzle-orm";
import { staff as accounts, staffRoles } from "../../db/schema/staff";
import type { Tx } from "../../db/client";
import { hasReader } from "../hubs/hub-lacks.server";
import { findHubById } from "../hubs/hubs.server";
import { EVERYWHERE, type StaffMember } from "./staff";

type Held = StaffMember["roles"][number];

/** Whether a hub that is switched on would be without anybody who reads what families send, and has somebody now. */
async function leavesNobody(tx: Tx, id: string, roles: Held[]): Promise<boolean> {
  for (const { hub } of roles.filter((it) => it.hub !== EVERYWHERE)) {
    const active = (await findHubById(tx, hub))?.active;
    if (active && (await hasReader(tx, hub)) && !(await hasReader(tx, hub, id))) return true;
  }
  return false;
}

/** Somebody must be left who can give roles over the whole service. */
export async function isLastOver(tx: Tx, id: string, held: Held): Promise<boolean> {
  if (held.role !== "administrator" && held.role !== "service_manager") return false;
  const rows = await tx
    .select({ staff: staffRoles.staff, role: staffRoles.role })
    .from(staffRoles)
    .innerJoin(accounts, eq(accounts.id, staffRoles.staff))
    .where(and(eq(staffRoles.hub, EVERYWHERE), isNull(accounts.disabledAt), isNull(accounts.inviteHash)));
  const over = rows.filter((it) => it.role === "administrator" || it.role === "service_manager");
  return over.every((it) => it.staff === id && it.role === held.role);
}

/** @returns for what whoever loses these roles is the last, or nothing */
export async function findLast(
  tx: Tx,
  id: string,
  roles: Held[],
): Promise<"lastOne" | "lastReader" | undefined> {
  for (const held of roles) if (await isLastOver(tx, id, held)) return "lastOne";
  return (await leavesNobody(tx, id, roles)) ? "lastReader" : undefined;
}
