/** Queries that run with every request. Making the words of a query costs more than running it, so these are made
 *  once for each connection. */
import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { SQLiteInsertValue, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db, Tx } from "./client";
import { postgres } from "./columns";

type Values = Record<string, unknown>;
interface Query extends PromiseLike<unknown> {
  // PostgreSQL wants a name for it, and SQLite takes no notice
  prepare(name?: string): { execute(values: Values): unknown };
}
type Prepared = ReturnType<Query["prepare"]>;

let made = 0;

/** @param build the query, with `given("name")` where a value comes in
 *  @returns runs it on a database or in a transaction, with the values by name */
export function prepared<Q extends Query>(build: (tx: Tx) => Q) {
  const name = `q${made++}`;
  const ready = new WeakMap<Db, Prepared>();
  return async (db: Db, values: Values): Promise<Awaited<Q>> => {
    let query = ready.get(db);
    if (!query) ready.set(db, (query = build(db as Tx).prepare(name)));
    return (await query.execute(values)) as Promise<Awaited<Q>>;
  };
}

export const given = (name: string) => sql.placeholder(name);

/** On SQLite a list of another length is another query: ids are asked for so many at a time, and what is missing is left
 *  empty. PostgreSQL is given all in one value, and keeps its plan. */
const FEW = 8;
const MANY = 26;

/** @param build as of {@link prepared}, with the ids for `inArray`
 *  @returns runs it on a database for any number of ids, none of them empty */
export function preparedForIds<Row>(build: (tx: Tx, ids: SQL) => Query & PromiseLike<Row[]>) {
  if (postgres) {
    const query = prepared((tx) => build(tx, sql`(select unnest(${given("ids")}::text[]))`));
    return async (db: Db, ids: readonly string[], values: Values = {}): Promise<Row[]> =>
      ids.length > 0 ? query(db, { ...values, ids }) : [];
  }
  const names = Array.from({ length: MANY }, (_, i) => `id${i}`);
  const list = (of: string[]) => sql`(${sql.join(of.map(given), sql`, `)})`;
  const forFew = prepared((tx) => build(tx, list(names.slice(0, FEW))));
  const forMany = prepared((tx) => build(tx, list(names)));
  return async (db: Db, ids: readonly string[], values: Values = {}): Promise<Row[]> => {
    const rows: Row[] = [];
    for (let from = 0; from < ids.length; from += MANY) {
      const query = ids.length - from > FEW ? forMany : forFew;
      const asked = names.map((name, i): [string, string] => [name, ids[from + i] ?? ""]);
      rows.push(...(await query(db, { ...values, ...Object.fromEntries(asked) })));
    }
    return rows;
  };
}

/** @returns writes one row of `table` in the caller's transaction */
export function preparedInsert<T extends SQLiteTable>(table: T) {
  const columns = Object.keys(getTableColumns(table));
  /** by which columns are left empty: an empty one is part of the words */
  const shapes = new Map<string, (db: Db, values: Values) => Promise<unknown>>();
  return async (tx: Tx, row: T["$inferInsert"]): Promise<void> => {
    const values = row as Values;
    const filled = columns.filter((it) => values[it] !== null && values[it] !== undefined);
    const shape = filled.join();
    let insert = shapes.get(shape);
    if (!insert) {
      const words = Object.fromEntries(filled.map((it) => [it, given(it)])) as SQLiteInsertValue<T>;
      shapes.set(shape, (insert = prepared((to) => to.insert(table).values(words))));
    }
    await insert(tx, values);
  };
}
