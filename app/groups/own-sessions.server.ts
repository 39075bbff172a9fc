/** The dates of one booking, as its family sees them: its own, and those at which it is a guest. */
import { eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { sessionPlaces, type bookings } from "../../db/schema/bookings";
import { groups, rooms, sessions } from "../../db/schema/groups";
import { hubs } from "../../db/schema/hubs";
import type { Group, Session, WholeGroup } from "./groups.server";
import { listMakeUps } from "./make-up.server";
import { isAttended } from "./missed-weeks.server";
import { toldPlace, type ToldPlace } from "./told-place";

export interface OwnSession {
  id: string;
  startsAt: Date;
  endsAt: Date;
  /** when it should have been, where it was moved */
  movedFrom: Date | null;
  cancelled: boolean;
  /** it has begun, or is over */
  past: boolean;
  /** what they have of it; null: nothing, as while they wait */
  have: "taken" | "held" | "away" | "guest" | null;
  /** places in its creche */
  creche: number;
  crecheAway: boolean;
  /** where it is not at the usual place: another room, or another hub's group */
  place: ToldPlace | null;
  /** the other hub, for a guest */
  hub: string | null;
  makeUps: MakeUpOffer[];
  /** they miss it, and the same week is nowhere else where they all fit */
  noMakeUp: boolean;
}

/** The same week somewhere else, with room for all of them. */
export interface MakeUpOffer {
  id: string;
  startsAt: Date;
  endsAt: Date;
  hub: string;
  online: boolean;
}

type PlaceRow = typeof sessionPlaces.$inferSelect;

export async function listOwnSessions(
  db: Db,
  booking: Pick<typeof bookings.$inferSelect, "id" | "state">,
  { group, sessions: own }: WholeGroup,
  now: Date,
): Promise<OwnSession[]> {
  const places = await db.select().from(sessionPlaces).where(eq(sessionPlaces.booking, booking.id));
  const byId = new Map(places.map((it) => [it.session, it]));
  const booked = booking.state === "booked";
  const guests = await listGuests(db, places);
  const attended = own.filter(({ id }) => byId.has(id) && isAttended(byId.get(id)!));
  const weeksHad = new Set([...attended, ...guests.map((it) => it.session)].map((it) => it.week));
  const allRooms = new Map((await db.select().from(rooms)).map((it) => [it.id, it]));
  const hubNames = await namesOf(db);
  const said: OwnSession[] = [];
  for (const it of own) {
    const place = byId.get(it.id);
    const misses = booked && !weeksHad.has(it.week);
    const room = it.room !== null && it.room !== group.room ? (allRooms.get(it.room) ?? null) : null;
    const makeUps = misses ? await offersFor(db, booking.id, it.id, hubNames, now) : [];
    said.push({
      ...viewOf(it, place, now),
      place: room && toldPlace(group, room, booked),
      hub: null,
      makeUps,
      noMakeUp: misses && makeUps.length === 0 && it.startsAt > now,
    });
  }
  for (const guest of guests) {
    const room = allRooms.get(guest.session.room ?? guest.group.room ?? "") ?? null;
    said.push({
      ...viewOf(guest.session, byId.get(guest.session.id), now),
      place: toldPlace(guest.group, room, true),
      hub: hubNames.get(guest.group.hub) ?? null,
      makeUps: [],
      noMakeUp: false,
    });
  }
  return said.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

const viewOf = (it: Session, place: PlaceRow | undefined, now: Date) => ({
  ...{ id: it.id, startsAt: it.startsAt, endsAt: it.endsAt, movedFrom: it.movedFrom },
  cancelled: it.state === "cancelled",
  past: it.startsAt <= now,
  have: place?.state ?? null,
  creche: place?.creche ?? 0,
  crecheAway: place?.crecheAway ?? false,
});

async function listGuests(db: Db, places: PlaceRow[]): Promise<{ session: Session; group: Group }[]> {
  const found: { session: Session; group: Group }[] = [];
  for (const { session } of places.filter((it) => it.state === "guest")) {
    const [row] = await db
      .select({ session: sessions, group: groups })
      .from(sessions)
      .innerJoin(groups, eq(groups.id, sessions.group))
      .where(eq(sessions.id, session));
    if (row) found.push(row);
  }
  return found;
}

const namesOf = async (db: Db) =>
  new Map((await db.select({ id: hubs.id, name: hubs.name }).from(hubs)).map((it) => [it.id, it.name]));

async function offersFor(
  db: Db,
  booking: string,
  session: string,
  hubNames: Map<string, string>,
  now: Date,
): Promise<MakeUpOffer[]> {
  const found = await listMakeUps(db, booking, session, now);
  return found.map((it) => ({
    ...{ id: it.session.id, startsAt: it.session.startsAt, endsAt: it.session.endsAt },
    ...{ hub: hubNames.get(it.group.hub) ?? "", online: it.group.online },
  }));
}

/** Sessions of other groups at which a booking is a guest in the week of `session`, by id. */
export async function listOwnGuests(db: Db, booking: string, session: string): Promise<string[]> {
  const [own] = await db.select({ week: sessions.week }).from(sessions).where(eq(sessions.id, session));
  const places = await db.select().from(sessionPlaces).where(eq(sessionPlaces.booking, booking));
  const guests = await listGuests(db, places);
  return guests.filter((it) => it.session.week === own?.week).map((it) => it.session.id);
}
