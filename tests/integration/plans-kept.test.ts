/** SQLite makes a query's plan anew whenever it is given a limit as a value: no list and no search may ask so. */
import SqliteFile from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hubs } from "../../db/schema/hubs";
import { readInbox } from "../../app/referrals/inbox.server";
import { readFilter } from "../../app/referrals/inbox-filter";
import { indexRequests } from "../../app/referrals/index-requests.server";
import { searchRequests } from "../../app/referrals/search-requests.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, addRequest, MONDAY, type Colleague } from "../support/staff";

describe.skipIf(process.env.DATABASE_URL?.startsWith("postgres"))("on SQLite", () => {
  let db: TestDatabase;
  let readers: Colleague[];
  const prepare = vi.spyOn(SqliteFile.prototype, "prepare");
  beforeAll(async () => {
    db = await testDatabase();
    await addHubs(db.store);
    readers = [
      await addColleague(db.store, "duty_worker", "hamilton"),
      await addColleague(db.store, "service_manager"),
    ];
    await addRequest(db.store);
    await indexRequests(db.store);
    prepare.mockClear();
  });
  afterAll(() => db.close());

  /** The limits in the words of all queries that `work` needed. */
  async function limitsOf(work: () => PromiseLike<unknown>): Promise<string[]> {
    prepare.mockClear();
    await work();
    const queries = prepare.mock.calls.map(([words]) => words);
    return queries.flatMap((it) => it.match(/\blimit\s+\S+/gi) ?? []);
  }

  it("writes limits into the words of queries, in transactions too", async () => {
    const read = await limitsOf(() => db.store.read.select().from(hubs).limit(3));
    expect(read).toEqual(["limit 3"]);
    const inside = await limitsOf(() => db.store.transaction((tx) => tx.select().from(hubs).limit(4)));
    expect(inside).toEqual(["limit 4"]);
  });

  it("does so where lists are put together and where words are looked for", async () => {
    const filter = readFilter(new URLSearchParams());
    const limits = await limitsOf(async () => {
      for (const reader of readers) {
        await readInbox(db.store, reader, filter, MONDAY);
        for (const typed of ["aisha", "aisha night feeds"])
          await searchRequests(db.store, reader, typed, MONDAY);
      }
    });
    expect(limits).toContain("limit 26");
    expect(limits).toContain("limit 1000)");
    expect(limits.filter((it) => !/^limit \d+\)?$/.test(it))).toEqual([]);
  });
});
