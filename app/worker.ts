/** The part that runs beside the web server: sends the outbox, shows a sign of life, does the chores. */
import { setTimeout as wait } from "node:timers/promises";
import type { Store } from "../db/client";
import { heartbeats } from "../db/schema/audit";
import { log } from "./log.server";
import type { Renderers } from "./outbox/compose.server";
import { deliverer } from "./outbox/deliver.server";
import type { Transports } from "./outbox/message";
import { codeOf } from "./outbox/retry";
import { openTransports } from "./outbox/transports.server";
import type { Unreached } from "./outbox/unreached.server";

/** Regular work of other parts, such as deleting what has been kept long enough. */
export type Chore = (store: Store, now: Date) => Promise<void>;

export interface WorkerOptions {
  renderers: Renderers;
  /** what is done about mail to families that never arrives */
  unreached?: Unreached;
  transports?: Transports;
  /** pages are made by this process too: mail takes its turn behind them */
  besidePages?: boolean;
  /** done every ten seconds */
  chores?: readonly Chore[];
  now?: () => Date;
}

export interface Worker {
  /** Sends at once what was just committed. */
  wake(): void;
  /** Sends everything that is due and resolves when it is done. */
  runOnce(): Promise<void>;
  /** Takes nothing new and finishes what is in flight, within 10 seconds. */
  stop(): Promise<void>;
}

const SECOND = 1000;
/** with the second that closing may take: 10 */
const GRACE = 9 * SECOND;

/** A worker that does nothing by itself: `runOnce` drives it. */
export function createWorker(store: Store, options: WorkerOptions): Worker & { start(): void } {
  const { renderers, unreached = {}, chores = [], besidePages = false, now = () => new Date() } = options;
  const transports = options.transports ?? openTransports();
  const sender = deliverer(store, {
    renderers,
    unreached,
    transports,
    now,
    ...(besidePages ? { slots: 2, restMs: 10 } : {}),
  });
  let timer: NodeJS.Timeout | undefined;
  // on SQLite the web server and the one worker share a machine: what is `sending` at the start was left behind
  let alone = store.engine === "sqlite";

  const tasks = [
    task("send", SECOND, async () => {
      if (alone) await sender.tidy(alone);
      alone = false;
      await sender.tick();
    }),
    task("tidy", 10 * SECOND, async () => {
      if (!alone) await sender.tidy();
    }),
    task("heartbeat", 10 * SECOND, () => beat(store, now())),
    ...chores.map((chore, at) => task(`chore ${at}`, 10 * SECOND, () => chore(store, now()))),
  ];
  const [sending] = tasks;

  return {
    start() {
      for (const it of tasks) void it.run();
      timer = setInterval(() => tasks.forEach((it) => it.runIfDue()), SECOND);
    },
    wake() {
      if (timer) void sending?.run();
    },
    async runOnce() {
      await sender.tidy();
      await sender.tick();
      await sender.idle();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      sender.stop();
      await Promise.race([sender.idle(), wait(GRACE, undefined, { ref: false })]);
      const closed = Promise.allSettled([transports.email.close(), transports.queue?.close()]);
      await Promise.race([closed, wait(SECOND, undefined, { ref: false })]);
    },
  };
}

/** Starts the worker: polls every second, and at once when woken. An outage of the database does not end it. */
export function startWorker(store: Store, options: WorkerOptions): Worker {
  const worker = createWorker(store, options);
  worker.start();
  return worker;
}

async function beat(store: Store, at: Date): Promise<void> {
  await store.transaction(async (tx) => {
    await tx
      .insert(heartbeats)
      .values({ name: "worker", at })
      .onConflictDoUpdate({ target: heartbeats.name, set: { at } });
  });
}

/** Runs `work` at most once at a time; a failure is logged, once a minute, and tried again at its next turn. */
function task(name: string, every: number, work: () => Promise<void>) {
  let lastRun = 0;
  let lastLogged = 0;
  let running: Promise<void> | undefined;

  function run(): Promise<void> {
    lastRun = Date.now();
    running ??= work()
      .catch((error: unknown) => {
        if (Date.now() - lastLogged < 60 * SECOND) return;
        lastLogged = Date.now();
        log.error({ task: name, code: codeOf(error) }, "worker task failed");
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  return {
    run,
    runIfDue() {
      if (Date.now() - lastRun >= every) void run();
    },
  };
}
