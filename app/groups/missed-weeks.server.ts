/** Weeks of a course that a family has nothing of, and whether they can still be made up for elsewhere. */
import { and, eq, exists, gt, gte, inArray, isNull, lte, ne, notInArray, or, type SQL } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions } from "../../db/schema/groups";

type Reads = Pick<Tx, "select">;

/** So long after the last session of its group a week can be made up for. */
const MAKE_UP_MS = 6 * 7 * 24 * 3_600_000;

/** Until when a booking of this group can make up for a week; null where the group has no dates now. */
export const makeUpUntil = ({ lastAt }: { lastAt: Date | null }): Date | null =>
  lastAt && new Date(lastAt.getTime() + MAKE_UP_MS);

/** A place at which they were, or at which they are expected. */
const attends = or(
  eq(sessionPlaces.attended, "came"),
  and(inArray(sessionPlaces.state, ["taken", "guest"]), isNull(sessionPlaces.attended)),
);

/** The same of a place that was read. */
export const isAttended = (it: Pick<typeof sessionPlaces.$inferSelect, "state" | "attended">): boolean =>
  it.attended === "came" || ((it.state === "taken" || it.state === "guest") && it.attended === null);

/** Whether a booking has nothing of a week: they said that they cannot come or were not there, its date was cancelled, or
 *  it was before they joined. False for a week that their group does not teach. */
export async function misses(
  db: Reads,
  { id, group }: { id: string; group: string },
  week: number,
): Promise<boolean> {
  const ofWeek = and(eq(sessions.group, group), eq(sessions.week, week));
  const [taught] = await db.select({ id: sessions.id }).from(sessions).where(ofWeek).limit(1);
  if (!taught) return false;
  const [had] = await db
    .select({ id: sessions.id })
    .from(sessionPlaces)
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .where(and(eq(sessionPlaces.booking, id), ofWeek, attends))
    .limit(1);
  return !had;
}

/** Of bookings: those that miss a week which another group teaches after `before`, and can come to it. */
export function canMakeUp(db: Reads, before: Date): SQL | undefined {
  const since = new Date(before.getTime() - MAKE_UP_MS);
  const programme = db
    .select({ programme: groups.programme })
    .from(groups)
    .where(and(eq(groups.id, bookings.group), gte(groups.lastAt, since)));
  const taught = db.select({ week: sessions.week }).from(sessions).where(eq(sessions.group, bookings.group));
  const had = db
    .select({ week: sessions.week })
    .from(sessionPlaces)
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .where(and(eq(sessionPlaces.booking, bookings.id), or(eq(sessionPlaces.state, "guest"), attends)));
  const elsewhere = db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(groups, eq(groups.id, sessions.group))
    .where(
      and(
        ...[inArray(groups.programme, programme), ne(groups.id, bookings.group)],
        inArray(groups.state, ["published", "paused"]),
        ...[eq(sessions.state, "planned"), gt(sessions.startsAt, before)],
        lte(sessions.startsAt, new Date(before.getTime() + MAKE_UP_MS)),
        ...[inArray(sessions.week, taught), notInArray(sessions.week, had)],
      ),
    );
  return and(eq(bookings.state, "booked"), exists(elsewhere));
}
