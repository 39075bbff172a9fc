import { asc } from "drizzle-orm";
import type { Db } from "../../db/client";
import { programmes } from "../../db/schema/groups";

/** What is taught, also what is not taught any more: a story may be about it. */
export const listProgrammeNames = (db: Db) =>
  db.select({ id: programmes.id, name: programmes.name }).from(programmes).orderBy(asc(programmes.position));
