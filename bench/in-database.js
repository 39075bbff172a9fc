/** How long a reading process was in its database. */
import SqliteFile from "better-sqlite3";
import pg from "pg";

/** since it was last set to 0, of all statements together */
export const inDatabase = { ms: 0 };

/** Inside SQLite's statements. */
export function clockSqlite() {
  const statement = Object.getPrototypeOf(new SqliteFile(":memory:").prepare("select 1"));
  for (const name of ["all", "get", "run"]) {
    const itself = statement[name];
    statement[name] = function (...args) {
      const from = performance.now();
      try {
        return itself.apply(this, args);
      } finally {
        inDatabase.ms += performance.now() - from;
      }
    };
  }
}

/** Until PostgreSQL has answered. */
export function clockPostgres() {
  const query = pg.Pool.prototype.query;
  pg.Pool.prototype.query = async function (...args) {
    const from = performance.now();
    try {
      return await query.apply(this, args);
    } finally {
      inDatabase.ms += performance.now() - from;
    }
  };
}

/** A server that is asked to says of each statement, beside its answer, how long it took to read, to plan and to do.
 *  @returns the address that asks it to */
export function sayingDurations(databaseUrl) {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", "-c client_min_messages=log -c log_min_duration_statement=0");
  return url.href.replaceAll("+", "%20");
}

/** What it says. */
export function listenToPostgres() {
  const { connect } = pg.Client.prototype;
  pg.Client.prototype.connect = function (...args) {
    this.on("notice", ({ message }) => {
      inDatabase.ms += Number(/^duration: ([\d.]+) ms/.exec(message)?.[1] ?? 0);
    });
    return connect.apply(this, args);
  };
}
