/** The list of the inbox: narrowed, saved, labelled, and in one order whatever hubs it is made of. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { labels, referralLabels, savedViews } from "../../db/schema/inbox";
import { referrals } from "../../db/schema/referrals";
import { randomToken } from "../../app/random.server";
import { addLabel, listLabels, removeLabel, setLabels } from "../../app/referrals/labels.server";
import { countNews, listInbox } from "../../app/referrals/list-inbox.server";
import { readMark } from "../../app/referrals/list-mark.server";
import { readInbox } from "../../app/referrals/inbox.server";
import { putWall } from "../../app/referrals/link-requests.server";
import type { InboxFilter } from "../../app/referrals/inbox-filter";
import { listViews, removeView, saveView } from "../../app/referrals/saved-views.server";
import { moveReferral, openReferral } from "../../app/referrals/triage-referral.server";
import { readRequest } from "../../app/staff/read-request.server";
import type { StaffMember } from "../../app/staff/staff";
import { testDatabase, type TestDatabase } from "../support/database";
import * as world from "../support/staff";
import { addRequest, filtered, getRequest, later, MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let isla: Colleague, lewis: Colleague, lanark: Colleague, service: Colleague, admin: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  isla = await world.addColleague(db.store, "duty_worker", "hamilton");
  lewis = await world.addColleague(db.store, "hub_manager", "hamilton");
  lanark = await world.addColleague(db.store, "duty_worker", "lanark");
  service = await world.addColleague(db.store, "service_manager");
  admin = await world.addColleague(db.store, "administrator");
  await db.store.transaction((tx) => addLabel(tx, "hamilton", "Sleep"));
});
beforeEach(() => db.store.transaction((tx) => world.removeRequests(tx)));
afterAll(() => db.close());

const references = async (who: StaffMember, more: Partial<InboxFilter> = {}, now = MONDAY) =>
  (await readInbox(db.store, who, filtered(more), now)).rows.map((it) => it.reference);
const label = async (name = "Sleep") =>
  (await listLabels(db.store.read, ["hamilton"])).find((it) => it.name === name)!;
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);

describe("a list", () => {
  it("is one order over all hubs, and pages through it once", async () => {
    for (let i = 0; i < 70; i++)
      await addRequest(db.store, {
        hub: ["hamilton", "lanark", null][i % 3]!,
        urgent: i % 7 === 0,
        unread: i % 2 === 0,
        dueAt: later(MONDAY, i % 4),
      });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listInbox(db.store.read, service, filtered(), after, MONDAY);
      seen.push(...page.rows.map((it) => it.id));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(70);
    expect(new Set(seen).size).toBe(70);
    const rows = await Promise.all(
      (await readInbox(db.store, service, filtered(), MONDAY)).rows.map((it) =>
        getRequest(db.store, it.reference),
      ),
    );
    const order = rows.map((it) => it.rank * 1e6 + it.dueAt.getTime() - MONDAY.getTime());
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("can be of one hub, or of what has no hub, and never of one that is not this person's", async () => {
    const own = await addRequest(db.store);
    const shared = await addRequest(db.store, { hub: null });
    const other = await addRequest(db.store, { hub: "lanark" });
    expect(await references(isla, { hub: "hamilton" })).toEqual([own]);
    expect(await references(isla, { hub: "none" })).toEqual([shared]);
    expect(await references(isla, { hub: "lanark" })).toEqual([]);
    expect(await references(service, { hub: "lanark" })).toEqual([other]);
    expect(await references(admin)).toEqual([]);
  });

  it("can be narrowed to what is urgent, late, free, labelled, or new in one way", async () => {
    const plain = await addRequest(db.store, { unread: false, takenBy: lewis.id });
    const urgent = await addRequest(db.store, { urgent: true, takenBy: lewis.id });
    const late = await addRequest(db.store, { dueAt: later(MONDAY, -1), takenBy: lewis.id });
    const paused = await addRequest(db.store, {
      ...{ dueAt: later(MONDAY, -1), pausedAt: later(MONDAY, -5), unread: false, takenBy: lewis.id },
    });
    const wrote = await addRequest(db.store, { news: "message", takenBy: lewis.id });
    const free = await addRequest(db.store, { unread: false });
    const labels = [(await label()).id];
    await run((tx) => setLabels(tx, { staff: isla, reference: plain, labels }, MONDAY));
    expect(await references(isla, { urgent: true })).toEqual([urgent]);
    expect(await references(isla, { late: true })).toEqual([late]);
    expect(await references(isla, { news: "message" })).toEqual([wrote]);
    expect(await references(isla, { free: true })).toEqual([free]);
    expect(await references(isla, { label: labels[0]! })).toEqual([plain]);
    expect(await references(isla)).toContain(paused);
  });

  it("says what is new, and no longer once somebody opened it", async () => {
    const reference = await addRequest(db.store);
    const [row] = (await readInbox(db.store, isla, filtered(), MONDAY)).rows;
    expect(row?.news).toBe("request");
    await run((tx) => openReferral(tx, { staff: isla, reference }, MONDAY));
    expect((await readInbox(db.store, isla, filtered(), MONDAY)).rows[0]?.news).toBeNull();
    await run((tx) => moveReferral(tx, { staff: isla, reference, to: "lanark" }, MONDAY));
    expect((await readInbox(db.store, lanark, filtered(), MONDAY)).rows[0]?.news).toBe("transfer");
  });

  it("has a mark that changes with what is shown, and holds nothing of it", async () => {
    const mark = async () => {
      const { rows } = await listInbox(db.store.read, isla, filtered(), null, MONDAY);
      const read = await readMark(db.store.read, isla.id, rows, MONDAY);
      // the page has the same as the stream that tells of changes
      expect((await readInbox(db.store, isla, filtered(), MONDAY)).mark).toBe(read);
      return read;
    };
    const reference = await addRequest(db.store);
    const before = await mark();
    expect(await mark()).toBe(before);
    await run((tx) => openReferral(tx, { staff: isla, reference }, MONDAY));
    expect(await mark()).not.toBe(before);
    const opened = await mark();
    const labels = [(await label()).id];
    await run((tx) => setLabels(tx, { staff: isla, reference, labels }, MONDAY));
    expect(await mark()).not.toBe(opened);
    expect(before).toMatch(/^[\w-]{16}$/);
  });

  it("has a mark that changes when a wall is put, and when a colleague opens a request", async () => {
    const [one, two] = [await addRequest(db.store), await addRequest(db.store)];
    const mark = async (reader: Colleague) => {
      const { rows } = await listInbox(db.store.read, reader, filtered(), null, MONDAY);
      const read = await readMark(db.store.read, reader.id, rows, MONDAY);
      expect((await readInbox(db.store, reader, filtered(), MONDAY)).mark).toBe(read);
      return read;
    };
    // what is on record is that he read it, not that he opened it once
    for (const staff of [isla, lewis]) await run((tx) => openReferral(tx, { staff, reference: one }, MONDAY));
    const before = await mark(isla);
    const his = await mark(lewis);
    const session = { id: "s", startedAt: MONDAY };
    await readRequest(db.store, { staff: lewis, session }, one, MONDAY);
    const opened = await mark(isla);
    expect(opened).not.toBe(before);
    // one's own reading is no news to oneself
    expect(await mark(lewis)).toBe(his);
    await readRequest(db.store, { staff: lewis, session }, one, MONDAY);
    expect(await mark(isla)).toBe(opened);
    await run((tx) => putWall(tx, { staff: isla, reference: one, other: two }, MONDAY));
    expect(await mark(isla)).not.toBe(opened);
    expect(await mark(lewis)).not.toBe(his);
  });

  it("counts what has come since, at one's own hubs", async () => {
    await addRequest(db.store, { unreadSince: later(MONDAY, -10) });
    await addRequest(db.store, { unreadSince: later(MONDAY, 1) });
    await addRequest(db.store, { unreadSince: later(MONDAY, 1), urgent: true, hub: null });
    await addRequest(db.store, { unreadSince: later(MONDAY, 1), hub: "lanark" });
    expect(await countNews(db.store.read, isla, MONDAY)).toBe(2);
    expect(await countNews(db.store.read, admin, MONDAY)).toBe(0);
  });
});

describe("labels", () => {
  it("are those of the request's own hub, shown in the list, on record, and gone everywhere when taken away", async () => {
    const reference = await addRequest(db.store);
    await run((tx) => addLabel(tx, "hamilton", "Passing"));
    const passing = await label("Passing");
    const set = (who: StaffMember, labels: string[]) =>
      run((tx) => setLabels(tx, { staff: who, reference, labels }, MONDAY));
    expect(await set(lanark, [passing.id])).toEqual({ ok: false, why: "notFound" });
    expect(await set(isla, ["made-up"])).toEqual({ ok: false, why: "noSuchLabel" });
    expect(await set(isla, [passing.id, (await label()).id])).toEqual({ ok: true });
    const shown = async () => (await readInbox(db.store, isla, filtered(), MONDAY)).rows[0]?.labels;
    expect(await shown()).toEqual(["Passing", "Sleep"]);
    expect(await run((tx) => removeLabel(tx, "lanark", passing.id))).toBe(false);
    expect(await run((tx) => removeLabel(tx, "hamilton", passing.id))).toBe(true);
    expect(await shown()).toEqual(["Sleep"]);
  });
});

describe("what has ended with a label", () => {
  const ENDED = "ended";

  /** Requests that are copies of one, with the label. */
  async function addEnded(count: number, more: { hub: string; receivedAt: (i: number) => Date }) {
    const row = await getRequest(db.store, await addRequest(db.store, { done: 1, state: "closed" }));
    const rows = Array.from({ length: count }, (_, i) => {
      const id = randomToken();
      return { ...row, id, reference: id.slice(0, 12), hub: more.hub, receivedAt: more.receivedAt(i) };
    });
    await run(async (tx) => {
      await tx.insert(referrals).values(rows);
      await tx
        .insert(referralLabels)
        .values(rows.map((it) => ({ referral: it.id, label: ENDED, at: it.receivedAt })));
    });
    return rows.map((it) => it.id);
  }

  it("comes newest first and page by page, at one's own hubs, without what was merged or is the portal's own", async () => {
    await run((tx) => tx.insert(labels).values({ id: ENDED, hub: "hamilton", name: "Ended" }));
    const own = await addEnded(30, { hub: "hamilton", receivedAt: (i) => later(MONDAY, -i) });
    await addEnded(3, { hub: "lanark", receivedAt: () => MONDAY });
    await addRequest(db.store, { done: 1, state: "closed" });
    const [merged, trial] = await addEnded(2, { hub: "hamilton", receivedAt: () => MONDAY });
    await run(async (tx) => {
      await tx.update(referrals).set({ mergedInto: own[0]! }).where(eq(referrals.id, merged!));
      await tx.update(referrals).set({ test: true }).where(eq(referrals.id, trial!));
    });
    const paged = async (who: StaffMember) => {
      const filter = filtered({ view: "closed", label: ENDED });
      const first = await listInbox(db.store.read, who, filter, undefined, MONDAY);
      const second = await listInbox(db.store.read, who, filter, first.next, MONDAY);
      return [first, second].map((it) => it.rows.map((row) => row.id));
    };
    const pages = [own.slice(0, 25), own.slice(25)];
    expect(await paged(isla)).toEqual(pages);
    expect((await paged(service)).flat()).toHaveLength(33);
    expect(await paged(admin)).toEqual([[], []]);
  });
});

describe("saved lists", () => {
  beforeEach(() => run(async (tx) => void (await tx.delete(savedViews))));
  const save = (who: StaffMember, name: string, hub = "", query = "urgent=1") =>
    run((tx) => saveView(tx, who, { name, query, hub }));
  const names = async (who: StaffMember) => (await listViews(db.store.read, who)).map((it) => it.name);

  it("are one's own, or for everybody at a hub where its manager keeps them", async () => {
    expect(await save(isla, "Mine")).toBe("saved");
    expect(await save(isla, "For all", "hamilton")).toBe("refused");
    expect(await save(lewis, "Red first", "hamilton")).toBe("saved");
    expect(await save(lewis, "Theirs", "lanark")).toBe("refused");
    expect(await names(isla)).toEqual(["Mine", "Red first"]);
    expect(await names(lewis)).toEqual(["Red first"]);
    expect(await names(lanark)).toEqual([]);
    expect(await names(service)).toEqual(["Red first"]);
  });

  it("are taken away by whoever keeps them, and by nobody else", async () => {
    await save(isla, "Mine");
    await save(lewis, "Red first", "hamilton");
    const [mine, hubs] = await listViews(db.store.read, isla);
    const remove = (who: StaffMember, id: string) => run((tx) => removeView(tx, who, id));
    expect(await remove(lewis, mine!.id)).toBe(false);
    expect(await remove(isla, hubs!.id)).toBe(false);
    expect(await remove(lewis, hubs!.id)).toBe(true);
    expect(await remove(isla, mine!.id)).toBe(true);
    expect(await names(isla)).toEqual([]);
  });

  it("have an end: nobody fills the table", async () => {
    for (let i = 0; i < 30; i++) await save(isla, `List ${i}`);
    expect(await save(isla, "One more")).toBe("refused");
  });

  it("look for a label or a hub only where all who see them have it", async () => {
    await run((tx) => addLabel(tx, "lanark", "Theirs"));
    const [theirs] = await listLabels(db.store.read, ["lanark"]);
    const [ours, lanarks] = [`label=${(await label()).id}`, `label=${theirs!.id}`];
    expect(await save(isla, "Ours", "", ours)).toBe("saved");
    expect(await save(lewis, "Ours for all", "hamilton", ours)).toBe("saved");
    expect(await save(isla, "Made up", "", "label=made-up")).toBe("notTheirs");
    expect(await save(isla, "Another hub's", "", lanarks)).toBe("notTheirs");
    // who looks after both has both, and those at one of them have not
    expect(await save(service, "Over all hubs", "", lanarks)).toBe("saved");
    expect(await save(service, "Wrong hub", "hamilton", lanarks)).toBe("notTheirs");
    // a hub is no better
    expect(await save(isla, "Elsewhere", "", "hub=lanark")).toBe("notTheirs");
    expect(await save(service, "Wrong hub", "hamilton", "hub=lanark")).toBe("notTheirs");
    expect(await save(isla, "No hub yet", "", "hub=none")).toBe("saved");
    expect(await names(isla)).toEqual(["No hub yet", "Ours", "Ours for all"]);
  });
});
