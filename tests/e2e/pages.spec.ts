/** Every family page, as somebody with a screen reader, a keyboard, a small phone or another language meets it. */
import type { Page } from "playwright/test";
import { paths } from "../../app/paths";
import bankOfHelplines from "../../db/data/helplines.json" with { type: "json" };
import groups from "../../db/data/groups.json" with { type: "json" };
import hubs from "../../db/data/hubs.json" with { type: "json" };
import programmes from "../../db/data/programmes.json" with { type: "json" };
import stories from "../../db/data/stories.json" with { type: "json" };
import { FAMILY_PAGES } from "../support/pages";
import { expect, fillInUntil, look, test, ONCE, SCRIPT } from "./page";

const INFORMATION = [...FAMILY_PAGES, paths.formSent];
const TYPED = "typed 123";
/** Every step there is, every channel, a child of fourteen, and no word that is wording. */
const EVERYTHING: Record<string, Record<string, string | string[]>> = {
  q1: { callMe: TYPED },
  q2: { "place.where": "Larkhall" },
  q3: { reach: ["phone", "text", "email", "letter", "visit", "code"], codeWord: TYPED },
  q3a: { phoneNumber: "01632 960461", phoneSay: "no", phoneSayInstead: TYPED },
  q3b: { textNumber: "07700 900461" },
  q3c: { emailAddress: "typed@example.org" },
  q3d: { letterAddress: TYPED },
  q3e: { visitAddress: TYPED, visitNote: TYPED },
  q4: { "children.age": ["7", "14"], "children.day": "14", "children.month": "2", "children.year": "2027" },
  q5: { help: TYPED, safeToday: "notSafe" },
  q6: { language: "other", languageOther: TYPED, interpreter: "yes" },
  q7: { more: "more" },
  q8: { home: TYPED },
  q9: { socialWorker: "yes" },
  q10: { speakTo: ["school"] },
  q11: { access: TYPED },
  q12: { childSays: TYPED },
  q13: { childKnows: "notYet" },
  q14: { helper: "yes", helperRole: TYPED },
};
const FORM = [paths.form, ...Object.keys(EVERYTHING).map(paths.formStep), paths.formCheck];
/** Sent with nothing in them, these say what is wrong. The last first: behind a refused step nothing is shown. */
const REFUSED = ["q6", "q4", "q3c", "q3a", "q3", "q2", "q1"];
const EMPTY = { _journey: "referral", "place.where": "" };

/** One h1, a language, a title that gives nothing of a request away, the way out. */
async function hasItsParts(page: Page, path: string): Promise<void> {
  await expect(page.locator("h1"), path).toHaveCount(1);
  await expect(page.locator("html"), path).toHaveAttribute("lang", /^[a-z]{2}(-X[AB])?$/);
  const title = await page.title();
  expect(title, path).toMatch(/\S/);
  if (path.startsWith("/form/q")) expect(title).toMatch(/^Question \d+( – |$)/);
  await expect(page.locator(".exit button"), path).toBeVisible();
  await expect(page.locator("main"), path).toHaveCount(1);
}

/** Goes to each page in turn. @param use what to do there */
async function everyPage(
  page: Page,
  what: readonly string[],
  use: (path: string) => Promise<void>,
): Promise<void> {
  for (const path of what) {
    await page.goto(path);
    const at = new URL(page.url()).pathname;
    expect(at, `${path} led elsewhere`).toBe(path);
    await use(path);
  }
}
const name = (path: string) => path.slice(1).replaceAll("/", "-") || "home";

/** Sends a whole request. @returns what opens the family's page */
async function sendEverything(page: Page): Promise<{ reference: string; code: string }> {
  await fillInUntil(page, "check", EVERYTHING);
  await page.goto(paths.formCheck);
  await page.locator(`main form[action="${paths.formCheck}"] button`).first().click();
  await expect(page).toHaveURL(paths.formSent);
  const [reference, code] = await page.locator(".sent-code").allTextContents();
  return { reference: reference!, code: code! };
}
async function openYours(page: Page, { reference, code }: { reference: string; code: string }) {
  await page.goto(paths.yourPage);
  await page.locator("#reference").fill(reference);
  await page.locator("#code").fill(code);
  await page.locator("main form button").first().click();
  await expect(page).toHaveURL(paths.yourPageOpen);
}

for (const [at, part] of [INFORMATION.slice(0, 10), INFORMATION.slice(10)].entries())
  test(`pages to read are whole, part ${at + 1}`, async ({ page }) => {
    await everyPage(page, part, async (path) => {
      await hasItsParts(page, path);
      await look(page, name(path));
    });
  });

test("every question is whole, with every channel and an urgent notice", async ({ page }) => {
  await fillInUntil(page, "check", EVERYTHING);
  await everyPage(page, FORM, async (path) => {
    await hasItsParts(page, path);
    await look(page, name(path));
  });
});

test("questions that were refused, and the family's own page, are whole", async ({ page }) => {
  await fillInUntil(page, "check", EVERYTHING);
  for (const step of REFUSED) {
    await page.request.post(paths.formStep(step), { form: EMPTY });
    await page.goto(paths.formStep(step));
    await hasItsParts(page, paths.formStep(step));
    await expect(page.locator("[data-errors] a").first(), step).toBeVisible();
    // each line of the summary leads to something that is there
    for (const link of await page.locator("[data-errors] a").all())
      await expect(page.locator((await link.getAttribute("href"))!.replaceAll(".", "\\.")), step).toHaveCount(
        1,
      );
    await look(page, `${step}-refused`);
  }
  const sent = await sendEverything(page);
  await hasItsParts(page, paths.formSent);
  await look(page, "sent-urgent");
  await openYours(page, sent);
  await hasItsParts(page, paths.yourPageOpen);
  await look(page, "your-page-open");
});

test("a page that is refused, or too long, is whole and has the way out and a number", async ({ page }) => {
  const cases: [string, Record<string, string>][] = [
    ["refused", {}],
    ["tooLong", { place: "x".repeat(300_000) }],
  ];
  for (const [kind, form] of cases) {
    await page.route("**/find-your-hub", async (route) => {
      const headers = { ...route.request().headers(), ...(kind === "refused" ? { origin: "null" } : {}) };
      await route.continue({ method: "POST", headers, postData: new URLSearchParams(form).toString() });
    });
    const answer = await page.goto(paths.findHub);
    await page.unroute("**/find-your-hub");
    expect(answer?.status()).toBe(kind === "refused" ? 403 : 413);
    await hasItsParts(page, kind);
    await expect(page.getByRole("link", { name: /01632 960/ }).first()).toBeVisible();
    await look(page, kind);
  }
});

/** Where the focus is, and whether an eye can find it. */
async function focused(page: Page) {
  const box = page.locator(":focus");
  const where = await box.evaluate((it) => {
    const seen = it.matches("input[type=radio], input[type=checkbox]")
      ? (it as HTMLInputElement).labels![0]!
      : it;
    const { top, bottom, left, width } = seen.getBoundingClientRect();
    const bar = document.querySelector(".exit")!;
    const onTop = document.elementFromPoint(
      left + Math.min(width / 2, 20),
      (top + Math.min(bottom, top + 30)) / 2,
    );
    return {
      name: (
        (it as HTMLInputElement).labels?.[0]?.textContent?.trim() ||
        seen.textContent?.trim() ||
        it.getAttribute("aria-label") ||
        it.id
      ).slice(0, 40),
      hidden: !(onTop && (seen.contains(onTop) || onTop.contains(seen) || it.contains(onTop))),
      behindBar:
        !bar.contains(it) && top < bar.getBoundingClientRect().bottom - 1 && !it.matches(".skip-link"),
    };
  });
  // the whole picture, so that a ring around a label counts
  const withFocus = await page.screenshot({ animations: "disabled" });
  await box.evaluate((it) => {
    it.setAttribute("data-was", "");
    (it as HTMLElement).blur();
  });
  const without = await page.screenshot({ animations: "disabled" });
  await page.locator("[data-was]").evaluate((it) => {
    (it as HTMLElement).focus({ preventScroll: true });
    it.removeAttribute("data-was");
  });
  return { ...where, shown: !withFocus.equals(without) };
}

test(
  "a question can be answered by keyboard alone, and the focus is always in sight",
  { tag: SCRIPT },
  async ({ page }) => {
    await fillInUntil(page, "q6");
    await page.goto("/form/q6");
    const order: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      const at = await focused(page);
      order.push(at.name);
      expect.soft(at, `forward: ${at.name}`).toMatchObject({ hidden: false, behindBar: false, shown: true });
    }
    expect(order.slice(0, 3)).toEqual([
      "Skip to main content",
      "Leave this website quickly",
      "Family Support Hubs South Lanarkshire",
    ]);
    // the last of that name: the switch of languages has an "English" too
    const after = (text: string) => order.findLastIndex((it) => it.startsWith(text));
    expect(after("Back")).toBeGreaterThan(2);
    expect(after("English")).toBeGreaterThan(after("Back"));
    expect(after("If another")).toBeGreaterThan(after("Back"));
    expect(after("Continue")).toBeGreaterThan(after("If another"));
    expect(after("Save and keep")).toBe(after("Continue") + 1);
    expect(order.length).toBeLessThan(60);

    // and backwards, where a bar that sticks to the top hides what comes into view under it
    await page.keyboard.press("End");
    await page.getByRole("link", { name: "Contact us" }).focus();
    for (let presses = 0; presses < order.length - 2; presses++) {
      await page.keyboard.press("Shift+Tab");
      const at = await focused(page);
      expect.soft(at, `backward: ${at.name}`).toMatchObject({ hidden: false, behindBar: false });
    }
    await page.goto("/form/q6");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/form/q7");
  },
);

/** What is in the database and not in the locale files; typed text; dates, times and numbers. */
const DATA = [
  ...hubs.flatMap((it) => [
    it.name,
    it.email,
    it.directions,
    ...it.address,
    ...it.people.flatMap((person) => [person.name, person.role]),
  ]),
  ...programmes.flatMap((it) => [...[it.name, it.summary, it.forWhom, it.sessionIs, it.length, it.runBy]]),
  ...groups.rooms.flatMap((it) => [it.name, it.directions, it.access, ...it.address]),
  ...groups.groups.flatMap((it) => [it.leads, it.note]),
  ...stories.flatMap((it) =>
    "change" in it && it.change ? Object.values(it.change).filter((value) => typeof value === "string") : [],
  ),
  ...["Polish", "British Sign Language"],
  ...bankOfHelplines.flatMap((it) => [it.name, it.number, it.hours, it.note]),
  TYPED,
  "typed@example.org",
  "Larkhall",
  "North Lanarkshire",
  "Nowhereatall",
  "English",
  "Þšéûðó",
  "RTL",
].filter(Boolean);

/** Every text a person can see or hear, as whole blocks, with what is said in the marks of the made-up language
 *  and what is data taken away. @returns what is left: wording that stands in the code */
function hardCoded(page: Page, data: string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const blocks = new Set<Element>();
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      let block = walker.currentNode.parentElement!;
      if (/^(SCRIPT|STYLE)$/.test(block.tagName) || !walker.currentNode.nodeValue!.trim()) continue;
      // what somebody told us says in which language: wording of ours has none of its own
      if (block.closest("[lang]") !== document.documentElement) continue;
      while (/^inline/.test(getComputedStyle(block).display) && block.parentElement)
        block = block.parentElement;
      blocks.add(block);
    }
    const leaves = [...blocks].filter(
      (it) => ![...blocks].some((other) => other !== it && it.contains(other)),
    );
    for (const block of [...leaves, ...[...blocks].filter((it) => !leaves.includes(it))])
      texts.push(
        leaves.includes(block)
          ? block.textContent
          : [...block.childNodes]
              .filter((it) => it.nodeType === 3)
              .map((it) => it.nodeValue)
              .join(" "),
      );
    for (const element of document.querySelectorAll("*"))
      for (const it of ["aria-label", "alt", "title", "placeholder", "data-left", "data-over"])
        if (element.getAttribute(it)) texts.push(element.getAttribute(it)!);
    const longest = [...known].sort((one, other) => other.length - one.length);
    return texts
      .map((text) => {
        let rest = text;
        for (const it of longest) rest = rest.replaceAll(it, " ");
        for (let before = ""; before !== rest;) {
          before = rest;
          rest = rest.replace(/⟦[^⟦⟧]*⟧/g, " ");
        }
        return rest
          .replace(/\b\d{1,2}:\d\d[ap]m\b/g, " ")
          .replace(/\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b( \d{1,2} [A-Z][a-z]+)?/g, " ")
          .replace(/\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?![a-z])/g, " ")
          .replace(/[\u2067\u202e\u202c\u2069]/g, "")
          .trim();
      })
      .filter((rest) => /\p{L}|[⟦⟧]/u.test(rest));
  }, data);
}

/** As a person does it. */
async function speak(page: Page, code: string): Promise<void> {
  await page.goto("/");
  await page.locator(`.languages button[value="${code}"]`).click();
  await expect(page.locator("html")).toHaveAttribute("lang", code);
}

test("no page holds wording that is not in the locale files", { tag: ONCE }, async ({ page }) => {
  test.slow();
  await speak(page, "en-XA");
  const check = async (what: string, data: string[] = []) =>
    expect.soft(await hardCoded(page, [...DATA, ...data]), what).toEqual([]);

  // the control: a word that somebody wrote into a component is found, in a text and in a label
  await page.evaluate(() => {
    document
      .querySelector("main")!
      .insertAdjacentHTML("beforeend", "<p>Hard-coded</p><p aria-label='Also'>⟦x⟧</p>");
  });
  expect((await hardCoded(page, DATA)).sort()).toEqual(["Also", "Hard-coded"]);

  await everyPage(page, INFORMATION, (path) => check(path));
  for (const typed of ["", "Nowhereatall", "Larkhal", "G71 7AA"]) {
    await page.goto(paths.findHub);
    await page.locator("#place").fill(typed);
    await page.locator("main form button").first().click();
    await check(`finder ${typed}`);
  }
  await fillInUntil(page, "check", EVERYTHING);
  await everyPage(page, FORM, (path) => check(path));
  for (const step of REFUSED) {
    await page.request.post(paths.formStep(step), { form: EMPTY });
    await page.goto(paths.formStep(step));
    await check(`${step} refused`);
  }
  const sent = await sendEverything(page);
  const own = [sent.reference, sent.code];
  await check("sent", own);
  await page.goto(paths.yourPage);
  await page.locator("#reference").fill(sent.reference);
  await page.locator("#code").fill("1");
  await page.locator("main form button").first().click();
  await check("your page, wrong", own);
  await openYours(page, sent);
  await check("your page", own);
  for (const path of ["/form", "/contact"]) {
    // refused by where it claims to come from, and too long
    for (const origin of ["null", ""]) {
      const answer = await page.request.post(path, {
        ...(origin ? { headers: { origin } } : {}),
        form: { x: "x".repeat(origin ? 1 : 300_000) },
      });
      await page.setContent(await answer.text());
      await check(`${path} ${answer.status()}`);
    }
  }
});

test("written from right to left, a page is mirrored and nothing is cut off", async ({ page }) => {
  await speak(page, "ar-XB");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const sheet = await page.locator('link[rel="stylesheet"]').getAttribute("href");
  expect(sheet).toMatch(/\/rtl\./);
  await look(page, "rtl-home");
  const box = (await page.locator(".header__name").boundingBox())!;
  const screen = page.viewportSize()!.width;
  expect(box.x + box.width / 2).toBeGreaterThan(screen / 2);
  await fillInUntil(page, "check", EVERYTHING);
  for (const path of [
    "/form/q3",
    "/form/q3a",
    "/form/q4",
    "/form/q6",
    "/form/check",
    "/help-now",
    "/hubs/hamilton",
  ]) {
    await page.goto(path);
    await look(page, `rtl-${name(path)}`);
  }
  // the control: in English it is the other way round
  await speak(page, "en");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  expect((await page.locator(".header__name").boundingBox())!.x).toBeLessThan(screen / 2);
});

/** @returns whether a text's first character stands left of its last one, as numbers are written in every language */
const runsLeftToRight = (page: Page, text: string) =>
  page
    .locator("main")
    .getByText(text, { exact: true })
    .first()
    .evaluate((element, whole) => {
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!;
      const left = (at: number) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      };
      const start = node.nodeValue!.indexOf(whole);
      return left(start) < left(start + whole.length - 1);
    }, text);

test(
  "numbers stand the right way round in a language written from right to left",
  { tag: ONCE },
  async ({ page }) => {
    await speak(page, "ar-XB");
    // the control: the phones, which were thought of
    await page.goto(paths.helpNow);
    expect(await runsLeftToRight(page, "0800 027 1234")).toBe(true);
    expect.soft(await runsLeftToRight(page, "24 hours, 7 days a week")).toBe(true);
    const { code } = await sendEverything(page);
    expect.soft(await runsLeftToRight(page, code), "the secret code").toBe(true);
    await fillInUntil(page, "check", EVERYTHING);
    await page.goto(paths.formCheck);
    expect.soft(await runsLeftToRight(page, "01632 960461"), "the number that was typed").toBe(true);
  },
);
