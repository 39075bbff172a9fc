import { expect, heading, hasScript, look, ONCE, test } from "./page";
import { signIn } from "./staff-page";

test(
  "figures for the committee: chosen, refused kindly, printed and kept as a file",
  { tag: ONCE },
  async ({ page }) => {
    await page.goto("/staff/sign-in");
    await signIn(page, "ewan");
    await page.getByRole("link", { name: "Figures", exact: true }).click();
    await heading(page, "Figures: All hubs");
    await look(page, "figures");

    await page.getByLabel("Time").selectOption("own");
    await page.getByLabel("From").fill("2026-05-02");
    await page.getByLabel("Up to and with").fill("2026-05-01");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("link", { name: "This is before the first date" })).toBeVisible();
    await expect(page.getByLabel("From")).toHaveValue("2026-05-02");
    await look(page, "figures-error");

    await page.goto("/staff/figures");
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText("How these are counted")).toBeVisible();
    for (const gone of [page.getByRole("button", { name: "Show" }), page.getByRole("navigation")])
      await expect(gone).toBeHidden();
    await look(page, "figures-print");
    expect(hasScript()).toBe(true);
  },
);
