/** The rows that one accepted request leaves, for a bare server to write again and again. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import pg from "pg";
import { Family } from "./family.js";
import { migrateDatabase, startBaseline } from "./servers.js";

/** In an order that foreign keys allow, and the column that holds the request's id. */
const TABLES = {
  referrals: "id",
  referral_bodies: "id",
  referral_events: "referral",
  audit: "subject",
  outbox: "subject",
  submissions: "subject",
};
const UNIQUE = ["key", "reference", "message_id", "id"];

async function opened(portal, databaseUrl) {
  if (!databaseUrl) {
    const db = new SqliteFile(join(portal.dataDir, "portal.db"), { readonly: true });
    return { all: async (sql) => db.prepare(sql).all(), close: () => db.close() };
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return { all: async (sql) => (await client.query(sql)).rows, close: () => client.end() };
}

/** Sends one request through `portal` and reads what it wrote. */
export async function readRows(portal, databaseUrl) {
  const family = new Family(portal.url);
  await family.fillIn();
  const db = await opened(portal, databaseUrl);
  const [draft] = await db.all("select * from drafts");
  await family.send();
  family.close();
  const [{ id }] = await db.all("select id from referrals");
  const rows = [];
  for (const [table, column] of Object.entries(TABLES))
    for (const found of await db.all(`select * from ${table} where ${column} = '${id}'`)) {
      const values = Object.fromEntries(
        Object.entries(found).map(([name, it]) => [name, it === id ? "$id" : it]),
      );
      rows.push({ table, values, unique: UNIQUE.filter((it) => it in values && values[it] !== "$id") });
    }
  await db.close();
  return { draft: { ...draft, id: "$id" }, rows };
}

/** @param {Record<string, string>} env DATABASE_URL for PostgreSQL */
export async function startBareSubmit(env, rows) {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-bench-"));
  writeFileSync(join(dataDir, "rows.json"), JSON.stringify(rows));
  migrateDatabase({ DATA_DIR: dataDir, ...env });
  const server = await startBaseline("bare-submit.js", env, dataDir);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
