import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { staff } from "../../db/schema/staff";

/** Whoever has taken something keeps it for as long as they work here.
 *  @returns the name of somebody who still does */
export async function findColleague(tx: Tx, id: string): Promise<string | undefined> {
  const [found] = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.disabledAt)));
  return found?.name;
}
