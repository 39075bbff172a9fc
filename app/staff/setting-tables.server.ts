/** The tables that settings stand in, and what of each row is a setting: what a history of settings compares. */
import { and, eq, getTableColumns, isNull, ne, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Kept, RowChange } from "../../db/schema/changes";
import type { Db } from "../../db/client";
import { closingDays, helplines, hubInboxes, hubPeople, hubs, settings } from "../../db/schema/hubs";
import { labels, replyBlocks, savedViews } from "../../db/schema/inbox";
import { places, sectors, wards, wardSectors } from "../../db/schema/places";
import { staff, staffRoles } from "../../db/schema/staff";
import { PLACES_VERSION } from "../hubs/places.server";

/** What a change can touch: one hub, the whole service, where families live, one account. */
export type Scope = { hub: string } | "service" | "places" | { account: string };

interface KeptRows {
  table: SQLiteTable;
  key: readonly string[];
  /** by name, what of a row is a setting; secrets and counters are not */
  what: readonly string[];
}

const column = (table: SQLiteTable, name: string) => getTableColumns(table)[name] as SQLiteColumn;

/** By the name that a change calls it. */
export const KEPT = {
  hub: {
    table: hubs,
    key: ["id"],
    what: [
      ...["name", "locality", "address", "phone", "email", "hours", "directions", "managerName", "example"],
      ...["targetMinutes", "outcomeMinutes", "leaseMinutes", "contactTries", "retentionDays"],
      ...["retentionSince", "active"],
    ],
  },
  inbox: { table: hubInboxes, key: ["hub", "kind"], what: ["email", "pendingEmail"] },
  person: {
    table: hubPeople,
    key: ["id"],
    what: ["hub", "name", "role", "photo", "photoAgreed", "position"],
  },
  closing: { table: closingDays, key: ["id"], what: ["hub", "date", "name"] },
  label: { table: labels, key: ["id"], what: ["hub", "name"] },
  block: {
    table: replyBlocks,
    key: ["id"],
    what: ["hub", "lang", "name", "text", "checkedBy", "checkedAt"],
  },
  view: { table: savedViews, key: ["id"], what: ["hub", "name", "query"] },
  setting: { table: settings, key: ["key"], what: ["value", "confirmedAt"] },
  helpline: {
    table: helplines,
    key: ["id"],
    what: ["name", "number", "hours", "note", "confidence", "shown", "lastCheckedAt", "position"],
  },
  ward: { table: wards, key: ["code"], what: ["name", "hub"] },
  wardSector: { table: wardSectors, key: ["ward", "sector"], what: ["hub", "check"] },
  sector: { table: sectors, key: ["sector"], what: ["hub", "council", "sure", "hubs"] },
  place: {
    table: places,
    key: ["name"],
    what: ["spellings", "outcome", "hub", "otherHub", "council", "outcodes"],
  },
  account: { table: staff, key: ["id"], what: ["name", "email", "disabledAt"] },
  role: { table: staffRoles, key: ["staff", "role", "hub"], what: [] },
} as const satisfies Record<string, KeptRows>;
export type KeptTable = keyof typeof KEPT;

const kept = (name: KeptTable): KeptRows => KEPT[name];

/** The rows of a scope, each table's own condition. */
function conditions(scope: Scope): Partial<Record<KeptTable, SQL | undefined>> {
  if (scope === "places")
    return { ward: undefined, wardSector: undefined, sector: undefined, place: undefined };
  if (scope === "service")
    return {
      setting: ne(settings.key, PLACES_VERSION),
      helpline: undefined,
      closing: isNull(closingDays.hub),
    };
  if ("account" in scope)
    return { account: eq(staff.id, scope.account), role: eq(staffRoles.staff, scope.account) };
  const { hub } = scope;
  const own = (name: KeptTable) => eq(column(kept(name).table, "hub"), hub);
  return {
    ...{ hub: eq(hubs.id, hub), inbox: own("inbox"), person: own("person") },
    ...{ closing: own("closing"), label: own("label"), block: own("block"), view: own("view") },
  };
}

type Row = Record<string, Kept>;
export type Snapshot = Map<string, { table: KeptTable; key: Record<string, string>; row: Row }>;

/** As JSON keeps it. */
const asKept = (value: unknown) => (value instanceof Date ? value.toISOString() : (value as Kept));

function splitRow(name: KeptTable, row: Record<string, unknown>) {
  const { key, what } = kept(name);
  return {
    table: name,
    key: Object.fromEntries(key.map((it) => [it, String(row[it])])),
    row: Object.fromEntries(what.map((it) => [it, asKept(row[it])])),
  };
}

/** Every row of `scope` as it stands. */
export async function readSettingRows(db: Db, scope: Scope): Promise<Snapshot> {
  const found: Snapshot = new Map();
  for (const [name, condition] of Object.entries(conditions(scope)) as Array<[KeptTable, SQL | undefined]>)
    for (const row of await db.select().from(kept(name).table).where(condition)) {
      const it = splitRow(name, row);
      found.set(`${name} ${Object.values(it.key).join(" ")}`, it);
    }
  return found;
}

const whichRow = (name: KeptTable, key: Record<string, string>) =>
  and(...Object.entries(key).map(([name_, value]) => eq(column(kept(name).table, name_), value)));

/** @returns undefined where there is no such row */
export async function findSettingRow(
  db: Db,
  { table, key }: Pick<RowChange, "table" | "key">,
): Promise<Row | undefined> {
  const name = table as KeptTable;
  const [row] = await db.select().from(kept(name).table).where(whichRow(name, key));
  return row && splitRow(name, row).row;
}

/** What drizzle is given to bring a row to `to`; null takes it away. */
export function rowTo({ table, key }: Pick<RowChange, "table" | "key">, to: Row | null) {
  const name = table as KeptTable;
  const asStored = (at: string, value: unknown) =>
    column(kept(name).table, at).dataType === "date" && typeof value === "string" ? new Date(value) : value;
  return {
    table: kept(name).table,
    where: whichRow(name, key),
    values: to && Object.fromEntries(Object.entries(to).map(([at, value]) => [at, asStored(at, value)])),
  };
}
