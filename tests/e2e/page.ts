/** A page that is looked at wherever the tests go: accessible, nothing cut off, no error in the console. */
import axe from "axe-core";
import { mkdirSync } from "node:fs";
import { test as base, expect, type Page } from "playwright/test";
import { SIX } from "../support/family";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const pictures = process.env.SCREENSHOTS;
let picture = 0;
const DECOY = "www.bbc.co.uk";

export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    // no page of ours asks anybody else for anything; the way out is the one exception
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      const { hostname, href } = new URL(request.url());
      if (hostname !== "localhost" && hostname !== DECOY) elsewhere.push(href);
    });
    await use(page);
    expect(elsewhere).toEqual([]);
    // refusals are looked at on purpose; and a portal of its own is stopped while its last page may still be loading
    expect(errors.filter((it) => !/status of (403|404|413)|ERR_CONNECTION_REFUSED/.test(it))).toEqual([]);
  },
});
export { expect };

/** tags: what only script can do; what is the same at every width, tried without script too; and what is tried once */
export const SCRIPT = "@script";
export const ANY_WIDTH = "@any-width";
export const ONCE = "@once";

export const hasScript = () => test.info().project.use.javaScriptEnabled !== false;

export const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
/** The box itself lies under its label, which is what a person presses. */
export const tick = (page: Page, name: string) => page.locator("label", { hasText: name }).click();
export const next = (page: Page) => page.getByRole("button", { name: "Continue", exact: true }).click();

/** Presses, and waits until what it leads to is there: what stood here before could be taken for it. */
export async function arrive(page: Page, press: () => Promise<unknown>): Promise<void> {
  const there = page.waitForEvent("load");
  await press();
  await there;
}

/** Stands in for the weather: tests reach no other website. */
export const stubDecoy = (page: Page) =>
  page.route(`https://${DECOY}/**`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: "<!doctype html><title>Weather</title><h1>Weather</h1>",
    }),
  );
/** Presses the exit button, and waits until the decoy is there. */
export async function leave(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Leave this website quickly" }).click();
  await page.waitForURL(`https://${DECOY}/**`);
}

/** Starts a form with this browser's cookies and answers every step before `until` without a page being drawn.
 *  @param answers by step; others as in the shortest request */
export async function fillInUntil(
  page: Page,
  until: string,
  answers: Record<string, Record<string, string | string[]>> = {},
): Promise<void> {
  const post = async (path: string, fields: Record<string, string | string[]>) => {
    const form = new URLSearchParams();
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) form.append(name, value);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await page.request.post(path, { data: form.toString(), headers, maxRedirects: 0 });
    return answer.headers().location?.split("/").pop() ?? "";
  };
  let at = await post("/form", { journey: "referral", again: "1" });
  for (let steps = 0; at !== until; steps++) {
    const fields = answers[at] ?? SIX[at];
    if (!fields || steps > 30) throw new Error(`No answer for ${at}`);
    at = await post(`/form/${at}`, fields);
  }
}

/** Looks at the page as it stands: axe (not where script is off: it hangs there), width, on the narrowest phone too, and
 *  a picture for people where SCREENSHOTS names a folder. */
export async function look(page: Page, name: string): Promise<void> {
  await takePicture(page, name);
  if (!hasScript()) return;
  await fits(page, name);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (values) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: { type: "tag", values } }),
    RULES,
  );
  expect(
    violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`),
    name,
  ).toEqual([]);
  const size = page.viewportSize();
  const onPaper = await page.evaluate(() => matchMedia("print").matches);
  if (!size || size.width <= NARROWEST.width || onPaper) return;
  await page.setViewportSize(NARROWEST);
  await fits(page, `${name} at 320 px`);
  await takePicture(page, `${name}-320`);
  await page.setViewportSize(size);
}

const NARROWEST = { width: 320, height: 640 };

async function takePicture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  const project = test.info().project.name.replace(" ", "-");
  const file = `${pictures}/${project}-${String(++picture).padStart(2, "0")}-${name}.png`;
  await page.screenshot({ path: file, fullPage: true });
}

async function fits(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
}
