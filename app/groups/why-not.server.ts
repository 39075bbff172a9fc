/** Why somebody on a list is passed over, and the log of it that staff read. */
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { listSkips, type SkipReason } from "../../db/schema/bookings";
import { randomToken } from "../random.server";
import { findBody } from "./booking-body.server";
import { capacityOf, usedOf } from "./fit";
import { isApart } from "./keep-apart.server";
import { isTooLate } from "./offer-until";
import { findLackOf } from "./places.server";
import type { BookingRow } from "./record-booking-event.server";
import type { Turn } from "./take-turn.server";

export interface Passed {
  booking: string;
  reason: SkipReason;
}

/** @param asksAgain whether those are asked too who let an offer go by: something came back since
 *  @returns null where they are to be offered places */
export async function whyNot(
  tx: Tx,
  turn: Turn,
  row: BookingRow,
  asksAgain: boolean,
  now: Date,
): Promise<SkipReason | null> {
  if (row.state === "asked" || row.state === "paused") return row.state;
  const lack = lackOfColumns(turn, row);
  if (lack) return lack;
  // sealed, and read only where the columns do not say it
  const body = await findBody(tx, row.id);
  const more = body ? findLackOf(turn, body) : "seats";
  if (more) return more;
  if (await isApart(tx, row.id, turn.group.id)) return "apart";
  if (row.offeredAt && !asksAgain) return "declined";
  const { state, firstAt } = turn.group;
  if (state !== "published") return "paused";
  return firstAt === null || isTooLate(firstAt, now) ? "tooLate" : null;
}

function lackOfColumns(turn: Turn, row: BookingRow): SkipReason | null {
  const capacity = capacityOf(turn.group);
  for (const session of turn.ahead) {
    const used = usedOf(session);
    if (used.seats + row.seats > capacity.seats) return "seats";
    if (row.transport > 0 && used.transport + row.transport > capacity.transport) return "transport";
  }
  return turn.ahead.length === 0 ? "tooLate" : null;
}

/** @param offeredTo who got the places; null: nobody. What was logged last for nobody is not logged again */
export async function logSkips(
  tx: Tx,
  groupId: string,
  passed: readonly Passed[],
  offeredTo: string | null,
  now: Date,
): Promise<void> {
  const known =
    offeredTo === null && passed.length > 0 ? await readForNobody(tx, groupId) : new Set<string>();
  const rows = passed
    .filter((it) => !known.has(`${it.booking} ${it.reason}`))
    .map((it) => ({ ...it, id: randomToken(), group: groupId, at: now, offeredTo }));
  if (rows.length > 0) await tx.insert(listSkips).values(rows);
}

async function readForNobody(tx: Tx, groupId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ booking: listSkips.booking, reason: listSkips.reason })
    .from(listSkips)
    .where(and(eq(listSkips.group, groupId), isNull(listSkips.offeredTo)));
  return new Set(rows.map((it) => `${it.booking} ${it.reason}`));
}
