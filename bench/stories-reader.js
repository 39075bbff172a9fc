/** A process that reads one full database through the portal's own functions, as families' pages do, and says what each
 *  reading took. Its parent asks for one round after the other. */
import { clockPostgres, clockSqlite, inDatabase } from "./in-database.js";
import { loadApp } from "./inbox-app.js";
import { drawWord, makeRandom, WORDS } from "./inbox-words.js";

const EACH = 60;

clockSqlite();
clockPostgres();

const load = await loadApp();
const { store } = await load("app/db.server.ts");
const { publicStories } = await load("db/schema/public-stories.ts");
const { browseStories } = await load("app/stories/browse-stories.server.ts");
const { findReadStory } = await load("app/stories/read-story.server.ts");
const { readStoryFilter } = await load("app/stories/read-filter.ts");
const random = makeRandom(3);
const ids = (await store.read.select({ id: publicStories.id, n: publicStories.n }).from(publicStories)).sort(
  (a, b) => a.n - b.n,
);
const pick = (list) => list[Math.floor(random() * list.length)];
const browse = (address, words = "", before = null) =>
  browseStories(store.read, readStoryFilter(new URLSearchParams(address)), words, before);

const HUBS = ["hamilton", "east-kilbride", "lanark", "cambuslang"];
const FELT = ["heard", "supported", "welcome", "hopeful", "safe", "calm"];
const OFTEN = 2;
const common = () => WORDS[Math.floor(random() * 40)];
/** As rare as a word can be that still fills a page: of fewer cards a page would be made sooner. */
const [from, to] = ids.length > 10_000 ? [12_000, 20_000] : [900, 1400];
const rare = () => WORDS[from + Math.floor(random() * (to - from))];

const KINDS = {
  list: () => browse(""),
  listDeep: () => browse("", "", pick(ids).n),
  oneFilter: () => browse(`feeling=${pick(FELT)}`),
  threeFilters: () =>
    browse(`hub=${pick(HUBS.slice(0, OFTEN))}&feeling=${pick(FELT.slice(0, OFTEN))}&came=answered`),
  commonWord: () => browse("", common()),
  rareWord: () => browse("", rare()),
  anyWord: () => browse("", WORDS[drawWord(random)]),
  // the last word was never written
  noHits: () => browse(`hub=${pick(HUBS)}`, `${common()} ${common()}zz`),
  // every word stands in many stories, and no story has all: the most that a search can have to look through
  noHitsCommon: () => browse("came=none", `${common()} ${common()} ${rare()} ${rare()}`),
  story: () => findReadStory(store.read, pick(ids).id),
};

async function timed(work) {
  inDatabase.ms = 0;
  const from = performance.now();
  const answer = await work();
  return { took: performance.now() - from, inDatabase: inDatabase.ms, found: answer?.total ?? 1 };
}

process.on("message", async () => {
  const round = {};
  for (const [name, work] of Object.entries(KINDS)) {
    round[name] = [];
    for (let i = 0; i < EACH; i++) round[name].push(await timed(work));
  }
  process.send?.(round);
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
