import { arrive, expect, heading, look, next, test, tick } from "./page";

test("a parent asks for support, and comes back to see what became of it", async ({ page }) => {
  await page.goto("/");
  await look(page, "home");
  await page
    .getByRole("link", { name: /Ask for support/ })
    .first()
    .click();
  await heading(page, "Ask for support");
  await look(page, "ask");
  await page.getByRole("link", { name: "Start" }).click();
  await heading(page, /look at your screen/);
  await look(page, "before");
  await page.getByRole("button", { name: "Go to the first question" }).click();

  await heading(page, /call you/);
  await expect(page).toHaveTitle(/^Question 1/);
  await next(page);
  await expect(page.getByRole("alert").or(page.locator(".error-summary")).first()).toContainText(
    "Tell us what to call you",
  );
  await look(page, "q1-error");
  await page.getByLabel(/call you/).fill("Kirsty");
  await next(page);

  await heading(page, "Where do you live?");
  await look(page, "q2");
  await page.getByLabel("Where do you live?").fill("Larkhal");
  await next(page);
  await look(page, "q2-near-miss");
  await page.getByLabel("Where do you live?").fill("ml9 2aa");
  await next(page);

  await heading(page, "How can we reach you safely?");
  await expect(page.getByText(/Hamilton/)).toBeVisible();
  await look(page, "q3");
  await tick(page, "Phone call");
  await tick(page, "I'll come back here with my code");
  await next(page);

  await heading(page, "Ringing you safely");
  await page.getByLabel("What number is safe to ring?").fill("12");
  await next(page);
  await look(page, "q3a-error");
  await page.getByLabel("What number is safe to ring?").fill("01632 960 123");
  await tick(page, "Morning (8am to 12 noon)");
  await next(page);

  await heading(page, "Who are the children?");
  await look(page, "q4");
  await page.getByLabel(/^Child 1/).fill("7");
  await page.getByLabel(/^Child 2/).fill("8 months");
  await page.getByRole("button", { name: "Add another child" }).click();
  await expect(page.getByLabel(/^Child 3/)).toBeVisible();
  await page.getByLabel("Day", { exact: true }).fill("14");
  await page.getByLabel("Month", { exact: true }).fill("2");
  await page.getByLabel("Year", { exact: true }).fill("2027");
  await next(page);

  await heading(page, "What would help?");
  await page.getByLabel("What would help?").fill("He hits me. I would like to talk to someone.");
  await look(page, "q5");
  await next(page);

  await heading(page, "Your language");
  await expect(page.getByText("If you are in danger now, ring 999")).toBeVisible();
  await look(page, "q6-urgent");
  await tick(page, "English");
  await next(page);
  await heading(page, "Would you like to tell us more?");
  await look(page, "q7");
  await tick(page, "Check and send");
  await next(page);

  await heading(page, "Check what you have written");
  await look(page, "check");
  await page.getByRole("link", { name: /Change.*call you/ }).click();
  await page.getByLabel(/call you/).fill("Kirsty M");
  await next(page);
  await heading(page, "Check what you have written");
  await expect(page.getByText("Kirsty M")).toBeVisible();
  await page.getByRole("button", { name: "Send now" }).click();

  await heading(page, /We have your request/);
  await look(page, "sent");
  const [reference, code] = await page.locator(".sent-code").allTextContents();
  await page.getByRole("link", { name: "Go to your page" }).click();
  await page.getByLabel("Your reference").fill(reference!.toLowerCase());
  await page.getByLabel("Your secret code").fill("0000 0000 0000");
  await arrive(page, () => page.getByRole("button", { name: "Open my page" }).click());
  await look(page, "your-page-wrong");
  await expect(page.getByText(/don't go together/).first()).toBeVisible();
  await page.getByLabel("Your secret code").fill(code!);
  await page.getByRole("button", { name: "Open my page" }).click();
  await expect(page.getByText("Nobody has read it yet")).toBeVisible();
  await look(page, "your-page");
  await page.getByLabel("What would you like to add?").fill("We also have a dog.");
  await page.getByRole("button", { name: "Send this" }).click();
  await expect(page.getByText("We have what you added.")).toBeVisible();

  await page.getByRole("button", { name: "Change what is safe" }).click();
  await tick(page, "E-mail");
  await next(page);
  await page.getByLabel("What e-mail address is safe?").fill("kirsty@example.org");
  await next(page);
  await heading(page, "Check what you have written");
  await look(page, "check-contact");
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("You changed what is safe")).toBeVisible();
});
