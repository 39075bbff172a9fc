/** A request as it stood before it was merged, so that it can be taken apart again. */
import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { referralEvents } from "../../db/schema/referrals";
import { findHubById } from "../hubs/hubs.server";
import { openOrNull } from "../vault/seal.server";
import { listColleagues } from "./hand-over.server";
import { findLastEvent, type ReferralRow } from "./record-event.server";
import type { EventDetail, Stood } from "./referral";
import { unheld } from "./reopen.server";

/** What its row does not say any more once it is merged. @param parts what was merged into it */
export const standing = (row: ReferralRow, parts: ReferralRow[]): Stood => ({
  hub: row.hub,
  state: row.state,
  takenBy: row.takenBy,
  takenAt: row.takenAt?.toISOString() ?? null,
  parts: parts.map((it) => it.id),
});

/** When it was merged, and how it stood. What was merged before that was kept says in the record alone whose it was. */
export async function readStanding(tx: Tx, row: ReferralRow): Promise<{ at: Date; stood: Partial<Stood> }> {
  const last = await findLastEvent(tx, row.id, eq(referralEvents.kind, "merged"));
  const place = { table: "referral_events", row: last?.id ?? "" };
  const stood = openOrNull<EventDetail["merged"]>(place, last?.sealed ?? null)?.stood;
  return { at: last?.at ?? row.receivedAt, stood: stood ?? { hub: await recordedHub(tx, row) } };
}

async function recordedHub(tx: Tx, row: ReferralRow): Promise<string | null> {
  const [line] = await tx
    .select({ hub: audit.hub })
    .from(audit)
    .where(and(eq(audit.subject, row.id), eq(audit.action, "referral.merged")))
    .orderBy(desc(audit.at))
    .limit(1);
  return line ? line.hub : row.hub;
}

/** Its own hub; where that is no more, the shared queue, which is everybody's: never the other family's. */
export async function hubBack(tx: Tx, { hub = null }: Partial<Stood>): Promise<string | null> {
  return hub !== null && (await findHubById(tx, hub))?.active ? hub : null;
}

type Held = Pick<ReferralRow, "takenBy" | "takenAt" | "state">;

/** Who has it, where that colleague still may, and where it stands with its family.
 *  @param state what it was, or has become since */
export async function heldAgain(
  tx: Tx,
  row: Pick<ReferralRow, "hub" | "openedAt">,
  { takenBy, takenAt }: Partial<Stood>,
  state: ReferralRow["state"],
): Promise<Held> {
  const may = takenBy && (await listColleagues(tx, row.hub)).some(({ id }) => id === takenBy);
  const held = may
    ? { takenBy, takenAt: takenAt ? new Date(takenAt) : null }
    : { takenBy: null, takenAt: null };
  if (state !== "new" && state !== "read" && state !== "taken") return { ...held, state };
  return { ...held, state: may ? "taken" : unheld(row) };
}
