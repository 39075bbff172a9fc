import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Connection } from "rabbitmq-client";
import { expect, test } from "playwright/test";
import { newDataDir, removeDataDir, runBuilt, startBuilt } from "../../support/built-portal";
import { Family, type Answer } from "../../support/family";

const queueUrl = process.env.TEST_QUEUE_URL;
const PHONE = "07700 900461";
const EMAIL = "canarymail@canary-host.org";

/** Every field of the whole request, each with a word of its own that stands nowhere else. */
const EVERYTHING: Record<string, Record<string, string | string[]>> = {
  q1: { callMe: "Canaryname" },
  q2: { "place.where": "ML9 2AA" },
  q3: { reach: ["phone", "text", "email", "letter", "visit", "code"], codeWord: "Canarycodeword" },
  q3a: { phoneNumber: PHONE, phoneNote: "Canaryphonenote", phoneSay: "no", phoneSayInstead: "Canaryinstead" },
  q3b: { textNumber: PHONE, textNote: "Canarytextnote" },
  q3c: { emailAddress: EMAIL, emailNote: "Canaryemailnote" },
  q3d: { letterAddress: "1 Canarystreet" },
  q3e: { visitAddress: "2 Canarylane", visitNote: "Canaryvisitnote" },
  q4: { "children.age": ["7", "14"], "children.day": "14", "children.month": "2", "children.year": "2027" },
  q5: { help: "Canaryhelp, and he hits me", safeToday: "notSafe" },
  q6: { language: "other", languageOther: "Canarytongue", interpreter: "yes" },
  q7: { more: "more" },
  q8: { home: "Canaryhome" },
  q9: { socialWorker: "yes" },
  q10: { speakTo: ["school"] },
  q11: { access: "Canaryaccess" },
  q12: { childSays: "Canarychild" },
  q13: { childKnows: "notYet" },
  q14: { helper: "yes", helperRole: "Canaryfriend" },
};
const WORDS = [/canary\w*/i, /07700\s?900461/, /ML9\s?2AA/i];
const leaks = (text: string) => WORDS.map((word) => word.exec(text)?.[0]).filter(Boolean);

/** Addresses and titles of everything that is answered. */
class Watched extends Family {
  readonly seen: string[] = [];
  override async get(path: string): Promise<Answer> {
    return this.note(await super.get(path));
  }
  override async post(...it: Parameters<Family["post"]>): Promise<Answer> {
    return this.note(await super.post(...it));
  }
  private note(answer: Answer): Answer {
    this.seen.push(answer.location ?? "", /<title>([^<]*)/.exec(answer.body)?.[1] ?? "");
    return answer;
  }
}

function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

test("what a family types is in no log, mail, queue, address, title, database file or backup", async () => {
  const dataDir = newDataDir();
  const portal = await startBuilt(dataDir, {
    LOG_LEVEL: "debug",
    ...(queueUrl ? { QUEUE_URL: queueUrl } : {}),
  });
  const family = new Watched(portal.url);
  // refused first, so that what was typed waits in a sealed row too
  await family.post("/find-your-hub", { place: "Canaryvillage" });
  await family.get("/find-your-hub");
  await family.post("/form", { journey: "referral" });
  await family.post("/form/q1", { callMe: "Canary".repeat(20) });
  await family.fillIn(EVERYTHING);
  for (const id of Object.keys(EVERYTHING)) await family.get(`/form/${id}`);
  // the control: the words are really there for the one who may read them
  expect(leaks((await family.get("/form/check")).body)).toHaveLength(2);
  await family.send();
  const receipt = (await family.receipt())!;
  await family.post("/your-page", { reference: "Canaryreference", code: "Canarycode" });
  await family.get("/your-page");
  await family.post("/your-page", receipt);
  await family.get("/your-page/open");
  await family.post("/your-page/open", { intent: "add", key: "k1", text: "Canaryadded" });
  await family.get("/your-page/open");
  await family.get("/no/such/page/at-all");
  await wait(1500);

  expect(family.seen.flatMap(leaks)).toEqual([]);
  expect(leaks(portal.output())).toEqual([]);
  expect(portal.output()).not.toContain(receipt.code);

  const backup = join(dataDir, "copy");
  expect(runBuilt(dataDir, ["backup", backup]).status).toBe(0);
  const files = everyFile(dataDir);
  expect(files.filter((it) => /portal\.db(-wal)?$/.test(it)).length).toBeGreaterThanOrEqual(3);
  expect(files.filter((it) => it.endsWith(".eml")).length).toBeGreaterThanOrEqual(2);
  for (const file of files) {
    const bytes = readFileSync(file).toString("latin1");
    expect(leaks(bytes), file).toEqual([]);
    expect(bytes.includes(receipt.code), file).toBe(false);
  }
  await portal.stop();
  removeDataDir(dataDir);
});

async function readQueue(url: string): Promise<void> {
  const dataDir = newDataDir();
  const portal = await startBuilt(dataDir, { QUEUE_URL: url });
  const broker = new Connection(url);
  const got: unknown[] = [];
  const consumer = broker.createConsumer(
    { queue: "hub.hamilton.requests", queueOptions: { durable: true } },
    (message) => {
      got.push(message.body);
    },
  );
  const family = new Family(portal.url);
  await family.fillIn(EVERYTHING);
  await family.send();
  const { reference } = (await family.receipt())!;
  const mine = () => got.find((it) => (it as { reference?: string }).reference === reference);
  for (let at = 0; at < 100 && !mine(); at++) await wait(100);
  expect(mine()).toMatchObject({ kind: "request", hub: "hamilton", urgent: true });
  expect(leaks(JSON.stringify(mine()))).toEqual([]);
  await consumer.close();
  await broker.close();
  await portal.stop();
  removeDataDir(dataDir);
}

// the check says loudly where there is no broker to try this on
if (queueUrl) test("the queue's message holds nothing of the family", () => readQueue(queueUrl));
