/** How long a form is kept, and what becomes of an answer that comes too late. */
import SqliteFile from "better-sqlite3";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../../support/built-portal";
import { Family, SIX } from "../../support/family";

test.describe.configure({ mode: "default" });

let dataDir = "";
let portal: BuiltPortal;
test.beforeAll(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir);
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});

function sql<T>(statement: string, ...values: unknown[]): T[] {
  const file = new SqliteFile(join(dataDir, "portal.db"), { timeout: 5000 });
  const prepared = file.prepare(statement);
  const found = prepared.reader ? (prepared.all(...values) as T[]) : (prepared.run(...values), []);
  file.close();
  return found;
}
const runOut = () => sql("update drafts set expires_at = ?", Date.now() - 1000);
const MINUTE = 60_000;
const unescaped = (html: string) => html.replaceAll("&#x27;", "'").replaceAll("&quot;", '"');

/** Answers the steps before `until`. */
async function begin(until: string, answers: Parameters<Family["fillIn"]>[0] = {}): Promise<Family> {
  const family = new Family(portal.url);
  let at = (await family.post("/form", { journey: "referral" })).location;
  while (at !== `/form/${until}`) {
    const step = at!.split("/").pop()!;
    at = (await family.post(at!, (answers[step] ?? SIX[step])!)).location;
  }
  return family;
}
const LABELS = ["What would you like us to call you?", "Where do you live?", "How can we reach you safely?"];

test("an answer to a form that ran out is kept, and the page names everything that is gone", async () => {
  const family = await begin("q5");
  const control = unescaped((await family.get("/form/q5")).body);
  expect(control).not.toContain("We kept what you just wrote");
  runOut();
  expect((await family.get("/form/q5")).location).toBe("/ask");

  const help = "Solate, but written with care";
  const answer = await family.post("/form/q5", { _journey: "referral", help });
  expect(answer.status).toBe(303);
  const { body } = await family.get(answer.location!);
  expect(unescaped(body)).toContain("We kept what you just wrote");
  const notice = unescaped(/<div class="notice notice--info">.*?<\/div>/s.exec(body)![0]);
  for (const label of [...LABELS, "Who are the children?"]) expect.soft(notice).toContain(label);
  expect(notice).not.toContain("What would help?");

  let at = answer.location!;
  while (at !== "/form/q6") {
    expect(at).toMatch(/q[1-4]$/);
    at = (await family.post(at, SIX[at.split("/").pop()!]!)).location!;
  }
  expect((await family.get("/form/q5")).body).toContain(help);
});

test("the button saves and keeps it for the full time; looking does not", async () => {
  const family = await begin("q5");
  const expires = () =>
    sql<{ at: number }>("select expires_at as at from drafts order by expires_at desc")[0]!.at - Date.now();
  runOut();
  sql("update drafts set expires_at = ?", Date.now() + 3 * MINUTE);
  await family.get("/form/q5");
  expect(expires()).toBeLessThanOrEqual(3 * MINUTE);
  const saved = await family.post("/form/q5", { help: "Half a sen", _stay: "1" });
  expect(saved.location).toBe("/form/q5");
  expect(expires()).toBeGreaterThan(29 * MINUTE);
  const { body } = await family.get("/form/q5");
  expect(body).toContain("Half a sen");
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h12",
  }).format(Date.now() + expires());
  expect(body).toContain(`Kept until ${time.replace(/\s/g, "")}. Nothing has been sent yet.`);
});

test("a form under way is offered before another is begun", async () => {
  const family = await begin("q3");
  const offered = await family.post("/form", { journey: "referral" });
  expect(offered.location).toBe("/form");
  const { body } = await family.get("/form");
  expect(body).toContain("Carry on");
  expect((await family.get("/form/check")).location).toBe("/form/q3");
  expect((await family.get("/form/q1")).body).toContain("Kirsty");
  expect((await family.post("/form", { again: "1" })).location).toBe("/form/q1");
  expect((await family.get("/form/q1")).body).not.toContain("Kirsty");
});

test("changing an early answer takes away the questions that hung on it, and their answers", async () => {
  const more = {
    q4: { "children.age": ["14"] },
    q7: { more: "more" },
    q8: { home: "" },
    q9: {},
    q10: {},
    q11: {},
    q12: {},
    q13: { childKnows: "notYet" },
    q14: {},
  };
  const family = await begin("check", more);
  const knows = "Do they know you are asking?";
  expect((await family.get("/form/check")).body).toContain(knows);
  await family.post("/form/q4", { "children.age": ["7"] });
  expect((await family.get("/form/check")).body).not.toContain(knows);
  expect((await family.get("/form/q13")).location).toBe("/form/check");
  await family.post("/form/q4", { "children.age": ["7", "12"] });
  expect((await family.get("/form/check")).body).toContain(knows);
});

test("too many words are kept, and said so kindly; a flood is refused with a number to ring", async () => {
  const family = await begin("q5");
  const long = `Begin ${"words and words ".repeat(625)} end`;
  expect(long.length).toBeGreaterThan(10_000);
  expect((await family.post("/form/q5", { help: long })).location).toBe("/form/q5");
  const { body } = await family.get("/form/q5");
  expect(body).toContain("Please use 4,000 characters or fewer");
  expect(body).toContain(long);
  // the longest that is allowed goes on, in characters and not in bytes, with line ends counted once
  const most = `${"ş".repeat(3998)}\r\nx`;
  expect((await family.post("/form/q5", { help: most })).location).toBe("/form/q6");

  const flood = await family.post("/form/q5", { help: "x".repeat(300_000) });
  expect(flood.status).toBe(413);
  expect(flood.body).toContain("too long for us");
  expect(flood.body).toMatch(/href="tel:01632960001"/);
  expect((await family.get("/form/q5")).body).toContain("ş".repeat(3998));
});

test("sent again from an old page, it is the same request", async () => {
  const family = await begin("check");
  const key = await family.submissionKey();
  const draft = new Map(family.cookies);
  await family.post("/form/check", { key });
  const first = (await family.receipt())!;
  expect((await family.post("/form/check", { key })).location).toBe("/form/sent");
  expect(await family.receipt()).toEqual(first);
  // the control: another family's cookies do not open it
  const other = await begin("check");
  expect(other.cookies.get("draft")).not.toBe(draft.get("draft"));
  expect(await other.receipt()).toBeUndefined();
  // nor does somebody else's key send what is under way
  expect((await other.post("/form/check", { key: "not-a-key" })).location).toBe("/form/check");
});

test("a second tab that still saves does not take the confirmation away", async () => {
  const family = await begin("check");
  await family.send();
  const receipt = await family.receipt();
  expect(receipt).toBeTruthy();
  await family.post("/form/q5", { _journey: "referral", help: SIX.q5!.help!, _keep: "1" });
  expect(await family.receipt()).toEqual(receipt);
});

test("a second tab of the same form writes into it, and of an old form into the new one", async () => {
  const family = await begin("q6");
  await family.post("/form/q1", { callMe: "Otherwise" });
  expect((await family.get("/form/q5")).body).toContain("bedtimes");
  await family.post("/form", { again: "1" });
  await family.post("/form/q5", { _journey: "referral", help: "From the old tab" });
  await family.post("/form/q1", SIX.q1!);
  await family.post("/form/q2", SIX.q2!);
  await family.post("/form/q3", SIX.q3!);
  await family.post("/form/q4", SIX.q4!);
  expect((await family.get("/form/q5")).body).toContain("From the old tab");
});
