/** Writes that arrive together share one commit, on SQLite; on both engines each stands or falls alone. */
import { statSync } from "node:fs";
import { count, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, type Store, type Tx } from "../../db/client";
import { postgres } from "../../db/columns";
import { prepared, preparedInsert } from "../../db/prepared";
import { councils } from "../../db/schema/places";
import { openSqlite } from "../../db/sqlite";
import { administer, testDatabase, type TestDatabase } from "../support/database";

let db: TestDatabase;
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(() => db.close());

const insert = preparedInsert(councils);
const write = (store: Store, code: string) =>
  store.transaction((tx) => insert(tx, { code, name: `Council ${code}` }));
const codes = async (store: Store) =>
  (await store.read.select({ code: councils.code }).from(councils)).map((it) => it.code).sort();
const turn = () => new Promise((next) => setImmediate(next));

test("one that fails takes nobody with it, wherever it stands", async () => {
  await write(db.store, "here");
  const settled = await Promise.allSettled(["a", "here", "b", "here", "c"].map((it) => write(db.store, it)));
  expect(settled.map((it) => it.status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
  expect(await codes(db.store)).toEqual(["a", "b", "c", "here"]);
});

test("what a failed one had written is gone, and what follows it goes on", async () => {
  const failing = db.store.transaction(async (tx) => {
    await insert(tx, { code: "half", name: "Half" });
    throw new Error("second thoughts");
  });
  const [first, second] = await Promise.allSettled([failing, write(db.store, "whole")]);
  expect(first).toMatchObject({ reason: { message: "second thoughts" } });
  expect(second.status).toBe("fulfilled");
  expect(await codes(db.store)).toEqual(["whole"]);
});

test.skipIf(!postgres)("a process goes on after another one has migrated the database", async () => {
  const find = prepared((tx) => tx.select().from(councils));
  const all = () => db.store.transaction((tx) => find(tx, {}));
  await write(db.store, "here");
  expect(await all()).toHaveLength(1);
  await administer(db.url, "alter table councils alter column name type varchar(500)");
  expect(await all()).toHaveLength(1);
});

test("whoever is told finds what they wrote", async () => {
  const seen = await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      await write(db.store, `c${at}`);
      // another connection reads only what is committed
      return db.store.read
        .select()
        .from(councils)
        .where(eq(councils.code, `c${at}`));
    }),
  );
  expect(seen.every((it) => it.length === 1)).toBe(true);
});

describe.skipIf(process.env.DATABASE_URL?.startsWith("postgres"))("on SQLite", () => {
  /** Bytes that `writes` writes at once put into the log: every commit adds the pages it changed. */
  async function logged(mostShared: number, writes: number): Promise<number> {
    const store = openStore(db.url, mostShared);
    const size = () => statSync(`${db.url}-wal`).size;
    await write(store, `first-${mostShared}`);
    const before = size();
    await Promise.all(Array.from({ length: writes }, (_, at) => write(store, `${mostShared}-${at}`)));
    const after = size();
    await store.close();
    return after - before;
  }

  test("those that arrive together are written to disk once", async () => {
    const alone = await logged(1, 30);
    const together = await logged(64, 30);
    expect(together).toBeGreaterThan(0);
    expect(together).toBeLessThan(alone / 5);
  });

  test("one alone waits for nobody", async () => {
    let told = false;
    const writing = write(db.store, "alone").then(() => (told = true));
    await turn();
    await turn();
    expect(told).toBe(true);
    await writing;
  });

  test("where the database undoes the whole, nobody of it is told that all is well", async () => {
    const store = openSqlite(db.url, 64);
    const settled = await Promise.allSettled([
      store.transaction(async (tx) => insert(tx as Tx, { code: "lost", name: "Lost" })),
      store.transaction(async (tx) => {
        // as SQLite does by itself on a full disk
        tx.run(sql`rollback`);
        throw new Error("disk full");
      }),
      store.transaction(async (tx) => insert(tx as Tx, { code: "never", name: "Never" })),
    ]);
    expect(settled.map((it) => it.status)).toEqual(["rejected", "rejected", "rejected"]);
    await store.transaction(async (tx) => insert(tx as Tx, { code: "after", name: "After" }));
    const [rows] = await store.read.select({ rows: count() }).from(councils);
    expect(rows).toEqual({ rows: 1 });
    await store.close();
  });
});
