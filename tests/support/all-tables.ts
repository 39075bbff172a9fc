/** Every table of the schema, and what each of its columns may lead to. */
import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";
import type { Db } from "../../db/client";

const modules = import.meta.glob<Record<string, unknown>>("../../db/schema/*.ts", { eager: true });

export const ALL_TABLES: sqlite.SQLiteTable[] = Object.values(modules)
  .flatMap((it) => Object.values(it))
  .filter((it): it is sqlite.SQLiteTable => is(it, Table))
  .filter((it, at, all) => at === all.indexOf(it));

/** Names of the tables that a table's foreign keys lead to. */
export function leadsTo(table: sqlite.SQLiteTable): string[] {
  const { foreignKeys } = is(table, sqlite.SQLiteTable)
    ? sqlite.getTableConfig(table)
    : pg.getTableConfig(table);
  return foreignKeys.map((it) => getTableName(it.reference().foreignTable));
}

/** Columns that hold a moment, to the millisecond. */
export const momentsOf = (table: sqlite.SQLiteTable): string[] =>
  Object.values(getTableColumns(table))
    .filter((it) => it.dataType === "date")
    .map((it) => it.name);

export type Dump = Map<string, Array<Record<string, unknown>>>;

/** Every row of every table. */
export async function dump(db: Db): Promise<Dump> {
  const rows: Dump = new Map();
  for (const table of ALL_TABLES) rows.set(getTableName(table), await db.select().from(table));
  return rows;
}
