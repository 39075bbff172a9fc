/** Nobody waits unseen: clocks, pauses, leases, and who is told. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { and, asc, eq } from "drizzle-orm";
import { audit } from "../../db/schema/audit";
import { closingDays, hubInboxes, hubs } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { referralEvents } from "../../db/schema/referrals";
import { addToRequest, withdrawRequest } from "../../app/referrals/add-to-request.server";
import { giveBack, handOver, listColleagues } from "../../app/referrals/hand-over.server";
import { readInbox } from "../../app/referrals/inbox.server";
import { returnLeases } from "../../app/referrals/lease.server";
import { raiseAlarms } from "../../app/referrals/raise-alarms.server";
import {
  addNote,
  moveReferral,
  openReferral,
  recordContact,
  takeReferral,
  writeToFamily,
} from "../../app/referrals/triage-referral.server";
import { closeReferral, openAgain } from "../../app/referrals/settle-referral.server";
import { goOn, waitForFamily } from "../../app/referrals/wait-for-family.server";
import { countWaits } from "../../app/referrals/waits.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { randomToken } from "../../app/random.server";
import { disableAccount } from "../../app/staff/accounts.server";
import { changeHub } from "../../app/staff/change-hub.server";
import { readRequest } from "../../app/staff/read-request.server";
import { findSession, startSession } from "../../app/staff/session.server";
import { testDatabase, type TestDatabase } from "../support/database";
import {
  addColleague,
  addHubs,
  addRequest,
  filtered,
  getRequest,
  later,
  MONDAY,
  removeRequests,
  type Colleague,
  PHONE_RULES,
} from "../support/staff";

const HOUR = 60;
/** Saturday night. */
const NIGHT = new Date("2026-11-28T02:00:00Z");

let db: TestDatabase;
let isla: Colleague, rory: Colleague, lanark: Colleague, service: Colleague, manager: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
  rory = await addColleague(db.store, "duty_worker", "hamilton");
  lanark = await addColleague(db.store, "duty_worker", "lanark");
  service = await addColleague(db.store, "service_manager");
  manager = await addColleague(db.store, "hub_manager", "hamilton");
});
beforeEach(() =>
  db.store.transaction(async (tx) => {
    await removeRequests(tx);
    await tx.delete(closingDays);
    for (const kind of ["manager", "serviceManager", "outOfHours"] as const)
      await tx
        .insert(hubInboxes)
        .values({ hub: "hamilton", kind, email: `${kind}@hamilton.example.org`, verifiedAt: MONDAY })
        .onConflictDoNothing();
  }),
);
afterAll(() => db.close());

/** Mails about alarms: which inbox, about what. */
async function told(): Promise<string[]> {
  const rows = await db.store.read.select().from(outbox).orderBy(asc(outbox.createdAt), asc(outbox.inbox));
  return rows.map((it) => `${it.inbox}: ${it.subjectKind.replace("referral", "")}`);
}
const alarmed = async (minutes: number, from = MONDAY) => {
  await raiseAlarms(db.store, later(from, minutes));
  return told();
};
const ask = <T>(
  work: (tx: Parameters<Parameters<TestDatabase["store"]["transaction"]>[0]>[0]) => Promise<T>,
) => db.store.transaction(work);
const by = (staff: Colleague, reference: string) => ({ staff, reference });
const open = (reference: string, who = isla, at = MONDAY) =>
  ask((tx) => openReferral(tx, by(who, reference), at));
const take = (reference: string, who = isla, at = MONDAY) =>
  ask((tx) => takeReferral(tx, by(who, reference), at));
const attempt = (reference: string, reached: boolean, at = MONDAY) =>
  ask((tx) =>
    recordContact(
      tx,
      { ...by(isla, reference), channel: "phone", reached, keptRules: false, stillSafe: null, text: "" },
      at,
    ),
  );
const wait = (reference: string, at: Date) =>
  ask((tx) => waitForFamily(tx, { ...by(isla, reference), text: "Whether mornings suit" }, at));
const kinds = async (reference: string) => {
  const { id } = await getRequest(db.store, reference);
  const rows = await db.store.read.select().from(referralEvents).where(eq(referralEvents.referral, id));
  return rows.map((it) => it.kind);
};

describe("who is told", () => {
  it("is the second address where nobody has opened it for a working hour, once", async () => {
    await addRequest(db.store);
    expect(await alarmed(59)).toEqual([]);
    expect(await alarmed(60)).toEqual(["fallback: Unopened"]);
    expect(await alarmed(90)).toEqual(["fallback: Unopened"]);
  });

  it("is nobody where somebody opened it in time", async () => {
    await open(await addRequest(db.store));
    expect(await alarmed(4 * HOUR)).toEqual([]);
  });

  it("is duty, then the manager, then the service manager, as it gets later", async () => {
    await open(await addRequest(db.store));
    expect(await alarmed(21 * HOUR)).toEqual([]);
    // due on Tuesday at noon: two working hours before
    expect(await alarmed(22 * HOUR)).toEqual(["duty: DueSoon"]);
    expect(await alarmed(24 * HOUR)).toEqual(["duty: DueSoon", "manager: Overdue"]);
    expect(await alarmed(48 * HOUR)).toEqual([
      "duty: DueSoon",
      "manager: Overdue",
      "serviceManager: TwiceOverdue",
    ]);
    expect(await alarmed(96 * HOUR)).toHaveLength(3);
  });

  it("is whoever there is, where a mailbox is not set, and a human where there is none", async () => {
    await ask((tx) => tx.delete(hubInboxes).where(eq(hubInboxes.kind, "manager")));
    await open(await addRequest(db.store, { dueAt: later(MONDAY, 5 * HOUR) }));
    expect((await alarmed(24 * HOUR)).at(-1)).toBe("fallback: Overdue");
    const of = eq(hubInboxes.hub, "hamilton");
    const kept = await db.store.read.select().from(hubInboxes).where(of);
    await ask((tx) => tx.delete(hubInboxes).where(of));
    await open(await addRequest(db.store, { dueAt: later(MONDAY, 5 * HOUR) }));
    await alarmed(24 * HOUR);
    await ask((tx) => tx.insert(hubInboxes).values(kept));
    const stuck = await db.store.read.select().from(outbox).where(eq(outbox.state, "needs_human"));
    expect(stuck.map((it) => it.lastCode)).toContain("NO_INBOX");
  });

  it("waits for the morning, unless it is urgent: then it goes at night, to the night's inbox too", async () => {
    await addRequest(db.store, { receivedAt: NIGHT, dueAt: later(NIGHT, 5 * 24 * HOUR) });
    expect(await alarmed(20 * HOUR, NIGHT)).toEqual([]);
    await addRequest(db.store, { urgent: true, receivedAt: NIGHT, dueAt: later(NIGHT, 5 * 24 * HOUR) });
    expect(await alarmed(14, NIGHT)).toEqual([]);
    expect((await alarmed(15, NIGHT)).sort()).toEqual(["fallback: Unopened", "outOfHours: Unopened"]);
  });

  it("is kept in the history and the audit, and the bell needs no mail: the banner counts by itself", async () => {
    const reference = await addRequest(db.store, { urgent: true });
    await alarmed(30 * HOUR);
    expect(await kinds(reference)).toContain("alarm");
    const lines = await db.store.read
      .select()
      .from(audit)
      .where(and(eq(audit.action, "referral.alarm"), eq(audit.actor, "portal")));
    expect(lines.map((it) => it.detail)).toContain("overdue");
    expect(await countWaits(db.store.read, isla, later(MONDAY, 30 * HOUR))).toEqual({ urgent: 1, late: 1 });
    expect(await countWaits(db.store.read, lanark, later(MONDAY, 30 * HOUR))).toEqual({ urgent: 0, late: 0 });
  });

  it("is everybody at the hub of what is urgent, until it is opened and somebody has it or reached the family", async () => {
    const urgent = async (who = isla) => (await countWaits(db.store.read, who, MONDAY))!.urgent;
    const reference = await addRequest(db.store, { urgent: true });
    const waiting = await addRequest(db.store);
    await open(waiting);
    expect(await urgent()).toBe(1);
    await take(reference);
    expect(await urgent()).toBe(1);
    await open(reference);
    expect(await urgent()).toBe(0);
    await ask((tx) => giveBack(tx, { ...by(isla, reference), text: "" }, MONDAY));
    expect([await urgent(), await urgent(service), await urgent(lanark)]).toEqual([1, 1, 0]);
    // nobody has it while the hub waits for a family that it has not reached
    await attempt(reference, false);
    await wait(reference, MONDAY);
    expect(await urgent()).toBe(1);
    await attempt(reference, true);
    expect(await urgent()).toBe(0);
  });

  it("is everybody of what is urgent and taken back, until somebody has opened it", async () => {
    const urgent = async () => (await countWaits(db.store.read, isla, MONDAY))!.urgent;
    const reference = await addRequest(db.store, { urgent: true });
    const { id } = await getRequest(db.store, reference);
    await ask((tx) => withdrawRequest(tx, id, MONDAY));
    expect(await urgent()).toBe(1);
    await open(reference);
    expect(await urgent()).toBe(0);
  });

  it("is told by the first hub's clock of a request without a hub, at every hub", async () => {
    await addRequest(db.store, { hub: null });
    await alarmed(60);
    const rows = await db.store.read.select().from(outbox);
    expect(rows.map((it) => it.hub).sort()).toEqual(["hamilton", "lanark"]);
  });

  it("follows a closing day that is set meanwhile", async () => {
    await open(await addRequest(db.store, { dueAt: new Date("2026-11-25T12:00:00Z") }));
    await ask((tx) =>
      changeHub(
        tx,
        manager,
        "hamilton",
        { intent: "addClosing", date: "2026-11-25", name: "Training" } as never,
        MONDAY,
      ),
    );
    await alarmed(0);
    expect(await alarmed(0, new Date("2026-11-25T13:00:00Z"))).not.toContain("manager: Overdue");
    expect(await alarmed(0, new Date("2026-11-26T08:45:00Z"))).toContain("manager: Overdue");
  });

  it("owes an outcome once the family is reached", async () => {
    const reference = await addRequest(db.store);
    await open(reference);
    await attempt(reference, true);
    // ten days of eight hours from Monday at noon: Fridays are as long as the others here
    expect((await getRequest(db.store, reference)).dueAt).toEqual(new Date("2026-12-07T12:00:00Z"));
    await alarmed(48 * HOUR);
    expect(await told()).toEqual([]);
  });
});

describe("waiting for the family", () => {
  it("needs a try first, stops the clock, and is counted", async () => {
    const reference = await addRequest(db.store);
    await open(reference);
    expect(await wait(reference, MONDAY)).toEqual({ ok: false, why: "notTried" });
    await attempt(reference, false);
    expect(await wait(reference, MONDAY)).toEqual({ ok: true });
    expect(await alarmed(72 * HOUR)).toEqual([]);
    await ask((tx) => goOn(tx, by(isla, reference), later(MONDAY, 72 * HOUR)));
    expect(await getRequest(db.store, reference)).toMatchObject({
      // three days of eight hours, by which what was due on Tuesday is due on Friday
      ...{ pausedAt: null, pauses: 1, pausedMinutes: 3 * 480, dueAt: new Date("2026-11-27T12:00:00Z") },
    });
  });

  it("ends by itself when the family writes, and their page says what is going on", async () => {
    const reference = await addRequest(db.store);
    const { id } = await getRequest(db.store, reference);
    await open(reference);
    await attempt(reference, false);
    await wait(reference, MONDAY);
    const late = later(MONDAY, 48 * HOUR);
    expect(await readYourPage(db.store.read, id, late)).toMatchObject({ paused: true, late: false });
    await addToRequest(db.store, id, { text: "Mornings are fine", key: randomToken() }, true, late);
    expect(await readYourPage(db.store.read, id, late)).toMatchObject({ paused: false, late: false });
    expect(await kinds(reference)).toContain("resumed");
    // nobody opened what they wrote
    expect(await alarmed(49 * HOUR)).toEqual(["duty: Change", "fallback: Unopened"]);
  });

  it("keeps to one's own hub", async () => {
    const reference = await addRequest(db.store);
    const other = { ...by(lanark, reference), text: "x", to: lanark.id };
    for (const command of [waitForFamily, giveBack, handOver])
      expect(await ask((tx) => command(tx, other, MONDAY))).toEqual({ ok: false, why: "notFound" });
    expect(await ask((tx) => goOn(tx, other, MONDAY))).toEqual({ ok: false, why: "notFound" });
  });
});

describe("a lease", () => {
  const holder = async (reference: string) => (await getRequest(db.store, reference)).takenBy;
  const tick = (minutes: number) => returnLeases(db.store, later(MONDAY, minutes));

  it("puts back what nobody has done anything with, says why, and another can take it", async () => {
    const reference = await addRequest(db.store);
    await take(reference);
    await tick(239);
    expect(await holder(reference)).toBe(isla.id);
    await tick(240);
    expect(await holder(reference)).toBeNull();
    expect(await kinds(reference)).toContain("returned");
    expect(await take(reference, rory, later(MONDAY, 250))).toEqual({ ok: true });
  });

  it("is prolonged by its holder's work, by nobody else's, and ends with the shift", async () => {
    const reference = await addRequest(db.store);
    await take(reference);
    await ask((tx) => addNote(tx, { ...by(rory, reference), text: "x" }, later(MONDAY, 60)));
    const until = async () => (await getRequest(db.store, reference)).leaseUntil;
    expect(await until()).toEqual(later(MONDAY, 240));
    await ask((tx) => addNote(tx, { ...by(isla, reference), text: "x" }, later(MONDAY, 60)));
    // 1pm and four hours would be after the hub closes
    expect(await until()).toEqual(new Date("2026-11-23T16:45:00Z"));
  });

  it("lasts for days once the family is reached", async () => {
    const reference = await addRequest(db.store);
    await take(reference);
    await attempt(reference, true);
    expect((await getRequest(db.store, reference)).leaseUntil).toEqual(new Date("2026-11-30T12:00:00Z"));
  });

  it("can be given back with a note, by whoever has it", async () => {
    const reference = await addRequest(db.store);
    await take(reference);
    const note = { text: "I am off to the dentist" };
    expect(await ask((tx) => giveBack(tx, { ...by(rory, reference), ...note }, MONDAY))).toMatchObject({
      why: "notYours",
    });
    await ask((tx) => giveBack(tx, { ...by(isla, reference), ...note }, MONDAY));
    expect(await holder(reference)).toBeNull();
    const session = { id: "s", startedAt: MONDAY };
    await open(reference, rory);
    const page = await readRequest(db.store, { staff: rory, session }, reference, MONDAY);
    expect(JSON.stringify(page?.opened?.history)).toContain("dentist");
  });

  it("can be handed to a colleague of the hub, and to nobody who could not take it", async () => {
    const reference = await addRequest(db.store);
    const hand = (to: string) => ask((tx) => handOver(tx, { ...by(isla, reference), to, text: "" }, MONDAY));
    for (const to of [lanark.id, "nobody", ""])
      expect(await hand(to)).toEqual({ ok: false, why: "noSuchColleague" });
    expect(await hand(rory.id)).toEqual({ ok: true });
    expect(await holder(reference)).toBe(rory.id);
    const names = (await listColleagues(db.store.read, "hamilton")).map((it) => it.id);
    expect(names.sort()).toEqual([isla.id, rory.id, service.id, manager.id].sort());
  });

  it("ends at once where an account is shut: refused at the next request, its work back for all", async () => {
    const leaver = await addColleague(db.store, "duty_worker", "hamilton");
    const reference = await addRequest(db.store);
    await take(reference, leaver);
    const token = await ask((tx) => startSession(tx, leaver.id, MONDAY));
    expect(await findSession(db.store, token, MONDAY)).toBeDefined();
    await ask((tx) => disableAccount(tx, leaver.email, MONDAY));
    expect(await findSession(db.store, token, MONDAY)).toBeUndefined();
    expect(await holder(reference)).toBeNull();
    expect(await kinds(reference)).toContain("returned");
  });

  it("is seen by all: whose it is, and who has it open now", async () => {
    const reference = await addRequest(db.store);
    await take(reference);
    await open(reference, rory);
    const session = { id: "s", startedAt: MONDAY };
    await readRequest(db.store, { staff: rory, session }, reference, MONDAY);
    const [row] = (await readInbox(db.store, isla, filtered({ view: "waiting" }), later(MONDAY, 5))).rows;
    expect(row).toMatchObject({ openBy: [rory.name], takenBy: { name: isla.name } });
    expect(
      (await readRequest(db.store, { staff: isla, session }, reference, later(MONDAY, 5)))?.header.openBy,
    ).toEqual([rory.name]);
    expect((await readInbox(db.store, rory, filtered({ view: "mine" }), MONDAY)).rows).toEqual([]);
    expect((await readInbox(db.store, isla, filtered({ view: "mine" }), MONDAY)).rows).toHaveLength(1);
    const [after] = (await readInbox(db.store, isla, filtered({ view: "waiting" }), later(MONDAY, 15))).rows;
    expect(after?.openBy).toEqual([]);
  });
});

describe("what is urgent, and was opened at night", () => {
  const came = () =>
    addRequest(db.store, {
      ...{ urgent: true, receivedAt: NIGHT, unreadSince: NIGHT, alarmAt: later(NIGHT, 15) },
      dueAt: new Date("2026-11-30T16:45:00Z"),
    });
  const night = (minutes: number) => alarmed(minutes, NIGHT);
  const UNTAKEN = ["duty: Untaken", "fallback: Untaken", "outOfHours: Untaken"];
  const put = (reference: string, minutes: number) =>
    ask((tx) => giveBack(tx, { ...by(isla, reference), text: "" }, later(NIGHT, minutes)));

  it("goes back by the clock of the wall when whoever took it does nothing, and is told at once", async () => {
    const reference = await came();
    await open(reference, isla, later(NIGHT, 5));
    await take(reference, isla, later(NIGHT, 5));
    await returnLeases(db.store, later(NIGHT, 244));
    expect(await night(244)).toEqual([]);
    await returnLeases(db.store, later(NIGHT, 245));
    expect(await getRequest(db.store, reference)).toMatchObject({ takenBy: null });
    expect(await night(245)).toEqual(UNTAKEN);
    expect(await kinds(reference)).toEqual(expect.arrayContaining(["returned", "alarm"]));
    expect(await night(304)).toEqual(UNTAKEN);
    expect((await night(305)).slice(3)).toEqual(["outOfHours: Untaken", "serviceManager: Untaken"]);
    expect(await night(400)).toHaveLength(5);
  });

  it("is told where nobody takes it, and again, once for each time, where it is given back", async () => {
    const reference = await came();
    await open(reference, isla, later(NIGHT, 5));
    expect(await night(19)).toEqual([]);
    expect(await night(20)).toEqual(UNTAKEN);
    await take(reference, isla, later(NIGHT, 30));
    expect(await night(90)).toEqual(UNTAKEN);
    await put(reference, 90);
    expect(await night(104)).toHaveLength(3);
    expect((await night(105)).slice(3)).toEqual(UNTAKEN);
    await open(reference, rory, later(NIGHT, 110));
    await take(reference, rory, later(NIGHT, 111));
    expect(await night(300)).toHaveLength(6);
  });

  it("is told of no more once it waits for the family, was taken back or has reached it", async () => {
    for (const end of [
      (it: string) => wait(it, later(NIGHT, 8)),
      (it: string) => attempt(it, true, later(NIGHT, 8)),
      async (it: string) => {
        const { id } = await getRequest(db.store, it);
        await ask((tx) => withdrawRequest(tx, id, later(NIGHT, 8)));
        await open(it, isla, later(NIGHT, 9));
      },
    ]) {
      const reference = await came();
      await open(reference, isla, later(NIGHT, 5));
      await attempt(reference, false, later(NIGHT, 6));
      await end(reference);
      await night(120);
      expect((await told()).filter((it) => it.endsWith("Untaken"))).toEqual([]);
    }
  });

  it("is had no longer than that by whoever took it as something that could wait", async () => {
    const saturday = later(NIGHT, -30);
    const reference = await addRequest(db.store, { receivedAt: saturday, unreadSince: saturday });
    await open(reference, isla, saturday);
    await take(reference, isla, saturday);
    const { id } = await getRequest(db.store, reference);
    await addToRequest(db.store, id, { text: "He threatened me", key: randomToken() }, false, NIGHT);
    expect((await getRequest(db.store, reference)).leaseUntil).toEqual(later(NIGHT, 240));
  });
});

it("says on the family's page what is unread of theirs, and not that it was moved", async () => {
  const reference = await addRequest(db.store);
  const { id } = await getRequest(db.store, reference);
  await open(reference);
  const move = (to: string, staff: Colleague, minutes: number) =>
    ask((tx) => moveReferral(tx, { ...by(staff, reference), to }, later(MONDAY, minutes)));
  const page = () => readYourPage(db.store.read, id, later(MONDAY, 30));
  await move("lanark", isla, 1);
  expect(await page()).toMatchObject({ addedUnread: false });
  expect((await page()).events.map((it) => it.kind)).toContain("moved");
  const text = "Please ring after two";
  await addToRequest(db.store, id, { text, key: randomToken() }, true, later(MONDAY, 2));
  expect(await page()).toMatchObject({ addedUnread: true });
  await move("hamilton", lanark, 3);
  expect(await page()).toMatchObject({ addedUnread: true });
  await open(reference, isla, later(MONDAY, 4));
  expect(await page()).toMatchObject({ addedUnread: false });
});

it("raises what becomes urgent as of something urgent, though it was told of before", async () => {
  const reference = await addRequest(db.store);
  const { id } = await getRequest(db.store, reference);
  expect(await alarmed(60)).toContain("fallback: Unopened");
  await addToRequest(db.store, id, { text: "He threatened me", key: randomToken() }, true, later(MONDAY, 70));
  const before = (await told()).length;
  expect((await alarmed(84)).length).toBe(before);
  expect((await alarmed(85)).slice(before)).toEqual(["fallback: Unopened"]);
});

describe("the end", () => {
  const close = async (reference: string, outcome: "noReply" | "advice") => {
    await open(reference);
    return ask((tx) => closeReferral(tx, { ...by(isla, reference), outcome, text: "" }, MONDAY));
  };

  it("is not “could not reach” before the family was tried as often as the hub has set", async () => {
    const reference = await addRequest(db.store);
    await attempt(reference, false);
    await attempt(reference, false);
    expect(await close(reference, "noReply")).toEqual({ ok: false, why: "tooFewTries" });
    await ask((tx) => tx.update(hubs).set({ contactTries: 2 }).where(eq(hubs.id, "hamilton")));
    expect(await close(reference, "noReply")).toEqual({ ok: true });
    await ask((tx) => tx.update(hubs).set({ contactTries: 3 }).where(eq(hubs.id, "hamilton")));
  });

  it("is it only where those tries came after the family was last heard of", async () => {
    const reached = await addRequest(db.store);
    const wrote = await addRequest(db.store);
    for (const reference of [reached, wrote])
      for (let i = 0; i < 3; i++) await attempt(reference, false, later(MONDAY, i));
    await attempt(reached, true, later(MONDAY, 5));
    expect(await close(reached, "noReply")).toEqual({ ok: false, why: "tooFewTries" });
    const { id } = await getRequest(db.store, wrote);
    await addToRequest(db.store, id, { text: "Please ring", key: randomToken() }, true, later(MONDAY, 6));
    expect(await close(wrote, "noReply")).toEqual({ ok: false, why: "tooFewTries" });
    for (let i = 0; i < 3; i++) await attempt(wrote, false, later(MONDAY, 10 + i));
    expect(await close(wrote, "noReply")).toEqual({ ok: true });
  });

  it("counts what was written to a family that only comes back with its code once a day", async () => {
    const ways = { contact: { ...PHONE_RULES, ways: [], comesBack: true } };
    const reference = await addRequest(db.store, {}, ways);
    const write = (at: Date) =>
      ask((tx) => writeToFamily(tx, { ...by(isla, reference), text: "Are you there?", tell: false }, at));
    for (let i = 0; i < 3; i++) await write(later(MONDAY, i));
    expect(await close(reference, "noReply")).toEqual({ ok: false, why: "tooFewTries" });
    for (let day = 1; day < 3; day++) await write(later(MONDAY, day * 24 * 60));
    expect(await close(reference, "noReply")).toEqual({ ok: true });
  });

  it("stops every clock", async () => {
    const reference = await addRequest(db.store);
    await take(reference);
    await close(reference, "advice");
    expect(await getRequest(db.store, reference)).toMatchObject({ alarmAt: null, leaseUntil: null });
    expect(await alarmed(200 * HOUR)).toEqual([]);
  });

  it("begins anew when the family writes again: an answer is due as to a new request", async () => {
    const reference = await addRequest(db.store);
    const { id } = await getRequest(db.store, reference);
    await take(reference);
    await attempt(reference, true);
    await close(reference, "advice");
    const again = new Date("2027-01-12T12:00:00Z");
    await addToRequest(db.store, id, { text: "It is worse again", key: randomToken() }, true, again);
    expect(await getRequest(db.store, reference)).toMatchObject({
      ...{ done: 0, unreadSince: again, dueAt: new Date("2027-01-13T12:00:00Z"), alarmAt: later(again, 60) },
      // whoever had it may be gone, and nobody has been in touch about this
      ...{ takenBy: null, leaseUntil: null, firstContactAt: null },
    });
    expect(await alarmed(59, again)).toEqual(["duty: Change"]);
    expect(await alarmed(60, again)).toEqual(["duty: Change", "fallback: Unopened"]);
  });

  it("can be taken back by hand, with a reason", async () => {
    const reference = await addRequest(db.store);
    await close(reference, "advice");
    const again = () => ask((tx) => openAgain(tx, { ...by(isla, reference), text: "Wrong one" }, MONDAY));
    expect(await again()).toEqual({ ok: true });
    expect(await getRequest(db.store, reference)).toMatchObject({ done: 0, state: "read", outcome: null });
    expect(await again()).toEqual({ ok: true });
    expect((await kinds(reference)).filter((it) => it === "openedAgain")).toHaveLength(1);
  });

  it("does not come over something that nobody has read", async () => {
    const reference = await addRequest(db.store);
    const { id } = await getRequest(db.store, reference);
    await open(reference);
    await addToRequest(db.store, id, { text: "He hit me", key: randomToken() }, true, later(MONDAY, 1));
    const end = { ...by(isla, reference), outcome: "advice" as const, text: "" };
    expect(await ask((tx) => closeReferral(tx, end, later(MONDAY, 2)))).toEqual({
      ...{ ok: false, why: "somethingNew" },
    });
  });

  it("is not a move: the other hub's hour begins, and what was due stays due", async () => {
    const reference = await addRequest(db.store);
    const { dueAt } = await getRequest(db.store, reference);
    await open(reference);
    const moved = later(MONDAY, 30);
    await ask((tx) => moveReferral(tx, { ...by(isla, reference), to: "lanark" }, moved));
    const row = await getRequest(db.store, reference);
    expect(row).toMatchObject({ dueAt, unreadSince: moved, alarmAt: later(moved, 60) });
  });
});
