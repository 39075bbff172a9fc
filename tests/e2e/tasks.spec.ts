/** What has to be done for a booking: in the inbox, read, tried, done and put back. */
import { askAboutGroup } from "../support/built-groups";
import { newDataDir, removeDataDir, startBuilt } from "../support/built-portal";
import { arrive, expect, heading, look, ONCE, test } from "./page";
import { signIn, tickIn as tick } from "./staff-page";

test("a group worker finds what has to be done for a booking, and does it", async ({ page }) => {
  const dataDir = newDataDir();
  const portal = await startBuilt(dataDir);
  try {
    const reference = askAboutGroup(dataDir);
    await page.goto(`${portal.url}/staff`);
    await signIn(page, "orla", dataDir);
    await heading(page, "Work with bookings");
    const row = page.getByRole("row").filter({ hasText: reference });
    await expect(row).toContainText("Bellatrix");
    await expect(row).toContainText("Talk with them about a group");
    await look(page, "tasks");

    await arrive(page, () => page.getByRole("link", { name: reference, exact: true }).click());
    await heading(page, "Talk with them about a group");
    await expect(page.getByText("Nobody", { exact: true })).toBeVisible();
    await arrive(page, () => page.getByRole("button", { name: "I will do this" }).click());
    await expect(page.getByText("You have this now.")).toBeVisible();
    await look(page, "task");

    await page.getByText("I tried and could not reach them").click();
    await page.getByLabel("What did you try? (optional)").fill("Rang at ten");
    await arrive(page, () => page.getByRole("button", { name: "Keep this try" }).click());
    await expect(page.getByText("Rang at ten")).toBeVisible();

    await page.getByText("Say that it is done").click();
    await arrive(page, () => page.getByRole("button", { name: "It is done", exact: true }).click());
    await expect(page.getByRole("alert").or(page.getByText("Choose how it ended")).first()).toBeVisible();
    await look(page, "task-error");
    await tick(page, "What was done?", "I spoke with them");
    await arrive(page, () => page.getByRole("button", { name: "It is done", exact: true }).click());
    await expect(page.getByText("This was done.", { exact: true })).toBeVisible();
    await look(page, "task-done");
    await arrive(page, () => page.getByRole("button", { name: "That was a mistake" }).click());
    await expect(page.getByText("It is back in the inbox.")).toBeVisible();
    await arrive(page, () => page.getByRole("link", { name: "Back", exact: true }).click());
    await expect(row).toContainText("Orla");
  } finally {
    // an open inbox listens for changes, and would be cut off
    await page.goto("about:blank");
    await portal.stop();
    removeDataDir(dataDir);
  }
});

test(
  "a duty worker has it between the requests, and can see work with bookings alone",
  { tag: ONCE },
  async ({ page }) => {
    const dataDir = newDataDir();
    const portal = await startBuilt(dataDir);
    try {
      const reference = askAboutGroup(dataDir);
      await page.goto(`${portal.url}/staff`);
      await signIn(page, "isla", dataDir);
      await heading(page, "Inbox");
      const row = page.getByRole("row").filter({ hasText: reference });
      await expect(row).toBeVisible();
      await look(page, "inbox-with-task");
      await page.goto(`${portal.url}/staff?kind=bookings`);
      await expect(page.getByLabel("Requests or other work")).toHaveValue("bookings");
      await expect(row).toBeVisible();
      await look(page, "inbox-of-bookings");
      await page.goto(`${portal.url}/staff?kind=requests`);
      await expect(row).toHaveCount(0);
    } finally {
      // an open inbox listens for changes, and would be cut off
      await page.goto("about:blank");
      await portal.stop();
      removeDataDir(dataDir);
    }
  },
);
