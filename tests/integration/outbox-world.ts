/** Two hubs, a clock that only moves when told, and notices about requests that hold a family's words. */
import { eq } from "drizzle-orm";
import type { Store } from "../../db/client";
import { hubInboxes, hubs } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import type { Renderers } from "../../app/outbox/compose.server";
import type { MailMessage, Transport, Transports } from "../../app/outbox/message";
import { announce, type Announcement, type OutboxRow } from "../../app/outbox/outbox.server";
import { createWorker, type Worker } from "../../app/worker";

const START = new Date("2026-11-23T19:00:00Z");

export class Clock {
  private at = START.getTime();
  now = () => new Date(this.at);
  /** @param amount "61s" or "15m" or "2h" */
  pass(amount: string): void {
    const unit = { s: 1000, m: 60_000, h: 3_600_000 }[amount.slice(-1)];
    if (!unit) throw new Error(`Not a time: ${amount}`);
    this.at += Number(amount.slice(0, -1)) * unit;
  }
}

type Kind = "duty" | "fallback" | "outOfHours";

export async function addHub(store: Store, id: string, inboxes: Kind[], managerName: string | null = "Ann") {
  const about = { locality: id, address: [], phone: "01632 960000", email: "a@example.org", directions: "" };
  const rest = { hours: [], example: true, targetMinutes: 480, position: 1, active: true };
  await store.transaction(async (tx) => {
    await tx.insert(hubs).values({ id, name: `${id} hub`, managerName, ...about, ...rest });
    for (const kind of inboxes)
      await tx
        .insert(hubInboxes)
        .values({ hub: id, kind, email: `${kind}@${id}.example.org`, verifiedAt: START });
  });
}

export const request = (more: Partial<Announcement> = {}): Announcement => ({
  ...{ subjectKind: "referral", subject: "r1", hub: "hamilton", urgent: false, openNow: true },
  ...more,
});

export const renderers: Renderers = {
  referral: async (_db, row) => ({
    kind: "request",
    hubName: row.hub ? `${row.hub[0]?.toUpperCase()}${row.hub.slice(1)} hub` : "any hub",
    reference: "K7QXT3MN",
    urgent: row.urgent,
    dueAt: new Date("2026-11-24T17:00:00Z"),
    link: "/staff/requests/K7QXT3MN",
  }),
};

export const tell = (store: Store, what: Announcement, at: Date, queue = false) =>
  store.transaction((tx) => announce(tx, what, at, { queue }));

export const listRows = (store: Store): Promise<OutboxRow[]> =>
  store.read.select().from(outbox).orderBy(outbox.createdAt, outbox.inbox);

export async function onlyRow(store: Store): Promise<OutboxRow> {
  const [row, second] = await listRows(store);
  if (!row || second) throw new Error("Expected one row");
  return row;
}

/** As if the process had died in the middle of sending. */
export const dieWhileSending = (store: Store, id: string, leaseUntil: Date) =>
  store.transaction(async (tx) => {
    await tx.update(outbox).set({ state: "sending", leaseUntil }).where(eq(outbox.id, id));
  });

/** Keeps what it is given; `fail` makes it throw instead. */
export class Postbox implements Transport<MailMessage> {
  mails: MailMessage[] = [];
  tries = 0;
  fail: object | undefined;
  /** an address that is refused for good */
  unknown: string | undefined;
  async send(message: MailMessage) {
    this.tries++;
    if (message.to === this.unknown) throw { responseCode: 550, command: "RCPT TO" };
    if (this.fail) throw this.fail;
    this.mails.push(message);
  }
  async close() {}
}

export const workerOf = (store: Store, transports: Transports, clock: Clock, more: Renderers = {}): Worker =>
  createWorker(store, { renderers: { ...renderers, ...more }, transports, now: clock.now });
