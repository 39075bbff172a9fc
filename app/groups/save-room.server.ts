/** Where groups are held. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { rooms } from "../../db/schema/groups";
import { markOf } from "../mark.server";
import { randomToken } from "../random.server";
import { may, type StaffMember } from "../staff/staff";
import { whatChanged } from "./group-change";
import type { Room } from "./groups.server";
import { NEW } from "./new-one";
import { recordGroup } from "./record-group.server";
import { missing, refused, type GroupRefusal } from "./run-group";

export type RoomFacts = Omit<Room, "id" | "hub">;

const PARTS = [...["name", "address", "directions", "access", "seats", "example", "active"]] as ReadonlyArray<
  keyof RoomFacts
>;

/** @param hubs whose; "all" is everybody's */
export const listRooms = (db: Db, hubs: readonly string[] | "all"): Promise<Room[]> =>
  db
    .select()
    .from(rooms)
    .where(hubs === "all" ? undefined : inArray(rooms.hub, [...hubs]))
    .orderBy(asc(rooms.hub), asc(rooms.name));

export async function findRoom(db: Db, id: string): Promise<Room | undefined> {
  const [row] = await db.select().from(rooms).where(eq(rooms.id, id));
  return row;
}

/** @param id {@link NEW} for one more, which is then of `hub` */
export async function saveRoom(
  tx: Tx,
  staff: StaffMember,
  { id, hub, mark, facts }: { id: string; hub: string; mark?: string | undefined; facts: RoomFacts },
  now: Date,
): Promise<{ ok: true } | GroupRefusal> {
  const before = id === NEW ? undefined : await findRoom(tx, id);
  if (id !== NEW && (!before || !may(staff, "manageGroups", before.hub))) return missing;
  if (!before && !may(staff, "manageGroups", hub)) return refused("hub", "groupHubMissing");
  if (before && mark && mark !== markOf(before)) return refused("form", "groupChanged");
  const of = before?.hub ?? hub;
  const called = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.hub, of), eq(rooms.name, facts.name)));
  if (called.some((it) => it.id !== id)) return refused("name", "roomTaken");
  if (before) await tx.update(rooms).set(facts).where(eq(rooms.id, id));
  const room = before?.id ?? randomToken();
  if (!before) await tx.insert(rooms).values({ id: room, hub: of, ...facts });
  const about = { about: room, hub: of, by: staff.id };
  const { name } = facts;
  await recordGroup(
    tx,
    about,
    before
      ? { action: "room.saved", name, changed: whatChanged(before, { ...before, ...facts }, PARTS) }
      : { action: "room.added", name },
    now,
  );
  return { ok: true };
}
