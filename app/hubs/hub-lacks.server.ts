/** What a hub needs before families may be let in. */
import { and, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import type { Db } from "../../db/client";
import { hubs } from "../../db/schema/hubs";
import { staff, staffRoles } from "../../db/schema/staff";
import { env } from "../env.server";
import { findVerifiedInbox } from "../outbox/recipients.server";
import type { Role } from "../staff/staff";

export type Lack = "contacts" | "hours" | "duty" | "fallback" | "manager" | "staff";

/** Those who read what a family sends. */
const READERS: Role[] = ["duty_worker", "hub_manager"];

/** Contacts, opening hours, verified duty and fallback inboxes, a named manager, and somebody who reads. */
export async function whatHubLacks(db: Db, hubId: string): Promise<Lack[]> {
  const [hub] = await db.select().from(hubs).where(eq(hubs.id, hubId));
  const lacks: Lack[] = [];
  if (!hub?.phone || !hub.email || hub.address.length === 0) lacks.push("contacts");
  if (!hub?.hours.some((it) => it !== null)) lacks.push("hours");
  if (!(await findVerifiedInbox(db, hubId, "duty"))) lacks.push("duty");
  if (!(await findVerifiedInbox(db, hubId, "fallback"))) lacks.push("fallback");
  if (!hub?.managerName?.trim()) lacks.push("manager");
  if (!(await hasReader(db, hubId))) lacks.push("staff");
  return lacks;
}

/** @param without a staff id, as if they were not there */
export async function hasReader(db: Db, hub: string, without?: string): Promise<boolean> {
  const found = await db
    .select({ id: staff.id })
    .from(staffRoles)
    .innerJoin(staff, eq(staff.id, staffRoles.staff))
    .where(
      and(
        eq(staffRoles.hub, hub),
        inArray(staffRoles.role, READERS),
        isNull(staff.disabledAt),
        // whoever has not set up their sign-in yet reads nothing
        env.ownSignIn ? isNull(staff.inviteHash) : isNotNull(staff.oidcSubject),
        without === undefined ? undefined : ne(staff.id, without),
      ),
    )
    .limit(1);
  return found.length > 0;
}
