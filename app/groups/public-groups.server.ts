/** What anybody may know of groups: the one door for feeds, so that a place that is hidden is hidden in all of them. */
import { and, asc, eq, gte, inArray } from "drizzle-orm";
import type { Db } from "../../db/client";
import { groups, programmes, rooms, sessions, type GroupState } from "../../db/schema/groups";
import { hubs } from "../../db/schema/hubs";

export type PublicProgramme = typeof programmes.$inferSelect;
export type PublicHub = Pick<typeof hubs.$inferSelect, "id" | "name" | "locality" | "phone" | "email">;
export type PublicRoom = Pick<typeof rooms.$inferSelect, "id" | "name" | "address" | "directions" | "access">;

export interface PublicSession {
  id: string;
  startsAt: Date;
  endsAt: Date;
  cancelled: boolean;
  moved: boolean;
  /** null: online, not settled yet, or told to those booked and to nobody else */
  room: PublicRoom | null;
}

export interface PublicGroup {
  id: string;
  online: boolean;
  placeHidden: boolean;
  language: string;
  note: string;
  example: boolean;
  createdAt: Date;
  paused: boolean;
  programme: PublicProgramme;
  hub: PublicHub;
  /** the earliest first */
  sessions: PublicSession[];
}

/** A calendar that is looked at later still shows what was held this month. */
const SHOWN_BEHIND_MS = 28 * 86_400_000;
/** ids asked for at a time: engines take only so many values in a query */
const AT_ONCE = 500;

/** Groups that take bookings, the next to begin first, with their sessions of the last four weeks and all to come.
 *  @param hub slug; every hub's where left out. @param states "published" alone where left out */
export async function listPublicGroups(
  db: Db,
  { hub, states = ["published"] }: { hub?: string | undefined; states?: GroupState[] },
  now: Date,
): Promise<PublicGroup[]> {
  const rows = await db
    .select({ group: groups, programme: programmes, hub: hubs })
    .from(groups)
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .innerJoin(hubs, eq(hubs.id, groups.hub))
    .where(
      and(
        inArray(groups.state, states),
        gte(groups.lastAt, now),
        eq(programmes.active, true),
        eq(hubs.active, true),
        hub === undefined ? undefined : eq(groups.hub, hub),
      ),
    )
    .orderBy(asc(groups.firstAt), asc(groups.id));
  const places = new Map((await db.select().from(rooms)).map((it) => [it.id, it]));
  const dates = await datesOf(
    db,
    rows.map((it) => it.group.id),
    now,
  );
  return rows.map(({ group, programme, hub: at }) => {
    const { id, online, language, note, createdAt } = group;
    const roomOf = (room: string | null) =>
      online || group.hideVenue ? null : publicRoom(places.get(room ?? group.room ?? ""));
    return {
      ...{ id, online, language, note, createdAt, programme },
      placeHidden: group.hideVenue && !online,
      example: group.example || programme.example,
      paused: group.state === "paused",
      hub: { id: at.id, name: at.name, locality: at.locality, phone: at.phone, email: at.email },
      sessions: (dates.get(id) ?? []).map((it) => ({
        ...{ id: it.id, startsAt: it.startsAt, endsAt: it.endsAt, room: roomOf(it.room) },
        cancelled: it.state === "cancelled",
        moved: it.movedFrom !== null,
      })),
    };
  });
}

const publicRoom = (it: typeof rooms.$inferSelect | undefined): PublicRoom | null =>
  it ? { id: it.id, name: it.name, address: it.address, directions: it.directions, access: it.access } : null;

async function datesOf(db: Db, ids: string[], now: Date) {
  const dates = new Map<string, Array<typeof sessions.$inferSelect>>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const found = await db
      .select()
      .from(sessions)
      .where(
        and(
          inArray(sessions.group, ids.slice(from, from + AT_ONCE)),
          gte(sessions.startsAt, new Date(now.getTime() - SHOWN_BEHIND_MS)),
        ),
      )
      .orderBy(asc(sessions.startsAt), asc(sessions.id));
    for (const it of found) dates.set(it.group, [...(dates.get(it.group) ?? []), it]);
  }
  return dates;
}
