/** Once a working day, when it opens, a hub hears how many stories wait. Never when one comes: the time of a mail would
 *  be the time at which somebody wrote. */
import { and, eq, lt } from "drizzle-orm";
import { heartbeats } from "../../db/schema/audit";
import type { Db, Store, Tx } from "../../db/client";
import { readHubCalendars, listHubs } from "../hubs/hubs.server";
import { openState, startOfDay } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";
import { ringBell } from "../outbox/bell.server";
import { announceTo } from "../outbox/outbox.server";
import { hubAndDay, WAITING_KIND } from "./story-notices";
import { countWaiting, isNothing } from "./what-waits.server";

const beatOf = (hub: string) => `stories.${hub}`;

export async function tellHubsOfStories(store: Store, now: Date): Promise<void> {
  const calendars = await readHubCalendars(store.read);
  const beats = await readBeats(store.read);
  let told = false;
  for (const { id } of await listHubs(store.read)) {
    if (!openState(calendars.get(id)!, now).open || wasLookedAt(beats.get(beatOf(id)), now)) continue;
    told = (await store.transaction((tx) => tell(tx, id, now))) || told;
  }
  if (told) ringBell();
}

/** Who looked last when, by name: there are as many as hubs, and a few more. */
async function readBeats(db: Db): Promise<Map<string, Date>> {
  const rows = await db.select().from(heartbeats);
  return new Map(rows.map((it) => [it.name, it.at]));
}

const wasLookedAt = (at: Date | undefined, now: Date): boolean =>
  at !== undefined && londonDate(at) >= londonDate(now);

/** Where nothing waited when it opened, nothing is said for the rest of the day. */
async function tell(tx: Tx, hub: string, now: Date): Promise<boolean> {
  const day = londonDate(now);
  if (!(await takeDay(tx, hub, day, now))) return false;
  if (isNothing(await countWaiting(tx, hub, day))) return false;
  const about = { subjectKind: WAITING_KIND, subject: hubAndDay(hub, day), hub, urgent: false };
  await announceTo(tx, about, [["duty", "fallback"]], now, "orNobody");
  return true;
}

/** @returns false where another worker, or this one before it was started again, has looked today */
async function takeDay(tx: Tx, hub: string, day: string, now: Date): Promise<boolean> {
  const name = beatOf(hub);
  const first = await tx
    .insert(heartbeats)
    .values({ name, at: now })
    .onConflictDoNothing()
    .returning({ name: heartbeats.name });
  if (first.length > 0) return true;
  const next = await tx
    .update(heartbeats)
    .set({ at: now })
    .where(and(eq(heartbeats.name, name), lt(heartbeats.at, startOfDay(day))))
    .returning({ name: heartbeats.name });
  return next.length > 0;
}
