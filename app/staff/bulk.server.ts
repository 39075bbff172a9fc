/** Several requests at once: chosen, tried out, done, and undone within ten minutes. */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { bulkActions, bulkItems } from "../../db/schema/inbox";
import { referrals } from "../../db/schema/referrals";
import type { Db, Store, Tx } from "../../db/client";
import { hashToken, randomToken } from "../random.server";
import { handOver } from "../referrals/hand-over.server";
import { addToLabels } from "../referrals/labels.server";
import { holdReferral, type ReferralRow } from "../referrals/record-event.server";
import { closeReferral } from "../referrals/settle-referral.server";
import type { TriageAnswer } from "../referrals/triage-referral.server";
import { seal, unseal } from "../vault/seal.server";
import { MOST_IN_BULK, UNDO_MINUTES, type BulkCommand } from "./bulk";
import { putBackAsItWas, same, snapshot } from "./bulk-undo.server";
import { may, type StaffMember } from "./staff";

export type BulkRow = typeof bulkActions.$inferSelect;
type BulkItem = typeof bulkItems.$inferSelect;

/** @param references as the list had them; those that this person may not act on are left out
 *  @returns the address part under which they are kept; undefined where there are none */
export async function chooseSeveral(
  tx: Tx,
  staff: StaffMember,
  references: string[],
  now: Date,
): Promise<string | undefined> {
  const asked = [...new Set(references)].slice(0, MOST_IN_BULK);
  const rows = asked.length
    ? await tx.select().from(referrals).where(inArray(referrals.reference, asked))
    : [];
  const allowed = asked.flatMap((reference) =>
    rows.filter((it) => it.reference === reference && !it.test && may(staff, "bulkRequests", it.hub)),
  );
  if (allowed.length === 0) return undefined;
  const id = randomToken();
  await tx.insert(bulkActions).values({ id, by: staff.id, at: now });
  await tx
    .insert(bulkItems)
    .values(allowed.map((row, position) => ({ bulk: id, referral: row.id, position })));
  return id;
}

/** One's own; nobody looks at, does or undoes another's. */
export async function findBulk(db: Db, staff: StaffMember, id: string): Promise<BulkRow | undefined> {
  const [row] = await db
    .select()
    .from(bulkActions)
    .where(and(eq(bulkActions.id, id), eq(bulkActions.by, staff.id)));
  return row;
}

const place = (id: string) => ({ table: "bulk_actions", row: id });
export const commandOf = (row: BulkRow): BulkCommand | undefined =>
  row.command === null ? undefined : unseal<BulkCommand>(place(row.id), row.command);

export const undoUntil = ({ doneAt }: BulkRow): Date | null =>
  doneAt && new Date(doneAt.getTime() + UNDO_MINUTES * 60_000);

export function listItems(db: Db, id: string) {
  return db
    .select({ item: bulkItems, reference: referrals.reference, hub: referrals.hub })
    .from(bulkItems)
    .innerJoin(referrals, eq(referrals.id, bulkItems.referral))
    .where(eq(bulkItems.bulk, id))
    .orderBy(asc(bulkItems.position));
}

class OnlyTried extends Error {}

/** Does it and takes it back at once: what the preview says is what would happen. Keeps the command, each refusal, and how
 *  each stood that it would be done with. */
export async function tryOut(
  store: Store,
  staff: StaffMember,
  row: BulkRow,
  command: BulkCommand,
  now: Date,
): Promise<void> {
  if (row.doneAt) return;
  const items = await listItems(store.read, row.id);
  const tried: Array<{ referral: string } & Pick<BulkItem, "refused" | "before">> = [];
  await store
    .transaction(async (tx) => {
      for (const { item, reference } of items) {
        const { referral } = item;
        const before = await snapshot(tx, referral);
        const answer = await doOne(tx, staff, reference, command, now);
        tried.push({
          referral,
          ...(answer.ok ? { before, refused: null } : { before: null, refused: answer.why }),
        });
      }
      throw new OnlyTried();
    })
    .catch((error: unknown) => {
      if (!(error instanceof OnlyTried)) throw error;
    });
  await store.transaction(async (tx) => {
    const sealed = seal(place(row.id), command, now);
    await tx
      .update(bulkActions)
      .set({ command: sealed })
      .where(and(eq(bulkActions.id, row.id), isNull(bulkActions.doneAt)));
    for (const { referral, ...found } of tried) await setItem(tx, row.id, referral, found);
  });
}

/** Something else after all. */
export async function chooseAgain(tx: Tx, row: BulkRow): Promise<void> {
  const open = and(eq(bulkActions.id, row.id), isNull(bulkActions.doneAt));
  await tx.update(bulkActions).set({ command: null }).where(open);
}

function doOne(
  tx: Tx,
  staff: StaffMember,
  reference: string,
  command: BulkCommand,
  now: Date,
): Promise<TriageAnswer> {
  const who = { staff, reference };
  switch (command.intent) {
    case "assign":
      return handOver(tx, { ...who, to: command.to, text: "" }, now);
    case "label":
      return addToLabels(tx, { ...who, label: command.label }, now);
    case "close":
      return closeReferral(tx, { ...who, outcome: command.outcome, text: command.text }, now);
  }
}

/** Changes with every preview: what is done is what was looked at. */
export const previewMark = (row: BulkRow): string =>
  row.command === null ? "" : hashToken(row.command).slice(0, 16);

/** Does what was tried out. Pressed twice, it is done once. @param seen the mark of the preview that was looked at
 *  @returns false where another one has taken its place */
export async function doSeveral(
  tx: Tx,
  staff: StaffMember,
  row: BulkRow,
  seen: string,
  now: Date,
): Promise<boolean> {
  const command = commandOf(row);
  if (row.doneAt) return true;
  if (!command || seen !== previewMark(row)) return false;
  const mine = await tx
    .update(bulkActions)
    .set({ doneAt: now })
    .where(and(eq(bulkActions.id, row.id), isNull(bulkActions.doneAt)))
    .returning();
  if (mine.length === 0) return true;
  for (const { item, reference } of await listItems(tx, row.id)) {
    // what the preview left out stays out, whatever it is now
    if (item.refused !== null) continue;
    const held = await holdReferral(tx, { reference });
    const answer = await doAsTried(tx, staff, { item, held }, command, now);
    const after = answer.ok && held ? await snapshot(tx, held.id) : null;
    await setItem(tx, row.id, item.referral, { after, refused: answer.ok ? null : answer.why });
  }
  return true;
}

async function doAsTried(
  tx: Tx,
  staff: StaffMember,
  { item, held }: { item: BulkItem; held: ReferralRow | undefined },
  command: BulkCommand,
  now: Date,
): Promise<TriageAnswer | { ok: false; why: "changedSince" }> {
  if (!held || !may(staff, "bulkRequests", held.hub)) return { ok: false, why: "notFound" };
  if (!item.before || !same(await snapshot(tx, held.id), item.before))
    return { ok: false, why: "changedSince" };
  return doOne(tx, staff, held.reference, command, now);
}

/** Puts back what nobody has touched since. @returns false after ten minutes, or where it is undone already */
export async function undoSeveral(tx: Tx, staff: StaffMember, row: BulkRow, now: Date): Promise<boolean> {
  const until = undoUntil(row);
  if (!until || now > until) return false;
  const mine = await tx
    .update(bulkActions)
    .set({ undoneAt: now })
    .where(and(eq(bulkActions.id, row.id), isNull(bulkActions.undoneAt)))
    .returning();
  if (mine.length === 0) return false;
  for (const { item, hub } of await listItems(tx, row.id)) {
    if (!item.before || !item.after) continue;
    const refused = may(staff, "bulkRequests", hub) ? await putBackAsItWas(tx, staff, item, now) : "notFound";
    await setItem(tx, row.id, item.referral, { refused });
  }
  return true;
}

const setItem = (tx: Tx, bulk: string, referral: string, to: Partial<typeof bulkItems.$inferInsert>) =>
  tx
    .update(bulkItems)
    .set(to)
    .where(and(eq(bulkItems.bulk, bulk), eq(bulkItems.referral, referral)));
