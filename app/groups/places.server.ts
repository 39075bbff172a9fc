/** Places of a booking at the sessions of its group: given, let go, counted. In the group's turn. */
import { and, count, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions } from "../../db/schema/groups";
import { capacityOf, findLack, leftOf, needAt, usedOf, type Counted, type Lack } from "./fit";
import type { BookingBody } from "./group";
import type { SessionRow, Turn } from "./take-turn.server";

export type PlaceRow = typeof sessionPlaces.$inferSelect;
type Asked = Pick<BookingBody, "bundle" | "agesOn">;

/** @returns what there is too little of at a session still to come; null where all of it fits at each.
 *  @param own what it has of them already, by session: that is free for itself */
export function findLackOf(turn: Turn, body: Asked, own = new Map<string, Counted>()): Lack | null {
  const at = (it: SessionRow) => ({
    used: without(usedOf(it), own.get(it.id)),
    need: needAt(body, it.startsAt, turn.ratios),
  });
  return findLack(capacityOf(turn.group), turn.ahead.map(at));
}

export const without = (used: Counted, own: Counted | undefined): Counted =>
  own
    ? {
        seats: used.seats - own.seats,
        creche: used.creche - own.creche,
        units: used.units - own.units,
        transport: used.transport - own.transport,
      }
    : used;

/** Gives it a place at every session still to come where it has none, whether or not it fits. */
export async function givePlaces(
  tx: Tx,
  turn: Turn,
  booking: string,
  body: Asked,
  state: "taken" | "held",
): Promise<void> {
  const rows = turn.ahead.map((it) => ({
    ...needAt(body, it.startsAt, turn.ratios),
    ...{ session: it.id, booking, state },
  }));
  if (rows.length > 0) await tx.insert(sessionPlaces).values(rows).onConflictDoNothing();
  await recount(tx, turn);
}

/** Whatever it has at these sessions is free: those that are over stay on record.
 *  @returns whether it had any */
export async function freePlaces(tx: Tx, turn: Turn, booking: string): Promise<boolean> {
  const gone = await tx
    .delete(sessionPlaces)
    .where(and(eq(sessionPlaces.booking, booking), inArray(sessionPlaces.session, idsOf(turn))))
    .returning({ session: sessionPlaces.session });
  await recount(tx, turn);
  return gone.length > 0;
}

/** Its places at the sessions still to come, by session. */
export async function readOwn(tx: Tx, turn: Turn, booking: string): Promise<Map<string, PlaceRow>> {
  const rows = await tx
    .select()
    .from(sessionPlaces)
    .where(and(eq(sessionPlaces.booking, booking), inArray(sessionPlaces.session, idsOf(turn))));
  return new Map(rows.map((it) => [it.session, it]));
}

/** Whether this place is counted: one that is away is free. */
export const counts = (place: PlaceRow) => place.state !== "away";

const idsOf = (turn: Turn) => turn.ahead.map((it) => it.id);

const summed = (what: string, states: string): SQL =>
  sql.raw(
    `(select coalesce(sum(p.${what}), 0) from session_places p where p.session = sessions.id and p.state in (${states}))`,
  );
const TAKEN = "'taken', 'guest'";
const HELD = "'held'";
const SUMS = {
  seatsTaken: summed("seats", TAKEN),
  seatsHeld: summed("seats", HELD),
  crecheTaken: summed("creche", TAKEN),
  crecheHeld: summed("creche", HELD),
  unitsTaken: summed("units", TAKEN),
  unitsHeld: summed("units", HELD),
  transportTaken: summed("transport", TAKEN),
  transportHeld: summed("transport", HELD),
};

/** Sums up what is taken and held of the sessions still to come, and what is left of the group. Called after every
 *  change of places or of what a group holds. */
export async function recount(tx: Tx, turn: Turn): Promise<void> {
  if (turn.ahead.length > 0) {
    const rows = await tx
      .update(sessions)
      .set(SUMS)
      .where(inArray(sessions.id, idsOf(turn)))
      .returning();
    const counted = new Map(rows.map((it) => [it.id, it]));
    turn.ahead = turn.ahead.map((it) => counted.get(it.id)!);
  }
  await recountGroup(tx, turn);
}

const waitingOf = prepared((tx) =>
  tx
    .select({ many: count() })
    .from(bookings)
    .where(and(eq(bookings.group, given("group")), inArray(bookings.state, ["waiting", "paused"]))),
);

/** {@link recount} where nobody's places have changed, but who waits has. */
export async function recountGroup(tx: Tx, turn: Turn): Promise<void> {
  const { group, ahead, ratios } = turn;
  const waiting = (await waitingOf(tx, { group: group.id }))[0]!.many;
  const left = leftOf(capacityOf(group), fullest(turn), ratios);
  const none = ahead.length === 0;
  const set = { seatsLeft: none ? 0 : left.seats, crecheLeft: none ? 0 : left.creche, waiting };
  await tx.update(groups).set(set).where(eq(groups.id, group.id));
  Object.assign(group, set);
}

function fullest(turn: Turn): Counted {
  const most = { seats: 0, creche: 0, units: 0, transport: 0 };
  for (const session of turn.ahead) {
    const used = usedOf(session);
    for (const what of Object.keys(most) as Array<keyof Counted>)
      most[what] = Math.max(most[what], used[what]);
  }
  return most;
}

/** What was held for it is its own. */
export async function takeHeld(tx: Tx, turn: Turn, booking: string): Promise<void> {
  await tx
    .update(sessionPlaces)
    .set({ state: "taken" })
    .where(and(eq(sessionPlaces.booking, booking), eq(sessionPlaces.state, "held")));
  await recount(tx, turn);
}

/** Counted after that by `recount`. */
export async function setNeed(tx: Tx, place: PlaceRow, need: Counted): Promise<void> {
  await tx
    .update(sessionPlaces)
    .set(need)
    .where(and(eq(sessionPlaces.session, place.session), eq(sessionPlaces.booking, place.booking)));
}
