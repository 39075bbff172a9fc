import { randomBytes } from "node:crypto";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { Connection } from "rabbitmq-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
import { queueTransport } from "../../app/outbox/transport-queue.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addHub, Clock, dieWhileSending, listRows, Postbox, request, tell, workerOf } from "./outbox-world";

const broker = process.env.TEST_QUEUE_URL;
/** a hub of its own for each run, so that queues of other runs are left alone */
const hub = `test-${randomBytes(4).toString("hex")}`;
const queue = `hub.${hub}.requests`;

let db: TestDatabase;
let clock: Clock;
beforeEach(async () => {
  db = await testDatabase();
  clock = new Clock();
  await addHub(db.store, hub, ["duty"]);
});
afterEach(() => db.close());

const queueRow = async () => (await listRows(db.store)).find((it) => it.channel === "queue")!;

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it("a broker that is not there is a wait, not a fault; mail goes out regardless", async () => {
  const email = new Postbox();
  const transport = queueTransport(`amqp://127.0.0.1:${await closedPort()}`, 500);
  const worker = workerOf(db.store, { email, queue: transport }, clock);
  await tell(db.store, request({ hub }), clock.now(), true);
  await worker.runOnce();
  expect(await queueRow()).toMatchObject({ state: "pending", attempt: 1, lastCode: "down:ECONNREFUSED" });
  expect(email.mails).toHaveLength(1);
  clock.pass("61s");
  await worker.runOnce();
  expect((await queueRow()).attempt).toBe(2);
  await worker.stop();
});

it("a broker that accepts and says nothing is given up on in time", async () => {
  const open: Socket[] = [];
  const silent = createServer((socket) => open.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const transport = queueTransport(`amqp://127.0.0.1:${port}`, 200);
  const worker = workerOf(db.store, { email: new Postbox(), queue: transport }, clock);
  await tell(db.store, request({ hub }), clock.now(), true);
  await worker.runOnce();
  expect((await queueRow()).lastCode).toMatch(/^down:(ETIMEDOUT|CONNECTION_TIMEOUT)$/);
  await worker.stop();
  open.forEach((it) => it.destroy());
  await new Promise((resolve) => silent.close(resolve));
});

describe.runIf(broker)("on a broker", () => {
  let rabbit: Connection;
  beforeEach(() => {
    rabbit = new Connection(broker);
  });
  afterEach(async () => {
    await rabbit.queueDelete({ queue });
    await rabbit.close();
  });

  async function sendOne() {
    const worker = workerOf(db.store, { email: new Postbox(), queue: queueTransport(broker!) }, clock);
    await tell(db.store, request({ hub }), clock.now(), true);
    return worker;
  }

  it("puts a persistent, confirmed notice on a durable queue, as documented", async () => {
    const worker = await sendOne();
    await worker.runOnce();
    const row = await queueRow();
    expect(row.state).toBe("sent");
    await expect(rabbit.queueDeclare({ queue, passive: true })).resolves.toMatchObject({ messageCount: 1 });
    // a durable queue refuses to be declared as anything else
    await expect(rabbit.queueDeclare({ queue, durable: false })).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
    });
    const message = await rabbit.basicGet({ queue, noAck: true });
    expect(message).toMatchObject({
      deliveryMode: 2,
      messageId: row.messageId,
      contentType: "application/json",
    });
    expect(message?.body).toEqual({
      version: 1,
      messageId: row.messageId,
      kind: "request",
      hub,
      hubName: expect.stringContaining("hub"),
      reference: "K7QXT3MN",
      urgent: false,
      dueAt: "2026-11-24T17:00:00.000Z",
      createdAt: "2026-11-23T19:00:00.000Z",
      link: "http://localhost:3000/staff/requests/K7QXT3MN",
      possibleRepeat: false,
    });
    await worker.stop();
  });

  it("says possibleRepeat after a crash, with the same messageId", async () => {
    const worker = await sendOne();
    await worker.runOnce();
    const row = await queueRow();
    await dieWhileSending(db.store, row.id, clock.now());
    await worker.runOnce();
    const first = await rabbit.basicGet({ queue, noAck: true });
    const second = await rabbit.basicGet({ queue, noAck: true });
    expect([first?.messageId, second?.messageId]).toEqual([row.messageId, row.messageId]);
    expect([first?.body.possibleRepeat, second?.body.possibleRepeat]).toEqual([false, true]);
    await worker.stop();
  });

  it("notices that its queue was deleted, and makes it again", async () => {
    const worker = await sendOne();
    await worker.runOnce();
    await rabbit.queueDelete({ queue });
    await tell(db.store, request({ hub, subject: "r2" }), clock.now(), true);
    await worker.runOnce();
    const second = async () =>
      (await listRows(db.store)).find((it) => it.subject === "r2" && it.channel === "queue");
    expect(await second()).toMatchObject({ state: "pending", lastCode: "down:NO_QUEUE" });
    clock.pass("61s");
    await worker.runOnce();
    expect((await second())?.state).toBe("sent");
    await worker.stop();
  });
});
