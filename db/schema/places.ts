import { bool, index, json, primaryKey, table, text } from "../columns";

/** Scottish councils by GSS code, to name who can help a family from elsewhere. */
export const councils = table("councils", { code: text("code").primaryKey(), name: text("name").notNull() });

/** A ward and the hub that serves it. */
export const wards = table("wards", {
  code: text("code").primaryKey(),
  name: text("name").notNull(),
  hub: text("hub").notNull(),
});

/** Ward × postcode sector: comes before the ward table (Stonehouse). `check` shows "please check with us". */
export const wardSectors = table(
  "ward_sectors",
  {
    ward: text("ward").notNull(),
    sector: text("sector").notNull(),
    hub: text("hub").notNull(),
    check: bool("check_with_us").notNull(),
  },
  (t) => [primaryKey({ columns: [t.ward, t.sector] })],
);

/** What most homes in a postcode sector have in common; used until a full postcode table is imported. */
export const sectors = table("sectors", {
  sector: text("sector").primaryKey(),
  /** hub slug, or null where most of it is another council's */
  hub: text("hub"),
  /** council name, or null where a hub serves it */
  council: text("council"),
  sure: text("sure").$type<"exact" | "likely" | "ask">().notNull(),
  /** hub slugs that serve at least one home here, most homes first */
  hubs: json("hubs").$type<string[]>().notNull(),
});

/** A town, village or neighbourhood, with every spelling people use. */
export const places = table("places", {
  name: text("name").primaryKey(),
  spellings: json("spellings").$type<string[]>().notNull(),
  outcome: text("outcome").$type<"local" | "outside" | "ask">().notNull(),
  hub: text("hub"),
  otherHub: text("other_hub"),
  council: text("council"),
  outcodes: json("outcodes").$type<string[]>().notNull(),
});

/** One postcode unit, from OS Code-Point Open. */
export const postcodes = table(
  "postcodes",
  {
    /** normalised without a space: "G741AB" */
    unit: text("unit").primaryKey(),
    /** its ward, so that a ward that goes to another hub takes its postcodes along; null before that was kept */
    ward: text("ward"),
    hub: text("hub"),
    council: text("council"),
    check: bool("check_with_us").notNull(),
  },
  (t) => [index("postcodes_hub").on(t.hub), index("postcodes_ward").on(t.ward)],
);
