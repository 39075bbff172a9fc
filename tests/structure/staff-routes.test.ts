import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { migrate } from "../../db/migrate";
import routes from "../../app/routes";
import { postedForm } from "../support/posted";
import { listFiles } from "./files";

/** Nobody is signed in there yet, or any more. */
const DOORS = ["sign-in", "sign-out", "welcome", "new-browser", "oidc", "oidc-back"].map(
  (it) => `app/routes/staff-${it}.tsx`,
);

type Handler = (args: { request: Request; params: object; context: object }) => unknown;
interface RouteModule {
  loader?: Handler;
  action?: Handler;
}
// one glob for the bundler: a route that is added is tested
const modules = import.meta.glob<RouteModule>("../../app/routes/staff-*.tsx");
const staffRoutes = listFiles("app/routes", /^staff-.*\.tsx$/);
const guarded = staffRoutes.filter((it) => !DOORS.includes(it));

beforeAll(() => migrate(join(process.env.DATA_DIR!, "portal.db")));

const load = (file: string): Promise<RouteModule> => modules[`../../${file}`]!();

async function outcome(handler: Handler, method: string, headers: Record<string, string>): Promise<unknown> {
  const posted = method === "POST" ? postedForm({ intent: "open", id: "x", to: "lanark" }) : undefined;
  const request = new Request("http://localhost/staff/anything", { method, headers });
  const params = { hub: "hamilton", reference: "K7QXT3MN" };
  try {
    return await handler({ request, params, context: { address: "192.0.2.1", posted } });
  } catch (thrown) {
    return thrown instanceof Response ? `${thrown.status} ${thrown.headers.get("location")}` : thrown;
  }
}

test("what stands below /staff is a staff route, and no other", () => {
  const below = routes.filter((it) => /^staff(\/|$)/.test(it.path ?? ""));
  expect(below.map((it) => `app/${it.file}`).sort()).toEqual(staffRoutes);
});

describe.each(guarded)("%s", (file) => {
  test.each([
    ["nobody", {}],
    ["a made-up session", { cookie: "staff=made-up; __Host-staff=made-up" }],
  ])("turns away %s", async (_, headers) => {
    const { loader, action } = await load(file);
    expect(loader, "a page without a loader guards nothing").toBeTypeOf("function");
    expect(await outcome(loader!, "GET", headers)).toMatch(/^303 \/staff\/sign-in/);
    if (action) expect(await outcome(action, "POST", headers)).toMatch(/^303 \/staff\/sign-in/);
  });
});

test("a route that does not ask would be seen", async () => {
  const open: Handler = () => ({ requests: [] });
  expect(await outcome(open, "GET", {})).toEqual({ requests: [] });
});
