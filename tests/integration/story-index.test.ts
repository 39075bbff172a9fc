/** The index answers as looking through every story would, whatever was published and taken back in whatever order. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storyCounts, storyTerms } from "../../db/schema/public-stories";
import { countTags } from "../../app/stories/count-tags.server";
import { addToIndex, findInIndex, removeFromIndex } from "../../app/stories/public-index.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { aPublicStory } from "../support/public-stories";

let db: TestDatabase;
beforeAll(async () => void (db = await testDatabase()));
afterAll(() => db.close());

const WORDS = ["creche", "bus", "kind", "hub:lanark", "feeling:heard", "is:public"];
// on both sides of the border between two blocks
const N = [1, 2, 3, 31, 32, 33, 8190, 8191, 8192, 8193, 20_000];
const some = fc.subarray(WORDS, { minLength: 1 });
const step = fc.record({ n: fc.constantFrom(...N), terms: some });
const question = fc.record({ terms: some, before: fc.option(fc.constantFrom(...N, 4, 9000)) });

test("as a search without it would", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 16 }),
      fc.array(question, { minLength: 4, maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      async (steps, questions, most) => {
        const there = new Map<number, string[]>();
        await db.store.transaction(async (tx) => {
          await tx.delete(storyTerms);
          for (const { n, terms } of steps) {
            const had = there.get(n);
            if (had) await removeFromIndex(tx, n, had);
            if (had) there.delete(n);
            else {
              await addToIndex(tx, n, terms);
              there.set(n, terms);
            }
          }
        });
        const fits = (terms: string[]) =>
          [...there].filter(([, its]) => terms.every((it) => its.includes(it))).map(([n]) => n);
        for (const { terms, before } of questions) {
          const all = fits(terms).sort((a, b) => b - a);
          const after = all.filter((it) => before === null || it < before);
          const without = terms
            .map((term) => ({ term, total: fits(terms.filter((it) => it !== term)).length }))
            .filter((it) => it.total > 0);
          expect(await findInIndex(db.store.read, terms, before, most)).toEqual({
            ...{ total: all.length, page: after.slice(0, most), more: after.length > most },
            without: all.length > 0 || terms.length < 2 ? [] : without,
          });
        }
        for (const [n, terms] of there) await db.store.transaction((tx) => removeFromIndex(tx, n, terms));
        expect(await db.store.read.select().from(storyTerms)).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

test("a story of two hubs counts for each and once for all, and leaves nothing behind", async () => {
  const row = aPublicStory(1, {
    tags: [
      { kind: "hub", value: "lanark" },
      { kind: "feeling", value: "heard" },
      { kind: "programme", value: "solihull" },
    ],
  });
  const other = aPublicStory(2);
  const read = async () =>
    Object.fromEntries(
      (await db.store.read.select().from(storyCounts)).map((it) => [`${it.hub} ${it.tag}`, it.count]),
    );
  await db.store.transaction(async (tx) => {
    await countTags(tx, row, 1);
    await countTags(tx, other, 1);
  });
  expect(await read()).toEqual({
    ...{ " ": 2, "hamilton ": 2, "lanark ": 1 },
    ...{ " feeling:heard": 1, "hamilton feeling:heard": 1, "lanark feeling:heard": 1 },
  });
  await db.store.transaction((tx) => countTags(tx, row, -1));
  expect(await read()).toEqual({ " ": 1, "hamilton ": 1 });
  await db.store.transaction((tx) => countTags(tx, other, -1));
  expect(await read()).toEqual({});
});
