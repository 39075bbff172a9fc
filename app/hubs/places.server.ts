import { eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { hubs, settings } from "../../db/schema/hubs";
import { places, postcodes, sectors, wardSectors } from "../../db/schema/places";
import { findHub, type Found, type PlaceIndex } from "./find-hub";
import type { Sector } from "./place-index";

/** Setting that changes whenever the place tables do. */
export const PLACES_VERSION = "placesVersion";

type Kept = { version: string; index: Promise<PlaceIndex> };
const kept = new WeakMap<Db, Kept>();

/** The place tables, held in memory: a look-up leaves no trace of a postcode in the database.
 *  Read again when `placesVersion` has changed, which each call checks. */
async function loadPlaceIndex(db: Db): Promise<PlaceIndex> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, PLACES_VERSION));
  const version = row?.value ?? "";
  const held = kept.get(db);
  if (held?.version === version) return held.index;
  const fresh = { version, index: readPlaceIndex(db) };
  kept.set(db, fresh);
  fresh.index.catch(() => {
    if (kept.get(db) === fresh) kept.delete(db);
  });
  return fresh.index;
}

/** Answers what somebody typed. Never logs it, stores it or puts it in a query. */
export async function findHubFor(db: Db, typed: string): Promise<Found> {
  const found = findHub(await loadPlaceIndex(db), typed);
  if (found.kind !== "hub") return found;
  const [hub] = await db.select({ active: hubs.active }).from(hubs).where(eq(hubs.id, found.hub));
  if (hub?.active) return found;
  return { kind: "ask", why: "hubClosed", hubs: [], council: null, district: found.district };
}

async function readPlaceIndex(db: Db): Promise<PlaceIndex> {
  const unitRows = await db.select().from(postcodes);
  const sectorRows = await db.select().from(sectors);
  const toCheck = await db.select().from(wardSectors).where(eq(wardSectors.check, true));
  const doubtful = new Set(toCheck.map((it) => it.sector));
  const sureOf = ({ sector, sure }: (typeof sectorRows)[number]): Sector["sure"] =>
    sure !== "ask" && doubtful.has(sector) ? "check" : sure;
  return {
    units: new Map(unitRows.map(({ unit, hub, council, check }) => [unit, { hub, council, check }])),
    sectors: new Map(sectorRows.map((it) => [it.sector, { ...it, sure: sureOf(it) }])),
    places: await db.select().from(places),
  };
}
