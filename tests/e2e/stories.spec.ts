/** A story from its first word until nothing is left of it: told, read by a moderator, agreed to, answered, taken back. */
import type { Page } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt } from "../support/built-portal";
import { arrive, expect, hasScript, heading, look, next, test, tick } from "./page";
import { signIn, tickIn } from "./staff-page";

const HAPPENED =
  "The worker rang when she said she would. My son Jack was upset that day, and nobody told us off. You can ring me on 07700 900123.";
const COPY = "The worker rang when she said she would. My son was upset that day, and nobody told us off.";

const press = (page: Page, name: string) =>
  arrive(page, () => page.getByRole("button", { name, exact: true }).click());

/** Until the page before sending. @param see looks at a page */
async function tellStory(page: Page, see: (name: string) => Promise<void>): Promise<void> {
  await page.getByLabel(/what is your story about/).fill("Somebody rang back");
  await next(page);
  await heading(page, "What happened?");
  await page.getByLabel("What happened?").fill(HAPPENED);
  await see("story-happened");
  await next(page);
  await page.getByLabel("What was good, and why?").fill("Nobody judged me.");
  await next(page);
  await page.getByLabel("What could have been better, and why?").fill("");
  await next(page);
  await heading(page, "How did you feel?");
  await tick(page, "Listened to");
  await see("story-felt");
  await next(page);
  await heading(page, "What would you like to happen?");
  await next(page);
  await tick(page, "A parent");
  await next(page);
  await heading(page, "Which part of our work is it about?");
  await tickIn(page, "Which hub is it mostly about?", "Hamilton");
  await see("story-about");
  await next(page);
  await page.getByLabel("What name shall we put on your story?").fill("Jack 7");
  await next(page);
  await expect(page.locator(".ds_error-summary")).toBeVisible();
  await see("story-name-refused");
  await page.getByLabel("What name shall we put on your story?").fill("Blue Heron");
  await next(page);
  await heading(page, "Before you send it");
  await tick(page, "Everyone: yes, you may publish it");
  await tick(page, "Yes, show me first");
  await see("story-audience");
  await next(page);
  await heading(page, "Check what you have written");
  await expect(page.getByText("Someone who knows you might read this").first()).toBeVisible();
  await see("story-check");
}

async function openOwnPage(page: Page, [reference, code]: string[]): Promise<void> {
  await page.goto(new URL("/your-page", page.url()).href);
  await page.getByLabel("Your reference").fill(reference!);
  await page.getByLabel("Your secret code").fill(code!);
  await press(page, "Open my page");
  await heading(page, "Your story");
}

/** On the page of an answer. */
async function promise(page: Page): Promise<void> {
  const form = page.locator("details", { hasText: "Promise a change" });
  await form.locator("summary").click();
  await form.getByLabel("What the family said").fill("Nobody rang back.");
  await form.getByLabel("What will change").fill("Ring back within a day");
  await form.getByLabel("Who answers for it?").selectOption({ index: 1 });
  const due = new Date(Date.now() + 40 * 86_400_000);
  await form.getByLabel("Day").fill(String(due.getUTCDate()));
  await form.getByLabel("Month").fill(String(due.getUTCMonth() + 1));
  await form.getByLabel("Year").fill(String(due.getUTCFullYear()));
  await arrive(page, () => form.getByRole("button", { name: "Promise it" }).click());
}

test("a parent tells a story, comes back to it, and takes it back", async ({ page }) => {
  const see = (name: string) => look(page, name);
  await page.goto("/stories/tell");
  await heading(page, "Tell your story");
  await press(page, "Tell your story");
  await tellStory(page, see);
  await press(page, "Send it as it is");
  await heading(page, "Thank you. We have your story");
  await see("story-sent");
  const told = await page.locator(".sent-code").allInnerTexts();
  await openOwnPage(page, told);
  await expect(page.getByText("We have your story. It waits for a person to read it.")).toBeVisible();
  await see("story-own");
  await press(page, "Take my story back");
  await expect(page.getByRole("heading", { name: "Do you want to take your story back?" })).toBeVisible();
  await see("story-take-back");
  await press(page, "Yes, take it back");
  await expect(page.getByText("You took your story back.")).toBeVisible();
  await expect(page.locator("main")).not.toContainText("judged");
  await see("story-taken-back");
});

test("a young person tells one with pictures", async ({ page }) => {
  await page.goto("/stories/tell");
  await press(page, "I am a young person");
  await heading(page, "How did it feel?");
  await tick(page, "Listened to");
  await look(page, "young-felt");
  await next(page);
  await page.getByLabel("What happened?").fill("they just let me sit there. it was ok");
  await next(page);
  await page.getByLabel("What would you change?").fill("more crisps");
  await next(page);
  await tick(page, "Lanark");
  await next(page);
  await heading(page, "Make up a name for your story");
  await next(page);
  await tick(page, "The people who work at this hub");
  await tick(page, "No, that's OK");
  await look(page, "young-audience");
  await next(page);
  await heading(page, "Check what you have written");
  await arrive(page, () => page.getByRole("button", { name: /^Send/ }).click());
  await expect(page.locator(".sent-code")).toHaveCount(2);
});

test("a moderator reads it, its author agrees, the hub answers, everyone can read it", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const portal = await startBuilt(newDataDir());
  const family = await (await browser.newContext({ javaScriptEnabled: hasScript() })).newPage();
  try {
    await family.goto(`${portal.url}/stories/tell`);
    await press(family, "Tell your story");
    await tellStory(family, () => Promise.resolve());
    await press(family, "Send it as it is");
    const told = await family.locator(".sent-code").allInnerTexts();
    const reference = told[0]!.replace(/\s/g, "");

    await page.goto(`${portal.url}/staff`);
    await arrive(page, () => signIn(page, "struan", portal.dataDir));
    await page.goto(`${portal.url}/staff/stories`);
    await look(page, "stories-to-read");
    await arrive(page, () => page.getByRole("link", { name: reference }).click());
    await press(page, "Take it");
    await look(page, "story-moderated");
    await page.getByLabel("What happened: as it is to be read").fill(COPY);
    await tickIn(page, "Why you changed it", "a name");
    await tickIn(page, "Criticism", "0: none");
    await tickIn(page, "Safety", "0: nothing to think about");
    for (const box of await page
      .getByRole("group", { name: "Tick each once you have looked" })
      .locator("label")
      .all())
      await box.click();
    await press(page, "Save and pass it");
    await expect(page.getByText("Its author asked to see what we changed").first()).toBeVisible();
    await look(page, "story-passed");

    await openOwnPage(family, told);
    await expect(family.locator("main")).toContainText("07700 900123");
    await look(family, "story-edits");
    await press(family, "Yes, show it like this");
    await expect(family.getByText("Your story has been read, and is ready.")).toBeVisible();

    // held until tomorrow, so that its day does not say when its author was here: somebody decides otherwise
    await page.reload();
    const hold = page.locator("details", { hasText: "Change when it is shown" });
    await hold.locator("summary").click();
    for (const part of ["Day", "Month", "Year"]) await hold.getByLabel(part).fill("");
    await arrive(page, () => hold.getByRole("button", { name: "Save" }).click());
    await expect(page.getByText("It is shown now.").first()).toBeVisible();
    await look(page, "story-shown");

    const lewis = await (await browser.newContext({ javaScriptEnabled: hasScript() })).newPage();
    await lewis.goto(`${portal.url}/staff`);
    await arrive(lewis, () => signIn(lewis, "lewis", portal.dataDir));
    await lewis.goto(`${portal.url}/staff/face`);
    await lewis.getByLabel("Name").fill("Lewis");
    await lewis.getByLabel("What you do").fill("manager of Hamilton hub");
    await press(lewis, "Save");
    await look(lewis, "story-face");
    await lewis.goto(`${portal.url}/staff/stories/${reference}/answer`);
    await lewis
      .getByLabel("Your answer")
      .fill("Thank you, Blue Heron. I told the team what you said. Lessons will be learned.");
    await press(lewis, "Look at it as the family will");
    await expect(lewis.getByText("One phrase that everybody writes")).toBeVisible();
    await look(lewis, "story-mirror");
    await press(lewis, "Give this answer");
    await look(lewis, "story-answered");
    await promise(lewis);
    await lewis.goto(`${portal.url}/staff/story-changes`);
    await expect(lewis.getByText("Ring back within a day")).toBeVisible();
    await look(lewis, "story-promises");
    await lewis.context().close();

    await family.goto(`${portal.url}/your-page/story`);
    await look(family, "story-own-answered");
    await family.getByLabel("Your reply").fill("Thank you. That would have helped me.");
    await press(family, "Send my reply");
    await expect(family.getByText("Thank you. We have your reply.").first()).toBeVisible();
    await look(family, "story-own-replied");
    await page.goto(`${portal.url}/staff/stories/${reference}`);
    await look(page, "story-reply-waits");
    await press(page, "Show it");
    await look(page, "story-reply-shown");
    const thanks = page.locator("details", { hasText: "Thanks for somebody by name" });
    await thanks.locator("summary").click();
    await thanks.getByLabel("First name").fill("Isla");
    await thanks.getByLabel("What was said").fill("She rang when she said she would.");
    await arrive(page, () => thanks.getByRole("button").click());
    for (const path of ["/staff/thanks", "/staff/stories/new"]) {
      await page.goto(portal.url + path);
      await look(page, path.split("/").slice(2).join("-"));
    }

    await family.goto(`${portal.url}/stories`);
    await arrive(family, () => family.getByRole("link", { name: "Somebody rang back" }).click());
    await expect(family.locator("main")).toContainText("I told the team what you said.");
    await expect(family.locator("main")).toContainText("That would have helped me.");
    await expect(family.locator("main")).toContainText("Ring back within a day");
    await expect(family.locator("main")).not.toContainText("Jack");
    await look(family, "story-read");
    const address = family.url();
    await family.goto(`${portal.url}/your-page/story`);
    await press(family, "Take my story back");
    await press(family, "Yes, take it back");
    expect((await family.goto(address))?.status()).toBe(404);
    await look(family, "story-gone");
    await family.goto(`${portal.url}/stories`);
    await expect(family.locator("main")).not.toContainText("Somebody rang back");
  } finally {
    await family.context().close();
    await portal.stop();
    removeDataDir(portal.dataDir);
  }
});
