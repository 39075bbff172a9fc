/** Many lists in one question, whatever their number: what they are asked by is handed over as a table, and the rows of
 *  each come back as one value. For SQLite both are JSON: a text goes over quicker than as many values. */
import { sql, type SQL } from "drizzle-orm";
import { postgres } from "./columns";
import { given } from "./prepared";

/** A table of texts that a query is given.
 *  @param columns each row has a text for each of them, in this order
 *  @returns `from` stands behind the query's "from"; `values` is what the query is run with */
export function tableGiven(name: string, columns: readonly string[]) {
  const valueOf = (column: string) => `${name}_${column}`;
  const own = sql.raw(columns.map((it, i) => `value ->> ${i} as ${it}`).join(", "));
  // how long an array is PostgreSQL knows, and makes no plan for hundreds of rows
  const arrays = columns.map((it) => sql`${given(valueOf(it))}::text[]`);
  const from = postgres
    ? sql`unnest(${sql.join(arrays, sql`, `)}) as ${sql.raw(`${name}(${columns.join(", ")})`)}`
    : sql`(select ${own} from json_each(${given(name)})) as ${sql.raw(name)}`;
  const values = (rows: string[][]): Record<string, unknown> =>
    postgres
      ? Object.fromEntries(columns.map((it, i) => [valueOf(it), rows.map((row) => row[i])]))
      : { [name]: JSON.stringify(rows) };
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
