/** What the inbox offers to narrow its list by, and which lists somebody named. */
import { asc } from "drizzle-orm";
import { hubs as hubsTable } from "../../db/schema/hubs";
import type { Db } from "../../db/client";
import { listLabels } from "../referrals/labels.server";
import { listViews } from "../referrals/saved-views.server";
import { hubsWhere, may, type StaffMember } from "./staff";

export async function readDesk(db: Db, staff: StaffMember) {
  const scope = hubsWhere(staff, "listRequests");
  const listed = hubsWhere(staff, "seeTasks");
  const all = await db
    .select({ id: hubsTable.id, name: hubsTable.name })
    .from(hubsTable)
    .orderBy(asc(hubsTable.position));
  const hubs = all.filter(({ id }) => listed === "all" || listed.includes(id));
  return {
    hubs,
    labels: await listLabels(db, scope),
    views: scope.length > 0 ? await listViews(db, staff) : [],
    /** whose lists this person keeps */
    keeps: hubs.filter(({ id }) => may(staff, "manageHub", id)),
  };
}
