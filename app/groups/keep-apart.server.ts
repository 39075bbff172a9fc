/** Families that must not sit in one group. Kept by managers, and never shown to a family: wherever it books it is told
 *  what everybody is told whom a person talks with first, so that no answer says in which group the other is. */
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { bookings, keepApart, keepApartBookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions } from "../../db/schema/groups";
import { record } from "../audit/audit.server";
import { randomToken } from "../random.server";
import { seal, unseal } from "../vault/seal.server";
import { findBody } from "./booking-body.server";
import type { BookingBody } from "./group";
import { matches, withContact, type KnownAs } from "./known-as";

export interface Apart {
  id: string;
  hub: string;
  a: KnownAs;
  b: KnownAs;
  /** as a manager wrote it */
  reason: string;
  createdAt: Date;
  createdBy: string;
}
type Sealed = Pick<Apart, "a" | "b" | "reason">;
type Side = "a" | "b";

const open = (row: typeof keepApart.$inferSelect): Apart => ({
  ...unseal<Sealed>({ table: "keep_apart", row: row.id }, row.sealed),
  ...{ id: row.id, hub: row.hub, createdAt: row.createdAt, createdBy: row.createdBy },
});

/** Those that are in force, the newest first. */
export async function listApart(db: Db, hub: string): Promise<Apart[]> {
  const rows = await db
    .select()
    .from(keepApart)
    .where(and(eq(keepApart.hub, hub), isNull(keepApart.endedAt)));
  return rows.map(open).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

/** From now on the portal places neither where the other is, in any hub. What is known of them by a booking's reference
 *  is read from that booking.
 *  @returns groups in which both have places already: a person has to see to those */
export async function addApart(
  tx: Tx,
  { hub, by, ...it }: { hub: string; by: string } & Sealed,
  now: Date,
): Promise<{ id: string; together: string[] }> {
  const id = randomToken();
  // before any look: whoever books at this moment either is seen here, or sees this
  await tx
    .update(groups)
    .set({ turn: sql`${groups.turn} + 1` })
    .where(ne(groups.state, "closed"));
  const known = { a: await learn(tx, it.a, hub), b: await learn(tx, it.b, hub), reason: it.reason };
  const sealed = seal({ table: "keep_apart", row: id }, known, now);
  await tx.insert(keepApart).values({ id, hub, sealed, createdAt: now, createdBy: by });
  const current = await tx.select().from(bookings).where(ne(bookings.state, "ended"));
  const found: Array<{ booking: string; side: Side; group: string }> = [];
  for (const row of current) {
    const body = await findBody(tx, row.id);
    const side = body && sideOf(known, row.reference, body);
    if (side) found.push({ booking: row.id, side, group: row.group });
  }
  for (const { booking, side } of found)
    await tx.insert(keepApartBookings).values({ pair: id, booking, side });
  await record(tx, { actor: by, action: "keepApart.added", subjectKind: "keepApart", subject: id, hub }, now);
  const together = new Set<string>();
  for (const { booking, group } of found) if (await isApart(tx, booking, group)) together.add(group);
  return { id, together: [...together] };
}

/** They may be placed together again. @returns false where there is none in force at that hub */
export async function endApart(
  tx: Tx,
  { id, hub, by }: { id: string; hub: string; by: string },
  now: Date,
): Promise<boolean> {
  const [row] = await tx
    .update(keepApart)
    .set({ endedAt: now, endedBy: by })
    .where(and(eq(keepApart.id, id), eq(keepApart.hub, hub), isNull(keepApart.endedAt)))
    .returning();
  if (!row) return false;
  await record(tx, { actor: by, action: "keepApart.ended", subjectKind: "keepApart", subject: id, hub }, now);
  const listed = tx
    .select({ group: bookings.group })
    .from(keepApartBookings)
    .innerJoin(bookings, eq(bookings.id, keepApartBookings.booking))
    .where(and(eq(keepApartBookings.pair, id), eq(bookings.state, "waiting")));
  await tx.update(groups).set({ offerDueAt: now }).where(inArray(groups.id, listed));
  return true;
}

/** One of the two of a pair. */
export interface SideOf {
  pair: string;
  side: Side;
}

const inForce = prepared((tx) => tx.select().from(keepApart).where(isNull(keepApart.endedAt)));

/** Of which families that are kept apart from others this one is. In a group's turn. */
export async function findSides(db: Db, reference: string, body: BookingBody): Promise<SideOf[]> {
  return (await inForce(db, {})).flatMap((row) => {
    const side = sideOf(open(row), reference, body);
    return side ? [{ pair: row.id, side }] : [];
  });
}

export async function keepSides(tx: Tx, booking: string, sides: readonly SideOf[]): Promise<void> {
  const rows = sides.map((it) => ({ ...it, booking }));
  if (rows.length > 0) await tx.insert(keepApartBookings).values(rows).onConflictDoNothing();
}

/** Finds out again when what we know a booking's family by has changed. */
export async function matchApart(
  tx: Tx,
  row: { id: string; reference: string },
  body: BookingBody,
): Promise<void> {
  await keepSides(tx, row.id, await findSides(tx, row.reference, body));
}

const sidesOf = prepared((tx) =>
  tx
    .select({ pair: keepApartBookings.pair, side: keepApartBookings.side })
    .from(keepApartBookings)
    .innerJoin(keepApart, and(eq(keepApart.id, keepApartBookings.pair), isNull(keepApart.endedAt)))
    .where(eq(keepApartBookings.booking, given("booking"))),
);

/** Why a booking must not be placed in a group; undefined where it may be. For staff: families never see it. */
export async function findApart(
  db: Db,
  bookingId: string,
  groupId: string,
): Promise<Pick<Apart, "id" | "reason"> | undefined> {
  const id = await findOther(db, await sidesOf(db, { booking: bookingId }), groupId);
  if (!id) return undefined;
  const [row] = await db.select().from(keepApart).where(eq(keepApart.id, id));
  return { id, reason: open(row!).reason };
}

/** Why a booking's family must not sit with another, wherever that one is; undefined where there is no such. For staff. */
export async function findPair(db: Db, bookingId: string): Promise<Pick<Apart, "id" | "reason"> | undefined> {
  const [first] = await sidesOf(db, { booking: bookingId });
  if (!first) return undefined;
  const [row] = await db.select().from(keepApart).where(eq(keepApart.id, first.pair));
  return { id: first.pair, reason: open(row!).reason };
}

/** @returns the pair whose other side has places in the group, holds them or is its guest */
async function findOther(db: Db, sides: readonly SideOf[], groupId: string): Promise<string | undefined> {
  if (sides.length === 0) return undefined;
  const pairs = sides.map((it) => it.pair);
  const known = await db.select().from(keepApartBookings).where(inArray(keepApartBookings.pair, pairs));
  const others = known.filter((it) => sides.some(({ pair, side }) => pair === it.pair && side !== it.side));
  const there = await listThere(db, groupId, [...new Set(others.map((it) => it.booking))]);
  return others.find((it) => there.has(it.booking))?.pair;
}

export const isApart = async (db: Db, bookingId: string, groupId: string): Promise<boolean> =>
  (await findApart(db, bookingId, groupId)) !== undefined;

/** Which of these have or hold places in the group, or are its guests. */
async function listThere(db: Db, groupId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const placed = await db
    .select({ id: bookings.id })
    .from(bookings)
    .where(
      and(
        inArray(bookings.id, ids),
        eq(bookings.group, groupId),
        inArray(bookings.state, ["booked", "offered"]),
      ),
    );
  const guests = await db
    .select({ id: sessionPlaces.booking })
    .from(sessionPlaces)
    .innerJoin(sessions, and(eq(sessions.id, sessionPlaces.session), eq(sessions.group, groupId)))
    .where(and(inArray(sessionPlaces.booking, ids), eq(sessionPlaces.state, "guest")));
  return new Set([...placed, ...guests].map((it) => it.id));
}

const sideOf = (pair: Sealed, reference: string, body: BookingBody): Side | undefined =>
  matches(pair.a, reference, body.contact) ? "a" : matches(pair.b, reference, body.contact) ? "b" : undefined;

/** @param hub whose managers read the pair: names of other hubs' families are not theirs to learn */
async function learn(tx: Tx, known: KnownAs, hub: string): Promise<KnownAs> {
  if (known.references.length === 0) return known;
  const rows = await tx.select().from(bookings).where(inArray(bookings.reference, known.references));
  let all = known;
  for (const row of rows) {
    const body = await findBody(tx, row.id);
    if (body) all = withContact(all, row.hub === hub ? body.callMe : "", body.contact);
  }
  return all;
}
