/**
 * The file that knows both engines. Schema and queries are written once, typed as SQLite;
 * the builders below make PostgreSQL columns instead when DATABASE_URL names it.
 */
import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

/** True when DATABASE_URL names PostgreSQL. Read here, not from the app's settings: `db` knows no app. */
export const postgres = process.env.DATABASE_URL?.startsWith("postgres") ?? false;

export const table = (postgres ? pg.pgTable : sqlite.sqliteTable) as typeof sqlite.sqliteTable;
export const index = (postgres ? pg.index : sqlite.index) as typeof sqlite.index;
export const primaryKey = (postgres ? pg.primaryKey : sqlite.primaryKey) as typeof sqlite.primaryKey;

const sqliteText = (name: string) => sqlite.text(name);
// whatever language its database speaks: by another order than ours a list that goes on after a row would leave rows out
const postgresText = pg.customType<{ data: string }>({ dataType: () => 'text collate "C"' });
/** Text of any length, compared byte by byte on both engines. */
export const text = (name: string) =>
  (postgres ? postgresText(name) : sqliteText(name)) as unknown as ReturnType<typeof sqliteText>;

const sqliteInt = (name: string) => sqlite.integer(name);
/** A whole number. */
export const int = (name: string) =>
  (postgres ? pg.integer(name) : sqliteInt(name)) as ReturnType<typeof sqliteInt>;

const sqliteBool = (name: string) => sqlite.integer(name, { mode: "boolean" });
export const bool = (name: string) =>
  (postgres ? pg.boolean(name) : sqliteBool(name)) as ReturnType<typeof sqliteBool>;

const sqliteInstant = (name: string) => sqlite.integer(name, { mode: "timestamp_ms" });
/** A moment, to the millisecond; a `Date` in code. */
export const instant = (name: string) =>
  (postgres
    ? pg.timestamp(name, { withTimezone: true, precision: 3, mode: "date" })
    : sqliteInstant(name)) as ReturnType<typeof sqliteInstant>;

const sqliteJson = (name: string) => sqlite.text(name, { mode: "json" });
export const json = (name: string) =>
  (postgres ? pg.jsonb(name) : sqliteJson(name)) as ReturnType<typeof sqliteJson>;
