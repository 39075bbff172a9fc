/** A link by e-mail lets a new browser try at sign-in, whatever strangers have tried. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ANY_WIDTH, arrive, expect, heading, look, test } from "./page";
import { signIn } from "./staff-page";

/** A mailbox gets one link in ten minutes, so each way to use the suite has a colleague of its own. */
const WHO: Record<string, string> = { script: "arran", "no script": "iona" };

/** Where the newest mail to somebody leads. */
function linkTo(name: string): string | undefined {
  const box = join(process.env.E2E_DATA_DIR!, "mail");
  const mails = (existsSync(box) ? readdirSync(box).sort() : []).map((it) =>
    readFileSync(join(box, it), "utf8")
      .replace(/=\r?\n/g, "")
      .replace(/=3D/g, "="),
  );
  const mine = mails.filter((it) => it.includes(`To: ${name}@example.org`)).at(-1);
  return /(\/staff\/new-browser\?key=[\w-]+)/.exec(mine ?? "")?.[1];
}

test("a new browser is let past by a link by e-mail", { tag: ANY_WIDTH }, async ({ page }, { project }) => {
  const who = WHO[project.name]!;
  const press = (name: string) => arrive(page, () => page.getByRole("button", { name, exact: true }).click());
  await page.goto("/staff/sign-in");
  await arrive(page, () => page.getByRole("link", { name: "Get a link by e-mail" }).click());
  await heading(page, "Sign in from a new browser");
  await look(page, "new-browser");
  await page.getByLabel("Work e-mail").fill(who);
  await press("Send me the link");
  await expect(page.getByRole("alert")).toContainText("Give an e-mail address");
  await expect(page.getByLabel("Work e-mail")).toHaveValue(who);
  await look(page, "new-browser-error");
  await page.getByLabel("Work e-mail").fill(`${who}@example.org`);
  await press("Send me the link");
  await expect(page.getByRole("status")).toContainText("If there is an account with this e-mail");
  await expect.poll(() => linkTo(who), { timeout: 15_000 }).toBeTruthy();

  await page.goto(linkTo(who)!);
  await expect(page).toHaveURL("/staff/new-browser");
  await look(page, "new-browser-ready");
  await press("Let this browser try");
  await heading(page, "Staff sign-in");
  await expect(page.getByText("You can sign in here now")).toBeVisible();
  await look(page, "new-browser-known");
  await signIn(page, who);
  await heading(page, "Inbox");
});
