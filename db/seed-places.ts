import councilRows from "./data/councils.json";
import placeRows from "./data/places.json";
import sectorRows from "./data/sectors.json";
import wardSectorRows from "./data/ward-sectors.json";
import wardRows from "./data/wards.json";
import type { Tx } from "./client";
import { settings } from "./schema/hubs";
import { councils, places, sectors, wards, wardSectors } from "./schema/places";

type Sector = typeof sectors.$inferInsert;
type Place = typeof places.$inferInsert;

/** Fills the empty tables that say which hub serves a ward, a postcode sector and a place name. */
export async function seedPlaces(tx: Tx): Promise<void> {
  await tx.insert(councils).values(councilRows);
  await tx.insert(wards).values(wardRows);
  await tx.insert(wardSectors).values(wardSectorRows);
  await tx.insert(sectors).values(sectorRows as Sector[]);
  await tx.insert(places).values(placeRows as Place[]);
  // a finder that has already looked at the empty tables looks again
  await tx.insert(settings).values({ key: "placesVersion", value: "seed" });
}
