/** Managers say which two families must not sit in one group, and why. */
import { eq, inArray } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import { groups, programmes } from "../../db/schema/groups";
import { staff as accounts } from "../../db/schema/staff";
import { record } from "../audit/audit.server";
import { hubsWhere, may, type StaffMember } from "../staff/staff";
import { addApart, endApart, listApart, type Apart } from "./keep-apart.server";
import type { KnownAs } from "./known-as";
import { missing, refused, type GroupRefusal } from "./run-group";

type Pair = Apart & { by: string | null };

/** Every pair of these hubs, the newest first. That they were read is kept. */
export async function readPairs(
  tx: Tx,
  staff: StaffMember,
  hubs: readonly string[],
  now: Date,
): Promise<Pair[]> {
  const mine = hubs.filter((it) => may(staff, "keepApart", it));
  const pairs: Apart[] = [];
  for (const hub of mine) {
    const found = await listApart(tx, hub);
    pairs.push(...found);
    const entry = { actor: staff.id, action: "keepApart.read", subjectKind: "hub", subject: hub, hub };
    if (found.length > 0) await record(tx, entry, now);
  }
  const ids = pairs.map((it) => it.createdBy);
  const names = await tx
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.id, ids));
  const shown = await hideOthers(tx, staff, pairs);
  return shown.map((it) => ({ ...it, by: names.find((who) => who.id === it.createdBy)?.name ?? null }));
}

/** By a reference numbers and addresses are learned from that booking. Where this person may not open it, the portal
 *  goes by them all the same, and does not show them. */
async function hideOthers(tx: Tx, staff: StaffMember, pairs: readonly Apart[]): Promise<Apart[]> {
  const references = pairs.flatMap((it) => [...it.a.references, ...it.b.references]);
  const rows = await tx
    .select({ reference: bookings.reference, hub: bookings.hub })
    .from(bookings)
    .where(inArray(bookings.reference, references));
  const closed = new Set(rows.filter((it) => !may(staff, "readBookings", it.hub)).map((it) => it.reference));
  const shown = (of: KnownAs): KnownAs =>
    of.references.some((it) => closed.has(it)) ? { ...of, phones: [], emails: [] } : of;
  return pairs.map((it) => ({ ...it, a: shown(it.a), b: shown(it.b) }));
}

export interface NewPair {
  hub: string;
  a: KnownAs;
  b: KnownAs;
  reason: string;
}

/** @returns names of what the groups teach in which both are placed already: somebody has to see to those */
export async function pairFamilies(
  tx: Tx,
  staff: StaffMember,
  { hub, a, b, reason }: NewPair,
  now: Date,
): Promise<{ ok: true; together: string[] } | GroupRefusal> {
  if (hubsWhere(staff, "keepApart").length === 0) return missing;
  if (!may(staff, "keepApart", hub)) return refused("hub", "groupHubMissing");
  for (const [side, { references }] of [
    ["a", a],
    ["b", b],
  ] as const)
    if (!(await areAllBookings(tx, references))) return refused(`${side}References`, "noSuchBooking");
  const { together } = await addApart(tx, { hub, by: staff.id, a, b, reason }, now);
  const taught = await tx
    .select({ name: programmes.name })
    .from(groups)
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .where(inArray(groups.id, together));
  return { ok: true, together: taught.map((it) => it.name) };
}

async function areAllBookings(tx: Tx, references: readonly string[]): Promise<boolean> {
  const found = await tx
    .select({ reference: bookings.reference })
    .from(bookings)
    .where(inArray(bookings.reference, [...references]));
  return found.length === references.length;
}

/** They may be placed together again; that they once were not stays in the record. */
export async function unpairFamilies(
  tx: Tx,
  staff: StaffMember,
  { id, hub }: { id: string; hub: string },
  now: Date,
): Promise<{ ok: boolean }> {
  if (!may(staff, "keepApart", hub)) return { ok: false };
  return { ok: await endApart(tx, { id, hub, by: staff.id }, now) };
}
