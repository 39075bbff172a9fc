/** How a request stood, and putting it back so. */
import { eq, notInArray } from "drizzle-orm";
import { referralLabels } from "../../db/schema/inbox";
import { referralEvents, referrals } from "../../db/schema/referrals";
import type { Tx } from "../../db/client";
import { changeReferral } from "../referrals/change-referral.server";
import { listColleagues } from "../referrals/hand-over.server";
import {
  findLastEvent,
  getHeldReferral,
  recordEvent,
  type ReferralRow,
} from "../referrals/record-event.server";
import type { StaffMember } from "./staff";

const DATES = [
  "takenAt",
  "leaseUntil",
  "closedAt",
  "unreadSince",
  "pausedAt",
  "dueAt",
  "outcomeDueAt",
  "firstContactAt",
  "deleteAt",
] as const;
const PLAIN = [
  "takenBy",
  "state",
  "done",
  "outcome",
  "unread",
  "news",
  "pauses",
  "pausedMinutes",
  "mergedInto",
  "urgent",
  "hub",
] as const;

type Snapshot = Record<string, unknown> & { labels: string[] };

/** Nobody's work: whoever looks before they go on, and the portal that says it waits. */
const NO_WORK = notInArray(referralEvents.kind, ["opened", "alarm"]);

/** What may be changed for several at once, whatever changes with it, and what was done with it last. */
export async function snapshot(tx: Tx, id: string): Promise<Snapshot> {
  const [row] = await tx.select().from(referrals).where(eq(referrals.id, id));
  const labels = await tx.select().from(referralLabels).where(eq(referralLabels.referral, id));
  const dates = DATES.map((it) => [it, row![it]?.getTime() ?? null]);
  const plain = PLAIN.map((it) => [it, row![it]]);
  return {
    ...(Object.fromEntries([...dates, ...plain]) as Record<string, unknown>),
    // a note or an attempt changes nothing of the request itself
    lastWork: (await findLastEvent(tx, id, NO_WORK))?.id ?? null,
    labels: labels.map((it) => it.label).sort(),
  };
}

export const same = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** @returns null, or why it was left as it is: somebody has done something with it since */
export async function putBackAsItWas(
  tx: Tx,
  staff: StaffMember,
  item: { referral: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null },
  now: Date,
): Promise<"changedSince" | null> {
  const row = await getHeldReferral(tx, item.referral);
  if (!same(await snapshot(tx, row.id), item.after!)) return "changedSince";
  const was = item.before as Snapshot;
  const may = await listColleagues(tx, was.hub as string | null);
  if (was.takenBy && !may.some((it) => it.id === was.takenBy)) return "changedSince";
  const dates = DATES.map((it) => [it, was[it] === null ? null : new Date(was[it] as number)]);
  const to = Object.fromEntries([...dates, ...PLAIN.map((it) => [it, was[it]])]) as Partial<ReferralRow>;
  await changeReferral(tx, row, to, now);
  await tx.delete(referralLabels).where(eq(referralLabels.referral, row.id));
  if (was.labels.length > 0)
    await tx
      .insert(referralLabels)
      .values(was.labels.map((label) => ({ referral: row.id, label, at: row.receivedAt })));
  await recordEvent(tx, row, { by: staff.id, kind: "undone", detail: null }, now);
  return null;
}
