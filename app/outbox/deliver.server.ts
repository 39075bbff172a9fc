/** Sends what is due, a few at a time on each channel, so that a hanging one does not hold up the other. */
import { setTimeout as wait } from "node:timers/promises";
import type { Store } from "../../db/client";
import { env } from "../env.server";
import { log } from "../log.server";
import {
  claim,
  claimProbe,
  giveBack,
  hasDue,
  markFailed,
  release,
  reviveAbandoned,
  type Channel,
} from "./claim.server";
import { compose, type Renderers } from "./compose.server";
import { escalateOverdue } from "./escalate.server";
import { sentMarker } from "./mark-sent.server";
import type { Transports } from "./message";
import type { OutboxRow } from "./outbox.server";
import { CannotSend, classify, codeOf, DOWN, PROBE_EVERY, type Failure } from "./retry";
import type { Unreached } from "./unreached.server";

export interface DelivererOptions {
  renderers: Renderers;
  /** what is done about mail to families that never arrives */
  unreached?: Unreached;
  transports: Transports;
  now: () => Date;
  /** sends at once, on each channel: twice the connections, so that each has its next mail when it is free */
  slots?: number;
  /** ms of rest after each, for pages made by the same process */
  restMs?: number;
  /** the portal's address, for links in notices */
  origin?: string;
}

/** Rows taken at once: each taking is a commit. */
const TAKEN = 50;
/** A row taken longer ago than this goes back instead: its lease would run out while it is sent. */
const STALE = 30_000;

interface Lane {
  channel: Channel;
  /** taken, and next to be sent */
  waiting: OutboxRow[];
  takenAt: number;
  active: Set<Promise<void>>;
  filling?: Promise<void>;
  /** asked to fill while it was being filled: what became due meanwhile may have been missed */
  askedAgain: boolean;
  /** unknown at the start counts as down, so that the first success frees what waited before a restart */
  down: boolean;
  triedAt: number;
}

export interface Deliverer {
  /** Starts what is due and what must be probed; resolves once it is under way. */
  tick(): Promise<void>;
  /** Takes up what a dead process left, and tells fallback inboxes of what is overdue.
   *  @param alone no other worker can be alive: leases need not run out */
  tidy(alone?: boolean): Promise<void>;
  /** Resolves when nothing is being sent. Takes nothing new after `stop`. */
  idle(): Promise<void>;
  stop(): void;
}

/** @param options.now a clock, so that tests keep their own time */
export function deliverer(store: Store, options: DelivererOptions): Deliverer {
  const { renderers, unreached, transports, now, slots = 10, restMs = 0 } = options;
  const origin = options.origin ?? env.staffUrl ?? env.publicUrl ?? `http://localhost:${env.PORT}`;
  const markSoon = sentMarker(store, now);
  const marks = new Set<Promise<void>>();
  let stopped = false;
  const lanes: Lane[] = (["email", "queue"] as const)
    .filter((channel) => transports[channel])
    .map((channel) => ({
      channel,
      waiting: [],
      takenAt: 0,
      active: new Set(),
      down: true,
      triedAt: 0,
      askedAgain: false,
    }));

  function fill(lane: Lane): Promise<void> {
    lane.askedAgain = true;
    lane.filling ??= takeDue(lane).finally(() => (lane.filling = undefined));
    return lane.filling;
  }

  const isStale = (lane: Lane) => now().getTime() - lane.takenAt > STALE;

  async function takeDue(lane: Lane): Promise<void> {
    if (isStale(lane)) await returnWaiting(lane);
    while (lane.askedAgain) {
      lane.askedAgain = false;
      await takeWhatIsDue(lane);
    }
  }

  async function takeWhatIsDue(lane: Lane): Promise<void> {
    while (!stopped && lane.waiting.length === 0 && (await hasDue(store.read, lane.channel, now()))) {
      lane.waiting = await store.transaction((tx) => claim(tx, lane.channel, TAKEN, now()));
      if (!lane.waiting.length) return;
      lane.takenAt = now().getTime();
      startWaiting(lane);
    }
  }

  function startWaiting(lane: Lane): void {
    while (!stopped && lane.active.size < slots && lane.waiting.length > 0 && !isStale(lane))
      start(lane, lane.waiting.shift()!, false);
  }

  async function returnWaiting(lane: Lane): Promise<void> {
    const rows = lane.waiting.splice(0);
    if (rows.length > 0) await store.transaction((tx) => giveBack(tx, rows));
  }

  async function probe(lane: Lane): Promise<void> {
    const at = now();
    if (stopped || !lane.down || at.getTime() - lane.triedAt < PROBE_EVERY) return;
    lane.triedAt = at.getTime();
    const rows = await store.transaction((tx) => claimProbe(tx, lane.channel, at));
    for (const row of rows) start(lane, row, true);
  }

  function start(lane: Lane, row: OutboxRow, asProbe: boolean): void {
    const sending: Promise<void> = deliver(lane, row, asProbe)
      .catch((error: unknown) => log.error({ code: codeOf(error), outbox: row.id }, "outcome not stored"))
      .finally(() => {
        lane.active.delete(sending);
        startWaiting(lane);
        fill(lane).catch((error: unknown) => log.error({ code: codeOf(error) }, "outbox not read"));
      });
    lane.active.add(sending);
  }

  /** The next send need not wait for it: the row is leased. */
  function mark(row: OutboxRow): void {
    const marking: Promise<void> = markSoon(row.id)
      .catch((error: unknown) => log.error({ code: codeOf(error), outbox: row.id }, "outcome not stored"))
      .finally(() => marks.delete(marking));
    marks.add(marking);
  }

  async function deliver(lane: Lane, row: OutboxRow, asProbe: boolean): Promise<void> {
    const failure = await trySending(lane, row);
    if (!failure) {
      mark(row);
      if (restMs > 0) await wait(restMs);
      if (!lane.down) return;
      lane.down = false;
      await store.transaction((tx) => release(tx, lane.channel, now()));
      return;
    }
    if (failure.code.startsWith(DOWN)) lane.down = true;
    log.warn({ code: failure.code, channel: lane.channel, outbox: row.id }, "notice not delivered");
    await store.transaction((tx) => markFailed(tx, row, failure, now(), asProbe, unreached));
  }

  async function trySending(lane: Lane, row: OutboxRow): Promise<Failure | undefined> {
    let composed;
    try {
      composed = await compose(store.read, row, renderers, origin, now());
    } catch (error) {
      return { code: codeOf(error), permanent: error instanceof CannotSend, maybeSent: false };
    }
    lane.triedAt = now().getTime();
    try {
      if (composed?.channel === "email") await transports.email.send(composed.message);
      if (composed?.channel === "queue") await transports.queue?.send(composed.message);
    } catch (error) {
      return classify(error);
    }
    return undefined;
  }

  return {
    async tick() {
      await Promise.all(lanes.map((lane) => probe(lane).then(() => fill(lane))));
    },
    async tidy(alone = false) {
      await store.transaction(async (tx) => {
        await reviveAbandoned(tx, now(), alone);
        await escalateOverdue(tx, now());
      });
    },
    async idle() {
      for (;;) {
        if (stopped) for (const lane of lanes) await returnWaiting(lane);
        const sending = lanes.flatMap((lane) => [...lane.active, ...(lane.filling ? [lane.filling] : [])]);
        const busy = [...sending, ...marks];
        if (!busy.length) return;
        await Promise.allSettled(busy);
      }
    },
    stop() {
      stopped = true;
    },
  };
}
