import { resolve } from "node:path";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import SqliteFile from "better-sqlite3";
import pg from "pg";

/** Brings the database at `url` to the newest shape. Forward only; safe to run again.
 *  On PostgreSQL two processes that start together take turns. */
export async function migrate(url: string): Promise<void> {
  const folder = (engine: string) => ({ migrationsFolder: resolve("db/migrations", engine) });
  if (!url.startsWith("postgres")) {
    mkdirSync(dirname(url), { recursive: true });
    const file = new SqliteFile(url);
    try {
      migrateSqlite(drizzleSqlite(file), folder("sqlite"));
    } finally {
      file.close();
    }
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(728011)");
    await migratePostgres(drizzlePostgres(client), folder("postgres"));
  } finally {
    await client.end();
  }
}
