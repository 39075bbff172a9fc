/** Starts the built portal, and what it is compared with, each as a process of its own on the server's core. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const SERVER_CORE = "0";
const LOAD_CORE = "1";
const canPin = spawnSync("taskset", ["-c", SERVER_CORE, "true"]).status === 0;
const TICKS_A_SECOND = Number(spawnSync("getconf", ["CLK_TCK"], { encoding: "utf8" }).stdout) || 100;

/** Everything that makes load, browsers too, keeps to the other core. */
export function pinToLoadCore() {
  if (canPin) spawnSync("taskset", ["-a", "-c", "-p", LOAD_CORE, String(process.pid)]);
  return canPin;
}

/** For `fork`: what is done before anything is measured need not keep to the load's core. */
export const onEveryCore = () =>
  canPin ? { execPath: "taskset", execArgv: ["-c", `${SERVER_CORE},${LOAD_CORE}`, process.execPath] } : {};

/**
 * @typedef {{ url: string, pid: number, dataDir: string, startMs: number, cpuMs: () => number,
 *   memoryMb: () => number, stop: () => Promise<void> }} Running
 * startMs: from the process's begin until it said where it is; cpuMs: of all its threads since its begin
 */

/** Itself and what it started: staff pages have a process of their own. */
const processesOf = (pid) => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return [pid, ...children.split(" ").filter(Boolean).map(Number)];
};
const sum = (numbers) => numbers.reduce((all, it) => all + it, 0);
const cpuOf = (pid) => {
  const [, fields] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(11, 13).map(Number);
  return ((user + system) * 1000) / TICKS_A_SECOND;
};
const memoryOf = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

/**
 * @param {string[]} args of node
 * @param {{ env?: Record<string, string>, dataDir: string, ownDir: boolean }} how
 * @returns {Promise<Running>}
 */
async function start(args, { env = {}, dataDir, ownDir }) {
  const command = canPin ? ["taskset", "-c", SERVER_CORE, process.execPath] : [process.execPath];
  const begun = performance.now();
  const child = spawn(command[0], [...command.slice(1), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: "0", NODE_ENV: "production", ...env },
  });
  let said = "";
  const url = await new Promise((found, failed) => {
    const listen = (chunk) => {
      said += chunk;
      const at = /(http:\/\/[\w.]+:\d+)|The worker is running/.exec(said);
      if (at) found((at[1] ?? "").replace("localhost", "127.0.0.1"));
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", () => failed(new Error(`${args.join(" ")} did not start: ${said}`)));
  });
  const startMs = performance.now() - begun;
  const { pid } = child;
  return {
    url,
    pid,
    dataDir,
    startMs,
    cpuMs: () => sum(processesOf(pid).map(cpuOf)),
    memoryMb: () => sum(processesOf(pid).map(memoryOf)),
    stop: async () => {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await ended;
      if (ownDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** @param {Record<string, string>} env. @param {"all" | "web" | "worker"} what
 *  @param {string} [dataDir] kept when it stops; without one it has a folder of its own */
export function startPortal(env = {}, what = "web", dataDir) {
  return start(["app/start.js", what], {
    env: { LOG_LEVEL: "error", ...env },
    dataDir: dataDir ?? mkdtempSync(join(tmpdir(), "portal-bench-")),
    ownDir: !dataDir,
  });
}

/** @param {string} name of a file in bench/baselines/, which prints http://127.0.0.1:PORT when it listens
 *  @param {Record<string, string>} env. @param {string} [dataDir] as for {@link startPortal} */
export function startBaseline(name, env = {}, dataDir) {
  return start([join("bench/baselines", name)], {
    env,
    dataDir: dataDir ?? mkdtempSync(join(tmpdir(), "portal-bench-")),
    ownDir: !dataDir,
  });
}

/** Makes the portal's own tables, empty. @param {Record<string, string>} env DATA_DIR, and perhaps DATABASE_URL */
export function migrateDatabase(env) {
  const { status, stderr } = spawnSync(process.execPath, ["app/start.js", "migrate"], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The tables were not made: ${stderr}`);
}
