import { readdir, readFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
import type { Render } from "../../app/outbox/compose.server";
import { folderTransport } from "../../app/outbox/transport-folder.server";
import { isLoopback } from "../../app/outbox/loopback";
import { smtpTransport } from "../../app/outbox/transport-smtp.server";
import type { Worker } from "../../app/worker";
import { testDatabase, type TestDatabase } from "../support/database";
import { testSmtp, type SmtpMood, type TestSmtp } from "../support/smtp";
import { addHub, Clock, dieWhileSending, listRows, onlyRow, renderers, request, tell } from "./outbox-world";
import { workerOf } from "./outbox-world";

const from = "Family portal <portal@example.org>";
const timeouts = { connection: 300, greeting: 300, socket: 300, dns: 300, whole: 3000 };

let db: TestDatabase;
let clock: Clock;
let server: TestSmtp;
let worker: Worker;
beforeEach(async () => {
  db = await testDatabase();
  clock = new Clock();
  await addHub(db.store, "hamilton", ["duty", "fallback"]);
  server = await testSmtp();
  worker = workerOf(db.store, { email: smtpTransport(server.url, { from, timeouts }) }, clock);
});
afterEach(async () => {
  await worker.stop();
  await server.close();
  await db.close();
});

it("hands over a mail with text and HTML, our own Message-ID, and nothing but the notice", async () => {
  await tell(db.store, request({ urgent: true }), clock.now());
  await worker.runOnce();
  const [mail] = server.mails;
  const row = await onlyRow(db.store);
  expect(row).toMatchObject({ state: "sent", attempt: 0, lastCode: null });
  expect(mail?.messageId).toBe(`<${row.messageId}>`);
  expect(mail?.subject).toBe("Urgent: New request K7QXT3MN for Hamilton hub");
  expect(mail?.to).toMatchObject({ text: "duty@hamilton.example.org" });
  expect(mail?.from?.text).toContain("portal@example.org");
  expect(mail?.text).toContain("Tuesday 24 November, 5:00pm");
  expect(mail?.html).toContain('lang="en"');
  expect(mail?.headers.get("x-possible-repeat")).toBeUndefined();
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
});

const temporary: Array<[SmtpMood, { lastCode: string; maybe: boolean; received: number }]> = [
  ["busyAtRcpt", { lastCode: "450", maybe: false, received: 0 }],
  ["refuseSender", { lastCode: "down:550", maybe: false, received: 0 }],
  ["hangAtGreeting", { lastCode: "down:ETIMEDOUT", maybe: false, received: 0 }],
  ["dropBeforeData", { lastCode: "down:ECONNECTION", maybe: false, received: 0 }],
  ["hangAfterData", { lastCode: "down:ETIMEDOUT", maybe: true, received: 1 }],
  ["dropAfterData", { lastCode: "down:ECONNECTION", maybe: true, received: 1 }],
];
it.each(temporary)("%s: waits, then delivers", async (mood, { lastCode, maybe, received }) => {
  server.mood = mood;
  await tell(db.store, request(), clock.now());
  await worker.runOnce();
  const row = await onlyRow(db.store);
  expect(row).toMatchObject({ state: "pending", attempt: 1 });
  expect(row.lastCode).toBe(lastCode);
  expect(row.sentAt !== null).toBe(maybe);
  expect(server.mails).toHaveLength(received);

  server.mood = "accept";
  await worker.runOnce();
  expect(server.mails).toHaveLength(received);
  clock.pass("61s");
  await worker.runOnce();
  expect((await onlyRow(db.store)).state).toBe("sent");
  const ids = new Set(server.mails.map((it) => it.messageId));
  expect(ids).toEqual(new Set([`<${row.messageId}>`]));
  const repeats = server.mails.map((it) => it.headers.get("x-possible-repeat"));
  expect(repeats).toEqual(maybe ? [undefined, "yes"] : [undefined]);
});

it.each<SmtpMood>(["unknownAtRcpt", "refuseAfterData"])("%s: needs a human", async (mood) => {
  server.mood = mood;
  await tell(db.store, request(), clock.now());
  await worker.runOnce();
  const [duty] = await listRows(db.store);
  expect(duty).toMatchObject({ inbox: "duty", state: "needs_human", sentAt: null });
});

it("a refused duty inbox reaches the fallback inbox in the same run", async () => {
  server.unknown.add("duty@hamilton.example.org");
  await tell(db.store, request(), clock.now());
  await worker.runOnce();
  await worker.runOnce();
  expect(server.mails.map((it) => it.to)).toMatchObject([{ text: "fallback@hamilton.example.org" }]);
  expect(server.mails[0]?.text).toContain("could not be reached");
});

it("a server that is not there is tried again, and gets the mail once it is", async () => {
  await server.close();
  await tell(db.store, request(), clock.now());
  await worker.runOnce();
  expect(await onlyRow(db.store)).toMatchObject({ lastCode: "down:ECONNREFUSED", sentAt: null });
  server = await testSmtp(server.port);
  clock.pass("61s");
  await worker.runOnce();
  expect(server.mails).toHaveLength(1);
});

it("a refused sign-in keeps everything waiting and loses nothing", async () => {
  await server.close();
  let right = false;
  server = await testSmtp(0, {
    authOptional: false,
    onAuth: (_auth, _session, done) => (right ? done(null, { user: "u" }) : done(new Error("Invalid"))),
  });
  const url = server.url.replace("//", "//user:secret@");
  worker = workerOf(db.store, { email: smtpTransport(url, { from, timeouts }) }, clock);
  await tell(db.store, request(), clock.now());
  await worker.runOnce();
  expect(await onlyRow(db.store)).toMatchObject({ state: "pending", lastCode: "down:535" });
  right = true;
  clock.pass("61s");
  await worker.runOnce();
  expect((await onlyRow(db.store)).state).toBe("sent");
});

it("after a crash while sending, the same mail comes again with X-Possible-Repeat", async () => {
  await tell(db.store, request(), clock.now());
  const row = await onlyRow(db.store);
  await dieWhileSending(db.store, row.id, clock.now());
  await worker.runOnce();
  const [mail] = server.mails;
  expect(mail?.messageId).toBe(`<${row.messageId}>`);
  expect(mail?.headers.get("x-possible-repeat")).toBe("yes");
});

it("a kept connection that the server dropped while idle costs no retry", async () => {
  await tell(db.store, request(), clock.now());
  await worker.runOnce();
  await server.close();
  server = await testSmtp(server.port);
  await tell(db.store, request({ subject: "r2" }), clock.now());
  await worker.runOnce();
  expect(server.mails).toHaveLength(1);
  expect((await listRows(db.store)).every((it) => it.attempt === 0)).toBe(true);
});

it("a line break in a name adds no header and no recipient", async () => {
  const evil: Render = async (dbs, row, now) =>
    ({
      ...(await renderers.referral!(dbs, row, now)),
      hubName: "X\r\nBcc: thief@example.com\r\n\r\nbody",
    }) as never;
  worker = workerOf(db.store, { email: smtpTransport(server.url, { from, timeouts }) }, clock, { evil });
  await tell(db.store, request({ subjectKind: "evil" }), clock.now());
  await worker.runOnce();
  expect(server.mails[0]?.bcc).toBeUndefined();
  expect(server.raw[0]).not.toMatch(/^bcc:/im);
});

it("asks for TLS everywhere but on this machine", async () => {
  expect(["127.0.0.1", "localhost", "[::1]"].every(isLoopback)).toBe(true);
  expect(["mail.example.org", "10.0.0.1", "127.0.0.1.example.org"].some(isLoopback)).toBe(false);
});

describe("the folder", () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "mail-"))));
  afterEach(() => rm(folder, { recursive: true }));

  it("holds one .eml a notice, also after a repeat", async () => {
    const folderWorker = workerOf(
      db.store,
      { email: folderTransport(join(folder, "mail"), { from }) },
      clock,
    );
    await tell(db.store, request(), clock.now());
    await folderWorker.runOnce();
    const row = await onlyRow(db.store);
    await dieWhileSending(db.store, row.id, clock.now());
    await folderWorker.runOnce();
    const files = await readdir(join(folder, "mail"));
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(/^20261123T190000000Z-.*\.eml$/);
    const mail = await readFile(join(folder, "mail", files[0]!), "utf8");
    expect(mail).toContain(`Message-ID: <${row.messageId}>`);
    expect(mail).toContain("X-Possible-Repeat: yes");
  });
});
