/** The service's own words and numbers: changed, looked at first, read by families, and put back. */
import type { Page } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../support/built-portal";
import { ANY_WIDTH, arrive, expect, heading, look, test } from "./page";
import { signIn } from "./staff-page";

// what is changed here is on every family's page, so it has a portal of its own
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

const said = (page: Page, words: string) => expect(page.getByRole("status")).toContainText(words);
const press = (page: Page, name: string) =>
  arrive(page, () => page.getByRole("button", { name, exact: true }).click());
const follow = (page: Page, name: string) =>
  arrive(page, () => page.getByRole("link", { name, exact: true }).click());

test(
  "a helpline and a text are changed by the service, and the history puts them back",
  { tag: ANY_WIDTH },
  async ({ page }) => {
    await page.goto(`${portal.url}/staff/service`);
    await signIn(page, "morag", dataDir);
    await heading(page, "Settings of the whole service");

    await follow(page, "Breathing Space");
    await heading(page, "Breathing Space");
    await look(page, "helpline");
    await page.getByLabel("Name", { exact: true }).fill("");
    await press(page, "Save this helpline");
    await expect(page.getByRole("alert")).toBeVisible();
    await look(page, "helpline-error");
    await page.getByLabel("Name", { exact: true }).fill("Breathing Space");
    await page.getByLabel("When they answer (optional)").fill("Every evening until midnight");
    await press(page, "Look at it first");
    await expect(page.locator(".preview")).toContainText("Every evening until midnight");
    await look(page, "helpline-preview");
    await press(page, "Save this helpline");
    await said(page, "Saved.");
    const shown = page.getByText("Every evening until midnight");
    await expect
      .poll(async () => (await page.goto(`${portal.url}/help-now`), await shown.count()), { timeout: 20_000 })
      .toBeGreaterThan(0);

    await page.goto(`${portal.url}/staff/service`);
    await follow(page, "Words of “What happens next”");
    await look(page, "text");
    const words = page.getByLabel("Words", { exact: true });
    await words.fill(`${await words.inputValue()}\n\nBring **nothing** with you.`);
    await press(page, "Look at it first");
    await expect(page.locator(".preview")).toContainText("Bring nothing with you.");
    await look(page, "text-preview");
    await press(page, "Save these words");
    await said(page, "Saved.");
    await expect(page.getByText("Families read the service's own words.")).toBeVisible();

    await page.goto(`${portal.url}/staff/service`);
    await follow(page, "History of changes");
    await heading(page, "What was changed in the whole service");
    await expect(page.getByRole("heading", { level: 2, name: "A helpline" })).toBeVisible();
    await look(page, "service-history");
    await arrive(page, () =>
      page.getByRole("button", { name: /^Put it back as it was Words of a page/ }).click(),
    );
    await said(page, "It is as it was before.");
    await page.goto(`${portal.url}/staff/service/texts/next`);
    await expect(page.getByText("Families read the words that came with the portal.")).toBeVisible();
  },
);
