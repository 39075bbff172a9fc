/**
 * The whole check, one step after another; the first that fails ends it. `npm test` and `npm run check`.
 * What happened is kept in test-results/check.json, and its last line is always "N passed, N failed".
 *   node tests/run-tests.js          runs
 *   node tests/run-tests.js --last   says that line again
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const results = join(root, "test-results");
const summary = join(results, "check.json");

/** Each is an npm script; `report` is what its tests write. */
const STEPS = [
  { script: "format" },
  { script: "types" },
  { script: "lint" },
  { script: "imports" },
  { script: "unused" },
  { script: "vitest", report: "vitest.json" },
  { script: "structure", report: "vitest.json" },
  { script: "build" },
  { script: "e2e", report: "e2e.json" },
];
const NEEDED = {
  TEST_POSTGRES_URL: "the integration suite on PostgreSQL",
  TEST_QUEUE_URL: "the queue on RabbitMQ",
};

const say = (text = "") => process.stdout.write(`${text}\n`);
const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** @returns what a report of Vitest or Playwright counts; nothing where there is none */
function count(report) {
  let it;
  try {
    it = JSON.parse(readFileSync(join(results, report), "utf8"));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  if (it.stats) {
    const { expected, unexpected, flaky, skipped } = it.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  // a file that cannot be loaded has failed, though it has no test
  const broken = it.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: it.numPassedTests,
    failed: it.numFailedTests + broken.length,
    skipped: it.numPendingTests + it.numTodoTests,
  };
}

function runStep({ script, report }) {
  if (report) rmSync(join(results, report), { force: true });
  const startedAt = Date.now();
  const { status } = spawnSync("npm", ["run", "--silent", script], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  const counted = report ? count(report) : { passed: 0, failed: 0, skipped: 0 };
  const ok = status === 0 && counted.failed === 0;
  // a step can fail without a test that does, and "0 failed" would then be a lie
  if (!ok && counted.failed === 0) counted.failed = 1;
  return { script, ok, seconds: Math.round((Date.now() - startedAt) / 1000), ...counted };
}

function check() {
  rmSync(results, { recursive: true, force: true });
  const done = [];
  for (const [at, step] of STEPS.entries()) {
    say(`\n=== ${at + 1}/${STEPS.length} ${step.script}`);
    const ran = runStep(step);
    done.push(ran);
    if (!ran.ok) break;
  }
  const sum = (what) => done.reduce((total, step) => total + step[what], 0);
  const all = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped"), steps: done };
  mkdirSync(results, { recursive: true });
  writeFileSync(summary, JSON.stringify(all, null, 2));
  tell(all);
  return all.failed === 0 ? 0 : 1;
}

function tell({ steps, skipped, ...counts }) {
  say();
  for (const { script, ok, seconds } of steps)
    say(`  ${ok ? "ok    " : "FAILED"}  ${script.padEnd(10)} ${String(seconds).padStart(4)} s`);
  const stopped = steps.find((it) => !it.ok)?.script;
  const left = STEPS.slice(steps.length).map((it) => it.script);
  if (stopped)
    say(`\nStopped at ${stopped}: npm run ${stopped}${left.length ? `. Not run: ${left.join(", ")}` : ""}`);
  if (skipped > 0) say(`\n${skipped} tests were skipped`);
  for (const [name, what] of Object.entries(NEEDED))
    if (!process.env[name]) say(`  !!  NOT tested: ${what}. Set ${name} to test it.`);
  say(`\n${lastLine(counts)}`);
}

function readLast() {
  try {
    return JSON.parse(readFileSync(summary, "utf8"));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

if (process.argv[2] === "--last") say(lastLine(readLast()));
else process.exitCode = check();
