import { sql } from "drizzle-orm";

/** A number in the words of a query. How many rows it may give must not be a value: SQLite looks at it when it makes its
 *  plan, and makes the plan anew whenever it is given, which takes longer than a short list. */
export const written = (number: number) => sql.raw(String(number));
