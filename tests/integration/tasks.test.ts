/** What a person must do that is no request: in one list with requests, held by one, told of, and counted. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { closingDays, hubInboxes } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { tasks } from "../../db/schema/tasks";
import type { MailMessage, QueueMessage } from "../../app/outbox/message";
import { randomReference, randomToken } from "../../app/random.server";
import { readInbox } from "../../app/referrals/inbox.server";
import type { InboxFilter } from "../../app/referrals/inbox-filter";
import { returnWorkOf } from "../../app/referrals/lease.server";
import { countNews, listInbox } from "../../app/referrals/list-inbox.server";
import { readMark } from "../../app/referrals/list-mark.server";
import { countDay } from "../../app/referrals/reconcile.server";
import { countWaits } from "../../app/referrals/waits.server";
import { changeHub } from "../../app/staff/change-hub.server";
import type { StaffMember } from "../../app/staff/staff";
import { raiseTaskAlarms } from "../../app/tasks/raise-task-alarms.server";
import { readTask } from "../../app/tasks/read-task.server";
import { returnTasks } from "../../app/tasks/return-tasks.server";
import { taskNotices } from "../../app/tasks/task-notices.server";
import { addTask, endTasks, readTaskBody, type NewTask } from "../../app/tasks/tasks.server";
import {
  finishTask,
  giveBackTask,
  handOverTask,
  listTaskColleagues,
  noteTry,
  reopenTask,
  takeTask,
} from "../../app/tasks/work-task.server";
import { createWorker } from "../../app/worker";
import { testDatabase, type TestDatabase } from "../support/database";
import {
  addColleague,
  addHubs,
  addRequest,
  filtered,
  later,
  MONDAY,
  removeRequests,
  type Colleague,
} from "../support/staff";

const HOUR = 60;
/** Saturday night. */
const NIGHT = new Date("2026-11-28T02:00:00Z");

let db: TestDatabase;
let isla: Colleague, rory: Colleague, orla: Colleague, lanark: Colleague;
let service: Colleague, admin: Colleague, both: StaffMember;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
  rory = await addColleague(db.store, "duty_worker", "hamilton");
  orla = await addColleague(db.store, "group_worker", "hamilton");
  lanark = await addColleague(db.store, "duty_worker", "lanark");
  service = await addColleague(db.store, "service_manager");
  admin = await addColleague(db.store, "administrator");
  // group worker here, duty worker there
  both = { ...orla, roles: [...orla.roles, { role: "duty_worker", hub: "lanark" }] };
  for (const kind of ["manager", "serviceManager", "outOfHours"] as const)
    await run((tx) =>
      tx
        .insert(hubInboxes)
        .values({ hub: "hamilton", kind, email: `${kind}@hamilton.example.org`, verifiedAt: MONDAY }),
    );
});
beforeEach(() =>
  run(async (tx) => {
    await removeRequests(tx);
    await tx.delete(tasks);
    await tx.delete(closingDays);
  }),
);
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const SECRET = "He reads her phone in the evenings";
const add = (more: Partial<NewTask> = {}, now = MONDAY) =>
  run((tx) =>
    addTask(
      tx,
      {
        ...{ hub: "hamilton", kind: "ask", subjectKind: "booking", subject: randomToken() },
        ...{ reference: randomReference(), callMe: "Bell", text: SECRET },
        ...more,
      },
      now,
    ),
  );
const rowOf = async (id: string) => (await db.store.read.select().from(tasks).where(eq(tasks.id, id)))[0]!;
const shown = async (who: StaffMember, more: Partial<InboxFilter> = {}, now = MONDAY) =>
  (await readInbox(db.store, who, filtered(more), now)).rows;
const idsOf = async (who: StaffMember, more: Partial<InboxFilter> = {}, now = MONDAY) =>
  (await shown(who, more, now)).map((it) => it.task?.id ?? it.reference);
const take = (id: string, staff: StaffMember = isla, now = MONDAY) =>
  run((tx) => takeTask(tx, { staff, id }, now));
const press = (id: string, staff: StaffMember = isla, now = MONDAY) =>
  run((tx) => finishTask(tx, { staff, id, outcome: "spoke", text: "All is well" }, now));
/** Whoever presses it has the page open. */
async function finish(id: string, staff: StaffMember = isla, now = MONDAY) {
  await readTask(db.store, staff, id, now);
  return press(id, staff, now);
}
const told = async () => {
  const rows = await db.store.read
    .select()
    .from(outbox)
    .where(eq(outbox.channel, "email"))
    .orderBy(asc(outbox.createdAt), asc(outbox.inbox));
  return rows.map((it) => `${it.inbox}: ${it.subjectKind}`);
};

describe("the one list", () => {
  it("has requests and tasks in one order, and pages through both once", async () => {
    for (let i = 0; i < 40; i++) {
      const about = { hub: ["hamilton", "lanark"][i % 2]!, urgent: i % 7 === 0 };
      const dueAt = later(MONDAY, i % 4);
      await addRequest(db.store, { ...about, unread: i % 3 === 0, dueAt });
      const id = await add(about);
      await run((tx) => tx.update(tasks).set({ dueAt }).where(eq(tasks.id, id)));
    }
    for (const who of [service, isla]) {
      const seen = [];
      let after: string | undefined;
      do {
        const page = await listInbox(db.store.read, who, filtered(), after, MONDAY);
        seen.push(...page.rows);
        after = page.next;
      } while (after);
      expect(new Set(seen.map((it) => it.id)).size).toBe(seen.length);
      expect(seen.filter((it) => it.task)).toHaveLength(who === service ? 40 : 20);
      expect(seen).toHaveLength(who === service ? 80 : 40);
      const order = seen.map((it) => [it.rank, it.dueAt.getTime(), it.id] as const);
      const sorted = [...order].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
      expect(order).toEqual(sorted);
    }
  });

  it("says what is to be done, whom to ask for, since when and by when, and who has it", async () => {
    const id = await add();
    await take(id);
    const [row] = await shown(isla, {}, later(MONDAY, 90));
    expect(row).toMatchObject({
      ...{ task: { id, kind: "ask" }, askFor: "Bell", waitedMinutes: 90, late: false, state: "taken" },
      ...{ hubName: "Hamilton", takenBy: { name: isla.name, left: false } },
      dueAt: new Date("2026-11-24T12:00:00Z"),
    });
    expect(JSON.stringify(row)).not.toContain(SECRET);
  });

  it("is of one's own hub; a group worker has what is about bookings, and no request", async () => {
    const own = await add();
    const story = await add({ subjectKind: "story", kind: "story" });
    const other = await add({ hub: "lanark" });
    const theirs = await add({ hub: "lanark", subjectKind: "story", kind: "story" });
    const request = await addRequest(db.store);
    expect((await idsOf(isla)).sort()).toEqual([own, story, request].sort());
    expect(await idsOf(orla)).toEqual([own]);
    expect((await idsOf(lanark)).sort()).toEqual([other, theirs].sort());
    expect(await idsOf(isla, { hub: "lanark" })).toEqual([]);
    expect(await idsOf(admin)).toEqual([]);
    // the story here is not theirs, and that of the other hub is
    expect((await idsOf(both)).sort()).toEqual([own, other, theirs].sort());
  });

  it("can be narrowed by what it is, urgent, late, free, mine and ended; words of requests leave tasks out", async () => {
    const request = await addRequest(db.store, { takenBy: rory.id });
    const plain = await add();
    const urgent = await add({ urgent: true });
    const story = await add({ subjectKind: "story", kind: "story" });
    await take(plain);
    await take(story, rory);
    expect(await idsOf(isla, { kind: "requests" })).toEqual([request]);
    expect(await idsOf(isla, { kind: "bookings" })).toEqual([urgent, plain]);
    expect(await idsOf(isla, { kind: "stories" })).toEqual([story]);
    expect(await idsOf(isla, { urgent: true })).toEqual([urgent]);
    expect(await idsOf(isla, { free: true })).toEqual([urgent]);
    expect(await idsOf(isla, { view: "mine" })).toEqual([plain]);
    expect(await idsOf(isla, { hub: "none" })).toEqual([]);
    expect(await idsOf(isla, { news: "request" })).toEqual([request]);
    expect(await idsOf(isla, { late: true })).toEqual([]);
    const late = later(MONDAY, 48 * HOUR);
    expect(await idsOf(isla, { late: true, kind: "bookings" }, late)).toEqual([urgent, plain]);
    await finish(plain);
    expect(await idsOf(isla, { view: "closed" })).toEqual([plain]);
    expect(await idsOf(isla, { kind: "bookings" })).toEqual([urgent]);
  });

  it("does not show what somebody has at a hub for which they do not work any more", async () => {
    const id = await add({ hub: "lanark" });
    await run((tx) => tx.update(tasks).set({ takenBy: isla.id }).where(eq(tasks.id, id)));
    expect(await idsOf(isla, { view: "mine" })).toEqual([]);
    expect(await idsOf(service, { view: "mine" })).toEqual([]);
  });

  it("has a mark that changes when a task does, counts what is new, and says in the banner what is late", async () => {
    const mark = async () =>
      readMark(
        db.store.read,
        isla.id,
        (await listInbox(db.store.read, isla, filtered(), null, MONDAY)).rows,
        MONDAY,
      );
    const id = await add({}, later(MONDAY, 1));
    const urgent = await add({ urgent: true }, later(MONDAY, 1));
    const before = await mark();
    await take(id);
    expect(await mark()).not.toBe(before);
    expect(await countNews(db.store.read, isla, MONDAY)).toBe(2);
    expect(await countNews(db.store.read, orla, MONDAY)).toBe(2);
    expect(await countNews(db.store.read, isla, later(MONDAY, 2))).toBe(0);
    expect(await countNews(db.store.read, lanark, MONDAY)).toBe(0);
    const late = later(MONDAY, 48 * HOUR);
    expect(await countWaits(db.store.read, isla, late)).toEqual({ urgent: 1, late: 2 });
    expect(await countWaits(db.store.read, orla, late)).toEqual({ urgent: 1, late: 2 });
    expect(await countWaits(db.store.read, lanark, late)).toEqual({ urgent: 0, late: 0 });
    expect(await countWaits(db.store.read, admin, late)).toBeNull();
    await readTask(db.store, isla, urgent, late);
    await take(urgent);
    await finish(id);
    expect(await countWaits(db.store.read, isla, late)).toEqual({ urgent: 0, late: 1 });
  });
});

describe("what nobody has opened", () => {
  const unread = async () => (await shown(isla)).map((it) => it.unread);
  const news = (since: Date) => countNews(db.store.read, isla, since);

  it("is marked and counted as new, and no longer once somebody has opened it", async () => {
    const id = await add();
    expect(await unread()).toEqual([true]);
    expect(await news(later(MONDAY, -1))).toBe(1);
    await take(id);
    expect(await unread()).toEqual([true]);
    await readTask(db.store, rory, id, MONDAY);
    expect(await unread()).toEqual([false]);
    expect(await news(later(MONDAY, -1))).toBe(0);
  });

  it("is what is added to a task too, since then, for whoever opened it before and for the hub", async () => {
    const subject = randomToken();
    const id = await add({ subject });
    await readTask(db.store, isla, id, MONDAY);
    await add({ subject }, later(MONDAY, 30));
    // nothing was said that is not known
    expect(await unread()).toEqual([false]);
    await add({ subject, text: "And the creche" }, later(MONDAY, 30));
    expect(await unread()).toEqual([true]);
    expect(await news(later(MONDAY, 29))).toBe(1);
    expect(await news(later(MONDAY, 30))).toBe(0);
    expect(await told()).toEqual(["duty: task", "duty: task"]);
    await add({ subject, text: "And the lift" }, later(MONDAY, 40));
    expect(await news(later(MONDAY, 30))).toBe(0);
    await readTask(db.store, isla, id, later(MONDAY, 41));
    expect(await unread()).toEqual([false]);
  });

  it("is not marked once there is nothing to do any more", async () => {
    const subject = randomToken();
    await add({ subject });
    await run((tx) => endTasks(tx, subject, ["ask"], "portal", MONDAY));
    expect((await shown(isla, { view: "closed" })).map((it) => it.unread)).toEqual([false]);
    expect(await news(later(MONDAY, -1))).toBe(0);
  });
});

describe("a task", () => {
  it("is one for a subject and kind while it waits, and takes up what is added", async () => {
    const subject = randomToken();
    const id = await add({ subject });
    expect(await add({ subject, text: "And the creche" })).toBe(id);
    expect(await add({ subject, text: "And the creche" })).toBe(id);
    expect(await add({ subject, kind: "ring" })).not.toBe(id);
    expect(readTaskBody(await rowOf(id))?.reasons.map((it) => it.text)).toEqual([SECRET, "And the creche"]);
    expect(await told()).toHaveLength(2);
    // what cannot wait is told again
    expect(await add({ subject, text: "Now", urgent: true })).toBe(id);
    expect(await rowOf(id)).toMatchObject({ urgent: true, rank: 0 });
    expect(await told()).toHaveLength(3);
    await finish(id);
    expect(await add({ subject })).not.toBe(id);
  });

  it("is opened by those who may, each time on record, and found by nobody else", async () => {
    const id = await add();
    const found = await readTask(db.store, orla, id, MONDAY);
    expect(found).toMatchObject({ askFor: "Bell", late: false, done: 0 });
    expect(found?.reasons?.map((it) => it.text)).toEqual([SECRET]);
    for (const who of [lanark, admin]) expect(await readTask(db.store, who, id, MONDAY)).toBeUndefined();
    const story = await add({ subjectKind: "story", kind: "story" });
    expect(await readTask(db.store, orla, story, MONDAY)).toBeUndefined();
    expect(await readTask(db.store, both, story, MONDAY)).toBeUndefined();
    const read = and(eq(audit.subject, id), eq(audit.action, "task.read"));
    const lines = await db.store.read.select().from(audit).where(read);
    expect(lines.map((it) => [it.actor, it.hub])).toEqual([[orla.id, "hamilton"]]);
  });

  it("is had by one, given back with a word, handed to a colleague of this hub, and never to another", async () => {
    const id = await add();
    expect((await take(id)).ok).toBe(true);
    expect(await take(id, rory)).toEqual({ ok: false, why: "alreadyTaken", by: isla.name });
    expect(await take(id, lanark)).toEqual({ ok: false, why: "notFound" });
    const hand = (to: string) =>
      run((tx) => handOverTask(tx, { staff: isla, id, to, text: "Her sister rang" }, MONDAY));
    for (const to of [lanark.id, admin.id, isla.id, "made-up"])
      expect(await hand(to)).toEqual({ ok: false, why: "noSuchColleague" });
    expect((await hand(orla.id)).ok).toBe(true);
    expect(await rowOf(id)).toMatchObject({ takenBy: orla.id });
    const back = (staff: StaffMember) => run((tx) => giveBackTask(tx, { staff, id, text: "x" }, MONDAY));
    expect(await back(isla)).toEqual({ ok: false, why: "notYours" });
    expect((await back(orla)).ok).toBe(true);
    expect(await rowOf(id)).toMatchObject({ takenBy: null, leaseUntil: null });
    const { history } = (await readTask(db.store, isla, id, MONDAY))!;
    expect(history.map((it) => [it.did, it.by, it.to])).toEqual([
      ["taken", isla.name, null],
      ["handedOver", isla.name, orla.name],
      ["givenBack", orla.name, null],
    ]);
    // of a story only those who read requests
    const names = (subjectKind: string) =>
      listTaskColleagues(db.store.read, { hub: "hamilton", subjectKind });
    expect((await names("booking")).map((it) => it.id)).toContain(orla.id);
    expect((await names("story")).map((it) => it.id)).not.toContain(orla.id);
    expect((await names("booking")).map((it) => it.id)).not.toContain(lanark.id);
  });

  it("goes back to all when nothing is done with it, and when whoever has it is shut out", async () => {
    const id = await add();
    await take(id);
    // half a working day, from noon
    const until = new Date("2026-11-23T16:00:00Z");
    expect(await rowOf(id)).toMatchObject({ leaseUntil: until });
    await returnTasks(db.store, later(until, -1));
    expect(await rowOf(id)).toMatchObject({ takenBy: isla.id });
    await run((tx) => noteTry(tx, { staff: isla, id, text: "" }, later(until, -1)));
    await returnTasks(db.store, until);
    expect(await rowOf(id)).toMatchObject({ takenBy: isla.id });
    await returnTasks(db.store, later(until, 24 * HOUR));
    expect(await rowOf(id)).toMatchObject({ takenBy: null, leaseUntil: null });
    await take(id, rory);
    await run((tx) => returnWorkOf(tx, rory.id, MONDAY, (_, doing) => doing === "workTasks"));
    expect(await rowOf(id)).toMatchObject({ takenBy: rory.id });
    await run((tx) => returnWorkOf(tx, rory.id, MONDAY));
    expect(await rowOf(id)).toMatchObject({ takenBy: null });
  });

  it("is not done over what was added while somebody had the page open", async () => {
    const subject = randomToken();
    const id = await add({ subject });
    expect(await press(id)).toEqual({ ok: false, why: "somethingNew" });
    await readTask(db.store, isla, id, MONDAY);
    expect(await add({ subject, text: "They need an interpreter" })).toBe(id);
    expect(await press(id)).toEqual({ ok: false, why: "somethingNew" });
    expect(await rowOf(id)).toMatchObject({ done: 0, unreadSince: MONDAY });
    expect((await finish(id)).ok).toBe(true);
  });

  it("is done once, and not for want of an answer before it was tried as often as the hub asks for", async () => {
    const id = await add();
    const stop = () =>
      run((tx) => finishTask(tx, { staff: isla, id, outcome: "notReached", text: "" }, MONDAY));
    await readTask(db.store, isla, id, MONDAY);
    for (let i = 0; i < 3; i++) {
      expect(await stop()).toEqual({ ok: false, why: "tooFewTries" });
      await run((tx) => noteTry(tx, { staff: isla, id, text: "No answer" }, MONDAY));
    }
    expect(await rowOf(id)).toMatchObject({ takenBy: isla.id, done: 0 });
    expect((await stop()).ok).toBe(true);
    expect(await rowOf(id)).toMatchObject({ done: 1, doneBy: isla.id, alarmAt: null, leaseUntil: null });
    expect(await finish(id, rory)).toEqual({ ok: false, why: "alreadyDone" });
    expect(await take(id, rory)).toEqual({ ok: false, why: "alreadyDone" });
  });

  it("can be put back for ten minutes, unless there is nothing to do any more", async () => {
    const again = (id: string, minutes: number) =>
      run((tx) => reopenTask(tx, { staff: rory, id }, later(MONDAY, minutes)));
    const id = await add();
    await finish(id);
    expect((await readTask(db.store, isla, id, later(MONDAY, 9)))?.mayReopen).toBe(true);
    expect(await run((tx) => reopenTask(tx, { staff: lanark, id }, MONDAY))).toMatchObject({ ok: false });
    expect((await again(id, 9)).ok).toBe(true);
    // by now somebody has opened it: what comes next is that it is due soon
    const alarmAt = new Date("2026-11-24T10:00:00Z");
    expect(await rowOf(id)).toMatchObject({ done: 0, doneAt: null, doneBy: null, alarmAt });
    await finish(id);
    expect(await again(id, 10)).toEqual({ ok: false, why: "tooLate" });
    for (const by of ["portal", "family"]) {
      const subject = randomToken();
      const over = await add({ subject });
      await run((tx) => endTasks(tx, subject, ["ask"], by, MONDAY));
      expect(await again(over, 1)).toEqual({ ok: false, why: "tooLate" });
    }
  });
});

describe("who is told", () => {
  async function send(now = MONDAY) {
    const mails: MailMessage[] = [];
    const queue: QueueMessage[] = [];
    const close = async () => {};
    const worker = createWorker(db.store, {
      renderers: taskNotices,
      transports: {
        email: { send: async (it) => void mails.push(it), close },
        queue: { send: async (it) => void queue.push(it), close },
      },
      now: () => now,
    });
    await worker.runOnce();
    await worker.stop();
    return { mails, queue };
  }

  it("is the duty inbox at once, without a word of a family", async () => {
    const reference = randomReference();
    const id = await add({ reference });
    expect(await told()).toEqual(["duty: task"]);
    const { mails } = await send();
    expect(mails).toMatchObject([
      { to: "duty@hamilton.example.org", subject: `New task ${reference} for Hamilton`, urgent: false },
    ]);
    const all = JSON.stringify(mails);
    expect(all).toContain(`/staff/tasks/${id}`);
    expect(all).not.toMatch(new RegExp(`Bell|${SECRET}|talk with them`, "i"));
  });

  it("is the night's inbox too where it is urgent, and the next one up while nobody opens it", async () => {
    const id = await add({ urgent: true }, NIGHT);
    expect((await told()).sort()).toEqual(["duty: task", "outOfHours: task"]);
    const alarmed = async (minutes: number) => {
      await raiseTaskAlarms(db.store, later(NIGHT, minutes));
      return (await told()).slice(2).sort();
    };
    expect(await alarmed(14)).toEqual([]);
    expect(await alarmed(15)).toEqual(["fallback: taskUnopened", "outOfHours: taskUnopened"]);
    expect(await alarmed(59)).toHaveLength(2);
    await readTask(db.store, isla, id, later(NIGHT, 59));
    // somebody has seen it
    expect(await alarmed(60)).toHaveLength(2);
  });

  it("is the service manager after an hour in which nobody opened what is urgent", async () => {
    await add({ urgent: true }, NIGHT);
    await raiseTaskAlarms(db.store, later(NIGHT, 60));
    expect(await told()).toContain("serviceManager: taskUnopened");
  });

  it("is whoever was told when it came, and then the service manager, where an urgent one is opened and had by nobody", async () => {
    const id = await add({ urgent: true }, NIGHT);
    const at = (minutes: number) => later(NIGHT, minutes);
    const alarmed = async (minutes: number) => {
      await returnTasks(db.store, at(minutes));
      await raiseTaskAlarms(db.store, at(minutes));
      return (await told()).filter((it) => it.endsWith("Untaken")).sort();
    };
    const untaken = ["duty: taskUntaken", "fallback: taskUntaken", "outOfHours: taskUntaken"];
    await readTask(db.store, isla, id, at(5));
    expect(await alarmed(19)).toEqual([]);
    expect(await alarmed(20)).toEqual(untaken);
    await take(id, isla, at(30));
    expect(await rowOf(id)).toMatchObject({ leaseUntil: at(270) });
    expect(await alarmed(269)).toEqual(untaken);
    // whoever took it did nothing
    expect(await alarmed(270)).toHaveLength(6);
    expect(await rowOf(id)).toMatchObject({ takenBy: null });
    expect(await alarmed(330)).toContain("serviceManager: taskUntaken");
    await take(id, rory, at(331));
    await run((tx) => giveBackTask(tx, { staff: rory, id, text: "" }, at(340)));
    expect(await alarmed(354)).toHaveLength(8);
    expect(await alarmed(355)).toHaveLength(11);
    await take(id, rory, at(356));
    await run((tx) => finishTask(tx, { staff: rory, id, outcome: "spoke", text: "" }, at(357)));
    expect(await alarmed(900)).toHaveLength(11);
  });

  it("had as something that can wait, goes back by the clock of the wall once it cannot", async () => {
    const subject = randomToken();
    const id = await add({ subject }, NIGHT);
    await take(id, isla, NIGHT);
    await add({ subject, text: "He threatened me", urgent: true }, later(NIGHT, 10));
    expect(await rowOf(id)).toMatchObject({ leaseUntil: later(NIGHT, 250) });
  });

  describe("once somebody who knew of it as of something that can wait", () => {
    const WORSE = { text: "He threatened me", urgent: true };
    const alarmed = async (minutes: number) => {
      await raiseTaskAlarms(db.store, later(MONDAY, minutes));
      return told();
    };
    const banner = async (who = isla) => (await countWaits(db.store.read, who, MONDAY))?.urgent;

    it("has it, is the next one up, and the banner says it until somebody has looked since", async () => {
      const subject = randomToken();
      const id = await add({ subject });
      await readTask(db.store, rory, id, later(MONDAY, 5));
      await take(id, rory, later(MONDAY, 5));
      expect(await banner()).toBe(0);
      await add({ subject, ...WORSE }, later(MONDAY, 70));
      expect(await banner()).toBe(1);
      const before = ["duty: task", "duty: task"];
      expect(await alarmed(84)).toEqual(before);
      expect(await alarmed(85)).toEqual([...before, "fallback: taskUnopened"]);
      await take(id, rory, later(MONDAY, 90));
      expect(await alarmed(129)).toHaveLength(3);
      expect((await alarmed(130)).slice(3)).toEqual(["serviceManager: taskUnopened"]);
      expect(await banner()).toBe(1);
      await readTask(db.store, rory, id, later(MONDAY, 131));
      expect(await banner()).toBe(0);
    });

    it("looks again in time, is nobody", async () => {
      const subject = randomToken();
      const id = await add({ subject });
      await add({ subject, ...WORSE }, later(MONDAY, 70));
      const page = await readTask(db.store, rory, id, later(MONDAY, 80));
      await take(id, rory, later(MONDAY, 81));
      expect(page?.reasons?.map((it) => it.text)).toEqual([SECRET, WORSE.text]);
      expect(await alarmed(180)).toEqual(["duty: task", "duty: task"]);
    });

    it("is urged once more, is told once more, though in the same words", async () => {
      const subject = randomToken();
      const id = await add({ subject, ...WORSE });
      await add({ subject, ...WORSE }, later(MONDAY, 1));
      expect(await told()).toEqual(["duty: task"]);
      await readTask(db.store, rory, id, later(MONDAY, 2));
      await add({ subject, ...WORSE }, later(MONDAY, 30));
      expect(readTaskBody(await rowOf(id))?.reasons).toHaveLength(2);
      expect(await alarmed(44)).toEqual(["duty: task", "duty: task"]);
      expect((await alarmed(45)).at(-1)).toBe("fallback: taskUnopened");
    });
  });

  const alarmed = async (minutes: number, from = MONDAY) => {
    await raiseTaskAlarms(db.store, later(from, minutes));
    return (await told()).slice(1);
  };

  it("is the second address where nobody has opened it for a working hour, once", async () => {
    await add();
    expect(await alarmed(59)).toEqual([]);
    expect(await alarmed(60)).toEqual(["fallback: taskUnopened"]);
    expect(await alarmed(90)).toEqual(["fallback: taskUnopened"]);
  });

  it("is duty, then the manager, then the service manager, as it gets later, each once, in opening hours", async () => {
    const friday = new Date("2026-11-27T12:00:00Z");
    const id = await add({}, friday);
    await take(id, isla, friday);
    await readTask(db.store, isla, id, friday);
    const due = new Date("2026-11-30T12:00:00Z");
    expect(await rowOf(id)).toMatchObject({ dueAt: due });
    expect(await alarmed(-2 * HOUR - 1, due)).toEqual([]);
    expect(await alarmed(-2 * HOUR, due)).toEqual(["duty: taskDueSoon"]);
    expect(await alarmed(0, due)).toEqual(["duty: taskDueSoon", "manager: taskOverdue"]);
    expect(await alarmed(24 * HOUR - 1, due)).toHaveLength(2);
    expect((await alarmed(24 * HOUR, due)).slice(2)).toEqual(["serviceManager: taskTwiceOverdue"]);
    expect(await alarmed(7 * 24 * HOUR, due)).toHaveLength(3);
    expect(await rowOf(id)).toMatchObject({ alarmAt: null });
  });

  it("waits for the morning where the worker was down when it fell due", async () => {
    const id = await add();
    await readTask(db.store, isla, id, MONDAY);
    const night = new Date("2026-11-24T20:00:00Z");
    expect(await alarmed(0, night)).toEqual([]);
    const morning = new Date("2026-11-25T08:45:00Z");
    expect(await rowOf(id)).toMatchObject({ alarmAt: morning });
    const both = ["duty: taskDueSoon", "manager: taskOverdue"];
    expect((await alarmed(0, morning)).sort()).toEqual(both);
    expect((await alarmed(1, morning)).sort()).toEqual(both);
  });

  it("follows a closing day that is set meanwhile", async () => {
    const id = await add();
    await readTask(db.store, isla, id, MONDAY);
    const manager = await addColleague(db.store, "hub_manager", "hamilton");
    const closing = { intent: "addClosing", date: "2026-11-24", name: "Training" } as never;
    await run((tx) => changeHub(tx, manager, "hamilton", closing, MONDAY));
    expect(await rowOf(id)).toMatchObject({ alarmAt: MONDAY });
    expect(await alarmed(0)).toEqual([]);
    expect(await alarmed(25 * HOUR)).not.toContain("manager: taskOverdue");
    expect(await alarmed(0, new Date("2026-11-25T08:45:00Z"))).toContain("manager: taskOverdue");
  });

  it("has words for each of these in the mail", async () => {
    const id = await add();
    await alarmed(48 * HOUR);
    const { mails } = await send(later(MONDAY, 48 * HOUR));
    const { reference } = await rowOf(id);
    expect(mails.map((it) => it.subject).sort()).toEqual(
      ["Long overdue task", "New task", "Overdue task", "Task due soon", "Unopened task"].map(
        (kind) => `${kind} ${reference} for Hamilton`,
      ),
    );
  });

  it("is nobody of what is done", async () => {
    await finish(await add({ urgent: true }));
    await raiseTaskAlarms(db.store, later(MONDAY, 96 * HOUR));
    expect(await told()).toEqual(["duty: task"]);
  });

  it("can be counted for a day: received, announced, opened or done, and what is missing", async () => {
    const day = "2026-11-23";
    const count = (hubs: string[] | "all" = "all") => countDay(db.store.read, day, hubs);
    const reference = randomReference();
    const id = await add({ reference });
    await add({ hub: "lanark" }, new Date("2026-11-24T12:00:00Z"));
    expect(await count()).toMatchObject({ received: 1, announced: 0, opened: 0 });
    expect((await count()).missing).toEqual(
      ["announced", "opened"].map((what) => ({ reference, hub: "hamilton", what, task: id })),
    );
    expect(await count(["lanark"])).toMatchObject({ received: 0, missing: [] });
    await send();
    await readTask(db.store, isla, id, MONDAY);
    expect(await count()).toMatchObject({ received: 1, announced: 1, opened: 1, missing: [] });
    const done = await add();
    await finish(done);
    expect(await count()).toMatchObject({ received: 2, announced: 1, opened: 2 });
  });
});
