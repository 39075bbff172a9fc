/** Signing in with an account of the council, in a browser, with a real provider. */
import { createServer } from "node:net";
import type { Page } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt } from "../support/built-portal";
import { CLIENT, startCouncil } from "../support/council";
import { ANY_WIDTH, expect, heading, look, test } from "./page";

const freePort = () =>
  new Promise<string>((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(String(port)));
    });
  });

async function enterAs(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Sign in with your council account" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Next" }).click();
}

test(
  "a worker signs in with the council's account, and loses the way in with the role",
  { tag: ANY_WIDTH },
  async ({ browser, page }) => {
    const port = await freePort();
    const at = `http://localhost:${port}`;
    const council = await startCouncil([`${at}/staff/oidc/back`]);
    const folder = newDataDir();
    const portal = await startBuilt(folder, {
      PORT: port,
      OIDC_ISSUER: council.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_ROLES: '{"Duty":"duty_worker@hamilton"}',
      OIDC_ONLY: "true",
    });
    const isla = { email: "isla@example.org", roles: ["Duty"] };
    council.people.set("isla", isla);

    await page.goto(`${at}/staff/account`);
    await heading(page, "Staff sign-in");
    await expect(page.getByLabel("Password")).toHaveCount(0);
    await look(page, "council-sign-in");
    await enterAs(page, "isla");
    await heading(page, "Your account");
    expect(page.url()).toBe(`${at}/staff/account`);
    await expect(page.getByText("isla@example.org")).toBeVisible();
    await expect(page.getByText("recovery codes")).toHaveCount(0);
    await look(page, "council-account");

    // at another desk the council has taken the role away meanwhile
    council.people.set("isla", { ...isla, roles: [] });
    const desk = await browser.newPage();
    await desk.goto(`${at}/staff`);
    await enterAs(desk, "isla");
    await expect(desk.getByText("The council has given you no role on this portal")).toBeVisible();
    expect(desk.url()).not.toContain("code=");
    await look(desk, "council-no-role");
    await desk.close();
    await page.reload();
    await heading(page, "Staff sign-in");

    await council.close();
    await portal.stop();
    removeDataDir(folder);
  },
);
