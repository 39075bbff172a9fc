/** Finding a group among two thousand, beside a server that only sends the same bytes; and what a list costs that
 *  nobody asked for before. */
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { busy, compare, each } from "./compare.js";
import { bytesOf } from "./connection.js";
import { load, median, quantile, ratioOf } from "./measure.js";
import { migrateDatabase, onEveryCore, startBaseline, startPortal } from "./servers.js";

const GROUPS = 2000;
const WEEKS = 12;
/** Enough that a server always has a request waiting: its core must be what is full, not the load's. */
const MANY = 32;
const SOME = 8;
const FRESH_SECONDS = 3;
const ROUNDS = 3;

const KEPT = {
  list: "/groups",
  narrowed: "/groups?near=hamilton&age=3y&day=1&day=3&part=morning",
  programme: "/groups/bench-3",
};
const headers = { "accept-encoding": "gzip" };

/** Each address once, as long as there are any: the age and the due date alone make tens of thousands. */
function* addresses() {
  for (let month = 1; month <= 12; month++)
    for (let day = 1; day <= 28; day++)
      for (let age = 1; age < 200; age++) {
        const due = `2030-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        yield `/groups?near=lanark&age=${age}m&due=${due}`;
      }
}

/** @param {import("./report.js").Report} report */
export default async function bench(report) {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-bench-groups-"));
  try {
    await fill(dataDir);
    const portal = await startPortal({}, "web", dataDir);
    try {
      await benchKept(report, portal);
      await benchFresh(report, portal);
    } finally {
      await portal.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** @param {string} dataDir */
async function fill(dataDir) {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: "silent" };
  migrateDatabase(env);
  const child = fork(new URL("./groups-fill.js", import.meta.url), [String(GROUPS), String(WEEKS)], {
    cwd: resolve(import.meta.dirname, ".."),
    env,
    ...onEveryCore(),
  });
  const code = await new Promise((ended) => child.once("exit", ended));
  if (code !== 0) throw new Error("The groups were not made");
}

async function benchKept(report, portal) {
  const bare = await startBaseline("bare.js", { PORTAL: portal.url, PATHS: Object.values(KEPT).join(" ") });
  const shares = [];
  try {
    for (const [name, path] of Object.entries(KEPT)) {
      const bytes = bytesOf({ path, headers });
      const { ours, theirs } = await compare(portal, bytes, bare, bytes, MANY);
      report.goal(`groups_${name}_rate_ratio`, ratioOf(each(ours, "rate"), each(theirs, "rate")), "", {
        atLeast: 0.6,
      });
      report.value(`groups_${name}_cpu_ratio`, ratioOf(each(theirs, "cpuMs"), each(ours, "cpuMs")), "");
      report.value(`groups_${name}_rate`, median(each(ours, "rate")), "/s");
      report.value(`groups_${name}_bare_rate`, median(each(theirs, "rate")), "/s");
      shares.push(`${name} ${busy(ours).toFixed(0)} and ${busy(theirs).toFixed(0)} %`);
    }
  } finally {
    await bare.stop();
  }
  report.note(
    `${GROUPS} groups and ${GROUPS * WEEKS} sessions; anonymous requests, gzip, ${MANY} at a time, pages as they are ` +
      `kept until the minute ends. How full the server's core was, ours and bare: ${shares.join(", ")}.`,
  );
}

/** No two requests alike: every page is made, with its 25 groups. */
async function benchFresh(report, portal) {
  const all = addresses();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push(
      await load(portal, {
        ...{ connections: SOME, seconds: FRESH_SECONDS },
        bytes: () => bytesOf({ path: all.next().value, headers }),
      }),
    );
  report.value("groups_fresh_rate", median(each(rounds, "rate")), "/s");
  report.value("groups_fresh_cpu", median(each(rounds, "cpuMs")), "ms");
  report.value("groups_fresh_p95", median(rounds.map((it) => quantile(it.latencies, 0.95))), "ms");
  report.note(`Fresh: no two addresses alike, so that every page is made; ${SOME} at a time.`);
}
