/** "Leave this website quickly": what it promises, seen from the chair of whoever looks next. */
import type { Cookie, Page } from "playwright/test";
import { expect, fillInUntil, hasScript, heading, leave, next, SCRIPT, stubDecoy, test } from "./page";

const SAVED = "Savedwords about bedtimes";
const UNSAVED = "Unsavedwords about mornings";

test.beforeEach(({ page }) => stubDecoy(page));

const ours = async (page: Page) => (await page.context().cookies()).filter((it) => it.domain === "localhost");

/** Whether somebody who copied these cookies could still read the page. */
async function opens(cookies: Cookie[], path: string, words: string): Promise<boolean> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await fetch(new URL(path, test.info().project.use.baseURL), { headers: { cookie } });
  return (await answer.text()).includes(words);
}

/** Nothing that was typed is on the screen, in a field, in the title or in the address. */
async function showsNothing(page: Page, ...words: string[]): Promise<void> {
  const fields = await page
    .locator("input:not([type=hidden]), textarea")
    .evaluateAll((all) => all.map((it) => (it as HTMLInputElement).value).join("\n"));
  const all = [page.url(), await page.title(), await page.content(), fields].join("\n");
  for (const word of words) expect(all).not.toContain(word);
}

async function leaveAndLookBack(page: Page, ...words: string[]): Promise<void> {
  await leave(page);
  for (let presses = 0; presses < 3; presses++) {
    await page.goBack().catch(() => undefined);
    await showsNothing(page, ...words);
  }
}

async function writeOnQuestion5(page: Page): Promise<void> {
  await fillInUntil(page, "q5");
  await page.goto("/form/q5");
  await page.getByLabel("What would help?").fill(SAVED);
  await page.getByRole("button", { name: "Save and keep it for longer" }).click();
  await expect(page.getByLabel("What would help?")).toHaveValue(SAVED);
  await page.getByLabel("What would help?").fill(UNSAVED);
}

test("leaving a question ends at the decoy, and nothing of the form can be read again", async ({ page }) => {
  await writeOnQuestion5(page);
  const before = await ours(page);
  expect(before.map((it) => it.name)).toContain("draft");
  // the control: until now the cookies do open it
  expect(await opens(before, "/form/q5", SAVED)).toBe(true);

  await leave(page);
  await heading(page, "Weather");
  await expect.poll(() => ours(page)).toEqual([]);
  expect(await opens(before, "/form/q5", SAVED)).toBe(false);

  for (let presses = 0; presses < 3; presses++) {
    await page.goBack().catch(() => undefined);
    await showsNothing(page, SAVED, UNSAVED);
  }
  await page.goto("/form/q1");
  await expect(page).toHaveURL("/ask");
  await showsNothing(page, "Kirsty", SAVED, UNSAVED);
  if (hasScript())
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

test("leaving forgets a postcode that was typed and not sent", async ({ page }) => {
  await page.goto("/find-your-hub");
  await page.getByLabel("Your postcode, town or village").fill("ML9 2AA");
  await leaveAndLookBack(page, "ML9 2AA");
});

test("leaving forgets a place that was sent and not known", async ({ page }) => {
  await page.goto("/find-your-hub");
  await page.getByLabel("Your postcode, town or village").fill("Nowhereatall");
  await page.getByRole("button", { name: "Find my hub" }).click();
  await expect(page.getByLabel("Your postcode, town or village")).toHaveValue("Nowhereatall");
  await leaveAndLookBack(page, "Nowhereatall");
});

test("leaving forgets a reference and a code that were typed and not sent", async ({ page }) => {
  await page.goto("/your-page");
  await page.getByLabel("Your reference").fill("ACDEFGHJ");
  await page.getByLabel("Your secret code").fill("1234 5678 9012");
  await leaveAndLookBack(page, "ACDEFGHJ", "1234 5678 9012");
});

test("whoever goes back in the same window, and begins a form there, does not find the words", async ({
  page,
}) => {
  await fillInUntil(page, "q1");
  await page.goto("/form/q1");
  await page.getByLabel(/call you/).fill("Writtenname");
  await next(page);
  await heading(page, "Where do you live?");
  await leave(page);
  // somebody else, later: the window's history still leads to the old page, and now there is a draft to show it
  await fillInUntil(page, "q2", { q1: { callMe: "Somebody" } });
  for (let presses = 0; presses < 3; presses++) {
    await page.goBack().catch(() => undefined);
    await showsNothing(page, "Writtenname");
  }
});

test("leaving the confirmation takes reference and code with it", async ({ page }) => {
  await fillInUntil(page, "check");
  await page.goto("/form/check");
  await page.getByRole("button", { name: "Send now" }).click();
  const [reference, code] = await page.locator(".sent-code").allTextContents();
  const before = await ours(page);
  expect(await opens(before, "/form/sent", code!)).toBe(true);

  await leave(page);
  await expect.poll(() => ours(page)).toEqual([]);
  expect(await opens(before, "/form/sent", code!)).toBe(false);
  await page.goBack().catch(() => undefined);
  await showsNothing(page, reference!, code!);
  await page.goto("/form/sent");
  await heading(page, "This page has gone");

  // and the family's own page, opened by them, closes too
  await page.goto("/your-page");
  await page.getByLabel("Your reference").fill(reference!);
  await page.getByLabel("Your secret code").fill(code!);
  await page.getByRole("button", { name: "Open my page" }).click();
  await expect(page.getByText(reference!)).toBeVisible();
  const visiting = await ours(page);
  await page.getByLabel("What would you like to add?").fill(UNSAVED);
  await leave(page);
  await expect.poll(() => ours(page)).toEqual([]);
  expect(await opens(visiting, "/your-page/open", reference!)).toBe(false);
  await page.goBack().catch(() => undefined);
  await showsNothing(page, reference!, UNSAVED);
});

test("the way out works from a page that is not there", async ({ page }) => {
  await fillInUntil(page, "q2");
  const before = await ours(page);
  expect(await opens(before, "/form/q1", "Kirsty")).toBe(true);
  expect((await page.goto("/no/such-page"))?.status()).toBe(404);
  await leave(page);
  await expect.poll(() => ours(page)).toEqual([]);
  expect(await opens(before, "/form/q1", "Kirsty")).toBe(false);
});

test(
  "Shift three times leaves; Escape, capitals and a slow hand do not",
  { tag: SCRIPT },
  async ({ page }) => {
    await fillInUntil(page, "q1");
    await page.goto("/form/q1");
    const shift = async (times: number) => {
      for (let at = 0; at < times; at++) await page.keyboard.press("Shift");
    };
    for (let at = 0; at < 4; at++) await page.keyboard.press("Escape");
    await page.getByLabel(/call you/).pressSequentially("ABBA");
    for (const letter of "KMcD") await page.keyboard.press(`Shift+${letter}`);
    for (let at = 0; at < 5; at++) await page.keyboard.press("Shift+Tab");
    await shift(2);
    await page.waitForTimeout(5100);
    await shift(2);
    await heading(page, /call you/);
    await shift(1);
    await page.waitForURL("https://www.bbc.co.uk/**");
    await expect.poll(() => ours(page)).toEqual([]);
  },
);

test("a saving under way when the person leaves brings nothing back", { tag: SCRIPT }, async ({ page }) => {
  // the page saves every two seconds instead of every minute, and a poor signal lets the decoy wait
  await page.route("**/form/q5", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('data-keep="60"', 'data-keep="2"'),
    });
  });
  await writeOnQuestion5(page);
  // a redirect's page is not changed on its way: ask for it again
  await page.goto("/form/q5");
  const before = await ours(page);
  const savings: string[] = [];
  page.on("request", (it) => /_keep=1/.test(it.postData() ?? "") && savings.push(it.url()));
  const control = page.waitForRequest((it) => /_keep=1/.test(it.postData() ?? ""));
  await page.getByLabel("What would help?").pressSequentially(" again");
  await control;

  await page.unroute("https://www.bbc.co.uk/**");
  await page.route("https://www.bbc.co.uk/**", () => undefined);
  await page.getByLabel("What would help?").pressSequentially("!");
  for (let at = 0; at < 3; at++) await page.keyboard.press("Shift");
  const sent = savings.length;
  await expect.poll(() => ours(page)).toEqual([]);
  await page.waitForTimeout(2500);
  expect(savings.length - sent, "savings sent after leaving").toBe(0);
  expect(await ours(page)).toEqual([]);
  expect(await opens(before, "/form/q5", SAVED)).toBe(false);
});

test("people can try the way out before they write, and it says what it cannot do", async ({ page }) => {
  await page.goto("/ask");
  await page.getByRole("link", { name: "Start" }).click();
  await expect(page.getByText("It cannot delete your browser's history")).toBeVisible();
  await leave(page);
  await page.goto("/ask/before-you-start");
  await page.getByRole("button", { name: "Go to the first question" }).click();
  await page.getByLabel(/call you/).fill("Kirsty");
  await next(page);
  await heading(page, "Where do you live?");
});
