import { eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import { referrals } from "../../db/schema/referrals";
import { randomReference } from "../random.server";
import { readReminder } from "./reminder";

/** The references of bookings that mails are about. @param subjects as the outbox has them, of messages and reminders
 *  @returns by these */
export async function findBookingsOf(db: Db, subjects: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(subjects.map((it) => readReminder(it).booking))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: bookings.id, reference: bookings.reference })
    .from(bookings)
    .where(inArray(bookings.id, ids));
  const found = new Map(rows.map((it) => [it.id, it.reference]));
  return new Map(
    subjects.flatMap((it) => {
      const reference = found.get(readReminder(it).booking);
      return reference === undefined ? [] : [[it, reference] as const];
    }),
  );
}

/** One that neither a request nor a booking has: it is said aloud, and nobody says which of them it is of. */
export async function freeReference(tx: Tx): Promise<string> {
  for (;;) {
    const reference = randomReference();
    const taken = await Promise.all([
      tx.$count(referrals, eq(referrals.reference, reference)),
      tx.$count(bookings, eq(bookings.reference, reference)),
    ]);
    if (taken.every((it) => it === 0)) return reference;
  }
}
