/** Many short lists of one shape, each with values of its own, as one question to the database: its first few rows, from
 *  an index. PostgreSQL goes through the values as through a table; SQLite cannot, and gets a union of as many lists. */
import { sql, type SQL } from "drizzle-orm";
import type { Db, Tx } from "./client";
import { postgres } from "./columns";
import { given, prepared } from "./prepared";

/** @param of the list's own value of that name, a text
 *  @returns a select without brackets. What is the same for all of them is `given` by its name */
type List = (of: (name: string) => SQL) => SQL;
type Values = Record<string, string>;
type Query<Row> = (db: Db, values: Record<string, unknown>) => Promise<Array<Row & { slot: number }>>;
type Make<Row> = (from: SQL) => Query<Row>;
/** @returns each row behind the place of its list in `each` */
type Ask<Row> = (db: Db, each: Values[], shared: Record<string, number>) => Promise<Array<[number, Row]>>;

/** On SQLite the words are made for each number of lists, up to so many, and kept. */
const MOST_SLOTS = 64;

/** @param names of the values that each list has
 *  @param columns what each row has, as `list` calls it; with `mapWith` where it is no text
 *  @returns asks for a list for each of `each`, in that order */
export function listsAtOnce<Row>(
  names: readonly string[],
  columns: { [K in keyof Row]: SQL<Row[K]> },
  list: List,
) {
  const wanted = { slot: sql<number>`slot`, ...columns };
  const make: Make<Row> = (from) => prepared((db: Tx) => db.select(wanted).from(from)) as Query<Row>;
  const ask = postgres ? throughValues(names, make, list) : asUnion(names, make, list);
  return async (db: Db, each: Values[], shared: Record<string, number>): Promise<Row[][]> => {
    const found: Row[][] = each.map(() => []);
    for (const [i, row] of await ask(db, each, shared)) found[i]!.push(row);
    return found;
  };
}

function throughValues<Row>(names: readonly string[], make: Make<Row>, list: List): Ask<Row> {
  const arrays = sql.join(
    names.map((name) => sql`${given(name)}::text[]`),
    sql`, `,
  );
  const called = sql.raw([...names, "slot"].join(", "));
  const query = make(sql`(select (own.slot - 1)::int as slot, list.*
    from unnest(${arrays}) with ordinality as own (${called})
    cross join lateral (${list((name) => sql.raw(`own.${name}`))}) as list) as lists`);
  return async (db, each, shared) => {
    const values: Record<string, unknown> = { ...shared };
    for (const name of names) values[name] = each.map((it) => it[name]);
    const rows = await query(db, values);
    return rows.map((it) => [it.slot, it]);
  };
}

function asUnion<Row>(names: readonly string[], make: Make<Row>, list: List): Ask<Row> {
  const queries = new Map<number, Query<Row>>();
  const nameOf = (name: string, i: number) => `${name}_${i}`;
  const makeFor = (slots: number) => {
    const lists = Array.from({ length: slots }, (_, i) => {
      const slot = sql.raw(String(i));
      return sql`select ${slot} as slot, * from (${list((name) => sql`${given(nameOf(name, i))}`)}) as list${slot}`;
    });
    return make(sql`(${sql.join(lists, sql` union all `)}) as lists`);
  };
  return async (db, each, shared) => {
    const found: Array<[number, Row]> = [];
    for (let from = 0; from < each.length; from += MOST_SLOTS) {
      const part = each.slice(from, from + MOST_SLOTS);
      const values: Record<string, unknown> = { ...shared };
      for (const [i, own] of part.entries()) for (const name of names) values[nameOf(name, i)] = own[name];
      const query = queries.get(part.length) ?? makeFor(part.length);
      queries.set(part.length, query);
      for (const row of await query(db, values)) found.push([from + row.slot, row]);
    }
    return found;
  };
}
