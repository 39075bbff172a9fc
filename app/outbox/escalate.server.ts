import { and, eq, gte, inArray, isNull, lte } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { outbox } from "../../db/schema/outbox";
import { newRow, type OutboxRow } from "./outbox.server";
import { findVerifiedInbox, listHubsToTell } from "./recipients.server";
import { URGENT_PATIENCE } from "./retry";

/** Puts a notice that does not arrive to the hub's fallback inbox too, once. Does nothing for a row with
 *  sealed words: those are for one mailbox only. */
export async function escalate(tx: Tx, row: OutboxRow, now: Date): Promise<void> {
  if (row.escalated || row.sealed !== null) return;
  let reached = false;
  for (const hub of await listHubsToTell(tx, row.hub)) {
    if (!(await findVerifiedInbox(tx, hub, "fallback"))) continue;
    reached = true;
    if (await isAtFallback(tx, row, hub)) continue;
    const { subjectKind, subject, urgent } = row;
    const about = { subjectKind, subject, urgent, hub };
    await tx
      .insert(outbox)
      .values(newRow({ ...about, channel: "email", inbox: "fallback", escalated: true }, now));
  }
  if (reached) await tx.update(outbox).set({ escalated: true }).where(eq(outbox.id, row.id));
}

/** The duty mail and the queue may both fail: the fallback inbox is told once. */
async function isAtFallback(tx: Tx, row: OutboxRow, hub: string): Promise<boolean> {
  const found = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.subject, row.subject),
        eq(outbox.subjectKind, row.subjectKind),
        eq(outbox.hub, hub),
        eq(outbox.inbox, "fallback"),
        gte(outbox.createdAt, row.createdAt),
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** Urgent notices that have waited too long also go to the fallback inbox. */
export async function escalateOverdue(tx: Tx, now: Date): Promise<void> {
  const overdue = await tx
    .select()
    .from(outbox)
    .where(
      and(
        inArray(outbox.state, ["pending", "sending"]),
        eq(outbox.urgent, true),
        eq(outbox.escalated, false),
        isNull(outbox.sealed),
        lte(outbox.createdAt, new Date(now.getTime() - URGENT_PATIENCE)),
      ),
    )
    .limit(100);
  for (const row of overdue) await escalate(tx, row, now);
}
