import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
import { hubInboxes } from "../../db/schema/hubs";
import { heartbeats } from "../../db/schema/audit";
import { listUndelivered, outboxHealth, sendAgain } from "../../app/outbox/outbox.server";
import { claim } from "../../app/outbox/claim.server";
import { startWorker } from "../../app/worker";
import { testDatabase, type TestDatabase } from "../support/database";
import {
  addHub,
  Clock,
  dieWhileSending,
  listRows,
  onlyRow,
  Postbox,
  renderers,
  request,
} from "./outbox-world";
import { tell, workerOf } from "./outbox-world";

let db: TestDatabase;
let clock: Clock;
let post: Postbox;
beforeEach(async () => {
  db = await testDatabase();
  clock = new Clock();
  post = new Postbox();
});
afterEach(() => db.close());

const run = () => workerOf(db.store, { email: post }, clock).runOnce();
const inboxes = async () => (await listRows(db.store)).map((it) => `${it.hub} ${it.inbox} ${it.state}`);
const refused = { code: "ESOCKET", originalCode: "ECONNREFUSED" };

describe("announcing", () => {
  it("tells the duty inbox, once", async () => {
    await addHub(db.store, "hamilton", ["duty", "fallback", "outOfHours"]);
    await tell(db.store, request(), clock.now());
    expect(await inboxes()).toEqual(["hamilton duty pending"]);
  });

  it("adds the queue where there is one", async () => {
    await addHub(db.store, "hamilton", ["duty"]);
    await tell(db.store, request(), clock.now(), true);
    expect((await listRows(db.store)).map((it) => it.channel).sort()).toEqual(["email", "queue"]);
  });

  it("adds the out-of-hours inbox for an urgent notice while closed, and only then", async () => {
    await addHub(db.store, "hamilton", ["duty", "fallback", "outOfHours"]);
    await tell(db.store, request({ urgent: true, openNow: true, subject: "r1" }), clock.now());
    await tell(db.store, request({ urgent: false, openNow: false, subject: "r2" }), clock.now());
    expect(await inboxes()).toEqual(["hamilton duty pending", "hamilton duty pending"]);
    await tell(db.store, request({ urgent: true, openNow: false, subject: "r3" }), clock.now());
    expect(await inboxes()).toContain("hamilton outOfHours pending");
  });

  it("tells every active hub of a request to the shared queue", async () => {
    await addHub(db.store, "hamilton", ["duty"]);
    await addHub(db.store, "lanark", ["duty"]);
    await tell(db.store, request({ hub: null }), clock.now(), true);
    const rows = await listRows(db.store);
    expect(rows.map((it) => it.hub).sort()).toEqual(["hamilton", "lanark", null].sort());
  });

  it("goes to the fallback inbox where the duty inbox is missing or unverified", async () => {
    await addHub(db.store, "hamilton", ["fallback"]);
    const unverified = { hub: "hamilton", kind: "duty" as const, email: "new@example.org" };
    await db.store.transaction(async (tx) => void (await tx.insert(hubInboxes).values(unverified)));
    await tell(db.store, request(), clock.now());
    expect(await inboxes()).toEqual(["hamilton fallback pending"]);
  });

  it.each(["hamilton", null])("is never nothing: hub %s", async (hub) => {
    if (hub) await addHub(db.store, hub, []);
    await tell(db.store, request({ hub }), clock.now());
    expect(await onlyRow(db.store)).toMatchObject({ hub, state: "needs_human", lastCode: "NO_INBOX" });
    expect(await listUndelivered(db.store.read, ["hamilton"])).toHaveLength(1);
  });

  it("is undone with the transaction it belongs to", async () => {
    await addHub(db.store, "hamilton", ["duty"]);
    const { announce } = await import("../../app/outbox/outbox.server");
    const failing = db.store.transaction(async (tx) => {
      await announce(tx, request(), clock.now(), { queue: false });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await listRows(db.store)).toEqual([]);
  });
});

describe("sending", () => {
  beforeEach(() => addHub(db.store, "hamilton", ["duty", "fallback"]));

  it("sends each row once, urgent first, and marks it", async () => {
    for (let n = 0; n < 12; n++)
      await tell(db.store, request({ subject: `r${n}`, urgent: n === 11 }), clock.now());
    await run();
    await run();
    expect(post.mails).toHaveLength(12);
    expect(post.mails[0]?.urgent).toBe(true);
    expect(new Set(post.mails.map((it) => it.messageId)).size).toBe(12);
    expect((await listRows(db.store)).every((it) => it.state === "sent" && it.sentAt)).toBe(true);
    expect(await outboxHealth(db.store.read, clock.now())).toEqual({
      oldestUnsentAt: null,
      needsHuman: 0,
      waiting: 0,
    });
  });

  it("lets two workers share the work without sending anything twice", async () => {
    for (let n = 0; n < 40; n++) await tell(db.store, request({ subject: `r${n}` }), clock.now());
    await Promise.all([run(), run()]);
    await run();
    expect(post.mails).toHaveLength(40);
    expect(new Set(post.mails.map((it) => it.messageId)).size).toBe(40);
  });

  it("gives a claimed row to nobody else", async () => {
    await tell(db.store, request(), clock.now());
    const take = () => db.store.transaction((tx) => claim(tx, "email", 5, clock.now()));
    const taken = (await Promise.all([take(), take(), take()])).flat();
    expect(taken).toHaveLength(1);
    expect(taken[0]?.state).toBe("sending");
  });

  it("sends again, marked and with the same Message-ID, what a dead process left as sending", async () => {
    await tell(db.store, request(), clock.now());
    const row = await onlyRow(db.store);
    await dieWhileSending(db.store, row.id, new Date(clock.now().getTime() + 120_000));
    await run();
    expect(post.mails).toEqual([]);
    clock.pass("121s");
    await run();
    expect(post.mails).toMatchObject([{ messageId: row.messageId, possibleRepeat: true }]);
  });

  it("retries on schedule, keeps what failed in sight, and delivers in the end", async () => {
    await tell(db.store, request(), clock.now());
    post.fail = { responseCode: 450, command: "RCPT TO" };
    const waits = ["1m", "2m", "5m", "10m", "15m", "30m", "30m"];
    await run();
    for (const wait of waits) {
      expect(await listUndelivered(db.store.read, "all")).toMatchObject([{ lastCode: "450" }]);
      const tries = post.tries;
      await run();
      expect(post.tries).toBe(tries);
      clock.pass(wait);
      await run();
      expect(post.tries).toBe(tries + 1);
    }
    post.fail = undefined;
    clock.pass("30m");
    await run();
    expect(post.mails).toMatchObject([{ possibleRepeat: false }]);
    expect(await listUndelivered(db.store.read, "all")).toEqual([]);
  });

  it("gives up after five days, tells the fallback inbox once, and keeps the row", async () => {
    await tell(db.store, request(), clock.now());
    post.fail = { responseCode: 450, command: "RCPT TO" };
    for (let n = 0; n < 247; n++) {
      await run();
      clock.pass("30m");
    }
    expect(await inboxes()).toEqual(["hamilton duty needs_human", "hamilton fallback pending"]);
    post.fail = undefined;
    await run();
    expect(post.mails).toMatchObject([{ to: "fallback@hamilton.example.org" }]);
    expect(await inboxes()).toEqual(["hamilton duty needs_human", "hamilton fallback sent"]);
  });

  it("leaves a refused address to a human and to the fallback inbox; send again delivers", async () => {
    await tell(db.store, request(), clock.now());
    post.unknown = "duty@hamilton.example.org";
    await run();
    const [stuck] = await listUndelivered(db.store.read, ["hamilton"]);
    expect(stuck).toMatchObject({ state: "needs_human", lastCode: "550", channel: "email", subject: "r1" });
    expect(await listUndelivered(db.store.read, ["lanark"])).toEqual([]);
    expect(await outboxHealth(db.store.read, clock.now())).toMatchObject({ needsHuman: 1, waiting: 0 });

    post.unknown = undefined;
    expect(await db.store.transaction((tx) => sendAgain(tx, stuck!.id, clock.now()))).toBe(true);
    await run();
    expect(post.mails.map((it) => it.to).sort()).toEqual([
      "duty@hamilton.example.org",
      "fallback@hamilton.example.org",
    ]);
    expect(await db.store.transaction((tx) => sendAgain(tx, stuck!.id, clock.now()))).toBe(false);
  });

  it("tells the fallback inbox once of an urgent notice unsent for 15 minutes", async () => {
    await tell(db.store, request({ urgent: true }), clock.now());
    await tell(db.store, request({ subject: "r2" }), clock.now());
    post.fail = refused;
    await run();
    clock.pass("14m");
    await run();
    expect(await listRows(db.store)).toHaveLength(2);
    clock.pass("61s");
    await run();
    await run();
    const escalated = (await listRows(db.store)).filter((it) => it.inbox === "fallback");
    expect(escalated).toMatchObject([{ subject: "r1", urgent: true }]);
    clock.pass("30m");
    await run();
    expect(await listRows(db.store)).toHaveLength(3);
  });

  it("probes a failing destination once a minute; its first success frees all that waits", async () => {
    for (let n = 0; n < 6; n++) await tell(db.store, request({ subject: `r${n}` }), clock.now());
    const worker = workerOf(db.store, { email: post }, clock);
    post.fail = refused;
    for (const wait of ["0s", "1m", "2m", "5m", "10m", "15m"]) {
      clock.pass(wait);
      await worker.runOnce();
    }
    const before = post.tries;
    clock.pass("61s");
    await worker.runOnce();
    await worker.runOnce();
    expect(post.tries).toBe(before + 1);
    expect((await listRows(db.store)).every((it) => it.attempt === 6)).toBe(true);

    post.fail = undefined;
    clock.pass("61s");
    await worker.runOnce();
    expect(post.mails).toHaveLength(6);
  });

  it("frees what waited before a restart", async () => {
    for (let n = 0; n < 3; n++) await tell(db.store, request({ subject: `r${n}` }), clock.now());
    post.fail = refused;
    await run();
    post.fail = undefined;
    clock.pass("1s");
    await run();
    expect(post.mails).toHaveLength(3);
  });

  it("needs a human for what nobody can say", async () => {
    await tell(db.store, request({ subjectKind: "unheard-of" }), clock.now());
    await run();
    expect((await listRows(db.store))[0]).toMatchObject({ state: "needs_human", lastCode: "NO_RENDERER" });
  });
});

describe("the worker", () => {
  beforeEach(() => addHub(db.store, "hamilton", ["duty"]));

  it("sends at once when woken, beats, does chores, outlives an outage, and stops", async () => {
    let outage = true;
    let chores = 0;
    const store = {
      ...db.store,
      get read() {
        if (outage) throw Object.assign(new Error("down"), { code: "ECONNREFUSED" });
        return db.store.read;
      },
    };
    const chore = async () => void chores++;
    const worker = startWorker(store, { renderers, transports: { email: post }, chores: [chore] });
    await tell(db.store, request(), new Date());
    worker.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(post.mails).toEqual([]);
    outage = false;
    worker.wake();
    await vi.waitFor(() => expect(post.mails).toHaveLength(1), 900);
    await vi.waitFor(async () =>
      expect(await db.store.read.select().from(heartbeats)).toMatchObject([{ name: "worker" }]),
    );
    expect(chores).toBe(1);
    await worker.stop();
    await tell(db.store, request({ subject: "r2" }), new Date());
    worker.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(post.mails).toHaveLength(1);
    expect((await listRows(db.store)).map((it) => it.state).sort()).toEqual(["pending", "sent"]);
  });

  it("finishes what is in flight when stopped", async () => {
    let finish: (() => void) | undefined;
    const slow = new Postbox();
    const send = slow.send.bind(slow);
    slow.send = (mail) => new Promise((resolve) => (finish = () => resolve(send(mail))));
    const worker = startWorker(db.store, { renderers, transports: { email: slow } });
    await tell(db.store, request(), new Date());
    worker.wake();
    await vi.waitFor(async () => expect((await onlyRow(db.store)).state).toBe("sending"), 2000);
    await vi.waitFor(() => expect(finish).toBeDefined());
    const stopped = worker.stop();
    finish?.();
    await stopped;
    expect((await onlyRow(db.store)).state).toBe("sent");
  });

  it("on SQLite takes up at its start what was left as sending, whatever its lease", async () => {
    if (db.store.engine !== "sqlite") return;
    await tell(db.store, request(), new Date());
    const row = await onlyRow(db.store);
    await dieWhileSending(db.store, row.id, new Date(Date.now() + 120_000));
    const worker = startWorker(db.store, { renderers, transports: { email: post } });
    await vi.waitFor(() => expect(post.mails).toMatchObject([{ possibleRepeat: true }]));
    await worker.stop();
  });
});
