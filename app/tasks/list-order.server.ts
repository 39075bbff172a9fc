/** The one order in which requests and tasks stand in the inbox, and how a page goes on from where another ended. */
import { asc, desc, sql, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";

/** What of each its place follows from. */
export interface Placed {
  id: string;
  rank: number;
  dueAt: Date;
  receivedAt: Date;
}
type Columns = Record<keyof Placed, AnySQLiteColumn>;

export interface ListOrder {
  by: (columns: Columns) => SQL[];
  compare: (a: Placed, b: Placed) => number;
  /** put into `after` to go on from here, whatever kind comes next */
  cursor: (last: Placed) => string;
  /** what stands below; anything that is no cursor starts at the top */
  after: (columns: Columns, cursor: string | null | undefined) => SQL | undefined;
}

// in the database's own order of text: an id is compared byte by byte
const byId = (a: Placed, b: Placed) => (a.id < b.id ? -1 : 1);
const time = (ms: string | undefined, column: AnySQLiteColumn) => sql.param(new Date(Number(ms)), column);

/** What must be done next comes first. */
export const dueFirst: ListOrder = {
  by: ({ rank, dueAt, id }) => [asc(rank), asc(dueAt), asc(id)],
  compare: (a, b) => a.rank - b.rank || a.dueAt.getTime() - b.dueAt.getTime() || byId(a, b),
  cursor: (last) => [last.rank, last.dueAt.getTime(), last.id].join("."),
  after({ rank, dueAt, id }, cursor) {
    const [, r, due, key] = /^([0-5])\.(\d{1,15})\.([\w-]+)$/.exec(cursor ?? "") ?? [];
    if (!key) return undefined;
    return sql`(${rank}, ${dueAt}, ${id}) > (${Number(r)}, ${time(due, dueAt)}, ${key})`;
  },
};

/** What has ended, the newest first. */
export const endedFirst: ListOrder = {
  by: ({ receivedAt, id }) => [desc(receivedAt), desc(id)],
  compare: (a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || byId(b, a),
  cursor: (last) => [last.receivedAt.getTime(), last.id].join("."),
  after({ receivedAt, id }, cursor) {
    const [, received, key] = /^(\d{1,15})\.([\w-]+)$/.exec(cursor ?? "") ?? [];
    if (!key) return undefined;
    return sql`(${receivedAt}, ${id}) < (${time(received, receivedAt)}, ${key})`;
  },
};
