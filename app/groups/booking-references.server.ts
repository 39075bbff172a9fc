import { inArray } from "drizzle-orm";
import type { Db } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
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
