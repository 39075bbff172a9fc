/** A group worker takes the register on a phone in a hall without signal. */
import type { Browser, Page } from "playwright/test";
import { addBuiltGroup, type BuiltGroup } from "../support/built-groups";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../support/built-portal";
import { arrive, expect, hasScript, look, SCRIPT, test } from "./page";
import { signIn } from "./staff-page";

test.describe.configure({ mode: "serial" });

let dataDir = "";
let portal: BuiltPortal;
let byButton: BuiltGroup;
let made: BuiltGroup;
let other: BuiltGroup;
/** of families: none may lie readable on a phone */
const NAMES = ["Marigold", "Zebedee"];

test.beforeAll(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir);
  const bundle = {
    seats: 2,
    children: [{ months: 9, due: null, said: "9 months", creche: true }],
    transport: 2,
  };
  const families = [
    { body: { callMe: `${NAMES[0]} Canary`, bundle, access: "A ramp" } },
    { body: { callMe: `${NAMES[1]} Canary` } },
    { row: { places: { state: "away" as const } }, body: { callMe: "Yvonne Canary" } },
  ];
  const begun = new Date(Date.now() - 20 * 60_000);
  // each test its own: what one ticks is there for the next
  [byButton, made, other] = [
    addBuiltGroup(dataDir, begun, families),
    addBuiltGroup(dataDir, begun, families),
    addBuiltGroup(dataDir, begun, families),
  ];
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});

const registerOf = ({ group, sessions }: BuiltGroup) =>
  `${portal.url}/staff/groups/${group}/register/${sessions[0]}`;
const person = (page: Page, name: string) => page.getByRole("group", { name });
const tick = (page: Page, name: string, what: string) =>
  person(page, name).locator("label", { hasText: what }).first().click();
const status = (page: Page) => page.locator("[data-register-status]");

/** Everything that the browser keeps of this website, as text: databases with their bytes, and caches. */
const keptBytes = (page: Page) =>
  page.evaluate(async () => {
    const read = (bytes: BufferSource) =>
      ["utf-8", "utf-16le", "latin1"].map((it) => new TextDecoder(it).decode(bytes)).join("\n");
    const kept: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      kept.push(`database ${name}`);
      const db = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open(name!);
        asked.onsuccess = () => resolve(asked.result);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const asked = db.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        for (const row of rows)
          for (const [field, value] of Object.entries(row as object))
            kept.push(
              `${store}.${field}: ${value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? read(value as BufferSource) : String(value)}`,
            );
        kept.push(
          ...rows.filter((it) => it instanceof CryptoKey).map((it) => `key extractable ${it.extractable}`),
        );
      }
      db.close();
    }
    for (const name of await caches.keys()) {
      kept.push(`cache ${name}`);
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = (await cache.match(request))!;
        kept.push(`${request.url}\n${await answer.text()}`);
      }
    }
    kept.push(...Object.values(localStorage), ...Object.values(sessionStorage));
    return kept;
  });
const workers = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

test("the register is taken with a button alone, and whoever was missed hears a kind word", async ({
  page,
}) => {
  await page.goto(registerOf(byButton));
  await signIn(page, "orla", dataDir);
  await expect(page.getByRole("heading", { level: 1, name: "Register" })).toBeVisible();
  await look(page, "register");
  await tick(page, NAMES[0]!, "Here");
  await tick(page, NAMES[1]!, "Not here");
  if (hasScript()) await expect(status(page)).toContainText(/Sent at \d/);
  else {
    await page.getByRole("button", { name: "Save the register" }).click();
    await expect(page.getByText("The register is saved.")).toBeVisible();
  }
  await expect(person(page, NAMES[0]!).getByLabel("Here", { exact: true })).toBeChecked();
  await page.getByRole("button", { name: `Send a kind message to ${NAMES[1]}` }).click();
  await expect(page.getByText("A kind message is on their page.").first()).toBeVisible();
  await look(page, "register-saved");
});

/** A phone of its own: what fails without signal is no fault here. */
async function openPhone(browser: Browser): Promise<Page> {
  const { viewport } = test.info().project.use;
  const context = await browser.newContext({ viewport: viewport!, timezoneId: "Europe/London" });
  return context.newPage();
}
const ready = (page: Page) => expect(status(page)).toContainText("Works without signal.");

test(`without signal the list opens, what is ticked waits locked, and is sent later ${SCRIPT}`, async ({
  browser,
}) => {
  const page = await openPhone(browser);
  const signal = (is: boolean) => page.context().setOffline(!is);
  await page.goto(registerOf(made));
  await signIn(page, "lewis", dataDir);
  await ready(page);
  await look(page, "register");

  await signal(false);
  await page.reload();
  await expect(status(page)).toContainText("No signal.");
  await expect(person(page, NAMES[0]!)).toContainText("In the creche: 9 months");
  await tick(page, NAMES[0]!, "Here");
  await tick(page, NAMES[1]!, "Not here");
  await expect(status(page)).toContainText("Saved on this phone. Not sent yet.");
  await look(page, "register-no-signal");

  const kept = await keptBytes(page);
  expect(kept.join("\n")).toContain("key extractable false");
  expect(kept.filter((it) => it.startsWith("marks.locked"))).toHaveLength(2);
  expect(kept.filter((it) => it.startsWith("lists.locked"))).toHaveLength(1);
  expect(kept.some((it) => /^http.*\?shell\n/.test(it))).toBe(true);
  const readable = (all: string[]) =>
    all.filter((it) => /Marigold|Zebedee|Canary|Play and Grow|Lewis/i.test(it));
  expect(readable(kept)).toEqual([]);
  // the same search does find a name that lies there readable
  await page.evaluate(
    (name) => caches.open("plain").then((it) => it.put("/plain", new Response(name))),
    NAMES[0],
  );
  expect(readable(await keptBytes(page))).toHaveLength(1);
  await page.evaluate(() => caches.delete("plain"));

  await page.reload();
  await expect(person(page, NAMES[0]!).getByLabel("Here", { exact: true })).toBeChecked();
  await expect(person(page, NAMES[1]!).getByLabel("Not here")).toBeChecked();
  await signal(true);
  await expect(status(page)).toContainText(/Sent at \d/);
  await expect.poll(() => keptBytes(page)).toEqual([]);
  expect(await workers(page)).toBe(0);

  // as the server has it, and nothing is kept again of a list that is whole
  await page.reload();
  await expect(person(page, NAMES[0]!).getByLabel("Here", { exact: true })).toBeChecked();
  await expect(person(page, NAMES[1]!).getByLabel("Not here")).toBeChecked();
  await expect(page.getByRole("heading", { name: "Not here today" })).toBeVisible();
  expect(await keptBytes(page)).toEqual([]);
  await look(page, "register-sent");
  await page.context().close();
});

test(`names go when somebody signs out or is signed out, and what was ticked is not lost ${SCRIPT}`, async ({
  browser,
}) => {
  test.slow();
  const page = await openPhone(browser);
  await page.goto(registerOf(other));
  await signIn(page, "morag", dataDir);
  await ready(page);
  await arrive(page, () => page.getByRole("button", { name: /Sign out/ }).click());
  await expect(page.getByRole("heading", { name: "Staff sign-in" })).toBeVisible();
  expect(await keptBytes(page)).toEqual([]);
  expect(await workers(page)).toBe(0);

  await page.goto(registerOf(other));
  await signInAgain(page, "orla");
  await ready(page);
  await page.context().setOffline(true);
  await tick(page, NAMES[0]!, "Here");
  await expect(status(page)).toContainText("Not sent yet.");
  // the session ends while there is no signal
  await page.request.post(`${portal.url}/staff/sign-out`, { headers: FORM, data: "x=1" });
  await page.context().setOffline(false);
  await expect(status(page)).toContainText("You are signed out.");
  const kept = await keptBytes(page);
  expect(kept.filter((it) => it.startsWith("lists."))).toEqual([]);
  expect(kept.filter((it) => it.startsWith("marks.locked"))).toHaveLength(1);

  await page.reload();
  await signInAgain(page, "lewis");
  await expect(status(page)).toContainText(/Sent at \d/);
  await page.reload();
  await expect(person(page, NAMES[0]!).getByLabel("Here", { exact: true })).toBeChecked();
  await page.context().close();
});

const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** A code works once: who has signed in before waits for the next. */
async function signInAgain(page: Page, name: string): Promise<void> {
  await expect(async () => {
    await arrive(page, () => signIn(page, name, dataDir));
    await expect(page.getByRole("heading", { level: 1, name: "Register" })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 80_000, intervals: [8_000] });
}
