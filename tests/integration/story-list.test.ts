/** The list of stories that staff work from: whoever works with families learns from it no day on which one was told. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Tx } from "../../db/client";
import { stories, storyEvents, storyTags, storyTexts } from "../../db/schema/stories";
import type { StoryRow } from "../../app/stories/story-rows.server";
import { countWaiting } from "../../app/staff/list-stories.server";
import { readStoryList } from "../../app/staff/read-story-list.server";
import type { StoryView } from "../../app/staff/story-list-filter";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, MONDAY, type Colleague } from "../support/staff";
import { pass, tell } from "../support/stories";

let db: TestDatabase;
let isla: Colleague, struan: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
  struan = await addColleague(db.store, "moderator", "hamilton");
});
beforeEach(() =>
  run(async (tx) => {
    for (const table of [storyTags, storyTexts, storyEvents, stories]) await tx.delete(table);
  }),
);
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const list = (staff: Colleague, view: StoryView, after: string | null = null, now = MONDAY) =>
  readStoryList(db.store, staff, { view, hub: "", after }, now);
/** @param more as it stands by now */
async function aStory(more: Partial<StoryRow>) {
  const told = await tell(db.store, {}, MONDAY);
  await run((tx) => pass(tx, told.id, { more }, MONDAY));
  return told;
}
const OUT = { state: "out", shownTo: "hub" } as const;

test("a story that is shown is late by the day on which it was shown, also while it is read for more people", async () => {
  const now = new Date("2026-12-16T12:00:00Z");
  // ten working days from 23 November, and three from the day it was told
  const shown = { ...OUT, toldOn: "2026-11-02", shownOn: "2026-11-23" };
  await aStory(shown);
  await aStory({ ...shown, state: "waiting", audience: "public" });
  await aStory({ ...shown, state: "waiting", audience: "public", answeredOn: "2026-11-24" });
  const dues = async (staff: Colleague, view: StoryView) =>
    (await list(staff, view, null, now)).rows.map((it) => it.dueOn);
  expect(await dues(isla, "toAnswer")).toEqual(["2026-12-07", "2026-12-07"]);
  expect(await dues(isla, "answered")).toEqual([null]);
  await aStory({ state: "waiting", shownTo: null, toldOn: "2026-10-30" });
  expect((await dues(struan, "toRead")).filter(Boolean)).toEqual(["2026-11-04", "2026-12-07"]);
});

const DAY = /\d{4}-\d\d-\d\d/;

test.each([
  ["toAnswer", OUT],
  ["answered", { ...OUT, answeredOn: "2026-11-20" }],
] as const)(
  "of those that are shown, the list %s says no day they were told, nor does its next page",
  async (view, more) => {
    for (let at = 0; at < 30; at++) {
      const toldOn = `2026-10-${String(1 + (at % 28)).padStart(2, "0")}`;
      await aStory({ ...more, toldOn, shownOn: "2026-11-20" });
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(isla, view, after);
      seen.push(...page.rows.map((it) => it.reference));
      expect(page.rows.map((it) => it.toldOn)).toEqual(page.rows.map(() => "2026-10"));
      expect(page.next ?? "").not.toMatch(DAY);
      after = page.next;
    } while (after !== null);
    const all = await db.store.read.select().from(stories).orderBy(stories.toldOn, stories.id);
    const inOrder = all.map((it) => it.reference);
    expect(seen).toEqual(view === "answered" ? inOrder.reverse() : inOrder);
  },
);

test("a moderator reads on with those in which words of danger were, and then the others, by day", async () => {
  for (let at = 0; at < 60; at++)
    await aStory({ state: "waiting", toldOn: `2026-10-${10 + (at % 19)}`, danger: at % 2 === 0 });
  const seen: Array<{ danger: boolean; toldOn: string }> = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(struan, "toRead", after);
    seen.push(...page.rows);
    after = page.next;
  } while (after !== null);
  expect(seen.map((it) => it.danger)).toEqual([
    ...Array<boolean>(30).fill(true),
    ...Array<boolean>(30).fill(false),
  ]);
  for (const half of [seen.slice(0, 30), seen.slice(30)])
    expect(half.map((it) => it.toldOn)).toEqual(half.map((it) => it.toldOn).sort());
});

test("an address that names no story begins at the top", async () => {
  await aStory(OUT);
  for (const after of ["0.2026-11-23.x", "no-such-story"])
    expect((await list(isla, "toAnswer", after)).rows).toHaveLength(1);
});

test("titles are those of copies, and stand there for whoever may read them", async () => {
  await aStory({ ...OUT, toldOn: "2026-11-02" });
  await tell(db.store, { text: { title: "Not read by anybody" } }, MONDAY);
  const elsewhere = [{ kind: "hub" as const, value: "lanark" }];
  const other = await tell(db.store, { hub: "lanark", tags: elsewhere }, MONDAY);
  await run((tx) => pass(tx, other.id, { more: { ...OUT, shownTo: "public" } }, MONDAY));
  const titles = async (staff: Colleague, view: StoryView) =>
    (await list(staff, view)).rows.map((it) => it.title);
  expect(await titles(isla, "toAnswer")).toEqual(["The group that waited for us"]);
  expect(await titles(isla, "others")).toEqual(["The group that waited for us"]);
  expect(await titles(struan, "toRead")).toEqual([null]);
});

test("the header counts what is to be done in the list, and not what this person has passed themselves", async () => {
  const moderates = await addColleague(db.store, "moderator", "hamilton");
  await aStory({ ...OUT, shownOn: "2026-11-02" });
  await aStory({ ...OUT, toldOn: "2025-11-02", shownOn: "2025-11-03" });
  await aStory({ state: "second", passedBy: struan.id });
  await aStory({ state: "waiting" });
  await aStory({ state: "ready" });
  const waits = (staff: Colleague) => countWaiting(db.store.read, staff, MONDAY);
  // what a year has not answered nobody answers any more
  expect(await waits(isla)).toBe(1);
  expect(await waits(struan)).toBe(1);
  expect(await waits(moderates)).toBe(2);
  const { views } = await list(struan, "toRead");
  expect(views.filter((it) => it.todo).map((it) => it.view)).toEqual(["toRead", "second"]);
});
