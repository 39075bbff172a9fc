/** Brings a database into the machine's memory, as far as there is room. A virtual machine may take that memory back while
 *  nobody reads, and what is measured then is a disk. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";

/** @param {import("./inbox-processes.js").Full} full @returns whether it could: PostgreSQL needs its extension pg_prewarm */
export const warm = ({ dataDir, databaseUrl }) =>
  databaseUrl ? warmPostgres(databaseUrl) : readThrough(join(dataDir, "portal.db"));

const CHUNK = 2 ** 20;

async function readThrough(file) {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(createReadStream(file, { highWaterMark: CHUNK }), nowhere);
  return true;
}

async function warmPostgres(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_available_extensions where name = 'pg_prewarm'");
    if (!rowCount) return false;
    await client.query("create extension if not exists pg_prewarm");
    await client.query(
      `select pg_prewarm(oid::regclass, 'read') from pg_class
       where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace`,
    );
    return true;
  } finally {
    await client.end();
  }
}
