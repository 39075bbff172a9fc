/** Loaded into the portal's process with `--import`: how late its event loop is. At each SIGUSR2 it writes what was
 *  since the last one into the file LOOP_DELAY, and begins anew. */
import { renameSync, writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const RESOLUTION = 10;

if (isMainThread) {
  const times = monitorEventLoopDelay({ resolution: RESOLUTION });
  times.enable();
  // what is measured is the time from one tick of a timer to the next, which is its period where nothing is late
  const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  process.on("SIGUSR2", () => {
    const file = process.env.LOOP_DELAY;
    const found = { p50: late(times.percentile(50)), p99: late(times.percentile(99)), max: late(times.max) };
    writeFileSync(`${file}.part`, JSON.stringify(found));
    renameSync(`${file}.part`, file);
    times.reset();
  });
}
