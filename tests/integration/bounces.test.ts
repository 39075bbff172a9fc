/** Mail that is sent back: what reports are read as, and what becomes of the notice that they are about. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const logged = vi.hoisted(() => {
  process.env.LOG_LEVEL = "silent";
  process.env.KEYS_DIR = `${process.env.TMPDIR ?? "/tmp"}/portal-keys-${process.pid}`;
  return { lines: [] as string[] };
});
vi.mock("../../app/log.server", () => {
  const keep = (...it: unknown[]) => void logged.lines.push(JSON.stringify(it));
  return { log: { warn: keep, error: keep, info: keep, debug: keep } };
});

import fc from "fast-check";
import { heartbeats } from "../../db/schema/audit";
import { canaries } from "../../db/schema/evidence";
import { outbox } from "../../db/schema/outbox";
import { readReport } from "../../app/outbox/bounce-report.server";
import { bouncesAreRead, bounceReader } from "../../app/outbox/bounces.server";
import { listUndelivered, newRow } from "../../app/outbox/outbox.server";
import { reasonOf } from "../../app/outbox/retry";
import { smtpTransport } from "../../app/outbox/transport-smtp.server";
import { failBounced } from "../../app/referrals/watch-canaries.server";
import { exchangeOnline, exim, postfix, reply } from "../support/bounced";
import { testDatabase, type TestDatabase } from "../support/database";
import { testImap, type TestImap } from "../support/imap";
import { testSmtp } from "../support/smtp";
import { addHub, Clock, listRows, onlyRow, request, tell } from "./outbox-world";

const read = (source: string) => readReport(Buffer.from(source, "latin1"));

const cutOff = (source: string) => source.slice(0, source.lastIndexOf("MIME-Version"));

describe("a report", () => {
  const messageId = "3q2-7wAAAAAAAAAAAAAAAA@example.org";

  it.each([
    ["Postfix", postfix(messageId)],
    ["Exchange Online", exchangeOnline(messageId)],
    ["Exim", exim(messageId)],
    ["one with a part of 200 kB", exchangeOnline(messageId, 200_000)],
    ["one with lone line feeds", postfix(messageId).replace(/\r\n/g, "\n")],
    ["one that was cut off after the head of what came back", cutOff(exim(messageId))],
  ])("of %s names our mail, and that it failed", async (_, source) =>
    expect(await read(source)).toEqual({ messageId, failed: true }),
  );

  it.each(["delayed", "relayed", "delivered", "expanded"])("of %s is none of a failure", async (action) =>
    expect(await read(postfix(messageId, action, "4.4.1"))).toEqual({ messageId, failed: false }),
  );

  it.each([
    ["a reply", reply(messageId)],
    ["a report without an id", postfix(messageId).replace(/^Message-ID.*\r\n/m, "")],
    ["a report of reading", postfix(messageId).replace("=delivery-status", "=disposition-notification")],
    ["one cut off before the status", postfix(messageId).slice(0, 500)],
    ["nothing", ""],
  ])("is not: %s", async (_, source) => expect(await read(source)).toBeNull());

  it("is made of anything at all without a fault", async () => {
    const whole = postfix(messageId);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(whole.length), fc.string(), async (from, to, noise) => {
        const found = await read(whole.slice(0, from) + noise + whole.slice(to));
        expect(found === null || typeof found.messageId === "string").toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the mailbox", () => {
  let db: TestDatabase;
  let clock: Clock;
  let server: TestImap;
  let look: () => Promise<void>;
  beforeEach(async () => {
    logged.lines = [];
    db = await testDatabase();
    clock = new Clock();
    server = await testImap();
    await addHub(db.store, "hamilton", ["duty", "fallback"]);
    const chore = bounceReader({ url: server.url, test: failBounced });
    look = async () => {
      clock.pass("5m");
      await chore(db.store, clock.now());
    };
  });
  afterEach(async () => {
    await server.close();
    await db.close();
  });

  const put = (source: string) => void server.mails.push({ source, seen: false });
  const state = (to: Partial<typeof outbox.$inferSelect>) =>
    db.store.transaction((tx) => tx.update(outbox).set(to));
  const sent = async (more: Parameters<typeof request>[0] = {}) => {
    await tell(db.store, request(more), clock.now());
    await state({ state: "sent", sentAt: clock.now() });
    return onlyRow(db.store);
  };

  it("takes back what was sent, once, says why, and tells the fallback inbox once", async () => {
    const { id, messageId } = await sent();
    put(exchangeOnline(messageId));
    await look();
    const rows = await listRows(db.store);
    expect(rows.map((it) => [it.inbox, it.state, it.lastCode])).toEqual([
      ["duty", "needs_human", "bounced"],
      ["fallback", "pending", null],
    ]);
    const stuck = await listUndelivered(db.store.read, ["hamilton"]);
    expect(stuck.map((it) => [it.id, reasonOf(it.lastCode)])).toEqual([[id, "bounced"]]);
    expect(server.mails.map((it) => it.seen)).toEqual([true]);
    put(postfix(messageId));
    await look();
    expect(await listRows(db.store)).toEqual(rows);
    // names nobody, and nothing that was written
    expect(logged.lines).toHaveLength(1);
    expect(logged.lines.join()).not.toMatch(/@|K7QX|Hamilton/);
  });

  it("lets everything else be, and looks at each once", async () => {
    const { messageId } = await sent();
    const before = await listRows(db.store);
    put(postfix("some.other.mail@elsewhere.example"));
    put(postfix("test.no-such-test@example.org"));
    put(postfix(messageId, "delayed", "4.4.1"));
    put(reply(messageId));
    put("");
    put(`${postfix(messageId).slice(0, 300)}${"x".repeat(2_000_000)}`);
    await look();
    expect(await listRows(db.store)).toEqual(before);
    expect(server.mails.every((it) => it.seen)).toBe(true);
    const asked = server.asked.filter((it) => it.includes("FETCH")).length;
    await look();
    expect(server.asked.filter((it) => it.includes("FETCH"))).toHaveLength(asked);
  });

  it("survives a death between the commit and the mark, and one more of the same", async () => {
    put(postfix((await sent()).messageId));
    server.onStore = () => void server.close();
    await look();
    const after = await listRows(db.store);
    expect(after).toHaveLength(2);
    expect(server.mails[0]!.seen).toBe(false);
    const again = await testImap();
    again.mails = server.mails;
    server = again;
    await db.store.transaction(async (tx) => {
      await tx.update(heartbeats).set({ at: clock.now() });
    });
    clock.pass("5m");
    await bounceReader({ url: again.url, test: failBounced })(db.store, clock.now());
    expect(await listRows(db.store)).toEqual(after);
    expect(again.mails[0]!.seen).toBe(true);
  });

  it("asks again about what is being sent at that moment", async () => {
    put(postfix((await sent()).messageId));
    await state({ state: "sending" });
    await look();
    expect(server.mails[0]!.seen).toBe(false);
    await state({ state: "sent" });
    await look();
    expect((await listRows(db.store))[0]).toMatchObject({ state: "needs_human" });
  });

  it("tells nobody of a family's own mail or of a mailbox's code", async () => {
    const about = { hub: "hamilton", channel: "email" as const, urgent: false, state: "sent" as const };
    const family = { subjectKind: "referralMessage", subject: "r1", inbox: null, escalated: true };
    const code = { subjectKind: "inbox", subject: "hamilton/duty", inbox: "duty" as const };
    for (const more of [family, code]) {
      const row = newRow({ ...about, ...more }, clock.now());
      await db.store.transaction((tx) => tx.insert(outbox).values(row));
      put(postfix(row.messageId));
    }
    await look();
    expect((await listRows(db.store)).map((it) => it.lastCode)).toEqual(["bounced", "bounced"]);
  });

  it("asks nobody to see to what nobody can, such as word to an old address", async () => {
    const about = { hub: null, channel: "email" as const, urgent: false, inbox: null, escalated: true };
    for (const subjectKind of ["newBrowser", "emailMoved", "invitation"]) {
      const row = newRow({ ...about, subjectKind, subject: "x", state: "sent" }, clock.now());
      await db.store.transaction((tx) => tx.insert(outbox).values(row));
      put(postfix(row.messageId));
    }
    await look();
    const stuck = await listUndelivered(db.store.read, "all");
    expect(stuck.map((it) => it.subjectKind)).toEqual(["invitation"]);
    expect(server.mails.every((it) => it.seen)).toBe(true);
  });

  it("makes a test that was seen one that failed", async () => {
    const seen = { hub: "hamilton", at: clock.now(), seenAt: clock.now() };
    await db.store.transaction((tx) => tx.insert(canaries).values({ id: "abc-1", ...seen }));
    put(postfix("test.abc-1@example.org"));
    await look();
    const [canary] = await db.store.read.select().from(canaries);
    expect(canary).toMatchObject({ seenAt: null, missing: ["announced"] });
    expect((await listRows(db.store)).map((it) => [it.subjectKind, it.inbox])).toEqual([
      ["canaryFailed", "fallback"],
    ]);
  });

  it("says of a test to the out-of-hours inbox that it was that one", async () => {
    const seen = { hub: "hamilton", at: clock.now(), seenAt: clock.now() };
    await db.store.transaction((tx) => tx.insert(canaries).values({ id: "abc-2", ...seen }));
    put(postfix("test.night.abc-2@example.org"));
    await look();
    const [canary] = await db.store.read.select().from(canaries);
    expect(canary).toMatchObject({ seenAt: null, missing: ["announcedAtNight"] });
  });

  it("is asked every five minutes, and is missed after an hour without an answer", async () => {
    const known = () => bouncesAreRead(db.store.read, clock.now(), server.url);
    const chore = bounceReader({ url: server.url, test: failBounced });
    await look();
    const logins = () => server.asked.filter((it) => it === "LOGIN").length;
    await chore(db.store, clock.now());
    expect(logins()).toBe(1);
    server.refuse = true;
    for (let minutes = 5; minutes < 60; minutes += 5) await look();
    expect(await known()).toBe(true);
    await look();
    expect(await known()).toBe(false);
    expect(logged.lines.join()).not.toMatch(/me@here|p@ss/);
    server.refuse = false;
    await look();
    expect(await known()).toBe(true);
    expect(await bouncesAreRead(db.store.read, clock.now(), "")).toBeNull();
  });
});

it("names who gets it back in the envelope of mail to staff, and never in a family's", async () => {
  const senders: string[] = [];
  const server = await testSmtp(0, {
    onMailFrom({ address }, _session, done) {
      senders.push(address);
      done();
    },
  });
  const transport = smtpTransport(server.url, {
    from: "Family portal <portal@example.org>",
    bounceFrom: "bounces@example.org",
  });
  const mail = { to: "duty@hamilton.example.org", subject: "x", text: "x", html: "<p>x</p>", urgent: false };
  const more = { at: new Date(), possibleRepeat: false };
  await transport.send({ ...mail, ...more, messageId: "1@example.org" });
  await transport.send({ ...mail, ...more, messageId: "2@example.org", from: "Messages <m@example.net>" });
  expect(senders).toEqual(["bounces@example.org", "m@example.net"]);
  await transport.close();
  await server.close();
});
