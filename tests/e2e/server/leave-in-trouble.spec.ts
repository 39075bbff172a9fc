/** The way out must not need the database; what cannot be answered says whom to ring. */
import SqliteFile from "better-sqlite3";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../../support/built-portal";
import { Family, type Answer } from "../../support/family";

let dataDir = "";
let portal: BuiltPortal;
test.beforeEach(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir);
});
test.afterEach(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});
const open = () => new SqliteFile(join(dataDir, "portal.db"));

function expectNeutral(answer: Answer): void {
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('http-equiv="refresh" content="0;url=https://www.bbc.co.uk/weather"');
  const words = answer.body.replace(/<[^>]*>|\u200b/g, "").trim();
  expect(words).toBe("");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const cookies = answer.headers.getSetCookie();
  for (const name of ["draft", "slip", "visit", "lang", "seen"])
    expect(cookies.find((it) => it.startsWith(`${name}=;`))).toMatch(/Max-Age=0/);
}

test("with the database locked by something else, leaving is answered at once", async () => {
  const family = new Family(portal.url);
  await family.fillIn();
  const file = open();
  file.exec("begin immediate");
  // the control: what writes does wait
  const started = Date.now();
  const answer = await family.post("/form/q1", { leave: "1" });
  expect(Date.now() - started).toBeLessThan(1000);
  expectNeutral(answer);
  expect(family.cookies.size).toBe(0);
  file.exec("rollback");
  file.close();
});

test("what a browser asks for by itself after leaving brings no cookie back", async () => {
  for (const [path, headers] of [
    ["/favicon.ico", {}],
    ["/apple-touch-icon.png", { "sec-fetch-dest": "image" }],
  ] as const) {
    const { status, headers: answered } = await new Family(portal.url, headers).get(path);
    expect(status, path).toBe(404);
    expect(answered.getSetCookie(), path).toEqual([]);
  }
  // the control: a page does
  expect((await new Family(portal.url).get("/not-there")).headers.getSetCookie()).not.toEqual([]);
});

test("with the database gone, leaving works and every other page names phone numbers", async () => {
  const family = new Family(portal.url);
  await family.fillIn();
  expect((await family.get("/form/q1")).body).toContain("Kirsty");
  const file = open();
  file.pragma("foreign_keys = off");
  const tables = file
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all() as { name: string }[];
  for (const { name } of tables) file.exec(`drop table "${name}"`);
  file.close();

  for (const path of ["/form/q1", "/form/check", "/ask", "/contact"]) {
    const { status, body } = await family.get(path);
    expect(status, path).toBe(500);
    expect(body).toContain("Sorry, something went wrong");
    for (const number of ["999", "111", "01632 960001", "08000 28 22 33"])
      expect(body, path).toContain(number);
    expect(body).toContain("Leave this website quickly");
    // the reference is in the log, without a word of the family's
    const reference = /please say this: (\w{8})/.exec(body)?.[1];
    // the line comes through a pipe, and may come after the page
    await expect.poll(() => portal.output()).toContain(reference);
  }
  // pages that need no database go on
  expect((await family.get("/help-now")).status).toBe(200);
  const posted = await family.post("/form/q5", { help: "Canaryhelp" });
  expect(posted.status).toBe(500);
  expect(posted.body).toContain("do not count on it having reached us");
  expect(posted.body + portal.output()).not.toContain("Canaryhelp");
  expectNeutral(await family.post("/form/q5", { leave: "1" }));
  expect(family.cookies.size).toBe(0);
});
