/**
 * The whole check, step after step; one that fails ends it. What reads the code goes first, two steps at a time.
 * `npm test` and `npm run check`.
 * What happened is kept in test-results/check.json, and its last line is always "N passed, N failed".
 *   node tests/run-tests.js          runs
 *   node tests/run-tests.js --last   says that line again
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const results = join(root, "test-results");
const summary = join(results, "check.json");

/** Npm scripts. Each lane goes one by one, beside the others; what is said is said together at the end of a step. */
const LANES = [["lint"], ["types", "format", "imports", "unused", "build"]];
/** Then these, each by itself, as it has two workers of its own; `report` is what its tests write. */
const TESTS = [
  { script: "vitest", report: "vitest.json" },
  { script: "structure", report: "vitest.json" },
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

/** @param heard gets what it says; left out: it goes where ours goes. @returns its exit code */
function runScript(script, heard) {
  const child = spawn("npm", ["run", "--silent", script], {
    cwd: root,
    stdio: ["ignore", ...(heard ? ["pipe", "pipe"] : ["inherit", "inherit"])],
    shell: process.platform === "win32",
  });
  if (heard) for (const stream of [child.stdout, child.stderr]) stream.on("data", heard);
  return new Promise((ended) => child.once("close", ended));
}

async function runLane(scripts) {
  const done = [];
  for (const script of scripts) {
    const said = [];
    const startedAt = Date.now();
    const ok = (await runScript(script, (it) => said.push(it))) === 0;
    say(`\n=== ${script}\n${Buffer.concat(said).toString()}`.trimEnd());
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    done.push({ script, ok, seconds, passed: 0, failed: ok ? 0 : 1, skipped: 0 });
    if (!ok) break;
  }
  return done;
}

async function runTests({ script, report }) {
  say(`\n=== ${script}`);
  rmSync(join(results, report), { force: true });
  const startedAt = Date.now();
  const status = await runScript(script);
  const counted = count(report);
  const ok = status === 0 && counted.failed === 0;
  // a step can fail without a test that does, and "0 failed" would then be a lie
  if (!ok && counted.failed === 0) counted.failed = 1;
  return { script, ok, seconds: Math.round((Date.now() - startedAt) / 1000), ...counted };
}

async function check() {
  rmSync(results, { recursive: true, force: true });
  const done = (await Promise.all(LANES.map(runLane))).flat();
  for (const step of TESTS) if (done.every((it) => it.ok)) done.push(await runTests(step));
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
  const left = [...LANES.flat(), ...TESTS.map((it) => it.script)].filter(
    (script) => !steps.some((it) => it.script === script),
  );
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
else process.exitCode = await check();
