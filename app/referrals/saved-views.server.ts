/** Lists that somebody named: their own, and those of a hub, which its managers keep. */
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { savedViews } from "../../db/schema/inbox";
import { findHubById } from "../hubs/hubs.server";
import { randomToken } from "../random.server";
import { hubsWhere, may, type StaffMember } from "../staff/staff";
import { readFilter, SHARED } from "./inbox-filter";
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
 *  keep, or they have too many already; "notTheirs" where whoever sees the list does not have its label or its hub */
export async function saveView(
  tx: Tx,
  reader: StaffMember,
  { name, query, hub }: { name: string; query: string; hub: string },
): Promise<"saved" | "refused" | "notTheirs"> {
  if (hub !== "" && (!may(reader, "manageHub", hub) || !(await findHubById(tx, hub)))) return "refused";
  const own = await tx.select({ id: savedViews.id }).from(savedViews).where(eq(savedViews.staff, reader.id));
  if (hub === "" && own.length >= MOST_OWN) return "refused";
  if (!(await isTheirs(tx, hub === "" ? reader : hub, query))) return "notTheirs";
  const whose = hub === "" ? { staff: reader.id, hub: null } : { staff: null, hub };
  await tx.insert(savedViews).values({ id: randomToken(), name, query, ...whose });
  return "saved";
}

/** Whether whoever sees a list has its label and its hub. @param seer somebody, or the hub where everybody sees it */
export async function isTheirs(db: Db, seer: StaffMember | string, query: string): Promise<boolean> {
  const scope = (action: "seeTasks" | "listRequests") =>
    typeof seer === "string" ? [seer] : hubsWhere(seer, action);
  const { hub, label } = readFilter(new URLSearchParams(query));
  const hubs = scope("seeTasks");
  if (hubs !== "all" && !["", SHARED, ...hubs].includes(hub)) return false;
  return label === "" || (await listLabels(db, scope("listRequests"))).some((it) => it.id === label);
}

/** @returns false where there is none of theirs */
export async function removeView(tx: Tx, reader: StaffMember, id: string): Promise<boolean> {
  const views = await listViews(tx, reader);
  if (!views.some((it) => it.id === id && it.mayRemove)) return false;
  await tx.delete(savedViews).where(eq(savedViews.id, id));
  return true;
}
