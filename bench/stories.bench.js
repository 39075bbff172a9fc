/** Reading stories where there are a thousand and where there are a hundred thousand, on both engines: a list, filters, a
 *  search, a story. BENCH_STORIES: how many instead of a hundred thousand. */
import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bytesOf } from "./connection.js";
import { makeDatabases } from "./databases.js";
import { root } from "./inbox-app.js";
import { WORDS } from "./inbox-words.js";
import { interleave, load, median, quantile, ratioOf } from "./measure.js";
import { migrateDatabase, onEveryCore, startPortal } from "./servers.js";

const STORIES = { few: 1000, many: Number(process.env.BENCH_STORIES ?? 100_000) };
const ROUNDS = 7;
const MOST_RATIO = 1.5;
const PAGES = 200;
const GZIP = { "accept-encoding": "gzip" };

/** @param {import("./report.js").Report} report */
export default async function bench(report) {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-stories-"));
  const server = process.env.TEST_POSTGRES_URL;
  try {
    await benchEngine(report, "sqlite", folder, {});
    if (!server) return report.note("PostgreSQL was not measured: set TEST_POSTGRES_URL.");
    const databases = await makeDatabases(server, Object.keys(STORIES));
    try {
      await benchEngine(report, "postgres", folder, databases.urls);
    } finally {
      await databases.drop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  report.note(
    `${STORIES.few} stories beside ${STORIES.many}, each of 300 to 600 words of a list of 20,000, drawn as unevenly as those ` +
      "of a language. Ratios are of p95. `whole` is what the page's loader waits for, `database` the part of it inside " +
      "SQLite's statements, or until PostgreSQL has answered; `page` is over HTTP, never a kept one. `noHits`: two " +
      "words and a hub, of which one word was never written; `noHitsCommon`: four words and a filter, of which each is " +
      "there and hardly ever all.",
  );
}

/** @param {Record<string, string>} urls of databases; none on SQLite */
async function benchEngine(report, engine, folder, urls) {
  const envs = {};
  for (const [name, count] of Object.entries(STORIES)) {
    const dataDir = join(folder, `${engine}-${name}`);
    mkdirSync(dataDir);
    envs[name] = {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", LOG_LEVEL: "silent", DATA_DIR: dataDir },
      ...(urls[name] && { DATABASE_URL: urls[name] }),
    };
    const begun = performance.now();
    await fill(envs[name], count);
    if (name === "many") report.value(`${engine}_filled_in`, (performance.now() - begun) / 1000, "s");
  }
  await benchReading(report, engine, envs);
  await benchPages(report, engine, envs);
}

async function fill(env, count) {
  migrateDatabase(env);
  const child = fork(new URL("./stories-fill.js", import.meta.url), [String(count)], {
    cwd: root,
    env,
    ...onEveryCore(),
  });
  const code = await new Promise((ended) => child.once("exit", ended));
  if (code !== 0) throw new Error("The stories were not made");
}

async function startReader(env) {
  const child = fork(new URL("./stories-reader.js", import.meta.url), { cwd: root, env });
  const answer = () =>
    new Promise((resolve, reject) => {
      child.once("exit", reject);
      child.once("message", (it) => {
        child.off("exit", reject);
        resolve(it);
      });
    });
  await answer();
  return {
    round: () => (child.send("round"), answer()),
    stop: () => new Promise((done) => (child.once("exit", done), child.disconnect())),
  };
}

async function benchReading(report, engine, envs) {
  const readers = { few: await startReader(envs.few), many: await startReader(envs.many) };
  try {
    const both = (rounds) => interleave(rounds, { few: readers.few.round, many: readers.many.round });
    await both(1);
    const rounds = await both(ROUNDS);
    for (const kind of Object.keys(rounds.few[0])) {
      const each = (name, of) =>
        rounds[name].map((it) =>
          quantile(
            it[kind].map((one) => one[of]),
            0.95,
          ),
        );
      for (const [of, said] of [
        ["took", "whole"],
        ["inDatabase", "database"],
      ]) {
        report.value(`${engine}_${kind}_${said}_few_p95`, median(each("few", of)), "ms");
        report.value(`${engine}_${kind}_${said}_p95`, median(each("many", of)), "ms");
        const ratio = ratioOf(each("many", of), each("few", of));
        const name = `${engine}_${kind}_${said}_ratio`;
        // to find nothing takes so little that only its page can be compared
        if (of === "took" && !kind.startsWith("noHits")) report.goal(name, ratio, "", { atMost: MOST_RATIO });
        else report.value(name, ratio, "");
      }
      report.value(
        `${engine}_${kind}_found`,
        median(rounds.many.flatMap((it) => it[kind].map((one) => one.found))),
        "",
      );
    }
  } finally {
    for (const it of Object.values(readers)) await it.stop();
  }
}

const LISTS = { list: "", threeFilters: "hub=hamilton&feeling=heard&came=answered&" };
/** The first two are written in nearly every story, the others in few. */
const SEARCHES = {
  commonWord: WORDS[3],
  noHits: `${WORDS[1]} ${WORDS[2]}zz`,
  noHitsCommon: `${WORDS[1]} ${WORDS[5]} ${WORDS[9000]} ${WORDS[9001]} ${WORDS[9002]}`,
};

/** Pages over HTTP, none of which was kept: no two addresses of a list are alike, and what is searched for waits behind
 *  a cookie. */
async function benchPages(report, engine, envs) {
  const portals = {};
  try {
    for (const [name, { DATA_DIR, ...more }] of Object.entries(envs))
      portals[name] = await startPortal(more, "web", DATA_DIR);
    let asked = 0;
    const measure = async (name, bytes) =>
      quantile((await load(portals[name], { connections: 1, count: PAGES, bytes })).latencies, 0.95);
    const list = (name, query) => () => {
      // all through the list; what no link of ours has behind the question mark is never kept
      const before = () => 100 + Math.floor((((asked * 37) % 800) * STORIES[name]) / 1000);
      return measure(name, () =>
        bytesOf({ path: `/stories?${query}before=${before()}&again=${asked++}`, headers: GZIP }),
      );
    };
    const search = async (name, words) => {
      const { url } = portals[name];
      const answer = await fetch(`${url}/stories`, {
        ...{ method: "POST", redirect: "manual", body: new URLSearchParams({ words }) },
      });
      const path = answer.headers.get("location") ?? "";
      const cookie = answer.headers
        .getSetCookie()
        .map((it) => it.split(";")[0])
        .join("; ");
      const bytes = bytesOf({ path, headers: { ...GZIP, cookie } });
      return () => measure(name, () => bytes);
    };
    const compared = async (kind, few, many) => {
      const p95 = await interleave(ROUNDS, { few, many });
      report.value(`${engine}_${kind}_page_few_p95`, median(p95.few), "ms");
      report.value(`${engine}_${kind}_page_p95`, median(p95.many), "ms");
      report.goal(`${engine}_${kind}_page_ratio`, ratioOf(p95.many, p95.few), "", { atMost: MOST_RATIO });
    };
    for (const [kind, query] of Object.entries(LISTS))
      await compared(kind, list("few", query), list("many", query));
    for (const [kind, words] of Object.entries(SEARCHES))
      await compared(kind, await search("few", words), await search("many", words));
  } finally {
    for (const it of Object.values(portals)) await it.stop();
  }
}
