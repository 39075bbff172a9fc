import { inArray } from "drizzle-orm";
import type { Db } from "../../db/client";
import { staff as staffTable } from "../../db/schema/staff";

export interface StaffName {
  name: string;
  /** their account is switched off */
  left: boolean;
}

/** Of staff by id, also of those who have left. @param ids null, and what stands for the portal or an author, have no name */
export async function findStaffNames(
  db: Db,
  ids: ReadonlyArray<string | null>,
): Promise<Map<string, StaffName>> {
  const asked = [...new Set(ids)].filter((it) => it !== null);
  if (asked.length === 0) return new Map();
  const people = await db
    .select({ id: staffTable.id, name: staffTable.name, disabledAt: staffTable.disabledAt })
    .from(staffTable)
    .where(inArray(staffTable.id, asked));
  return new Map(people.map((it) => [it.id, { name: it.name, left: it.disabledAt !== null }]));
}
