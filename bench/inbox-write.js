/** Writes requests in bulk, on either engine. Only how they get there is quicker than the portal's own way: what stands
 *  there afterwards, indexes too, is what the migrations say. */
import SqliteFile from "better-sqlite3";
import pg from "pg";

/** @typedef {AsyncIterable<import("./inbox-data.js").Made[]>} Batches */

const REFERRAL = [
  ...[
    "id",
    "reference",
    "askFor",
    "hub",
    "state",
    "via",
    "urgent",
    "done",
    "receivedAt",
    "rank",
    "dueAt",
    "openedAt",
  ],
  ...["takenBy", "takenAt", "leaseUntil", "firstContactAt", "closedAt", "outcome", "unread", "unreadSince"],
  ...["news", "pausedAt", "pauses", "pausedMinutes", "alarmAt", "codeHash", "reindex"],
];
const inDatabase = (column) => column.replace(/[A-Z]/g, (it) => `_${it.toLowerCase()}`);
const REFERRAL_COLUMNS = REFERRAL.map(inDatabase).join(", ");
/** A page that is written to again and again is put into the file once. */
const COMMITTED = 25_000;

const TABLES = ["referrals", "referral_bodies", "search_terms"];

/** A file that a power cut may ruin while it is written; afterwards the portal opens it as any other.
 *  @param {string} file @param {Batches} batches */
export async function writeToSqlite(file, batches) {
  const db = new SqliteFile(file);
  // without it there is a journal whatever is said
  db.unsafeMode(true);
  const careless = ["journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"];
  for (const it of [...careless, "cache_size = -1000000", "threads = 2"]) db.pragma(it);
  // kept up while rows come, an index would be written to in another place for each of them
  const indexes = db
    .prepare("select name, sql from sqlite_master where type = 'index' and sql is not null")
    .all()
    .filter(({ sql }) => TABLES.some((it) => sql.includes(` ON \`${it}\` `)));
  for (const { name } of indexes) db.exec(`drop index ${name}`);
  const referral = db.prepare(
    `insert into referrals (${REFERRAL_COLUMNS}) values (${REFERRAL.map(() => "?").join(", ")})`,
  );
  const body = db.prepare("insert into referral_bodies (id, sealed) values (?, ?)");
  const terms = db.prepare(
    "insert into search_terms (referral, term, hub, at) select ?, value, ?, ? from json_each(?)",
  );
  const label = db.prepare("insert into referral_labels (referral, label, at) values (?, ?, ?)");
  const plain = (it) => (it instanceof Date ? it.getTime() : typeof it === "boolean" ? Number(it) : it);
  let written = 0;
  db.exec("begin");
  for await (const batch of batches) {
    for (const { row, sealed, terms: found, labels } of batch) {
      referral.run(REFERRAL.map((it) => plain(row[it] ?? null)));
      body.run(row.id, sealed);
      terms.run(row.id, row.hub ?? "", plain(row.receivedAt), `["${found.join('","')}"]`);
      for (const it of labels) label.run(row.id, it, row.receivedAt.getTime());
    }
    written += batch.length;
    if (written % COMMITTED === 0) db.exec("commit; begin");
  }
  db.exec("commit");
  for (const { sql } of indexes) db.exec(sql);
  // written out here, or the disk would still be at it while pages are measured
  db.pragma("synchronous = FULL");
  db.pragma("journal_mode = WAL");
  db.close();
}

/** COPY as the server wants it; pg knows none. */
class Copy {
  /** @param {string} into table and columns @param {string[]} lines */
  constructor(into, lines) {
    this.into = into;
    this.lines = lines;
    this.done = new Promise((resolve, reject) => {
      this.handleReadyForQuery = () => resolve(undefined);
      this.handleError = reject;
    });
  }
  submit(connection) {
    connection.query(`copy ${this.into} from stdin`);
  }
  handleCopyInResponse(connection) {
    if (this.lines.length) connection.sendCopyFromChunk(Buffer.from(this.lines.join("\n") + "\n"));
    connection.endCopyFrom();
  }
  handleCommandComplete() {}
}

/** No value of ours holds what would have to be escaped. */
const lineOf = (values) =>
  values
    .map((it) =>
      it === null || it === undefined ? "\\N" : it instanceof Date ? it.toISOString() : String(it),
    )
    .join("\t");

/** @param {string} url @param {Batches} batches */
export async function writeToPostgres(url, batches) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const it of ["synchronous_commit = off", "maintenance_work_mem = '1GB'"])
    await client.query(`set ${it}`);
  // reading them is the same, and the server keeps no log of gigabytes
  for (const it of ["search_terms", "referral_bodies"]) await client.query(`alter table ${it} set unlogged`);
  const rebuild = [
    ...(await dropIndexes(client, "referrals")),
    ...(await dropIndexes(client, "referral_bodies", "f")),
    // its keys too: forty million of them are sorted sooner than looked up
    ...(await dropIndexes(client, "search_terms", "pf")),
  ];
  const sendAll = async (lots) => {
    for (const [into, lines] of lots) await client.query(new Copy(into, lines)).done;
  };
  // the server takes one lot in while the next is made
  let taken = Promise.resolve();
  for await (const batch of batches) {
    const lots = [
      [`referrals (${REFERRAL_COLUMNS})`, batch.map(({ row }) => lineOf(REFERRAL.map((it) => row[it])))],
      ["referral_bodies (id, sealed)", batch.map(({ row, sealed }) => lineOf([row.id, sealed]))],
      [
        "search_terms (referral, term, hub, at)",
        batch.flatMap(({ row, terms }) => {
          const before = `${row.id}\t`;
          const after = `\t${lineOf([row.hub ?? "", row.receivedAt])}`;
          return terms.map((it) => before + it + after);
        }),
      ],
      [
        "referral_labels (referral, label, at)",
        batch.flatMap(({ row, labels }) => labels.map((it) => lineOf([row.id, it, row.receivedAt]))),
      ],
    ];
    await taken;
    taken = sendAll(lots);
  }
  await taken;
  for (const it of rebuild) await client.query(it);
  // what autovacuum does by and by
  await client.query("vacuum analyze");
  await client.query("checkpoint");
  await client.end();
}

/** @param {pg.Client} client @param {string} table @param {string} keys kinds of constraint that go too
 *  @returns {Promise<string[]>} what makes them again */
async function dropIndexes(client, table, keys = "") {
  const { rows: constraints } = await client.query(
    `select conname as name, contype as kind, pg_get_constraintdef(oid) as is from pg_constraint
     where conrelid = $1::regclass order by contype desc`,
    [table],
  );
  const dropped = constraints.filter(({ kind }) => keys.includes(kind));
  for (const { name } of dropped) await client.query(`alter table ${table} drop constraint ${name}`);
  const { rows } = await client.query(
    "select indexname as name, indexdef as is from pg_indexes where tablename = $1",
    [table],
  );
  const indexes = rows.filter((it) => !constraints.some(({ name }) => name === it.name));
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  return [
    ...dropped.map((it) => `alter table ${table} add constraint ${it.name} ${it.is}`),
    ...indexes.map((it) => it.is),
  ];
}
