/** The example portal has stories at every point of their way. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { asc } from "drizzle-orm";
import made from "../../db/data/stories.json";
import { publicStories } from "../../db/schema/public-stories";
import { stories, storyChanges } from "../../db/schema/stories";
import { tasks } from "../../db/schema/tasks";
import { readWhatPeopleSay } from "../../app/stories/what-people-say.server";
import { openPortal } from "../support/portal";

const NOW = new Date("2026-11-23T12:00:00Z");
let portal: Awaited<ReturnType<typeof openPortal>>;
beforeAll(async () => void (portal = await openPortal(NOW)));
afterAll(() => portal.close());

test("some are out, some wait, one needs a second person, and none asks for a person at once", async () => {
  const rows = await portal.store.read.select().from(stories);
  const count = (state: string) => rows.filter((it) => it.state === state).length;
  expect([count("out"), count("waiting"), count("second")]).toEqual([9, 2, 1]);
  expect(
    rows
      .filter((it) => it.shownTo !== null)
      .map((it) => it.shownTo)
      .sort(),
  ).toEqual(["hub", "hubs", ...Array.from({ length: 7 }, () => "public")].sort());
  expect((await portal.store.read.select().from(tasks)).filter((it) => it.kind === "story")).toEqual([]);
});

test("what everyone reads has answers, a change that was made and one that is planned, and no story for hubs", async () => {
  const shown = await portal.store.read.select().from(publicStories).orderBy(asc(publicStories.n));
  expect(shown).toHaveLength(7);
  expect(shown.filter((it) => it.conversation.length > 0)).toHaveLength(2);
  expect(shown.filter((it) => it.young)).toHaveLength(1);
  expect(shown.flatMap((it) => it.changes.map(({ state }) => state)).sort()).toEqual(["made", "planned"]);
  const text = JSON.stringify(shown);
  for (const it of made)
    expect(text.includes(it.text.title)).toBe(it.state === "out" && it.audience === "public");
  const promised = await portal.store.read.select().from(storyChanges);
  expect(promised.every((it) => it.dueOn > "2026-11-23" || it.state === "made")).toBe(true);
});

test("there is enough of one quarter to draw what people say", async () => {
  const said = await readWhatPeopleSay(portal.store.read, "", [], NOW);
  expect(said.stories).toEqual([5]);
});

test("no answer speaks of a request or its code, and whoever answers has a first name only", async () => {
  for (const it of made)
    if (it.answer) expect(it.answer.text).not.toMatch(/\b(?:ticked|ticking|code|form)\b/i);
  const shown = await portal.store.read.select().from(publicStories);
  const names = shown.flatMap((it) => it.conversation.flatMap((said) => ("name" in said ? [said.name] : [])));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).not.toContain(" ");
});
