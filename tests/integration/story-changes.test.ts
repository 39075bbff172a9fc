/** What a hub promises to change because of a story: promised, changed, kept or dropped, and read by everyone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { publicStories } from "../../db/schema/public-stories";
import { storyChanges } from "../../db/schema/stories";
import { readVersion } from "../../app/hubs/hubs.server";
import { staffChrome } from "../../app/staff/chrome.server";
import { takeChangeForm } from "../../app/staff/act-on-change.server";
import { actOnAnswer } from "../../app/staff/act-on-answer.server";
import { readPromises } from "../../app/staff/read-promises.server";
import { changeAudience, withdrawStory } from "../../app/stories/author-acts.server";
import { countOverdue, listChangesOf, listPublicChanges } from "../../app/stories/promises.server";
import { endChange, planChange, replanChange } from "../../app/stories/story-changes.server";
import { hideStory, showStory } from "../../app/stories/show-story.server";
import { listStoryEvents } from "../../app/stories/story-events.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, MONDAY, type Colleague } from "../support/staff";
import { pass, storyOf, tell } from "../support/stories";

let db: TestDatabase;
let isla: Colleague, lewis: Colleague, other: Colleague, morag: Colleague, struan: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
  lewis = await addColleague(db.store, "hub_manager", "hamilton");
  other = await addColleague(db.store, "hub_manager", "lanark");
  morag = await addColleague(db.store, "service_manager");
  struan = await addColleague(db.store, "moderator", "hamilton");
});
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const NEXT_DAY = new Date("2026-11-24T09:00:00Z");
const NEW_YEAR = new Date("2027-01-01T09:00:00Z");

async function aShownStory(audience: "hub" | "hubs" | "public" = "public") {
  const { id, reference } = await tell(db.store, { audience }, MONDAY);
  await run((tx) => pass(tx, id, {}, MONDAY));
  expect(await run((tx) => showStory(tx, id, struan.id, MONDAY))).toBe("shown");
  return { id, reference };
}
const plan = (story: string, more: { owner?: string; dueOn?: string; plan?: string } = {}, now = MONDAY) =>
  run((tx) =>
    planChange(
      tx,
      {
        ...{ story, hub: "hamilton", by: lewis.id, said: "The door was locked" },
        ...{ plan: "The door opens at half past eight", owner: isla.id, dueOn: "2026-12-31", ...more },
      },
      now,
    ),
  );
const end = (id: string, state: "made" | "dropped", outcome = "It opens at half past eight now") =>
  run((tx) => endChange(tx, { id, by: lewis.id, state, outcome }, NEXT_DAY));
const changesOf = (story: string) => listChangesOf(db.store.read, story);
const onlyChange = async (story: string) => (await changesOf(story))[0]!;
const shownChanges = async (story: string) => {
  const { publicId } = await storyOf(db.store, story);
  return (await db.store.read.select().from(publicStories).where(eq(publicStories.id, publicId!)))[0]!
    .changes;
};
const everyone = async (hub: string | null = null, at = NEXT_DAY) => {
  const { made, planned } = await listPublicChanges(db.store.read, hub, at);
  return [...made, ...planned];
};
const clean = () => run((tx) => tx.delete(storyChanges));

describe("a promise", () => {
  it("stands with the story, has an owner and a day, and is in its history", async () => {
    const { id } = await aShownStory();
    expect(await plan(id)).toBe("done");
    expect(await changesOf(id)).toMatchObject([
      {
        state: "planned",
        ownerName: isla.name,
        dueOn: "2026-12-31",
        plannedOn: "2026-11-23",
        hub: "hamilton",
      },
    ]);
    expect(await shownChanges(id)).toEqual([
      { state: "planned", plan: "The door opens at half past eight", outcome: null, month: "2026-12" },
    ]);
    expect((await listStoryEvents(db.store.read, id)).at(-1)).toMatchObject({
      kind: "changePlanned",
      by: lewis.id,
    });
  });

  it("needs somebody who works at the hub, a day to come and a story that may be read", async () => {
    const { id } = await aShownStory();
    expect(await plan(id, { owner: other.id })).toBe("noSuchColleague");
    expect(await plan(id, { dueOn: "2026-11-22" })).toBe("duePast");
    expect(await plan(id, { dueOn: "2026-11-23" })).toBe("done");
    await run((tx) => hideStory(tx, id));
    expect(await plan(id)).toBe("notShown");
  });

  it("is kept once, with what has changed", async () => {
    const { id } = await aShownStory();
    await plan(id);
    const { id: change } = await onlyChange(id);
    expect(await end(change, "made")).toBe("done");
    expect(await end(change, "dropped")).toBe("gone");
    expect(await shownChanges(id)).toMatchObject([
      { state: "made", outcome: "It opens at half past eight now" },
    ]);
  });

  it("that is dropped stands nowhere for everyone, and the story has none", async () => {
    const { id } = await aShownStory();
    await plan(id);
    await end((await onlyChange(id)).id, "dropped", "The lock belongs to the school");
    expect(await shownChanges(id)).toEqual([]);
    expect((await listStoryEvents(db.store.read, id)).at(-1)).toMatchObject({ kind: "changeDropped" });
  });

  it("goes over to a colleague, until another day", async () => {
    const { id } = await aShownStory();
    await plan(id);
    const { id: change } = await onlyChange(id);
    const replan = (owner: string, dueOn: string) =>
      run((tx) => replanChange(tx, { id: change, by: lewis.id, owner, dueOn }, NEXT_DAY));
    expect(await replan(other.id, "2027-02-01")).toBe("noSuchColleague");
    expect(await replan(lewis.id, "2026-11-23")).toBe("duePast");
    expect(await replan(lewis.id, "2027-02-01")).toBe("done");
    expect(await onlyChange(id)).toMatchObject({ owner: lewis.id, dueOn: "2027-02-01" });
    expect(await shownChanges(id)).toMatchObject([{ state: "planned", month: "2027-02" }]);
  });
});

describe("You said, we did", () => {
  it("names what was made and what is planned of stories that are public, by month, and of no others", async () => {
    await clean();
    const [open, inside] = [await aShownStory(), await aShownStory("hubs")];
    await plan(open.id);
    await plan(open.id, { plan: "A bench by the door", dueOn: "2027-03-10" });
    await plan(inside.id, { plan: "Only for staff" });
    await end((await changesOf(open.id)).find((it) => it.dueOn === "2026-12-31")!.id, "made");
    const story = (await storyOf(db.store, open.id)).publicId;
    expect(await everyone()).toMatchObject([
      { state: "made", said: "The door was locked", month: "2026-11", story },
      { state: "planned", plan: "A bench by the door", month: "2027-03", story },
    ]);
    expect(await everyone("hamilton")).toHaveLength(2);
    expect(await everyone("lanark")).toEqual([]);
    expect((await everyone()).map((it) => it.late)).toEqual([false, false]);
    expect((await everyone(null, new Date("2027-04-01T09:00:00Z"))).map((it) => it.late)).toEqual([
      false,
      true,
    ]);
    expect(JSON.stringify(await everyone())).not.toMatch(/\d{4}-\d\d-\d\d|Only for staff/);
  });

  it.each([
    ["is narrowed", (tx: Tx, id: string) => changeAudience(tx, id, "hub", NEXT_DAY)],
    ["is taken back", (tx: Tx, id: string) => withdrawStory(tx, id, NEXT_DAY)],
    ["is hidden", (tx: Tx, id: string) => hideStory(tx, id)],
  ])("forgets a change at once when its story %s, and the kept page is made anew", async (_, act) => {
    await clean();
    const { id } = await aShownStory();
    await plan(id);
    expect(await everyone()).toHaveLength(1);
    const [before] = await readVersion(db.store.read, {});
    await run<unknown>((tx) => act(tx, id));
    expect(await everyone()).toEqual([]);
    expect((await readVersion(db.store.read, {}))[0]!.version).toBeGreaterThan(before!.version);
  });
});

describe("overdue promises", () => {
  it("are those whose day is over, on top of the list and in the header of managers", async () => {
    await clean();
    const { id } = await aShownStory();
    await plan(id);
    await plan(id, { dueOn: "2027-06-01", plan: "A bench" });
    const last = new Date("2026-12-31T23:59:00Z");
    expect(await countOverdue(db.store.read, ["hamilton"], last)).toBe(0);
    expect(await countOverdue(db.store.read, ["hamilton"], NEW_YEAR)).toBe(1);
    expect(await countOverdue(db.store.read, ["lanark"], NEW_YEAR)).toBe(0);
    const count = async (who: Colleague) => (await staffChrome(db.store.read, who, NEW_YEAR)).overdueChanges;
    expect(await Promise.all([lewis, morag, other, isla].map(count))).toEqual([1, 1, 0, null]);
    const { planned } = await readPromises(db.store.read, lewis, NEW_YEAR);
    expect(planned.map((it) => it.dueOn)).toEqual(["2026-12-31", "2027-06-01"]);
    expect((await readPromises(db.store.read, other, NEW_YEAR)).planned).toEqual([]);
  });

  it("are counted until the day ends in London, in summer too", async () => {
    await clean();
    const { id } = await aShownStory();
    await plan(id, { dueOn: "2027-06-30" });
    // half past midnight in London, still the day before in UTC
    expect(await countOverdue(db.store.read, "all", new Date("2027-06-30T22:30:00Z"))).toBe(0);
    expect(await countOverdue(db.store.read, "all", new Date("2027-06-30T23:30:00Z"))).toBe(1);
  });
});

describe("the forms", () => {
  const fields = (typed: Record<string, string>) =>
    Object.fromEntries(Object.entries(typed).map(([name, it]) => [name, [it]]));
  const DUE = { "due.day": "31", "due.month": "12", "due.year": "2026" };

  it("promise only for managers of its hubs, and say beside each field what is missing", async () => {
    const { id, reference } = await aShownStory();
    const typed = { intent: "plan", said: "x", plan: "", owner: isla.id, ...DUE };
    const act = (staff: Colleague, more: object = {}) =>
      run((tx) => actOnAnswer(tx, { staff, reference }, fields({ ...typed, ...more }), MONDAY));
    for (const who of [isla, other, struan]) expect(await act(who, { plan: "y" })).toBeUndefined();
    expect(await act(lewis)).toMatchObject({
      form: "plan",
      problems: [{ field: "plan", code: "changePlanMissing" }],
      values: { said: ["x"] },
    });
    expect(await act(lewis, { plan: "y", "due.month": "13" })).toMatchObject({
      problems: [{ field: "due", code: "dateWrong" }],
    });
    expect(await act(lewis, { plan: "y", owner: other.id })).toMatchObject({
      problems: [{ field: "owner", code: "colleagueMissing" }],
    });
    expect(await changesOf(id)).toEqual([]);
    expect((await act(lewis, { plan: "y" }))!.said!.key).toBe("changePlanned");
  });

  it("close a promise from the list, for managers of the hub that made it", async () => {
    const { id } = await aShownStory();
    await plan(id);
    const { id: change } = await onlyChange(id);
    const act = (staff: Colleague, outcome: string) =>
      run((tx) => takeChangeForm(tx, staff, fields({ intent: "made", change, outcome }), NEXT_DAY));
    for (const who of [other, isla]) expect(await act(who, "x")).toBeUndefined();
    expect(await act(other, "")).toBeUndefined();
    expect(await act(lewis, "")).toMatchObject({
      form: `made-${change}`,
      problems: [{ field: "outcome", code: "changeMadeMissing" }],
    });
    expect((await act(lewis, "It opens now"))!.said!.key).toBe("changeMade");
    expect((await act(lewis, "It opens now"))!.said!.key).toBe("changeGone");
  });
});
