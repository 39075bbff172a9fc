/** The stream that tells an open inbox of changes: it says that something is new and nothing else, and holds up no end. */
import { expect, test } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt } from "../../support/built-portal";
import { Family } from "../../support/family";
import { signInFields } from "../staff-page";

let dataDir = "";
test.beforeEach(() => {
  dataDir = newDataDir();
});
test.afterEach(() => removeDataDir(dataDir));

/** Reads a stream until what it said matches. */
async function hear(reader: ReadableStreamDefaultReader<Uint8Array>, wanted: RegExp): Promise<string> {
  let said = "";
  while (!wanted.test(said)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`It ended after: ${said}`);
    said += new TextDecoder().decode(value);
  }
  return said;
}

test("it says that something is new, to whoever may see it, and ends with the portal", async () => {
  const portal = await startBuilt(dataDir);
  const nobody = new Family(portal.url);
  expect((await nobody.get("/staff/changes")).status).toBe(204);

  const isla = new Family(portal.url);
  await isla.post("/staff/sign-in", signInFields("isla", dataDir));
  const cookie = [...isla.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const stream = await fetch(`${portal.url}/staff/changes?view=waiting`, { headers: { cookie } });
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  const reader = stream.body!.getReader();
  const before = await hear(reader, /event: list\ndata: .*\n\n/);
  expect(before).toContain('"text":""');

  const family = new Family(portal.url);
  await family.fillIn({ q1: { callMe: "Kittiwake" } });
  await family.send();
  const { reference } = (await family.receipt())!;
  const after = await hear(reader, /event: list\ndata: .*\n\n/);
  expect(after).toContain("1 new since you opened this page.");
  expect(after).not.toContain(reference);
  expect(after).not.toContain("Kittiwake");

  // it would last for ever: the portal ends all the same
  const began = Date.now();
  const ended = reader.read().catch(() => ({ done: true }));
  expect(await portal.stop()).toBe(0);
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(await ended).toMatchObject({ done: true });
});

test("it ends when its person signs out", async () => {
  const portal = await startBuilt(dataDir);
  const isla = new Family(portal.url);
  await isla.post("/staff/sign-in", signInFields("isla", dataDir));
  const cookie = [...isla.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const { body } = await fetch(`${portal.url}/staff/changes`, { headers: { cookie } });
  const reader = body!.getReader();
  await hear(reader, /event: list/);
  await isla.post("/staff/sign-out", {});
  await expect.poll(async () => (await reader.read()).done, { timeout: 20_000 }).toBe(true);
  expect((await fetch(`${portal.url}/staff/changes`, { headers: { cookie } })).status).toBe(204);
  await portal.stop();
});
