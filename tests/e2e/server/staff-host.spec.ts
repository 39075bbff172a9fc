/** Staff pages on a host of their own: there is nothing of them anywhere else, and nothing else there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../../support/built-portal";
import { Family } from "../../support/family";
import { signInFields } from "../staff-page";

test.describe.configure({ mode: "default" });

const FAMILIES = "families.portal.test";
const STAFF = "staff.portal.test";
const PUBLIC_URL = `http://${FAMILIES}`;
const STAFF_URL = `http://${STAFF}`;

const freePort = () =>
  new Promise<string>((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(String(port)));
    });
  });

let dataDir = "";
let portal: BuiltPortal;
test.beforeAll(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir, { PUBLIC_URL, STAFF_URL, PORT: await freePort() });
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}
/** fetch does not let a test say which host it asks for. */
function ask(
  host: string,
  path: string,
  { method = "GET", headers = {}, fields }: { method?: string; headers?: object; fields?: object } = {},
): Promise<Answer> {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  return new Promise((resolve, reject) => {
    const sent = request(portal.url + path, { method, headers: { host, ...form, ...headers } }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (it: Buffer) => chunks.push(it));
      res.on("end", () => {
        const sentBody = Buffer.concat(chunks);
        const packed = res.headers["content-encoding"] === "gzip" && sentBody.length > 0;
        const body = (packed ? gunzipSync(sentBody) : sentBody).toString();
        resolve({ status: res.statusCode!, headers: res.headers, body });
      });
    });
    sent.on("error", reject);
    sent.end(fields && new URLSearchParams(fields as Record<string, string>).toString());
  });
}

/** What somebody can tell of an answer, but for the address that was asked for and what is made up anew each time. */
const told = ({ status, headers, body }: Answer, path: string) => ({
  status,
  body: body.replaceAll(path, "PATH"),
  headers: {
    ...headers,
    ...{ date: "", "content-length": "" },
    "set-cookie": headers["set-cookie"]?.map((it) => it.replace(/=[^;]+/, "=x")),
  },
});

test("on families' host, and on every other, a staff page is a page that never was", async () => {
  const never = "/nothing/here";
  for (const host of [FAMILIES, "localhost", `${STAFF}.evil.example`, `${STAFF}:8443`])
    for (const path of [
      ...["/staff", "/staff/", "/STAFF/sign-in", "/staff/sign-in", "/staff/changes", "/staff/oidc"],
      ...["/staff/requests/K7QXT3MN", "/staff/nothing", "/staff/record/file", "/%73taff/sign-in"],
    ])
      for (const how of [
        {},
        { method: "HEAD" },
        { headers: { "accept-encoding": "gzip" } },
        { headers: { cookie: "seen=x; staff=made-up" } },
        { method: "POST", fields: { email: "x" } },
        { method: "POST", fields: { leave: "1" } },
        { method: "PUT" },
        { headers: { "sec-fetch-dest": "image" } },
        { headers: { "x-forwarded-host": STAFF } },
      ]) {
        const what = `${host} ${path} ${JSON.stringify(how)}`;
        expect(told(await ask(host, path, how), path), what).toEqual(
          told(await ask(host, never, how), never),
        );
      }
  expect((await ask(FAMILIES, "/staff")).status).toBe(404);
  expect((await ask(FAMILIES, "/staff.data")).body).toBe("");
  // nobody has asked for a staff page yet, so nothing has begun to make them
  expect(portal.output()).not.toContain("staff pages started");
});

test("on the staff host there are staff pages, what they need, and nothing of families'", async () => {
  for (let twice = 0; twice < 2; twice++) {
    expect((await ask(FAMILIES, "/")).status).toBe(200);
    const home = await ask(STAFF, "/");
    expect([home.status, home.headers.location]).toEqual([303, "/staff"]);
    expect(home.body).toBe("");
  }
  const signIn = await ask(STAFF, "/staff/sign-in");
  expect(signIn.status).toBe(200);
  const assets = [...signIn.body.matchAll(/(?:src|href)="(\/(?:js|styles)\/[^"]+|\/favicon.svg)"/g)];
  expect(assets.length).toBeGreaterThan(2);
  for (const [, asset] of assets) expect((await ask(STAFF, asset!)).status, asset).toBe(200);
  expect((await ask(STAFF, "/health")).status).toBe(200);
  // a proxy may name the port, and in capitals
  expect((await ask(`${STAFF.toUpperCase()}:80`, "/staff/sign-in")).status).toBe(200);

  for (const path of ["/contact", "/hubs/hamilton", "/form/q1", "/ask", "/your-page", "/no/such-page"]) {
    const page = await ask(STAFF, path);
    expect(page.status, path).toBe(404);
    expect(page.body, path).toContain("We cannot find that page");
    expect(page.body, path).not.toContain('name="leave"');
  }
  for (const path of ["/", "/form", "/language"])
    expect((await ask(STAFF, path, { method: "POST", fields: { journey: "referral" } })).status, path).toBe(
      404,
    );
  // every link leads to where there is something
  const { body } = await ask(STAFF, "/contact");
  for (const [, href] of body.matchAll(/<a href="([^"#][^"]*)"/g))
    expect(href).toMatch(/^(\/staff$|tel:|https:|http:\/\/families\.portal\.test\/)/);
  expect((await ask(FAMILIES, "/no/such-page")).body).not.toContain(FAMILIES);
});

test("signing in, forms and the stream of changes work on the staff host, from its own pages only", async () => {
  const post = (origin: string, fields: object) =>
    ask(STAFF, "/staff/sign-in", { method: "POST", headers: { origin }, fields });
  expect((await post(PUBLIC_URL, {})).status).toBe(403);
  expect((await post("http://evil.example", {})).status).toBe(403);
  const entered = await post(STAFF_URL, signInFields("isla", dataDir));
  expect([entered.status, entered.headers.location]).toEqual([303, "/staff"]);
  const cookie = entered.headers["set-cookie"]!.find((it) => it.startsWith("staff="))!.split(";")[0]!;
  const inbox = await ask(STAFF, "/staff", { headers: { cookie } });
  expect(inbox.status).toBe(200);
  for (const [, href] of inbox.body.matchAll(/<a href="(\/[^"]*)"/g)) expect(href).toMatch(/^\/staff/);
  // with the cookie in hand too, there is nothing on the other host
  expect((await ask(FAMILIES, "/staff", { headers: { cookie } })).status).toBe(404);
  expect((await ask(FAMILIES, "/staff/changes", { headers: { cookie } })).status).toBe(404);
  const type = await new Promise((resolve, reject) => {
    const sent = request(`${portal.url}/staff/changes`, { headers: { host: STAFF, cookie } }, (res) => {
      resolve(res.headers["content-type"]);
      sent.destroy();
    });
    sent.on("error", reject);
    sent.end();
  });
  expect(type).toContain("text/event-stream");
});

test("a duty mail leads to the staff host", async () => {
  const folder = newDataDir();
  const own = await startBuilt(folder, { PUBLIC_URL, STAFF_URL, PORT: await freePort() });
  const family = new Family(own.url);
  const post = family.post.bind(family);
  family.post = (path, fields) => post(path, fields, { origin: PUBLIC_URL });
  await family.fillIn();
  await family.send();
  const mails = () => {
    const box = join(folder, "mail");
    return (existsSync(box) ? readdirSync(box) : []).map((it) =>
      readFileSync(join(box, it), "utf8").replaceAll("=\r\n", ""),
    );
  };
  await expect.poll(() => mails().some((it) => it.includes(`${STAFF_URL}/staff/requests/`))).toBe(true);
  expect(mails().join("\n")).not.toContain(FAMILIES);
  await own.stop();
  removeDataDir(folder);
});
