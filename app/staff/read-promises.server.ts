import type { Db } from "../../db/client";
import { listNames } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import { listPromises } from "../stories/promises.server";
import { listOwners } from "../stories/story-changes.server";
import { hubsWhere, may, type StaffMember } from "./staff";

type Owners = Array<{ id: string; name: string }>;

/** Who may answer for a change, by hub. */
export async function readOwners(db: Db, hubs: readonly string[]): Promise<Record<string, Owners>> {
  const owners: Record<string, Owners> = {};
  for (const hub of hubs) owners[hub] = await listOwners(db, hub);
  return owners;
}

/** What the hubs of this person have promised to change. */
export async function readPromises(db: Db, staff: StaffMember, now: Date) {
  const hubs = (await listNames(db)).filter((it) => may(staff, "planChanges", it.id));
  return {
    ...(await listPromises(db, hubsWhere(staff, "planChanges"))),
    owners: await readOwners(
      db,
      hubs.map((it) => it.id),
    ),
    today: londonDate(now),
  };
}
