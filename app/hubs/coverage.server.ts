/** Which hub serves which ward, postcode sector and town, as the service changes it. */
import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, like } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { hubs, settings } from "../../db/schema/hubs";
import { places, postcodes, sectors, wards, wardSectors } from "../../db/schema/places";
import { readGazetteer, wordsOf } from "./gazetteer";
import { PLACES_VERSION } from "./places.server";

export interface Coverage {
  /** `hub` names whose it is now; null: another council's, or one of several */
  wards: Array<{ code: string; name: string; hub: string | null }>;
  sectors: Array<{ sector: string; hub: string | null }>;
  places: Array<{ name: string; hub: string | null }>;
  /** whole postcodes are loaded, and follow their ward */
  postcodes: boolean;
}

export async function readCoverage(db: Db): Promise<Coverage> {
  const [one] = await db.select({ unit: postcodes.unit }).from(postcodes).limit(1);
  return {
    wards: await db.select().from(wards).orderBy(asc(wards.name)),
    sectors: await db
      .select({ sector: sectors.sector, hub: sectors.hub })
      .from(sectors)
      .orderBy(asc(sectors.sector)),
    places: await db.select({ name: places.name, hub: places.hub }).from(places).orderBy(asc(places.name)),
    postcodes: one !== undefined,
  };
}

export interface Given {
  /** the place, by its own name */
  what: string;
  /** the hub it was with before, as people say it; null: with none */
  from: string | null;
}

/** @returns undefined where there is no such ward */
export async function giveWard(tx: Tx, code: string, hub: string): Promise<Given | undefined> {
  const [ward] = await tx.select().from(wards).where(eq(wards.code, code));
  if (!ward) return undefined;
  await tx.update(wards).set({ hub }).where(eq(wards.code, code));
  await postcodesFollow(tx, [code]);
  await placesChanged(tx);
  return { what: ward.name, from: await nameOf(tx, ward.hub) };
}

async function nameOf(db: Db, hub: string | null): Promise<string | null> {
  if (hub === null) return null;
  const [found] = await db.select({ name: hubs.name }).from(hubs).where(eq(hubs.id, hub));
  return found?.name ?? null;
}

/** Of a sector that a family typed without the rest, most homes are served by this hub from now on. */
export async function giveSector(tx: Tx, sector: string, hub: string): Promise<Given | undefined> {
  const [row] = await tx.select().from(sectors).where(eq(sectors.sector, sector));
  if (!row) return undefined;
  const served = [hub, ...row.hubs.filter((it) => it !== hub)];
  const sure = row.sure === "ask" ? "likely" : row.sure;
  await tx.update(sectors).set({ hub, council: null, sure, hubs: served }).where(eq(sectors.sector, sector));
  await placesChanged(tx);
  return { what: sector, from: await nameOf(tx, row.hub) };
}

/** A town by its name or a spelling of it; one that nobody has named before is added.
 *  @returns "several" where the name is that of more than one place: it has to be said which */
export async function giveTown(tx: Tx, typed: string, hub: string): Promise<Given | "several" | "noTown"> {
  // a postcode is no town, and nobody would find one without letters
  if (wordsOf(typed).length === 0 || /\d/.test(typed)) return "noTown";
  const all = await tx.select().from(places);
  const exact = all.filter((it) => it.name === typed);
  const known = exact.length ? exact : (readGazetteer(all).byKey.get(wordsOf(typed).join("")) ?? []);
  if (known.length > 1) return "several";
  const [place] = known;
  const now = { outcome: "local" as const, hub, otherHub: null, council: null };
  if (place) await tx.update(places).set(now).where(eq(places.name, place.name));
  else await tx.insert(places).values({ name: typed, spellings: [], outcodes: [], ...now });
  await placesChanged(tx);
  return { what: place?.name ?? typed, from: await nameOf(tx, place?.hub ?? null) };
}

/** Whole postcodes of these wards go where their ward is, but for sectors of it that go elsewhere. */
export async function postcodesFollow(tx: Tx, codes: string[]): Promise<void> {
  for (const ward of await tx.select().from(wards).where(inArray(wards.code, codes))) {
    await tx.update(postcodes).set({ hub: ward.hub, check: false }).where(eq(postcodes.ward, ward.code));
    for (const it of await tx.select().from(wardSectors).where(eq(wardSectors.ward, ward.code)))
      await tx
        .update(postcodes)
        .set({ hub: it.hub, check: it.check })
        // a unit is its sector and two letters
        .where(and(eq(postcodes.ward, ward.code), like(postcodes.unit, `${it.sector.replace(" ", "")}__`)));
  }
}

/** Every process reads the place tables anew. */
export async function placesChanged(tx: Tx): Promise<void> {
  const value = randomUUID();
  await tx
    .insert(settings)
    .values({ key: PLACES_VERSION, value, confirmedAt: null })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
}
