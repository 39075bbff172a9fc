/** Deletes the words of requests that ended longer ago than their hub keeps them. */
import { and, eq, inArray, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Store } from "../../db/client";
import { hubs } from "../../db/schema/hubs";
import { referrals, type ReferralState } from "../../db/schema/referrals";
import { daysKept } from "../hubs/retention";
import { deleteWords } from "./delete-words.server";
import { getHeldReferral } from "./record-event.server";
import { listSame } from "./walls.server";

const AT_ONCE = 50;
const DAY_MS = 86_400_000;
/** To look is to go through everything that ended; nothing has to go to the minute. */
const LOOK_EVERY_MS = 60 * 60_000;
const ENDED: ReferralState[] = ["closed", "withdrawn"];

/** That a family took its request back needs nobody to have read it. */
const nothingNew = or(eq(referrals.unread, false), eq(referrals.news, "withdrawal"));

const nextLook = new WeakMap<Store, number>();

export async function deleteOld(store: Store, now: Date): Promise<void> {
  if (now.getTime() < (nextLook.get(store) ?? 0)) return;
  let more = false;
  for (const { of, days } of await readRetention(store, now)) {
    const cutoff = new Date(now.getTime() - days * DAY_MS);
    const ended = [eq(referrals.done, 1), lte(referrals.receivedAt, cutoff), lte(referrals.closedAt, cutoff)];
    const rows = await store.read
      .select({ id: referrals.id })
      .from(referrals)
      .where(and(of, ...ended, inArray(referrals.state, ENDED), nothingNew))
      .limit(AT_ONCE);
    for (const { id } of rows) await deleteOne(store, id, cutoff, now);
    more ||= rows.length === AT_ONCE;
  }
  if (!more) nextLook.set(store, now.getTime() + LOOK_EVERY_MS);
}

/** How long each hub keeps words. The shared queue keeps them as long as the hub that keeps them longest, and for as
 *  long as any has not settled it. */
async function readRetention(store: Store, now: Date): Promise<Array<{ of: SQL; days: number }>> {
  const rows = await store.read.select().from(hubs);
  const all = rows.map((hub) => ({ id: hub.id, active: hub.active, days: daysKept(hub, now) }));
  const settled = all.flatMap(({ id, days }) => (days === null ? [] : [{ of: eq(referrals.hub, id), days }]));
  const active = all.filter((it) => it.active).map((it) => it.days);
  const open = active.length === 0 || active.includes(null);
  return open ? settled : [...settled, { of: isNull(referrals.hub), days: Math.max(...active.map(Number)) }];
}

async function deleteOne(store: Store, id: string, cutoff: Date, now: Date): Promise<void> {
  await store.transaction(async (tx) => {
    const row = await getHeldReferral(tx, id);
    // the family may have written since, or somebody opened it again
    const isNew = row.unread && row.news !== "withdrawal";
    if (!ENDED.includes(row.state) || isNew || !row.closedAt || row.closedAt > cutoff) return;
    for (const same of await listSame(tx, row)) await deleteWords(tx, same, now);
  });
}
