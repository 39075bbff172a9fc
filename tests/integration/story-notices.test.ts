/** What a hub is told of stories: how many wait, once a working day when it opens, and once a week of thanks. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { heartbeats } from "../../db/schema/audit";
import { closingDays, hubs } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import {
  stories,
  storyAnswers,
  storyChanges,
  storyEvents,
  storyPraise,
  storyReplies,
  storyTags,
  storyTexts,
} from "../../db/schema/stories";
import type { Letter } from "../../app/outbox/message";
import { randomToken } from "../../app/random.server";
import { readThanks } from "../../app/staff/read-thanks.server";
import { changeAudience, withdrawStory } from "../../app/stories/author-acts.server";
import { notePraise } from "../../app/stories/note-praise.server";
import { showStory } from "../../app/stories/show-story.server";
import { storyNotices } from "../../app/stories/story-notices.server";
import { tellHubsOfStories } from "../../app/stories/tell-hubs-of-stories.server";
import { lastThanksDay, tellThanks } from "../../app/stories/tell-thanks.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, MONDAY, type Colleague } from "../support/staff";
import { pass, storyOf, tell } from "../support/stories";

let db: TestDatabase;
let isla: Colleague, rowan: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
  rowan = await addColleague(db.store, "duty_worker", "lanark");
});
beforeEach(() =>
  run(async (tx) => {
    for (const table of [outbox, heartbeats, storyPraise, storyChanges, storyReplies, storyAnswers])
      await tx.delete(table);
    for (const table of [storyEvents, storyTags, storyTexts]) await tx.delete(table);
    await tx.update(stories).set({ publicId: null, state: "withdrawn", shownTo: null });
  }),
);
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const at = (iso: string) => new Date(iso);
/** The chore at this moment. @returns to which hubs something went then */
async function look(iso: string): Promise<string[]> {
  const before = await rows();
  await tellHubsOfStories(db.store, at(iso));
  return (await rows()).filter((it) => !before.some(({ id }) => id === it.id)).map((it) => it.hub!);
}
const rows = () =>
  db.store.read
    .select()
    .from(outbox)
    .where(inArray(outbox.subjectKind, ["storiesWait", "storyThanks"]));
/** The mails, as they would be sent. */
async function mails(kind: keyof typeof storyNotices): Promise<Letter[]> {
  const letters = [];
  for (const row of await rows())
    if (row.subjectKind === kind) letters.push(await storyNotices[kind](db.store.read, row, MONDAY));
  return letters.filter((it) => it !== null) as Letter[];
}
const waiting = (now = MONDAY, hub = "hamilton") =>
  tell(db.store, { hub, tags: [{ kind: "hub", value: hub }] }, now);
async function shown(now = MONDAY): Promise<string> {
  const { id } = await tell(db.store, {}, now);
  await run((tx) => pass(tx, id, {}, now));
  await run((tx) => showStory(tx, id, "struan", now));
  return id;
}

describe("how many stories wait", () => {
  it("is told when the hub opens the next working day, and not when the story comes", async () => {
    await waiting();
    expect(await look("2026-11-23T12:01:00Z")).toEqual([]);
    expect(await look("2026-11-23T16:40:00Z")).toEqual([]);
    expect(await look("2026-11-24T08:44:50Z")).toEqual([]);
    expect(await look("2026-11-24T08:45:05Z")).toEqual(["hamilton"]);
    expect((await rows()).map((it) => [it.inbox, it.channel, it.urgent])).toEqual([["duty", "email", false]]);
  });

  it("is told once a day, whenever the worker is started again, and by however many of them", async () => {
    await waiting();
    await Promise.all([1, 2, 3].map(() => tellHubsOfStories(db.store, at("2026-11-24T09:00:00Z"))));
    expect(await rows()).toHaveLength(1);
    for (const later of ["2026-11-24T09:00:10Z", "2026-11-24T14:00:00Z", "2026-11-24T16:44:00Z"])
      expect(await look(later)).toEqual([]);
    expect(await look("2026-11-25T09:00:00Z")).toEqual(["hamilton"]);
  });

  it("is not told because of what an author does during the day", async () => {
    const { id } = await tell(db.store, { audience: "hub" }, at("2026-11-20T12:00:00Z"));
    await run((tx) => pass(tx, id, {}, at("2026-11-20T12:00:00Z")));
    await run((tx) => showStory(tx, id, "struan", at("2026-11-20T12:00:00Z")));
    await run((tx) => tx.update(stories).set({ answeredOn: "2026-11-20" }).where(eq(stories.id, id)));
    expect(await look("2026-11-24T08:46:00Z")).toEqual([]);
    // it waits for a moderator again from now on
    await run((tx) => changeAudience(tx, id, "public", at("2026-11-24T10:00:00Z")));
    expect(await look("2026-11-24T10:00:10Z")).toEqual([]);
    await waiting(at("2026-11-24T11:00:00Z"));
    expect(await look("2026-11-24T11:00:10Z")).toEqual([]);
    expect(await look("2026-11-25T08:46:00Z")).toEqual(["hamilton"]);
  });

  it("is told on no weekend, no closing day of the service or the hub, and by no hub that is switched off", async () => {
    await waiting(at("2026-11-20T12:00:00Z"));
    await waiting(at("2026-11-20T12:00:00Z"), "lanark");
    for (const closed of ["2026-11-21T12:00:00Z", "2026-11-22T12:00:00Z"])
      expect(await look(closed)).toEqual([]);
    await run((tx) =>
      tx.insert(closingDays).values([
        { id: randomToken(), hub: null, date: "2026-11-30", name: "St Andrew's Day" },
        { id: randomToken(), hub: "hamilton", date: "2026-12-01", name: "Training" },
      ]),
    );
    expect(await look("2026-11-30T12:00:00Z")).toEqual([]);
    expect(await look("2026-12-01T12:00:00Z")).toEqual(["lanark"]);
    await run((tx) => tx.update(hubs).set({ active: false }).where(eq(hubs.id, "lanark")));
    expect(await look("2026-12-02T12:00:00Z")).toEqual(["hamilton"]);
    await run((tx) => tx.update(hubs).set({ active: true }).where(eq(hubs.id, "lanark")));
    await run((tx) => tx.delete(closingDays));
  });

  it.each([
    ["goes forward", "2027-03-26", "2027-03-29T07:44:00Z", "2027-03-29T07:46:00Z", "2027-03-30T07:46:00Z"],
    ["goes back", "2026-10-23", "2026-10-26T08:44:00Z", "2026-10-26T08:46:00Z", "2026-10-27T08:46:00Z"],
  ])("follows the clock of London when it %s", async (_, friday, before, open, next) => {
    await waiting(at(`${friday}T12:00:00Z`));
    expect(await look(before)).toEqual([]);
    expect(await look(open)).toEqual(["hamilton"]);
    expect(await look(open)).toEqual([]);
    expect(await look(next)).toEqual(["hamilton"]);
  });

  it("counts what a moderator has to read, what the hub has to answer and what is overdue, and says nothing else", async () => {
    await waiting();
    await waiting();
    const id = await shown();
    await run(async (tx) => {
      const change = { id: randomToken(), story: id, hub: "hamilton", state: "planned" as const };
      const words = { said: "pomegranate", plan: "pomegranate", owner: isla.id };
      await tx
        .insert(storyChanges)
        .values({ ...change, ...words, plannedOn: "2026-11-01", dueOn: "2026-11-23" });
      const reply = { id: randomToken(), story: id, nth: 1, state: "waiting" as const, sentOn: "2026-11-23" };
      await tx.insert(storyReplies).values(reply);
    });
    await look("2026-11-24T09:00:00Z");
    const [mail] = await mails("storiesWait");
    expect(mail).toMatchObject({
      to: "duty@hamilton.example.org",
      subject: "Stories that wait at Hamilton",
      link: { path: "/staff/stories" },
    });
    expect(mail!.paragraphs.slice(0, 3)).toEqual([
      "3 stories or replies wait to be read by a moderator.",
      "1 story waits for the hub's answer.",
      "1 change that was promised is overdue.",
    ]);
    const { reference } = await storyOf(db.store, id);
    for (const secret of ["pomegranate", "Bramble", "chairs", reference, id])
      expect(JSON.stringify([mail, await rows()])).not.toContain(secret);
  });

  it("is not sent when somebody was quicker than the mail", async () => {
    const { id } = await waiting();
    await look("2026-11-24T09:00:00Z");
    await run((tx) => withdrawStory(tx, id, at("2026-11-24T09:00:05Z")));
    expect(await mails("storiesWait")).toEqual([]);
  });
});

describe("thanks", () => {
  const praise = (story: string, now: Date, sentence = "Kirsty stayed until the bus came") =>
    run((tx) => notePraise(tx, { id: story, hub: "hamilton" }, { name: "Kirsty", sentence }, "struan", now));
  const thank = async (iso: string) => {
    const before = (await rows()).length;
    await tellThanks(db.store, at(iso));
    return (await rows()).length - before;
  };

  it("are told on Friday at nine in London, once", async () => {
    const id = await shown();
    for (const sentence of ["Kirsty ran for the bus.", "Kirsty rang.", "Kirsty stayed."])
      await praise(id, MONDAY, sentence);
    // pressed twice, it is one
    await praise(id, MONDAY, "Kirsty stayed.");
    expect(await thank("2026-11-26T12:00:00Z")).toBe(0);
    expect(await thank("2026-11-27T08:59:50Z")).toBe(0);
    expect(await thank("2026-11-27T09:00:05Z")).toBe(1);
    expect(await thank("2026-11-27T09:00:15Z")).toBe(0);
    expect(await thank("2026-12-04T09:00:00Z")).toBe(0);
    const [mail] = await mails("storyThanks");
    expect(mail).toMatchObject({
      to: "duty@hamilton.example.org",
      subject: "There are 3 thank-yous for your team at Hamilton",
      link: { path: "/staff/thanks" },
    });
    for (const secret of ["Kirsty", "bus", "Bramble"])
      expect(JSON.stringify([mail, await rows()])).not.toContain(secret);
  });

  it("that a worker missed on Friday are told when it is there again; those of Friday itself are next week's", async () => {
    const id = await shown();
    await praise(id, MONDAY);
    await praise(id, at("2026-11-27T08:00:00Z"), "Kirsty waited.");
    expect(await thank("2026-11-30T11:00:00Z")).toBe(1);
    expect((await mails("storyThanks"))[0]!.subject).toBe("There is a thank-you for your team at Hamilton");
    expect(await thank("2026-12-03T11:00:00Z")).toBe(0);
    expect(await thank("2026-12-04T09:00:00Z")).toBe(1);
  });

  it.each([
    ["summer", "2027-07-02T07:59:59Z", "2027-06-25"],
    ["summer", "2027-07-02T08:00:00Z", "2027-07-02"],
    ["winter", "2026-11-27T08:59:59Z", "2026-11-20"],
    ["winter", "2026-11-27T09:00:00Z", "2026-11-27"],
    ["the week in which the clocks go forward", "2027-03-31T12:00:00Z", "2027-03-26"],
    ["a Saturday", "2026-11-28T00:30:00Z", "2026-11-27"],
  ])("know the last Friday in %s", (_, now, day) => expect(lastThanksDay(at(now))).toBe(day));

  it("of a story that nobody may read any more are told and shown to nobody", async () => {
    const id = await shown();
    await praise(id, MONDAY);
    await run((tx) =>
      tx
        .update(stories)
        .set({ shownTo: null })
        .where(and(eq(stories.id, id))),
    );
    expect(await thank("2026-11-27T10:00:00Z")).toBe(0);
    expect((await readThanks(db.store, isla, at("2026-11-27T10:00:00Z"))).fresh).toEqual([]);
  });

  it("are read by the team they are for", async () => {
    const id = await shown();
    await praise(id, MONDAY);
    await praise(id, at("2026-11-10T12:00:00Z"), "She laughed with us");
    const read = (who: Colleague) => readThanks(db.store, who, at("2026-11-26T12:00:00Z"));
    const { fresh, before } = await read(isla);
    expect(fresh.map((it) => it.sentence)).toEqual(["Kirsty stayed until the bus came"]);
    expect(before.map((it) => it.sentence)).toEqual(["She laughed with us"]);
    expect(await read(rowan)).toEqual({ fresh: [], before: [] });
    const kept = await db.store.read.select().from(storyPraise);
    expect(JSON.stringify(kept)).not.toContain("laughed");
  });
});
