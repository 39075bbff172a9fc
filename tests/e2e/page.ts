/** A page that is looked at wherever the tests go: accessible, nothing cut off, no error in the console. */
import axe from "axe-core";
import { mkdirSync } from "node:fs";
import { test as base, expect, type Page } from "playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const pictures = process.env.SCREENSHOTS;
let picture = 0;

export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    await use(page);
    expect(errors.filter((it) => !/status of (403|404|413)/.test(it))).toEqual([]);
  },
});
export { expect };

/** Looks at the page as it stands: axe (not where script is off: it hangs there), width, and a picture for people
 *  where SCREENSHOTS names a folder. */
export async function look(page: Page, name: string): Promise<void> {
  const info = test.info();
  const script = info.project.use.javaScriptEnabled !== false;
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    const file = `${pictures}/${info.project.name.replace(" ", "-")}-${String(++picture).padStart(2, "0")}-${name}.png`;
    await page.screenshot({ path: file, fullPage: true });
  }
  if (!script) return;
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (values) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: { type: "tag", values } }),
    RULES,
  );
  expect(
    violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`),
    name,
  ).toEqual([]);
}
