/**
 * What the portal costs beside what else a council could run.
 *   npm run bench            everything, about three quarters of an hour
 *   npm run bench -- pages   one, or several, of the names below
 * Prints `name value unit`, then a table of goals; writes the same to bench/results.md. Never fails a test.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Report } from "./report.js";
import { pinToLoadCore } from "./servers.js";

const NAMES = ["pages", "groups", "stories", "submit", "journey", "mail", "inbox", "paint", "start", "size"];
const root = resolve(import.meta.dirname, "..");

const asked = process.argv.slice(2);
const unknown = asked.filter((it) => !NAMES.includes(it));
if (unknown.length > 0) {
  process.stderr.write(`No such bench: ${unknown.join(", ")}. There are: ${NAMES.join(", ")}\n`);
  process.exit(2);
}

function run(args, cwd) {
  const { status } = spawnSync("npm", args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
}
run(["run", "--silent", "build"], root);
if (!existsSync(join(import.meta.dirname, "node_modules")))
  run(["ci", "--no-audit", "--no-fund"], import.meta.dirname);

const report = new Report(pinToLoadCore());
for (const name of asked.length ? asked : NAMES) {
  const bench = await import(`./${name}.bench.js`);
  report.begin(name);
  await bench.default(report);
  report.save();
}
report.tell();
