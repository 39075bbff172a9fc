/** Labels: a hub's own words on its requests. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { preparedForIds } from "../../db/prepared";
import { labels, referralLabels } from "../../db/schema/inbox";
import { randomToken } from "../random.server";
import { recordEvent } from "./record-event.server";
import { change, findHeld, no, type Triage, type TriageAnswer } from "./triage-referral.server";

export interface Label {
  id: string;
  hub: string;
  name: string;
}

/** @param hubs "all", or those whose labels are wanted */
export function listLabels(db: Db, hubs: string[] | "all"): Promise<Label[]> {
  if (hubs !== "all" && hubs.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(labels)
    .where(hubs === "all" ? undefined : inArray(labels.hub, hubs))
    .orderBy(asc(labels.name), asc(labels.id));
}

const labelsOf = preparedForIds((db, ids) =>
  db
    .select({ referral: referralLabels.referral, label: labels })
    .from(referralLabels)
    .innerJoin(labels, eq(labels.id, referralLabels.label))
    .where(inArray(referralLabels.referral, ids)),
);

/** @returns the labels of each of these requests, by its id */
export async function readLabels(db: Db, ids: string[]): Promise<Map<string, Label[]>> {
  const found = new Map<string, Label[]>();
  const given = await labelsOf(db, ids);
  given.sort((a, b) => a.label.name.localeCompare(b.label.name));
  for (const { referral, label } of given) found.set(referral, [...(found.get(referral) ?? []), label]);
  return found;
}

/** These labels and no others. A request moved from another hub may keep that one's. */
export async function setLabels(tx: Tx, it: Triage & { labels: string[] }, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "labelRequest");
  if (!row) return no("notFound");
  const had = (await readLabels(tx, [row.id])).get(row.id) ?? [];
  const offered = [...(row.hub ? await listLabels(tx, [row.hub]) : []), ...had];
  if (!it.labels.every((id) => offered.some((label) => label.id === id))) return no("noSuchLabel");
  const wanted = [...new Set(it.labels)];
  await tx.delete(referralLabels).where(eq(referralLabels.referral, row.id));
  if (wanted.length > 0)
    await tx
      .insert(referralLabels)
      .values(wanted.map((label) => ({ referral: row.id, label, at: row.receivedAt })));
  await change(tx, it, row, {}, now);
  const names = wanted.map((id) => offered.find((label) => label.id === id)!.name);
  await recordEvent(tx, row, { by: it.staff.id, kind: "labelled", detail: { names } }, now);
  return { ok: true };
}

/** One more of the same label. @returns as {@link setLabels} */
export async function addToLabels(tx: Tx, it: Triage & { label: string }, now: Date): Promise<TriageAnswer> {
  const row = await findHeld(tx, it, "labelRequest");
  if (!row) return no("notFound");
  const had = (await readLabels(tx, [row.id])).get(row.id) ?? [];
  return setLabels(tx, { ...it, labels: [...had.map((label) => label.id), it.label] }, now);
}

/** A label that a hub's staff can use from now on. */
export async function addLabel(tx: Tx, hub: string, name: string): Promise<void> {
  await tx.insert(labels).values({ id: randomToken(), hub, name });
}

/** Takes a label off every request too. @returns false where the hub has no such label */
export async function removeLabel(tx: Tx, hub: string, id: string): Promise<boolean> {
  const [found] = await tx
    .select()
    .from(labels)
    .where(and(eq(labels.hub, hub), eq(labels.id, id)));
  if (!found) return false;
  await tx.delete(referralLabels).where(eq(referralLabels.label, id));
  await tx.delete(labels).where(eq(labels.id, id));
  return true;
}
