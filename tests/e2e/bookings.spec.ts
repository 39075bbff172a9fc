/** A group worker types in a booking, looks after it, and prints what a group needs on paper. */
import { addBuiltGroup, type BuiltGroup } from "../support/built-groups";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../support/built-portal";
import { arrive, expect, hasScript, heading, look, test } from "./page";
import { signIn, tickIn } from "./staff-page";

let dataDir = "";
let portal: BuiltPortal;
let made: BuiltGroup;
const WEEK_MS = 7 * 24 * 60 * 60_000;

test.beforeAll(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir);
  const listed = { state: "waiting" as const, listedAt: new Date().toISOString(), listedTurn: 1 };
  made = addBuiltGroup(dataDir, new Date(Date.now() + WEEK_MS), [
    { body: { callMe: "Marigold", access: "A ramp" } },
    { row: listed, body: { callMe: "Wanda" } },
  ]);
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});

test("a booking by phone: typed in, its code read out, changed and ended", async ({ page }) => {
  const press = (name: string) => arrive(page, () => page.getByRole("button", { name, exact: true }).click());
  const at = (path: string) => `${portal.url}/staff/groups/${made.group}/${path}`;
  await page.goto(at("bookings"));
  await signIn(page, "orla", dataDir);
  await heading(page, "Bookings of Play and Grow");
  await expect(page.getByRole("row", { name: "Wanda" })).toContainText("Number 1. On the list");
  await look(page, "bookings");

  await page.getByRole("link", { name: "Type in a booking" }).click();
  await press("Save the booking");
  await expect(page.getByRole("link", { name: "Write what we should call them" })).toBeVisible();
  await look(page, "new-booking-error");
  await tickIn(page, "How did they ask?", "By phone");
  await page.getByLabel("What should we call them?").fill("Zebedee");
  await page.getByLabel("Age of child 1").fill("8 months");
  await page.locator("label", { hasText: "Child 1 needs a creche place" }).click();
  await tickIn(page, "What is safe?", "A phone call");
  await page.getByText("Phone call", { exact: true }).click();
  await page.getByLabel("Number to ring").fill("01632 960777");
  await press("Save the booking");
  await expect(page.getByText("The booking is saved.")).toBeVisible();
  await expect(page.getByText(/^\d{4} \d{4} \d{4}$/)).toBeVisible();
  await look(page, "booking-entered");
  const rules = await page.getByText("Safe contact: read this first").boundingBox();
  const number = await page.getByText("01632 960777").boundingBox();
  expect(rules!.y).toBeLessThan(number!.y);
  await page.reload();
  await expect(page.getByText(/^\d{4} \d{4} \d{4}$/)).toHaveCount(0);

  const change = page.locator("details", { hasText: "Change who comes" });
  await change.locator("summary").click();
  await change.getByLabel("How many adults come?").fill("9");
  await press("Save the changes");
  await expect(page.getByRole("link", { name: "Give the number of adults, from 1 to 4" })).toBeVisible();
  await look(page, "booking-change-error");
  await change.getByLabel("How many adults come?").fill("2");
  await press("Save the changes");
  await expect(page.getByText("The changes are saved.")).toBeVisible();
  await arrive(page, () =>
    page
      .getByRole("button", { name: /^They cannot come/ })
      .first()
      .click(),
  );
  await expect(page.getByText("Their place that week is free for somebody else.")).toBeVisible();
  await look(page, "booking-changed");
  await page.getByText("End this booking").first().click();
  await page.locator("label", { hasText: "Yes, they do not want it any more" }).click();
  await press("End this booking");
  await expect(page.getByText("Ended by staff").first()).toBeVisible();

  for (const [path, name] of [
    [`register/${made.sessions[0]}/register`, "Register to print"],
    [`register/${made.sessions[0]}/door`, "Door list to print"],
    ["poster", "Play and Grow"],
    ["feedback", "The three questions"],
  ] as const) {
    await page.goto(at(path));
    await heading(page, name);
    await look(page, name);
  }
  expect(await page.getByText("Marigold").count()).toBe(0);
  await page.getByLabel("Knows more").first().selectOption("Yes");
  await press("Save the answers");
  await expect(page.getByRole("link", { name: /only half answered/ })).toBeVisible();
  await page.getByLabel("More confident").first().selectOption("A bit");
  await page.getByLabel("Would come again").first().selectOption("Yes");
  await press("Save the answers");
  await expect(page.getByText("Sheets typed in: 1.")).toBeVisible();
  if (hasScript()) await look(page, "feedback-saved");
});
