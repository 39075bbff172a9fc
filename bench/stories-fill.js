/** A process that puts made-up stories that everyone may read into an empty database, named by its environment.
 *    node stories-fill.js STORIES
 *  The index is put together in memory, a block at a time; what stands there afterwards is what publishing one story
 *  after the other would have written. */
import { loadApp } from "./inbox-app.js";
import { drawWord, makeRandom, WORDS } from "./inbox-words.js";

const [count] = process.argv.slice(2).map(Number);
const SHORTEST = 300;
const LONGEST = 600;
const AT_ONCE = 200;
const HUBS = ["hamilton", "east-kilbride", "lanark", "cambuslang"];

const load = await loadApp();
const { store } = await load("app/db.server.ts");
const { seedExample } = await load("app/seed.server.ts");
const { publicStories, storyCounts, storyTerms } = await load("db/schema/public-stories.ts");
const { FEELINGS, SERVICES, THEMES } = await load("app/stories/story.ts");
const { termsOf } = await load("app/stories/terms-of.ts");
const { addBit, BLOCK, placeOf, readBits, writeBits } = await load("app/stories/story-bits.ts");
const random = makeRandom(11);
const pick = (list) => list[Math.floor(random() ** 1.5 * list.length)];
const some = (kind, list, most) =>
  [...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(list)))].map((value) => ({
    kind,
    value,
  }));
const words = (many) => Array.from({ length: many }, () => WORDS[drawWord(random)]).join(" ");

function storyOf(n) {
  const hub = pick(HUBS);
  const all = SHORTEST + Math.floor(random() * (LONGEST - SHORTEST));
  const answered = random() < 0.8;
  const change =
    random() < 0.2
      ? [{ state: random() < 0.6 ? "made" : "planned", plan: words(12), outcome: null, month: "2026-12" }]
      : [];
  // the newest month has as many as any other
  const month = Math.floor(((count - n) / count) * 60);
  return {
    ...{ n, id: n.toString(36).toUpperCase().padStart(8, "0"), hub, title: words(6), name: words(2) },
    month: new Date(Date.UTC(2026, 10 - month, 15)).toISOString().slice(0, 7),
    ...{
      young: random() < 0.1,
      lang: random() < 0.04 ? "pl" : "en",
      meToo: Math.floor(random() * 9),
      changes: change,
    },
    body: {
      ...{ happened: words(Math.floor(all * 0.6)), good: words(Math.floor(all * 0.2)) },
      ...{ better: words(Math.floor(all * 0.15)), wish: words(Math.floor(all * 0.05)) },
    },
    tags: [
      { kind: "hub", value: hub },
      ...[...some("feeling", FEELINGS, 4), ...some("theme", THEMES, 3), ...some("service", SERVICES, 2)],
      ...(random() < 0.3 ? [{ kind: "programme", value: `programme-${Math.floor(random() * 19)}` }] : []),
    ],
    conversation: answered
      ? [
          {
            kind: "answer",
            name: "Orla",
            role: "Group worker",
            photoId: null,
            text: words(90),
            month: "2026-11",
          },
        ]
      : [],
  };
}

async function insert(tx, table, rows) {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.insert(table).values(rows.slice(from, from + AT_ONCE));
}

await seedExample(store, new Date());
await store.transaction(async (tx) => {
  for (const table of [publicStories, storyTerms, storyCounts]) await tx.delete(table);
});
for (let first = 1; first <= count;) {
  const block = Math.floor(first / BLOCK);
  const after = Math.min(count + 1, (block + 1) * BLOCK);
  const rows = [];
  const index = new Map();
  for (let n = first; n < after; n++) {
    const row = storyOf(n);
    rows.push(row);
    for (const term of termsOf(row)) {
      const bits = index.get(term) ?? readBits("");
      index.set(term, bits);
      addBit(bits, placeOf(n));
    }
  }
  await store.transaction(async (tx) => {
    await insert(tx, publicStories, rows);
    await insert(
      tx,
      storyTerms,
      [...index].map(([term, bits]) => ({ term, block, bits: writeBits(bits) })),
    );
  });
  first = after;
}
await store.close();
// its Vite would keep it alive
process.exit();
