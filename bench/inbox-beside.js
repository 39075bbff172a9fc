/** What families feel while staff work: pages quiet, and beside colleagues who list, search and keep an inbox open. */
import { setTimeout as wait } from "node:timers/promises";
import { browse } from "./browse.js";
import { Family, textOf } from "./family.js";
import { phoneOf } from "./inbox-data.js";
import { makeRandom, NAMES, WORDS } from "./inbox-words.js";
import { interleave, median, quantile, ratioOf } from "./measure.js";
import { addColleagues } from "./mixed-load.js";
import { startPortal } from "./servers.js";

const ROUNDS = 7;
const ROUND_MS = 5000;
const COLLEAGUES = 5;
/** on average, between two pages of one colleague: a brisk morning */
const PAUSE_MS = 1000;

/** @param {import("./report.js").Report} report @param {string} dataDir of a full SQLite database */
export async function measureBeside(report, dataDir) {
  const colleagues = addColleagues(dataDir, COLLEAGUES);
  const portal = await startPortal({}, "all", dataDir);
  try {
    const asking = new Family(portal.url);
    await asking.fillIn({}, "/form/q5");
    asking.close();
    const pages = [new Family(portal.url).bytesOf({ path: "/" }), asking.bytesOf({ path: "/form/q5" })];
    const desks = [];
    for (const it of colleagues) desks.push(await signIn(portal.url, it));
    const ms = { list: [], search: [] };
    const p95Of = async () => {
      const reading = browse(portal, pages);
      await wait(ROUND_MS);
      return quantile(await reading.end(), 0.95);
    };
    const beside = async () => {
      const work = workAt(portal.url, desks, ms);
      const p95 = await p95Of();
      await work.end();
      return p95;
    };
    await p95Of();
    await beside();
    for (const it of Object.values(ms)) it.length = 0;
    const { working, resting } = await interleave(ROUNDS, { working: beside, resting: p95Of });
    report.value("pages_p95_without_staff", median(resting), "ms");
    report.value("pages_p95_beside_staff", median(working), "ms");
    report.goal("pages_p95_beside_staff_ratio", ratioOf(working, resting), "", { atMost: 1.3 });
    for (const [kind, took] of Object.entries(ms)) {
      report.value(`staff_${kind}_page_p50`, median(took), "ms");
      report.value(`staff_${kind}_page_p95`, quantile(took, 0.95), "ms");
    }
    report.note(
      `Beside staff: ${COLLEAGUES} colleagues with an inbox open, each of whom asks for a list or a search every ` +
        `${PAUSE_MS / 1000} s on average: ${ms.list.length + ms.search.length} pages in ${(ROUNDS * ROUND_MS) / 1000} s.`,
    );
  } finally {
    await portal.stop();
  }
}

/** @param {string} url @param {import("./mixed-load.js").Colleague} colleague */
async function signIn(url, { email, password, code }) {
  const desk = new Family(url);
  await desk.get("/staff/sign-in");
  const { location } = await desk.post("/staff/sign-in", { email, password, code: code() });
  if (location !== "/staff") throw new Error(`Not signed in: ${location}`);
  return desk;
}

const random = makeRandom(11);
const pick = (list) => list[Math.floor(random() * list.length)];
const typed = () =>
  pick([
    () => pick(NAMES),
    () => phoneOf(Math.floor(random() * 10_000)),
    () => `${pick(WORDS)} ${pick(WORDS.slice(0, 100))}`,
  ])();

/** Until told to end. @param {string} url @param {Family[]} desks @param {Record<"list" | "search", number[]>} ms */
function workAt(url, desks, ms) {
  let working = true;
  const gone = new AbortController();
  const all = Promise.all(
    desks.flatMap((desk) => [keepOpen(url, desk, gone.signal), work(desk, () => working, ms)]),
  );
  // heard of in end()
  all.catch(() => (working = false));
  return {
    end: async () => {
      working = false;
      gone.abort();
      await all;
    },
  };
}

/** The stream of changes, which an inbox that is open in a browser listens to. */
async function keepOpen(url, desk, signal) {
  try {
    const { status, body } = await fetch(`${url}/staff/changes`, {
      headers: { cookie: desk.cookieHeader() },
      signal,
    });
    if (status !== 200) throw new Error(`No stream of changes: ${status}`);
    for await (const _ of body);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function work(desk, going, ms) {
  const ask = async (kind, asked) => {
    const from = performance.now();
    const answer = await asked();
    ms[kind].push(performance.now() - from);
    if (answer.status !== 200) throw new Error(`${answer.status} for a ${kind}`);
    return textOf(answer);
  };
  const pause = () => wait(random() * 2 * PAUSE_MS);
  await pause();
  while (going()) {
    const page = await ask("list", () => desk.get("/staff"));
    const [, next] = /href="(\/staff\?[^"]*after=[^"]+)"/.exec(page) ?? [];
    await pause();
    if (next && going()) await ask("list", () => desk.get(next.replaceAll("&amp;", "&")));
    await pause();
    if (!going()) break;
    await desk.post("/staff/search", { words: typed() });
    await ask("search", () => desk.get("/staff/search"));
    await pause();
  }
  desk.close();
}
