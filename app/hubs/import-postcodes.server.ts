import { stat } from "node:fs/promises";
import type { Db, Store, Tx } from "../../db/client";
import { councils, postcodes, wards, wardSectors } from "../../db/schema/places";
import { translator } from "../i18n/i18n.server";
import { placesChanged } from "./coverage.server";
import { describeReport, showProgress, type ImportReport, type OnProgress } from "./import-report.server";
import { readCodePoint, WrongFile, type CodePoint } from "./read-code-point.server";

type Row = typeof postcodes.$inferInsert;

const t = translator("en");
const SOUTH_LANARKSHIRE = "S12000029";
const CHUNK = 500;

/** Replaces the postcode table by what `files` hold, through the ward table. Everything is read before
 *  anything is written, so that on any failure the old table stays in force.
 *  @throws WrongFile for a file that is not Code-Point Open, or files without one unit of ours */
export async function importPostcodes(
  store: Store,
  files: string[],
  onProgress: OnProgress = () => undefined,
): Promise<ImportReport> {
  const placeOf = await readWards(store.read);
  const units = await readFiles(files, onProgress);
  const report: ImportReport = {
    units: units.size,
    hubs: {},
    check: 0,
    outside: {},
    unknownWards: {},
    noDistrict: 0,
  };
  const rows = [...units.values()].flatMap((it) => placeOf(it, report));
  if (Object.keys(report.hubs).length === 0)
    throw new WrongFile(files.join(", "), null, "holds no postcode that one of the hubs serves");
  await store.transaction((tx) => replace(tx, rows));
  return report;
}

/** The command `import:postcodes FILE...`. @returns the exit code: 0 done, 1 refused, 2 called wrongly */
export async function runImport(args: string[], out: NodeJS.WriteStream, store?: Store): Promise<number> {
  if (args.length === 0) {
    out.write(`${t("operate:import.usage")}\n`);
    return 2;
  }
  try {
    const into = store ?? (await import("../db.server")).store;
    out.write(describeReport(await importPostcodes(into, args, showProgress(out))));
    return 0;
  } catch (error) {
    if (!(error instanceof WrongFile)) throw error;
    out.write(`\n${error.message}\n${t("operate:import.unchanged")}\n`);
    return 1;
  }
}

const count = (tally: Record<string, number>, name: string) => (tally[name] = (tally[name] ?? 0) + 1);

async function readWards(db: Db) {
  const hubOf = new Map((await db.select().from(wards)).map((it) => [it.code, it.hub]));
  if (hubOf.size === 0) throw new Error(t("operate:import.noWards"));
  const overrides = await db.select().from(wardSectors);
  const overrideOf = new Map(overrides.map((it) => [`${it.ward} ${it.sector}`, it]));
  const nameOf = new Map((await db.select().from(councils)).map((it) => [it.code, it.name]));

  return function placeOf({ unit, sector, district, ward }: CodePoint, report: ImportReport): Row[] {
    if (district === "") {
      report.noDistrict++;
      return [];
    }
    if (district !== SOUTH_LANARKSHIRE) {
      const council = nameOf.get(district) ?? null;
      count(report.outside, council ?? district);
      return [{ unit, ward: null, hub: null, council, check: false }];
    }
    const override = overrideOf.get(`${ward} ${sector}`);
    const hub = override?.hub ?? hubOf.get(ward);
    if (!hub) {
      count(report.unknownWards, ward || "-");
      return [];
    }
    count(report.hubs, hub);
    if (override?.check) report.check++;
    return [{ unit, ward, hub, council: null, check: override?.check ?? false }];
  };
}

async function readFiles(files: string[], onProgress: OnProgress): Promise<Map<string, CodePoint>> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        (it) => it.size,
        () => 0,
      ),
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const units = new Map<string, CodePoint>();
  let done = 0;
  for (const file of files) {
    const onBytes = (bytes: number) => onProgress((done += bytes), total, file);
    for await (const point of readCodePoint(file, onBytes)) units.set(point.unit, point);
  }
  return units;
}

async function replace(tx: Tx, rows: Row[]): Promise<void> {
  await tx.delete(postcodes);
  for (let from = 0; from < rows.length; from += CHUNK)
    await tx.insert(postcodes).values(rows.slice(from, from + CHUNK));
  await placesChanged(tx);
}
