/** Whom a change of a group was told to, and how each of them hears of it. */
import { and, asc, eq, like } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { bookingEvents, bookings } from "../../db/schema/bookings";
import { groups } from "../../db/schema/groups";
import { record } from "../audit/audit.server";
import { may, type StaffMember } from "../staff/staff";
import { unseal } from "../vault/seal.server";
import type { BookingEventDetail } from "./group";

type How = BookingEventDetail["told"]["how"];
interface Told {
  reference: string;
  /** null once the words are deleted */
  callMe: string | null;
}

/** Their names are read, so that it is on record. @param at when the group was changed
 *  @returns undefined where this person may not, or nothing was done to the group then; `others`: families of hubs at
 *  which they may not look, who came as guests */
export async function readWhoWasTold(
  tx: Tx,
  staff: StaffMember,
  { group: id, at }: { group: string; at: Date },
  now: Date,
): Promise<{ told: Record<How, Told[]>; others: number } | undefined> {
  const [group] = await tx.select({ hub: groups.hub }).from(groups).where(eq(groups.id, id));
  if (!group || !may(staff, "manageGroups", group.hub)) return undefined;
  const [done] = await tx
    .select({ by: audit.actor })
    .from(audit)
    .where(and(eq(audit.subject, id), eq(audit.at, at), like(audit.action, "group.%")));
  if (!done) return undefined;
  const rows = await tx
    .select({
      event: bookingEvents,
      reference: bookings.reference,
      askFor: bookings.askFor,
      hub: bookings.hub,
    })
    .from(bookingEvents)
    .innerJoin(bookings, eq(bookings.id, bookingEvents.booking))
    .where(and(eq(bookingEvents.at, at), eq(bookingEvents.by, done.by), eq(bookingEvents.kind, "told")))
    .orderBy(asc(bookings.reference));
  const told: Record<How, Told[]> = { ring: [], mail: [], page: [] };
  let others = 0;
  for (const { event, reference, askFor, hub } of rows) {
    if (!may(staff, "manageGroups", hub)) {
      others += 1;
      continue;
    }
    const { how } = unseal<BookingEventDetail["told"]>(
      { table: "booking_events", row: event.id },
      event.sealed!,
    );
    const place = { table: "bookings.ask_for", row: event.booking };
    told[how].push({ reference, callMe: askFor && unseal<string>(place, askFor) });
    const about = { subjectKind: "booking", subject: event.booking, hub };
    await record(tx, { actor: staff.id, action: "booking.listed", ...about }, now);
  }
  return { told, others };
}
