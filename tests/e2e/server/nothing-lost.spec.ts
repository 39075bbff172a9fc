import SqliteFile from "better-sqlite3";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt } from "../../support/built-portal";
import { Family } from "../../support/family";

let dataDir = "";
test.beforeEach(() => {
  dataDir = newDataDir();
});
test.afterEach(() => removeDataDir(dataDir));

const mails = () =>
  readdirSync(join(dataDir, "mail")).map((name) => readFileSync(join(dataDir, "mail", name), "utf8"));
const rows = (sql: string) => {
  const file = new SqliteFile(join(dataDir, "portal.db"), { readonly: true });
  const found = file.prepare(sql).all() as Record<string, unknown>[];
  file.close();
  return found;
};
async function until<T>(look: () => T, good: (it: T) => boolean): Promise<T> {
  for (let at = 0; at < 200 && !good(look()); at++) await wait(100);
  return look();
}

test("killed in the middle of fifty sendings, every acknowledged request is there and announced", async () => {
  let portal = await startBuilt(dataDir);
  const families = Array.from({ length: 50 }, () => new Family(portal.url));
  for (const family of families) await family.fillIn();
  const keys = await Promise.all(families.map((it) => it.submissionKey()));

  const acknowledged: Family[] = [];
  const sending = families.map(async (family, at) => {
    const answer = await family.post("/form/check", { key: keys[at]! }).catch(() => undefined);
    if (answer?.location === "/form/sent") acknowledged.push(family);
    // in the middle: some are in, some are on their way, some have not begun
    if (acknowledged.length === 20) await portal.kill();
  });
  await Promise.all(sending);
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);

  portal = await startBuilt(dataDir);
  const held = rows("select reference from referrals").map((it) => it.reference);
  for (const family of acknowledged) {
    const receipt = await new Family(portal.url).get("/health").then(() => {
      const again = new Family(portal.url);
      for (const [name, value] of family.cookies) again.cookies.set(name, value);
      return again.receipt();
    });
    expect(held).toContain(receipt?.reference);
  }
  const waiting = () => rows("select id from outbox where state <> 'sent'").length;
  expect(await until(waiting, (it) => it === 0)).toBe(0);
  for (const reference of held) {
    const about = mails().filter((it) => it.includes(`${reference as string} for`));
    expect(about, `mails about ${reference as string}`).toHaveLength(1);
  }
  expect(await portal.stop()).toBe(0);
});

test("fifty identical sendings at once are one request with one reference", async () => {
  const portal = await startBuilt(dataDir);
  const family = new Family(portal.url);
  await family.fillIn();
  const key = await family.submissionKey();
  const answers = await Promise.all(Array.from({ length: 50 }, () => family.post("/form/check", { key })));
  expect(answers.map((it) => it.location)).toEqual(Array(50).fill("/form/sent"));
  expect(rows("select reference from referrals")).toHaveLength(1);
  const first = await family.receipt();
  expect(first?.reference).toBe(rows("select reference from referrals")[0]!.reference);
  expect(await family.receipt()).toEqual(first);
  const announced = () => mails().filter((it) => it.includes(`${first!.reference} for`));
  await until(announced, (it) => it.length > 0);
  await wait(1500);
  expect(announced()).toHaveLength(1);
  await portal.stop();
});

test("a form under way at SIGTERM is answered, and kept for the next start", async () => {
  let portal = await startBuilt(dataDir);
  const family = new Family(portal.url);
  await family.post("/form", { journey: "referral" });
  const answering = family.post("/form/q1", { callMe: "Kirsty" });
  const [answer, code] = await Promise.all([answering, wait(5).then(() => portal.stop())]);
  expect(answer.location).toBe("/form/q2");
  expect(code).toBe(0);
  portal = await startBuilt(dataDir);
  const later = new Family(portal.url);
  for (const [name, value] of family.cookies) later.cookies.set(name, value);
  expect((await later.get("/form/q1")).body).toContain('value="Kirsty"');
  await portal.stop();
});
