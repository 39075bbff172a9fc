/** What a booking seals: read and written in one place. */
import { eq } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { given, prepared, preparedInsert } from "../../db/prepared";
import { bookingBodies, bookings } from "../../db/schema/bookings";
import { seal, unseal } from "../vault/seal.server";
import type { BookingBody, Bundle } from "./group";

const insertSealed = preparedInsert(bookingBodies);
const bodyOf = prepared((db) =>
  db
    .select()
    .from(bookingBodies)
    .where(eq(bookingBodies.id, given("id"))),
);
const place = (row: string) => ({ table: "booking_bodies", row });

/** @returns undefined where there is none, or its words are deleted */
export async function findBody(db: Db, id: string): Promise<BookingBody | undefined> {
  const [row] = await bodyOf(db, { id });
  return row && unseal<BookingBody>(place(id), row.sealed);
}

/** @throws Error where there is none */
export async function getBody(db: Db, id: string): Promise<BookingBody> {
  const body = await findBody(db, id);
  if (!body) throw new Error("No such booking");
  return body;
}

/** What of it stands outside the seal, in the columns of `bookings`. */
export const columnsOf = (id: string, body: BookingBody, now: Date) => ({
  askFor: seal({ table: "bookings.ask_for", row: id }, body.callMe, now),
  ...countsOf(body.bundle),
});

const countsOf = ({ seats, children, transport }: Bundle) => ({
  ...{ seats, transport },
  creche: children.filter((it) => it.creche).length,
});

export async function insertBody(tx: Tx, id: string, body: BookingBody, now: Date): Promise<void> {
  await insertSealed(tx, { id, sealed: seal(place(id), body, now) });
}

/** In place of what was there; its columns too. */
export async function replaceBody(tx: Tx, id: string, body: BookingBody, now: Date): Promise<void> {
  await tx
    .update(bookingBodies)
    .set({ sealed: seal(place(id), body, now) })
    .where(eq(bookingBodies.id, id));
  await tx
    .update(bookings)
    .set(columnsOf(id, body, now))
    .where(eq(bookings.id, id));
}
