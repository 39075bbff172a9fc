/** What the portal weighs: to install, to run, to send. Beside each figure nothing: it is to be looked at over time. */
import { spawnSync } from "node:child_process";
import { copyFileSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const root = resolve(import.meta.dirname, "..");
const readJson = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

/** @param {import("./report.js").Report} report */
export default async function bench(report) {
  const { dependencies } = readJson(root, "package.json");
  const direct = Object.keys(dependencies);
  installAnew(report);
  report.value("direct_dependencies", direct.length, "packages");

  report.value("server_bundle", kbBelow(join(root, "build/server")), "kB");
  for (const [name, file] of [
    ["styles", "build/styles/ltr.css"],
    ["staff_styles", "build/styles/staff-ltr.css"],
    ["family_script", "public/js/family.js"],
  ]) {
    const body = readFileSync(join(root, file));
    report.value(`${name}_gzipped`, gzipSync(body, { level: 9 }).length / 1000, "kB");
  }

  const silent = listWithoutReason(direct);
  report.goal("dependencies_without_a_reason", silent.length, "", { atMost: 0 });
  if (silent.length > 0) report.note(`No decision says why: ${silent.join(", ")}`);
}

/** Installs from the lock file in a folder of its own, and weighs what came. */
function installAnew(report) {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  try {
    for (const name of ["package.json", "package-lock.json"])
      copyFileSync(join(root, name), join(folder, name));
    const begun = performance.now();
    const install = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, encoding: "utf8" });
    if (install.status !== 0) throw new Error(`npm ci failed: ${install.stderr}`);
    report.value("npm_ci", (performance.now() - begun) / 1000, "s");

    // npm's own list of what it put there: without the packages of other platforms
    const { packages } = readJson(folder, "node_modules/.package-lock.json");
    const all = Object.entries(packages);
    const atRunTime = all.filter(([, it]) => !it.dev);
    const sizes = new Map(all.map(([path]) => [path, kbOfPackage(join(folder, path)) / 1000]));
    const mb = (list) => list.reduce((sum, [path]) => sum + sizes.get(path), 0);
    report.value("installed", kbBelow(join(folder, "node_modules")) / 1000, "MB");
    report.value("installed_packages", all.length, "packages");
    report.value("installed_at_run_time", mb(atRunTime), "MB");
    report.value("packages_at_run_time", atRunTime.length, "packages");
    const heaviest = [...atRunTime].sort(([a], [b]) => sizes.get(b) - sizes.get(a)).slice(0, 5);
    const said = heaviest.map(
      ([path]) => `${path.replace("node_modules/", "")} ${sizes.get(path).toFixed(1)} MB`,
    );
    report.note(`Heaviest at run time: ${said.join(", ")}.`);
    report.note(
      "npm ci with whatever npm's cache held. At run time: what `npm ci --omit=dev` would leave, by the lock file.",
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packages among `names` that no line of a decision names. @param {string[]} names */
function listWithoutReason(names) {
  const folder = join(root, "docs/decisions");
  const said = readdirSync(folder).map((it) => readFileSync(join(folder, it), "utf8"));
  return names.filter((name) => !said.some((it) => it.includes(`\`${name}\``)));
}

/** @param {string} folder. @param {(name: string) => boolean} enters which folders below it count */
function kbBelow(folder, enters = () => true) {
  let kb = 0;
  for (const it of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, it.name);
    if (!it.isDirectory()) kb += lstatSync(path).size / 1000;
    else if (enters(it.name)) kb += kbBelow(path, enters);
  }
  return kb;
}

/** Packages inside a package are counted by themselves. @param {string} folder */
const kbOfPackage = (folder) => kbBelow(folder, (name) => name !== "node_modules");
