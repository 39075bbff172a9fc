/** Lists that somebody named: their own, and those of a hub, which its managers keep. */
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { savedViews } from "../../db/schema/inbox";
import { findHubById } from "../hubs/hubs.server";
import { randomToken } from "../random.server";
import { hubsWhere, may, type StaffMember } from "../staff/staff";
import { readFilter } from "./inbox-filter";
import { listLabels } from "./labels.server";

const MOST_OWN = 30;

export interface SavedView {
  id: string;
  name: string;
  /** what stands in its address after the question mark */
  query: string;
  /** null: one's own */
  hub: string | null;
  mayRemove: boolean;
}

/** One's own first, then those of the hubs one works for. */
export async function listViews(db: Db, reader: StaffMember): Promise<SavedView[]> {
  const scope = hubsWhere(reader, "listRequests");
  const hubs =
    scope === "all" ? undefined : scope.length ? inArray(savedViews.hub, scope) : eq(savedViews.hub, "");
  const rows = await db
    .select()
    .from(savedViews)
    .where(or(eq(savedViews.staff, reader.id), and(isNull(savedViews.staff), hubs)))
    .orderBy(asc(savedViews.hub), asc(savedViews.name));
  const views = rows.map(({ id, name, query, hub, staff }) => ({
    ...{ id, name, query, hub },
    mayRemove: staff === reader.id || (hub !== null && may(reader, "manageHub", hub)),
  }));
  return [...views.filter((it) => it.hub === null), ...views.filter((it) => it.hub !== null)];
}

/** @param hub whose staff all see it; "" for oneself. @returns "refused" where that hub's lists are not this person's to
 *  keep, or they have too many already; "noSuchLabel" where whoever sees the list does not have the label of it */
export async function saveView(
  tx: Tx,
  reader: StaffMember,
  { name, query, hub }: { name: string; query: string; hub: string },
): Promise<"saved" | "refused" | "noSuchLabel"> {
  if (hub !== "" && (!may(reader, "manageHub", hub) || !(await findHubById(tx, hub)))) return "refused";
  const own = await tx.select({ id: savedViews.id }).from(savedViews).where(eq(savedViews.staff, reader.id));
  if (hub === "" && own.length >= MOST_OWN) return "refused";
  const { label } = readFilter(new URLSearchParams(query));
  const offered =
    label === "" ? [] : await listLabels(tx, hub === "" ? hubsWhere(reader, "listRequests") : [hub]);
  if (label !== "" && !offered.some((it) => it.id === label)) return "noSuchLabel";
  const whose = hub === "" ? { staff: reader.id, hub: null } : { staff: null, hub };
  await tx.insert(savedViews).values({ id: randomToken(), name, query, ...whose });
  return "saved";
}

/** @returns false where there is none of theirs */
export async function removeView(tx: Tx, reader: StaffMember, id: string): Promise<boolean> {
  const views = await listViews(tx, reader);
  if (!views.some((it) => it.id === id && it.mayRemove)) return false;
  await tx.delete(savedViews).where(eq(savedViews.id, id));
  return true;
}
