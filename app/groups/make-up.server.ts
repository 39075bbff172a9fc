/** The same week in another run of the programme, for who misses one. */
import { and, asc, eq, gt, inArray, lte, ne } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions } from "../../db/schema/groups";
import { findBody, getBody } from "./booking-body.server";
import { getBooking } from "./change-booking.server";
import { capacityOf, findLack, needAt, usedOf } from "./fit";
import type { BookingBody } from "./group";
import { isApart } from "./keep-apart.server";
import { makeUpUntil, misses } from "./missed-weeks.server";
import { offerInTurn } from "./offer-places.server";
import { recount } from "./places.server";
import { recordBookingEvent, type BookingRow } from "./record-booking-event.server";
import { readRatios, takeTurns, type GroupRow, type SessionRow, type Turn } from "./take-turn.server";

export interface MakeUp {
  session: SessionRow;
  group: GroupRow;
}

const who = (by: string | undefined) => (by === undefined ? {} : { by });
const placeOf = (booking: string, session: string) =>
  and(eq(sessionPlaces.booking, booking), eq(sessionPlaces.session, session));

/** Sessions still to come of other groups that teach what `sessionId` does, with room for all of a booking, the next one
 *  first, to six weeks after the last session of its own. Empty where it is not booked, or `sessionId` is not of its group. */
export async function listMakeUps(
  db: Db,
  bookingId: string,
  sessionId: string,
  now: Date,
): Promise<MakeUp[]> {
  const missed = await findMissed(db, bookingId, sessionId);
  const body = missed && (await findBody(db, bookingId));
  if (!body) return [];
  const until = makeUpUntil(missed);
  const rows = await db
    .select({ session: sessions, group: groups })
    .from(sessions)
    .innerJoin(groups, eq(groups.id, sessions.group))
    .where(
      and(
        eq(groups.programme, missed.programme),
        ne(groups.id, missed.group),
        inArray(groups.state, ["published", "paused"]),
        eq(sessions.week, missed.week),
        eq(sessions.state, "planned"),
        gt(sessions.startsAt, now),
        until ? lte(sessions.startsAt, until) : undefined,
      ),
    )
    .orderBy(asc(sessions.startsAt));
  const ratios = await readRatios(db);
  const open: MakeUp[] = [];
  for (const it of rows)
    if (hasRoom(it, body, ratios) && !(await isApart(db, bookingId, it.group.id))) open.push(it);
  return open;
}

async function findMissed(db: Db, bookingId: string, sessionId: string) {
  const row = await getBooking(db, bookingId);
  const [missed] = await db
    .select({ group: groups.id, programme: groups.programme, lastAt: groups.lastAt, week: sessions.week })
    .from(sessions)
    .innerJoin(groups, eq(groups.id, sessions.group))
    .where(and(eq(sessions.id, sessionId), eq(sessions.group, row.group)));
  return row.state === "booked" ? missed : undefined;
}

const hasRoom = ({ session, group }: MakeUp, body: BookingBody, ratios: Turn["ratios"]) =>
  findLack(capacityOf(group), [{ used: usedOf(session), need: needAt(body, session.startsAt, ratios) }]) ===
  null;

/** They come there for a week that they miss: what they had elsewhere for it is free.
 *  @param sessionId of the other group. @param by staff id; left out where the family did it
 *  @returns "full" where there is no room, or it is not one that they can come to: they do not miss that week */
export async function takeMakeUp(
  tx: Tx,
  bookingId: string,
  sessionId: string,
  now: Date,
  by?: string,
): Promise<"taken" | "full"> {
  const before = await getBooking(tx, bookingId);
  const elsewhere = await listGuest(tx, bookingId);
  const [target] = await tx.select().from(sessions).where(eq(sessions.id, sessionId));
  if (!target || target.group === before.group) return "full";
  const turns = await takeTurns(tx, [before.group, target.group, ...elsewhere.map((it) => it.group)], now);
  const row = await getBooking(tx, bookingId);
  const [there, home] = [turns.get(target.group), turns.get(row.group)!];
  const session = there?.ahead.find((it) => it.id === sessionId);
  if (!there || !session || row.state !== "booked" || !mayHost(session, there, home)) return "full";
  if ((await listGuest(tx, bookingId)).some((it) => it.id === sessionId)) return "taken";
  if (!(await misses(tx, row, session.week))) return "full";
  const body = await getBody(tx, bookingId);
  if (!hasRoom({ session, group: there.group }, body, there.ratios)) return "full";
  if (await isApart(tx, bookingId, there.group.id)) return "full";
  for (const it of elsewhere)
    if (it.week === session.week) await leave(tx, turns.get(it.group), row, it.id, by, now);
  const need = needAt(body, session.startsAt, there.ratios);
  await tx.insert(sessionPlaces).values({ ...need, session: sessionId, booking: bookingId, state: "guest" });
  await recount(tx, there);
  await recordBookingEvent(tx, row, { kind: "guest", detail: { session: sessionId }, ...who(by) }, now);
  return "taken";
}

function mayHost(session: SessionRow, { group }: Turn, home: Turn): boolean {
  const until = makeUpUntil(home.group);
  if (group.programme !== home.group.programme || (until && session.startsAt > until)) return false;
  return group.state === "published" || group.state === "paused";
}

/** Sessions of other groups at which it is a guest. */
const listGuest = (tx: Tx, bookingId: string) =>
  tx
    .select({ id: sessions.id, group: sessions.group, week: sessions.week })
    .from(sessionPlaces)
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .where(and(eq(sessionPlaces.booking, bookingId), eq(sessionPlaces.state, "guest")));

/** They do not come there after all. Their own place of that week stays free until they take it back.
 *  @param by staff id; left out where the family did it */
export async function leaveMakeUp(
  tx: Tx,
  bookingId: string,
  sessionId: string,
  now: Date,
  by?: string,
): Promise<void> {
  const row = await getBooking(tx, bookingId);
  const it = (await listGuest(tx, bookingId)).find((guest) => guest.id === sessionId);
  if (!it) return;
  const turn = (await takeTurns(tx, [it.group], now)).get(it.group);
  await leave(tx, turn, row, sessionId, by, now);
}

async function leave(
  tx: Tx,
  turn: Turn | undefined,
  row: BookingRow,
  session: string,
  by: string | undefined,
  now: Date,
): Promise<void> {
  // one that is over stays on record
  if (!turn?.ahead.some((it) => it.id === session)) return;
  const gone = await tx
    .delete(sessionPlaces)
    .where(and(placeOf(row.id, session), eq(sessionPlaces.state, "guest")))
    .returning({ session: sessionPlaces.session });
  if (gone.length === 0) return;
  await recount(tx, turn);
  await recordBookingEvent(tx, row, { kind: "guestLeft", detail: { session }, ...who(by) }, now);
  await offerInTurn(tx, turn, { cameBack: true }, now);
}
