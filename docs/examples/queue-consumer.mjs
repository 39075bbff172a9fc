// Reads a hub's notices from the family portal's queue. Contract: docs/queue.md
//   QUEUE_URL=amqp://user:pass@host:5672 node docs/examples/queue-consumer.mjs hamilton east-kilbride
import { Connection } from "rabbitmq-client";

const hubs = process.argv.slice(2);
if (!hubs.length) {
  console.error("Name the hubs to read for, such as: hamilton shared");
  process.exit(2);
}

const rabbit = new Connection(process.env.QUEUE_URL ?? "amqp://guest:guest@127.0.0.1:5672");
rabbit.on("error", (error) => console.error("Connection:", error.code));

// A real consumer keeps these in its own database, in the transaction that stores the work.
const done = new Set();

/** Replace with your own work. If it throws, the notice comes back. */
async function work(notice) {
  // the portal tries the way here now and then
  if (notice.kind === "test") return;
  const urgent = notice.urgent ? "URGENT " : "";
  console.log(`${urgent}${notice.kind} ${notice.reference ?? ""} ${notice.hubName} ${notice.link}`);
}

const consumers = hubs.map((hub) => {
  const consumer = rabbit.createConsumer(
    {
      queue: `hub.${hub}.requests`,
      queueOptions: { durable: true },
      qos: { prefetchCount: 10 },
      requeue: true,
    },
    // acknowledged when this resolves, put back when it throws
    async (message) => {
      const notice = message.body;
      if (notice.version !== 1) throw new Error(`Unknown version ${notice.version}`);
      if (done.has(message.messageId)) return;
      await work(notice);
      done.add(message.messageId);
    },
  );
  consumer.on("error", (error) => console.error("Consumer:", error.message));
  return consumer;
});

async function stop() {
  await Promise.all(consumers.map((it) => it.close()));
  await rabbit.close();
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
