/** By when a request is due with those that were merged into it, and what of that is its own. */
import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { referralEvents } from "../../db/schema/referrals";
import { listAttempts } from "./contact-attempts.server";
import { resumedDue } from "./pause.server";
import type { ReferralRow } from "./record-event.server";
import { readBody } from "./triage-referral.server";
import { listSame } from "./walls.server";

type Due = Pick<ReferralRow, "dueAt" | "outcomeDueAt">;

const sooner = (a: Date, b: Date | null): Date => (b && b < a ? b : a);

/** The family has waited since the first of them. What came after it was last reached, and has no answer, is a new ask: one is
 *  owed by then. @param root whose clock goes */
export async function dueWith(tx: Tx, root: ReferralRow, part: ReferralRow, now: Date): Promise<Due> {
  const { dueAt, outcomeDueAt } = { ...part, ...(await resumedDue(tx, part, now)) };
  if (!root.firstContactAt) return { dueAt: sooner(root.dueAt, dueAt), outcomeDueAt: root.outcomeDueAt };
  const outcome = sooner(root.outcomeDueAt ?? root.dueAt, part.firstContactAt && (outcomeDueAt ?? dueAt));
  const asks = await asksAnew(tx, root, part);
  if (!root.outcomeDueAt && !asks) return { dueAt: outcome, outcomeDueAt: null };
  const owed = sooner(outcome, root.outcomeDueAt && root.dueAt);
  return { dueAt: asks ? sooner(owed, dueAt) : owed, outcomeDueAt: outcome };
}

async function asksAnew(tx: Tx, root: ReferralRow, part: ReferralRow): Promise<boolean> {
  if (part.firstContactAt && !part.outcomeDueAt) return false;
  const asked = (await lastOf(tx, part.id, "added")) ?? part.receivedAt;
  const reached = await lastReached(tx, root, part.id);
  return asked >= reached;
}

/** When the family was last reached about any of them but `part`. Where it only comes back to its page, by what is written there. */
async function lastReached(tx: Tx, root: ReferralRow, part: string): Promise<Date> {
  const times = [root.firstContactAt!];
  for (const id of await listSame(tx, root)) {
    if (id === part) continue;
    for (const { at, detail } of await listAttempts(tx, id))
      if (detail.reached) times.push(detail.at ? new Date(detail.at) : at);
    const { contact } = await readBody(tx, id);
    const written = contact.ways.length === 0 ? await lastOf(tx, id, "message") : undefined;
    if (written) times.push(written);
  }
  return new Date(Math.max(...times.map((it) => it.getTime())));
}

async function lastOf(tx: Tx, id: string, kind: "added" | "message"): Promise<Date | undefined> {
  const [last] = await tx
    .select({ at: referralEvents.at })
    .from(referralEvents)
    .where(and(eq(referralEvents.referral, id), eq(referralEvents.kind, kind)))
    .orderBy(desc(referralEvents.at))
    .limit(1);
  return last?.at;
}
