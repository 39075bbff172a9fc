/** Back after leaving, in a browser that keeps pages alive: the runner's own ones and those without windows never do, so
 *  that a test in them proves nothing. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, expect, test, type Page } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../../support/built-portal";
import { Family } from "../../support/family";

const whole = process.env.CHROMIUM_PATH;
const WHOLE = whole ? { executablePath: whole } : { executablePath: undefined, channel: "chromium" };
const WORDS = "Wordsofmine about bedtimes";
let dataDir = "";
let portal: BuiltPortal;
let elsewhere: Server;
let decoy = "";

test.beforeAll(async () => {
  dataDir = newDataDir();
  elsewhere = createServer((_, res) => {
    res.setHeader("content-type", "text/html");
    res.end(`<!doctype html><title>fresh</title><h1>Somewhere else</h1><input>
      <script>addEventListener("pageshow", (it) => it.persisted && (document.title = "restored"))</script>`);
  }).listen(0);
  decoy = `http://localhost:${(elsewhere.address() as AddressInfo).port}`;
  portal = await startBuilt(dataDir, { DECOY_URL: `${decoy}/weather`, LOG_LEVEL: "error" });
});
test.afterAll(async () => {
  await portal.stop();
  elsewhere.close();
  removeDataDir(dataDir);
});

const at = (page: Page, url: string | RegExp) => expect.poll(() => page.url()).toMatch(url);
/** Not `goBack`, which waits for a load that a restored page does not have. */
const back = (page: Page) => page.evaluate(() => history.back()).catch(() => undefined);

for (const javaScriptEnabled of [true, false])
  test(`nothing typed is there after Back, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const browser = await chromium.launch({
      ...test.info().project.use.launchOptions,
      ...WHOLE,
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
    const context = await browser.newContext();
    // the control: this browser does bring pages back alive
    const control = await context.newPage();
    await control.goto(`${decoy}/control`);
    await control.locator("input").fill(WORDS);
    await control.goto(`${portal.url}/help-now`);
    await back(control);
    await at(control, /\/control$/);
    await expect.poll(() => control.title()).toBe("restored");
    await control.close();
    await context.close();

    const theirs = await browser.newContext({ javaScriptEnabled });
    const family = new Family(portal.url);
    await family.fillIn();
    await theirs.addCookies(
      [...family.cookies].map(([name, value]) => ({ name, value, domain: "localhost", path: "/" })),
    );
    const page = await theirs.newPage();
    await page.goto(`${portal.url}/help-now`);
    await page.goto(`${portal.url}/form/q5`);
    await page.getByLabel("What would help?").fill(WORDS);
    await page.getByRole("button", { name: "Leave this website quickly" }).click();
    await at(page, /\/weather$/);
    for (let presses = 0; presses < 3; presses++) {
      await back(page);
      await page.waitForTimeout(400);
      await page.waitForLoadState();
      const fields = page.locator("input:not([type=hidden]), textarea");
      const typed = await fields.evaluateAll((all) => all.map((it) => (it as HTMLInputElement).value));
      expect([page.url(), await page.title(), await page.content(), ...typed].join("\n")).not.toContain(
        "Wordsofmine",
      );
      expect(await page.content()).not.toContain("Kirsty");
    }
    await browser.close();
  });
