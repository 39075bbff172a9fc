import { Family } from "../support/family";
import { ANY_WIDTH, expect, heading, look, test } from "./page";
import { signIn } from "./staff-page";

/** A code works once, so each way to use the suite has a colleague of its own. */
const WHO: Record<string, string> = { script: "morag", "no script": "ewan" };

test(
  "figures for the committee: chosen, refused kindly and printed",
  { tag: ANY_WIDTH },
  async ({ page }, { project }) => {
    for (let count = 0; count < 6; count++) {
      const family = new Family("http://localhost:3210");
      await family.fillIn();
      await family.send();
    }
    await page.goto("/staff/sign-in");
    await signIn(page, WHO[project.name]!);
    await page.getByRole("link", { name: "Figures", exact: true }).click();
    await heading(page, "Figures: All hubs");
    await expect(page.getByRole("table", { name: "Requests, by who asked for support" })).toBeVisible();
    await expect(page.getByRole("img", { name: "Who asked, All hubs" })).toBeVisible();
    await look(page, "figures");

    await page.getByLabel("Time").selectOption("own");
    await page.getByLabel("From").fill("2026-05-02");
    await page.getByLabel("Up to and with").fill("2026-05-01");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page.getByRole("link", { name: "This is before the first date" })).toBeVisible();
    await expect(page.getByLabel("From")).toHaveValue("2026-05-02");
    await look(page, "figures-error");

    await page.goto("/staff/figures");
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText("How these are counted")).toBeVisible();
    await expect(page.getByRole("table", { name: "The main figures" })).toBeVisible();
    for (const gone of [page.getByRole("button", { name: "Show", exact: true }), page.locator(".staff-nav")])
      await expect(gone).toBeHidden();
    await look(page, "figures-print");
  },
);
