import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "../../db/client";
import { staff as staffTable, staffRoles } from "../../db/schema/staff";
import { ALLOWED, may, type StaffMember } from "./staff";

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

/** Who can change what this person cannot, because it is of the whole service: names in the order of the alphabet.
 *  @returns null where this person can */
export async function listWhomToTell(db: Db, staff: StaffMember): Promise<string[] | null> {
  if (may(staff, "manageService", null)) return null;
  const rows = await db
    .selectDistinct({ name: staffTable.name })
    .from(staffRoles)
    .innerJoin(staffTable, eq(staffTable.id, staffRoles.staff))
    .where(
      and(
        inArray(staffRoles.role, [...ALLOWED.manageService]),
        isNull(staffTable.disabledAt),
        // has not set up a sign-in yet
        isNull(staffTable.inviteHash),
      ),
    )
    .orderBy(asc(staffTable.name));
  return rows.map((it) => it.name);
}
