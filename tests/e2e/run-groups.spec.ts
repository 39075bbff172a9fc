/** A manager writes a programme, and a group worker makes a group of it: from nothing to open, moved, cancelled, closed. */
import type { Page } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../support/built-portal";
import { arrive, expect, hasScript, heading, look, test } from "./page";
import { signIn } from "./staff-page";

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
const press = (page: Page, name: string | RegExp) =>
  arrive(page, () => page.getByRole("button", { name, exact: true }).first().click());
const follow = (page: Page, name: string | RegExp) =>
  arrive(page, () => page.getByRole("link", { name }).first().click());
/** The box itself lies under its label, which is what a person presses. */
const pick = (page: Page, form: string, label: string) =>
  page.locator(form).locator("label", { hasText: label }).first().click();

async function fillDate(page: Page, form: string, iso: string): Promise<void> {
  const [year = "", month = "", day = ""] = iso.split("-");
  await page
    .locator(form)
    .getByLabel("Day", { exact: true })
    .fill(String(Number(day)));
  await page
    .locator(form)
    .getByLabel("Month")
    .fill(String(Number(month)));
  await page.locator(form).getByLabel("Year").fill(year);
}

/** A Tuesday some weeks from now. */
function tuesday(weeks: number): string {
  const at = new Date();
  at.setUTCDate(at.getUTCDate() + ((9 - at.getUTCDay()) % 7) + 7 * weeks);
  return at.toISOString().slice(0, 10);
}

async function writeProgramme(page: Page): Promise<void> {
  await page.goto(`${portal.url}/staff`);
  await signIn(page, "harris", dataDir);
  await follow(page, "Groups");
  await look(page, "groups-of-a-manager");
  await follow(page, "Programmes");
  await look(page, "programmes");
  await follow(page, "Add a programme");
  await page.getByLabel("Name", { exact: true }).fill("Splash and Sing");
  await page.getByLabel("From", { exact: true }).fill("soon");
  await press(page, "Save");
  await expect(page.getByRole("alert")).toContainText("Give an age, such as");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Splash and Sing");
  await look(page, "programme-refused");
  await page.getByLabel("What it is").fill("Water, songs and a warm room for you and your baby.");
  await page.getByLabel("Who it is for").fill("Parents with a baby");
  await page.getByLabel("What a session is like").fill("We start with tea.");
  await page.getByLabel("How long it takes").fill("4 weeks, 2 hours a week");
  await page.getByLabel("Who runs it").fill("The hub");
  await page.getByLabel("From", { exact: true }).fill("3 months");
  await page.getByLabel("Up to and with", { exact: true }).fill("1 year");
  await press(page, "Look at it first");
  await expect(page.locator(".preview")).toContainText("from 3 months to 1 year");
  await look(page, "programme-preview");
  await press(page, "Save");
  await said(page, "Saved.");
  await follow(page, "Splash and Sing");
  await expect(page.getByLabel("Up to and with", { exact: true })).toHaveValue("1 year");
  await page.goto(`${portal.url}/staff/keep-apart`);
  await look(page, "keep-apart");
  await press(page, "Keep them apart");
  await expect(page.getByRole("alert")).toContainText("Write why they must not meet");
  const [one, other] = [
    page.getByRole("group", { name: "One family" }),
    page.getByRole("group", { name: "The other family" }),
  ];
  await one.getByLabel("What they are called").fill("Ann Example");
  await one.getByLabel("Phone numbers").fill("07700 900111");
  await other.getByLabel("E-mail addresses").fill("ben@example.org");
  await page.getByLabel("Why").fill("A court order");
  await press(page, "Keep them apart");
  await said(page, "They are kept apart from now on.");
  await heading(page, "Families that are kept apart");
  await expect(page.getByRole("heading", { name: "Ann Example and ben@example.org" })).toBeVisible();
  await look(page, "kept-apart");
  await arrive(page, () => page.getByRole("button", { name: /^Sign out/ }).click());
}

test("a group is made, opened, moved, cancelled and closed", async ({ page }) => {
  await writeProgramme(page);

  // she reads no requests: what she finds first is what has to be done about bookings
  await page.goto(`${portal.url}/staff`);
  await signIn(page, "orla", dataDir);
  await heading(page, "Work with bookings");
  await follow(page, "Groups");
  await heading(page, "Groups");
  await expect(page.getByRole("link", { name: "Families kept apart" })).toHaveCount(0);
  await follow(page, "Rooms");
  await follow(page, "Add a room");
  await page.getByLabel("Name", { exact: true }).fill("The blue room");
  await page.getByLabel("Address").fill("3 Example Street\nHamilton");
  await page.getByLabel("How many adults it holds").fill("12");
  await look(page, "room");
  await press(page, "Save");
  await said(page, "Saved.");
  await look(page, "rooms");

  await page.goto(`${portal.url}/staff/groups/new`);
  await look(page, "new-group");
  await press(page, "Make the group");
  await expect(page.getByRole("alert")).toContainText("Choose a programme");
  await page.getByLabel("What is taught").selectOption("Splash and Sing");
  await page.getByLabel("Where", { exact: true }).selectOption({ index: 0 });
  await page.getByLabel("Places for adults").fill("8");
  await page.getByLabel("Places in the creche").fill("4");
  await press(page, "Make the group");
  await expect(page.getByRole("alert")).toContainText("Say how many people look after the children");
  await page.getByLabel("People who look after the children").fill("2");
  await press(page, "Make the group");
  await said(page, "The group is made.");

  // a course over the turn of the clocks or not: what is looked at is what is saved
  await fillDate(page, "#pattern-form", tuesday(2));
  await page.locator("#pattern-form").getByLabel("Begins at").fill("10.00");
  await page.locator("#pattern-form").getByLabel("How many sessions").fill("4");
  await press(page, "Look at the dates");
  await expect(page.locator(".dates-list li")).toHaveCount(4);
  await expect(page.locator(".dates-list li").first()).toContainText("10:00am to 12:00pm");
  await look(page, "dates-preview");
  await press(page, "Add these 4 sessions");
  await said(page, "The sessions are added.");
  await expect(page.getByText("Before families can see it, it needs")).toBeVisible();
  await expect(page.getByRole("button", { name: "Open it for booking" })).toHaveCount(0);
  await look(page, "group-lacks");
  await follow(page, "a room, or to be online");
  await page
    .getByLabel("Where", { exact: true })
    .selectOption({ label: "Hamilton Family Support Hub: The blue room (holds 12)" });
  await look(page, "group-facts");
  await press(page, "Save");
  await said(page, "Saved.");
  await press(page, "Open it for booking");
  await said(page, "Families can see the group and book it.");
  await look(page, "group-published");

  await follow(page, /^Tuesday .*10:00am/);
  await look(page, "session");
  await page.locator("#move-form").getByLabel("Begins at").fill("13:00");
  await pick(page, "#move-form", "This one and all that come after it");
  await arrive(page, () => page.locator("#move-form").getByRole("button").click());
  await expect(page.locator(".preview tbody tr")).toHaveCount(4);
  await expect(page.locator(".preview")).toContainText("1:00pm to 3:00pm");
  await look(page, "move-preview");
  await press(page, "Move");
  await said(page, "It is moved.");
  await expect(page.getByText("Moved. It was on").first()).toBeVisible();

  await follow(page, /^Tuesday .*1:00pm/);
  await arrive(page, () => page.locator("#cancel-form").getByRole("button").click());
  await expect(page.locator(".preview tbody tr")).toHaveCount(1);
  await press(page, "Cancel");
  await said(page, "It is cancelled.");
  await press(page, "Pause it");
  await said(page, "Nobody new can book.");
  await press(page, "Open it again");
  await page.locator("summary", { hasText: "Close it for good" }).click();
  if (!hasScript()) await expect(page.getByText("This cannot be taken back.")).toBeVisible();
  await press(page, "Close it for good");
  await said(page, "The group is closed.");
  await expect(page.getByRole("heading", { name: "Moved 4 sessions" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Cancelled the session" })).toBeVisible();
  await look(page, "group-closed");
  await page.goto(`${portal.url}/staff/groups?over=1`);
  await look(page, "groups-over");
});
