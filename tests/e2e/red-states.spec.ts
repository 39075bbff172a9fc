/** What staff see when something is wrong: nobody sends the notices, and a request that came in is not there any more. */
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../support/built-portal";
import { Family } from "../support/family";
import { fillPortal } from "../support/fill-portal";
import type { takeAwayAndCount } from "../support/take-away";
import { expect, heading, look, test } from "./page";
import { signIn } from "./staff-page";

type Taken = Awaited<ReturnType<typeof takeAwayAndCount>>;

let dataDir = "";
let portal: BuiltPortal;
let [there, gone] = ["", ""];

/** @returns its reference */
async function ask(): Promise<string> {
  const family = new Family(portal.url);
  await family.fillIn();
  await family.send();
  return (await family.receipt())!.reference;
}

test.beforeAll(async () => {
  dataDir = newDataDir();
  // without its worker: no sign of life
  portal = await startBuilt(dataDir, {}, "web");
  [there, gone] = [await ask(), await ask()];
  fillPortal<Taken>(dataDir, "tests/support/take-away.ts", "takeAwayAndCount", gone);
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});

test("a duty worker is told on every page that something needs mending @any-width", async ({ page }) => {
  await page.goto(`${portal.url}/staff`);
  await signIn(page, "isla", dataDir);
  await heading(page, "Inbox");
  const banner = page.getByRole("complementary", { name: "What needs mending" });
  await expect(banner).toContainText("Part of the portal needs mending");
  // nothing there for her to open
  await expect(banner.getByRole("link")).toHaveCount(0);
  await expect(page.getByRole("link", { name: there })).toBeVisible();
  await look(page, "red-staff-page");
});

test("whoever answers for it sees what is wrong, and which requests differ @any-width", async ({ page }) => {
  await page.goto(`${portal.url}/staff`);
  await signIn(page, "morag", dataDir);
  await heading(page, "Inbox");
  const again = page.getByRole("complementary", { name: "What has to be checked again" });
  await expect(again).toContainText("helplines that families see were not rung in the last 90 days");
  await page.getByRole("complementary", { name: "What needs mending" }).getByRole("link").click();
  await heading(page, "Nothing lost");
  await expect(page.getByText("No sign of life yet.")).toBeVisible();
  await expect(page.getByText("Something that came in is not there any more.")).toBeVisible();
  await look(page, "red-health");

  await page.getByRole("link", { name: /^See what is gone of / }).click();
  await expect(page).toHaveURL(/day=\d{4}-\d\d-\d\d$/);
  const missing = page.getByRole("table", { name: "What is missing" });
  const row = (reference: string) => missing.getByRole("row").filter({ hasText: reference });
  await expect(row(gone)).toContainText("Came in, and is not there any more");
  await expect(row(gone).getByRole("link")).toHaveCount(0);
  await expect(row(there).first().getByRole("link", { name: there })).toBeVisible();
  await expect(page.getByRole("table", { name: "What was counted, and when" })).toContainText(`1: ${gone}`);
  await look(page, "red-list-of-differences");

  const health = await page.request.get(`${portal.url}/health`);
  expect(health.status()).toBe(503);
  expect(await health.json()).toMatchObject({ ok: false, red: true, worker: false });
});
