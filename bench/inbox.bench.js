/** The duty inbox with ten thousand requests and with a million: a list, a search, and families who feel nothing of it.
 *  BENCH_ROWS: how many instead of a million. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDatabases } from "./databases.js";
import { measureBeside } from "./inbox-beside.js";
import { fill, startReader } from "./inbox-processes.js";
import { interleave, median, quantile, ratioOf } from "./measure.js";
import { warm } from "./warm.js";

const ROWS = { few: 10_000, many: Number(process.env.BENCH_ROWS ?? 1_000_000) };
/** Drawn for each request: forty different ones, and on PostgreSQL, where a million with forty take twice as long to
 *  write, about five and twenty. */
const WORDS_EACH = { sqlite: 42, postgres: 20 };
const ROUNDS = 7;
const SEARCHES = 150;
const COMMONEST = 1000;
const AUDITED = 100;
const NARROWED = [
  ...["urgent=1", "late=1", "free=1", "news=message", "news=contact", "view=mine", "view=closed"],
  ...["label=$often", "label=$seldom", "view=closed&urgent=1", "view=closed&label=$seldom"],
];

/** @typedef {{ took: number, inDatabase: number }} Timed ms */

/** @param {import("./report.js").Report} report */
export default async function bench(report) {
  await withFolder(async (folder) => {
    const full = await fillBoth(report, "sqlite", folder);
    await compare(report, "sqlite", full);
    await measureBeside(report, full.many.dataDir);
  });
  sayHow(report);
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) return report.note("PostgreSQL was not measured: set TEST_POSTGRES_URL.");
  const databases = await makeDatabases(server, Object.keys(ROWS));
  try {
    await withFolder(async (folder) => {
      const full = await fillBoth(report, "postgres", folder, databases.urls);
      await compare(report, "postgres", full);
    });
  } finally {
    await databases.drop();
  }
}

async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<Record<"few" | "many", import("./inbox-processes.js").Full>>} */
async function fillBoth(report, engine, folder, urls = {}) {
  const full = {};
  for (const [name, rows] of Object.entries(ROWS)) {
    const dataDir = join(folder, name);
    mkdirSync(dataDir);
    full[name] = {
      name: `${engine} ${name}`,
      dataDir,
      databaseUrl: urls[name],
      rows,
      wordsEach: WORDS_EACH[engine],
    };
    const begun = performance.now();
    await fill(full[name]);
    if (name === "many") report.value(`${engine}_filled_in`, (performance.now() - begun) / 1000, "s");
  }
  return full;
}

async function compare(report, engine, full) {
  const readers = { few: await startReader(full.few), many: await startReader(full.many) };
  try {
    /** @returns {Promise<Record<"few" | "many", any[]>>} */
    const both = (task, args, rounds = ROUNDS) =>
      interleave(rounds, {
        few: () => readers.few.ask(task, args),
        many: () => readers.many.ask(task, args),
      });
    await both("begin", { searches: ROUNDS * SEARCHES }, 1);
    const say = sayer(report, engine);
    const warmBoth = () => Promise.all(Object.values(full).map(warm));

    if ((await warmBoth()).includes(false))
      report.note(`${engine}: not read through before: the server has no pg_prewarm.`);
    await both("list", {}, 1);
    const lists = await both("list");
    const shown = (rounds) => rounds.map((round) => round.map((it) => ({ ...it.shown, name: it.name })));
    say.compared("list", shown(lists.few), shown(lists.many), 1.3);
    say.kinds("list", shown(lists.many));
    const order = lists.many.map((round) => round.map((it) => it.order));
    const p95 = (rounds) => say.over(rounds, 0.95, "inDatabase");
    const inDatabase = [`${engine}_list_database_p95`, p95(order), "ms"];
    if (engine === "sqlite") report.goal(...inDatabase, { atMost: 0.5 });
    else report.value(...inDatabase);
    report.value(
      `${engine}_list_with_all_database_p50`,
      say.over(shown(lists.many), 0.5, "inDatabase"),
      "ms",
    );
    report.value(`${engine}_list_with_all_database_p95`, p95(shown(lists.many)), "ms");

    await warmBoth();
    await both("search", { count: SEARCHES }, 1);
    const searches = await both("search", { count: SEARCHES });
    say.compared("search", searches.few, searches.many, 4);
    report.value(`${engine}_search_p95`, say.over(searches.many, 0.95), "ms");
    say.kinds("search", searches.many);
    report.value(`${engine}_search_few_database_p95`, p95(searches.few), "ms");
    report.goal(`${engine}_search_database_p95`, p95(searches.many), "ms", { atMost: 3 });

    const worst = await readers.many.ask("worst", { words: COMMONEST });
    report.goal(`${engine}_search_worst`, worst.took, "ms", { atMost: 50 });
    report.note(`${engine}: of the ${COMMONEST} commonest words "${worst.word}" took longest.`);
    const audited = await readers.many.ask("audited", { count: AUDITED });
    for (const kind of ["list", "search"])
      report.value(`${engine}_${kind}_audited_p95`, say.over([audited[kind]], 0.95), "ms");
    sayOthers(report, engine, await readers.many.ask("others", { queries: NARROWED }));
  } finally {
    for (const it of Object.values(readers)) await it.stop();
  }
}

/** @param {import("./report.js").Report} report */
function sayer(report, engine) {
  /** @param {Timed[][]} rounds */
  const over = (rounds, share, figure = "took") =>
    median(
      rounds.map((round) =>
        quantile(
          round.map((it) => it[figure]),
          share,
        ),
      ),
    );
  const each = (rounds) =>
    rounds.map((round) =>
      quantile(
        round.map((it) => it.took),
        0.95,
      ),
    );
  return {
    over,
    compared(what, few, many, atMost) {
      report.value(`${engine}_${what}_few_p50`, over(few, 0.5), "ms");
      report.value(`${engine}_${what}_few_p95`, over(few, 0.95), "ms");
      report.value(`${engine}_${what}_p50`, over(many, 0.5), "ms");
      if (what === "list") report.value(`${engine}_${what}_p95`, over(many, 0.95), "ms");
      report.goal(`${engine}_${what}_p95_ratio`, ratioOf(each(many), each(few)), "", { atMost });
    },
    kinds(what, many) {
      for (const kind of new Set(many[0].map((it) => it.name))) {
        const of = many.map((round) => round.filter((it) => it.name === kind));
        report.value(`${engine}_${what}_${kind}_p95`, over(of, 0.95), "ms");
      }
    },
  };
}

/** @param {Record<string, Timed>} others by what was asked */
function sayOthers(report, engine, others) {
  const sorted = Object.entries(others).sort(([, a], [, b]) => b.took - a.took);
  const counts = sorted.filter(([name]) => name.includes("count"));
  for (const what of ["count_news", "count_waits"]) {
    const found = counts.filter(([name]) => name.endsWith(what.replace("_n", "N").replace("_w", "W")));
    report.value(`${engine}_${what}`, found[0][1].took, "ms");
  }
  const lists = sorted.filter(([name]) => !name.includes("count"));
  report.value(`${engine}_narrowed_worst`, lists[0][1].took, "ms");
  const said = lists.slice(0, 4).map(([name, { took }]) => `${name} ${took.toFixed(1)} ms`);
  report.note(`${engine}: the slowest narrowed lists are ${said.join(", ")}.`);
}

function sayHow(report) {
  report.note(
    `${ROWS.few} requests beside ${ROWS.many}, of both 3 in 100 open; about forty words each (on PostgreSQL 25), of twelve months. ` +
      "A list is `readInbox`, its first page and 24 pages further down, of a duty worker's inbox and of a service " +
      "manager's; its goals, and those of `searchRequests`, are about the reading. With the line in the audit, which " +
      "waits for the disk: audited. In the database: inside SQLite's statements, or what PostgreSQL says of each, those that " +
      "run side by side added up; of a list its rows in their order, and with all that stands beside them. Both " +
      "databases are read through before lists and before searches: this machine takes memory back from files that rest.",
  );
}
