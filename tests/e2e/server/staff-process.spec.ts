/** Pages of staff come from a process of their own, which families do not feel: neither its work nor its end. */
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../../support/built-portal";
import { Family } from "../../support/family";
import { signInFields } from "../staff-page";

let dataDir = "";
test.beforeEach(() => {
  dataDir = newDataDir();
});
test.afterEach(() => removeDataDir(dataDir));

/** The newest process of staff pages, as the log says. */
const pagesOf = (portal: BuiltPortal) =>
  Number(
    portal
      .output()
      .match(/"pid":\d+,"msg":"staff pages started"/g)
      ?.at(-1)
      ?.match(/\d+/)?.[0],
  );
const isThere = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
async function until(good: () => Promise<boolean> | boolean): Promise<void> {
  for (let at = 0; at < 100; at++) {
    if (await good()) return;
    await wait(100);
  }
  throw new Error("It did not come to that");
}

test("when it dies, families notice nothing, staff get a page with telephone numbers, and it comes back", async () => {
  const portal = await startBuilt(dataDir);
  const worker = new Family(portal.url);
  expect((await worker.get("/staff/sign-in")).status).toBe(200);
  const first = pagesOf(portal);
  process.kill(first, "SIGKILL");
  await until(() => !isThere(first));
  const refused = await worker.get("/staff/sign-in");
  expect(refused.status).toBe(500);
  expect(refused.body).toContain("999");
  expect((await new Family(portal.url).get("/")).status).toBe(200);
  await until(async () => (await worker.get("/staff/sign-in")).status === 200);
  const second = pagesOf(portal);
  expect(second).not.toBe(first);

  expect(await portal.stop()).toBe(0);
  expect(isThere(second)).toBe(false);
});

test("it does not outlive the one that listens, however that ends", async () => {
  const portal = await startBuilt(dataDir);
  await new Family(portal.url).get("/staff/sign-in");
  const pages = pagesOf(portal);
  await portal.kill();
  await until(() => !isThere(pages));
});

test("nobody gets more guesses by saying that they come from elsewhere", async () => {
  const portal = await startBuilt(dataDir);
  for (let i = 0; i < 10; i++) {
    const stranger = new Family(portal.url, { "x-forwarded-for": `192.0.2.${i}` });
    await stranger.post("/staff/sign-in", { email: `nobody${i}@example.org`, password: "x", code: "000000" });
  }
  const isla = new Family(portal.url, { "x-forwarded-for": "192.0.2.99" });
  const { location } = await isla.post("/staff/sign-in", signInFields("isla", dataDir));
  expect(location).toBe("/staff/sign-in");
  expect(await portal.stop()).toBe(0);
});
