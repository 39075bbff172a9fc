/** Reading stories: every way to narrow the list, words that stay out of the address, the story's page and pictures. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inArray } from "drizzle-orm";
import { programmes } from "../../db/schema/groups";
import type { BrowsedStories } from "../../app/stories/browse-stories.server";
import type { StoryFilter } from "../../app/stories/read-filter";
import type { ReadStory } from "../../app/stories/read-story.server";
import type { SaidOverTime } from "../../app/stories/what-people-say.server";
import { openPortal, type Portal } from "../support/portal";
import { aPublicStory, clearPublicStories, publish, type PublicStory } from "../support/public-stories";

const NOW = new Date("2026-11-23T10:00:00Z");
let portal: Portal;
let routes: Awaited<ReturnType<typeof load>>;
const load = async () => ({
  stories: await import("../../app/routes/stories"),
  story: await import("../../app/routes/story"),
  pictures: await import("../../app/routes/what-people-say"),
});

const PARTS: Record<string, Partial<PublicStory>> = {
  creche: {
    body: { happened: "The crèche made it possible. I didn’t have to ask twice.", wish: "More buses" },
    tags: [
      { kind: "programme", value: "you-and-your-child" },
      { kind: "feeling", value: "heard" },
      { kind: "theme", value: "children" },
      { kind: "who", value: "parent" },
    ],
    conversation: [
      {
        kind: "answer",
        name: "Orla",
        role: "Group worker",
        photoId: null,
        text: "Thank you",
        month: "2026-11",
      },
    ],
    changes: [{ state: "made", plan: "A bus at nine", outcome: "There is one now", month: "2026-11" }],
    meToo: 3,
  },
  lanark: {
    hub: "lanark",
    name: "Thistle",
    body: { happened: "Nobody rang back for weeks." },
    tags: [
      { kind: "feeling", value: "ignored" },
      { kind: "theme", value: "waiting" },
      { kind: "service", value: "socialWork" },
    ],
    changes: [{ state: "planned", plan: "Ring within a day", outcome: null, month: "2026-12" }],
  },
  young: { young: true, lang: "pl", title: "Było dobrze", tags: [{ kind: "feeling", value: "heard" }] },
};
const NAMES = Object.keys(PARTS);

beforeAll(async () => {
  portal = await openPortal(NOW);
  routes = await load();
  await portal.store.transaction(async (tx) => {
    await clearPublicStories(tx);
    for (const [at, name] of NAMES.entries()) await publish(tx, aPublicStory(at + 1, PARTS[name]));
  });
}, 60_000);
afterAll(() => portal.close());
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW }));

interface Seen {
  filter: StoryFilter;
  words: string | null;
  later: boolean;
  browsed: BrowsedStories;
}
async function browse(query = "", visitor = portal.newVisitor()): Promise<Seen> {
  const seen = await visitor.see<Seen>(routes.stories, `/stories${query && `?${query}`}`);
  if (typeof seen === "string") throw new Error(`led to ${seen}`);
  return seen;
}
const named = ({ browsed }: Seen) => browsed.cards.map((it) => NAMES[Number(it.id.slice(-3)) - 1]);

describe("the list", () => {
  it.each([
    ["", ["young", "lanark", "creche"]],
    ["hub=hamilton", ["young", "creche"]],
    ["hub=lanark", ["lanark"]],
    ["programme=you-and-your-child", ["creche"]],
    ["feeling=heard", ["young", "creche"]],
    ["theme=waiting", ["lanark"]],
    ["service=socialWork", ["lanark"]],
    ["came=answered", ["creche"]],
    ["came=made", ["creche"]],
    ["came=planned", ["lanark"]],
    ["came=none", ["young"]],
    ["young=1", ["young"]],
    ["hub=hamilton&feeling=heard&came=made", ["creche"]],
    ["hub=lanark&feeling=heard", []],
    // what makes no sense narrows nothing
    ["feeling=rich&theme=../&came=maybe&young=2&hub=<b>&before=-1", ["young", "lanark", "creche"]],
  ])("narrowed by %s", async (query, expected) => expect(named(await browse(query))).toEqual(expected));

  it("says what a story is like without opening it", async () => {
    const { cards } = (await browse("came=made")).browsed;
    expect(cards[0]).toMatchObject({
      ...{ title: "Story number 1", name: "Bluebell", month: "2026-11", hub: "hamilton", meToo: 3 },
      ...{ answered: true, change: "made", begins: expect.stringMatching(/^The crèche/) as string },
    });
    expect(JSON.stringify(cards)).not.toContain("More buses");
  });

  it("knows a programme that is not taught any more where a story is about it, and no other", async () => {
    const taught = (active: boolean) =>
      portal.store.transaction((tx) =>
        tx
          .update(programmes)
          .set({ active })
          .where(inArray(programmes.id, ["you-and-your-child", "bookbug"])),
      );
    const ids = async () => (await browse()).browsed.programmes.map((it) => it.id);
    const before = await ids();
    expect(before).toContain("bookbug");
    await taught(false);
    expect(await ids()).toEqual(before.filter((it) => it !== "bookbug"));
    await taught(true);
  });

  it("says what to leave out where nothing fits", async () => {
    const { total, instead } = (await browse("hub=lanark&feeling=heard")).browsed;
    expect(total).toBe(0);
    expect(instead).toEqual([
      { what: "hub", query: "feeling=heard", found: 2 },
      { what: "feeling", query: "hub=lanark", found: 1 },
    ]);
  });
});

describe("words", () => {
  async function search(fields: Record<string, string>) {
    const visitor = portal.newVisitor();
    const to = await visitor.send(routes.stories, fields, "/stories");
    return { to, visitor, seen: await browse(to.split("?")[1] ?? "", visitor) };
  }

  it.each([
    [{ words: "CRECHE" }, ["creche"]],
    [{ words: "didnt, twice!" }, ["creche"]],
    [{ words: "buses weeks" }, []],
    [{ words: "bylo" }, ["young"]],
    [{ words: "było" }, ["young"]],
    [{ words: "dobrze", young: "1" }, ["young"]],
    [{ words: "listened", hub: "lanark" }, []],
    [{ words: "…" }, ["young", "lanark", "creche"]],
    // not by who wrote it, nor by who answered
    [{ words: "Bluebell" }, []],
    [{ words: "Orla" }, []],
  ])("%o", async (fields, expected) => {
    const { to, seen } = await search(fields);
    expect(named(seen)).toEqual(expected);
    expect(to.toLowerCase()).not.toContain(fields.words.toLowerCase().split(" ")[0]!);
  });

  it("stay with the browser that looked, and wait no longer than ten minutes", async () => {
    const { to, visitor, seen } = await search({ words: "creche", hub: "hamilton" });
    expect([to, seen.words]).toEqual(["/stories?hub=hamilton&words=1", "creche"]);
    const query = to.split("?")[1]!;
    expect((await browse(query)).words).toBeNull();
    vi.setSystemTime(new Date(NOW.getTime() + 10 * 60_000));
    const later = await browse(query, visitor);
    expect([later.words, named(later)]).toEqual([null, ["young", "creche"]]);
  });

  it("can be left out where nothing fits", async () => {
    const { seen } = await search({ words: "creche", hub: "lanark" });
    expect(seen.browsed.instead).toEqual([
      { what: "hub", query: "words=1", found: 1 },
      { what: "words", query: "hub=lanark", found: 1 },
    ]);
  });
});

describe("a story", () => {
  const read = (id: string) =>
    portal
      .newVisitor()
      .see<{ data: { read: ReadStory | null } }>(routes.story, `/stories/${id}`, { story: id });

  it("is whole, and is not there under any other id", async () => {
    const there = await read("story001");
    expect(there).toMatchObject({
      data: { read: { story: { title: "Story number 1", changes: [{ outcome: "There is one now" }] } } },
      init: { status: 200 },
    });
    for (const id of ["story009", "", "%00", "STORY001 ", "1"])
      expect(await read(id)).toMatchObject({ data: { read: null }, init: { status: 404 } });
  });
});

describe("pictures", () => {
  const see = async (query = "") => {
    const seen = await portal
      .newVisitor()
      .see<{ hub: string; said: SaidOverTime }>(routes.pictures, `/stories/what-people-say${query}`);
    if (typeof seen === "string") throw new Error(seen);
    return seen;
  };

  it("show nothing below five, and then say how many", async () => {
    expect((await see()).said.quarters).toEqual([]);
    const felt = (value: string) => ({ kind: "feeling" as const, value });
    await portal.store.transaction(async (tx) => {
      for (let n = 10; n < 16; n++)
        await publish(
          tx,
          aPublicStory(n, { month: "2026-08", tags: [felt("calm"), ...(n < 14 ? [felt("sad")] : [])] }),
        );
    });
    const { said } = await see();
    expect(said).toMatchObject({ quarters: ["2026-3"], stories: [6], themes: [] });
    expect(said.feelings).toEqual([{ tag: felt("calm"), counts: [6] }]);
    expect((await see("?hub=hamilton")).said.stories).toEqual([6]);
    expect((await see("?hub=lanark")).said.quarters).toEqual([]);
    // a hub that is not there is all of them
    expect((await see("?hub=nowhere")).hub).toBe("");
  });
});

describe("pages of it", () => {
  it("lead from the newest to the oldest, each story once", async () => {
    await portal.store.transaction(async (tx) => {
      for (let n = 100; n < 145; n++) await publish(tx, aPublicStory(n, { hub: "cambuslang" }));
    });
    const ids: string[] = [];
    let before: number | null = null;
    for (let page = 0; page < 5; page++) {
      const seen = await browse(`hub=cambuslang${before === null ? "" : `&before=${before}`}`);
      expect([seen.browsed.total, seen.later]).toEqual([45, before !== null]);
      ids.push(...seen.browsed.cards.map((it) => it.id));
      if ((before = seen.browsed.older) === null) break;
    }
    expect(ids).toEqual(Array.from({ length: 45 }, (_, at) => `story${144 - at}`));
  });
});
