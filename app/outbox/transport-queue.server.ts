import { setImmediate } from "node:timers/promises";
import { Connection } from "rabbitmq-client";
import type { QueueMessage, Transport } from "./message";

const TIMEOUT = 10_000;

interface Link {
  send(message: QueueMessage): Promise<void>;
  close(): Promise<void>;
}

/** Notices to durable queues of an AMQP 0-9-1 broker, persistent and confirmed. Connects at the first send;
 *  a broken connection is dropped whole, so that only the outbox decides when to try again.
 *  @param url amqp://user:pass@host:5672/vhost or amqps://… */
export function queueTransport(url: string, timeout = TIMEOUT): Transport<QueueMessage> {
  let link: Promise<Link> | undefined;
  function open(): Promise<Link> {
    const forget = () => {
      if (link === mine) link = undefined;
    };
    const mine = connect(url, timeout, forget);
    mine.catch(forget);
    return mine;
  }
  return {
    async send(message) {
      link ??= open();
      await (await link).send(message);
    },
    async close() {
      const last = link;
      link = undefined;
      await (await last?.catch(() => undefined))?.close();
    },
  };
}

async function connect(url: string, timeout: number, gone: () => void): Promise<Link> {
  const connection = new Connection({
    url,
    connectionName: "family-portal",
    connectionTimeout: timeout,
    acquireTimeout: timeout,
    heartbeat: 30,
  });
  const end = () => {
    gone();
    connection.unsafeDestroy();
  };
  await within(
    timeout,
    new Promise<void>((resolve, reject) => {
      connection.once("connection", resolve);
      // stays for the connection's whole life: without a listener a later break would end the process
      connection.on("error", (error) => {
        end();
        reject(error as Error);
      });
    }),
  ).catch((error: unknown) => {
    end();
    throw error;
  });

  const publisher = connection.createPublisher({ confirm: true });
  const returned = new Set<string>();
  publisher.on("basic.return", (it) => returned.add(it.messageId ?? ""));
  const declared = new Map<string, Promise<unknown>>();

  return {
    async send({ queue, messageId, body }) {
      let maybeSent = false;
      try {
        if (!declared.has(queue)) declared.set(queue, connection.queueDeclare({ queue, durable: true }));
        await within(timeout, declared.get(queue)!);
        maybeSent = true;
        const envelope = { routingKey: queue, messageId, durable: true, mandatory: true };
        const type = "family-portal.notice";
        await within(timeout, publisher.send({ ...envelope, type, appId: "family-portal" }, body));
      } catch (error) {
        end();
        throw Object.assign(error as Error, { maybeSent });
      }
      // the client says what was returned only a turn after it says that the same message was confirmed
      await setImmediate();
      if (returned.delete(messageId)) {
        // the broker confirms what it could not route: the queue was deleted since it was declared
        declared.delete(queue);
        throw Object.assign(new Error("Returned by the broker"), { code: "NO_QUEUE" });
      }
    },
    async close() {
      await within(
        timeout,
        publisher.close().then(() => connection.close()),
      ).catch(end);
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("Timed out"), { code: "ETIMEDOUT" })), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
