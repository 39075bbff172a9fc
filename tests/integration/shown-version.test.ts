/** Everything that pages without a person's own words show is counted when it changes, whoever changes it. */
import { eq, getTableName, type Column } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { groups, programmes, rooms, sessions } from "../../db/schema/groups";
import { closingDays, helplines, hubPeople, hubs, settings } from "../../db/schema/hubs";
import { publicStories } from "../../db/schema/public-stories";
import { stories, storyChanges } from "../../db/schema/stories";
import { councils } from "../../db/schema/places";
import { SHOWN_TABLES, shown } from "../../db/schema/shown";
import { drafts } from "../../db/schema/forms";
import type { Tx } from "../../db/client";
import { testDatabase, type TestDatabase } from "../support/database";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  const { seedExample } = await import("../../app/seed.server");
  await seedExample(db.store, new Date("2026-11-23T10:00:00Z"));
  await db.store.transaction(async (tx) => {
    await tx.insert(programmes).values(PROGRAMME);
    await tx.insert(groups).values(GROUP);
    await tx.insert(sessions).values(SESSION);
    await tx.insert(stories).values(STORY);
  });
});
afterAll(() => db.close());

const version = async () => (await db.store.read.select().from(shown))[0]!.version;

const AT = new Date("2026-12-01T10:00:00Z");
const PROGRAMME = {
  ...{ id: "p1", name: "P", summary: "", forWhom: "", sessionIs: "", length: "", runBy: "", position: 0 },
  ...{ accredited: false, dropIn: false, askFirst: false, expecting: false, youngPeople: false },
  ...{ example: false, active: true },
};
const GROUP = {
  ...{ id: "g1", programme: "p1", hub: "lanark", online: true, joinBy: "", hideVenue: false, language: "en" },
  ...{ note: "", leads: "", seats: 8, crechePlaces: 0, crecheStaff: 0, transportSeats: 0, askFirst: false },
  ...{ state: "draft" as const, feedbackKey: "k1", example: false, createdAt: AT },
} as const;
const SESSION = { id: "s1", group: "g1", week: 1, startsAt: AT, endsAt: AT, state: "planned" } as const;

const STORY = {
  ...{
    id: "t1",
    reference: "t1",
    codeHash: "",
    hub: "lanark",
    state: "waiting" as const,
    lang: "en",
    words: 1,
  },
  ...{ audience: "public" as const, asks: false, young: false, via: "web" as const, toldOn: "2026-11-23" },
  danger: false,
};
const PUBLIC = {
  ...{ n: 9001, id: "s", hub: "lanark", month: "2026-11", title: "T", name: "N", young: false, lang: "en" },
  ...{ body: {}, tags: [], conversation: [], changes: [], meToo: 0 },
};
const PROMISE = {
  ...{
    id: "c1",
    story: "t1",
    hub: "lanark",
    state: "planned" as const,
    said: "S",
    plan: "P",
    owner: "lewis",
  },
  ...{ plannedOn: "2026-11-23", dueOn: "2026-12-23" },
};

/** A row of each, and a change of it. */
const ROWS = [
  [
    hubPeople,
    { id: "p", hub: "lanark", name: "A", role: "R", photo: null, photoAgreed: false, position: 9 },
    { name: "B" },
  ],
  [closingDays, { id: "c", hub: null, date: "2026-12-31", name: "N" }, { name: "B" }],
  [settings, { key: "k", value: "v", confirmedAt: null }, { value: "w" }],
  [
    rooms,
    {
      ...{ id: "r", hub: "lanark", name: "R", address: [], directions: "", access: "", seats: 9 },
      ...{ example: false, active: true },
    },
    { name: "B" },
  ],
  [programmes, { ...PROGRAMME, id: "p2" }, { name: "B" }],
  [groups, { ...GROUP, id: "g2", feedbackKey: "k2" }, { note: "B" }],
  [sessions, { ...SESSION, id: "s2" }, { state: "cancelled" }],
  [publicStories, PUBLIC, { title: "B" }],
  [storyChanges, PROMISE, { plan: "B" }],
  [councils, { code: "X1", name: "Elsewhere" }, { name: "Nowhere" }],
  [
    helplines,
    {
      ...{ id: "h", name: "H", number: "999", hours: "", note: "", confidence: "high" },
      ...{ shown: true, lastCheckedAt: null, position: 99 },
    },
    { hours: "Always" },
  ],
] as const;
const named = ROWS.map(([table, row, change]) => [getTableName(table), table, row, change] as const);

/** What `work` adds to the count. */
async function counted(work: (tx: Tx) => PromiseLike<unknown>): Promise<number> {
  const before = await version();
  await db.store.transaction(async (tx) => void (await work(tx)));
  return (await version()) - before;
}

test.each(named)("a change of %s", async (_, table, row, change) => {
  const [column, key] = Object.entries(row)[0]!;
  const itself = eq((table as unknown as Record<string, Column>)[column]!, key);
  expect(await counted((tx) => tx.insert(table).values(row as never))).toBeGreaterThan(0);
  expect(await counted((tx) => tx.update(table).set(change as never))).toBeGreaterThan(0);
  expect(await counted((tx) => tx.delete(table).where(itself))).toBeGreaterThan(0);
});

test("of no table that is said to be shown, only some ways of writing are counted", () => {
  expect(["hubs", ...named.map(([name]) => name)].sort()).toEqual([...SHOWN_TABLES].sort());
});

test("what pages do not show is not counted", async () => {
  const draft = { id: "d", sealed: "", expiresAt: new Date() };
  expect(await counted((tx) => tx.insert(drafts).values(draft))).toBe(0);
});

test("how many places are left is not counted: a page that says so is a minute old at most", async () => {
  const left = { seatsLeft: 3, crecheLeft: 1, waiting: 2, turn: 7, offerDueAt: AT };
  expect(await counted((tx) => tx.update(groups).set(left))).toBe(0);
  expect(await counted((tx) => tx.update(sessions).set({ seatsTaken: 5, unitsHeld: 2 }))).toBe(0);
});

test("how many say me too is not counted", async () => {
  await db.store.transaction(async (tx) => void (await tx.insert(publicStories).values(PUBLIC)));
  expect(await counted((tx) => tx.update(publicStories).set({ meToo: 5 }))).toBe(0);
});

test("a change of a hub, and one that is undone", async () => {
  const before = await version();
  await db.store.transaction(async (tx) => void (await tx.update(hubs).set({ phone: "01632 960999" })));
  const changed = await version();
  expect(changed).toBeGreaterThan(before);
  const undone = db.store.transaction(async (tx) => {
    await tx.update(hubs).set({ phone: "01632 960998" });
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow("no");
  expect(await version()).toBe(changed);
});
