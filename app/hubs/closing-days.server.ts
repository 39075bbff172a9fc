/** Days on which every hub is closed (hub null), or one hub by itself. */
import { and, asc, eq, gte, isNull, or } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { closingDays } from "../../db/schema/hubs";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";

export interface ClosingDay {
  /** ISO date: "2026-11-30" */
  date: string;
  name: string;
  /** was asked for by name: a hub's list also holds the days on which every hub is closed */
  own: boolean;
}

const ofEveryHub = isNull(closingDays.hub);
const ownOf = (hub: string | null) => (hub === null ? ofEveryHub : eq(closingDays.hub, hub));
const closing = (hub: string | null) => or(ofEveryHub, ownOf(hub));

/** From today on, the next one first. */
export async function listClosingDays(db: Db, hub: string | null, now: Date): Promise<ClosingDay[]> {
  const rows = await db
    .select()
    .from(closingDays)
    .where(and(closing(hub), gte(closingDays.date, londonDate(now))))
    .orderBy(asc(closingDays.date));
  return rows.map((it) => ({ date: it.date, name: it.name, own: it.hub === hub }));
}

/** Whether it is in the list already, as this hub's own or every hub's. */
export async function isClosedOn(db: Db, hub: string | null, date: string): Promise<boolean> {
  const found = await db
    .select({ id: closingDays.id })
    .from(closingDays)
    .where(and(closing(hub), eq(closingDays.date, date)))
    .limit(1);
  return found.length > 0;
}

/** @returns "there" where it is closed on that day already; days that are over stay as they were */
export async function addClosingDay(
  tx: Tx,
  hub: string | null,
  { date, name }: Pick<ClosingDay, "date" | "name">,
  now: Date,
): Promise<"added" | "there" | "past"> {
  if (date < londonDate(now)) return "past";
  if (await isClosedOn(tx, hub, date)) return "there";
  await tx.insert(closingDays).values({ id: randomToken(), hub, date, name });
  return "added";
}

/** Another day, or other words for it.
 *  @param was the day as it stands. @returns "gone" where there is none that is still to come, else as {@link addClosingDay} */
export async function changeClosingDay(
  tx: Tx,
  hub: string | null,
  { was, date, name }: Pick<ClosingDay, "date" | "name"> & { was: string },
  now: Date,
): Promise<"changed" | "gone" | "there" | "past"> {
  const today = londonDate(now);
  if (date < today) return "past";
  if (date !== was && (await isClosedOn(tx, hub, date))) return "there";
  const changed = await tx
    .update(closingDays)
    .set({ date, name })
    .where(and(ownOf(hub), eq(closingDays.date, was), gte(closingDays.date, today)))
    .returning();
  return changed.length > 0 ? "changed" : "gone";
}

/** Days that are over stay: how long families waited is counted by them. @returns false where there is none */
export async function removeClosingDay(
  tx: Tx,
  hub: string | null,
  date: string,
  now: Date,
): Promise<boolean> {
  const gone = await tx
    .delete(closingDays)
    .where(and(ownOf(hub), eq(closingDays.date, date), gte(closingDays.date, londonDate(now))))
    .returning();
  return gone.length > 0;
}
