/** Starting, memory, and an event loop that is never held up for long. BENCH_MINUTES: how long the load goes on. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { interleave, median } from "./measure.js";
import { addColleagues, mixedLoad } from "./mixed-load.js";
import { startMailServer } from "./mailing.js";
import { startPortal } from "./servers.js";

const ROUNDS = 7;
const MINUTES = Number(process.env.BENCH_MINUTES ?? 10);
const SAMPLE_MS = 5000;
const COLLEAGUES = 5;

/** @param {import("./report.js").Report} report */
export default async function bench(report) {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const mailServer = await startMailServer();
  try {
    const dataDir = join(folder, "data");
    await measureStart(report, dataDir);
    await measureLoad(report, { dataDir, mailServer, file: join(folder, "loop-delay.json") });
  } finally {
    mailServer.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureStart(report, dataDir) {
  const startedIn = async (dir) => {
    const portal = await startPortal({}, "all", dir);
    await portal.stop();
    return portal.startMs;
  };
  await startedIn(dataDir);
  const { again, fresh } = await interleave(ROUNDS, {
    again: () => startedIn(dataDir),
    fresh: () => startedIn(undefined),
  });
  report.goal("start", median(again), "ms", { atMost: 1500 });
  report.value("start_fresh", median(fresh), "ms");
}

async function measureLoad(report, { dataDir, mailServer, file }) {
  const colleagues = addColleagues(dataDir, COLLEAGUES);
  const helper = import.meta.resolve("./loop-delay.js");
  const portal = await startPortal(
    {
      SMTP_URL: mailServer.url,
      TRUST_PROXY: "true",
      NODE_OPTIONS: `--import ${helper}`,
      LOOP_DELAY: file,
    },
    "all",
    dataDir,
  );
  try {
    await wait(5000);
    report.goal("memory_idle", portal.memoryMb(), "MB", { atMost: 120 });

    await readDelay(portal, file);
    const cpuBefore = portal.cpuMs();
    const load = mixedLoad(portal.url, colleagues);
    const samples = [];
    for (let i = 0; i < (MINUTES * 60_000) / SAMPLE_MS; i++) {
      await wait(SAMPLE_MS);
      samples.push(portal.memoryMb());
    }
    const delay = await readDelay(portal, file);
    const cpuShare = (portal.cpuMs() - cpuBefore) / (MINUTES * 600);
    const done = await load.end();

    const fifth = Math.max(1, Math.floor(samples.length / 5));
    const early = median(samples.slice(fifth, 2 * fifth));
    const late = median(samples.slice(-fifth));
    report.goal("memory_after_load", samples.at(-1), "MB", { atMost: 260 });
    report.value("memory_largest", Math.max(...samples), "MB");
    report.goal("memory_growth", (late / early - 1) * 100, "%", { atMost: 10 });
    report.value("loop_delay_p50", delay.p50, "ms");
    report.goal("loop_delay_p99", delay.p99, "ms", { atMost: 50 });
    report.value("loop_delay_largest", delay.max, "ms");
    report.value("load_cpu", cpuShare, "% of a core");
    report.note(
      `${MINUTES} minutes of load: ${done.requests} requests, of which ${done.journeys} whole journeys, ` +
        `${done.signIns} sign-ins with the right password and ${done.wrongSignIns} with a wrong one; ` +
        `memory from ${early.toFixed(0)} MB in the second fifth to ${late.toFixed(0)} MB in the last.`,
    );
    report.note(
      "Loop delay is perf_hooks' inside the portal, a timer of 10 ms, less those 10 ms. The hashing threads share the " +
        "server's one core with the loop.",
    );
  } finally {
    await portal.stop();
  }
}

/** What bench/loop-delay.js found since it was last asked. */
async function readDelay(portal, file) {
  process.kill(portal.pid, "SIGUSR2");
  while (!existsSync(file)) await wait(20);
  const delay = JSON.parse(readFileSync(file, "utf8"));
  rmSync(file);
  return delay;
}
