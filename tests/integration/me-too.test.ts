/** "Me too": a count on a public story, without an account and without a row for whoever pressed. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { publicStories } from "../../db/schema/public-stories";
import { openPortal, type Portal } from "../support/portal";

const NOW = new Date("2026-11-23T19:00:00Z");
const TOMORROW = new Date("2026-11-24T19:00:00Z");

let portal: Portal;
let app: Awaited<ReturnType<typeof loadApp>>;
const loadApp = async () => ({
  ...(await import("../support/stories")),
  ...(await import("../../app/stories/show-story.server")),
  ...(await import("../../app/stories/say-me-too.server")),
  ...(await import("../../app/stories/me-too-forms.server")),
  slips: (await import("../../db/schema/forms")).slips,
});
beforeAll(async () => {
  portal = await openPortal(NOW);
  app = await loadApp();
});
afterAll(() => portal.close());

/** @returns row id, and id in its public address */
async function shown(): Promise<{ id: string; story: string }> {
  const { id } = await app.tell(portal.store, {}, NOW);
  await portal.store.transaction(async (tx) => {
    await app.pass(tx, id, {}, NOW);
    await app.showStory(tx, id, "struan", NOW);
  });
  return { id, story: (await app.storyOf(portal.store, id)).publicId! };
}
const countOf = async (story: string) =>
  (await portal.store.read.select().from(publicStories).where(eq(publicStories.id, story)))[0]?.meToo;

/** A browser that keeps its cookies. */
function browser(address: string) {
  let cookie = "";
  const request = () => new Request("http://localhost/stories/x", { headers: { cookie } });
  return {
    async press(story: string, now = NOW) {
      const kept = await app.takeMeToo(request(), { story, address }, now);
      cookie = kept.cookie.split(";")[0]!;
    },
    said: (story: string, now = NOW) => app.readMeToo(request(), story, now),
  };
}

test("is counted once, and thanked for as often as it is pressed", async () => {
  const { story } = await shown();
  const one = browser("192.0.2.1");
  expect(await one.said(story)).toBeNull();
  await one.press(story);
  await one.press(story);
  expect(await one.said(story)).toBe("thanks");
  expect(await countOf(story)).toBe(1);
  // it is said under this story, and to this browser
  expect(await one.said((await shown()).story)).toBeNull();
  expect(await browser("192.0.2.1").said(story)).toBeNull();
});

test("people who share an address are counted, three to seven times a day", async () => {
  const { story } = await shown();
  for (let i = 0; i < 9; i++) {
    const one = browser("192.0.2.2");
    await one.press(story);
    expect(await one.said(story)).toBe("thanks");
  }
  const most = (await countOf(story))!;
  expect(most).toBeGreaterThanOrEqual(3);
  expect(most).toBeLessThanOrEqual(7);
  await browser("192.0.2.3").press(story);
  expect(await countOf(story)).toBe(most + 1);
  await browser("192.0.2.2").press(story, TOMORROW);
  expect(await countOf(story)).toBe(most + 2);
});

test("a story that has gone meanwhile: it is said kindly, and nothing is counted", async () => {
  const { id, story } = await shown();
  await portal.store.transaction((tx) => app.hideStory(tx, id));
  const one = browser("192.0.2.4");
  await one.press(story);
  expect(await one.said(story)).toBe("gone");
  expect((await app.storyOf(portal.store, id)).meToo).toBe(0);
});

test("the count is kept over a time in which the story is not public", async () => {
  const { id, story } = await shown();
  await browser("192.0.2.5").press(story);
  await portal.store.transaction(async (tx) => {
    await app.hideStory(tx, id);
    await app.pass(tx, id, {}, NOW);
    await app.showStory(tx, id, "struan", NOW);
  });
  const again = (await app.storyOf(portal.store, id)).publicId!;
  expect(again).not.toBe(story);
  expect(await countOf(again)).toBe(1);
});

test("no row says who pressed, or where", async () => {
  const { story } = await shown();
  const before = await portal.store.read.select().from(app.slips);
  await browser("192.0.2.77").press(story);
  const rows = (await portal.store.read.select().from(app.slips)).filter(
    (row) => !before.some((it) => it.id === row.id),
  );
  // the page that thanks them: sealed for their browser, for ten minutes
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain("192.0.2.77");
  expect(JSON.stringify(rows)).not.toContain(story);
});
