/** Many lists in one question, whatever their number: what they are asked by is handed over as a table, `asked`, and the
 *  rows of each come back as one value. For SQLite both are JSON: a text goes over quicker than as many values. */
import { sql, type SQL } from "drizzle-orm";
import { postgres } from "./columns";
import { given } from "./prepared";

/** Every row of one table of texts beside every row of another, both given to the query.
 *  @param one its columns @param other columns of other names
 *  @returns `from` stands behind the query's "from"; `values` is what the query is run with: rows with a text for each column */
export function pairsGiven(one: readonly string[], other: readonly string[]) {
  const all = [...one, ...other];
  const columns = sql.raw(all.join(", "));
  // SQLite reads JSON again for every row, so that two short tables are quicker than a long one
  const table = (name: string, of: readonly string[]) =>
    sql`(select ${sql.raw(of.map((it, i) => `value ->> ${i} as ${it}`).join(", "))} from json_each(${given(name)}))`;
  const arrays = all.map((it) => sql`${given(it)}::text[]`);
  // of a limit that it does not know PostgreSQL expects little: it keeps one plan for all, where making one takes longer
  // than what is asked. Of more rows it would compile them, which takes a hundred times as long
  const from = postgres
    ? sql`(select * from unnest(${sql.join(arrays, sql`, `)}) as given(${columns}) limit ${given("rows")}) as asked`
    : sql`(select ${columns} from ${table("one", one)} cross join ${table("other", other)}) as asked`;
  const values = (ones: string[][], others: string[][]): Record<string, unknown> => {
    if (!postgres) return { one: JSON.stringify(ones), other: JSON.stringify(others) };
    const rows = ones.flatMap((row) => others.map((beside) => [...row, ...beside]));
    return { ...Object.fromEntries(all.map((it, i) => [it, rows.map((row) => row[i])])), rows: rows.length };
  };
  return { from, values };
}

/** @param columns of the rows of `list`, by their names there @param list a select without brackets
 *  @returns all its rows as one value, to be read by {@link readList} */
export function listOf(columns: readonly string[], list: SQL): SQL {
  const row = sql.raw(columns.join(", "));
  const rows = postgres
    ? sql`coalesce(json_agg(json_build_array(${row})), '[]')`
    : sql`json_group_array(json_array(${row}))`;
  return sql`(select ${rows} from (${list}) as list)`;
}

/** PostgreSQL's driver has read the JSON already. @returns of each row its values, moments as JSON has them */
export const readList = <Row>(value: unknown): Row[] =>
  typeof value === "string" ? (JSON.parse(value) as Row[]) : (value as Row[]);
