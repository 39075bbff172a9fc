/** What the server says with every answer, whom it takes a form from, and what it refuses to start with. */
import { chmodSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { request as plainRequest } from "node:http";
import { createServer } from "node:net";
import { expect, test } from "playwright/test";
import {
  newDataDir,
  removeDataDir,
  runBuilt,
  startBuilt,
  type BuiltPortal,
} from "../../support/built-portal";
import { Family } from "../../support/family";

test.describe.configure({ mode: "default" });

let dataDir = "";
let portal: BuiltPortal;
test.beforeAll(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir, { HOST: "0.0.0.0", HEALTH_TOKEN: "a-token-nobody-guesses-00" });
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});

/** One request exactly as given: fetch forbids some of these headers. */
function raw(
  path: string,
  method = "GET",
  headers: Record<string, string> = {},
  body = "",
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = plainRequest(portal.url + path, { method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (it: Buffer) => chunks.push(it));
      res.on("end", () =>
        resolve({
          status: res.statusCode!,
          headers: res.headers,
          body: Buffer.concat(chunks).toString("latin1"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const place = "place=Larkhall";

test("the security headers are on every answer", async () => {
  const page = await raw("/");
  const script = /src="(\/js\/[^"]+)"/.exec(page.body)![1]!;
  const style = /href="(\/styles\/[^"]+)"/.exec(page.body)![1]!;
  const answers = {
    200: page,
    303: await raw("/find-your-hub", "POST", FORM, place),
    403: await raw("/find-your-hub", "POST", { ...FORM, origin: "https://evil.example" }, place),
    404: await raw("/no/such-page"),
    405: await raw("/", "PUT"),
    413: await raw("/find-your-hub", "POST", FORM, "x".repeat(300_000)),
    "the script": await raw(script),
    "the style sheet": await raw(style),
    "the sign": await raw("/favicon.svg"),
    health: await raw("/health"),
    leaving: await raw("/", "POST", FORM, "leave=1"),
    "a page for nobody": await raw("/form/q1"),
    staff: await raw("/staff"),
  };
  for (const [what, { status, headers }] of Object.entries(answers)) {
    if (/^\d/.test(what)) expect(String(status), what).toBe(what);
    const policy = String(headers["content-security-policy"]);
    expect(policy, what).toContain("default-src 'none'");
    expect(policy, what).toContain("form-action 'self'");
    expect(policy, what).toContain("frame-ancestors 'none'");
    expect(policy, what).not.toMatch(/unsafe|\*|https?:/);
    expect(headers, what).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["permissions-policy"], what).toContain("geolocation=()");
    expect(headers["x-powered-by"], what).toBeUndefined();
    expect(headers["clear-site-data"], what).toBeUndefined();
    // the control of "no-store": what is the same for everybody is kept
    if (/script|sheet/.test(what)) expect(headers["cache-control"], what).toContain("immutable");
    else if (!["405", "the sign"].includes(what)) expect(headers["cache-control"], what).toBe("no-store");
    for (const cookie of [headers["set-cookie"] ?? []].flat())
      expect(cookie, what).toMatch(/; Path=\/; HttpOnly; SameSite=Lax(; Max-Age=0)?$/);
  }
});

test("a form is taken from our own pages only", async () => {
  const post = (headers: Record<string, string>) =>
    raw("/find-your-hub", "POST", { ...FORM, ...headers }, place).then((it) => it.status);
  expect(await post({ origin: portal.url, "sec-fetch-site": "same-origin" })).toBe(303);
  expect(await post({ origin: portal.url })).toBe(303);
  expect(await post({})).toBe(303);
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: portal.url.replace("http:", "https:") },
    { origin: `${portal.url}.evil.example` },
    { origin: portal.url.replace(/:\d+$/, ":1") },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: portal.url, "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  ];
  for (const headers of foreign) expect(await post(headers), JSON.stringify(headers)).toBe(403);
});

test("nobody can ask for a page's data alone, or send what no form of ours sends", async () => {
  for (const path of ["/contact.data", "/_root.data", "/contact?_data=routes%2Fcontact", "/?x=1&_data=root"])
    expect(await raw(path), path).toMatchObject({ status: 404, body: "" });
  expect((await raw("/contact?x=1")).status).toBe(200);
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
    expect((await raw("/", method)).status, method).toBe(405);
  const parts = { "content-type": "multipart/form-data; boundary=b" };
  const file = `--b\r\nContent-Disposition: form-data; name="place"; filename="x"\r\n\r\nx\r\n--b--\r\n`;
  expect((await raw("/find-your-hub", "POST", parts, file)).status).toBe(400);
  expect((await raw("/find-your-hub", "POST", FORM, "place=x&".repeat(600))).status).toBe(400);
  for (const path of [
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/app/start.js",
    "/js/../../package.json",
  ])
    expect((await raw(path)).body, path).not.toContain("family-support-hubs");
  expect((await raw("//evil.example/%2e%2e")).headers.location ?? "").not.toContain("evil");
});

test("a body that is no form is refused, and is no fault of ours", async () => {
  const json = { "content-type": "application/json" };
  expect((await raw("/find-your-hub", "POST", json, "{}")).status).toBe(400);
  expect((await raw("/find-your-hub", "POST")).status).toBe(400);
});

test("looking changes nothing", async () => {
  const family = new Family(portal.url);
  await family.post("/form", { journey: "referral" });
  await family.post("/form/q1", { callMe: "Kirsty" });
  await family.get("/form?again=1");
  await family.get("/form/q1?leave=1");
  await family.get("/form/q1?callMe=Somebody&_stay=1");
  await family.get("/form/check?key=x");
  const language = await family.get("/language?lang=ar-XB");
  expect(language.status).toBe(404);
  expect((await family.get("/form/q1")).body).toContain('value="Kirsty"');
  expect((await family.get("/staff/sign-out")).status).not.toBe(200);
});

test("the language switch sends nobody to another website", async () => {
  const family = new Family(portal.url);
  const goesTo = async (back: string) => (await family.post("/language", { lang: "en", back })).location;
  expect(await goesTo("/help-now")).toBe("/help-now");
  for (const back of ["//evil.example", "/\\evil.example", "https://evil.example", "/a?b=c", "/\n/evil", ""])
    expect(await goesTo(back), back).toBe("/");
});

test("pages that show a code, and staff pages, are never compressed", async () => {
  const coded = async (path: string) => (await raw(path, "GET", { "accept-encoding": "gzip, br" })).headers;
  expect((await coded("/ask"))["content-encoding"]).toBe("gzip");
  for (const path of ["/staff/sign-in", "/form/sent", "/your-page", "/staff", "/your-page/open"])
    expect((await coded(path))["content-encoding"], path).toBeUndefined();
});

test("what the machine is doing is told to the machine itself, or for a token", async () => {
  const ask = async (url: string, headers: Record<string, string> = {}) =>
    (await (await fetch(`${url}/health`, { headers })).json()) as object;
  expect(await ask(portal.url)).toHaveProperty("database");
  expect(Object.keys(await ask(portal.url, { authorization: "Bearer wrong" }))).toEqual(["ok"]);
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((it) => it && !it.internal && it.family === "IPv4");
  // a machine without a network has no address but its own to try this from
  if (!outside) return;
  const from = portal.url.replace("localhost", outside.address);
  expect(Object.keys(await ask(from))).toEqual(["ok"]);
  expect(await ask(from, { authorization: "Bearer a-token-nobody-guesses-00" })).toHaveProperty("database");
});

test("wrong codes are slowed after ten, and tell nothing of which half was wrong", async () => {
  const folder = newDataDir();
  const behind = await startBuilt(folder, { TRUST_PROXY: "1" });
  const origin = behind.url;
  const from = (address: string) =>
    new Family(behind.url, {
      "x-forwarded-for": address,
      "x-forwarded-host": new URL(origin).host,
      "x-forwarded-proto": "http",
    });
  const family = from("192.0.2.1");
  await family.fillIn();
  await family.send();
  const { reference, code } = (await family.receipt())!;
  const guesser = from("192.0.2.2");
  const guess = async (fields: { reference: string; code: string }) => {
    await guesser.post("/your-page", fields);
    const { body } = await guesser.get("/your-page");
    return body.replaceAll(fields.reference, "REFERENCE");
  };
  const wrongCode = await guess({ reference, code: "000000000000" });
  const wrongReference = await guess({ reference: "ACDEFGHJ", code });
  expect(wrongCode).toContain("don&#x27;t go together");
  expect(wrongReference).toBe(wrongCode);
  expect(wrongCode).not.toContain("000000000000");
  for (let tries = 2; tries < 10; tries++)
    expect(await guess({ reference, code: "000000000000" })).toContain("go together");
  // even the right one now, so that nothing is learnt by going on
  expect(await guess({ reference, code })).toContain("There have been a lot of tries");
  // the family itself, from where it is, is not shut out
  const home = from("192.0.2.1");
  expect((await home.post("/your-page", { reference, code })).location).toBe("/your-page/open");
  // nor is somebody who only claims another address in front of the proxy's own word
  const liar = new Family(behind.url, { "x-forwarded-for": "192.0.2.77, 192.0.2.2" });
  await liar.post("/your-page", { reference, code: "1" });
  expect((await liar.get("/your-page")).body).toContain("There have been a lot of tries");
  await behind.stop();
  removeDataDir(folder);
});

const freePort = () =>
  new Promise<string>((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(String(port)));
    });
  });

test("behind https, cookies are Secure and bound to the host, and only that address may post", async () => {
  const folder = newDataDir();
  const PUBLIC_URL = "https://hubs.example.org";
  const secure = await startBuilt(folder, { PUBLIC_URL, PORT: await freePort() });
  const family = new Family(secure.url, { origin: PUBLIC_URL });
  const own = { origin: PUBLIC_URL };
  const answer = await family.post("/form", { journey: "referral" }, own);
  const cookies = answer.headers.getSetCookie();
  expect(cookies.map((it) => it.split("=")[0])).toEqual(["__Host-draft"]);
  for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const page = await family.get("/form/q1");
  expect(page.status).toBe(200);
  expect(page.headers.getSetCookie()[0]).toMatch(/^__Host-seen=.*; Secure$/);
  expect(page.headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
  expect((await family.post("/form", {}, { origin: secure.url })).status).toBe(403);
  const left = await family.post("/form/q1", { leave: "1" }, own);
  for (const cookie of left.headers.getSetCookie())
    expect(cookie).toMatch(/^__Host-\w+=;.*Secure; Max-Age=0$/);
  expect((await family.get("/form/q1")).location).toBe("/ask");
  await secure.stop();
  removeDataDir(folder);
  expect((await raw("/")).headers["strict-transport-security"]).toBeUndefined();
});

test("a live portal does not start, and says all that is wrong in one list", async () => {
  const folder = newDataDir();
  await (await startBuilt(folder)).stop();
  chmodSync(join(folder, "keys"), 0o755);
  const live = { PORTAL_MODE: "live", HOST: "127.0.0.1" };
  const bad = runBuilt(folder, [], {
    ...live,
    DECOY_URL: "http://weather.example",
    HEALTH_TOKEN: "short",
    QUEUE_URL: "amqp://guest:guest@queue.example",
    PSEUDO_LANGUAGES: "1",
  });
  expect(bad.status).toBe(1);
  expect(bad.said).toContain("This portal cannot go live yet:");
  const settings = [
    "PUBLIC_URL",
    "DECOY_URL",
    "SMTP_URL",
    "MAIL_FROM",
    "HEALTH_TOKEN",
    "QUEUE_URL",
    "PSEUDO",
  ];
  const keys = ["KEYS_DIR can be read by others", "KEYS_DIR is inside DATA_DIR"];
  const facts = [
    "example contacts",
    "example address as an inbox",
    "example staff accounts",
    "example groups are still shown",
    "out-of-hours number",
  ];
  for (const fault of [...settings, keys[1]!, "KEYS_DIR can be read", ...facts])
    expect(bad.said).toContain(fault);
  expect(bad.said).not.toMatch(/\n\s+at |guest:guest/);

  // the control: what is put right is named no more
  const better = runBuilt(folder, [], {
    ...live,
    PUBLIC_URL: "https://hubs.example.org",
    SMTP_URL: "smtps://mail.example.org",
    MAIL_FROM: "Hubs <hubs@southlanarkshire.gov.uk>",
    HEALTH_TOKEN: "a-token-nobody-guesses-00",
  });
  expect(better.status).toBe(1);
  for (const fault of settings) expect(better.said).not.toContain(fault);
  for (const fault of facts) expect(better.said).toContain(fault);
  removeDataDir(folder);
});
