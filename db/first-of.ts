/** One list out of several that an index holds in the same order each, as one question to the database. */
import type { SQL } from "drizzle-orm";
import { postgres } from "./columns";
import { written } from "./written";

/** A select, as far as it is built here. */
interface List<Row> extends PromiseLike<Row[]> {
  orderBy(...by: SQL[]): List<Row>;
  limit(most: SQL): List<Row>;
  unionAll(other: List<Row>): List<Row>;
}

/** @param lists selects of the same columns, among them those of `by`
 *  @returns what comes first of all of them in that order, at most `most` */
export async function firstOf<Row>(
  lists: Array<PromiseLike<Row[]>>,
  by: SQL[],
  most: number,
): Promise<Row[]> {
  const limit = written(most);
  // SQLite merges whole lists and reads no further than it must; PostgreSQL would read all of each
  const each = (lists as Array<List<Row>>).map((it) => (postgres ? it.orderBy(...by).limit(limit) : it));
  const [first, ...others] = each;
  if (!first) return [];
  return others
    .reduce((all, it) => all.unionAll(it), first)
    .orderBy(...by)
    .limit(limit);
}
