import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { newDataDir, removeDataDir, runBuilt, startBuilt } from "../../support/built-portal";
import { Family } from "../../support/family";

let dataDir = "";
test.beforeEach(() => {
  dataDir = newDataDir();
});
test.afterEach(() => removeDataDir(dataDir));

test("a copy made while serving brings every request back, with the keys from their own place", async () => {
  let portal = await startBuilt(dataDir);
  const family = new Family(portal.url);
  await family.fillIn();
  await family.send();
  const receipt = (await family.receipt())!;
  const copy = join(dataDir, "copy");
  expect(runBuilt(dataDir, ["backup", copy])).toMatchObject({ status: 0 });
  expect(readdirSync(copy)).toEqual(["portal.db"]);

  // sent after the copy: the restored portal knows nothing of it
  const later = new Family(portal.url);
  await later.fillIn();
  await later.send();
  const lost = (await later.receipt())!;

  const busy = runBuilt(dataDir, ["restore", copy]);
  expect(busy.status).toBe(1);
  expect(busy.said).toContain("The portal is running");
  await portal.stop();

  renameSync(join(dataDir, "keys"), join(dataDir, "keys-elsewhere"));
  mkdirSync(join(dataDir, "keys"), { mode: 0o700 });
  const without = runBuilt(dataDir, ["restore", copy]);
  expect(without.said).toContain("missing");
  for (const name of readdirSync(join(dataDir, "keys-elsewhere")))
    copyFileSync(join(dataDir, "keys-elsewhere", name), join(dataDir, "keys", name));
  expect(runBuilt(dataDir, ["restore", copy])).toMatchObject({ status: 0 });

  portal = await startBuilt(dataDir);
  const back = new Family(portal.url);
  expect((await back.post("/your-page", { ...receipt })).location).toBe("/your-page/open");
  expect((await back.post("/your-page", { ...lost })).location).toBe("/your-page");
  await portal.stop();
});

test("a damaged copy changes nothing", async () => {
  const portal = await startBuilt(dataDir);
  await portal.stop();
  const copy = join(dataDir, "copy");
  mkdirSync(copy);
  copyFileSync(join(process.cwd(), "package.json"), join(copy, "portal.db"));
  const tried = runBuilt(dataDir, ["restore", copy]);
  expect(tried).toMatchObject({ status: 1 });
  expect(tried.said).toContain("damaged");
  expect(existsSync(join(dataDir, "portal.db"))).toBe(true);
});

test("health says ok to anyone, and the detail here", async () => {
  const portal = await startBuilt(dataDir, { HEALTH_TOKEN: "a-token-of-more-than-24-characters" });
  await wait(500);
  const here = new Family(portal.url);
  const detail = JSON.parse((await here.get("/health")).body) as object;
  expect(detail).toMatchObject({ ok: true, database: true, worker: true, keys: true, disk: true });
  await portal.stop();
});

const postgres = process.env.TEST_POSTGRES_URL;
async function runApart(server: string): Promise<void> {
  const { testDatabase } = await import("../../support/database");
  const database = await testDatabase(server);
  const settings = { DATABASE_URL: database.url };
  const web = [await startBuilt(dataDir, settings)];
  await web[0]!.stop();
  const first = await startBuilt(dataDir, settings, "web");
  const second = await startBuilt(dataDir, settings, "web");
  const worker = await startBuilt(dataDir, settings, "worker");
  const family = new Family(first.url);
  await family.fillIn();
  // the other process takes the sending, and opens the receipt
  const other = new Family(second.url);
  for (const [name, value] of family.cookies) other.cookies.set(name, value);
  await other.send();
  const { reference } = (await other.receipt())!;
  const folder = join(dataDir, "mail");
  const mails = () =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .filter((it) => it.includes(`${reference} for`));
  for (let at = 0; at < 100 && mails().length === 0; at++) await wait(100);
  expect(mails()).toHaveLength(1);
  expect(reference).toHaveLength(8);
  for (const it of [first, second, worker]) expect(await it.stop()).toBe(0);
  await database.close();
}
// the check says loudly where there is no PostgreSQL to try this on
if (postgres) test("two web servers and a worker run apart on PostgreSQL", () => runApart(postgres));
