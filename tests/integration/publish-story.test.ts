/** What was told is shown to those whom its author named, once it may be; and is gone at once where it may be no more. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { and, asc, eq, ne } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { settings } from "../../db/schema/hubs";
import { publicStories, storyCounts, storyTerms } from "../../db/schema/public-stories";
import {
  stories,
  storyAnswers,
  storyChanges,
  storyEvents,
  storyPraise,
  storyReplies,
  storyTags,
  storyTexts,
  type Audience,
} from "../../db/schema/stories";
import { tasks } from "../../db/schema/tasks";
import { randomToken } from "../../app/random.server";
import { agreeToEdits, changeAudience, withdrawStory } from "../../app/stories/author-acts.server";
import { secondMark } from "../../app/stories/copy-mark.server";
import { deleteOldStoryWords } from "../../app/stories/delete-old-words.server";
import { mayReadStory } from "../../app/stories/may-read-story";
import { secondStory } from "../../app/stories/moderate-story.server";
import { largestBatch, releaseHeld } from "../../app/stories/release-held.server";
import { hideStory, rebuildPublic, showStory } from "../../app/stories/show-story.server";
import { listStoryEvents, recordStoryEvent } from "../../app/stories/story-events.server";
import { answerPlace, praisePlace, replyCopyPlace, replyOriginalPlace } from "../../app/stories/story-places";
import { getHeldStory, listHubsOf, readTexts, type StoryRow } from "../../app/stories/story-rows.server";
import { addTask, endTasks, readTaskBody } from "../../app/tasks/tasks.server";
import { seal } from "../../app/vault/seal.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, later, MONDAY } from "../support/staff";
import { ORIGINAL_WORD, pass, storyOf, tell } from "../support/stories";

const DAY = 24 * 60;
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
});
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const row = (id: string) => storyOf(db.store, id);
const told = async (it: Parameters<typeof tell>[1] = {}, now = MONDAY) => (await tell(db.store, it, now)).id;
const show = (id: string, now = MONDAY) => run((tx) => showStory(tx, id, "struan", now));
const passed = (id: string, it: Parameters<typeof pass>[2] = {}) => run((tx) => pass(tx, id, it, MONDAY));
async function shownStory(it: Parameters<typeof tell>[1] = {}): Promise<string> {
  const id = await told(it);
  await passed(id);
  expect(await show(id)).toBe("shown");
  return id;
}
const publicOf = async (id: string) => {
  const { publicId } = await row(id);
  return publicId === null
    ? undefined
    : (await db.store.read.select().from(publicStories).where(eq(publicStories.id, publicId)))[0];
};
const audienceNow = (id: string, audience: Audience, now = MONDAY) =>
  run((tx) => changeAudience(tx, id, audience, now));
const concern = (id: string) =>
  run(async (tx) => {
    const { hub, reference } = await getHeldStory(tx, id);
    const about = { hub, reference, subjectKind: "story", subject: id, callMe: null } as const;
    await addTask(tx, { ...about, kind: "story", text: "Somebody may be hurt.", urgent: true }, MONDAY);
  });
const concernDone = (id: string) => run((tx) => endTasks(tx, id, ["story"], "isla", MONDAY));
/** Everything by which a public story may be found or counted. */
const traces = async () => ({
  rows: await db.store.read.select().from(publicStories).orderBy(asc(publicStories.n)),
  terms: (await db.store.read.select().from(storyTerms)).map((it) => JSON.stringify(it)).sort(),
  counts: (await db.store.read.select().from(storyCounts).where(ne(storyCounts.count, 0)))
    .map((it) => JSON.stringify(it))
    .sort(),
});

describe("shown to everyone", () => {
  it("it is as staff have made it, without a day and without what the author sends with it", async () => {
    const id = await shownStory();
    const { reference, publicId, ...kept } = await row(id);
    expect(kept).toMatchObject({ state: "out", shownTo: "public", shownOn: "2026-11-23" });
    const shown = (await publicOf(id))!;
    expect(shown).toMatchObject({
      ...{ hub: "hamilton", month: "2026-11", title: "The group that waited for us", name: "Bramble" },
      ...{ young: false, lang: "en", conversation: [], changes: [], meToo: 0, id: publicId },
      body: {
        happened: "We came late three weeks in a row and nobody minded.",
        good: "They kept two chairs free.",
      },
    });
    expect(shown.tags).toContainEqual({ kind: "feeling", value: "heard" });
    const said = JSON.stringify(shown);
    for (const secret of [id, reference, ORIGINAL_WORD, "2026-11-23", "struan"])
      expect(said).not.toContain(secret);
  });

  it("each has a number of its own, even where many are shown at the same time", async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => told()));
    for (const id of ids) await passed(id);
    expect(await Promise.all(ids.map((id) => show(id)))).toEqual(ids.map(() => "shown"));
    const shown = await Promise.all(ids.map(publicOf));
    expect(new Set(shown.map((it) => it!.n)).size).toBe(8);
  });

  it("a story that nobody has passed, or that was refused, is not", async () => {
    const id = await told();
    await expect(show(id)).rejects.toThrow("No moderator");
    await passed(id, { more: { state: "refused" } });
    await expect(show(id)).rejects.toThrow("may not be shown");
    expect(await row(id)).toMatchObject({ shownTo: null, publicId: null });
  });

  it("nor one of which there is no copy: what an author wrote is not shown as it came", async () => {
    const id = await told();
    await passed(id);
    await run((tx) => tx.update(storyTexts).set({ copy: null }).where(eq(storyTexts.story, id)));
    await expect(show(id)).rejects.toThrow("without a copy");
    expect(await publicOf(id)).toBeUndefined();
  });
});

describe("shown to hubs", () => {
  it.each(["hub", "hubs"] as const)("%s: nothing of it stands where everyone reads", async (audience) => {
    const before = await traces();
    const id = await shownStory({ audience });
    expect(await row(id)).toMatchObject({ state: "out", shownTo: audience, publicId: null });
    expect(await traces()).toEqual(before);
  });

  it("is read by whom the author named, and by nobody before", async () => {
    const at = (role: "duty_worker" | "administrator", hub: string) => ({ roles: [{ role, hub }] });
    const [near, far, admin] = [
      at("duty_worker", "hamilton"),
      at("duty_worker", "lanark"),
      at("administrator", "*"),
    ];
    const id = await shownStory({ audience: "hub" });
    const hubs = await listHubsOf(db.store.read, id);
    expect(hubs).toEqual(["hamilton"]);
    const readers = (shownTo: Audience | null) =>
      [near, far, admin].map((it) => mayReadStory(it, { shownTo }, hubs));
    expect(readers(null)).toEqual([false, false, false]);
    expect(readers("hub")).toEqual([true, false, false]);
    expect(readers("hubs")).toEqual([true, true, false]);
    expect(readers("public")).toEqual([true, true, true]);
  });
});

describe("a concern for somebody's safety", () => {
  it("keeps it from being shown to anybody until a person has dealt with it", async () => {
    for (const audience of ["hub", "hubs", "public"] as const) {
      const id = await told({ audience });
      await passed(id);
      await concern(id);
      expect(await show(id)).toBe("concern");
      expect(await row(id)).toMatchObject({ state: "waiting", shownTo: null });
      await concernDone(id);
      expect(await show(id)).toBe("shown");
    }
  });

  it("that is being raised is not overtaken: whoever shows waits for its end, and looks then", async () => {
    const id = await told();
    await passed(id);
    let shown: Promise<string> | undefined;
    await run(async (tx) => {
      const { hub, reference } = await getHeldStory(tx, id);
      shown = show(id);
      // time enough to overtake
      for (let i = 0; i < 50; i++) await tx.$count(stories);
      const about = { hub, reference, subjectKind: "story", subject: id, callMe: null } as const;
      await addTask(tx, { ...about, kind: "story", text: "Somebody may be hurt." }, MONDAY);
    });
    expect(await shown).toBe("concern");
    expect(await row(id)).toMatchObject({ state: "waiting", shownTo: null });
  });
});

describe("two people", () => {
  it.each([
    ["its safety score is not 0", { more: { safety: 1 } }],
    ["words of danger were in it", { more: { danger: true } }],
    ["two things remain that together may say who it is", { indirect: 2 }],
  ])("are needed before everyone may read it where %s", async (_, it) => {
    const id = await told();
    await passed(id, it);
    expect(await show(id)).toBe("needsSecond");
    await run((tx) => tx.update(stories).set({ secondBy: "struan" }).where(eq(stories.id, id)));
    expect(await show(id), "the same person twice").toBe("needsSecond");
    expect(await publicOf(id)).toBeUndefined();
    await run((tx) => tx.update(stories).set({ secondBy: "morag" }).where(eq(stories.id, id)));
    expect(await show(id)).toBe("shown");
  });

  it("are not needed for hubs, nor with one thing alone", async () => {
    const inside = await told({ audience: "hubs" });
    await passed(inside, { indirect: 5, more: { safety: 3 } });
    expect(await show(inside)).toBe("shown");
    const one = await told();
    await passed(one, { indirect: 1 });
    expect(await show(one)).toBe("shown");
  });

  it("are needed by the last time it was passed, not by an earlier one", async () => {
    const id = await told();
    await passed(id, { indirect: 0 });
    await passed(id, { indirect: 3 });
    expect(await show(id)).toBe("needsSecond");
  });
});

describe("taken away", () => {
  it.each([
    ["hidden by staff", (id: string) => run((tx) => hideStory(tx, id))],
    ["narrowed to its hub", (id: string) => audienceNow(id, "hub")],
    ["narrowed to all hubs", (id: string) => audienceNow(id, "hubs")],
    ["taken back", (id: string) => run((tx) => withdrawStory(tx, id, MONDAY))],
  ])("%s, nothing of it is left where everyone reads, is found or counted", async (_, away) => {
    const before = await traces();
    const id = await shownStory({ text: { title: "About a xylophone" } });
    expect(await traces()).not.toEqual(before);
    await away(id);
    expect(await traces()).toEqual(before);
    expect((await row(id)).publicId).toBeNull();
  });

  it("hidden, a moderator has to look at it again, and then it has another address", async () => {
    const id = await shownStory();
    const first = (await row(id)).publicId;
    await run((tx) => hideStory(tx, id));
    expect(await row(id)).toMatchObject({ state: "waiting", shownTo: null, passedBy: null, secondBy: null });
    await expect(show(id)).rejects.toThrow("No moderator");
    await passed(id);
    expect(await show(id)).toBe("shown");
    expect((await row(id)).publicId).not.toBe(first);
  });

  it("shown again, it has as many who said me too as before", async () => {
    const id = await shownStory();
    await run((tx) => tx.update(stories).set({ meToo: 7 }).where(eq(stories.id, id)));
    await run((tx) => hideStory(tx, id));
    await passed(id);
    await show(id);
    expect(await publicOf(id)).toMatchObject({ meToo: 7 });
  });
});

describe("another audience", () => {
  it("narrower holds at once, without a moderator", async () => {
    const id = await shownStory();
    expect(await audienceNow(id, "hub")).toBe("changed");
    expect(await row(id)).toMatchObject({
      state: "out",
      audience: "hub",
      shownTo: "hub",
      passedBy: "struan",
    });
  });

  it("wider waits for a moderator, and until then those may read it who could", async () => {
    const id = await shownStory({ audience: "hub" });
    await audienceNow(id, "public");
    expect(await row(id)).toMatchObject({
      ...{ state: "waiting", audience: "public", shownTo: "hub", passedBy: null, secondBy: null },
    });
    expect(await publicOf(id)).toBeUndefined();
    await expect(show(id)).rejects.toThrow("No moderator");
    await passed(id);
    await show(id);
    expect(await publicOf(id)).toBeDefined();
  });

  it("wider and then back again is out as before", async () => {
    const id = await shownStory({ audience: "hub" });
    await audienceNow(id, "public");
    await audienceNow(id, "hub");
    expect(await row(id)).toMatchObject({ state: "out", audience: "hub", shownTo: "hub" });
  });

  it("wider than what was passed and is not out yet has to be passed again", async () => {
    const id = await told({ audience: "hub" });
    await passed(id, { more: { state: "ready", holdUntil: "2026-12-01" } });
    await audienceNow(id, "public");
    expect(await row(id)).toMatchObject({ state: "waiting", passedBy: null });
  });

  it("of one that was refused or taken back there is none", async () => {
    const id = await told();
    await run((tx) => tx.update(stories).set({ state: "refused" }).where(eq(stories.id, id)));
    expect(await audienceNow(id, "hub")).toBe("over");
    await run((tx) => withdrawStory(tx, id, MONDAY));
    expect(await audienceNow(id, "hub")).toBe("over");
    expect((await row(id)).audience).toBe("public");
  });
});

describe("an author who wants to see edits", () => {
  it("agrees, and it is shown on another day: not when the author was here", async () => {
    const id = await told({ asks: true });
    await passed(id, { more: { state: "asking" } });
    expect(await run((tx) => agreeToEdits(tx, id, MONDAY))).toBe("agreed");
    await releaseHeld(db.store, later(MONDAY, 11 * 60));
    expect(await row(id)).toMatchObject({ state: "ready", shownTo: null });
    await releaseHeld(db.store, later(MONDAY, 12 * 60));
    expect(await row(id)).toMatchObject({ state: "out", shownTo: "public", shownOn: "2026-11-24" });
  });

  it("agrees once, and to nothing that does not wait for them", async () => {
    const id = await told({ asks: true });
    expect(await run((tx) => agreeToEdits(tx, id, MONDAY))).toBe("over");
    expect(await row(id)).toMatchObject({ state: "waiting" });
  });
});

describe("held", () => {
  beforeEach(() =>
    run((tx) => tx.update(stories).set({ state: "refused" }).where(eq(stories.state, "ready"))),
  );
  const held = async (more: Partial<StoryRow>, it: Parameters<typeof told>[0] = {}) => {
    const id = await told(it);
    await passed(id, { more: { state: "ready", ...more } });
    return id;
  };
  const states = async (ids: string[]) => (await Promise.all(ids.map(row))).map((it) => it.state);

  it("until its day", async () => {
    const id = await held({ holdUntil: "2026-11-25" });
    await releaseHeld(db.store, later(MONDAY, DAY));
    expect(await states([id])).toEqual(["ready"]);
    await releaseHeld(db.store, later(MONDAY, 2 * DAY));
    expect(await states([id])).toEqual(["out"]);
  });

  it("until so many others of its hub are there, and then together", async () => {
    const ids = [await held({ holdWith: 2 }), await held({ holdWith: 1 })];
    const elsewhere = await held({ holdWith: 2 }, { hub: "lanark", tags: [] });
    await releaseHeld(db.store, MONDAY);
    expect(await states([...ids, elsewhere]), "two that wait for one and two").toEqual([
      "ready",
      "ready",
      "ready",
    ]);
    ids.push(await held({ holdWith: 0, holdUntil: "2026-11-24" }));
    await releaseHeld(db.store, MONDAY);
    expect(await states(ids), "one's day has not come").toEqual(["ready", "ready", "ready"]);
    await releaseHeld(db.store, later(MONDAY, DAY));
    expect(await states([...ids, elsewhere])).toEqual(["out", "out", "out", "ready"]);
  });

  it("one that may not be shown is no company for the others", async () => {
    const ids = [await held({ holdWith: 1 }), await held({ holdWith: 1 })];
    await concern(ids[0]!);
    await releaseHeld(db.store, MONDAY);
    expect(await states(ids)).toEqual(["ready", "ready"]);
    await concernDone(ids[0]!);
    await releaseHeld(db.store, MONDAY);
    expect(await states(ids)).toEqual(["out", "out"]);
  });

  it("goes to a second person where it has come to need one, and comes out after that", async () => {
    const [id, other] = [await held({ holdWith: 1 }), await held({ holdWith: 1 })];
    await run((tx) => tx.update(stories).set({ danger: true }).where(eq(stories.id, id)));
    await releaseHeld(db.store, MONDAY);
    expect(await states([id, other])).toEqual(["second", "ready"]);
    const { reference } = await row(id);
    const reader = await addColleague(db.store, "moderator", "hamilton");
    const seen = secondMark((await readTexts(db.store.read, id)).copy!, await row(id));
    await run((tx) => secondStory(tx, { staff: reader, reference, agree: true, text: "", seen }, MONDAY));
    await releaseHeld(db.store, MONDAY);
    expect(await states([id, other])).toEqual(["out", "out"]);
  });

  it("does not come out in the order in which it was told", async () => {
    const orders = new Set<string>();
    for (let i = 0; i < 12 && orders.size < 2; i++) {
      const ids = [];
      for (let nth = 0; nth < 3; nth++) ids.push(await held({ holdWith: 2 }));
      await releaseHeld(db.store, MONDAY);
      const shown = await Promise.all(ids.map(publicOf));
      orders.add(
        shown
          .map((it, at) => ({ at, n: it!.n }))
          .sort((a, b) => a.n - b.n)
          .map((it) => it.at)
          .join(),
      );
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  it("the batch is the largest in which each has the company it waits for", () => {
    const sizes = (...withs: number[]) => largestBatch(withs.map((holdWith) => ({ holdWith }))).length;
    expect([
      sizes(),
      sizes(0),
      sizes(1),
      sizes(1, 1),
      sizes(2, 2),
      sizes(3, 1, 1),
      sizes(9, 1),
      sizes(5, 5, 0),
    ]).toEqual([0, 1, 0, 2, 0, 2, 0, 1]);
  });
});

/** An answer, a reply, a promise and thanks, each with a word of its own. */
const around = (id: string) =>
  run(async (tx) => {
    const { hub } = await getHeldStory(tx, id);
    const [answer, early, reply, praise] = [randomToken(), randomToken(), randomToken(), randomToken()];
    const by = { story: id, by: "isla", name: "Isla", role: "Family support worker", createdAt: MONDAY };
    await tx.insert(storyAnswers).values([
      {
        ...{ ...by, id: answer, state: "given" as const, givenAt: MONDAY, readers: "public" as const },
        sealed: seal(answerPlace(answer), "Thank you, Bramble.", MONDAY),
      },
      { ...by, id: early, state: "draft" as const, sealed: seal(answerPlace(early), "Not yet.", MONDAY) },
    ]);
    await tx.insert(storyReplies).values({
      ...{
        id: reply,
        story: id,
        nth: 1,
        state: "shown" as const,
        sentOn: "2026-11-23",
        readers: "public" as const,
      },
      original: seal(replyOriginalPlace(reply), "That was Senga.", MONDAY),
      copy: seal(replyCopyPlace(reply), "That helped.", MONDAY),
    });
    await tx.insert(storyChanges).values({
      ...{
        id: randomToken(),
        story: id,
        hub,
        state: "planned" as const,
        said: "Two chairs.",
        plan: "Ten chairs.",
      },
      ...{ outcome: null, owner: "lewis", plannedOn: "2026-11-23", dueOn: "2027-01-01" },
      readers: "public" as const,
    });
    await tx.insert(storyPraise).values({
      ...{ id: praise, story: id, hub, name: "Isla", notedOn: "2026-11-23" },
      sealed: seal(praisePlace(praise), "She kept the chairs.", MONDAY),
    });
  });

describe("what is said under it", () => {
  it("stands in its place as soon as it is rebuilt, and nothing that is not given", async () => {
    const id = await shownStory();
    const before = (await publicOf(id))!;
    await around(id);
    await run((tx) => rebuildPublic(tx, id));
    expect(await publicOf(id)).toEqual({
      ...before,
      conversation: [
        {
          ...{ kind: "answer", name: "Isla", role: "Family support worker", photoId: null },
          ...{ text: "Thank you, Bramble.", month: "2026-11" },
        },
        { kind: "reply", text: "That helped.", month: "2026-11" },
      ],
      changes: [{ state: "planned", plan: "Ten chairs.", outcome: null, month: "2027-01" }],
    });
  });

  it("nothing is rebuilt of what is not public", async () => {
    const before = await traces();
    const id = await shownStory({ audience: "hub" });
    await around(id);
    await run((tx) => rebuildPublic(tx, id));
    expect(await traces()).toEqual(before);
  });

  it("rebuilt and then taken away, nothing is left", async () => {
    const before = await traces();
    const id = await shownStory();
    await around(id);
    await run((tx) => rebuildPublic(tx, id));
    await audienceNow(id, "hub");
    expect(await traces()).toEqual(before);
  });
});

/** Every table that holds anything of a story, as JSON. */
async function everythingOf(id: string): Promise<string> {
  const of = db.store.read;
  const rows = [
    await of.select().from(storyTexts).where(eq(storyTexts.story, id)),
    await of.select().from(storyTags).where(eq(storyTags.story, id)),
    await of.select().from(storyAnswers).where(eq(storyAnswers.story, id)),
    await of.select().from(storyReplies).where(eq(storyReplies.story, id)),
    await of.select().from(storyPraise).where(eq(storyPraise.story, id)),
    (await of.select().from(storyEvents).where(eq(storyEvents.story, id))).map((it) => it.sealed),
    (await of.select().from(storyChanges).where(eq(storyChanges.story, id))).map((it) => it.said),
  ];
  return JSON.stringify(rows.flat().filter((it) => it !== null && it !== ""));
}

describe("taken back", () => {
  it("leaves not a word, and that there was one", async () => {
    const id = await shownStory();
    await around(id);
    await run((tx) => rebuildPublic(tx, id));
    expect(await everythingOf(id)).toContain("v1.");
    await run((tx) => withdrawStory(tx, id, MONDAY));
    const [texts] = await db.store.read.select().from(storyTexts).where(eq(storyTexts.story, id));
    expect(texts).toEqual({ story: id, original: null, copy: null });
    expect(await everythingOf(id)).not.toContain("v1.");
    expect(await everythingOf(id)).not.toContain("heard");
    expect(await row(id)).toMatchObject({ state: "withdrawn", shownTo: null, criticism: null, safety: null });
    expect(await db.store.read.select().from(storyChanges).where(eq(storyChanges.story, id))).toMatchObject([
      { said: "", plan: "Ten chairs.", state: "planned" },
    ]);
  });

  it("twice is once", async () => {
    const id = await shownStory();
    await run((tx) => withdrawStory(tx, id, MONDAY));
    const events = await listStoryEvents(db.store.read, id);
    await run((tx) => withdrawStory(tx, id, MONDAY));
    expect(await listStoryEvents(db.store.read, id)).toEqual(events);
    await expect(show(id)).rejects.toThrow("may not be shown");
  });

  it("leaves an open concern its words, and takes those of one that is done", async () => {
    const [open, done] = [await told(), await told()];
    for (const id of [open, done]) await concern(id);
    await concernDone(done);
    for (const id of [open, done]) await run((tx) => withdrawStory(tx, id, MONDAY));
    const words = async (id: string) =>
      readTaskBody((await db.store.read.select().from(tasks).where(eq(tasks.subject, id)))[0]!);
    expect((await words(open))?.reasons).toHaveLength(1);
    expect(await words(done)).toBeNull();
  });
});

describe("what an author does", () => {
  it("has a day, and no line in the audit", async () => {
    const id = await told({ asks: true });
    await passed(id, { more: { state: "asking" } });
    const lines = () => db.store.read.select().from(audit).where(eq(audit.subject, id));
    const before = await lines();
    const night = later(MONDAY, 11 * 60);
    await run((tx) => agreeToEdits(tx, id, night));
    await audienceNow(id, "hub", night);
    await run((tx) => withdrawStory(tx, id, night));
    expect(await lines()).toEqual(before);
    const own = (await listStoryEvents(db.store.read, id)).filter((it) => it.by === "author");
    expect(own.map((it) => [it.kind, it.on])).toEqual(
      ["told", "agreed", "audience", "withdrawn"].map((it) => [it, "2026-11-23"]),
    );
  });

  it("what staff do has one, without a word", async () => {
    const id = await shownStory();
    const lines = await db.store.read
      .select()
      .from(audit)
      .where(eq(audit.subject, id))
      .orderBy(asc(audit.at));
    expect(lines.map((it) => it.action).sort()).toEqual(["story.edited", "story.passed", "story.shown"]);
    for (const it of lines) expect(it).toMatchObject({ actor: "struan", hub: "hamilton", detail: null });
  });
});

describe("kept long enough", () => {
  // a worker that starts looks at once
  const clear = (now: Date) => deleteOldStoryWords({ ...db.store }, now);
  const keep = (days: number) =>
    run((tx) =>
      tx
        .insert(settings)
        .values({ key: "story.keepDays", value: String(days) })
        .onConflictDoUpdate({ target: settings.key, set: { value: String(days) } }),
    );
  const texts = async (id: string) => readTexts(db.store.read, id);

  it("what the author wrote and its edits go, what may be read stays", async () => {
    await keep(30);
    const id = await shownStory();
    await around(id);
    await run((tx) => rebuildPublic(tx, id));
    const shown = await publicOf(id);
    await clear(MONDAY);
    expect((await row(id)).deleteOn).toBe("2026-12-23");
    await clear(later(MONDAY, 29 * DAY));
    expect((await texts(id)).original).not.toBeNull();
    await clear(later(MONDAY, 30 * DAY));
    expect(await texts(id)).toMatchObject({ original: null, copy: { name: "Bramble" } });
    expect((await listStoryEvents(db.store.read, id)).every((it) => it.detail === null)).toBe(true);
    const [reply] = await db.store.read.select().from(storyReplies).where(eq(storyReplies.story, id));
    expect(reply!.original).toBeNull();
    expect(reply!.copy).not.toBeNull();
    await run((tx) => rebuildPublic(tx, id));
    expect(await publicOf(id)).toEqual(shown);
    expect(
      await db.store.read.$count(audit, and(eq(audit.subject, id), eq(audit.action, "story.deleted"))),
    ).toBe(1);
  });

  it("of a refused one nothing stays", async () => {
    const id = await told();
    await passed(id, { more: { state: "refused" } });
    await clear(MONDAY);
    await clear(later(MONDAY, 30 * DAY));
    expect(await texts(id)).toEqual({ original: null, copy: null });
  });

  it("what a moderator still has to read stays, and so does what a concern is open about", async () => {
    const [waiting, worrying] = [await told(), await shownStory()];
    await concern(worrying);
    await clear(MONDAY);
    await clear(later(MONDAY, 31 * DAY));
    for (const id of [waiting, worrying]) expect((await texts(id)).original).not.toBeNull();
    await concernDone(worrying);
    await clear(later(MONDAY, 31 * DAY));
    expect((await texts(worrying)).original).toBeNull();
    expect((await texts(waiting)).original).not.toBeNull();
  });

  it("a reply that waits keeps its words, and goes after its own time", async () => {
    const id = await shownStory();
    await around(id);
    await run((tx) => tx.update(storyReplies).set({ state: "waiting" }).where(eq(storyReplies.story, id)));
    await clear(MONDAY);
    await clear(later(MONDAY, 30 * DAY));
    const original = async () =>
      (await db.store.read.select().from(storyReplies).where(eq(storyReplies.story, id)))[0]!.original;
    expect(await original()).not.toBeNull();
    await run((tx) => tx.update(storyReplies).set({ state: "refused" }).where(eq(storyReplies.story, id)));
    await clear(later(MONDAY, 40 * DAY));
    expect(await original()).not.toBeNull();
    await clear(later(MONDAY, 70 * DAY));
    expect(await original()).toBeNull();
  });
});

describe("its history", () => {
  it("counts on, and opens what staff sealed in it", async () => {
    const id = await told();
    await passed(id, { indirect: 1 });
    await run(async (tx) =>
      recordStoryEvent(
        tx,
        await getHeldStory(tx, id),
        { by: "struan", kind: "asked", detail: "Why?" },
        MONDAY,
      ),
    );
    const events = await listStoryEvents(db.store.read, id);
    expect(events.map((it) => [it.nth, it.kind])).toEqual([
      [1, "told"],
      [2, "edited"],
      [3, "passed"],
      [4, "asked"],
    ]);
    expect(events.map((it) => it.detail)).toEqual([null, { was: ORIGINAL_WORD }, { indirect: 1 }, "Why?"]);
  });
});
