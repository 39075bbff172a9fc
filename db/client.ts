/** Opens a store on either engine. Reads and writes are apart by type: only a transaction can write. */
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { openSqlite } from "./sqlite";

/** A database that can only be read. */
export type Db = Pick<BetterSQLite3Database, "select" | "selectDistinct" | "$count">;
/** A database inside a transaction: reads and writes, all or nothing. */
export type Tx = Db & Pick<BetterSQLite3Database, "insert" | "update" | "delete">;

export interface Store {
  engine: "sqlite" | "postgres";
  read: Db;
  /** Runs `work` in one transaction and commits it; rolls back and rethrows if it throws.
   *  On PostgreSQL `work` may run again after a deadlock. Inside, await nothing but the database: on SQLite everybody else's writes wait. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes a consistent copy to `file` while serving (SQLite). @throws on PostgreSQL: use pg_dump. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/** @param url a file path for SQLite, or postgres://…
 *  @param mostShared on SQLite, how many transactions may share one commit to disk. PostgreSQL shares by itself */
export function openStore(url: string, mostShared = 64): Store {
  return url.startsWith("postgres") ? openPostgres(url) : openSqlite(url, mostShared);
}

/** Transactions may wait for one another; whoever only reads waits for none of them. */
const MOST_CONNECTIONS = 10;
const MOST_TRANSACTIONS = 7;

function openPostgres(url: string): Store {
  const most = { max: MOST_CONNECTIONS, connectionTimeoutMillis: 5000 };
  const pool = new pg.Pool({ connectionString: url, ...most });
  const inTurn = takingTurns(MOST_TRANSACTIONS);
  // a connection that breaks is replaced by the pool; without listeners it would end the process
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const cast = (it: unknown) => it as Tx;
  /** one for each connection, so that what it prepared is there for the next transaction */
  const writers = new WeakMap<pg.PoolClient, Tx>();
  function writerOf(client: pg.PoolClient): Tx {
    const known = writers.get(client) ?? cast(drizzle(client));
    writers.set(client, known);
    return known;
  }
  return {
    engine: "postgres",
    read: cast(drizzle(pool)),
    async transaction(work) {
      for (let tries = 1; ; tries++) {
        try {
          return await inTurn(() => once(work));
        } catch (error) {
          if (tries >= MOST_TRIES || !(isDeadlock(error) || isStale(error))) throw error;
        }
      }
    },
    copyTo: () => Promise.reject(new Error("On PostgreSQL use pg_dump: see docs/operate.md")),
    close: () => pool.end(),
  };

  async function once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query("begin");
      const result = await work(writerOf(client));
      await client.query("commit");
      return result;
    } catch (error) {
      broken = isStale(error);
      await client.query("rollback").catch(() => (broken = true));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** Runs so many at a time, and the others in the order in which they came. A crowd that wants one row waits here, where
 *  the time-out of a connection does not count. */
function takingTurns(most: number) {
  const waiting: Array<() => void> = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < most) running++;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

const MOST_TRIES = 4;

/** Two transactions waited for one another, or could not be put one behind the other: the server ended this one, which
 *  goes again. */
const isDeadlock = (error: unknown) => hasCode(error, "40P01", "40001");

/** Another process has migrated the database meanwhile: what this connection has prepared does not fit any more. */
const isStale = (error: unknown) => hasCode(error, "0A000");

/** True when `error` says that a unique column already holds the value, on either engine. */
export const isUniqueViolation = (error: unknown): boolean =>
  hasCode(error, "23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY");

function hasCode(error: unknown, ...codes: string[]): boolean {
  for (let it = error; it instanceof Error; it = it.cause)
    if (codes.includes(String((it as { code?: unknown }).code))) return true;
  return false;
}
