/** Reads OS Code-Point Open: CSV without a header row, one postcode unit a line. */
import { createReadStream } from "node:fs";
import { parse, CsvError } from "csv-parse";

/** A line of the file, as far as it is used. Codes are GSS codes; empty where Ordnance Survey knows none. */
export type CodePoint = { unit: string; sector: string; district: string; ward: string };

/** A file that is not Code-Point Open, or cannot be read. The table in force stays. */
export class WrongFile extends Error {
  constructor(
    readonly file: string,
    readonly line: number | null,
    readonly expected: string,
  ) {
    super(`${file}${line === null ? "" : `, line ${line}`}: ${expected}`);
    this.name = "WrongFile";
  }
}

const COLUMNS =
  "Postcode,Positional_quality_indicator,Eastings,Northings,Country_code,NHS_regional_HA_code," +
  "NHS_HA_code,Admin_county_code,Admin_district_code,Admin_ward_code";
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?) *(\d)([A-Z]{2})$/;
const NUMBER = /^\d+$/;
const CODE = /^[A-Z]\d{8}$/;
/** Column, what it holds, how it is described to whoever gave the wrong file. */
const SHAPES: Array<[number, RegExp, string]> = [
  [0, POSTCODE, "a postcode"],
  [1, NUMBER, "a positional quality number"],
  [2, NUMBER, "eastings in metres"],
  [3, NUMBER, "northings in metres"],
  [4, CODE, "a country code such as S92000003"],
  [8, CODE, "a district code such as S12000029"],
  [9, CODE, "a ward code such as S13003095"],
];
const MAY_BE_EMPTY = new Set([2, 3, 8, 9]);

/** Yields each line of `file` with its number; `onBytes` hears how many bytes were read.
 *  @throws WrongFile naming the file, the line, and what was expected there */
export async function* readCodePoint(
  file: string,
  onBytes: (count: number) => void,
): AsyncGenerator<CodePoint> {
  const source = createReadStream(file).on("data", (chunk) => onBytes(chunk.length));
  const parser = parse({ bom: true, relaxColumnCount: true, skipEmptyLines: true, info: true, trim: true });
  source.on("error", (error) => parser.destroy(error)).pipe(parser);
  let lines = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      lines++;
      yield readLine(file, info.lines, record);
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new WrongFile(file, Number(error.lines), `not well-formed CSV (${error.code})`);
    if (error instanceof Error && "syscall" in error)
      throw new WrongFile(
        file,
        null,
        `cannot be read (${"code" in error ? String(error.code) : error.message})`,
      );
    throw error;
  } finally {
    source.destroy();
  }
  if (lines === 0) throw new WrongFile(file, null, `is empty; expected Code-Point Open lines: ${COLUMNS}`);
}

function readLine(file: string, line: number, record: string[]): CodePoint {
  if (record.length !== 10)
    throw new WrongFile(file, line, `has ${record.length} columns; expected 10: ${COLUMNS}`);
  for (const [column, shape, what] of SHAPES) {
    const value = record[column] ?? "";
    if (shape.test(value) || (value === "" && MAY_BE_EMPTY.has(column))) continue;
    const header =
      line === 1 && !/\d/.test(record.join("")) ? "looks like a header row; Code-Point Open has none: " : "";
    throw new WrongFile(file, line, `${header}expected ${what} in column ${column + 1} of ${COLUMNS}`);
  }
  const [, outward = "", digit = "", last = ""] = POSTCODE.exec(record[0] ?? "") ?? [];
  return {
    unit: outward + digit + last,
    sector: `${outward} ${digit}`,
    district: record[8] ?? "",
    ward: record[9] ?? "",
  };
}
