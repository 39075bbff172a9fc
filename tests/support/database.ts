/** A real, empty database from the real migrations: a SQLite file, or a PostgreSQL database of its own. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openStore, type Store } from "../../db/client";
import { migrate } from "../../db/migrate";

export interface TestDatabase {
  store: Store;
  url: string;
  close(): Promise<void>;
}

/** Engine by DATABASE_URL, as in the portal: a postgres:// URL names the server to make a database on. */
export async function testDatabase(server = process.env.DATABASE_URL): Promise<TestDatabase> {
  return server?.startsWith("postgres") ? onPostgres(server) : onSqlite();
}

async function onSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "portal-"));
  const url = join(folder, "portal.db");
  await migrate(url);
  const store = openStore(url);
  return {
    store,
    url,
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onPostgres(server: string): Promise<TestDatabase> {
  const name = `portal_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const store = openStore(url.href);
  return {
    store,
    url: url.href,
    async close() {
      await store.close();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}
