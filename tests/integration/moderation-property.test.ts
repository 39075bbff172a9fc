/** Whatever authors, moderators, managers, duty and time do with a story, in whatever order: who may read it then, worked
 *  out from the rows and the history alone. */
import fc from "fast-check";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { publicStories } from "../../db/schema/public-stories";
import { stories, type Audience } from "../../db/schema/stories";
import { tasks } from "../../db/schema/tasks";
import type { Tx } from "../../db/client";
import { agreeToEdits, changeAudience, withdrawStory } from "../../app/stories/author-acts.server";
import { copyMark, secondMark } from "../../app/stories/copy-mark.server";
import { saveWork } from "../../app/stories/edit-story.server";
import { holdStory, passStory, secondStory } from "../../app/stories/moderate-story.server";
import { releaseHeld } from "../../app/stories/release-held.server";
import {
  askAuthor,
  keepAudience,
  raiseConcern,
  refuseStory,
  takeDown,
} from "../../app/stories/stop-story.server";
import { listStoryEvents } from "../../app/stories/story-events.server";
import { findStoryByReference, readTexts } from "../../app/stories/story-rows.server";
import { readAgain, takeStory } from "../../app/stories/take-story.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, later, MONDAY, type Colleague } from "../support/staff";
import { storyOf, tell } from "../support/stories";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
const RUNS = 20;
const DAY = 24 * 60;
const KNOWN = { names: [], places: ["Larkhall", "Stonehouse"], authorNames: [] };
const TAGS = { theme: [], hub: ["hamilton"], service: [], programme: [] };

let db: TestDatabase;
let staff: Colleague[];
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  staff = [
    await addColleague(db.store, "moderator", "hamilton"),
    await addColleague(db.store, "moderator", "hamilton"),
    await addColleague(db.store, "service_manager"),
    await addColleague(db.store, "moderator", "lanark"),
  ];
});
afterAll(() => db.close());

const ACTS = [
  ...[
    "take",
    "take",
    "edit",
    "edit",
    "pass",
    "pass",
    "pass",
    "agree",
    "agree",
    "sendBack",
    "author",
    "author",
  ],
  ...[
    "wider",
    "narrower",
    "concern",
    "duty",
    "takeDown",
    "again",
    "release",
    "lift",
    "ask",
    "keep",
    "refuse",
  ],
  "withdraw",
] as const;
const act = fc.record({
  what: fc.constantFrom(...ACTS),
  who: fc.constantFrom(0, 0, 0, 1, 2, 2, 3),
  /** which of the few things that an act can be about */
  pick: fc.integer({ min: 0, max: 3 }),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
const world = fc.record({
  audience: fc.constantFrom<Audience>("hub", "hubs", "public", "public"),
  asks: fc.boolean(),
  danger: fc.boolean(),
  acts: fc.array(act, { minLength: 8, maxLength: 24 }),
});

const SENTENCES = [
  "Nobody minded.",
  "We are from Larkhall.",
  "From Larkhall to Stonehouse.",
  "They waited for us.",
];

async function perform(tx: Tx, told: { id: string; reference: string }, it: Act, now: Date): Promise<void> {
  const who = { staff: staff[it.who]!, reference: told.reference };
  const text = "x";
  switch (it.what) {
    case "take":
      return void (await takeStory(tx, who, now));
    case "edit":
      return edit(tx, told.id, who, it.pick, now);
    case "pass": {
      const hold = { holdUntil: it.pick === 3 ? "2026-11-25" : null, holdWith: 0 };
      const { audience } = (await findStoryByReference(tx, told.reference))!;
      return void (await passStory(tx, { ...who, ...hold, audience, looked: [], known: KNOWN }, now));
    }
    case "agree":
    case "sendBack": {
      const row = (await findStoryByReference(tx, told.reference))!;
      const { copy } = await readTexts(tx, row.id);
      const seen = copy ? secondMark(copy, row) : "";
      return void (await secondStory(tx, { ...who, agree: it.what === "agree", text, seen }, now));
    }
    case "author":
      return void (await agreeToEdits(tx, told.id, now));
    case "wider":
      return void (await changeAudience(tx, told.id, it.pick > 1 ? "public" : "hubs", now));
    case "narrower":
      return void (await changeAudience(tx, told.id, it.pick > 1 ? "hub" : "hubs", now));
    case "concern":
      return void (await raiseConcern(tx, { ...who, note: "" }, now));
    case "duty": {
      const done = { done: 1, doneAt: now, doneBy: "isla" };
      return void (await tx.update(tasks).set(done).where(eq(tasks.subject, told.id)));
    }
    case "takeDown":
      return void (await takeDown(tx, { ...who, why: "mistake", text }, now));
    case "again":
      return void (await readAgain(tx, who, now));
    case "lift":
      return void (await holdStory(tx, { ...who, holdUntil: null, holdWith: 0 }, now));
    case "ask":
      return void (await askAuthor(tx, { ...who, text }, now));
    case "keep":
      return void (await keepAudience(tx, { ...who, text }, now));
    case "refuse":
      return void (it.pick === 0 && (await refuseStory(tx, { ...who, why: "harms", text }, now)));
    case "withdraw":
      return void (it.pick === 0 && (await withdrawStory(tx, told.id, now)));
    case "release":
      return;
  }
}

async function edit(tx: Tx, id: string, who: Parameters<typeof takeStory>[1], pick: number, now: Date) {
  const { original, copy } = await readTexts(tx, id);
  const before = copy ?? original;
  if (!before) return;
  const text = { ...before, happened: SENTENCES[pick]! };
  const work = { text, reasons: ["place" as const], tags: TAGS, seen: copyMark(before) };
  await saveWork(tx, { ...who, ...work, criticism: 1, safety: pick === 3 ? 1 : 0 }, now);
}

/** What is wrong with how a story stands. */
async function findWrong(id: string): Promise<string[]> {
  const row = await storyOf(db.store, id);
  const events = await listStoryEvents(db.store.read, id);
  const { original, copy } = await readTexts(db.store.read, id);
  const open = and(eq(tasks.subject, id), eq(tasks.done, 0));
  const concern = (await db.store.read.select().from(tasks).where(open)).length > 0;
  const everybody = row.publicId
    ? await db.store.read.select().from(publicStories).where(eq(publicStories.id, row.publicId))
    : [];
  if (row.shownTo === null) return everybody.length > 0 ? ["public, and shown to nobody"] : [];
  const nth = (kind: string) => events.findLast((it) => it.kind === kind)?.nth ?? 0;
  const { indirect = 0 } = (events.findLast((it) => it.kind === "passed")?.detail ?? {}) as {
    indirect?: number;
  };
  const two = row.danger || (row.safety ?? 0) > 0 || indirect > 1;
  const edited = original && copy && JSON.stringify(original) !== JSON.stringify(copy);
  return [
    ...(concern ? ["shown while a concern is open"] : []),
    ...(copy === null || nth("passed") < nth("edited") ? ["shown as nobody has passed it"] : []),
    ...(row.shownTo === "public" && two && nth("second") < nth("passed") ? ["one person alone"] : []),
    ...(row.asks && edited && nth("agreed") < nth("edited") ? ["edits nobody agreed to"] : []),
    ...((row.shownTo === "public") !== (everybody.length === 1) ? ["public, and not"] : []),
  ];
}

let shown = 0;

async function live({
  audience,
  asks,
  danger,
  acts,
}: typeof world extends fc.Arbitrary<infer T> ? T : never) {
  const told = await tell(db.store, { audience, asks }, MONDAY);
  await db.store.transaction((tx) => tx.update(stories).set({ danger }).where(eq(stories.id, told.id)));
  for (const [at, it] of acts.entries()) {
    const now = later(MONDAY, at * DAY);
    await db.store.transaction((tx) => perform(tx, told, it, now));
    if (it.what === "release") await releaseHeld(db.store, now);
    expect(await findWrong(told.id)).toEqual([]);
    if ((await storyOf(db.store, told.id)).shownTo !== null) shown++;
  }
  // what is left must not be released with the next one's
  await db.store.transaction((tx) => withdrawStory(tx, told.id, MONDAY));
}

const by = (what: Act["what"], who: Act["who"] = 0, pick: Act["pick"] = 0): Act => ({ what, who, pick });
/** Roads that a story does take: chance alone would rarely walk them to their end. */
const ROADS: Act[][] = [
  [
    by("take"),
    by("edit"),
    by("pass"),
    by("wider", 0, 3),
    by("take"),
    by("edit", 0, 2),
    by("pass"),
    by("agree", 2),
  ],
  [
    by("take"),
    by("edit", 0, 3),
    by("pass"),
    by("agree", 1),
    by("author"),
    by("release"),
    by("concern"),
    by("duty"),
  ],
  [
    by("take"),
    by("edit"),
    by("pass"),
    by("author"),
    by("release"),
    by("again"),
    by("edit", 0, 2),
    by("pass"),
  ],
];

test("nobody reads what stands in somebody's way", async () => {
  for (const acts of ROADS)
    for (const audience of ["hub", "public"] as const)
      for (const asks of [true, false]) await live({ audience, asks, danger: false, acts });
  await fc.assert(fc.asyncProperty(world, live), { numRuns: RUNS });
  // or else nothing was looked at
  expect(shown).toBeGreaterThan(20);
});

test("would see each of what must not be", async () => {
  const told = await tell(db.store, { audience: "public", asks: true }, MONDAY);
  const acts = [by("take"), by("edit", 0, 3), by("pass")];
  for (const it of acts) await db.store.transaction((tx) => perform(tx, told, it, MONDAY));
  await db.store.transaction((tx) =>
    raiseConcern(tx, { staff: staff[0]!, reference: told.reference, note: "" }, MONDAY),
  );
  await db.store.transaction((tx) =>
    tx.update(stories).set({ shownTo: "public" }).where(eq(stories.id, told.id)),
  );
  expect(await findWrong(told.id)).toEqual([
    ...["shown while a concern is open", "one person alone", "edits nobody agreed to", "public, and not"],
  ]);
});
