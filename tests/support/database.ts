/** A real, empty database from the real migrations: a SQLite file, or a PostgreSQL database of its own. A copy of the
 *  run's template where there is one. */
import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

/** The same, and the portal's own store is opened on it: to be called before anything of the app is imported. */
export async function appDatabase(): Promise<TestDatabase> {
  const made = await testDatabase();
  if (made.url.startsWith("postgres")) process.env.DATABASE_URL = made.url;
  else process.env.DATA_DIR = dirname(made.url);
  return made;
}

async function onSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "portal-"));
  const url = join(folder, "portal.db");
  const template = process.env.TEST_SQLITE_TEMPLATE;
  if (template) copyFileSync(template, url);
  else await migrate(url);
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
  const template = process.env.TEST_POSTGRES_TEMPLATE;
  const { name, url } = await newPostgres(server, template);
  if (!template) await migrate(url);
  const store = openStore(url);
  return {
    store,
    url,
    async close() {
      await store.close();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

/** As a council's server speaks, which puts text in another order than that of its bytes. Since PostgreSQL 15. */
const LANGUAGE = "template0 encoding 'UTF8' locale_provider icu icu_locale 'en-GB'";

/** @param template the database to be a copy of. @returns its name, and how to reach it */
export async function newPostgres(
  server: string,
  template = LANGUAGE,
): Promise<{ name: string; url: string }> {
  const name = `portal_${randomBytes(6).toString("hex")}`;
  // nobody pulls the plug of a test's server, and nothing in it has to outlive that
  await administer(
    server,
    `create database ${name} template ${template}`,
    `alter database ${name} set synchronous_commit = off`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { name, url: url.href };
}

export async function administer(server: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  for (const sql of statements) await client.query(sql);
  await client.end();
}
