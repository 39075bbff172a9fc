/** Stories that wait for others, or for their author, and have for long: moderators find them first, and their hub is told. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Tx } from "../../db/client";
import { heartbeats } from "../../db/schema/audit";
import { outbox } from "../../db/schema/outbox";
import { stories } from "../../db/schema/stories";
import type { Letter } from "../../app/outbox/message";
import { readStoryList } from "../../app/staff/read-story-list.server";
import { agreeToEdits } from "../../app/stories/author-acts.server";
import { saveSetting } from "../../app/hubs/service-facts.server";
import { storyKey } from "../../app/stories/story-settings";
import { recordStoryEvent } from "../../app/stories/story-events.server";
import { getHeldStory, type StoryRow } from "../../app/stories/story-rows.server";
import { storyNotices } from "../../app/stories/story-notices.server";
import { tellHubsOfStories } from "../../app/stories/tell-hubs-of-stories.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, MONDAY, type Colleague } from "../support/staff";
import { pass, tell } from "../support/stories";

let db: TestDatabase;
let struan: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  await addColleague(db.store, "duty_worker", "hamilton");
  struan = await addColleague(db.store, "moderator", "hamilton");
});
beforeEach(() =>
  run(async (tx) => {
    for (const table of [outbox, heartbeats]) await tx.delete(table);
    await tx.update(stories).set({ state: "withdrawn" });
  }),
);
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const daysAgo = (days: number) => new Date(MONDAY.getTime() - days * 86_400_000);
const WEEK = 7;

/** @param told, since days ago: when it was told, and since when it waits */
async function waits(
  state: "asking" | "ready",
  { told, since, ...more }: { told: number; since: number } & Partial<StoryRow>,
) {
  const { id, reference } = await tell(db.store, { asks: true }, daysAgo(told));
  await run((tx) => pass(tx, id, { more: { state, ...more } }, daysAgo(since)));
  await run(async (tx) => {
    const kind = state === "asking" ? "asked" : "ready";
    await recordStoryEvent(tx, await getHeldStory(tx, id), { by: struan.id, kind }, daysAgo(since));
  });
  return { id, reference };
}
async function list(view: "author" | "ready", now = MONDAY) {
  const { rows } = await readStoryList(db.store, struan, { view, hub: "", after: null }, now);
  return rows.map((it) => [it.reference, it.long]);
}
async function mail(now = MONDAY): Promise<string> {
  await tellHubsOfStories(db.store, now);
  const rows = await db.store.read.select().from(outbox);
  const letters = await Promise.all(rows.map((it) => storyNotices.storiesWait(db.store.read, it, now)));
  return letters.map((it) => (it as Letter).paragraphs.join(" ")).join("\n");
}

it("those that have waited for their author for eight weeks come first", async () => {
  const older = await waits("asking", { told: 30 * WEEK, since: 8 * WEEK - 1 });
  const long = await waits("asking", { told: 20 * WEEK, since: 8 * WEEK });
  expect(await list("author")).toEqual([
    [long.reference, true],
    [older.reference, false],
  ]);
  expect(await mail()).toContain("1 story has waited a long time");
});

it("and so do those that are held with others, but not those whose day has not come", async () => {
  const aDay = await waits("ready", {
    told: 30 * WEEK,
    since: 20 * WEEK,
    holdWith: 2,
    holdUntil: "2027-01-08",
  });
  const lately = await waits("ready", { told: 29 * WEEK, since: WEEK, holdWith: 2 });
  expect(await mail()).toBe("");
  const long = await waits("ready", {
    told: 20 * WEEK,
    since: 9 * WEEK,
    holdWith: 2,
    holdUntil: "2026-11-23",
  });
  expect(await list("ready")).toEqual([
    [long.reference, true],
    [aDay.reference, false],
    [lately.reference, false],
  ]);
});

it("a yes of the author begins it anew", async () => {
  const { id } = await waits("asking", { told: 20 * WEEK, since: 9 * WEEK, holdWith: 2 });
  await run((tx) => agreeToEdits(tx, id, MONDAY));
  expect(await list("ready", new Date("2026-11-24T12:00:00Z"))).toMatchObject([[expect.anything(), false]]);
  expect(await list("ready", new Date("2027-01-18T12:00:00Z"))).toMatchObject([[expect.anything(), true]]);
});

it("after as many weeks as the service says, page after page", async () => {
  await run((tx) => saveSetting(tx, storyKey("longWeeks"), "2", MONDAY));
  for (let i = 0; i < 30; i++) await waits("asking", { told: 100 + i, since: i % 2 === 0 ? 2 * WEEK : WEEK });
  const page = (after: string | null) =>
    readStoryList(db.store, struan, { view: "author", hub: "", after }, MONDAY);
  const first = await page(null);
  const found = [...first.rows, ...(await page(first.next)).rows];
  expect(new Set(found.map((it) => it.reference)).size).toBe(30);
  expect(found.map((it) => it.long)).toEqual(found.map((_, at) => at < 15));
});
