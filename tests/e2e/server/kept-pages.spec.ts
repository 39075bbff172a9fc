/** Pages kept in memory never show what is no longer so: in no language, and in no process beside. */
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import pg from "pg";
import { expect, test } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../../support/built-portal";
import { Family } from "../../support/family";

const PAGES = ["/", "/hubs/hamilton", "/find-your-hub/hamilton/place", "/contact"];
const LANGUAGES = ["en", "en-XA", "ar-XB"];
const server = process.env.TEST_POSTGRES_URL;

interface World {
  env: Record<string, string>;
  /** as somebody at a shell would */
  run(sql: string): Promise<void>;
  untrigger: string;
  close(): Promise<void>;
}

function onSqlite(dataDir: string): World {
  const open = () => new SqliteFile(join(dataDir, "portal.db"));
  return {
    env: {},
    async run(sql) {
      const file = open();
      file.exec(sql);
      file.close();
    },
    untrigger: "drop trigger shown_hubs_update",
    close: async () => undefined,
  };
}

async function onPostgres(): Promise<World> {
  const name = `portal_kept_${process.pid}`;
  const ask = async (database: string, sql: string) => {
    const client = new pg.Client({
      connectionString: Object.assign(new URL(server!), { pathname: `/${database}` }).href,
    });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await ask("postgres", `create database ${name}`);
  return {
    env: { DATABASE_URL: Object.assign(new URL(server!), { pathname: `/${name}` }).href },
    run: (sql) => ask(name, sql),
    untrigger: "drop trigger shown_hubs on hubs",
    close: () => ask("postgres", `drop database ${name} with (force)`),
  };
}

/** The pages are kept until the minute ends, so what is asserted of kept pages must happen within one. */
const withinOneMinute = async () => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 8_000) await new Promise((later) => setTimeout(later, left + 100));
};

for (const engine of ["SQLite", "PostgreSQL"])
  test.describe(engine, () => {
    test.skip(engine === "PostgreSQL" && !server, "TEST_POSTGRES_URL is not set");
    const dataDir = newDataDir();
    let world: World;
    let portals: BuiltPortal[] = [];

    test.beforeAll(async () => {
      world = engine === "SQLite" ? onSqlite(dataDir) : await onPostgres();
      const env = { ...world.env, PSEUDO_LANGUAGES: "true", LOG_LEVEL: "error" };
      // one after another: the second must not seed what the first does
      for (let i = 0; i < 2; i++) portals = [...portals, await startBuilt(dataDir, env, "web")];
    });
    test.afterAll(async () => {
      for (const portal of portals) await portal.stop();
      await world.close();
      removeDataDir(dataDir);
    });

    const seeAll = async () => {
      const seen: string[] = [];
      for (const portal of portals)
        for (const lang of LANGUAGES)
          for (const path of PAGES)
            seen.push((await new Family(portal.url, { "accept-language": lang }).get(path)).body);
      return seen;
    };
    const change = (phone: string) => world.run(`update hubs set phone = '${phone}' where id = 'hamilton'`);

    test("a changed phone number is on every page at once", async () => {
      for (const phone of ["01632 960777", "01632 960778", "01632 960779"]) {
        await seeAll();
        await change(phone);
        const without = (await seeAll()).filter((page) => !page.includes(phone));
        expect(without).toEqual([]);
      }
    });

    test("nobody with a form gets a kept page, and everybody has a throwaway cookie", async () => {
      await withinOneMinute();
      await change("01632 960780");
      await seeAll();
      // the control: pages are kept, so without the database's count the old number stays
      await world.run(world.untrigger);
      await change("01632 960781");
      expect((await seeAll()).every((page) => page.includes("01632 960780"))).toBe(true);

      for (const cookie of ["draft", "slip", "visit", "staff"]) {
        const family = new Family(portals[0]!.url);
        family.cookies.set(cookie, "x");
        expect((await family.get("/hubs/hamilton")).body).toContain("01632 960781");
      }
      const [one, two] = [new Family(portals[0]!.url), new Family(portals[0]!.url)];
      const answers = [await one.get("/"), await two.get("/")];
      for (const { headers } of answers) {
        expect(headers.get("cache-control")).toBe("no-store");
        expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      }
      expect(one.cookies.get("seen")).toBeTruthy();
      expect(one.cookies.get("seen")).not.toBe(two.cookies.get("seen"));
    });
  });
