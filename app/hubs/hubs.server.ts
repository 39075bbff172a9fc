import { asc, eq, isNull, or } from "drizzle-orm";
import type { Db } from "../../db/client";
import { closingDays, helplines, hubPeople, hubs } from "../../db/schema/hubs";
import { councils } from "../../db/schema/places";
import type { HubCalendar } from "./opening-hours";

export type Hub = typeof hubs.$inferSelect;
export type HubPerson = typeof hubPeople.$inferSelect;
export type Helpline = typeof helplines.$inferSelect;

/** Hubs that are switched on, in the service's order. */
export async function listHubs(db: Db): Promise<Hub[]> {
  return db.select().from(hubs).where(eq(hubs.active, true)).orderBy(asc(hubs.position));
}

/** The hub of slug `id`, switched on or not. */
export async function findHubById(db: Db, id: string): Promise<Hub | undefined> {
  const [hub] = await db.select().from(hubs).where(eq(hubs.id, id));
  return hub;
}

/** @throws Error where there is no hub of slug `id` */
export async function getHub(db: Db, id: string): Promise<Hub> {
  const hub = await findHubById(db, id);
  if (!hub) throw new Error(`No hub "${id}"`);
  return hub;
}

/** When a hub is open; `null` is the shared duty queue, which keeps the first hub's hours. A service without
 *  a hub that is switched on is never open. @throws Error where there is no hub of that slug */
export async function hubCalendar(db: Db, id: string | null): Promise<HubCalendar> {
  const hub = id === null ? (await listHubs(db))[0] : await getHub(db, id);
  const own = id === null ? isNull(closingDays.hub) : or(isNull(closingDays.hub), eq(closingDays.hub, id));
  const days = await db.select({ date: closingDays.date }).from(closingDays).where(own);
  return { hours: hub?.hours ?? [], closed: new Set(days.map((it) => it.date)) };
}

/** Staff a family might meet. A photo the worker has not agreed to is left out. */
export async function listPeople(db: Db, hub: string): Promise<HubPerson[]> {
  const people = await db
    .select()
    .from(hubPeople)
    .where(eq(hubPeople.hub, hub))
    .orderBy(asc(hubPeople.position));
  return people.map((it) => (it.photoAgreed ? it : { ...it, photo: null }));
}

/** Numbers the service shows, in its order. */
export async function listHelplines(db: Db): Promise<Helpline[]> {
  return db.select().from(helplines).where(eq(helplines.shown, true)).orderBy(asc(helplines.position));
}

/** Councils whose postcodes and places the finder knows, by name. */
export async function listCouncils(db: Db): Promise<Array<typeof councils.$inferSelect>> {
  return db.select().from(councils).orderBy(asc(councils.name));
}
