/** Every page of staff as it looks on a full day: each by one of those who see it, and everything that is folded on it
 *  opened; lists and requests by each of them. */
import { matchRoutes } from "@remix-run/react";
import type { Page } from "playwright/test";
import routes from "../../app/routes";
import { newDataDir, removeDataDir, runBuilt, startBuilt, type BuiltPortal } from "../support/built-portal";
import { arrive, expect, look, ONCE, test } from "./page";
import { signIn } from "./staff-page";

/** The example colleague of each role; last whoever sees the most, to look at what is left. */
const COLLEAGUES = ["ewan", "alba", "struan", "orla", "isla", "lewis", "morag"];
const REQUEST = "staff/requests/:reference";
/** Requests differ: in who has them, what was answered, what stands beside them. */
const OF_REQUESTS = 4;

/** The ways in and out, files, what only takes a form, and what stands inside a journey, which has a test of its own. */
const NOT_WALKED = [
  ...["sign-in", "sign-out", "oidc", "oidc/back", "welcome", "new-browser"],
  ...["requests/:reference/summary/:format", "record/file", "figures/file", "groups/:group/bookings/file"],
  ...["requests/:reference/notes", "requests/:reference/messages", "bulk", "search"],
  ...["bulk/:id", "new/check", "new/sent", "new/:step", "groups/:group/told/:at"],
].map((it) => `staff/${it}`);

const staffRoutes = routes.flatMap(({ path }) => (path?.startsWith("staff") ? [path] : []));
const ranked = staffRoutes.map((path) => ({ path }));

/** The route that answers, if it is one of staff. */
const routeOf = (path: string) => matchRoutes(ranked, path)?.[0]?.route.path;

let dataDir = "";
let portal: BuiltPortal;
test.beforeAll(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir);
  const { status, said } = runBuilt(dataDir, ["seed", "--busy"]);
  expect(status, said).toBe(0);
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});

/** What a request holds is shown once it is opened, and much of a page once it is unfolded. */
async function openEverything(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Open this request" });
  if (await button.count()) await arrive(page, () => button.click());
  await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
}

/** Where a page leads to, without what comes after "#". */
const linksOf = (page: Page) =>
  page
    .locator("a[href]")
    .evaluateAll((all) => all.map((it) => (it as HTMLAnchorElement).href.replace(/#.*/, "")));

test(`every staff page is whole on a full day, with everything on it opened ${ONCE}`, async ({ page }) => {
  test.setTimeout(300_000);
  const looked = new Set<string>();
  for (const name of COLLEAGUES) {
    await page.context().clearCookies();
    await page.goto(`${portal.url}/staff`);
    await signIn(page, name, dataDir);
    await page.waitForURL("**/staff");
    // what waits for bookings and stories may stand further down; and the list grows while it is walked
    const known = new Set([page.url(), ...["bookings", "stories"].map((it) => `${page.url()}?kind=${it}`)]);
    const opened = new Map<string, number>();
    for (const at of known) {
      const { pathname, searchParams } = new URL(at);
      const route = routeOf(pathname)!;
      const kind = [route, ...["view", "kind"].map((it) => searchParams.get(it) ?? "")].join(" ");
      const times = opened.get(kind) ?? 0;
      if (times >= (route === REQUEST ? OF_REQUESTS : 1)) continue;
      opened.set(kind, times + 1);
      expect((await page.goto(at))?.status(), at).toBe(200);
      // to others a list shows other rows, and a request other things to do with it
      if (!looked.has(kind) || route === REQUEST || route === "staff") {
        await openEverything(page);
        await look(page, `${name}-${kind.replace(/\W+/g, "-")}`);
      }
      looked.add(kind);
      for (const link of await linksOf(page)) {
        const { origin, pathname } = new URL(link);
        const leads = origin === portal.url ? routeOf(pathname) : undefined;
        if (leads && !NOT_WALKED.includes(leads)) known.add(link);
      }
    }
  }
  const seen = new Set([...looked].map((it) => it.split(" ")[0]));
  expect(staffRoutes.filter((it) => !seen.has(it))).toEqual(
    staffRoutes.filter((it) => NOT_WALKED.includes(it)),
  );
});
