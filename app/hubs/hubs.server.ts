import { and, asc, eq, isNull, ne, or } from "drizzle-orm";
import type { Db } from "../../db/client";
import { given, prepared } from "../../db/prepared";
import { shown } from "../../db/schema/shown";
import { closingDays, hubPeople, hubs } from "../../db/schema/hubs";
import { openState, type HubCalendar, type OpenState } from "./opening-hours";

export type Hub = typeof hubs.$inferSelect;
export type HubPerson = typeof hubPeople.$inferSelect;

const hubOf = prepared((db) =>
  db
    .select()
    .from(hubs)
    .where(eq(hubs.id, given("id"))),
);
const closedOn = prepared((db) =>
  db
    .select({ date: closingDays.date })
    .from(closingDays)
    .where(or(isNull(closingDays.hub), eq(closingDays.hub, given("hub")))),
);

const allHubs = prepared((db) =>
  db
    .select({ id: hubs.id, name: hubs.name, hours: hubs.hours, active: hubs.active })
    .from(hubs)
    .orderBy(asc(hubs.position)),
);
const allDays = prepared((db) =>
  db.select({ hub: closingDays.hub, date: closingDays.date }).from(closingDays),
);

/** Hubs that are switched on, in the service's order. */
export async function listHubs(db: Db): Promise<Hub[]> {
  return db.select().from(hubs).where(eq(hubs.active, true)).orderBy(asc(hubs.position));
}

/** Every hub, switched on or not, by its name. */
export const listNames = (db: Db) =>
  db.select({ id: hubs.id, name: hubs.name }).from(hubs).orderBy(asc(hubs.position));

/** The hub of slug `id`, switched on or not. */
export async function findHubById(db: Db, id: string): Promise<Hub | undefined> {
  const [hub] = await hubOf(db, { id });
  return hub;
}

/** @throws Error where there is no hub of slug `id` */
async function getHub(db: Db, id: string): Promise<Hub> {
  const hub = await findHubById(db, id);
  if (!hub) throw new Error(`No hub "${id}"`);
  return hub;
}

/** When a hub is open; `null` is the shared duty queue, which keeps the first hub's hours. A service without
 *  a hub that is switched on is never open. @throws Error where there is no hub of that slug */
export async function hubCalendar(db: Db, id: string | null): Promise<HubCalendar> {
  const hub = id === null ? (await listHubs(db))[0] : await getHub(db, id);
  const days = await closedOn(db, { hub: id });
  return { hours: hub?.hours ?? [], closed: new Set(days.map((it) => it.date)) };
}

type Calendars = Map<string | null, HubCalendar & { name: string | null }>;
/** The count of changes of what pages show. */
export const readVersion = prepared((db) => db.select({ version: shown.version }).from(shown));
/** By the count of changes when they were read. */
const known = new WeakMap<Db, { version: number; calendars: Calendars }>();

/** {@link hubCalendar} of every hub, switched on or not, and its name; read anew when any of them has changed.
 *  @param db outside a transaction: what that changed may be taken back */
export async function readHubCalendars(db: Db): Promise<Calendars> {
  const version = (await readVersion(db, {}))[0]?.version ?? -1;
  const had = known.get(db);
  if (had && had.version === version) return had.calendars;
  const calendars = await readAllCalendars(db);
  known.set(db, { version, calendars });
  return calendars;
}

async function readAllCalendars(db: Db): Promise<Calendars> {
  const hubsOf = await allHubs(db, {});
  const days = await allDays(db, {});
  const calendars: Calendars = new Map();
  const add = (id: string | null, name: string | null, hours: HubCalendar["hours"]) =>
    calendars.set(id, {
      ...{ name, hours },
      closed: new Set(days.filter((it) => it.hub === null || it.hub === id).map((it) => it.date)),
    });
  for (const { id, name, hours } of hubsOf) add(id, name, hours);
  add(null, null, hubsOf.find((it) => it.active)?.hours ?? []);
  return calendars;
}

/** Whether a hub is open at `now`, and when that changes; as {@link hubCalendar} for `null`. */
export async function readOpenState(db: Db, id: string | null, now: Date): Promise<OpenState> {
  return openState(await hubCalendar(db, id), now);
}

/** Staff a family might meet. A photo the worker has not agreed to is left out. */
export async function listPeople(db: Db, hub: string): Promise<HubPerson[]> {
  const people = await db
    .select()
    .from(hubPeople)
    .where(eq(hubPeople.hub, hub))
    .orderBy(asc(hubPeople.position), asc(hubPeople.id));
  return people.map((it) => (it.photoAgreed ? it : { ...it, photo: null }));
}

/** Families must tell one hub from another. */
export async function isNameTaken(db: Db, id: string, name: string): Promise<boolean> {
  const same = (it: { id: string; name: string }) =>
    it.id !== id && it.name.toLowerCase() === name.toLowerCase();
  return (await listNames(db)).some(same);
}

/** Families must find one hub at least. */
export async function isLastHub(db: Db, hubId: string): Promise<boolean> {
  const others = await db
    .select({ id: hubs.id })
    .from(hubs)
    .where(and(eq(hubs.active, true), ne(hubs.id, hubId)));
  return others.length === 0;
}
