import { stringify } from "csv-stringify/sync";

const BYTE_ORDER_MARK = "\uFEFF";
/** A spreadsheet looks past spaces for what it takes for a formula. */
const harmless = (text: string) => text.replace(/(^|\n)(\s*)(?=[=+\-@\t])/g, "$1$2'");

/** A file that spreadsheets open; what they would take for a formula is made harmless. */
export const csvFile = (head: readonly string[], rows: ReadonlyArray<readonly string[]>): string =>
  BYTE_ORDER_MARK + stringify([head, ...rows.map((row) => row.map(harmless))], { quoted: true });
