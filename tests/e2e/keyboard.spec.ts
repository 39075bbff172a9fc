/** The day's work at the inbox with a keyboard and nothing else: every stop is seen, and every stop can be left. */
import type { Locator, Page } from "playwright/test";
import { Family } from "../support/family";
import { expect, look, test } from "./page";
import { signInFields } from "./staff-page";

const MOST_STOPS = 150;

/** Presses Tab until it is there. Each stop on the way must show where one is. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return null;
      // a box lies under its label, which shows for it
      const label = at instanceof HTMLInputElement ? (at.labels?.[0] ?? at) : at;
      const looks = () =>
        [getComputedStyle(at), ...[undefined, "::before", "::after"].map((it) => getComputedStyle(label, it))]
          .map((it) =>
            [
              it.backgroundColor,
              it.boxShadow,
              it.outlineStyle,
              it.borderColor,
              it.position,
              it.clipPath,
            ].join(),
          )
          .join();
      const settle = () => document.getAnimations().forEach((it) => it.finish());
      settle();
      const focused = looks();
      at.blur();
      settle();
      const left = looks();
      at.focus();
      const { width, height } = at.getBoundingClientRect();
      return { what: at.outerHTML.slice(0, 120), seen: focused !== left, size: width * height };
    });
    if (!stop) continue;
    expect(stop.seen, `focus shows on ${stop.what}`).toBe(true);
    expect(stop.size, `there is something of ${stop.what}`).toBeGreaterThan(0);
    if (await wanted.evaluate((it) => it === document.activeElement)) return;
  }
  throw new Error(`Never came to ${wanted.toString()}`);
}

const press = async (page: Page, wanted: Locator) => {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
};
/** What is pressed leads to a page. */
const follow = async (page: Page, wanted: Locator) => {
  await tabTo(page, wanted);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
};

/** Ticks a box, or the one of several, as the keyboard does: Tab to the first, arrows from there. */
async function choose(page: Page, wanted: Locator): Promise<void> {
  if ((await wanted.getAttribute("type")) === "checkbox") {
    await tabTo(page, wanted);
    await page.keyboard.press("Space");
  } else {
    const name = (await wanted.getAttribute("name"))!;
    const all = page.locator(`form:has(#${await wanted.getAttribute("id")}) input[name="${name}"]`);
    await tabTo(page, all.first());
    await page.keyboard.press("Space");
    while (!(await wanted.isChecked())) await page.keyboard.press("ArrowDown");
  }
  await expect(wanted).toBeChecked();
}
const write = async (page: Page, field: Locator, text: string) => {
  await tabTo(page, field);
  await page.keyboard.type(text);
};

async function signInByKeyboard(page: Page, name: string): Promise<void> {
  await page.goto("/staff/sign-in");
  const { email, password, code } = signInFields(name);
  await write(page, page.getByLabel("Work e-mail"), email);
  await write(page, page.getByLabel("Password"), password);
  await write(page, page.getByLabel("Code from your authenticator app"), code);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/staff");
}

test("staff sign in, read a request, take it, note something, judge it and go back to their list @once", async ({
  page,
  baseURL,
}) => {
  test.slow();
  const family = new Family(baseURL!);
  await family.fillIn({ q1: { callMe: "Dunnock" } });
  await family.send();
  const { reference } = (await family.receipt())!;

  await signInByKeyboard(page, "lewis");

  // narrowed to what is new
  await press(page, page.getByText("Filter this list"));
  await tabTo(page, page.getByLabel("What is new"));
  await page.keyboard.type("New request");
  await follow(page, page.getByRole("button", { name: "Show these" }));
  await expect(page).toHaveURL(/news=request/);
  await page.goto(`/staff/requests/${reference}?from=news%3Drequest`);

  await follow(page, page.getByRole("button", { name: "Open this request" }));
  await follow(page, page.getByRole("button", { name: "Take this request" }));
  await expect(page.getByText("You have this request.")).toBeVisible();
  await press(page, page.locator("summary", { hasText: "Add a note" }));
  await tabTo(page, page.locator("#note-text"));
  await page.keyboard.type("Rang the school");
  await follow(page, page.getByRole("button", { name: "Add the note" }));
  await expect(page.getByText("Rang the school")).toBeVisible();
  await press(page, page.locator("summary", { hasText: "Mark as urgent" }));
  await tabTo(page, page.locator("#urgency-text"));
  await page.keyboard.type("She whispered");
  await follow(page, page.getByRole("button", { name: "Mark as urgent" }));
  await expect(page.getByText("This request is urgent.")).toBeVisible();
  await look(page, "request-by-keyboard");
  // where it was opened from, after everything that was done
  await follow(page, page.getByRole("link", { name: "Back" }));
  await expect(page).toHaveURL(/\/staff\?news=request$/);
});

test("staff type in a request, write to the family, keep two apart, and close some at once @once", async ({
  page,
  baseURL,
}) => {
  test.slow();
  const send = async () => {
    const family = new Family(baseURL!);
    await family.fillIn({ q1: { callMe: "Whinchat" }, q2: { "place.where": "Cambuslang" } });
    await family.send();
    return (await family.receipt())!.reference;
  };
  const [other, another] = [await send(), await send()];
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const summary = (text: string) => page.locator("summary", { hasText: text });
  const box = (name: string) => page.getByLabel(name, { exact: true });

  await signInByKeyboard(page, "iona");
  await follow(page, page.getByRole("link", { name: "Type in a request" }));
  await choose(page, box("They rang"));
  await choose(page, box("A school or nursery"));
  await follow(page, button("Start"));
  const steps: [Locator, string?][] = [
    [page.getByLabel("What would you like us to call you?"), "Redstart"],
    [page.getByLabel("Where do you live?"), "Cambuslang"],
    [page.getByLabel("I'll come back here with my code")],
    [page.getByRole("textbox").first(), "7"],
    [page.getByLabel("What would help?"), "Someone to talk to about bedtimes"],
    [page.getByLabel("English", { exact: true })],
    [page.getByLabel("Check and send")],
  ];
  for (const [field, text] of steps) {
    await (text ? write(page, field, text) : choose(page, field));
    await follow(page, button("Continue"));
  }
  await follow(page, button("Send now"));
  const reference = (await page.locator(".sent-code").first().textContent())!.trim();
  await follow(page, page.getByRole("link", { name: "See the request" }));
  await follow(page, button("Open this request"));

  await press(page, summary("Write on the family's page"));
  await write(page, page.getByLabel("What you write to the family"), "Come by on Thursday at ten.");
  await follow(page, button("Put it on their page"));
  await expect(page.locator(".thread")).toContainText("Come by on Thursday at ten.");
  await press(page, summary("Same child, two homes: keep apart"));
  await write(page, page.getByLabel("Reference of the other request").first(), other);
  await follow(page, button("Keep these two apart"));
  await expect(page.getByText("Do not disclose.").first()).toBeVisible();
  await press(page, summary("Close this request"));
  await choose(page, page.getByRole("radio", { name: "Advice given" }));
  await follow(page, button("Close this request"));
  await expect(summary("Open it again")).toBeVisible();

  for (const it of [other, another]) {
    await page.goto(`/staff/requests/${it}`);
    await follow(page, button("Open this request"));
  }
  await page.goto("/staff");
  for (const it of [other, another]) await choose(page, page.locator(`#chosen-${it}`));
  await follow(page, button("Act on the ticked requests"));
  await press(page, summary("Close them"));
  await choose(page, page.locator("details[open]").getByRole("radio", { name: "Advice given" }));
  await follow(page, page.locator("details[open]").getByRole("button", { name: "Preview" }));
  await follow(page, button("Do it with 2 requests"));
  await look(page, "bulk-by-keyboard");
  await follow(page, button("Undo"));
  await expect(page.getByText("It has been undone.")).toBeVisible();
  await page.goto(`/staff/requests/${reference}`);
  await expect(page.getByText("Advice given").first()).toBeVisible();
});

test("whoever watches over the record reads it with a keyboard, and is told what is wrong @once", async ({
  page,
}) => {
  await page.goto("/staff/sign-in");
  const { email, password, code } = signInFields("ewan");
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Code from your authenticator app").fill(code);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/staff");
  await follow(page, page.getByRole("link", { name: "Who did what" }));
  await expect(page.getByRole("heading", { name: "Who did and read what" })).toBeVisible();
  await look(page, "record");
  await tabTo(page, page.getByLabel("Reference of a request"));
  await page.keyboard.type("NOSUCH");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "There is no request with that reference" })).toBeVisible();
  await expect(page.getByLabel("Reference of a request")).toHaveValue("NOSUCH");
  await look(page, "record-error");

  await page.goto("/staff");
  await follow(page, page.getByRole("link", { name: "Nothing lost" }));
  await tabTo(page, page.getByLabel("Day"));
  await page.getByLabel("Day").fill("2031-01-01");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Choose a day up to today" })).toBeVisible();
  await look(page, "nothing-lost-error");
  await page.goto(`/staff/nothing-lost?day=${new Date().toISOString().slice(0, 10)}`);
  await expect(page.getByRole("heading", { name: "How the portal stands" })).toBeVisible();
  await look(page, "nothing-lost");

  await page.goto("/staff");
  await follow(page, page.getByRole("link", { name: "Your account" }));
  await press(page, page.locator("summary", { hasText: "Make new recovery codes" }));
  await tabTo(page, page.locator("#newCodes-password"));
  await page.keyboard.type("not mine");
  await follow(page, page.getByRole("button", { name: "Make new recovery codes" }));
  await expect(page.getByRole("link", { name: "That is not your password" })).toBeVisible();
  await look(page, "account-error");
  await page.locator("#newCodes-password").fill(password);
  await page.keyboard.press("Enter");
  await expect(page.locator(".recovery-codes li")).toHaveCount(10);
  await look(page, "account-codes");
  await page.reload();
  await expect(page.locator(".recovery-codes")).toHaveCount(0);
  await expect(page.getByText("You have 10 recovery codes left.")).toBeVisible();
});
