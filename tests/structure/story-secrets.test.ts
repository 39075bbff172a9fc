/** What an author wrote, what was taken out of it, why, and how it was scored reaches nobody without the right to it: every
 *  staff page is asked as every role. Whoever has the right is on record for every look. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { audit } from "../../db/schema/audit";
import { stories, type StoryState } from "../../db/schema/stories";
import { startSession } from "../../app/staff/session.server";
import { ROLES, SERVICE_ROLES, type Role } from "../../app/staff/staff";
import { showStory } from "../../app/stories/show-story.server";
import { recordStoryEvent } from "../../app/stories/story-events.server";
import { getHeldStory, readTexts } from "../../app/stories/story-rows.server";
import * as world from "../support/staff";
import { ORIGINAL_WORD, pass, storyOf, tell } from "../support/stories";

type Handler = (args: object) => unknown;
const modules = import.meta.glob<{ loader?: Handler }>("../../app/routes/staff-*.tsx");
const { store } = await import("../../app/db.server");

/** A word of a note between moderators, and of what an author was told. */
const NOTE_WORD = "kittiwake";
const SECRET = new RegExp(`${ORIGINAL_WORD}|${NOTE_WORD}`);
const SCORE = /"criticism"/;

interface Known {
  id: string;
  reference: string;
  codeHash: string;
  state: StoryState;
}
const told: Known[] = [];
const people = new Map<Role, { id: string; cookie: string }>();

beforeAll(async () => {
  await world.addHubs(store);
  for (const role of ROLES) {
    const { id } = await world.addColleague(
      store,
      role,
      SERVICE_ROLES.includes(role) ? undefined : "hamilton",
    );
    const token = await store.transaction((tx) => startSession(tx, id, new Date()));
    people.set(role, { id, cookie: `staff=${token}` });
  }
  for (const state of ["waiting", "second", "asking", "ready", "out", "refused"] as const)
    told.push(await aStory(state));
});
afterAll(async () => {
  await store.close();
  await db.close();
});

async function aStory(state: StoryState): Promise<Known> {
  const now = new Date();
  const { id, reference } = await tell(store, {}, now);
  await store.transaction(async (tx) => {
    await pass(tx, id, { more: { criticism: 4 } }, now);
    const row = await getHeldStory(tx, id);
    const detail = { text: `A ${NOTE_WORD} of a note`, reasons: ["name"], why: "harms" };
    for (const kind of ["sentBack", "asked", "refused", "concern"] as const)
      await recordStoryEvent(tx, row, { by: "struan", kind, detail }, now);
    if (state === "out") await showStory(tx, id, "struan", now);
    else await tx.update(stories).set({ state }).where(eq(stories.id, id));
  });
  return { id, reference, state, codeHash: (await storyOf(store, id)).codeHash };
}

const lines = (subject: string) => store.read.select().from(audit).where(eq(audit.subject, subject));

/** @returns what a page answers to this person, and whether it is on record that they looked at this story */
async function ask(loader: Handler, role: Role, { id, reference }: Known) {
  const person = people.get(role)!;
  const before = await lines(id);
  const request = new Request("http://portal.test/staff/x", { headers: { cookie: person.cookie } });
  const params = { reference, id, hub: "hamilton", of: "hamilton", format: "csv", step: "q1", text: "next" };
  const context = { address: "a", language: { code: "en", words: {} } };
  const called = async () => loader({ request, params, context });
  const answer = await called().catch((thrown: unknown) => thrown);
  const text = answer instanceof Response ? await answer.text() : JSON.stringify(answer);
  const written = (await lines(id)).slice(before.length);
  return { text, onRecord: written.some((it) => it.actor === person.id) };
}

const named = (file: string) => /staff-(.*)\.tsx/.exec(file)![1]!;

/** "story waiting secret": which pages of which stories hold words that only moderators may read, or scores. */
async function leaksTo(role: Role, which = told): Promise<string[]> {
  const leaks: string[] = [];
  for (const file of Object.keys(modules)) {
    const { loader } = await modules[file]!();
    if (!loader) continue;
    for (const story of which) {
      const { text, onRecord } = await ask(loader, role, story);
      if (SECRET.test(text)) leaks.push(`${named(file)} ${story.state} secret${onRecord ? "" : " unseen"}`);
      if (SCORE.test(text)) leaks.push(`${named(file)} ${story.state} score${onRecord ? "" : " unseen"}`);
      if (text.includes(story.codeHash)) leaks.push(`${named(file)} code`);
    }
  }
  return leaks.sort();
}

it.each(ROLES.filter((it) => it !== "moderator" && it !== "service_manager"))(
  "%s learns nothing of what only moderators may know",
  async (role) => expect(await leaksTo(role)).toEqual([]),
  60_000,
);

it(
  "a second reader sees the scores of what waits for them, and no word that was taken out",
  async () => expect(await leaksTo("service_manager")).toEqual(["story second score"]),
  60_000,
);

it(
  "a moderator reads it all, and every look is on record",
  async () =>
    expect(await leaksTo("moderator")).toEqual(
      told.flatMap(({ state }) => [`story ${state} score`, `story ${state} secret`]).sort(),
    ),
  60_000,
);

it("would see a page that shows an original and writes nothing down", async () => {
  const sly = async () => readTexts(store.read, told[0]!.id);
  const { text, onRecord } = await ask(sly, "duty_worker", told[0]!);
  expect([SECRET.test(text), onRecord]).toEqual([true, false]);
});

it("lists titles of the copy only to those who may read it, and says so on record", async () => {
  const { loader } = await modules["../../app/routes/staff-stories.tsx"]!();
  const waiting = told.find((it) => it.state === "waiting")!;
  const titled = async (role: Role) =>
    (await ask(loader!, role, waiting)).text.includes("The group that waited");
  // only the one that is shown stands in the lists of whoever only reads
  expect(await titled("moderator")).toBe(true);
  expect((await lines("toRead")).at(-1)?.detail).toContain(waiting.reference);
  expect(await titled("administrator")).toBe(false);
});
