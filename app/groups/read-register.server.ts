import { and, asc, eq, inArray, isNotNull, ne, or } from "drizzle-orm";
import type { Db } from "../../db/client";
import { bookingBodies, bookingMessages, bookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, programmes, rooms, sessions } from "../../db/schema/groups";
import { unseal } from "../vault/seal.server";
import { monthsAt } from "./creche";
import type { BookingBody, FamilyMessage } from "./group";
import { tellApart, type RegisterChild, type RegisterPerson } from "./register";

/** One session of a group, with what the register says above its list. @returns undefined where it is no session of it */
export async function findRegisterSession(db: Db, group: string, session: string) {
  const [found] = await db
    .select({
      ...{ id: sessions.id, group: sessions.group, week: sessions.week, state: sessions.state },
      ...{ startsAt: sessions.startsAt, endsAt: sessions.endsAt, room: rooms.name },
      ...{ hub: groups.hub, online: groups.online, programme: programmes.name },
    })
    .from(sessions)
    .innerJoin(groups, eq(groups.id, sessions.group))
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .leftJoin(rooms, eq(rooms.id, groups.room))
    .where(and(eq(sessions.id, session), eq(sessions.group, group)));
  return found;
}

/** Everybody who is expected at a session, those who said that they cannot come too, by first name. */
export async function listRegister(
  db: Db,
  session: { id: string; startsAt: Date },
): Promise<RegisterPerson[]> {
  const rows = await db
    .select({ place: sessionPlaces, reference: bookings.reference, sealed: bookingBodies.sealed })
    .from(sessionPlaces)
    .innerJoin(bookings, eq(bookings.id, sessionPlaces.booking))
    // of whom the words are deleted, nothing is left to say
    .innerJoin(bookingBodies, eq(bookingBodies.id, sessionPlaces.booking))
    .where(
      and(
        eq(sessionPlaces.session, session.id),
        inArray(sessionPlaces.state, ["taken", "guest", "away"]),
        or(
          ne(bookings.state, "ended"),
          isNotNull(sessionPlaces.attended),
          // they did not leave: who came is often put in once all is over
          inArray(bookings.endedWhy, ["groupOver", "groupClosed"]),
        ),
      ),
    )
    .orderBy(asc(bookings.madeAt), asc(bookings.id));
  const told = await listTold(
    db,
    session,
    rows.filter((it) => it.place.attended === "missed").map((it) => it.place.booking),
  );
  const known = rows.map(({ place, reference, sealed }) => {
    const body = unseal<BookingBody>({ table: "booking_bodies", row: place.booking }, sealed);
    return { place, reference, body, callMe: body.callMe };
  });
  const nameOf = tellApart(known);
  const people = known.map(({ place, body, ...it }): RegisterPerson => {
    const { children, seats, transport } = body.bundle;
    const aged = children.map((child) => ({
      creche: child.creche,
      months: monthsAt(child, body.agesOn, session.startsAt),
    }));
    const only = ({ months }: RegisterChild): RegisterChild => ({ months });
    return {
      ...{ id: place.booking, name: nameOf({ ...it, place, body }), adults: seats, transport },
      children: aged.map(only),
      creche: place.creche > 0 && !place.crecheAway ? aged.filter((child) => child.creche).map(only) : [],
      guest: place.state === "guest",
      away: place.state === "away",
      mark: place.attended,
      told: told.has(place.booking),
    };
  });
  return people.sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** Who of these was sent a kind message about this session. */
async function listTold(db: Db, session: { startsAt: Date }, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.select().from(bookingMessages).where(inArray(bookingMessages.booking, ids));
  const about = session.startsAt.toISOString();
  const kind = rows.filter(({ id, sealed }) => {
    const message = unseal<FamilyMessage>({ table: "booking_messages", row: id }, sealed);
    return message.say === "missed" && message.at === about;
  });
  return new Set(kind.map((it) => it.booking));
}
