/** Finding a hub by whatever somebody types, with nothing of it in any address. */
import type { Page } from "playwright/test";
import { expect, fillInUntil, heading, look, test } from "./page";

const BOX = "Your postcode, town or village";
const HAMILTON = /Hamilton Family Support Hub/;

async function ask(page: Page, typed: string): Promise<void> {
  await page.goto("/find-your-hub");
  await page.getByLabel(BOX).fill(typed);
  await page.getByRole("button", { name: "Find my hub" }).click();
}
/** The finder's box again, with a kind word, what was typed, and every way on. */
async function asksAgain(page: Page, words: string | RegExp, typed: string): Promise<void> {
  await expect(page).toHaveURL("/find-your-hub");
  await expect(page.locator(".field__error")).toContainText(words);
  await expect(page.getByLabel(BOX)).toHaveValue(typed);
  await expect(page.getByRole("link", { name: "ask for support" })).toBeVisible();
}

test.beforeEach(({ page }) => {
  page.on("request", (request) => {
    const address = decodeURIComponent(request.url()).toLowerCase();
    for (const word of ["ml9", "2aa", "larkhall", "larkhal", "g71", "xyzzy", "eh1", "?"])
      expect(address.replace("localhost", "")).not.toContain(word);
  });
});

test("postcodes and places lead to their hub, and the answer holds no postcode", async ({ page }) => {
  const answers: [string, RegExp][] = [
    ["ml9 2aa", HAMILTON],
    ["M L9 2AA", HAMILTON],
    ["ML92AA", HAMILTON],
    ["mL9 2Aa, Larkhall", HAMILTON],
    ["Larkhall", HAMILTON],
    ["  larkhall  ", HAMILTON],
    ["Taigh na h-Uiseig", HAMILTON],
    ["G75 8XX", /East Kilbride Family Support Hub/],
    ["G73 1AB", /Cambuslang Family Support Hub/],
    ["Abington", /Lanark Family Support Hub/],
    ["ML9 3AA", HAMILTON],
  ];
  for (const [typed, hub] of answers) {
    await ask(page, typed);
    await heading(page, hub);
    await expect(page).toHaveURL(/\/find-your-hub\/[a-z-]+\/(exact|likely|check|place)$/);
    expect(await page.content()).not.toMatch(/ML9|2AA|G7\d|8XX/i);
    await expect(page.getByRole("link", { name: /01632 960/ })).toBeVisible();
    await expect(page.getByRole("link", { name: "Not right? Look again" })).toBeVisible();
  }
  // a sector that may be another hub's says so; one that is ours does not
  await expect(page.getByText("we are not sure")).toBeVisible();
  await ask(page, "ml9 2aa");
  await expect(page.getByText("we are not sure")).toBeHidden();
  await page.goto("/find-your-hub");
  await expect(page.getByLabel(BOX)).toHaveValue("");
});

test("a name we nearly know is offered, and chosen by a button", async ({ page }) => {
  await ask(page, "Larkhal");
  await asksAgain(page, "Did you mean one of these?", "Larkhal");
  await look(page, "finder-near-miss");
  await page.getByRole("button", { name: "Larkhall", exact: true }).click();
  await heading(page, HAMILTON);
});

test("where two places look alike, or a postcode is shared, it asks", async ({ page }) => {
  for (const typed of ["G71 7AA", "Braehead", "Newton", "EH46 7AA"]) {
    await ask(page, typed);
    await asksAgain(page, "We can't tell from that alone", typed);
    expect(
      await page
        .locator("main")
        .getByRole("link", { name: /Family Support Hub$/ })
        .count(),
    ).toBeGreaterThan(0);
  }
  await look(page, "finder-ask");
});

test("asked for the town, people write it beside the postcode that stands there", async ({ page }) => {
  await ask(page, "Uddingston");
  await heading(page, HAMILTON);
  await ask(page, "G71 7AA");
  await page.getByLabel(BOX).fill("G71 7AA Uddingston");
  await page.getByRole("button", { name: "Find my hub" }).click();
  await heading(page, HAMILTON);
});

test("nobody is turned away: elsewhere, unknown, nothing, or not saying", async ({ page }) => {
  for (const typed of ["G71 5AA", "EH1 1AA", "Airdrie"]) {
    await ask(page, typed);
    await expect(page).toHaveURL(/\/find-your-hub\/outside\//);
    await expect(page.getByText("We will still talk to you")).toBeVisible();
    await expect(page.getByRole("link", { name: /01632 960/ }).first()).toBeVisible();
  }
  await ask(page, "G71 5AA");
  await heading(page, "You're in North Lanarkshire");
  await ask(page, "Xyzzy <b>Plugh</b>");
  await asksAgain(page, "We don't know that place", "Xyzzy <b>Plugh</b>");
  await expect(page.locator("main").getByRole("link", { name: /Family Support Hub$/ })).toHaveCount(4);
  await ask(page, "");
  await asksAgain(page, "Type a postcode, town or village", "");
  await page.getByRole("link", { name: "ask for support" }).click();
  await heading(page, "Ask for support");
});

test("inside the form the same, and not saying goes on", async ({ page }) => {
  await fillInUntil(page, "q2");
  await page.goto("/form/q2");
  const go = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await page.getByLabel("Where do you live?").fill("Larkhal");
  await go("Continue");
  await go("Larkhall");
  await heading(page, "How can we reach you safely?");
  await expect(page.getByText(HAMILTON)).toBeVisible();
  for (const choice of ["I'd rather not say", "I have no fixed address", "I'm not sure"]) {
    await page.goto("/form/q2");
    await page.getByLabel("Where do you live?").fill("");
    await page.locator("label", { hasText: choice }).click();
    await go("Continue");
    await heading(page, "How can we reach you safely?");
    await expect(page.getByText(HAMILTON)).toBeHidden();
  }
});

test("the form forgets a shared postcode when another answer is given", async ({ page }) => {
  await fillInUntil(page, "q2");
  await page.goto("/form/q2");
  await page.getByLabel("Where do you live?").fill("G71 7AA");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.locator(".field__error")).toContainText("part belongs to someone else");
  await expect(page.getByLabel("Where do you live?")).toHaveValue("G71 7AA");
  await page.locator("label", { hasText: HAMILTON }).click();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await heading(page, "How can we reach you safely?");
});

test("Enter in the last age goes on, and does not ask for another child", async ({ page }) => {
  await fillInUntil(page, "q4");
  await page.goto("/form/q4");
  await page.getByLabel(/^Child 1/).fill("7");
  await page.getByLabel(/^Child 1/).press("Enter");
  await heading(page, "What would help?");
});

test("Reload after a refusal keeps what was typed, and posts nothing", async ({ page }) => {
  await fillInUntil(page, "q4");
  await page.goto("/form/q4");
  await page.getByLabel(/^Child 1/).fill("seven or so");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.locator(".field__error").first()).toContainText("Write an age like 4");
  let posts = 0;
  page.on("request", (it) => it.method() === "POST" && posts++);
  for (let at = 0; at < 2; at++) {
    await page.reload();
    await expect(page.getByLabel(/^Child 1/)).toHaveValue("seven or so");
    await expect(page.locator(".field__error").first()).toContainText("Write an age like 4");
  }
  expect(posts).toBe(0);
});
