/** A family that writes after it has been reached waits for an answer; and what is urgent is a person's judgement too. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { hubInboxes } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { addToRequest } from "../../app/referrals/add-to-request.server";
import { readInbox } from "../../app/referrals/inbox.server";
import { mergeInto } from "../../app/referrals/link-requests.server";
import { needsNoAnswer } from "../../app/referrals/no-answer.server";
import { raiseAlarms } from "../../app/referrals/raise-alarms.server";
import { setUrgency } from "../../app/referrals/set-urgency.server";
import {
  openReferral,
  recordContact,
  writeToFamily,
  type Triage,
} from "../../app/referrals/triage-referral.server";
import { goOn, waitForFamily } from "../../app/referrals/wait-for-family.server";
import { countWaits } from "../../app/referrals/waits.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { randomToken } from "../../app/random.server";
import { testDatabase, type TestDatabase } from "../support/database";
import * as world from "../support/staff";
import { filtered, getRequest, later, MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let isla: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  isla = await world.addColleague(db.store, "duty_worker", "hamilton");
});
beforeEach(() => db.store.transaction((tx) => world.removeRequests(tx)));
afterAll(() => db.close());

const HOUR = 60;
const DAY = 24 * HOUR;
const TUESDAY = later(MONDAY, DAY);
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const who = (reference: string): Triage => ({ staff: isla, reference });
const open = (reference: string, now: Date) => run((tx) => openReferral(tx, who(reference), now));
const write = async (reference: string, now: Date, text = "When is it?") => {
  const { id } = await getRequest(db.store, reference);
  await addToRequest(db.store, id, { text, key: randomToken() }, true, now);
};
const answer = (reference: string, now: Date) =>
  run((tx) => writeToFamily(tx, { ...who(reference), text: "On Monday", tell: false }, now));
const ring = (reference: string, reached: boolean, now: Date) => {
  const at = new Date(now.getTime() - 3 * 60 * 60_000).toISOString();
  const how = { channel: "phone" as const, keptRules: true, stillSafe: null, text: "", at };
  return run((tx) => recordContact(tx, { ...who(reference), ...how, reached }, now));
};

/** Reached on Monday: from then on an outcome is due in ten working days. */
async function reached(more = {}): Promise<string> {
  const read = { unread: false, unreadSince: null, openedAt: MONDAY, state: "read" as const };
  const reference = await world.addRequest(db.store, { ...read, ...more });
  expect(await ring(reference, true, MONDAY)).toEqual({ ok: true });
  return reference;
}

describe("a family that wrote after it was reached", () => {
  it("waits no longer for an answer than a new request does, and its page says by when", async () => {
    const reference = await reached();
    const { id, dueAt: outcome } = await getRequest(db.store, reference);
    const settled = await reached();
    await write(reference, TUESDAY);
    // eight working hours from Tuesday noon
    const due = later(TUESDAY, DAY);
    expect(await getRequest(db.store, reference)).toMatchObject({ dueAt: due, outcomeDueAt: outcome });
    await open(reference, later(TUESDAY, HOUR));
    const { rows } = await readInbox(db.store, isla, filtered(), later(TUESDAY, HOUR));
    expect(rows.map((it) => [it.reference, it.owed])).toEqual([
      [reference, true],
      [settled, false],
    ]);
    const page = (now: Date) => readYourPage(db.store.read, id, now);
    expect(await page(TUESDAY)).toMatchObject({ contacted: false, dueAt: due, late: false });
    expect(await page(later(due, 1))).toMatchObject({ late: true });
  });

  it("has its answer by what staff write, by a call that reached it, or when a person says that it needs none", async () => {
    for (const end of [
      (it: string) => answer(it, TUESDAY),
      (it: string) => ring(it, true, TUESDAY),
      (it: string) => run((tx) => needsNoAnswer(tx, who(it), TUESDAY)),
    ]) {
      const reference = await reached();
      const { dueAt } = await getRequest(db.store, reference);
      await write(reference, TUESDAY);
      await open(reference, TUESDAY);
      expect(await end(reference)).toEqual({ ok: true });
      expect(await getRequest(db.store, reference)).toMatchObject({ dueAt, outcomeDueAt: null, rank: 4 });
    }
  });

  it("has none by a call that did not reach it, nor before somebody has read what it wrote", async () => {
    const reference = await reached();
    await write(reference, TUESDAY);
    const none = () => run((tx) => needsNoAnswer(tx, who(reference), TUESDAY));
    expect(await none()).toEqual({ ok: false, why: "somethingNew" });
    await open(reference, TUESDAY);
    await ring(reference, false, TUESDAY);
    expect((await getRequest(db.store, reference)).outcomeDueAt).not.toBeNull();
    // written twice, it is due from the first
    const { dueAt } = await getRequest(db.store, reference);
    await write(reference, later(TUESDAY, HOUR));
    expect((await getRequest(db.store, reference)).dueAt).toEqual(dueAt);
  });

  it("finds both deadlines as far off after a pause as before it", async () => {
    const reference = await reached();
    await write(reference, TUESDAY);
    await open(reference, TUESDAY);
    const before = await getRequest(db.store, reference);
    await run((tx) => waitForFamily(tx, { ...who(reference), text: "A date" }, TUESDAY));
    await run((tx) => goOn(tx, who(reference), later(TUESDAY, DAY)));
    expect(await getRequest(db.store, reference)).toMatchObject({
      dueAt: later(before.dueAt, DAY),
      outcomeDueAt: later(before.outcomeDueAt!, DAY),
    });
  });

  it("is owed it by the request it was merged into, and has it by what is written on its own page", async () => {
    const root = await reached();
    const part = await world.addRequest(db.store, { unread: false, unreadSince: null, openedAt: MONDAY });
    await run((tx) => mergeInto(tx, { ...who(part), other: root }, MONDAY));
    await write(part, TUESDAY);
    expect((await getRequest(db.store, root)).outcomeDueAt).not.toBeNull();
    await open(root, TUESDAY);
    expect(await answer(part, TUESDAY)).toEqual({ ok: true });
    expect((await getRequest(db.store, root)).outcomeDueAt).toBeNull();
  });

  const alarmed = async (now: Date) => {
    await run((tx) => tx.delete(outbox));
    await raiseAlarms(db.store, now);
    const rows = await db.store.read.select().from(outbox);
    return rows.map((it) => it.subjectKind);
  };

  it("is owed an answer of its own time after the outcome was due, and what was late stays late", async () => {
    const reference = await reached();
    const { id, dueAt: outcome } = await getRequest(db.store, reference);
    await raiseAlarms(db.store, later(outcome, HOUR));
    const wrote = later(outcome, 25 * DAY);
    await raiseAlarms(db.store, wrote);
    await write(reference, wrote, "Please ring me");
    await open(reference, later(wrote, 10));
    const due = (await getRequest(db.store, reference)).dueAt;
    expect(due > wrote && due < later(wrote, 4 * DAY)).toBe(true);
    const page = (now: Date) => readYourPage(db.store.read, id, now);
    expect(await page(later(wrote, 10))).toMatchObject({ contacted: false, dueAt: due, late: false });
    expect(await page(later(due, 1))).toMatchObject({ late: true });
    const [row] = (await readInbox(db.store, isla, filtered({ late: true }), later(wrote, 10))).rows;
    expect(row).toMatchObject({ reference, owed: true, late: true });
    expect((await countWaits(db.store.read, isla, later(wrote, 10)))?.late).toBe(1);
    expect(await alarmed(later(wrote, 20))).toEqual([]);
    expect(await alarmed(later(due, 7 * DAY))).toEqual(
      expect.arrayContaining(["referralDueSoon", "referralOverdue", "referralTwiceOverdue"]),
    );
    await answer(reference, later(due, 7 * DAY));
    expect(await getRequest(db.store, reference)).toMatchObject({ dueAt: outcome, outcomeDueAt: null });
    expect(await alarmed(later(due, 28 * DAY))).toEqual([]);
  });

  it("does not put off an outcome that is due before its answer", async () => {
    const reference = await reached();
    const { dueAt } = await getRequest(db.store, reference);
    await write(reference, later(dueAt, -HOUR));
    await open(reference, later(dueAt, -HOUR));
    const row = await getRequest(db.store, reference);
    expect(row).toMatchObject({ outcomeDueAt: dueAt });
    expect(row.dueAt > dueAt).toBe(true);
    expect(await alarmed(dueAt)).toContain("referralOverdue");
    expect(await alarmed(later(dueAt, 1))).toEqual([]);
  });
});

describe("a person's judgement", () => {
  const judge = (reference: string, urgent: boolean, now = MONDAY) =>
    run((tx) => setUrgency(tx, { ...who(reference), urgent, text: "She whispered" }, now));
  const told = async (reference: string) => {
    const { id } = await getRequest(db.store, reference);
    const rows = await db.store.read.select().from(outbox).where(eq(outbox.subject, id));
    return rows.map((it) => it.inbox).sort();
  };

  it("makes a request urgent at once, and tells the night too while the hub is closed", async () => {
    const at = { hub: "hamilton", kind: "outOfHours" as const, verifiedAt: MONDAY };
    await run((tx) => tx.insert(hubInboxes).values({ ...at, email: "night@hamilton.example.org" }));
    const reference = await reached();
    const night = later(MONDAY, 9 * HOUR);
    expect(await judge(reference, true, night)).toEqual({ ok: true });
    expect(await getRequest(db.store, reference)).toMatchObject({ urgent: true, rank: 1 });
    expect(await told(reference)).toEqual(["duty", "outOfHours"]);
    // said twice, nobody is told again
    await judge(reference, true, night);
    expect(await told(reference)).toHaveLength(2);
  });

  it("takes it back only once all of it is read, tells nobody, and leaves why in the history", async () => {
    const reference = await reached({ urgent: true });
    await write(reference, TUESDAY);
    const before = await told(reference);
    expect(await judge(reference, false, TUESDAY)).toEqual({ ok: false, why: "somethingNew" });
    await open(reference, TUESDAY);
    expect(await judge(reference, false, TUESDAY)).toEqual({ ok: true });
    expect(await getRequest(db.store, reference)).toMatchObject({ urgent: false });
    expect(await told(reference)).toEqual(before);
  });
});
