/** A store on one SQLite file: one connection writes, another reads. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import SqliteFile from "better-sqlite3";
import { sql, type SQL } from "drizzle-orm";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { written } from "./written";

interface Waiting {
  work: (tx: BetterSQLite3Database) => Promise<unknown>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** @param mostShared how many transactions may share one commit to disk; 1: each has its own */
export function openSqlite(file: string, mostShared: number) {
  mkdirSync(dirname(file), { recursive: true });
  const writer = open(file, [
    "journal_mode = WAL",
    // better-sqlite3 silently gives NORMAL in WAL mode: an acknowledged request must survive a power cut
    "synchronous = FULL",
    "foreign_keys = ON",
    // waiting inside SQLite would stop every page; begin() below waits without that
    "busy_timeout = 0",
    "secure_delete = ON",
    "trusted_schema = OFF",
  ]);
  // a write on a second connection during an open transaction would block the event loop for the whole
  // busy time-out, so it must fail at once instead
  const reader = open(file, ["query_only = ON", "busy_timeout = 50", "trusted_schema = OFF"]);
  const write = withWrittenLimits(drizzle(writer));
  const run = (words: string) => writer.prepare(words).run();
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  /** A savepoint each: one that fails takes nobody with it. @returns what tells its caller, after the commit */
  async function attempt({ work, resolve, reject }: Waiting): Promise<() => void> {
    run("savepoint one");
    try {
      const result = await work(write);
      run("release one");
      return () => resolve(result);
    } catch (error) {
      // a full disk, say, undoes the whole transaction by itself, and what the others wrote with it
      if (!writer.inTransaction) throw error;
      run("rollback to one");
      run("release one");
      return () => reject(error);
    }
  }

  /** Nobody is told before the commit that holds what they wrote. */
  async function share(group: Waiting[]): Promise<void> {
    try {
      await begin(writer);
      const tell: Array<() => void> = [];
      for (const it of group) tell.push(await attempt(it));
      run("commit");
      for (const it of tell) it();
    } catch (error) {
      if (writer.inTransaction) run("rollback");
      for (const it of group) it.reject(error);
    }
  }

  async function runAll(): Promise<void> {
    // whatever else arrived in this turn of the event loop joins; whoever is alone waits for nobody
    await new Promise((turn) => setImmediate(turn));
    while (waiting.length > 0) await share(waiting.splice(0, mostShared));
    running = undefined;
  }

  return {
    engine: "sqlite" as const,
    read: withWrittenLimits(drizzle(reader)),
    transaction<T>(work: (tx: BetterSQLite3Database) => Promise<T>): Promise<T> {
      const mine = new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as Waiting["resolve"], reject });
      });
      running ??= runAll();
      return mine;
    },
    async copyTo(target: string): Promise<void> {
      await reader.backup(target);
    },
    async close(): Promise<void> {
      await running;
      reader.close();
      writer.close();
    },
  };
}

/** As {@link written}, without saying so each time. Of unions drizzle makes the limit elsewhere: those have to say it. */
function withWrittenLimits(db: BetterSQLite3Database): BetterSQLite3Database {
  const { dialect } = db as unknown as { dialect: { buildLimit(limit: unknown): SQL | undefined } };
  dialect.buildLimit = (limit) =>
    limit === undefined ? undefined : sql` limit ${typeof limit === "number" ? written(limit) : limit}`;
  return db;
}

const MOST_PREPARED = 500;

function open(file: string, settings: string[]): SqliteFile.Database {
  const database = new SqliteFile(file);
  for (const setting of settings) database.pragma(setting);
  // drizzle prepares a statement for every query; the same words are the same statement
  const prepared = new Map<string, SqliteFile.Statement>();
  const prepare = database.prepare.bind(database);
  database.prepare = ((words: string) => {
    const known = prepared.get(words);
    if (known) return known;
    // lists of every length make words without end
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    const statement = prepare(words);
    prepared.set(words, statement);
    return statement;
  }) as typeof database.prepare;
  return database;
}

const PATIENCE_MS = 5_000;
const AGAIN_MS = 15;

/** Another process (a backup, a shell) may hold the database: pages go on being served meanwhile. */
async function begin(writer: SqliteFile.Database): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; await wait(AGAIN_MS)) {
    try {
      writer.prepare("begin immediate").run();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "SQLITE_BUSY" || Date.now() > until) throw error;
    }
  }
}
