/** Sends what is due, a few at a time on each channel, so that a hanging one does not hold up the other. */
import type { Store } from "../../db/client";
import { env } from "../env.server";
import { log } from "../log.server";
import {
  claim,
  claimProbe,
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

export interface DelivererOptions {
  renderers: Renderers;
  transports: Transports;
  now: () => Date;
  /** sends at once, on each channel */
  slots?: number;
  /** the portal's address, for links in notices */
  origin?: string;
}

interface Lane {
  channel: Channel;
  active: Set<Promise<void>>;
  filling?: Promise<void>;
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
  const { renderers, transports, now, slots = 5 } = options;
  const origin = options.origin ?? env.publicUrl ?? `http://localhost:${env.PORT}`;
  const markSoon = sentMarker(store, now);
  let stopped = false;
  const lanes: Lane[] = (["email", "queue"] as const)
    .filter((channel) => transports[channel])
    .map((channel) => ({ channel, active: new Set(), down: true, triedAt: 0 }));

  function fill(lane: Lane): Promise<void> {
    lane.filling ??= takeDue(lane).finally(() => (lane.filling = undefined));
    return lane.filling;
  }

  async function takeDue(lane: Lane): Promise<void> {
    while (!stopped && lane.active.size < slots && (await hasDue(store.read, lane.channel, now()))) {
      const free = slots - lane.active.size;
      const rows = await store.transaction((tx) => claim(tx, lane.channel, free, now()));
      if (!rows.length) return;
      for (const row of rows) start(lane, row, false);
    }
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
        fill(lane).catch((error: unknown) => log.error({ code: codeOf(error) }, "outbox not read"));
      });
    lane.active.add(sending);
  }

  async function deliver(lane: Lane, row: OutboxRow, asProbe: boolean): Promise<void> {
    const failure = await trySending(lane, row);
    if (!failure) {
      await markSoon(row.id);
      if (!lane.down) return;
      lane.down = false;
      await store.transaction((tx) => release(tx, lane.channel, now()));
      return;
    }
    if (failure.code.startsWith(DOWN)) lane.down = true;
    log.warn({ code: failure.code, channel: lane.channel, outbox: row.id }, "notice not delivered");
    await store.transaction((tx) => markFailed(tx, row, failure, now(), asProbe));
  }

  async function trySending(lane: Lane, row: OutboxRow): Promise<Failure | undefined> {
    let composed;
    try {
      composed = await compose(store.read, row, renderers, origin);
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
        const busy = lanes.flatMap((lane) => [...lane.active, ...(lane.filling ? [lane.filling] : [])]);
        if (!busy.length) return;
        await Promise.allSettled(busy);
      }
    },
    stop() {
      stopped = true;
    },
  };
}
