/** Requests of one person, merged: nothing that a family says on any of their pages goes unheard, no clock stands or is
 *  hidden, and what is taken apart is as it was. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

// what changes a contact writes to the one store, which is opened as soon as it is imported
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { asc, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { hubInboxes, hubs } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { referralEvents } from "../../db/schema/referrals";
import { staff } from "../../db/schema/staff";
import { addToRequest, withdrawRequest } from "../../app/referrals/add-to-request.server";
import { changeContact } from "../../app/referrals/change-contact.server";
import { mergeInto, unmerge } from "../../app/referrals/link-requests.server";
import { raiseAlarms } from "../../app/referrals/raise-alarms.server";
import {
  moveReferral,
  openReferral,
  recordContact,
  takeReferral,
  writeToFamily,
} from "../../app/referrals/triage-referral.server";
import { setUrgency } from "../../app/referrals/set-urgency.server";
import { waitForFamily } from "../../app/referrals/wait-for-family.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { randomToken } from "../../app/random.server";
import { actOnRequest } from "../../app/staff/act-on-request.server";
import { readRequest } from "../../app/staff/read-request.server";
import {
  addColleague,
  addHubs,
  addRequest,
  getRequest,
  later,
  MONDAY,
  removeRequests,
  type Colleague,
} from "../support/staff";

const { store } = await import("../../app/db.server");

/** Saturday night, while the hub is closed. */
const NIGHT = new Date("2026-11-28T02:00:00Z");
/** Two days on, at an hour when the hub is open. */
const WEDNESDAY = later(MONDAY, 2 * 24 * 60);

let isla: Colleague, lanark: Colleague, service: Colleague;
beforeAll(async () => {
  await addHubs(store);
  isla = await addColleague(store, "duty_worker", "hamilton");
  lanark = await addColleague(store, "duty_worker", "lanark");
  service = await addColleague(store, "service_manager");
  for (const kind of ["manager", "serviceManager", "outOfHours"] as const) {
    const email = `${kind}@hamilton.example.org`;
    await run((tx) => tx.insert(hubInboxes).values({ hub: "hamilton", kind, email, verifiedAt: MONDAY }));
  }
});
beforeEach(() => run(removeRequests));
afterAll(async () => {
  await store.close();
  await db.close();
});

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.transaction(work);
type Row = Parameters<typeof addRequest>[1];

const open = (reference: string, at = MONDAY, staff = isla) =>
  run((tx) => openReferral(tx, { staff, reference }, at));
/** A request that somebody has opened. */
const opened = async (row: Row = {}, body: Parameters<typeof addRequest>[2] = {}) => {
  const reference = await addRequest(store, row, body);
  await open(reference, row?.receivedAt ?? MONDAY);
  return reference;
};
const merge = (reference: string, other: string, at = MONDAY, staff = isla) =>
  run((tx) => mergeInto(tx, { staff, reference, other }, at));
const take = (reference: string, staff = isla) => run((tx) => takeReferral(tx, { staff, reference }, MONDAY));
const called = (reference: string, reached: boolean, at = MONDAY) => {
  const call = { channel: "phone" as const, reached, keptRules: false, stillSafe: null, text: "" };
  return run((tx) => recordContact(tx, { staff: isla, reference, ...call }, at));
};
const wait = (reference: string, at = MONDAY) =>
  run((tx) => waitForFamily(tx, { staff: isla, reference, text: "A date" }, at));
const page = async (reference: string, now = MONDAY) =>
  readYourPage(store.read, (await getRequest(store, reference)).id, now);

const write = async (reference: string, at: Date, text = "Please ring me", openNow = true) => {
  const { id } = await getRequest(store, reference);
  await addToRequest(store, id, { text, key: randomToken() }, openNow, at);
};
const changeSafe = async (reference: string, at: Date, note = "", by?: string) =>
  changeContact(
    (await getRequest(store, reference)).id,
    { key: randomToken(), token: randomToken() } as never,
    { answers: { reach: ["phone"], phoneNumber: "07700 900123", phoneNote: note } } as never,
    at,
    by,
  );
const takeBack = async (reference: string, at: Date) => {
  const { id } = await getRequest(store, reference);
  await run((tx) => withdrawRequest(tx, id, at));
};

/** Mails: which inbox, about what. */
async function told(): Promise<string[]> {
  const rows = await store.read.select().from(outbox).orderBy(asc(outbox.createdAt), asc(outbox.inbox));
  return rows.map((it) => `${it.inbox}: ${it.subjectKind.replace("referral", "")}`);
}
const forget = () => run((tx) => tx.delete(outbox));
async function alarmed(at: Date): Promise<string[]> {
  await forget();
  await raiseAlarms(store, at);
  return told();
}

describe("what a family says on the page of one that was merged", () => {
  /** The hub waits for the family since Monday noon. */
  const waiting = async () => {
    const [part, root] = [await opened(), await opened()];
    await called(root, false);
    expect(await merge(part, root)).toEqual({ ok: true });
    expect(await wait(root)).toEqual({ ok: true });
    return { part, root };
  };

  it.each([
    ["words", (part: string, at: Date) => write(part, at)],
    ["another safe number", (part: string, at: Date) => changeSafe(part, at)],
    ["another safe number, to staff", (part: string, at: Date) => changeSafe(part, at, "", isla.id)],
    ["that it takes it back", takeBack],
  ])("ends the wait for it: %s", async (_, say) => {
    const { part, root } = await waiting();
    const { dueAt } = await getRequest(store, root);
    await say(part, later(MONDAY, 30));
    const row = await getRequest(store, root);
    expect(row).toMatchObject({ pausedAt: null, pausedMinutes: 30, dueAt: later(dueAt, 30) });
    expect(await page(part, WEDNESDAY)).toMatchObject({ paused: false, late: true });
    expect(await alarmed(WEDNESDAY)).toContain("manager: Overdue");
  });

  it.each([
    ["words", (part: string) => write(part, NIGHT, "Hello", false), "Change"],
    ["another safe number", (part: string) => changeSafe(part, NIGHT), "Change"],
    ["that it takes it back", (part: string) => takeBack(part, NIGHT), "Withdrawal"],
  ])("is told at night where the other one is urgent: %s", async (_, say, kind) => {
    const [part, root] = [await opened(), await opened({ urgent: true })];
    await merge(part, root);
    await forget();
    await say(part);
    expect((await told()).sort()).toEqual([`duty: ${kind}`, `outOfHours: ${kind}`]);
  });

  it("makes the other one urgent by its own words alone, once somebody judged that it is not", async () => {
    const [part, root] = [await opened({ urgent: true }), await opened()];
    await merge(part, root);
    await run((tx) =>
      setUrgency(tx, { staff: isla, reference: root, urgent: false, text: "She is safe" }, MONDAY),
    );
    await write(part, later(MONDAY, 5));
    expect((await getRequest(store, root)).urgent).toBe(false);
    await write(part, later(MONDAY, 6), "He hit me");
    expect((await getRequest(store, root)).urgent).toBe(true);
  });
});

describe("merging", () => {
  it("into one that waits for the family ends the wait: it has asked again", async () => {
    const root = await opened();
    await called(root, false);
    await wait(root);
    const { dueAt } = await getRequest(store, root);
    const asked = later(MONDAY, 60);
    const part = await opened({ receivedAt: asked, dueAt: later(dueAt, 60) });
    expect(await merge(part, root, later(MONDAY, 90))).toEqual({ ok: true });
    const row = await getRequest(store, root);
    expect(row).toMatchObject({ pausedAt: null, pauses: 1, pausedMinutes: 90, dueAt: later(dueAt, 60) });
    expect(await page(part, WEDNESDAY)).toMatchObject({ paused: false, late: true });
    expect(await alarmed(WEDNESDAY)).toContain("manager: Overdue");
  });

  it("of what a family took back is refused, either way, with the reason beside the field", async () => {
    const [live, back] = [await opened(), await addRequest(store, { urgent: true })];
    await takeBack(back, MONDAY);
    await open(back);
    expect(await merge(live, back)).toEqual({ ok: false, why: "takenBack" });
    expect(await merge(back, live)).toEqual({ ok: false, why: "takenBack" });
    const acted = await run((tx) =>
      actOnRequest(tx, { staff: isla, reference: live }, { intent: ["merge"], other: [back] }, MONDAY),
    );
    expect(acted?.slip?.problems).toEqual([{ field: "other", code: "takenBack" }]);
    expect(await page(live)).toMatchObject({ state: "read", ended: false });
  });

  describe("into one that was reached", () => {
    /** Reached on Monday at noon. */
    const reached = async () => {
      const root = await opened({ receivedAt: later(MONDAY, -60) });
      await called(root, true);
      return { root, outcome: (await getRequest(store, root)).dueAt };
    };

    it("owes an answer to what came since, by then", async () => {
      const { root, outcome } = await reached();
      const dueAt = later(MONDAY, 90);
      const part = await opened({ receivedAt: later(MONDAY, 1), dueAt });
      await merge(part, root, later(MONDAY, 100));
      expect(await getRequest(store, root)).toMatchObject({ dueAt, outcomeDueAt: outcome });
      expect(await page(part, later(MONDAY, 101))).toMatchObject({ contacted: false, late: true, dueAt });
      expect(await alarmed(later(MONDAY, 101))).toEqual(["duty: DueSoon", "manager: Overdue"]);
      await called(root, true, later(MONDAY, 102));
      expect(await getRequest(store, root)).toMatchObject({ dueAt: outcome, outcomeDueAt: null });
    });

    it("by what was left of its time, where it waited for the family", async () => {
      const { root } = await reached();
      const part = await opened({ receivedAt: later(MONDAY, 1), dueAt: later(MONDAY, 60) });
      await called(part, false, later(MONDAY, 20));
      await wait(part, later(MONDAY, 20));
      await merge(part, root, later(MONDAY, 50));
      expect((await getRequest(store, root)).dueAt).toEqual(later(MONDAY, 90));
    });

    it("owes nothing to what came before, or had its answer", async () => {
      const { root, outcome } = await reached();
      const before = await opened({ receivedAt: later(MONDAY, -30), dueAt: later(MONDAY, 60) });
      await merge(before, root, later(MONDAY, 50));
      const answered = await opened({ receivedAt: later(MONDAY, 1) });
      await called(answered, true, later(MONDAY, 2));
      await merge(answered, root, later(MONDAY, 50));
      expect(await getRequest(store, root)).toMatchObject({ dueAt: outcome, outcomeDueAt: null });
      expect(await page(before, later(MONDAY, 61))).toMatchObject({ contacted: true, late: false });
    });

    it("goes by the outcome that is due first", async () => {
      const { root } = await reached();
      const dueAt = later(MONDAY, -5);
      const part = await opened({ firstContactAt: later(MONDAY, -60), state: "contacted", dueAt });
      await merge(part, root);
      expect(await getRequest(store, root)).toMatchObject({ dueAt, outcomeDueAt: null });
    });
  });
});

describe("taken apart", () => {
  const apart = (reference: string, at: Date, staff = isla) =>
    run((tx) => unmerge(tx, { staff, reference }, at));
  const M = (minutes: number) => later(MONDAY, minutes);
  const kinds = async (reference: string) => (await page(reference)).events.map((it) => it.kind);

  it("it is back at its own hub, which is told, with who had it there, and its page says so", async () => {
    const [hers, his] = [await addRequest(store, { hub: "lanark" }), await opened()];
    await open(hers, MONDAY, service);
    await take(his);
    const before = await getRequest(store, his);
    expect(await merge(his, hers, M(1), service)).toEqual({ ok: true });
    expect((await page(his)).hub).toBe("lanark");
    expect(await kinds(his)).toEqual(["received", "opened", "moved"]);
    await forget();
    // a worker of the other hub may press it, and sees no more of it
    const acted = await run((tx) =>
      actOnRequest(tx, { staff: lanark, reference: his }, { intent: ["unmerge"] }, M(2)),
    );
    expect(acted?.page).toBe("/staff");
    const { takenBy, takenAt, dueAt } = before;
    expect(await getRequest(store, his)).toMatchObject({
      ...{ hub: "hamilton", state: "taken", takenBy, takenAt, dueAt, mergedInto: null, done: 0 },
      ...{ unread: true, unreadSince: M(2), news: "transfer" },
    });
    expect(await page(his)).toMatchObject({ hub: "hamilton", state: "taken" });
    expect(await kinds(his)).toEqual(["received", "opened", "moved", "moved"]);
    expect(await told()).toEqual(["duty: Transfer"]);
  });

  it("it is everybody's where its hub is no more, and never the other one's", async () => {
    const [hers, his] = [await addRequest(store, { hub: "lanark" }), await opened()];
    await open(hers, MONDAY, service);
    await merge(his, hers, M(1), service);
    await forget();
    const active = (on: boolean) =>
      run((tx) => tx.update(hubs).set({ active: on }).where(eq(hubs.id, "hamilton")));
    await active(false);
    await apart(his, M(2), service);
    await active(true);
    expect(await getRequest(store, his)).toMatchObject({ hub: null, done: 0, unread: true });
    expect(await told()).toEqual(["duty: Transfer"]);
  });

  it("it is nobody's where whoever had it may have it no more", async () => {
    const gone = await addColleague(store, "duty_worker", "hamilton");
    const [part, root] = [await opened(), await opened()];
    await take(part, gone);
    await merge(part, root, M(1));
    await run((tx) =>
      tx
        .update(staff)
        .set({ disabledAt: M(2) })
        .where(eq(staff.id, gone.id)),
    );
    await apart(part, M(3));
    expect(await getRequest(store, part)).toMatchObject({ state: "read", takenBy: null, leaseUntil: null });
  });

  it("merged before it was kept how it stood, the record says whose it was", async () => {
    const [hers, his] = [await addRequest(store, { hub: "lanark" }), await opened()];
    await open(hers, MONDAY, service);
    await merge(his, hers, M(1), service);
    await run((tx) =>
      tx.update(referralEvents).set({ sealed: null }).where(eq(referralEvents.kind, "merged")),
    );
    await apart(his, M(2), service);
    expect(await getRequest(store, his)).toMatchObject({ hub: "hamilton", state: "read", news: "transfer" });
  });

  it("it waits for its family as before, and what fell due is told", async () => {
    const [pausing, due, root] = [await opened(), await opened({ dueAt: M(30) }), await opened()];
    await called(pausing, false);
    await wait(pausing, M(1));
    await merge(pausing, root, M(2));
    await merge(due, root, M(3));
    await called(root, true, M(4));
    await apart(pausing, M(60));
    await apart(due, M(61));
    expect(await getRequest(store, pausing)).toMatchObject({ pausedAt: M(1), pauses: 1, pausedMinutes: 0 });
    expect(await page(due, M(62))).toMatchObject({ late: true, contacted: false });
    expect(await alarmed(M(62))).toEqual(["duty: DueSoon", "manager: Overdue"]);
  });

  it("it owes an answer to what its family wrote meanwhile and had none to", async () => {
    const write_ = (text: string, at: Date, reference: string) =>
      run((tx) => writeToFamily(tx, { staff: isla, reference, text, tell: false }, at));
    const [one, two, root] = [await opened(), await opened(), await opened()];
    for (const it of [one, two]) {
      await called(it, true);
      await merge(it, root, M(1));
      await write(it, M(2));
    }
    await write_("Tomorrow at ten", M(3), two);
    for (const it of [one, two]) await apart(it, M(4));
    expect(await page(one, M(5))).toMatchObject({ contacted: false, addedUnread: true });
    expect(await page(two, M(5))).toMatchObject({ contacted: true });
  });

  it("takes with it what was merged into it", async () => {
    const [third, one, root] = [await opened(), await opened(), await opened()];
    await merge(third, one, M(1));
    await merge(one, root, M(2));
    await write(third, M(3));
    await apart(one, M(4));
    const { id } = await getRequest(store, one);
    expect((await getRequest(store, third)).mergedInto).toBe(id);
    expect(await getRequest(store, one)).toMatchObject({ unread: true, news: "message" });
  });

  describe("the one that stays", () => {
    const both = async (reference: string) => {
      const { urgent, dueAt, outcomeDueAt } = await getRequest(store, reference);
      return { urgent, dueAt, outcomeDueAt };
    };
    const soon = (minutes: number) => opened({ urgent: true, dueAt: M(minutes) });

    it("is as urgent, and due by when, as by itself and those that are left, in any order", async () => {
      const root = await opened();
      const own = await both(root);
      const [first, second] = [await soon(20), await soon(10)];
      await merge(first, root, M(1));
      await merge(second, root, M(2));
      expect(await both(root)).toMatchObject({ urgent: true, dueAt: M(10) });
      await apart(second, M(3));
      expect(await both(root)).toMatchObject({ urgent: true, dueAt: M(20) });
      await merge(second, root, M(4));
      await apart(first, M(5));
      expect(await both(root)).toMatchObject({ urgent: true, dueAt: M(10) });
      await apart(second, M(6));
      expect(await both(root)).toEqual(own);
      const { opened: seen } = (await readRequest(
        store,
        { staff: isla, session: { id: "s", startedAt: MONDAY } },
        root,
        M(7),
      ))!;
      expect(seen!.history.at(-1)).toMatchObject({ kind: "unmerged", detail: { lost: ["urgency", "due"] } });
    });

    it("stays urgent by its own family's words, and by a person's judgement", async () => {
      const [worried, judged] = [await opened(), await opened()];
      const judge = (urgent: boolean, at: Date) =>
        run((tx) => setUrgency(tx, { staff: isla, reference: judged, urgent, text: "x" }, at));
      const [one, two] = [await soon(10), await soon(10)];
      await merge(one, worried, M(1));
      await merge(two, judged, M(1));
      await write(worried, M(2), "He hit me");
      await judge(false, M(2));
      await judge(true, M(3));
      await apart(one, M(4));
      await apart(two, M(4));
      expect(await both(worried)).toMatchObject({ urgent: true });
      expect(await both(judged)).toMatchObject({ urgent: true });
    });

    it("keeps what was left of its own time, and what its own family waits for", async () => {
      const root = await opened({ receivedAt: M(-60) });
      const { dueAt } = await getRequest(store, root);
      const part = await soon(60);
      await merge(part, root, M(1));
      await called(root, false, M(2));
      await wait(root, M(10));
      await write(root, M(40));
      await apart(part, M(50));
      expect(await both(root)).toEqual({ urgent: false, dueAt: later(dueAt, 30), outcomeDueAt: null });

      const reached = await opened({ receivedAt: M(-60) });
      await called(reached, true);
      const { dueAt: outcome } = await getRequest(store, reached);
      const asks = await opened({ receivedAt: M(1), dueAt: M(20) });
      await merge(asks, reached, M(2));
      await write(reached, M(3));
      expect(await both(reached)).toMatchObject({ dueAt: M(20), outcomeDueAt: outcome });
      await apart(asks, M(4));
      const { dueAt: owed, outcomeDueAt } = await both(reached);
      expect(outcomeDueAt).toEqual(outcome);
      expect(owed > M(20) && owed < outcome).toBe(true);
    });

    it("keeps the time that it was given since", async () => {
      const [part, root] = [await soon(10), await opened()];
      await merge(part, root, M(1));
      await called(root, true, M(2));
      const { dueAt } = await getRequest(store, root);
      await apart(part, M(3));
      expect(await both(root)).toEqual({ urgent: false, dueAt, outcomeDueAt: null });
    });
  });
});

it("one that was merged moves with the other, and its family is told so by the same words", async () => {
  const [part, root] = [await opened(), await opened()];
  await merge(part, root);
  await run((tx) => moveReferral(tx, { staff: isla, reference: root, to: "lanark" }, MONDAY));
  for (const it of [part, root])
    expect(await page(it)).toMatchObject({
      hub: "lanark",
      events: expect.arrayContaining([expect.objectContaining({ kind: "moved" })]),
    });
});
