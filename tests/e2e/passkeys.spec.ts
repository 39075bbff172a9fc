import type { Page } from "playwright/test";
import { arrive, expect, look, ONCE, SCRIPT, test } from "./page";
import { signIn } from "./staff-page";

/** A device of the browser's own that says yes to whatever it is asked. */
async function plugIn(page: Page) {
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2" as const,
    transport: "internal" as const,
    automaticPresenceSimulation: true,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  };
  const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", { options });
  /** whether its owner is there: the finger is right */
  return (isUserVerified: boolean) =>
    devices.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
}

test(`a passkey is added, signs in, and is removed ${SCRIPT} ${ONCE}`, async ({ page }) => {
  const verify = await plugIn(page);
  await page.goto("/staff/sign-in?then=%2Fstaff%2Faccount");
  await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toBeVisible();
  await look(page, "passkey-sign-in");
  await signIn(page, "alba");
  await expect(page.getByText("You have no passkeys.")).toBeVisible();
  await page.getByText("Add a passkey").click();
  await page.getByLabel("What do you call this device?").fill("Work laptop");
  await page.getByLabel("Your password now").first().fill("example only, not secret");
  await arrive(page, () => page.getByRole("button", { name: "Continue" }).click());
  await look(page, "passkey-make");
  await verify(false);
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await expect(page.getByText("The device made no answer.")).toBeVisible();
  await verify(true);
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await expect(page.getByText("The passkey is added.")).toBeVisible();
  await look(page, "passkey-added");

  await page
    .getByRole("button", { name: /^Sign out/ })
    .first()
    .click();
  await page.goto("/staff/account");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Work laptop" })).not.toContainText("Not yet");

  await page.getByText("Remove a passkey").first().click();
  await page.locator("label", { hasText: "Work laptop" }).click();
  const form = page.locator("details[open]");
  await form.getByLabel("Your password now").fill("example only, not secret");
  await form.getByRole("button", { name: "Remove a passkey" }).click();
  await expect(page.getByText("The passkey is removed.")).toBeVisible();
  await page
    .getByRole("button", { name: /^Sign out/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("That passkey was not taken.")).toBeVisible();
  await look(page, "passkey-refused");
});
