/**
 * Finds a Chromium that starts, fetching one if there is none, then runs the command given after it:
 *   node tests/find-browser.js playwright test
 * In this order: CHROMIUM_PATH, Playwright's own, one of the system, `playwright install chromium`, and on Debian and
 * Ubuntu by apt-get, as root or with a sudo that asks for nothing. Beside a whole one of the system it looks for the one
 * without windows, which needs two thirds of the time; what only a whole one does is tried in that.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const SHELL = "chromium-headless-shell";
const FOLDERS = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
const say = (text) => process.stderr.write(`${text}\n`);

/** True where it is there and opens a page: a download without its system libraries does not. */
async function starts(executablePath) {
  if (!existsSync(executablePath ?? chromium.executablePath())) return false;
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  try {
    const browser = await chromium.launch({ executablePath, args, timeout: 60_000 });
    await browser.close();
    return true;
  } catch (error) {
    say(`${executablePath ?? "Playwright's Chromium"} does not start: ${error.message.split("\n")[0]}`);
    return false;
  }
}

async function findInSystem(names = NAMES) {
  for (const folder of new Set(FOLDERS.filter(Boolean)))
    for (const path of names.map((name) => join(folder, name)))
      if (existsSync(path) && (await starts(path))) return path;
  return undefined;
}

const succeeds = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });
  return status === 0;
};

function installFromDebian() {
  if (!existsSync("/etc/debian_version")) return false;
  const silent = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;
  const root = process.getuid?.() === 0;
  if (!root && !silent("sudo", ["-n", "true"])) return false;
  const apt = (...args) =>
    root
      ? succeeds("env", ["DEBIAN_FRONTEND=noninteractive", "apt-get", ...args])
      : succeeds("sudo", ["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args]);
  const install = (name) => apt("install", "-y", "--no-install-recommends", name);
  say("No browser yet: apt-get install");
  // where the lists cannot be fetched, those that are there may do
  apt("update");
  install(SHELL);
  return install("chromium");
}

/** @returns a path; undefined means Playwright's own; null: there is none to be had */
async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await starts(named)) return named;
    say(`CHROMIUM_PATH names nothing that starts: ${named}`);
    return null;
  }
  if (await starts(undefined)) return undefined;
  const system = await findInSystem();
  if (system) return system;
  say("No browser yet: playwright install chromium");
  const cli = join(import.meta.dirname, "../node_modules/playwright/cli.js");
  if (succeeds(process.execPath, [cli, "install", "chromium"]) && (await starts(undefined))) return undefined;
  return installFromDebian() ? ((await findInSystem()) ?? null) : null;
}

const path = await findBrowser();
if (path === null) {
  say("The tests need a Chromium. Install one, or set CHROMIUM_PATH to one that starts.");
  process.exit(1);
}
say(`Browser: ${path ?? chromium.executablePath()}`);
const [command, ...args] = process.argv.slice(2);
if (command) {
  const env = { ...process.env };
  const shell = path && !env.CHROMIUM_PATH && (await findInSystem([SHELL]));
  if (path) env.CHROMIUM_PATH = path;
  if (shell) env.CHROMIUM_SHELL_PATH = shell;
  const { status } = spawnSync(command, args, { stdio: "inherit", env });
  process.exitCode = status ?? 1;
}
