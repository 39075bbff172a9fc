/** Signing in as one of the example colleagues, and pressing what staff forms have. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright/test";

const PASSWORD = "example only, not secret";

/** What the colleague's authenticator app shows. It works once: whoever signs in as the same one at the same time waits for
 *  the next. @param dataDir of a portal of its own; left out: the suite's */
function codeOf(name: string, dataDir = process.env.E2E_DATA_DIR!): string {
  for (;;) {
    const code = execFileSync(process.execPath, ["app/start.js", "staff", "code", name], {
      cwd: resolve(import.meta.dirname, "../.."),
      env: { ...process.env, DATA_DIR: dataDir, KEYS_DIR: "" },
      encoding: "utf8",
    }).trim();
    if (isFirstWith(join(dataDir, `code-${name}-${code}`))) return code;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  }
}

function isFirstWith(file: string): boolean {
  try {
    writeFileSync(file, "", { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

export const signInFields = (name: string, dataDir?: string) => ({
  email: `${name}@example.org`,
  password: PASSWORD,
  code: codeOf(name, dataDir),
});

/** On the sign-in page. @param dataDir as in {@link signInFields} */
export async function signIn(page: Page, name: string, dataDir?: string): Promise<void> {
  const { email, password, code } = signInFields(name, dataDir);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Code from your authenticator app").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The box itself lies under its label, which is what a person presses. */
export const tickIn = (page: Page, group: string, label: string) =>
  page.getByRole("group", { name: group }).locator("label", { hasText: label }).first().click();
