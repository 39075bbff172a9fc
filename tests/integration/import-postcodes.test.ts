import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importPostcodes, runImport } from "../../app/hubs/import-postcodes.server";
import { findHubFor } from "../../app/hubs/places.server";
import hubRows from "../../db/data/hubs.json";
import { hubs } from "../../db/schema/hubs";
import { postcodes } from "../../db/schema/places";
import { seedPlaces } from "../../db/seed-places";
import { testDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "postcodes-"));
  expect(await find("Larkhall")).toEqual({ kind: "unknown" });
  await database.store.transaction(async (tx) => {
    await seedPlaces(tx);
    await tx.insert(hubs).values(hubRows.map(({ inboxes: _, people: __, ...hub }) => hub));
  });
  expect(await find("Larkhall")).toMatchObject({ hub: "hamilton" });
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const line = (unit: string, district: string, ward: string) =>
  `"${unit}",10,270000,650000,"S92000003","","S08000032","","${district}","${ward}"`;
function file(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((it) => `${it}\n`).join(""));
  return path;
}
const ours = "S12000029";
const good = () => [
  file(
    "ml.csv",
    line("ML3 0AB", ours, "S13003112"),
    line("ML9 3AA", ours, "S13003099"),
    line("ML9 3AB", ours, "S13003114"),
    line("ML103AA", ours, "S13003099"),
    line("ML118ZZ", "S12000040", "S13002920"),
    line("ML3 0ZZ", ours, "S13009999"),
    line("ML3 7ZZ", "", ""),
  ),
  file("g.csv", line("G71 7AA", "S12000049", "S13002967"), line("G1  1AA", "S12000099", "S13002967")),
];
const find = (typed: string) => findHubFor(database.store.read, typed);
const held = () => database.store.read.select().from(postcodes);

function terminal(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => written.join("") };
}

test("units answer with the hub of their ward, the sector's override first", async () => {
  expect(await find("G71 7AA")).toMatchObject({ kind: "ask", why: "sector" });
  const report = await importPostcodes(database.store, good());
  expect(report).toEqual({
    units: 9,
    hubs: { hamilton: 3, "east-kilbride": 1 },
    check: 1,
    outside: { "West Lothian": 1, "Glasgow City": 1, S12000099: 1 },
    unknownWards: { S13009999: 1 },
    noDistrict: 1,
  });
  expect(await held()).toHaveLength(7);
  expect(await find("ml3 oab")).toEqual({ kind: "hub", hub: "hamilton", sure: "exact", district: "ML3" });
  expect(await find("ML9 3AA")).toMatchObject({ hub: "hamilton", sure: "check" });
  expect(await find("ML9 3AB")).toMatchObject({ hub: "hamilton", sure: "exact" });
  expect(await find("ML10 3AA")).toMatchObject({ hub: "east-kilbride", sure: "exact" });
  expect(await find("ML11 8ZZ")).toEqual({ kind: "outside", council: "West Lothian", district: "ML11" });
  expect(await find("G71 7AA")).toEqual({ kind: "outside", council: "Glasgow City", district: "G71" });
  expect(await find("G1 1AA")).toEqual({ kind: "outside", council: null, district: "G1" });
  expect(await find("ML3 0ZZ")).toMatchObject({ hub: "hamilton", sure: "exact" });
});

test("a second import replaces the first, and is seen at once", async () => {
  await importPostcodes(database.store, good());
  await importPostcodes(database.store, [file("new.csv", line("G71 7AA", ours, "S13003110"))]);
  expect(await held()).toHaveLength(1);
  expect(await find("G71 7AA")).toMatchObject({ kind: "hub", hub: "hamilton", sure: "exact" });
});

test("more units than one insert takes, on one terminal line", async () => {
  const letters = [..."ABDEFGHJLNPQRSTUWXYZ"];
  const units = [0, 1, 2, 3].flatMap((n) =>
    letters.flatMap((a) => letters.map((b) => line(`ML3 ${n}${a}${b}`, ours, "S13003112"))),
  );
  const many = file("many.csv", ...units);
  const { stream, text } = terminal(true);
  expect(await runImport([many, many], stream, database.store)).toBe(0);
  expect(await held()).toHaveLength(1600);
  expect(text()).toContain("[##############################] 100% many.csv");
  expect(text()).toContain("Postcodes read: 1600");
});

const bad = line("ML3 0AC", ours, "S13003112");
test.each([
  [
    "a header row",
    ["Postcode,Positional_quality_indicator,Eastings,Northings,Country_code,a,b,c,d,e"],
    /header row/,
  ],
  ["the short header row", ["PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC"], /line 1: looks like a header row/],
  ["another table", ["ML3 0AB,Hamilton,yes"], /line 1: has 3 columns; expected 10: Postcode,/],
  ["no postcode", [bad, bad.replace("ML3 0AC", "Hamilton")], /line 2: expected a postcode in column 1/],
  ["no district", [bad.replace(ours, "South Lanarkshire")], /line 1: expected a district code/],
  ["text for a number", [bad.replace("270000", "east")], /line 1: expected eastings/],
  ["a broken quote", [bad, `"ML3 0AD,10`], /not well-formed CSV/],
  ["an empty file", [], /is empty; expected/],
  ["nothing of ours", [line("EH1 1AA", "S12000036", "S13002935")], /no postcode that one of the hubs serves/],
])("%s is refused by file and line, and the old table stays", async (_, lines, message) => {
  await importPostcodes(database.store, good());
  const before = await held();
  const { stream, text } = terminal(false);
  const wrong = file("wrong.csv", ...lines);
  expect(
    await runImport(
      [...(lines.length > 0 && /EH1/.test(lines[0] ?? "") ? [] : good()), wrong],
      stream,
      database.store,
    ),
  ).toBe(1);
  expect(text()).toMatch(message);
  expect(text()).toContain("wrong.csv");
  expect(await held()).toEqual(before);
  expect(await find("ML3 0AB")).toMatchObject({ sure: "exact" });
});

test("a file that is not there, and a folder, are refused by name", async () => {
  await expect(importPostcodes(database.store, [join(folder, "none.csv")])).rejects.toThrow(
    /none\.csv: cannot be read \(ENOENT\)/,
  );
  await expect(importPostcodes(database.store, [folder])).rejects.toThrow(/cannot be read \(EISDIR\)/);
  expect(await runImport([], terminal(false).stream, database.store)).toBe(2);
});

test("a failure while writing leaves the old table", async () => {
  await importPostcodes(database.store, good());
  const before = await held();
  const full = {
    ...database.store,
    transaction: (work: Parameters<typeof database.store.transaction>[0]) =>
      database.store.transaction(async (tx) => {
        await work(tx);
        throw new Error("disk full");
      }),
  } as typeof database.store;
  await expect(importPostcodes(full, [file("one.csv", line("ML3 0AB", ours, "S13003112"))])).rejects.toThrow(
    "disk full",
  );
  expect(await held()).toEqual(before);
});
