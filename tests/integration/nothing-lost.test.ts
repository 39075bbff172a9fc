/** A day without mail and without a queue: families still get their reference and code, what was not announced is listed
 *  exactly, every page says so, and afterwards the difference is 0. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

// the one store is opened as soon as it is imported, so its database must be there before
const db = await vi.hoisted(async () => {
  process.env.QUEUE_URL = "amqp://127.0.0.1:1";
  return (await import("../support/database")).appDatabase();
});

import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { heartbeats } from "../../db/schema/audit";
import { outbox } from "../../db/schema/outbox";
import { reconciliations } from "../../db/schema/evidence";
import { referrals } from "../../db/schema/referrals";
import { tasks } from "../../db/schema/tasks";
import { examine, needsMending } from "../../app/health.server";
import { announce } from "../../app/outbox/outbox.server";
import type { Transports } from "../../app/outbox/message";
import { en } from "../../app/i18n/locales/en";
import { progress } from "../../app/questions/journey";
import { findReceipt } from "../../app/questions/receipts.server";
import { randomToken } from "../../app/random.server";
import { locatePlace } from "../../app/referrals/locate.server";
import { referralJourney } from "../../app/referrals/referral.questions";
import { spokenIn } from "../../app/referrals/spoken-in";
import { submitReferral, type Receipt } from "../../app/referrals/submit-referral.server";
import { withdrawRequest } from "../../app/referrals/add-to-request.server";
import { deleteWords } from "../../app/referrals/delete-words.server";
import { countDay, keepEvidence, listEvidence } from "../../app/referrals/reconcile.server";
import { referralNotices } from "../../app/referrals/referral-notices.server";
import { openReferral } from "../../app/referrals/triage-referral.server";
import { staffChrome } from "../../app/staff/chrome.server";
import { readNothingLost } from "../../app/staff/nothing-lost.server";
import { addTask } from "../../app/tasks/tasks.server";
import { createWorker } from "../../app/worker";
import * as world from "../support/staff";
import { getRequest, later, MONDAY, type Colleague } from "../support/staff";
import { takeAway } from "../support/take-away";

const { store } = await import("../../app/db.server");

let isla: Colleague, lewis: Colleague, morag: Colleague;
beforeAll(async () => {
  await world.addHubs(store);
  isla = await world.addColleague(store, "duty_worker", "hamilton");
  lewis = await world.addColleague(store, "hub_manager", "hamilton");
  morag = await world.addColleague(store, "service_manager");
});
beforeEach(() =>
  store.transaction(async (tx) => {
    await world.removeRequests(tx);
    await tx.delete(reconciliations);
    await tx.delete(heartbeats);
  }),
);
afterAll(async () => {
  await store.close();
  await db.close();
});

const HOUR = 60;
const DAY = 24 * HOUR;
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.transaction(work);
const count = (hubs: string[] | "all" = "all") => countDay(store.read, "2026-11-23", hubs);

/** Sends a family's form. @returns what the confirmation shows them */
async function ask(place: string, at: Date): Promise<Receipt> {
  const raw = {
    ...(await locatePlace({ "place.where": [""], "place.pick": [place] }, {})),
    ...{ callMe: ["Aisha"], reach: ["code"], "children.age": ["7"], help: ["Bedtimes are hard."] },
    ...{ language: ["english"], more: ["send"] },
  };
  const done = referralJourney.steps.map((it) => it.id);
  const token = randomToken();
  const draft = { journey: referralJourney.name, raw, done, key: randomToken(), token, keptUntil: at };
  const spoken = spokenIn("en", en);
  const walked = progress(referralJourney, raw, done);
  expect(walked.frontier).toBeNull();
  await submitReferral(draft, walked, { shown: spoken, english: spoken }, at);
  return (await findReceipt<Receipt>(token, "referral", at))!;
}

/** As the portal accepts one: the request and its notices together. */
async function receive(hub: string | null, at: Date): Promise<string> {
  const reference = await world.addRequest(store, { hub, receivedAt: at });
  const { id } = await getRequest(store, reference);
  const what = { subjectKind: "referral", subject: id, hub, urgent: false, openNow: true };
  await run((tx) => announce(tx, what, at, { queue: true }));
  return reference;
}

/** Works until then, once each ten minutes, with these ways out. */
async function workOn(works: boolean, from: Date, minutes: number): Promise<void> {
  let now = from;
  const send = () => (works ? Promise.resolve() : Promise.reject(new Error("connect ECONNREFUSED")));
  const transports = {
    email: { send, close: () => Promise.resolve() },
    queue: { send, close: () => Promise.resolve() },
  } as unknown as Transports;
  const worker = createWorker(store, { renderers: referralNotices, transports, now: () => now });
  for (; now <= later(from, minutes); now = later(now, 10)) {
    await worker.runOnce();
    await run((tx) =>
      tx
        .insert(heartbeats)
        .values({ name: "worker", at: now })
        .onConflictDoUpdate({ target: heartbeats.name, set: { at: now } }),
    );
  }
  await worker.stop();
}

it("lists what was not announced, says so on every page, and comes to 0 once mail and queue are back", async () => {
  const references: string[] = [];
  let now = MONDAY;
  // the worker tries all day, and families send in the midst of it
  for (const [place, hub] of [
    ["hamilton", "hamilton"],
    ["lanark", "lanark"],
    ["ratherNotSay", null],
  ] as const) {
    const receipt = await ask(place, now);
    expect(receipt).toMatchObject({ hub, urgent: false });
    expect(receipt.code).toMatch(/^\d{12}$/);
    expect(await getRequest(store, receipt.reference)).toMatchObject({ hub, receivedAt: now, state: "new" });
    references.push(receipt.reference);
    await workOn(false, now, 3 * HOUR);
    now = later(now, 3 * HOUR);
  }
  const evening = later(MONDAY, 11 * HOUR);
  await workOn(false, now, 2 * HOUR);

  const found = await count();
  expect(found).toMatchObject({ received: 3, queued: 0, announced: 0, opened: 0 });
  for (const what of ["queued", "announced", "opened"])
    expect(found.missing.filter((it) => it.what === what).map((it) => it.reference)).toEqual(references);
  for (const staff of [isla, lewis, morag])
    expect((await staffChrome(store.read, staff, evening)).red).toBe(true);
  const page = await readNothingLost(store.read, morag, "2026-11-23", evening);
  expect(page.health).toMatchObject({ worker: true, sending: false });
  expect(page.health.waiting + page.health.needsHuman).toBeGreaterThanOrEqual(6);

  // it is over: kept as it was
  const night = later(MONDAY, 13 * HOUR);
  await keepEvidence(store, night);
  expect((await listEvidence(store.read, "2026-11-23")).map((it) => it.missing.length)).toEqual([9]);

  await workOn(false, evening, 13 * HOUR);
  expect(await count()).toMatchObject({ received: 3, queued: 0, announced: 0 });
  await workOn(true, later(MONDAY, DAY), 5 * HOUR);
  for (const reference of references)
    await run((tx) => openReferral(tx, { staff: morag, reference }, later(MONDAY, DAY + 5 * HOUR)));
  expect(await count()).toEqual({ received: 3, queued: 3, announced: 3, opened: 3, missing: [] });
  const after = later(MONDAY, DAY + 5 * HOUR);
  expect((await staffChrome(store.read, isla, after)).red).toBe(false);
  await keepEvidence(store, after);
  // nothing that was kept is changed
  expect((await listEvidence(store.read, "2026-11-23")).map((it) => it.missing.length)).toEqual([0, 9]);
  await keepEvidence(store, later(after, 2 * HOUR));
  expect(await listEvidence(store.read, "2026-11-23")).toHaveLength(2);
  // a mail server that had taken a notice sends it back
  const back = { state: "needs_human" as const, lastCode: "bounced" };
  await run((tx) => tx.update(outbox).set(back).where(eq(outbox.channel, "email")));
  await keepEvidence(store, later(after, 4 * HOUR));
  const kept = await listEvidence(store.read, "2026-11-23");
  expect(kept.map((it) => [it.announced, it.missing.length > 0])).toEqual([
    [0, true],
    [3, false],
    [0, true],
  ]);
});

const alive = (at: Date) => run((tx) => tx.insert(heartbeats).values({ name: "worker", at }));
const sendAll = () => run((tx) => tx.update(outbox).set({ state: "sent" }));

describe("what the record says came in", () => {
  // days of its own: this process remembers when it last counted a day
  const THURSDAY = later(MONDAY, 10 * DAY);
  const day = "2026-12-03";

  it("misses a request whose row is gone: listed by its reference, kept, and red on every page until it is back", async () => {
    const gone = (await ask("hamilton", THURSDAY)).reference;
    const there = (await ask("lanark", later(THURSDAY, 1))).reference;
    await sendAll();
    const row = await getRequest(store, gone);
    await alive(later(THURSDAY, 20));
    await keepEvidence(store, later(THURSDAY, 2));
    expect((await staffChrome(store.read, isla, later(THURSDAY, 20))).red).toBe(false);
    expect(await store.read.select().from(reconciliations).where(eq(reconciliations.day, day))).toEqual([]);

    await takeAway(store, gone);
    // it is the only one of that hub: even the first day is known by the record alone
    const found = await countDay(store.read, day, "all");
    expect(found.received).toBe(2);
    expect(found.missing).toContainEqual({ reference: gone, hub: "hamilton", what: "gone" });
    expect(found.missing.filter((it) => it.reference === there).map((it) => it.what)).not.toContain("gone");
    expect((await countDay(store.read, day, ["lanark"])).missing.map((it) => it.what)).not.toContain("gone");
    // today already, within a quarter of an hour
    await keepEvidence(store, later(THURSDAY, 18));
    const kept = await listEvidence(store.read, day);
    expect(kept.map((it) => it.missing)).toEqual([[{ reference: gone, hub: "hamilton", what: "gone" }]]);
    const at = later(THURSDAY, 20);
    for (const staff of [isla, lewis, morag])
      expect((await staffChrome(store.read, staff, at)).red).toBe(true);
    const health = await examine(store.read, at);
    expect(health).toMatchObject({ goneOn: [day], sending: true, worker: true });
    expect(needsMending(health)).toBe(true);
    // a list that did not change is not kept twice
    await keepEvidence(store, later(THURSDAY, 40));
    expect(await listEvidence(store.read, day)).toHaveLength(1);

    await run((tx) => tx.insert(referrals).values(row));
    await keepEvidence(store, later(THURSDAY, 60));
    expect(await listEvidence(store.read, day)).toHaveLength(2);
    expect((await examine(store.read, at)).goneOn).toEqual([]);
    expect((await staffChrome(store.read, isla, at)).red).toBe(false);
  });

  it("takes one that was withdrawn, or whose words were deleted, for none that is gone", async () => {
    const [taken, deleted] = [await ask("hamilton", THURSDAY), await ask("hamilton", THURSDAY)];
    await sendAll();
    const ids = [await getRequest(store, taken.reference), await getRequest(store, deleted.reference)];
    await run(async (tx) => {
      await withdrawRequest(tx, ids[0]!.id, later(THURSDAY, 5));
      await deleteWords(tx, ids[1]!.id, later(THURSDAY, 5));
    });
    const found = await countDay(store.read, day, "all");
    expect(found.received).toBe(2);
    expect(found.missing.map((it) => it.what)).not.toContain("gone");
  });

  it("misses a task too, and finds on a day that is over what was taken from it since", async () => {
    const SATURDAY = later(MONDAY, 12 * DAY);
    const task = {
      ...{ hub: "hamilton", kind: "ring" as const, subjectKind: "booking" as const, subject: "booking-1" },
      ...{ reference: "B7QXT3MN", callMe: null, text: "Ring them" },
    };
    const id = await run((tx) => addTask(tx, task, SATURDAY));
    const sunday = later(SATURDAY, DAY);
    await keepEvidence(store, sunday);
    expect((await examine(store.read, sunday)).goneOn).toEqual([]);
    await run((tx) => tx.delete(tasks).where(eq(tasks.id, id)));
    // long after a day without a difference would have been let rest
    const late = later(SATURDAY, 20 * DAY);
    await keepEvidence(store, late);
    expect((await listEvidence(store.read, "2026-12-05"))[0]!.missing).toEqual([
      { reference: id, hub: "hamilton", what: "gone" },
    ]);
    expect((await examine(store.read, late)).goneOn).toEqual(["2026-12-05"]);
  });
});

it("counts a day in London, and for a hub's manager that hub and the shared queue", async () => {
  await receive("hamilton", new Date("2026-11-22T23:59:59Z"));
  await receive("hamilton", new Date("2026-11-23T00:00:00Z"));
  await receive("lanark", new Date("2026-11-23T23:59:59Z"));
  await receive(null, new Date("2026-11-23T12:00:00Z"));
  await receive("hamilton", new Date("2026-11-24T00:00:00Z"));
  expect((await count()).received).toBe(3);
  expect((await count(["hamilton"])).received).toBe(2);
  const page = await readNothingLost(store.read, lewis, "2026-11-23", later(MONDAY, DAY));
  expect(page.count.received).toBe(2);
  expect(page.evidence).toEqual([]);
});

it("goes back no further than the first request, and keeps no day that is not over", async () => {
  await keepEvidence(store, MONDAY);
  expect(await store.read.select().from(reconciliations)).toEqual([]);
  await receive("hamilton", later(MONDAY, -3 * DAY));
  await receive("hamilton", MONDAY);
  await keepEvidence(store, later(MONDAY, 1));
  const days = (await store.read.select().from(reconciliations)).map((it) => [it.day, it.received]);
  expect(days.sort()).toEqual([
    ["2026-11-20", 1],
    ["2026-11-21", 0],
    ["2026-11-22", 0],
  ]);
});

it("says which day was asked for wrongly, and shows yesterday instead", async () => {
  for (const asked of ["soon", "2026-02-31", "2026-02-31x", "2026-11-24"])
    expect(await readNothingLost(store.read, morag, asked, MONDAY)).toMatchObject({
      ...{ wrong: true, day: "2026-11-22", typed: asked },
    });
  expect(await readNothingLost(store.read, morag, null, MONDAY)).toMatchObject({ wrong: false });
  expect(await readNothingLost(store.read, morag, "2026-11-23", MONDAY)).toMatchObject({ isToday: true });
});

it("asks for a mailbox to be verified again after ninety days", async () => {
  const { stale } = await readNothingLost(store.read, morag, null, later(MONDAY, 91 * DAY));
  expect(stale.map((it) => `${it.hub} ${it.kind}`).sort()).toEqual([
    ...["hamilton duty", "hamilton fallback", "lanark duty", "lanark fallback"],
  ]);
  expect((await readNothingLost(store.read, morag, null, later(MONDAY, 89 * DAY))).stale).toEqual([]);
});
