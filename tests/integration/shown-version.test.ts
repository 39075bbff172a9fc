/** Everything that pages without a person's own words show is counted when it changes, whoever changes it. */
import { getTableName } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closingDays, helplines, hubPeople, hubs, settings } from "../../db/schema/hubs";
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
});
afterAll(() => db.close());

const version = async () => (await db.store.read.select().from(shown))[0]!.version;

/** A row of each, and a change of it. */
const ROWS = [
  [
    hubPeople,
    { id: "p", hub: "lanark", name: "A", role: "R", photo: null, photoAgreed: false, position: 9 },
    { name: "B" },
  ],
  [closingDays, { id: "c", hub: null, date: "2026-12-31", name: "N" }, { name: "B" }],
  [settings, { key: "k", value: "v", confirmedAt: null }, { value: "w" }],
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
  expect(await counted((tx) => tx.insert(table).values(row as never))).toBeGreaterThan(0);
  expect(await counted((tx) => tx.update(table).set(change as never))).toBeGreaterThan(0);
  expect(await counted((tx) => tx.delete(table))).toBeGreaterThan(0);
});

test("of no table that is said to be shown, only some ways of writing are counted", () => {
  expect(["hubs", ...named.map(([name]) => name)].sort()).toEqual([...SHOWN_TABLES].sort());
});

test("what pages do not show is not counted", async () => {
  const draft = { id: "d", sealed: "", expiresAt: new Date() };
  expect(await counted((tx) => tx.insert(drafts).values(draft))).toBe(0);
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
