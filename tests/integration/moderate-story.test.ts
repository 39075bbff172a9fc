/** A moderator reads a story, makes a copy of it that identifies nobody, and passes it on: what each step asks for, and
 *  what it refuses. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { audit } from "../../db/schema/audit";
import { stories, storyTexts, type Audience } from "../../db/schema/stories";
import { tasks } from "../../db/schema/tasks";
import { agreeToEdits, changeAudience, withdrawStory } from "../../app/stories/author-acts.server";
import { copyMark, secondMark } from "../../app/stories/copy-mark.server";
import { saveWork } from "../../app/stories/edit-story.server";
import { holdStory, passStory, secondStory } from "../../app/stories/moderate-story.server";
import type { EditReason } from "../../app/stories/moderation";
import { releaseHeld } from "../../app/stories/release-held.server";
import {
  askAuthor,
  keepAudience,
  raiseConcern,
  refuseStory,
  takeDown,
} from "../../app/stories/stop-story.server";
import type { StoryText } from "../../app/stories/story";
import { listStoryEvents } from "../../app/stories/story-events.server";
import { findStoryByReference, listTags, readTexts } from "../../app/stories/story-rows.server";
import { giveBackStory, readAgain, takeStory } from "../../app/stories/take-story.server";
import { readTaskBody } from "../../app/tasks/tasks.server";
import type { Tx } from "../../db/client";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, later, MONDAY, type Colleague } from "../support/staff";
import { storyOf, tell } from "../support/stories";

let db: TestDatabase;
let [struan, una, morag, lorne]: Colleague[] = [];
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  struan = await addColleague(db.store, "moderator", "hamilton");
  una = await addColleague(db.store, "moderator", "hamilton");
  morag = await addColleague(db.store, "service_manager");
  lorne = await addColleague(db.store, "moderator", "lanark");
});
afterAll(() => db.close());

const KNOWN = { names: [], places: [], authorNames: [] };
const TAGS = { theme: [], hub: ["hamilton"], service: [], programme: [] };
const DAY = 24 * 60;
const run = <T>(work: (tx: Tx) => Promise<T>) => db.store.transaction(work);
const kinds = async (id: string) => (await listStoryEvents(db.store.read, id)).map((it) => it.kind);

interface Told {
  audience?: Audience;
  asks?: boolean;
  text?: Partial<StoryText>;
}

/** A story that a moderator has taken. */
async function taken(it: Told = {}, staff = struan!) {
  const told = await tell(db.store, it, MONDAY);
  const who = { staff, reference: told.reference };
  await run((tx) => takeStory(tx, who, MONDAY));
  return { ...told, who };
}

type Taken = Awaited<ReturnType<typeof taken>>;
interface Edit {
  text?: Partial<StoryText>;
  reasons?: EditReason[];
  criticism?: number | null;
  safety?: number | null;
  seen?: string;
  tags?: typeof TAGS | { hub: string[]; theme: string[]; service: string[]; programme: string[] };
}

async function edit({ id, who }: Taken, it: Edit = {}, now = MONDAY) {
  const { original, copy } = await readTexts(db.store.read, id);
  const before = (copy ?? original)!;
  const { reasons = ["name"], criticism = 1, safety = 0, tags = TAGS, seen = copyMark(before) } = it;
  const work = { text: { ...before, ...it.text }, reasons, criticism, safety, tags, seen };
  return run((tx) => saveWork(tx, { ...who, ...work }, now));
}

const pass = (
  { who }: Pick<Taken, "who">,
  it: { looked?: string[]; holdUntil?: string; holdWith?: number; audience?: string } = {},
) => {
  const { looked = [], holdUntil = null, holdWith = 0 } = it;
  return run(async (tx) => {
    const row = await findStoryByReference(tx, who.reference);
    const { audience = row!.audience } = it;
    return passStory(tx, { ...who, looked, audience, holdUntil, holdWith, known: KNOWN }, MONDAY);
  });
};

/** Of what waits for a second person, as their page has it. */
const seenOf = async (reference: string) => {
  const row = await findStoryByReference(db.store.read, reference);
  const { copy } = await readTexts(db.store.read, row!.id);
  return copy ? secondMark(copy, row!) : "";
};

const passed = async (it: Told = {}, changed: Edit = {}) => {
  const story = await taken(it);
  await edit(story, changed);
  await pass(story);
  return story;
};

test("one moderator has it at a time, and a forgotten one can be taken", async () => {
  const { id, who } = await taken();
  const other = { ...who, staff: una! };
  expect(await run((tx) => takeStory(tx, other, later(MONDAY, DAY)))).toEqual({
    ...{ ok: false, why: "alreadyTaken", by: struan!.name },
  });
  expect(await run((tx) => takeStory(tx, other, later(MONDAY, 4 * DAY)))).toMatchObject({ ok: true });
  expect((await storyOf(db.store, id)).takenBy).toBe(una!.id);
  expect(await run((tx) => giveBackStory(tx, who, MONDAY))).toEqual({ ok: false, why: "notYours" });
  expect(await run((tx) => giveBackStory(tx, other, MONDAY))).toMatchObject({ ok: true });
  expect((await storyOf(db.store, id)).takenBy).toBeNull();
});

test("it is not there for moderators of other hubs, and not for a manager before it is passed", async () => {
  const story = await taken();
  const of = (staff: Colleague) => ({ ...story.who, staff });
  for (const staff of [lorne!, morag!]) {
    const it = of(staff);
    expect(await run((tx) => takeStory(tx, it, MONDAY))).toEqual({ ok: false, why: "notFound" });
    expect(await edit({ ...story, who: it })).toEqual({ ok: false, why: "notFound" });
    expect(await pass({ who: it })).toEqual({ ok: false, why: "notFound" });
    expect(await run((tx) => takeDown(tx, { ...it, why: "mistake", text: "" }, MONDAY))).toEqual({
      ...{ ok: false, why: "notFound" },
    });
  }
  expect(
    await run((tx) => secondStory(tx, { ...of(morag!), agree: true, text: "", seen: "" }, MONDAY)),
  ).toEqual({
    ...{ ok: false, why: "notNow" },
  });
});

test("the copy is changed with a reason, and the original never", async () => {
  const story = await taken();
  expect(await edit(story, { text: { good: "They kept chairs free." }, reasons: [] })).toEqual({
    ...{ ok: false, why: "reasonMissing" },
  });
  expect(await edit(story, { text: { good: "They kept chairs free." }, reasons: ["rare"] })).toMatchObject({
    ok: true,
  });
  const { original, copy } = await readTexts(db.store.read, story.id);
  expect([original!.good, copy!.good]).toEqual(["They kept two chairs free.", "They kept chairs free."]);
  expect(
    (await listStoryEvents(db.store.read, story.id)).findLast((it) => it.kind === "edited")?.detail,
  ).toEqual({
    ...{ parts: ["good"], reasons: ["rare"] },
  });
  // back to the author's own words needs no reason
  expect(await edit(story, { text: { good: original!.good }, reasons: [] })).toMatchObject({ ok: true });
});

test("what was typed into an older copy is not saved over a newer one", async () => {
  const story = await taken();
  const older = copyMark((await readTexts(db.store.read, story.id)).original!);
  await edit(story, { text: { good: "They kept chairs." } });
  expect(await edit(story, { text: { good: "Nothing." }, seen: older })).toEqual({
    ...{ ok: false, why: "changedSince" },
  });
  expect((await readTexts(db.store.read, story.id)).copy!.good).toBe("They kept chairs.");
});

test("an empty story, a story of no hub, and one without scores are not passed", async () => {
  const story = await taken();
  expect(await edit(story, { text: { happened: "", good: "" } })).toEqual({ ok: false, why: "nothingLeft" });
  expect(await edit(story, { tags: { ...TAGS, hub: [] } })).toEqual({ ok: false, why: "hubMissing" });
  await edit(story, { safety: null });
  expect(await pass(story)).toEqual({ ok: false, why: "scoreMissing" });
});

test("themes are kept, and a story about another hub goes to that hub's moderators", async () => {
  const story = await taken();
  await edit(story, { tags: { ...TAGS, theme: ["waiting"], hub: ["lanark"] } });
  expect((await storyOf(db.store, story.id)).hub).toBe("lanark");
  const tags = await listTags(db.store.read, story.id);
  expect(tags).toContainEqual({ kind: "theme", value: "waiting" });
  expect(tags).toContainEqual({ kind: "feeling", value: "heard" });
  expect(await edit(story)).toEqual({ ok: false, why: "notFound" });
  expect(await run((tx) => takeStory(tx, { ...story.who, staff: lorne! }, MONDAY))).toMatchObject({
    ok: true,
  });
});

test("what still says who it is has to be taken out or looked at", async () => {
  const story = await taken({ text: { happened: "It was on 3 May 2024, she said." } });
  await edit(story);
  expect(await pass(story)).toEqual({ ok: false, why: "lookedMissing" });
  expect(await pass(story, { looked: ["good:date:3 May 2024"] })).toEqual({
    ok: false,
    why: "lookedMissing",
  });
  expect(await pass(story, { looked: ["happened:date:3 May 2024"] })).toMatchObject({
    ok: true,
    to: "out",
  });
});

test("passed, it is shown to its audience, and every step is on record", async () => {
  const story = await passed({ audience: "hub" }, { text: { good: "They kept chairs." } });
  expect(await storyOf(db.store, story.id)).toMatchObject({ state: "out", shownTo: "hub" });
  expect(await kinds(story.id)).toEqual(["told", "taken", "edited", "scored", "passed", "shown"]);
  const lines = await db.store.read.select().from(audit).where(eq(audit.subject, story.id));
  expect(lines.map((it) => it.actor)).toEqual(lines.map(() => struan!.id));
  expect(JSON.stringify(lines)).not.toContain("chairs");
});

test("two people read it where it has a safety score, and the second is another", async () => {
  const story = await passed({}, { safety: 1 });
  expect(await storyOf(db.store, story.id)).toMatchObject({ state: "second", shownTo: null });
  const seen = await seenOf(story.who.reference);
  const agree = (staff: Colleague) =>
    run((tx) => secondStory(tx, { ...story.who, staff, agree: true, text: "", seen }, MONDAY));
  expect(await agree(struan!)).toEqual({ ok: false, why: "samePerson" });
  expect(await agree(lorne!)).toEqual({ ok: false, why: "notFound" });
  expect(await agree(morag!)).toMatchObject({ ok: true, to: "out" });
  expect((await storyOf(db.store, story.id)).shownTo).toBe("public");
});

test("a second person agrees to what they saw, and to nothing that was passed since", async () => {
  const story = await passed({}, { safety: 1 });
  const agree = (seen: string) =>
    run((tx) => secondStory(tx, { ...story.who, staff: morag!, agree: true, text: "", seen }, MONDAY));
  const seen = await seenOf(story.who.reference);
  await run((tx) => readAgain(tx, story.who, MONDAY));
  await edit(story, { text: { good: "They kept chairs." }, safety: 1 });
  await pass(story);
  expect(await agree(seen)).toEqual({ ok: false, why: "changedSince" });
  expect(await storyOf(db.store, story.id)).toMatchObject({ state: "second", shownTo: null });
  expect(await agree(await seenOf(story.who.reference))).toMatchObject({ ok: true, to: "out" });
});

test("what was read for one hub is not passed for everyone, when its author has changed that meanwhile", async () => {
  const story = await taken({ audience: "hub" });
  await edit(story);
  await run((tx) => changeAudience(tx, story.id, "public", MONDAY));
  expect(await pass(story, { audience: "hub" })).toEqual({ ok: false, why: "changedSince" });
  expect(await storyOf(db.store, story.id)).toMatchObject({ state: "waiting", shownTo: null });
  expect(await pass(story)).toMatchObject({ ok: true, to: "out" });
});

test("once what was written is deleted, the copy can still be stopped, changed and shown again", async () => {
  const story = await passed({ audience: "hubs", asks: true });
  await run((tx) => tx.update(storyTexts).set({ original: null }).where(eq(storyTexts.story, story.id)));
  await run((tx) => takeDown(tx, { ...story.who, why: "identified", text: "" }, MONDAY));
  await run((tx) => takeStory(tx, story.who, MONDAY));
  expect(await edit(story, { text: { good: "They kept chairs." } })).toMatchObject({ ok: true });
  // its author is asked about what is changed now
  expect(await pass(story)).toMatchObject({ ok: true, to: "asking" });
  await run((tx) => agreeToEdits(tx, story.id, MONDAY));
  expect((await storyOf(db.store, story.id)).state).toBe("ready");
});

test("a second person can send it back, and it has to be passed again", async () => {
  const story = await passed({}, { safety: 2 });
  const back = { ...story.who, staff: morag!, agree: false, text: "The bus number", seen: "" };
  expect(await run((tx) => secondStory(tx, back, MONDAY))).toMatchObject({ ok: true, to: "waiting" });
  expect(await storyOf(db.store, story.id)).toMatchObject({
    state: "waiting",
    takenBy: struan!.id,
    passedBy: null,
  });
  expect(await run((tx) => secondStory(tx, { ...back, agree: true }, MONDAY))).toEqual({
    ...{ ok: false, why: "notNow" },
  });
});

test("edits wait for an author who asked to see them; what is edited after their yes is asked again", async () => {
  const story = await passed({ audience: "hub", asks: true }, { text: { good: "They kept chairs." } });
  expect(await storyOf(db.store, story.id)).toMatchObject({ state: "asking", shownTo: null });
  await run((tx) => agreeToEdits(tx, story.id, MONDAY));
  await run((tx) => readAgain(tx, story.who, MONDAY));
  await edit(story, { text: { good: "They kept some." } });
  expect(await pass(story)).toMatchObject({ ok: true, to: "asking" });
  const unedited = await passed({ audience: "hub", asks: true });
  expect((await storyOf(db.store, unedited.id)).state).toBe("out");
});

test("a hold is kept, changed, and lifted", async () => {
  const story = await taken();
  await edit(story);
  expect(await pass(story, { holdUntil: "2026-12-24" })).toMatchObject({ ok: true, to: "ready" });
  const hold = (holdUntil: string | null) =>
    run((tx) => holdStory(tx, { ...story.who, holdUntil, holdWith: 0 }, MONDAY));
  expect(await hold("2026-12-20")).toMatchObject({ ok: true, to: "ready" });
  expect(await hold(null)).toMatchObject({ ok: true, to: "out" });
  expect(await hold(null)).toEqual({ ok: false, why: "notNow" });
});

test("a safety concern takes it down, gives duty the whole of it, and nothing passes it while it is open", async () => {
  const story = await passed({}, { text: { happened: "We came late." } });
  expect((await storyOf(db.store, story.id)).shownTo).toBe("public");
  await run((tx) => raiseConcern(tx, { ...story.who, note: "She says he is back" }, MONDAY));
  expect(await storyOf(db.store, story.id)).toMatchObject({
    state: "waiting",
    shownTo: null,
    passedBy: null,
  });
  const [task] = await db.store.read.select().from(tasks).where(eq(tasks.subject, story.id));
  expect(task).toMatchObject({ kind: "story", urgent: true, hub: "hamilton", done: 0 });
  const text = readTaskBody(task!)!.reasons[0]!.text;
  expect(text).toContain("She says he is back");
  expect(text).toContain("quondam");
  await run((tx) => takeStory(tx, story.who, MONDAY));
  await edit(story);
  expect(await pass(story)).toEqual({ ok: false, why: "concernOpen" });
  await run((tx) =>
    tx.update(tasks).set({ done: 1, doneAt: MONDAY, doneBy: "isla" }).where(eq(tasks.id, task!.id)),
  );
  expect(await pass(story)).toMatchObject({ ok: true, to: "out" });
});

test("somebody in danger now: duty is told before it can be passed", async () => {
  const story = await taken({ audience: "hub" });
  await edit(story, { safety: 3 });
  expect(await pass(story)).toEqual({ ok: false, why: "concernFirst" });
});

test("refused, asked, taken down: each says why to its author, and nobody reads it", async () => {
  const refused = await taken();
  await run((tx) =>
    refuseStory(tx, { ...refused.who, why: "harms", text: "Thank you. We cannot show it" }, MONDAY),
  );
  expect(await storyOf(db.store, refused.id)).toMatchObject({ state: "refused", shownTo: null });
  expect(await run((tx) => takeStory(tx, refused.who, MONDAY))).toEqual({ ok: false, why: "notNow" });
  expect(await run((tx) => readAgain(tx, refused.who, MONDAY))).toMatchObject({ ok: true });

  const asked = await taken();
  await run((tx) => askAuthor(tx, { ...asked.who, text: "May we leave in the song?" }, MONDAY));
  expect(await storyOf(db.store, asked.id)).toMatchObject({ state: "asking", passedBy: null });
  await run((tx) => agreeToEdits(tx, asked.id, MONDAY));
  expect((await storyOf(db.store, asked.id)).state).not.toBe("ready");

  const down = await passed();
  await run((tx) => takeDown(tx, { ...down.who, why: "identified", text: "" }, MONDAY));
  expect(await storyOf(db.store, down.id)).toMatchObject({ state: "waiting", shownTo: null, publicId: null });
  expect(await run((tx) => takeDown(tx, { ...down.who, why: "identified", text: "" }, MONDAY))).toEqual({
    ...{ ok: false, why: "notNow" },
  });
});

test("opened to more people, it is read again; a changed word takes it down, and it can stay as it is", async () => {
  const kept = await passed({ audience: "hub" });
  await run((tx) => changeAudience(tx, kept.id, "public", MONDAY));
  await run((tx) => takeStory(tx, kept.who, MONDAY));
  await run((tx) => keepAudience(tx, { ...kept.who, text: "The song would say who you are" }, MONDAY));
  expect(await storyOf(db.store, kept.id)).toMatchObject({ state: "out", audience: "hub", shownTo: "hub" });

  const wider = await passed({ audience: "hub" });
  await run((tx) => changeAudience(tx, wider.id, "public", MONDAY));
  await run((tx) => takeStory(tx, wider.who, MONDAY));
  expect((await storyOf(db.store, wider.id)).shownTo).toBe("hub");
  await edit(wider, { text: { good: "Chairs." } });
  expect((await storyOf(db.store, wider.id)).shownTo).toBeNull();
  expect(await run((tx) => keepAudience(tx, { ...wider.who, text: "x" }, MONDAY))).toEqual({
    ...{ ok: false, why: "notNow" },
  });
  expect(await pass(wider)).toMatchObject({ ok: true, to: "out" });
});

test("taken back while somebody works on it: nothing can be done with it, and nothing fails", async () => {
  const story = await taken();
  await run((tx) => withdrawStory(tx, story.id, MONDAY));
  expect(await pass(story)).toEqual({ ok: false, why: "notNow" });
  for (const answer of [
    await run((tx) => raiseConcern(tx, { ...story.who, note: "" }, MONDAY)),
    await run((tx) => readAgain(tx, story.who, MONDAY)),
  ])
    expect(answer.ok).toBe(false);
  expect(await db.store.read.select().from(tasks).where(eq(tasks.subject, story.id))).toEqual([]);
  await releaseHeld(db.store, MONDAY);
  expect((await db.store.read.select().from(stories).where(eq(stories.id, story.id)))[0]!.state).toBe(
    "withdrawn",
  );
});
