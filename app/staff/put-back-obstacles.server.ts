/** What keeps a change of settings from being put back: what was changed since, and what must hold then as it must when
 *  somebody changes it by hand. */
import { isDeepStrictEqual } from "node:util";
import type { RowChange } from "../../db/schema/changes";
import type { Db, Tx } from "../../db/client";
import { env } from "../env.server";
import { isClosedOn } from "../hubs/closing-days.server";
import { whatHubLacks, type Lack } from "../hubs/hub-lacks.server";
import { findHubById, isLastHub, isNameTaken } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import { isTheirs } from "../referrals/saved-views.server";
import { isEmailTaken } from "./correct-account.server";
import { findAccount } from "./manage-accounts.server";
import { findSettingRow, type KeptTable } from "./setting-tables.server";
import { EVERYWHERE, mayGive, type Role, type StaffMember } from "./staff";
import { isLastOver } from "./who-must-stay.server";

export type Obstacle =
  | ("wouldLack" | "lastReader" | "changedSince" | "notPutBack" | "notYetOn" | "lastHubOn" | "lastOne")
  | ("hubNameTaken" | "closingThere" | "emailTaken" | "viewNotTheirs");

/** Whether a row of a change is of one of these tables. */
export const isOf = (tables: readonly KeptTable[]) => (row: RowChange) =>
  tables.some((it) => it === row.table);

/** Of `it`, what the change touched: the rest of a hub may have changed since. Since when words are kept for so long is
 *  nobody's choice, and begins anew. */
export function partsOf({ before, after }: RowChange, it: RowChange["before"]): RowChange["before"] {
  if (!before || !after || !it) return it;
  return Object.fromEntries(
    Object.entries(it).filter(
      ([part]) => part !== "retentionSince" && !isDeepStrictEqual(before[part], after[part]),
    ),
  );
}

/** Whose account a change is of. */
export const accountOf = (rows: readonly RowChange[]): string | undefined => {
  const row = rows.find(isOf(["account", "role"]));
  return row && (row.key.staff ?? row.key.id);
};

/** The role that a row of a change gave or took. */
export const roleOf = ({ key }: RowChange) => ({ role: key.role as Role, hub: key.hub! });

async function rolesOf(db: Db, staff: StaffMember, id: string): Promise<StaffMember["roles"]> {
  return (await findAccount(db, staff, id))?.roles ?? [];
}

/** Why one row of a change cannot be brought back to how it stood. */
export async function findObstacle(
  tx: Tx,
  staff: StaffMember,
  row: RowChange,
  now: Date,
): Promise<Obstacle | undefined> {
  const { table, before, after, key } = row;
  const stands = (await findSettingRow(tx, row)) ?? null;
  if (!isDeepStrictEqual(partsOf(row, stands), partsOf(row, after))) return "changedSince";
  if (table === "closing") return findClosingObstacle(tx, row, now);
  if (table === "view" && before && !(await isTheirs(tx, before.hub as string, before.query as string)))
    return "viewNotTheirs";
  // and a live portal has a number for the night that somebody has rung
  if (env.live && table === "setting" && after?.confirmedAt && !before?.confirmedAt) return "notPutBack";
  if (table === "role") {
    const held = roleOf(row);
    if (!mayGive(staff, held)) return "notPutBack";
    return !before && (await isLastOver(tx, key.staff!, held)) ? "lastOne" : undefined;
  }
  const emailBack = table === "account" && before !== null && before.email !== after?.email;
  if (emailBack && (await isEmailTaken(tx, key.id!, before.email as string))) return "emailTaken";
  // an account that works again is shut out
  if (table === "account" && before?.disabledAt && !after?.disabledAt) {
    for (const held of await rolesOf(tx, staff, key.id!))
      if (await isLastOver(tx, key.id!, held)) return "lastOne";
    return undefined;
  }
  return table === "hub" ? findHubObstacle(tx, row) : undefined;
}

async function findClosingObstacle(
  tx: Tx,
  { before, after }: RowChange,
  now: Date,
): Promise<Obstacle | undefined> {
  const dates = [before?.date, after?.date].filter((it) => typeof it === "string");
  // how long families waited is counted by days that are over
  if (dates.some((it) => it < londonDate(now))) return "notPutBack";
  if (!before || before.date === after?.date) return undefined;
  const closed = await isClosedOn(tx, before.hub as string | null, before.date as string);
  return closed ? "closingThere" : undefined;
}

async function findHubObstacle(tx: Tx, { before, after, key }: RowChange): Promise<Obstacle | undefined> {
  const id = key.id!;
  // once real, always real
  if (!before || !after || (before.example && !after.example)) return "notPutBack";
  if (before.active && !after.active && (await whatHubLacks(tx, id)).length > 0) return "notYetOn";
  if (!before.active && after.active && (await isLastHub(tx, id))) return "lastHubOn";
  if (before.name !== after.name && (await isNameTaken(tx, id, before.name as string))) return "hubNameTaken";
  return undefined;
}

/** By hub, what each lacks that a change can take something from: its own, and all at which its account works. In whose
 *  history a change of an account stands says only where somebody worked before it. */
export async function readLacks(
  tx: Tx,
  staff: StaffMember,
  { hub, rows }: { hub: string | null; rows: readonly RowChange[] },
): Promise<Map<string, readonly Lack[]>> {
  const account = accountOf(rows);
  const held = account ? await rolesOf(tx, staff, account) : [];
  const lacks = new Map<string, readonly Lack[]>();
  for (const it of new Set([hub, ...held.map((role) => role.hub)]))
    if (it !== null && it !== EVERYWHERE) lacks.set(it, await whatHubLacks(tx, it));
  return lacks;
}

/** Whether a hub that is switched on lacks something now that it had. */
export async function isShort(tx: Tx, before: ReadonlyMap<string, readonly Lack[]>): Promise<boolean> {
  for (const [id, lacked] of before) {
    const hub = await findHubById(tx, id);
    if (hub?.active && (await whatHubLacks(tx, id)).some((it) => !lacked.includes(it))) return true;
  }
  return false;
}
