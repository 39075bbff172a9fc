/** Everybody who asked for places of a group, as its staff need them; and who was passed over on its list, with why. */
import { and, asc, desc, eq, inArray, isNotNull, ne } from "drizzle-orm";
import type { Db } from "../../db/client";
import { bookingBodies, bookings, listSkips, sessionPlaces } from "../../db/schema/bookings";
import { unseal } from "../vault/seal.server";
import { monthsAt } from "./creche";
import type { BookingBody } from "./group";
import type { WholeGroup } from "./groups.server";
import { tellApart } from "./register";

type Row = typeof bookings.$inferSelect;

export interface ListedChild {
  /** at the next session; null where it is not born yet */
  months: number | null;
  creche: boolean;
}

export interface ListedBooking extends Pick<
  Row,
  "id" | "reference" | "state" | "endedWhy" | "via" | "madeAt" | "offerUntil" | "endedAt"
> {
  /** first name, told apart; "" where the words are deleted */
  name: string;
  adults: number;
  other: string;
  children: ListedChild[];
  creche: number;
  transport: number;
  access: string;
  /** as of LANGUAGES; "" where they need none */
  speaks: string;
  interpreter: boolean;
  /** on the list, from 1; null where it is not there */
  position: number | null;
  came: number;
  missed: number;
}

const QUEUE: ReadonlyArray<Row["state"]> = ["waiting", "asked", "paused", "offered"];
const byTurn = (a: Row, b: Row) =>
  (a.listedAt?.getTime() ?? 0) - (b.listedAt?.getTime() ?? 0) || (a.listedTurn ?? 0) - (b.listedTurn ?? 0);

/** In order of arrival; those on the list by their turn. Ages are those at the group's next session. */
export async function listBookings(
  db: Db,
  { group, sessions }: Pick<WholeGroup, "group" | "sessions">,
  now: Date,
): Promise<ListedBooking[]> {
  const rows = await db
    .select({ row: bookings, sealed: bookingBodies.sealed })
    .from(bookings)
    .leftJoin(bookingBodies, eq(bookingBodies.id, bookings.id))
    .where(eq(bookings.group, group.id))
    .orderBy(asc(bookings.madeAt), asc(bookings.id));
  const next = sessions.find((it) => it.state === "planned" && it.endsAt > now) ?? sessions.at(-1);
  const at = next?.startsAt ?? now;
  const attended = await countAttended(db, group.id);
  const queue = rows
    .map((it) => it.row)
    .filter((it) => QUEUE.includes(it.state) && it.listedAt)
    .sort(byTurn)
    .map((it) => it.id);
  const known = rows.map(({ row, sealed }) => {
    const body = sealed ? unseal<BookingBody>({ table: "booking_bodies", row: row.id }, sealed) : undefined;
    return { row, body, callMe: body?.callMe ?? "", reference: row.reference };
  });
  const nameOf = tellApart(known.filter((it) => it.row.state !== "ended"));
  return known.map((it): ListedBooking => {
    const { row, body } = it;
    const { id, reference, state, endedWhy, via, madeAt, offerUntil, endedAt } = row;
    const place = queue.indexOf(id);
    return {
      ...{ id, reference, state, endedWhy, via, madeAt, offerUntil, endedAt },
      ...{ adults: row.seats, creche: row.creche, transport: row.transport },
      name: body ? nameOf(it) : "",
      other: body?.other ?? "",
      children: (body?.bundle.children ?? []).map((child) => ({
        months: monthsAt(child, body!.agesOn, at),
        creche: child.creche,
      })),
      access: body?.access ?? "",
      speaks: body?.speaks ?? "",
      interpreter: body?.interpreter ?? false,
      position: place === -1 ? null : place + 1,
      came: attended.get(`${id} came`) ?? 0,
      missed: attended.get(`${id} missed`) ?? 0,
    };
  });
}

async function countAttended(db: Db, group: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ booking: sessionPlaces.booking, attended: sessionPlaces.attended })
    .from(sessionPlaces)
    .innerJoin(bookings, eq(bookings.id, sessionPlaces.booking))
    .where(
      and(eq(bookings.group, group), isNotNull(sessionPlaces.attended), ne(sessionPlaces.state, "held")),
    );
  const counted = new Map<string, number>();
  for (const { booking, attended } of rows) {
    const key = `${booking} ${attended}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return counted;
}

const MOST_SKIPS = 100;

/** Who was passed over, the newest first, by their references. */
export async function listSkipped(db: Db, group: string) {
  const rows = await db
    .select({
      skip: listSkips,
      reference: bookings.reference,
      creche: bookings.creche,
      seats: bookings.seats,
    })
    .from(listSkips)
    .innerJoin(bookings, eq(bookings.id, listSkips.booking))
    .where(eq(listSkips.group, group))
    .orderBy(desc(listSkips.at), asc(bookings.listedAt), asc(listSkips.id))
    .limit(MOST_SKIPS);
  const ids = rows.flatMap(({ skip }) => (skip.offeredTo ? [skip.offeredTo] : []));
  const got = ids.length ? await db.select().from(bookings).where(inArray(bookings.id, ids)) : [];
  return rows.map(({ skip, reference, creche, seats }) => ({
    ...{ id: skip.id, at: skip.at, reason: skip.reason, reference, creche, seats },
    offeredTo: got.find((it) => it.id === skip.offeredTo)?.reference ?? null,
  }));
}
