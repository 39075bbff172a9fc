/** What the finder knows, as it is held in memory. Hubs are slugs, councils names. */

export type Unit = { hub: string | null; council: string | null; check: boolean };

export type Sector = {
  hub: string | null;
  /** where `sure` is "ask": the other council it may be */
  council: string | null;
  sure: "exact" | "likely" | "check" | "ask";
  /** hubs that serve at least one home here, most homes first */
  hubs: readonly string[];
};

export type Place = {
  name: string;
  spellings: readonly string[];
  outcome: "local" | "outside" | "ask";
  hub: string | null;
  /** the hub it may be instead: "please check with us" */
  otherHub: string | null;
  council: string | null;
  outcodes: readonly string[];
};

export type PlaceIndex = {
  /** by unit without a space: "G741AB"; empty until a postcode table is imported */
  units: ReadonlyMap<string, Unit>;
  /** by sector with a space: "G74 1" */
  sectors: ReadonlyMap<string, Sector>;
  places: readonly Place[];
};

export type Found =
  /** "place": told by the name of a town or village, not by a postcode */
  | { kind: "hub"; hub: string; sure: "exact" | "likely" | "check" | "place"; district: string | null }
  /** a person must say which of `hubs` is theirs, or that it is elsewhere (perhaps `council`) */
  | {
      kind: "ask";
      /** "hubClosed": the place is known, and its hub is switched off */
      why: "sector" | "lookAlike" | "outcode" | "hubClosed";
      hubs: string[];
      council: string | null;
      district: string | null;
    }
  | { kind: "nearMiss"; places: Array<{ name: string; hub: string | null; council: string | null }> }
  | { kind: "outside"; council: string | null; district: string | null }
  | { kind: "empty" }
  | { kind: "unknown" };

const all = <T>(items: Iterable<T>) => [...new Set(items)];
const only = <T>(items: T[]) => (items.length === 1 ? (items[0] ?? null) : null);

/** What a sector says. */
export function answerOfSector(sector: Sector, district: string): Found {
  if (sector.sure === "ask")
    return { kind: "ask", why: "sector", hubs: [...sector.hubs], council: sector.council, district };
  if (sector.hub) return { kind: "hub", hub: sector.hub, sure: sector.sure, district };
  return { kind: "outside", council: sector.council, district };
}

/** What the sectors of an outward code ("G72") say together; undefined where none is known. */
export function answerOfDistrict(index: PlaceIndex, district: string): Found | undefined {
  const sectors = [...index.sectors].filter(([name]) => name.startsWith(`${district} `)).map(([, it]) => it);
  if (sectors.length === 0) return undefined;
  const hubs = all(sectors.flatMap((it) => (it.sure === "ask" ? it.hubs : (it.hub ?? []))));
  const elsewhere = sectors.filter((it) => it.hub === null || it.sure === "ask");
  const council = only(all(elsewhere.map((it) => it.council)));
  const hub = only(hubs);
  if (hub && elsewhere.length === 0) return { kind: "hub", hub, sure: "likely", district };
  if (hubs.length === 0) return { kind: "outside", council, district };
  const sure = sectors.length === 1 ? "sector" : "outcode";
  return { kind: "ask", why: sure, hubs, council, district };
}

/** Every hub that serves anybody, in the order of the sectors. */
export const hubsOf = (index: PlaceIndex) => all([...index.sectors.values()].flatMap((it) => it.hub ?? []));
