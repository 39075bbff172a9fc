/** A group with all that its pages show of it. */
import { asc, eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { groups, programmes, rooms, sessions } from "../../db/schema/groups";

export type Programme = typeof programmes.$inferSelect;
export type Room = typeof rooms.$inferSelect;
export type Group = typeof groups.$inferSelect;
export type Session = typeof sessions.$inferSelect;

export interface WholeGroup {
  group: Group;
  programme: Programme;
  /** null: online, or not settled yet */
  room: Room | null;
  /** cancelled ones too, in order of time */
  sessions: Session[];
}

/** Whatever state it is in: who may see it is the caller's to ask. */
export async function findGroup(db: Db, id: string): Promise<WholeGroup | undefined> {
  const [row] = await db
    .select({ group: groups, programme: programmes, room: rooms })
    .from(groups)
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .leftJoin(rooms, eq(rooms.id, groups.room))
    .where(eq(groups.id, id));
  return row && { ...row, sessions: await listSessions(db, id) };
}

/** Cancelled ones too, in order of time. */
export const listSessions = (db: Db, groupId: string): Promise<Session[]> =>
  db
    .select()
    .from(sessions)
    .where(eq(sessions.group, groupId))
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
    .then((rows) => rows);
