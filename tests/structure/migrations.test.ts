/** The migrations of both engines, replayed, give exactly the tables that the schema describes. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import SqliteFile from "better-sqlite3";
import { is } from "drizzle-orm";
import { getTableConfig as pgConfig, PgTable } from "drizzle-orm/pg-core";
import { getTableConfig as sqliteConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import pg from "pg";
import { afterEach, describe, expect, test, vi } from "vitest";
import { migrate } from "../../db/migrate";
import { testDatabase } from "../support/database";
import { listFiles } from "./files";

const server = process.env.TEST_POSTGRES_URL;
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "portal-migrations-"));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What a table is made of, said the same way by schema and database. */
interface Shape {
  columns: string[];
  primaryKey: string[];
  indexes: string[];
  foreignKeys: string[];
}
type Shapes = Record<string, Shape>;

const column = (name: string, type: string, required: boolean) =>
  `${name} ${type.toLowerCase()}${required ? " not null" : ""}`;
const index = (name: string, unique: boolean, columns: string[]) =>
  `${unique ? "unique " : ""}${name} (${columns.join(", ")})`;
const foreignKey = (columns: string[], table: string, foreign: string[]) =>
  `${columns.join(", ")} → ${table} (${foreign.join(", ")})`;
const sorted = (shape: Shape): Shape => ({
  columns: shape.columns.sort(),
  primaryKey: shape.primaryKey,
  indexes: shape.indexes.sort(),
  foreignKeys: shape.foreignKeys.sort(),
});

/** The schema as the engine in force builds it. */
async function schemaShapes(url: string): Promise<Shapes> {
  vi.stubEnv("DATABASE_URL", url);
  vi.resetModules();
  const shapes: Shapes = {};
  for (const file of listFiles("db/schema", /\.ts$/)) {
    const exports = (await import(resolve(file))) as Record<string, unknown>;
    for (const it of Object.values(exports)) {
      if (!is(it, SQLiteTable) && !is(it, PgTable)) continue;
      const config = (is(it, PgTable) ? pgConfig(it) : sqliteConfig(it)) as ReturnType<typeof sqliteConfig>;
      shapes[config.name] = shapeOf(config);
    }
  }
  return shapes;
}

function shapeOf(config: ReturnType<typeof sqliteConfig>): Shape {
  const names = (columns: unknown[]) => columns.map((it) => (it as { name: string }).name);
  const alone = config.columns.filter((it) => it.primary).map((it) => it.name);
  const primaryKey = [...alone, ...config.primaryKeys.flatMap((it) => names(it.columns))];
  return sorted({
    columns: config.columns.map((it) => column(it.name, it.getSQLType(), it.notNull || it.primary)),
    primaryKey,
    indexes: [
      ...config.indexes.map(({ config: it }) => index(it.name, it.unique ?? false, names(it.columns))),
      ...config.columns.filter((it) => it.isUnique).map((it) => index(it.uniqueName!, true, [it.name])),
    ],
    foreignKeys: config.foreignKeys.map((it) => {
      const { columns, foreignTable, foreignColumns } = it.reference();
      const symbols = Object.getOwnPropertySymbols(foreignTable);
      const name = symbols.find((symbol) => symbol.description === "drizzle:Name")!;
      return foreignKey(names(columns), String(foreignTable[name as never]), names(foreignColumns));
    }),
  });
}

function sqliteShapes(path: string): Shapes {
  const file = new SqliteFile(path, { readonly: true });
  const rows = <T>(pragma: string) => file.pragma(pragma) as T[];
  const tables = file
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all() as string[];
  const shapes = tables
    .filter((it) => !it.startsWith("sqlite_") && it !== "__drizzle_migrations")
    .map((table): [string, Shape] => {
      const columns = rows<{ name: string; type: string; notnull: number; pk: number }>(
        `table_info(${table})`,
      );
      const indexes = rows<{ name: string; unique: number; origin: string }>(`index_list(${table})`);
      const keys = rows<{ id: number; table: string; from: string; to: string }>(
        `foreign_key_list(${table})`,
      );
      return [
        table,
        sorted({
          columns: columns.map((it) => column(it.name, it.type, it.notnull === 1 || it.pk > 0)),
          primaryKey: columns
            .filter((it) => it.pk > 0)
            .sort((a, b) => a.pk - b.pk)
            .map((it) => it.name),
          indexes: indexes
            .filter((it) => it.origin === "c")
            .map((it) => {
              const parts = rows<{ name: string }>(`index_info(${it.name})`).map((part) => part.name);
              return index(it.name, it.unique === 1, parts);
            }),
          foreignKeys: [...new Set(keys.map((it) => it.id))].map((id) => {
            const parts = keys.filter((it) => it.id === id);
            return foreignKey(
              parts.map((it) => it.from),
              parts[0]!.table,
              parts.map((it) => it.to),
            );
          }),
        }),
      ];
    });
  file.close();
  return Object.fromEntries(shapes);
}

async function postgresShapes(url: string): Promise<Shapes> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const all = async <T>(sql: string) => (await client.query(sql)).rows as T[];
  const columns = await all<{ table: string; name: string; type: string; required: boolean }>(`
    select c.relname as table, a.attname as name, a.attnotnull as required,
           format_type(a.atttypid, a.atttypmod) || coalesce(' collate "' || l.collname || '"', '') as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_collation l on l.oid = a.attcollation
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`);
  const indexes = await all<{
    table: string;
    name: string;
    unique: boolean;
    primary: boolean;
    parts: string[];
  }>(`
    select t.relname as table, i.relname as name, x.indisunique as unique, x.indisprimary as primary,
           array(select a.attname::text from unnest(x.indkey) with ordinality k(n, at)
                 join pg_attribute a on a.attrelid = t.oid and a.attnum = k.n order by k.at) as parts
    from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    where t.relnamespace = 'public'::regnamespace`);
  const keys = await all<{ table: string; foreign: string; parts: string[]; others: string[] }>(`
    select t.relname as table, f.relname as foreign,
           array(select a.attname::text from unnest(k.conkey) with ordinality n(n, at)
                 join pg_attribute a on a.attrelid = t.oid and a.attnum = n.n order by n.at) as parts,
           array(select a.attname::text from unnest(k.confkey) with ordinality n(n, at)
                 join pg_attribute a on a.attrelid = f.oid and a.attnum = n.n order by n.at) as others
    from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    where k.contype = 'f'`);
  await client.end();
  const tables = [...new Set(columns.map((it) => it.table))];
  return Object.fromEntries(
    tables.map((table) => {
      const of = <T extends { table: string }>(rows: T[]) => rows.filter((it) => it.table === table);
      const shape = sorted({
        columns: of(columns).map((it) => column(it.name, shortType(it.type), it.required)),
        primaryKey: of(indexes).find((it) => it.primary)?.parts ?? [],
        indexes: of(indexes)
          .filter((it) => !it.primary)
          .map((it) => index(it.name, it.unique, it.parts)),
        foreignKeys: of(keys).map((it) => foreignKey(it.parts, it.foreign, it.others)),
      });
      return [table, shape];
    }),
  );
}

/** PostgreSQL writes "timestamp(3) with time zone" where drizzle says "timestamp (3) with time zone". */
const shortType = (type: string) => type.replace(/^timestamp\(/, "timestamp (");

describe("SQLite", () => {
  test("the migrations give the tables of the schema", async () => {
    const file = join(newFolder(), "portal.db");
    await migrate(file);
    const schema = await schemaShapes("");
    expect(Object.keys(schema).length).toBeGreaterThan(10);
    expect(sqliteShapes(file)).toEqual(schema);
  });

  test("a column, an index or a key that was forgotten is found out", async () => {
    const file = join(newFolder(), "portal.db");
    await migrate(file);
    const before = sqliteShapes(file);
    const writer = new SqliteFile(file);
    for (const sql of ["alter table hubs add column extra text", "create index extra on hubs (extra)"]) {
      writer.exec(sql);
      expect(sqliteShapes(file)).not.toEqual(before);
    }
    writer.close();
  });

  test("running them again changes nothing", async () => {
    const file = join(newFolder(), "portal.db");
    await migrate(file);
    const before = sqliteShapes(file);
    await migrate(file);
    expect(sqliteShapes(file)).toEqual(before);
  });
});

describe.skipIf(!server)("PostgreSQL", () => {
  test("the migrations give the tables of the schema", async () => {
    vi.stubEnv("DATABASE_URL", server);
    const database = await testDatabase();
    try {
      const schema = await schemaShapes(server!);
      expect(Object.keys(schema).length).toBeGreaterThan(10);
      expect(await postgresShapes(database.url)).toEqual(schema);
    } finally {
      await database.close();
    }
  });
});

describe.each([
  ["sqlite", "sqlite", ""],
  ["postgres", "postgresql", "postgres://nobody@127.0.0.1/none"],
])("%s", (engine, dialect, url) => {
  test("the schema asks for no migration that is not written", async () => {
    const out = newFolder();
    cpSync(resolve("db/migrations", engine), out, { recursive: true });
    const before = listAll(out);
    const kit = resolve("node_modules/drizzle-kit/bin.cjs");
    // it reads `out` as a path from here, also where it begins with a slash
    const options = ["--dialect", dialect, "--schema", "./db/schema/*.ts", "--out", relative(".", out)];
    const env = { ...process.env, DATABASE_URL: url };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [kit, "generate", ...options], {
      env,
    });
    expect(stdout + stderr).toContain("No schema changes");
    expect(listAll(out)).toEqual(before);
  });

  test("every migration is listed once, in order", () => {
    const folder = resolve("db/migrations", engine);
    const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as {
      entries: Array<{ idx: number; tag: string; when: number }>;
    };
    const files = readdirSync(folder).filter((it) => it.endsWith(".sql"));
    expect(journal.entries.map((it) => `${it.tag}.sql`)).toEqual(files.sort());
    expect(journal.entries.map((it) => it.idx)).toEqual(files.map((_, at) => at));
    const times = journal.entries.map((it) => it.when);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

test("both engines have the same migrations by name", () => {
  const named = (engine: string) =>
    readdirSync(resolve("db/migrations", engine)).filter((it) => it !== "meta");
  expect(named("postgres")).toEqual(named("sqlite"));
});

const listAll = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();
