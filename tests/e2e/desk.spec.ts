import type { Page } from "playwright/test";
import { Family } from "../support/family";
import { ANY_WIDTH, arrive, expect, hasScript, look, next, test, tick } from "./page";
import { signIn, tickIn } from "./staff-page";

/** A code works once, so each way to use the suite has colleagues of its own. */
const WHO: Record<string, { name: string; place: string }> = {
  script: { name: "rowan", place: "East Kilbride" },
  "no script": { name: "skye", place: "Lanark" },
  "320 px": { name: "fern", place: "Cambuslang" },
};

const MANAGERS: Record<string, { name: string; hub: string; place: string }> = {
  script: { name: "lewis", hub: "hamilton", place: "Hamilton" },
  "no script": { name: "harris", hub: "east-kilbride", place: "East Kilbride" },
};

/** Answers the shortest whole request. */
async function typeIn(page: Page, callMe: string, place: string): Promise<void> {
  await page.getByLabel("What would you like us to call you?").fill(callMe);
  await next(page);
  await page.getByLabel("Where do you live?").fill(place);
  await look(page, "enter-place");
  await next(page);
  await tick(page, "I'll come back here with my code");
  await next(page);
  await page.getByRole("textbox").first().fill("7");
  await next(page);
  await page.getByLabel("What would help?").fill("Someone to talk to about bedtimes");
  await next(page);
  await tick(page, "English");
  await next(page);
  await tick(page, "Check and send");
  await next(page);
}

test("staff type in what somebody said on the phone, answer it, label it, and close several at once", async ({
  page,
}, info) => {
  test.slow();
  const { name, place } = WHO[info.project.name]!;
  await page.goto("/staff/sign-in");
  await signIn(page, name);
  await page.getByRole("link", { name: "Type in a request" }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("Choose how it reached you").first()).toBeVisible();
  await expect(page.getByText("Choose who asked").first()).toBeVisible();
  await look(page, "enter-error");
  await tick(page, "They rang");
  await tick(page, "A school or nursery");
  await page.getByRole("button", { name: "Start" }).click();
  await typeIn(page, "Kirsty", place);
  await expect(page.getByText("Who asked: A school or nursery.")).toBeVisible();
  await look(page, "enter-check");
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByRole("heading", { name: "The request is in the inbox" })).toBeVisible();
  await look(page, "entered");
  const reference = (await page.locator(".sent-code").first().textContent())!.trim();

  await page.getByRole("link", { name: "See the request" }).click();
  await page.getByRole("button", { name: "Open this request" }).click();
  await expect(page.getByText("By phone: typed in by staff").first()).toBeVisible();

  await page.getByText("Write on the family's page").first().click();
  await tickIn(page, "Start from checked words", "Come and see us");
  await page.getByRole("button", { name: "Put these words into the message" }).click();
  await expect(page.getByText("Give the date that goes into these words").first()).toBeVisible();
  await look(page, "block-error");
  await page.getByLabel("Date, such as").fill("Monday 30 November");
  await page.getByLabel("Time, such as").fill("10am");
  await page.getByLabel("Place", { exact: true }).fill("the hub");
  await page.getByRole("button", { name: "Put these words into the message" }).click();
  await expect(page.getByLabel("What you write to the family")).toHaveValue(
    /Would Monday 30 November at 10am/,
  );
  await page.getByRole("button", { name: "Put it on their page" }).click();
  await expect(page.locator(".thread")).toContainText("Would Monday 30 November at 10am");

  await page.locator("summary", { hasText: "Labels" }).click();
  await tickIn(page, "Labels of this request", "Sleep");
  await page.getByRole("button", { name: "Save labels" }).click();
  await page.getByText("Hand over to another service").first().click();
  await page.getByLabel("Which service?").fill("Made-up Toddler Group");
  await page.getByLabel("Who did you speak to?").fill("Eilidh");
  await page.getByRole("button", { name: "Wait for their answer" }).click();
  await expect(page.getByText("It stays open until the other service says yes.")).toBeVisible();
  await look(page, "handover");

  await page.goto("/staff");
  await page.getByText("Filter this list").click();
  await page.getByLabel("Label", { exact: true }).selectOption({ label: "Sleep" });
  await page.getByRole("button", { name: "Show these" }).click();
  await expect(page.getByRole("link", { name: reference })).toBeVisible();
  await look(page, "inbox-filtered");
  await page.getByText("Save this list").click();
  await page.getByLabel("Name of the list").fill("About sleep");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page
    .getByRole("navigation", { name: "Saved lists" })
    .getByRole("link", { name: "About sleep" })
    .click();
  await expect(page).toHaveURL(/label=/);

  await page.locator(`label[for="chosen-${reference}"]`).click();
  await arrive(page, () => page.getByRole("button", { name: "Act on the ticked requests" }).click());
  await look(page, "bulk");
  await page.getByText("Close them").click();
  await tickIn(page, "How did they end?", "Advice given");
  await page.locator("details[open]").getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Nothing has been done yet.")).toBeVisible();
  await look(page, "bulk-preview");
  await page.getByRole("button", { name: "Do it with 1 request" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("It has been undone.")).toBeVisible();
  await look(page, "bulk-undone");

  await page.goto(`/staff/requests/${reference}`);
  await page.getByText("The other service said yes").first().click();
  await page.locator("details[open]").getByRole("button", { name: "Close this request" }).click();
  await expect(page.getByText("the other service will support the family")).toBeVisible();
  await page.getByRole("button", { name: "Change the safe-contact rules" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("How can we reach you safely?");
  if (hasScript()) await refreshes(page, place);
});

test(`what belongs together, what is kept apart, and what goes to the local office ${ANY_WIDTH}`, async ({
  page,
}, info) => {
  test.slow();
  const manager = MANAGERS[info.project.name]!;
  const send = async (callMe: string, place = manager.place) => {
    const family = new Family("http://localhost:3210");
    await family.fillIn({ q1: { callMe }, q2: { "place.where": place } });
    await family.send();
    return (await family.receipt())!.reference;
  };
  const [hers, his, again, elsewhere] = [
    await send("Oksana"),
    await send("Viktor"),
    await send("Oksana"),
    await send("Morag", "Lanark"),
  ];
  await page.goto("/staff/sign-in");
  await signIn(page, manager.name);
  const open = async (reference: string) => {
    await page.goto(`/staff/requests/${reference}`);
    const button = page.getByRole("button", { name: "Open this request" });
    if (await button.count()) await button.click();
  };
  await open(his);
  await open(hers);
  await page.getByText("Same child, two homes: keep apart").click();
  await page.getByLabel("Reference of the other request").first().fill(his);
  await page.getByRole("button", { name: "Keep these two apart" }).click();
  await expect(page.getByText("Do not disclose.").first()).toBeVisible();
  await page.getByText("Write on the family's page").first().click();
  await page.getByLabel("What you write to the family").fill("Viktor rang us");
  await page.getByRole("button", { name: "Put it on their page" }).click();
  await expect(page.getByText("This names the other home").first()).toBeVisible();
  await look(page, "wall-refused");
  await page.goto("/staff");
  await expect(page.getByRole("row", { name: hers })).toContainText("Do not disclose");

  await open(again);
  await page.getByText("Merge with another request").click();
  await page.getByLabel("Reference of the request that stays").fill(hers);
  await arrive(page, () => page.getByRole("button", { name: "Merge", exact: true }).click());
  await look(page, "merged");
  await open(hers);
  await expect(page.getByRole("link", { name: again })).toBeVisible();
  await page.getByText("Close this request").first().click();
  await tickIn(page, "How did it end?", "Passed to the local office");
  await arrive(page, () => page.getByRole("button", { name: "Close this request" }).click());
  await look(page, "passed-on");
  await page.getByRole("link", { name: "Summary to print or download" }).click();
  await expect(page.getByText("Do not tell either about the other.")).toBeVisible();
  await look(page, "summary");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${hers}.csv`);
  await open(hers);
  await tick(page, "Yes, somebody has put it there.");
  await page.getByRole("button", { name: "Start the deletion" }).click();
  await expect(page.getByText("What is here will be deleted")).toBeVisible();
  await look(page, "to-be-deleted");

  await page.goto("/staff");
  await page.getByLabel("Find a request").fill(elsewhere);
  await page.getByRole("button", { name: "Search" }).click();
  await arrive(page, () => page.getByRole("link", { name: "Read it for a reason" }).click());
  await look(page, "for-reason");
  await page.getByLabel("Why do you need to read it?").fill("They rang us by mistake");
  await page.getByRole("button", { name: "Read it for this reason" }).click();
  await expect(page.getByText("You are reading another hub's request.")).toBeVisible();
  await look(page, "read-for-reason");
  await page.goto(`/staff/hubs/${manager.hub}`);
  await look(page, "hub-settings");
});

/** The list follows by itself; what one has in hand stays in hand. */
async function refreshes(page: Page, place: string): Promise<void> {
  const send = async (help: string) => {
    const family = new Family(new URL(page.url()).origin);
    await family.fillIn({ q2: { "place.where": place }, q5: { help } });
    await family.send();
    return (await family.receipt())!.reference;
  };
  const first = await send("I would like to talk to someone");
  await page.goto("/staff");
  await page.locator(`label[for="chosen-${first}"]`).click();
  await page.getByRole("link", { name: first }).focus();
  const urgent = await send("He threatened me");
  await expect(page.getByRole("link", { name: urgent })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("status")).toContainText(/new since you opened this page/);
  await expect(page.getByRole("link", { name: first })).toBeFocused();
  expect(await page.locator(`#chosen-${first}`).isChecked()).toBe(true);
  await look(page, "inbox-refreshed");
}
