/** What the importer says on the command line, to whoever runs the service. */
import { basename } from "node:path";
import { translator } from "../i18n/i18n.server";

export type ImportReport = {
  /** units in all files, each counted once */
  units: number;
  /** units by hub slug */
  hubs: Record<string, number>;
  /** of those, units where a family is asked to check */
  check: number;
  /** units by council name, or by code where the name is not known */
  outside: Record<string, number>;
  /** units in our council whose ward no table names; left to the sector table */
  unknownWards: Record<string, number>;
  /** units without a council; left to the sector table */
  noDistrict: number;
};

/** `done` and `total` in bytes. */
export type OnProgress = (done: number, total: number, file: string) => void;

const WIDTH = 30;
const t = translator("en");

/** On a terminal a bar that fills; elsewhere a line for each file. */
export function showProgress(out: NodeJS.WriteStream): OnProgress {
  let named = "";
  let shown = -1;
  return (done, total, file) => {
    if (!out.isTTY) {
      if (file !== named) out.write(`${t("operate:import.reading", { file })}\n`);
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
  const { units, check, noDistrict } = report;
  const all = [
    t("operate:import.units", { units }),
    ...lines(t("operate:import.hubs"), report.hubs),
    ...(check > 0 ? [t("operate:import.check", { check })] : []),
    ...lines(t("operate:import.outside"), report.outside),
    ...lines(t("operate:import.unknownWards"), report.unknownWards),
    ...(noDistrict > 0 ? [t("operate:import.noDistrict", { noDistrict })] : []),
  ];
  return `${all.join("\n")}\n`;
}
