import { and, desc, eq, like } from "drizzle-orm";
import type { Db } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { staff } from "../../db/schema/staff";

/** What was done with a group, a programme or a room, newest first. @param subject its id */
export async function listGroupHistory(db: Db, kind: "group" | "programme" | "room", subject: string) {
  return db
    .select({ id: audit.id, at: audit.at, action: audit.action, detail: audit.detail, name: staff.name })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.actor))
    .where(and(eq(audit.subject, subject), like(audit.action, `${kind}.%`)))
    .orderBy(desc(audit.at), desc(audit.id));
}
