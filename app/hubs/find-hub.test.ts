import fc from "fast-check";
import { describe, expect, test } from "vitest";
import placeRows from "../../db/data/places.json";
import sectorRows from "../../db/data/sectors.json";
import { findHub, type PlaceIndex } from "./find-hub";
import type { Place, Sector } from "./place-index";

const sectors = new Map((sectorRows as Array<Sector & { sector: string }>).map((it) => [it.sector, it]));
const stonehouse = sectors.get("ML9 3");
if (stonehouse) sectors.set("ML9 3", { ...stonehouse, sure: "check" });
const seeded: PlaceIndex = { units: new Map(), sectors, places: placeRows as Place[] };
const imported: PlaceIndex = {
  ...seeded,
  units: new Map([
    ["ML30AB", { hub: "hamilton", council: null, check: false }],
    ["ML93AA", { hub: "hamilton", council: null, check: true }],
    ["G717AA", { hub: null, council: "Glasgow City", check: false }],
    ["ML11AA", { hub: null, council: "North Lanarkshire", check: false }],
  ]),
};

const hub = (id: string, sure: string, district: string | null) => ({ kind: "hub", hub: id, sure, district });
const ask = (why: string, hubs: string[], district: string | null) => ({ kind: "ask", why, hubs, district });
const outside = (council: string | null, district: string | null) => ({ kind: "outside", council, district });

describe("a whole postcode", () => {
  test.each([
    "ML3 0AB",
    "ml30ab",
    "M L3 0AB",
    "m.l.3 0.a.b",
    "ML3-0AB",
    "ML3 OAB",
    "mI3 0ab",
    "ml3  0 AB",
    "ＭＬ３ ０ＡＢ",
    "Larkhall ML3 0AB",
    "my postcode is ML3 0AB thanks",
  ])("%s is read as the unit", (typed) => {
    expect(findHub(imported, typed)).toEqual(hub("hamilton", "exact", "ML3"));
  });
  test.each([
    ["the unit's own answer", imported, "ML9 3AA", hub("hamilton", "check", "ML9")],
    ["a unit of another council", imported, "ML1 1AA", outside("North Lanarkshire", "ML1")],
    ["a unit settles a sector that must ask", imported, "G71 7AA", outside("Glasgow City", "G71")],
    ["an unknown unit in a known sector", imported, "ML3 0ZZ", hub("hamilton", "exact", "ML3")],
    ["no table: the sector", seeded, "ML3 8AA", hub("hamilton", "likely", "ML3")],
    ["no table: Stonehouse", seeded, "ML9 3AA", hub("hamilton", "check", "ML9")],
    ["a new sector of a known district", seeded, "ML3 1AA", hub("hamilton", "check", "ML3")],
    ["almost wholly another council's", seeded, "G44 4AA", outside("Glasgow City", "G44")],
    ["a sector two other councils share", seeded, "G44 3AA", outside(null, "G44")],
    ["Edinburgh", seeded, "EH1 1AA", outside(null, "EH1")],
    ["London", seeded, "sw1a 1aa", outside(null, "SW1A")],
    ["an l typed as 1 may also be Manchester", seeded, "M13 0AB", ask("lookAlike", ["hamilton"], "ML3")],
    ["nor does it claim a council", imported, "M11 1AA", outside(null, "M11")],
    ["no such area", seeded, "XQ3 0AB", { kind: "unknown" }],
    ["the postcode beats the place", seeded, "Larkhall G74 1AA", hub("east-kilbride", "exact", "G74")],
    ["a postcode before the place", seeded, "ML9 2AA, Larkhall", hub("hamilton", "exact", "ML9")],
  ])("%s: %#", (_, index, typed, expected) => expect(findHub(index, typed)).toMatchObject(expected));

  test.each([
    ["G71 7AA", ["hamilton"]],
    ["G76 9AA", ["east-kilbride"]],
    ["ML12 6AA", ["lanark"]],
    ["EH46 7AA", ["lanark"]],
    ["EH55 8AA", ["lanark"]],
  ])("%s asks the town", (typed, hubs) => {
    expect(findHub(seeded, typed)).toMatchObject({ kind: "ask", why: "sector", hubs });
  });
});

test.each([
  ["ML3", hub("hamilton", "likely", "ML3")],
  ["ml 3", hub("hamilton", "likely", "ML3")],
  ["ML3 0", hub("hamilton", "exact", "ML3")],
  ["G72", ask("outcode", ["hamilton", "cambuslang"], "G72")],
  ["G72 9", hub("hamilton", "likely", "G72")],
  ["G71", ask("outcode", ["hamilton"], "G71")],
  ["G76", ask("outcode", ["east-kilbride"], "G76")],
  ["ML12", ask("outcode", ["lanark"], "ML12")],
  ["EH46", ask("sector", ["lanark"], "EH46")],
  ["ML2", outside("North Lanarkshire", "ML2")],
  ["ML1 1", outside(null, "ML1")],
  ["EH1", outside(null, "EH1")],
  ["M1", outside(null, "M1")],
])("part of a postcode: %s", (typed, expected) => expect(findHub(seeded, typed)).toMatchObject(expected));

test.each([
  ["larkhall", hub("hamilton", "place", null)],
  ["LARKHALL!!", hub("hamilton", "place", null)],
  ["Hamilton hub", hub("hamilton", "place", null)],
  ["near Lanark please", hub("lanark", "place", null)],
  ["I live in East Kilbride", hub("east-kilbride", "place", null)],
  ["Cille Bhrighde an Ear", hub("east-kilbride", "place", null)],
  ["saint leonards", hub("east-kilbride", "place", null)],
  ["Rutherglen and Cambuslang", hub("cambuslang", "place", null)],
  ["Stonehouse", hub("hamilton", "check", null)],
  ["12 Main Street, Larkhall", hub("hamilton", "check", null)],
  ["Rutherglen, Glasgow", hub("cambuslang", "place", null)],
  ["Larkhall, South Lanarkshire", hub("hamilton", "place", null)],
  ["Burnbank near Hamilton", hub("hamilton", "place", null)],
  ["Cambuslang G72", hub("cambuslang", "place", "G72")],
  ["Rosebank ML8", hub("hamilton", "place", "ML8")],
  ["Birkenshaw ML9", hub("hamilton", "likely", "ML9")],
  ["Newton near Cambuslang", hub("cambuslang", "place", null)],
  ["Newton, Hamilton", ask("lookAlike", ["hamilton", "cambuslang"], null)],
  ["Birkenshaw", ask("lookAlike", ["hamilton"], null)],
  ["Glasgow Rutherglen", ask("lookAlike", ["cambuslang"], null)],
  ["Blackwood, Hamilton", ask("lookAlike", ["lanark", "hamilton"], null)],
  ["Clyde Valley", ask("lookAlike", ["lanark", "hamilton"], null)],
  ["South Lanarkshire", { kind: "ask", why: "lookAlike" }],
  ["Motherwell", outside("North Lanarkshire", null)],
  ["Motherwell near Glasgow", outside("North Lanarkshire", null)],
  ["Symington KA1", ask("lookAlike", ["lanark"], "KA1")],
  ["Larkhall ML3", hub("hamilton", "likely", "ML3")],
  ["Larkhall G74", ask("lookAlike", ["hamilton", "east-kilbride"], "G74")],
  ["Dunfermline KY12", outside(null, "KY12")],
])("a place: %s", (typed, expected) => expect(findHub(seeded, typed)).toMatchObject(expected));

test.each([
  ["Larkhal", ["Larkhall"]],
  ["Hamitlon", ["Hamilton"]],
  ["East Kilbrude", ["East Kilbride"]],
  ["my town is Carlukee sorry", ["Carluke"]],
  ["Motherwel", ["Motherwell"]],
])("a slip: %s", (typed, names) => {
  const found = findHub(seeded, typed);
  expect(found.kind === "nearMiss" && found.places.map((it) => it.name)).toEqual(names);
});

test.each([
  ["", "empty"],
  ["  \n", "empty"],
  ["?!", "empty"],
  ["Timbuktu", "unknown"],
  ["Гамильтон", "unknown"],
  ["999999999", "unknown"],
  ["flat 3 1ab", "unknown"],
])("nothing to find: %j", (typed, kind) => expect(findHub(seeded, typed).kind).toBe(kind));

const spellings = (placeRows as Place[]).flatMap((place) =>
  [place.name, ...place.spellings].map((name) => ({ name, place })),
);

test("the gazetteer is whole", () => {
  expect(placeRows).toHaveLength(263);
  expect(spellings).toHaveLength(529);
});

test.each(spellings)("$name answers as the gazetteer says", ({ name, place }) => {
  for (const typed of [name, name.toUpperCase(), `  ${name}. `]) {
    const found = findHub(seeded, typed);
    if (place.outcome === "ask") expect(found.kind).toBe("ask");
    else if (place.outcome === "outside") expect(found).toEqual(outside(place.council, null));
    else expect(found).toEqual(hub(place.hub ?? "", place.otherHub ? "check" : "place", null));
    if (found.kind === "ask") expect(found.hubs.length).toBeGreaterThan(0);
  }
});

test("never throws, and is quick with a very long text", () => {
  const piece = fc.constantFrom(
    "ML3",
    "0AB",
    "G7I",
    "larkhall",
    "St.",
    "Newton",
    "M",
    "L3",
    "1",
    "O",
    " ",
    "é",
  );
  const mixed = fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 30 });
  fc.assert(fc.property(mixed, (parts) => findHub(imported, parts.join(" ")).kind.length > 0));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (it) => findHub(seeded, it).kind.length > 0),
  );
  for (const huge of [
    "a ".repeat(50_000),
    "1".repeat(100_000),
    "I1O0 ".repeat(20_000),
    "\u0301".repeat(100_000),
  ]) {
    const before = performance.now();
    findHub(seeded, huge);
    expect(performance.now() - before).toBeLessThan(100);
  }
});
