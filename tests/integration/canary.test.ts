/** Canaries: a test request goes a hub's whole route and is counted nowhere; one that is not seen is told of. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

// the one store is opened as soon as it is imported, so its database must be there before
const db = await vi.hoisted(async () => {
  process.env.QUEUE_URL = "amqp://127.0.0.1:1";
  return (await import("../support/database")).appDatabase();
});

/** set: requests of this hub cannot be taken */
const broken = vi.hoisted(() => ({ hub: "nowhere" }));
vi.mock("../../app/referrals/submit-referral.server", async (original) => {
  const real = await original<typeof Submit>();
  const submitReferral: typeof real.submitReferral = (draft, ...rest) =>
    JSON.stringify(draft.raw).includes(`"${broken.hub}"`)
      ? Promise.reject(new Error("A full disk"))
      : real.submitReferral(draft, ...rest);
  return { ...real, submitReferral };
});

import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import type * as Submit from "../../app/referrals/submit-referral.server";
import { heartbeats } from "../../db/schema/audit";
import { canaries } from "../../db/schema/evidence";
import { submissions } from "../../db/schema/forms";
import { hubInboxes } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { referralBodies, referralEvents, referrals, searchTerms } from "../../db/schema/referrals";
import { examine } from "../../app/health.server";
import { env } from "../../app/env.server";
import type { MailMessage, QueueMessage, Transports } from "../../app/outbox/message";
import { listUndelivered, outboxHealth } from "../../app/outbox/outbox.server";
import { canaryNotices } from "../../app/referrals/canary-notices.server";
import { sendCanaries, sendCanary } from "../../app/referrals/canary.server";
import { lookAgain } from "../../app/referrals/change-referral.server";
import { findDuplicates } from "../../app/referrals/duplicates.server";
import { indexRequests } from "../../app/referrals/index-requests.server";
import { readInbox } from "../../app/referrals/inbox.server";
import { mergeInto, putWall } from "../../app/referrals/link-requests.server";
import { countNews } from "../../app/referrals/list-inbox.server";
import { raiseAlarms } from "../../app/referrals/raise-alarms.server";
import { readForReason } from "../../app/referrals/read-for-reason.server";
import { countDay, keepEvidence, listEvidence } from "../../app/referrals/reconcile.server";
import { referralNotices } from "../../app/referrals/referral-notices.server";
import { searchRequests } from "../../app/referrals/search-requests.server";
import { closeReferral } from "../../app/referrals/settle-referral.server";
import { moveReferral, openReferral, takeReferral } from "../../app/referrals/triage-referral.server";
import { countWaits } from "../../app/referrals/waits.server";
import { SHARED_HUB } from "../../app/referrals/term-lists.server";
import { watchCanaries } from "../../app/referrals/watch-canaries.server";
import { unseal } from "../../app/vault/seal.server";
import type { ReferralBody } from "../../app/referrals/referral";
import { chooseSeveral } from "../../app/staff/bulk.server";
import { isRed, readNothingLost } from "../../app/staff/nothing-lost.server";
import { sendTest } from "../../app/staff/send-test.server";
import { createWorker } from "../../app/worker";
import * as world from "../support/staff";
import { filtered, later, MONDAY, type Colleague } from "../support/staff";

const { store } = await import("../../app/db.server");
const HOUR = 60;
const DAY = 24 * HOUR;

let isla: Colleague, lewis: Colleague, morag: Colleague;
beforeAll(async () => {
  await world.addHubs(store);
  await run((tx) =>
    tx
      .insert(hubInboxes)
      .values({ hub: "hamilton", kind: "manager", email: "m@h.example.org", verifiedAt: MONDAY }),
  );
  isla = await world.addColleague(store, "duty_worker", "hamilton");
  lewis = await world.addColleague(store, "hub_manager", "hamilton");
  morag = await world.addColleague(store, "service_manager");
});
beforeEach(async () => {
  down.clear();
  mails.length = queued.length = 0;
  await run(async (tx) => {
    await world.removeRequests(tx);
    for (const table of [canaries, submissions, heartbeats]) await tx.delete(table);
  });
});
afterAll(async () => {
  await store.close();
  await db.close();
});

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.transaction(work);
const mails: MailMessage[] = [];
const queued: QueueMessage[] = [];
/** addresses and queues that cannot be reached */
const down = new Set<string>();
let now = MONDAY;
const send = <M>(kept: M[], to: (it: M) => string) => ({
  send: (it: M) =>
    down.has(to(it)) ? Promise.reject(new Error("ECONNREFUSED")) : Promise.resolve(void kept.push(it)),
  close: () => Promise.resolve(),
});
const transports: Transports = { email: send(mails, (it) => it.to), queue: send(queued, (it) => it.queue) };
const DUTY = "duty@hamilton.example.org";

/** The worker and the two chores, once each so many minutes. */
async function workOn(from: Date, minutes: number, every = 1, timer = false): Promise<Date> {
  const worker = createWorker(store, {
    renderers: { ...referralNotices, ...canaryNotices },
    transports,
    now: () => now,
  });
  for (now = from; now <= later(from, minutes); now = later(now, every)) {
    if (timer) await sendCanaries(store, now);
    await worker.runOnce();
    await watchCanaries(store, now);
    await run((tx) =>
      tx
        .insert(heartbeats)
        .values({ name: "worker", at: now })
        .onConflictDoUpdate({ target: heartbeats.name, set: { at: now } }),
    );
  }
  await worker.stop();
  return (now = later(now, -every));
}

const listCanaries = (hub = "hamilton") =>
  store.read.select().from(canaries).where(eq(canaries.hub, hub)).orderBy(canaries.at);
const only = async () => (await store.read.select().from(referrals).where(eq(referrals.test, true)))[0]!;
const notices = () => store.read.select().from(outbox).where(eq(outbox.subjectKind, "canary"));
const alarms = () => store.read.select().from(outbox).where(eq(outbox.subjectKind, "canaryFailed"));

/** Every row that there is of requests and their notices. */
const leftOver = async () =>
  (
    await Promise.all(
      [referrals, referralBodies, referralEvents, searchTerms, submissions].map((it) =>
        store.read.select().from(it),
      ),
    )
  ).flat().length + (await notices()).length;

it("goes the whole route, says plainly that it is a test, is seen, and is gone at once", async () => {
  expect(await sendCanary(store, "hamilton", MONDAY)).toBe(true);
  const row = await only();
  expect(row).toMatchObject({ hub: "hamilton", state: "new", urgent: false, alarmAt: null, reindex: false });
  const [stored] = await store.read.select().from(referralBodies);
  const body = unseal<ReferralBody>({ table: "referral_bodies", row: row.id }, stored!.sealed);
  expect(body.answers.help).toMatch(/This is a test/);
  const { rows } = await readInbox(store, isla, filtered(), MONDAY);
  expect(rows).toMatchObject([{ reference: row.reference, test: true, askFor: "Test", late: false }]);
  // not before its notices are taken
  await watchCanaries(store, MONDAY);
  expect(await listCanaries()).toMatchObject([{ seenAt: null, failedAt: null }]);

  await workOn(MONDAY, 0);
  expect(mails.map((it) => it.to)).toEqual([DUTY]);
  expect(mails[0]!.subject).toBe(`Test, nothing to do ${row.reference} for Hamilton`);
  for (const said of [mails[0]!.text, mails[0]!.html]) {
    expect(said).toContain("Test, nothing to do");
    expect(said).not.toContain("/staff/");
  }
  expect(queued).toMatchObject([{ queue: "hub.hamilton.requests", body: { kind: "test", dueAt: null } }]);
  expect(await listCanaries()).toMatchObject([{ id: row.id, seenAt: MONDAY, failedAt: null }]);
  expect(await leftOver()).toBe(0);
  expect(await isRed(store.read, MONDAY)).toBe(false);
});

it("that cannot even be taken is red and told of, and keeps no other hub's from being sent", async () => {
  broken.hub = "hamilton";
  await sendCanaries(store, MONDAY);
  const due = later(MONDAY, env.CANARY_HOURS * HOUR);
  await sendCanaries(store, due);
  broken.hub = "nowhere";
  expect(await listCanaries()).toMatchObject([{ failedAt: due, missing: ["listed", "opened", "announced"] }]);
  expect(await listCanaries("lanark")).toMatchObject([{ failedAt: null }]);
  expect((await alarms()).length).toBeGreaterThan(0);
  expect((await examine(store.read, due)).testsMissing).toEqual(["hamilton"]);
});

const sendReal = () => world.addRequest(store, {}, { callMe: "Test" });

describe("while it stands in the list", () => {
  let reference: string, id: string;
  beforeEach(async () => {
    await sendCanary(store, "hamilton", MONDAY);
    ({ reference, id } = await only());
  });

  it("is counted nowhere", async () => {
    const week = later(MONDAY, 7 * DAY);
    await run((tx) => lookAgain(tx, null, MONDAY));
    await raiseAlarms(store, week);
    await indexRequests(store);
    await keepEvidence(store, week);
    const none = { received: 0, announced: 0, opened: 0, missing: [] };
    expect(await countDay(store.read, "2026-11-23", "all")).toMatchObject({ ...none, queued: null });
    expect(await listEvidence(store.read, "2026-11-23")).toEqual([]);
    expect(await countWaits(store.read, isla, week)).toEqual({ urgent: 0, late: 0 });
    expect(await countNews(store.read, isla, later(MONDAY, -1))).toBe(0);
    expect(await store.read.select().from(outbox).where(eq(outbox.subject, id))).toHaveLength(2);
    expect(await store.read.select().from(referralEvents)).toMatchObject([
      { kind: "received", by: "portal" },
    ]);
    for (const sought of [reference, "test", "portal asked support"])
      expect((await searchRequests(store, morag, sought, week)).rows).toEqual([]);
    // of two that say the same of themselves it is no third
    const [real, double] = [await sendReal(), await sendReal()];
    await indexRequests(store);
    const row = await world.getRequest(store, real);
    const [stored] = await store.read.select().from(referralBodies).where(eq(referralBodies.id, id));
    const body = unseal<ReferralBody>({ table: "referral_bodies", row: id }, stored!.sealed);
    const found = await findDuplicates(store.read, isla, row, { ...body, district: "ML3" }, MONDAY);
    expect(found.map((it) => it.reference)).toEqual([double]);
  });

  it("has no notice among those that staff have to see to", async () => {
    await run((tx) => tx.update(outbox).set({ state: "needs_human", attempt: 1, urgent: true }));
    expect(await listUndelivered(store.read, "all")).toEqual([]);
    expect(await outboxHealth(store.read, MONDAY)).toEqual({
      oldestUnsentAt: null,
      needsHuman: 0,
      waiting: 0,
    });
  });

  it("is nobody's to open, take, move, close, merge, read for a reason or choose", async () => {
    const other = await world.addRequest(store, { unread: false });
    const rowan = await world.addColleague(store, "duty_worker", "lanark");
    const it = { staff: morag, reference };
    const tried = [
      (tx: Tx) => openReferral(tx, it, MONDAY),
      (tx: Tx) => takeReferral(tx, it, MONDAY),
      (tx: Tx) => moveReferral(tx, { ...it, to: "lanark" }, MONDAY),
      (tx: Tx) => closeReferral(tx, { ...it, outcome: "advice", text: "" }, MONDAY),
      (tx: Tx) => mergeInto(tx, { staff: morag, reference: other, other: reference }, MONDAY),
      (tx: Tx) => putWall(tx, { staff: morag, reference: other, other: reference }, MONDAY),
      (tx: Tx) => readForReason(tx, { staff: rowan, reference, reason: "x" }, MONDAY),
    ];
    const before = await only();
    for (const one of tried) expect(await run(one)).toMatchObject({ ok: false });
    expect(await run((tx) => chooseSeveral(tx, morag, [reference], MONDAY))).toBeUndefined();
    expect(await only()).toEqual(before);
    await workOn(MONDAY, 0);
    expect(await listCanaries()).toMatchObject([{ seenAt: MONDAY }]);
  });
});

it("with a mailbox down for a day: one alarm, red until it is mended, then green, and nothing is left", async () => {
  const real = await world.addRequest(store, { openedAt: MONDAY });
  await run((tx) => tx.update(outbox).set({ state: "sent" }));
  down.add(DUTY);
  await workOn(MONDAY, 14, 1, true);
  await sendCanary(store, "hamilton", now);
  const sent = now;
  await workOn(later(now, 1), 13);
  expect(await isRed(store.read, now)).toBe(false);
  expect(await alarms()).toEqual([]);

  const evening = await workOn(later(now, 1), DAY, 10, true);
  const [failed] = await listCanaries();
  expect(failed).toMatchObject({ at: sent, seenAt: null, missing: ["announced"] });
  expect((await alarms()).map((it) => it.inbox).sort()).toEqual(["fallback", "manager"]);
  const told = mails.filter((it) => it.subject === "A test request did not get through for Hamilton");
  expect(told.map((it) => it.to).sort()).toEqual(["fallback@hamilton.example.org", "m@h.example.org"]);
  expect(told[0]!.text).toContain("/staff/nothing-lost");
  expect(await isRed(store.read, evening)).toBe(true);
  expect((await examine(store.read, evening)).testsMissing).toEqual(["hamilton"]);
  const page = await readNothingLost(store.read, lewis, "2026-11-23", evening);
  expect(page.tests).toMatchObject([
    { hub: "hamilton", maySend: true, settled: { missing: ["announced"] } },
    // everybody's to see, and for whoever keeps all of it to send
    { hub: SHARED_HUB, hubName: null, maySend: false, settled: { failedAt: null } },
  ]);
  // it waits for its notice and stands in nobody's way
  expect((await notices()).map((it) => it.state).sort()).toEqual(["pending", "sent"]);
  for (const view of ["waiting", "closed"] as const)
    expect((await readInbox(store, isla, filtered({ view }), evening)).rows.filter((it) => it.test)).toEqual(
      [],
    );
  expect(await countDay(store.read, "2026-11-23", "all")).toMatchObject({
    ...{ received: 1, queued: null },
    missing: [{ reference: real, what: "announced" }],
  });

  down.clear();
  await workOn(later(evening, 1), 2 * HOUR, 5, true);
  expect(await isRed(store.read, now)).toBe(false);
  expect((await listCanaries()).at(-1)).toMatchObject({ failedAt: null, seenAt: expect.any(Date) as Date });
  expect(await alarms()).toHaveLength(2);
  await run((tx) => world.removeRequests(tx));
  expect(await leftOver()).toBe(0);
});

describe("says what is missing", () => {
  const fail = async (missing: string[]) => {
    await workOn(later(MONDAY, 1), 16);
    expect(await listCanaries()).toMatchObject([{ missing }]);
    expect(await leftOver()).toBe(0);
    expect(await isRed(store.read, now)).toBe(true);
  };
  beforeEach(() => sendCanary(store, "hamilton", MONDAY));

  it("in the list: it is at another hub", async () => {
    await run((tx) => tx.update(referrals).set({ hub: "lanark" }));
    await fail(["listed"]);
  });
  it("of its words: they are others", async () => {
    const [sealed] = await store.read.select().from(referralBodies);
    await run((tx) => tx.update(referralBodies).set({ sealed: `${sealed!.sealed.slice(0, -4)}AAAA` }));
    await fail(["opened"]);
  });
  it("of all of it: it is gone", async () => {
    await run(async (tx) => {
      await world.removeRequests(tx);
      await tx.delete(submissions);
    });
    await fail(["listed", "opened", "announced"]);
  });
  it("of its notices: the queue was told by nobody", async () => {
    await run((tx) => tx.update(outbox).set({ state: "needs_human" }).where(eq(outbox.channel, "queue")));
    await fail(["queued"]);
  });
});

it("finds a hub without a duty mailbox, and does not take the fallback inbox for it", async () => {
  const duty = and(eq(hubInboxes.hub, "hamilton"), eq(hubInboxes.kind, "duty"));
  await run((tx) => tx.update(hubInboxes).set({ verifiedAt: null }).where(duty));
  await sendCanary(store, "hamilton", MONDAY);
  await workOn(MONDAY, 16);
  expect(await listCanaries()).toMatchObject([{ missing: ["announced"] }]);
  expect(mails.filter((it) => /Test, nothing/.test(it.subject))).toEqual([]);
  // tried again within the hour, and told once
  await workOn(later(now, 1), 3 * HOUR, 5, true);
  expect((await listCanaries()).filter((it) => it.failedAt)).toHaveLength(4);
  expect(await alarms()).toHaveLength(2);
  await run((tx) => tx.update(hubInboxes).set({ verifiedAt: MONDAY }).where(duty));
});

describe("the out-of-hours inbox", () => {
  const NIGHT = "night@hamilton.example.org";
  beforeEach(async () => {
    const night = { hub: "hamilton", kind: "outOfHours" as const, email: NIGHT, verifiedAt: MONDAY };
    await run((tx) => tx.insert(hubInboxes).values(night));
    await sendCanary(store, "hamilton", MONDAY);
    return () => run((tx) => tx.delete(hubInboxes).where(eq(hubInboxes.kind, "outOfHours")));
  });

  it("is tried too, where one is set", async () => {
    await workOn(MONDAY, 0);
    expect(mails.map((it) => it.to).sort()).toEqual([DUTY, NIGHT]);
    expect(mails.every((it) => it.subject.startsWith("Test, nothing to do") && !it.urgent)).toBe(true);
    expect(await listCanaries()).toMatchObject([{ seenAt: MONDAY }]);
    expect(await leftOver()).toBe(0);
  });

  it("that does not take it makes the test fail, and is named", async () => {
    down.add(NIGHT);
    await workOn(MONDAY, 16);
    expect(await listCanaries()).toMatchObject([{ seenAt: null, missing: ["announcedAtNight"] }]);
    expect((await alarms()).map((it) => it.inbox).sort()).toEqual(["fallback", "manager"]);
    expect(await isRed(store.read, now)).toBe(true);
  });
});

describe("the shared queue", () => {
  const SHARED_NAME = "hub.shared.requests";

  it("is tried as a family's request that is of no hub yet, without a mail more to each hub", async () => {
    await sendCanary(store, SHARED_HUB, MONDAY);
    expect(await only()).toMatchObject({ hub: null, test: true });
    const { rows } = await readInbox(store, isla, filtered(), MONDAY);
    expect(rows).toMatchObject([{ hubName: null, test: true }]);
    await workOn(MONDAY, 0);
    expect(queued).toMatchObject([{ queue: SHARED_NAME, body: { kind: "test", hub: null } }]);
    expect(mails).toEqual([]);
    expect(await listCanaries(SHARED_HUB)).toMatchObject([{ seenAt: MONDAY, failedAt: null }]);
    expect(await leftOver()).toBe(0);
  });

  it("goes by the hour with those of the hubs", async () => {
    await sendCanaries(store, MONDAY);
    await sendCanaries(store, later(MONDAY, env.CANARY_HOURS * HOUR));
    expect(await listCanaries(SHARED_HUB)).toHaveLength(1);
  });

  it("that is not read is red and told once, and says that it is no hub's", async () => {
    down.add(SHARED_NAME);
    await sendCanary(store, SHARED_HUB, MONDAY);
    await workOn(MONDAY, 20);
    expect(await listCanaries(SHARED_HUB)).toMatchObject([{ missing: ["queued"] }]);
    expect((await examine(store.read, now)).testsMissing).toEqual(["shared"]);
    expect(await isRed(store.read, now)).toBe(true);
    const told = mails.filter((it) => it.subject === "A test request did not get through for No hub yet");
    expect(told.map((it) => it.to).sort()).toEqual(["fallback@lanark.example.org", "m@h.example.org"]);
  });

  it("is sent at once by whoever keeps all hubs", async () => {
    expect(await sendTest(store, morag, SHARED_HUB, MONDAY)).toBe("testSent");
    expect(await sendTest(store, morag, SHARED_HUB, MONDAY)).toBe("testUnderWay");
    expect(await sendTest(store, morag, "nowhere", MONDAY)).toBe("notFound");
    const page = await readNothingLost(store.read, morag, null, MONDAY);
    expect(page.tests.at(-1)).toMatchObject({ hub: SHARED_HUB, maySend: true, underWaySince: MONDAY });
  });
});

it("is made once for a hub and turn, however many workers there are", async () => {
  await Promise.all(Array.from({ length: 6 }, () => sendCanary(store, "hamilton", MONDAY)));
  expect(await listCanaries()).toHaveLength(1);
  expect(await store.read.select().from(referrals)).toHaveLength(1);
  expect(await sendCanary(store, "hamilton", later(MONDAY, 1))).toBe(false);
  await workOn(later(MONDAY, 1), 0);
  await Promise.all(Array.from({ length: 6 }, () => sendCanaries(store, later(MONDAY, DAY))));
  expect(await listCanaries()).toHaveLength(2);
  // watched by several too
  await workOn(later(MONDAY, DAY), 0);
  await sendCanary(store, "hamilton", later(MONDAY, 2 * DAY));
  down.add(DUTY);
  await workOn(later(MONDAY, 2 * DAY), 0);
  await Promise.all(Array.from({ length: 4 }, () => watchCanaries(store, later(MONDAY, 2 * DAY + 20))));
  expect(await alarms()).toHaveLength(2);
});

it("goes at each hub by the hour that is set; on a live portal at once", async () => {
  await workOn(MONDAY, 2, 1, true);
  const first = await listCanaries("lanark");
  // where it is only tried, the first comes after a whole turn of this process
  const settings = env as { CANARY_HOURS: number; live: boolean };
  settings.live = true;
  await workOn(MONDAY, 2, 1, true);
  expect(first).toEqual([]);
  expect(await listCanaries("lanark")).toHaveLength(1);
  await workOn(later(MONDAY, 3), DAY, HOUR, true);
  expect(await listCanaries("lanark")).toHaveLength(2);
  settings.live = false;
  settings.CANARY_HOURS = 0;
  await workOn(later(MONDAY, DAY), 3 * DAY, HOUR, true);
  expect(await listCanaries("lanark")).toHaveLength(2);
  // and that none go is said, and not taken for well
  expect(await examine(store.read, now)).toMatchObject({ testsGo: false });
  settings.CANARY_HOURS = 24;
  expect(await examine(store.read, now)).toMatchObject({ testsGo: true });
});
