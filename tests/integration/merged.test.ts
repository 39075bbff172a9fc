/** Requests of one person, merged: nothing that a family says on any of their pages goes unheard, no clock stands or is
 *  hidden, and what is taken apart is as it was. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

// what changes a contact writes to the one store, which is opened as soon as it is imported
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { asc } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { hubInboxes } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { addToRequest, withdrawRequest } from "../../app/referrals/add-to-request.server";
import { changeContact } from "../../app/referrals/change-contact.server";
import { mergeInto } from "../../app/referrals/link-requests.server";
import { raiseAlarms } from "../../app/referrals/raise-alarms.server";
import { moveReferral, openReferral, recordContact } from "../../app/referrals/triage-referral.server";
import { setUrgency } from "../../app/referrals/set-urgency.server";
import { waitForFamily } from "../../app/referrals/wait-for-family.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { randomToken } from "../../app/random.server";
import { actOnRequest } from "../../app/staff/act-on-request.server";
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

let isla: Colleague;
beforeAll(async () => {
  await addHubs(store);
  isla = await addColleague(store, "duty_worker", "hamilton");
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
