/** Opens a store on either engine. Reads and writes are apart by type: only a transaction can write. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import SqliteFile from "better-sqlite3";
import { drizzle as drizzleSqlite, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import pg from "pg";

/** A database that can only be read. */
export type Db = Pick<BetterSQLite3Database, "select" | "selectDistinct" | "$count">;
/** A database inside a transaction: reads and writes, all or nothing. */
export type Tx = Db & Pick<BetterSQLite3Database, "insert" | "update" | "delete">;

export interface Store {
  engine: "sqlite" | "postgres";
  read: Db;
  /** Runs `work` in one transaction and commits it; rolls back and rethrows if it throws.
   *  Inside, await nothing but the database: on SQLite everybody else's writes wait. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes a consistent copy to `file` while serving (SQLite). @throws on PostgreSQL: use pg_dump. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/** @param url a file path for SQLite, or postgres://… */
export function openStore(url: string): Store {
  return url.startsWith("postgres") ? openPostgres(url) : openSqlite(url);
}

function openSqlite(file: string): Store {
  mkdirSync(dirname(file), { recursive: true });
  const writer = new SqliteFile(file);
  writer.pragma("journal_mode = WAL");
  for (const setting of [
    // better-sqlite3 silently gives NORMAL in WAL mode: an acknowledged request must survive a power cut
    "synchronous = FULL",
    "foreign_keys = ON",
    // waiting inside SQLite would stop every page; begin() below waits without that
    "busy_timeout = 0",
    "secure_delete = ON",
    "trusted_schema = OFF",
  ])
    writer.pragma(setting);
  const reader = new SqliteFile(file);
  // a write on a second connection during an open transaction would block the event loop for the whole
  // busy time-out, so it must fail at once instead
  for (const setting of ["query_only = ON", "busy_timeout = 50", "trusted_schema = OFF"])
    reader.pragma(setting);

  const write = drizzleSqlite(writer);
  let last: Promise<unknown> = Promise.resolve();

  async function run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    await begin(writer);
    try {
      const result = await work(write);
      writer.exec("commit");
      return result;
    } catch (error) {
      if (writer.inTransaction) writer.exec("rollback");
      throw error;
    }
  }

  return {
    engine: "sqlite",
    read: drizzleSqlite(reader),
    transaction(work) {
      const mine = last.then(() => run(work));
      last = mine.catch(() => undefined);
      return mine;
    },
    async copyTo(target) {
      await reader.backup(target);
    },
    async close() {
      await last;
      reader.close();
      writer.close();
    },
  };
}

const PATIENCE_MS = 5_000;
const AGAIN_MS = 15;

/** Another process (a backup, a shell) may hold the database: pages go on being served meanwhile. */
async function begin(writer: SqliteFile.Database): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; await wait(AGAIN_MS)) {
    try {
      writer.exec("begin immediate");
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "SQLITE_BUSY" || Date.now() > until) throw error;
    }
  }
}

function openPostgres(url: string): Store {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 });
  // an idle connection that breaks is replaced by the pool; without a listener it would end the process
  pool.on("error", () => undefined);
  const db = drizzlePostgres(pool);
  const cast = (it: unknown) => it as Tx;
  return {
    engine: "postgres",
    read: cast(db),
    transaction: (work) => db.transaction((tx) => work(cast(tx))),
    copyTo: () => Promise.reject(new Error("On PostgreSQL use pg_dump: see docs/operate.md")),
    close: () => pool.end(),
  };
}

/** True when `error` says that a unique column already holds the value, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  for (let it = error; it instanceof Error; it = it.cause) {
    const code = (it as { code?: unknown }).code;
    if (code === "23505" || code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY")
      return true;
  }
  return false;
}
