/** Taking rows to send them, and what became of each. */
import { and, asc, desc, eq, gt, inArray, like, lte, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { outbox } from "../../db/schema/outbox";
import { escalate } from "./escalate.server";
import { NO_MATTER } from "./no-matter";
import type { OutboxRow } from "./outbox.server";
import { DOWN, retryAt, type Failure } from "./retry";
import { tellAnotherWay, type Unreached } from "./unreached.server";

export type Channel = OutboxRow["channel"];

/** Longer than any one send may take: a row still `sending` after it was left behind. */
const LEASE = 120_000;

const dueBy = (channel: Channel, now: Date) =>
  and(eq(outbox.channel, channel), eq(outbox.state, "pending"), lte(outbox.dueAt, now));

/** True when something waits to be sent, without taking the write lock to find out. */
export async function hasDue(db: Db, channel: Channel, now: Date): Promise<boolean> {
  const found = await db.select({ id: outbox.id }).from(outbox).where(dueBy(channel, now)).limit(1);
  return found.length > 0;
}

/** Takes up to `limit` due rows, urgent first. They are committed as `sending` before anything is sent. */
export async function claim(tx: Tx, channel: Channel, limit: number, now: Date): Promise<OutboxRow[]> {
  const due = dueBy(channel, now);
  const first = tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(due)
    .orderBy(desc(outbox.urgent), asc(outbox.dueAt), asc(outbox.createdAt))
    .limit(limit);
  const rows = await take(tx, and(due, inArray(outbox.id, first)), now);
  return rows.sort((a, b) => Number(b.urgent) - Number(a.urgent));
}

/** What was taken and not begun waits again, as if nobody had taken it. */
export async function giveBack(tx: Tx, rows: readonly OutboxRow[]): Promise<void> {
  const ids = rows.map((it) => it.id);
  await tx
    .update(outbox)
    .set({ state: "pending", leaseUntil: null })
    .where(and(inArray(outbox.id, ids), eq(outbox.state, "sending")));
}

/** Takes one row that waits because the whole channel failed, before its time. */
export async function claimProbe(tx: Tx, channel: Channel, now: Date): Promise<OutboxRow[]> {
  const waiting = waitingFor(channel, now);
  const first = tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(waiting)
    .orderBy(desc(outbox.urgent), asc(outbox.createdAt))
    .limit(1);
  return take(tx, and(waiting, inArray(outbox.id, first)), now);
}

// The condition stands in the update too: on PostgreSQL two workers may select the same row, and the one that
// comes second must find it no longer pending.
const take = (tx: Tx, which: ReturnType<typeof and>, now: Date) =>
  tx
    .update(outbox)
    .set({ state: "sending", leaseUntil: new Date(now.getTime() + LEASE) })
    .where(which)
    .returning();

const waitingFor = (channel: Channel, now: Date) =>
  and(
    eq(outbox.channel, channel),
    eq(outbox.state, "pending"),
    gt(outbox.dueAt, now),
    like(outbox.lastCode, `${DOWN}%`),
  );

/** The channel works again: all that waits for it is due now. */
export async function release(tx: Tx, channel: Channel, now: Date): Promise<void> {
  await tx.update(outbox).set({ dueAt: now }).where(waitingFor(channel, now));
}

/** Rows left `sending` by a process that died: due again, as a possible repeat.
 *  @param all also those whose lease still runs, for a start when no other worker can be alive */
export async function reviveAbandoned(tx: Tx, now: Date, all = false): Promise<void> {
  await tx
    .update(outbox)
    .set({
      state: "pending",
      leaseUntil: null,
      sentAt: now,
      attempt: sql`${outbox.attempt} + 1`,
      lastCode: "INTERRUPTED",
    })
    .where(and(eq(outbox.state, "sending"), all ? undefined : lte(outbox.leaseUntil, now)));
}

/** Sent: what was sealed in the row is no longer needed. */
export async function markSent(tx: Tx, ids: string[], now: Date): Promise<void> {
  await tx
    .update(outbox)
    .set({ state: "sent", sentAt: now, leaseUntil: null, lastCode: null, sealed: null })
    .where(and(inArray(outbox.id, ids), ne(outbox.state, "sent")));
}

/** Failed: tried again later, or left to a human and to the fallback inbox; over where it is no matter, or where
 *  `unreached` has something else done about it.
 *  @param probe it was tried out of turn: its own waits go on as before */
export async function markFailed(
  tx: Tx,
  row: OutboxRow,
  failure: Failure,
  now: Date,
  probe = false,
  unreached: Unreached = {},
): Promise<void> {
  const attempt = row.attempt + (probe ? 0 : 1);
  const next = failure.permanent ? null : probe ? row.dueAt : retryAt(attempt, now);
  if (!next && NO_MATTER.includes(row.subjectKind)) return markSent(tx, [row.id], now);
  const [failed] = await tx
    .update(outbox)
    .set({
      state: next ? "pending" : "needs_human",
      attempt,
      dueAt: next ?? row.dueAt,
      leaseUntil: null,
      lastCode: failure.code,
      sentAt: failure.maybeSent ? now : row.sentAt,
    })
    .where(and(eq(outbox.id, row.id), eq(outbox.state, "sending")))
    .returning({ id: outbox.id });
  if (next || (failed && (await tellAnotherWay(tx, row, unreached, now)))) return;
  await escalate(tx, row, now);
}
