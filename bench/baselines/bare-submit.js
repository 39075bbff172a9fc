/** A bare HTTP server that commits the rows of one accepted request, one request after another: nothing is read,
 *  checked or sealed. The rows are those that the portal wrote. DATABASE_URL chooses the engine, as in the portal. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import pg from "pg";

const { DATA_DIR, DATABASE_URL } = process.env;
/** `draft` is a row that each request deletes, as sending does.
 *  @type {{ draft: Record<string, unknown>, rows: Array<{ table: string, values: Record<string, unknown>,
 *    unique: string[] }> }} `unique`: columns with a fresh value in every row; "$id" is one id for all rows */
const { draft, rows } = JSON.parse(readFileSync(join(DATA_DIR, "rows.json"), "utf8"));
const DRAFTS = 5000;
let sent = 0;

const fresh = () => randomBytes(16).toString("base64url");
function insertOf({ table, values }, mark) {
  const names = Object.keys(values);
  return `insert into ${table} (${names.map((it) => `"${it}"`)}) values (${names.map(mark)})`;
}
const valuesOf = ({ values, unique }, id) =>
  Object.entries(values).map(([name, it]) => (it === "$id" ? id : unique.includes(name) ? fresh() : it));
const draftRow = { table: "drafts", values: draft, unique: [] };

function openSqlite() {
  const db = new SqliteFile(join(DATA_DIR, "portal.db"));
  for (const it of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"])
    db.pragma(it);
  const insertDraft = db.prepare(insertOf(draftRow, () => "?"));
  db.transaction(() => {
    for (let i = 0; i < DRAFTS; i++) insertDraft.run(valuesOf(draftRow, `draft-${i}`));
  })();
  const inserts = rows.map((row) => db.prepare(insertOf(row, () => "?")));
  const [begin, commit] = ["begin immediate", "commit"].map((it) => db.prepare(it));
  const dropDraft = db.prepare("delete from drafts where id = ?");
  return async () => {
    const id = fresh();
    begin.run();
    for (const [at, row] of rows.entries()) inserts[at].run(valuesOf(row, id));
    dropDraft.run(`draft-${sent++}`);
    commit.run();
  };
}

async function openPostgres() {
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
  const insertDraft = insertOf(draftRow, (_, at) => `$${at + 1}`);
  for (let i = 0; i < DRAFTS; i++) await pool.query(insertDraft, valuesOf(draftRow, `draft-${i}`));
  const texts = rows.map((row) => insertOf(row, (_, at) => `$${at + 1}`));
  return async () => {
    const client = await pool.connect();
    const id = fresh();
    await client.query("begin");
    for (const [at, row] of rows.entries())
      await client.query({ name: `row${at}`, text: texts[at], values: valuesOf(row, id) });
    await client.query({
      name: "drop",
      text: "delete from drafts where id = $1",
      values: [`draft-${sent++}`],
    });
    await client.query("commit");
    client.release();
  };
}

const commitRows = DATABASE_URL ? await openPostgres() : openSqlite();
const server = createServer((req, res) => {
  req.resume().on("end", () => {
    commitRows().then(
      () => res.writeHead(303, { location: "/form/sent", "content-length": 0 }).end(),
      (error) => res.writeHead(500, { "content-length": 0 }).end(String(error)),
    );
  });
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.once("SIGTERM", () => process.exit(0));
