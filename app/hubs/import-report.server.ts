/** What the importer says on the command line, to whoever runs the service. */
import { basename } from "node:path";
import type { ImportReport, OnProgress } from "./import-postcodes.server";

const WIDTH = 30;

/** On a terminal a bar that fills; elsewhere a line for each file. */
export function showProgress(out: NodeJS.WriteStream): OnProgress {
  let named = "";
  let shown = -1;
  return (done, total, file) => {
    if (!out.isTTY) {
      if (file !== named) out.write(`Reading ${file}\n`);
      named = file;
      return;
    }
    const percent = Math.floor((100 * done) / Math.max(total, 1));
    if (percent === shown && file === named) return;
    [shown, named] = [percent, file];
    const bar = "#".repeat(Math.floor((WIDTH * percent) / 100)).padEnd(WIDTH, ".");
    out.write(`\r\u001b[K[${bar}] ${percent}% ${basename(file)}${done >= total ? "\n" : ""}`);
  };
}

function lines(title: string, tally: Record<string, number>): string[] {
  const rows = Object.entries(tally).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return [];
  const sum = rows.reduce((total, [, n]) => total + n, 0);
  return [`${title}: ${sum}`, ...rows.map(([name, n]) => `${String(n).padStart(9)}  ${name}`)];
}

/** The report as plain lines: units per hub, outside per council, wards no table names. */
export function describeReport(report: ImportReport): string {
  const all = [
    `Postcodes read: ${report.units}`,
    ...lines("Served by a hub", report.hubs),
    ...(report.check > 0 ? [`of which "please check with us": ${report.check}`] : []),
    ...lines("Outside", report.outside),
    ...lines("Unknown wards, left to the sector table", report.unknownWards),
    ...(report.noDistrict > 0 ? [`Without a council, left to the sector table: ${report.noDistrict}`] : []),
  ];
  return `${all.join("\n")}\n`;
}
