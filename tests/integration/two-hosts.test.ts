/** Every route with staff pages on a host of their own: each is on one of the two hosts, and a page that never was on the
 *  other. What is on both is named here. */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staffFaces } from "../../db/schema/public-stories";
import { UNKNOWN_COUNCIL } from "../../app/hubs/council-slug";
import routes from "../../app/routes";
import { JPEG } from "../support/photos";
import { openPortal, type Portal } from "../support/portal";
import { servePages } from "../support/served-pages";

const FAMILIES = "families.portal.test";
const STAFF = "staff.portal.test";

let portal: Portal;
let served: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  // read as soon as the app is imported
  Object.assign(process.env, { PUBLIC_URL: `http://${FAMILIES}`, STAFF_URL: `http://${STAFF}` });
  portal = await openPortal(new Date());
  served = await servePages(/./);
  const shown = { staff: "x", name: "Isla", role: "x", photoId: "isla", photo: JPEG.toString("base64") };
  await portal.store.transaction((tx) => tx.insert(staffFaces).values(shown));
}, 120_000);
afterAll(async () => {
  await served.close();
  await portal.close();
});

interface Answer {
  status: number;
  location: string | undefined;
  body: string;
}
/** fetch does not let a test say which host it asks for. */
const ask = (host: string, path: string, method: string) =>
  new Promise<Answer>((resolve, reject) => {
    const form = { "content-type": "application/x-www-form-urlencoded", origin: `http://${host}` };
    const sent = request(served.url + path, { method, headers: { host, ...form } }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (it: Buffer) => chunks.push(it));
      res.on("end", () => {
        const body = Buffer.concat(chunks).toString("latin1");
        resolve({ status: res.statusCode!, location: res.headers.location, body });
      });
    });
    sent.on("error", reject);
    sent.end(method === "POST" ? "intent=x" : undefined);
  });

/** What the addresses of the example portal have in them. */
const PARTS: Record<string, string> = {
  ...{ hub: "hamilton", sure: "exact", council: UNKNOWN_COUNCIL, photo: "isla", step: "q1", format: "csv" },
  ...{ of: "hamilton", text: "next", programme: "you-and-your-child", sheet: "door" },
};
const fill = (path: string) => `/${path.replace(/:(\w+)/g, (_, name: string) => PARTS[name] ?? "none")}`;
const all = routes.flatMap(({ path = "" }) => (path === "*" ? [] : [fill(path)]));

/** Pictures of those who answer families: on a family's page, and on the page where staff choose theirs. */
const BOTH = [fill("faces/:photo")];
/** Leads on to the inbox on the host of staff. */
const HOME = "/";
const ofStaff = all.filter((it) => /^\/staff(\/|$)/.test(it));
const ofFamilies = all.filter((it) => !ofStaff.includes(it) && !BOTH.includes(it) && it !== HOME);

const never = "/no/such-page";
const told = ({ status, location, body }: Answer, path: string) => ({
  status,
  location,
  body: body.replaceAll(`"${path}"`, '"PATH"'),
});

describe.each(["GET", "POST"])("%s", (method) => {
  it.each([
    ["staff pages on families' host", ofStaff, FAMILIES],
    ["families' pages on the staff host", ofFamilies, STAFF],
  ])("finds none of the %s", async (_, paths, host) => {
    expect(paths.length).toBeGreaterThan(20);
    const nothing = told(await ask(host, never, method), never);
    expect(nothing).toMatchObject({ status: 404, location: undefined });
    for (const path of paths) expect(told(await ask(host, path, method), path), path).toEqual(nothing);
  });
});

it("has each of them on the other host", async () => {
  for (const path of ofStaff) {
    const { status, location } = await ask(STAFF, path, "GET");
    const door = ["/staff/sign-in", "/staff/welcome", "/staff/new-browser"].includes(path);
    if (door) expect(status, path).toBe(200);
    // sign-in by the council is not set up here; signing out is a form
    else if (!/^\/staff\/(oidc|sign-out)/.test(path))
      expect([status, location], path).toEqual([303, expect.stringMatching(/^\/staff\/sign-in/)]);
  }
  // what stands behind an address that is nobody's here, or takes a form alone, is looked at in its own test
  const open = ofFamilies.filter((it) => !it.includes("none") && it !== "/language");
  const found = await Promise.all(open.map(async (it) => (await ask(FAMILIES, it, "GET")).status));
  expect(open.filter((_, at) => found[at] === 404)).toEqual([]);
});

it("has on both the pictures of staff, and of the first page the way to the inbox alone", async () => {
  for (const path of BOTH)
    for (const host of [FAMILIES, STAFF]) {
      expect(await ask(host, path, "GET"), host).toMatchObject({ status: 200 });
      expect(await ask(host, fill("faces/nobody"), "GET"), host).toMatchObject({ status: 404 });
    }
  expect(await ask(STAFF, BOTH[0]!, "POST")).toMatchObject({ status: 404 });
  expect(await ask(FAMILIES, HOME, "GET")).toMatchObject({ status: 200 });
  expect(await ask(STAFF, HOME, "GET")).toEqual({ status: 303, location: "/staff", body: "" });
  expect(await ask(STAFF, HOME, "POST")).toMatchObject({ status: 404 });
});
