/** How a request stood, and putting it back so. */
import { eq } from "drizzle-orm";
import { referralLabels } from "../../db/schema/inbox";
import { referrals } from "../../db/schema/referrals";
import { staff as staffTable } from "../../db/schema/staff";
import type { Tx } from "../../db/client";
import { changeReferral } from "../referrals/change-referral.server";
import { getHeldReferral, recordEvent, type ReferralRow } from "../referrals/record-event.server";
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

/** What may be changed for several at once, and whatever changes with it. */
export async function snapshot(tx: Tx, id: string): Promise<Snapshot> {
  const [row] = await tx.select().from(referrals).where(eq(referrals.id, id));
  const labels = await tx.select().from(referralLabels).where(eq(referralLabels.referral, id));
  const dates = DATES.map((it) => [it, row![it]?.getTime() ?? null]);
  const plain = PLAIN.map((it) => [it, row![it]]);
  return {
    ...(Object.fromEntries([...dates, ...plain]) as Record<string, unknown>),
    labels: labels.map((it) => it.label).sort(),
  };
}

const same = (a: Record<string, unknown>, b: Record<string, unknown>) =>
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
  if (was.takenBy && !(await worksHere(tx, was.takenBy as string))) return "changedSince";
  const dates = DATES.map((it) => [it, was[it] === null ? null : new Date(was[it] as number)]);
  const to = Object.fromEntries([...dates, ...PLAIN.map((it) => [it, was[it]])]) as Partial<ReferralRow>;
  await changeReferral(tx, row, to, now);
  await tx.delete(referralLabels).where(eq(referralLabels.referral, row.id));
  if (was.labels.length > 0)
    await tx.insert(referralLabels).values(was.labels.map((label) => ({ referral: row.id, label })));
  await recordEvent(tx, row, { by: staff.id, kind: "undone", detail: null }, now);
  return null;
}

async function worksHere(tx: Tx, id: string): Promise<boolean> {
  const [found] = await tx.select().from(staffTable).where(eq(staffTable.id, id));
  return found !== undefined && found.disabledAt === null;
}
