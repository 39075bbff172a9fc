/** The last "Send": from the pressed button to the answer after the commit, 32 at a time. */
import { readRows, startBareSubmit } from "./accepted-rows.js";
import { bytesOf } from "./connection.js";
import { makeDatabases } from "./databases.js";
import { Family } from "./family.js";
import { interleave, load, median, quantile, ratioOf } from "./measure.js";
import { startPortal } from "./servers.js";

const ROUNDS = 7;
const SENDS = 400;
const AT_A_TIME = 32;
/** Measured of the Department's forms-runner on a machine like the first one this ran on. */
const DEFRA_P99_MS = 142;

/** Fills in whole forms, up to the page with the button. @returns the requests that press it */
async function prepare(server, count) {
  const sends = [];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (sends.length < count) {
        const at = sends.push(Buffer.alloc(0)) - 1;
        const family = new Family(server.url);
        await family.fillIn();
        const body = `key=${await family.submissionKey()}`;
        const headers = {
          host: new URL(server.url).host,
          origin: server.url,
          "sec-fetch-site": "same-origin",
          cookie: family.cookieHeader(),
        };
        sends[at] = bytesOf({ method: "POST", path: "/form/check", headers, body });
        family.close();
      }
    }),
  );
  return sends;
}

async function sendAll(server, count) {
  const sends = await prepare(server, count);
  return load(server, { connections: AT_A_TIME, count, bytes: (i) => sends[i], status: 303 });
}

function press(server) {
  const bytes = bytesOf({ method: "POST", path: "/form/check", body: `key=${"x".repeat(22)}` });
  return load(server, { connections: AT_A_TIME, count: SENDS, bytes: () => bytes, status: 303 });
}

async function compare(report, engine, databaseUrl) {
  const on = (name) => (databaseUrl ? { DATABASE_URL: databaseUrl(name) } : {});
  const ours = await startPortal(on("ours"));
  const alone = databaseUrl ? undefined : await startPortal({ COMMIT_TOGETHER: "1" });
  const bare = await startBareSubmit(on("bare"), await readRows(ours, on("ours").DATABASE_URL));
  await sendAll(ours, 100);
  const results = await interleave(ROUNDS, {
    ours: () => sendAll(ours, SENDS),
    ...(alone ? { alone: () => sendAll(alone, SENDS) } : {}),
    bare: () => press(bare),
  });
  for (const it of [ours, alone, bare]) await it?.stop();
  const rates = (name) => results[name].map((it) => it.rate);
  const p99 = (name) => median(results[name].map((it) => quantile(it.latencies, 0.99)));
  for (const name of Object.keys(results)) {
    report.value(`${engine}_${name}_accepts`, median(rates(name)), "a second");
    report.value(`${engine}_${name}_p99`, p99(name), "ms");
    report.value(`${engine}_${name}_cpu`, median(results[name].map((it) => it.cpuMs)), "ms a request");
  }
  report.goal(`${engine}_accepts_to_bare_ratio`, ratioOf(rates("ours"), rates("bare")), "", { atLeast: 0.8 });
  if (alone)
    report.goal(`${engine}_shared_commits_ratio`, ratioOf(rates("ours"), rates("alone")), "", {
      atLeast: 1.8,
    });
  report.goal(`${engine}_p99`, p99("ours"), "ms", { atMost: DEFRA_P99_MS });
}

export default async function bench(report) {
  await compare(report, "sqlite");
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) return report.note("PostgreSQL was not measured: set TEST_POSTGRES_URL.");
  const databases = await makeDatabases(server, ["ours", "bare"]);
  try {
    await compare(report, "postgres", (name) => databases.urls[name]);
  } finally {
    await databases.drop();
  }
}
