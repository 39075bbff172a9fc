/** What was chosen in the form becomes an address, in which there is never what somebody typed as the place they
 *  live. What cannot be read comes back to its box. */
import type { Db } from "../../db/client";
import type { Form } from "../http/read-form.server";
import { findHubById } from "../hubs/hubs.server";
import { findHubFor } from "../hubs/places.server";
import { readDue } from "../questions/child-age";
import { groupsQuery, readChildAge, readGroupFilter, readPage, type GroupFilter } from "./browse-filter";

export interface BrowseSlip {
  page: "groups";
  /** of the address it belongs to: elsewhere it is not shown */
  query: string;
  typed: Record<"place" | "age" | "day" | "month" | "year", string>;
  errors: Array<{ field: "place" | "age" | "due"; code: SlipCode; names: string[] }>;
}
export type SlipCode = "age" | "due" | "unknown" | "nearMiss" | "outside" | "ask";

/** The longest place or age that is read. */
const LONGEST = 120;

/** The hub that serves a place. Nothing of a postcode is kept, logged or sent on. */
async function findNear(
  db: Db,
  place: string,
): Promise<{ hub: string } | { code: SlipCode; names: string[] }> {
  const found = await findHubFor(db, place);
  switch (found.kind) {
    case "hub":
      return { hub: found.hub };
    case "nearMiss":
      return { code: "nearMiss", names: found.places.map((it) => it.name) };
    case "outside":
    case "ask":
      return { code: found.kind, names: [] };
    default:
      return { code: "unknown", names: [] };
  }
}

/** @returns what stands behind the question mark of the list, and what came back */
export async function chooseGroups(db: Db, form: Form): Promise<{ query: string; slip: BrowseSlip | null }> {
  const typed = {
    ...{ place: form.one("place").slice(0, LONGEST), age: form.one("age").slice(0, LONGEST) },
    ...{ day: form.one("due.day"), month: form.one("due.month"), year: form.one("due.year") },
  };
  const errors: BrowseSlip["errors"] = [];
  const filter: GroupFilter = { ...readTicks(form), age: null, due: null };
  if (typed.place.trim() !== "") {
    const found = await findNear(db, typed.place);
    if ("hub" in found) filter.near = found.hub;
    else errors.push({ field: "place", ...found });
  }
  if (typed.age.trim() !== "") {
    filter.age = readChildAge(typed.age) ?? null;
    if (!filter.age) errors.push({ field: "age", code: "age", names: [] });
  }
  const [day, month, year] = [typed.day.trim(), typed.month.trim(), typed.year.trim()];
  if (day || month || year) {
    filter.due = readDue(day, month, year) ?? null;
    if (!filter.due) errors.push({ field: "due", code: "due", names: [] });
  }
  const query = groupsQuery(filter);
  return { query, slip: errors.length > 0 ? { page: "groups", query, typed, errors } : null };
}

/** Lists and boxes to tick are sent as they stand in the address. */
function readTicks(form: Form): GroupFilter {
  const query = new URLSearchParams();
  for (const name of ["near", "day", "part", "how", "creche", "dropin", "language"])
    for (const value of form.many(name)) query.append(name, value);
  return readGroupFilter(query);
}

/** What an address asks for. @returns `moved`: it has a place where a hub should stand, and belongs elsewhere */
export async function readAsked(db: Db, query: URLSearchParams) {
  const filter = readGroupFilter(query);
  const page = readPage(query);
  const typed = query.get("near") ?? "";
  if (typed === "") return { filter, page, moved: false };
  const hub = filter.near ? await findHubById(db, filter.near) : undefined;
  if (hub?.active) return { filter, page, moved: false };
  const found = await findNear(db, typed);
  return { filter: { ...filter, near: "hub" in found ? found.hub : "" }, page, moved: true };
}
