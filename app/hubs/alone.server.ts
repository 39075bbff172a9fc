/** What is urgent and nobody has, though somebody has opened it. */
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { PORTAL } from "../audit/portal";
import type { Alone } from "./clock";

/** Since when nobody has it, by what is on record. @param it.actions those after which nobody had it
 *  @param it.otherwise where none of them is on record */
export async function readAlone(
  db: Db,
  { subject, actions, otherwise }: { subject: string; actions: string[]; otherwise: Date },
): Promise<Alone> {
  const [last] = await db
    .select({ at: audit.at, actor: audit.actor })
    .from(audit)
    .where(and(eq(audit.subject, subject), inArray(audit.action, actions)))
    .orderBy(desc(audit.at))
    .limit(1);
  return { since: last?.at ?? otherwise, deserted: last?.actor === PORTAL };
}
