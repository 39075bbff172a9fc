import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { outbox } from "../../db/schema/outbox";
import { referralBodies, referralEvents, referrals } from "../../db/schema/referrals";
import { audit } from "../../db/schema/audit";
import { drafts } from "../../db/schema/forms";
import type { ReferralBody } from "../../app/referrals/referral";
import { openPortal, type Portal, type Visitor } from "../support/portal";

// St Andrew's Day, a bank holiday, is Monday 30 November 2026
const MONDAY_EVENING = new Date("2026-11-23T19:00:00Z");
const SATURDAY_NIGHT = new Date("2026-11-28T02:00:00Z");

let portal: Portal;
let routes: Awaited<ReturnType<typeof load>>;
const load = async () => ({
  form: await import("../../app/routes/form"),
  step: await import("../../app/routes/form-step"),
  check: await import("../../app/routes/form-check"),
  sent: await import("../../app/routes/form-sent"),
  yours: await import("../../app/routes/your-page"),
  open: await import("../../app/routes/your-page-open"),
});

beforeAll(async () => {
  portal = await openPortal(MONDAY_EVENING);
  routes = await load();
});
afterAll(() => portal.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY_EVENING });
});

const ANSWERS: Record<string, Record<string, string | string[]>> = {
  q1: { callMe: "Kirsty" },
  q2: { "place.where": "Larkhall" },
  q3: { reach: ["phone", "code"] },
  q3a: {
    phoneNumber: "01632 960 555",
    phoneWhen: ["morning"],
    phoneSay: "no",
    phoneSayInstead: "the dentist",
  },
  q4: { "children.age": ["7"], "children.month": "2", "children.year": "2027" },
  q5: { help: "Bedtimes are hard." },
  q6: { language: "polish" },
  q7: { more: "send" },
};

async function walk(family: Visitor, answers = {}): Promise<void> {
  const all: typeof ANSWERS = { ...ANSWERS, ...answers };
  let at = await family.send(routes.form, { journey: "referral" });
  for (let count = 0; at !== "/form/check" && count < 30; count++) {
    const step = at.split("/").pop()!;
    at = await family.send(routes.step, all[step]!, at, { step });
  }
  expect(at).toBe("/form/check");
}

interface Receipt {
  reference: string;
  code: string;
  dueAt: Date;
}
async function send(family: Visitor): Promise<Receipt> {
  const { submissionKey } = (await family.see<{ submissionKey: string }>(routes.check)) as {
    submissionKey: string;
  };
  expect(await family.send(routes.check, { key: submissionKey })).toBe("/form/sent");
  return (await family.see<Receipt>(routes.sent)) as Receipt;
}

const rowOf = async (reference: string) =>
  (await portal.store.read.select().from(referrals).where(eq(referrals.reference, reference)))[0]!;
const noticesOf = async (id: string) =>
  portal.store.read.select().from(outbox).where(eq(outbox.subject, id)).orderBy(asc(outbox.createdAt));

describe("sending", () => {
  test("the hub has the request, its notice, its audit line; the draft is gone", async () => {
    const family = portal.newVisitor();
    await walk(family);
    const { reference, code, dueAt } = await send(family);
    expect(reference).toMatch(/^[34679CDFGHJKMNPQRTWX]{8}$/);
    expect(code).toMatch(/^\d{12}$/);
    // sent at 7pm on Monday: one working day from 8:45am on Tuesday ends at 4:45pm
    expect(dueAt).toEqual(new Date("2026-11-24T16:45:00Z"));

    const row = await rowOf(reference);
    expect(row).toMatchObject({ hub: "hamilton", state: "new", urgent: false, done: 0, unread: true });
    expect(row.codeHash).not.toContain(code);
    const notices = await noticesOf(row.id);
    expect(notices).toMatchObject([
      { subjectKind: "referral", hub: "hamilton", channel: "email", inbox: "duty" },
    ]);
    const lines = await portal.store.read.select().from(audit).where(eq(audit.subject, row.id));
    expect(lines).toMatchObject([{ actor: "family", action: "referral.received", hub: "hamilton" }]);
    expect(await portal.store.read.select().from(drafts)).toEqual([]);
  });

  test("the body opens to what was written, in the words that were shown", async () => {
    const family = portal.newVisitor();
    await walk(family);
    const row = await rowOf((await send(family)).reference);
    const [body] = await portal.store.read.select().from(referralBodies).where(eq(referralBodies.id, row.id));
    const { unseal } = await import("../../app/vault/seal.server");
    const held = unseal<ReferralBody>({ table: "referral_bodies", row: row.id }, body!.sealed);
    expect(held.callMe).toBe("Kirsty");
    expect(held.contact.ways).toMatchObject([
      {
        channel: "phone",
        to: "01632 960 555",
        when: ["morning"],
        who: "onlyMe",
        sayWho: false,
        voicemail: false,
      },
    ]);
    expect(held.contact.comesBack).toBe(true);
    const children = held.transcript.find((it) => it.question === "children")!;
    expect(children.english).toEqual({
      question: "Who are the children?",
      answer: "7\nA baby due February 2027",
    });
    // another record's place does not open it
    expect(() => unseal({ table: "referral_bodies", row: "another" }, body!.sealed)).toThrow();
  });

  test("an urgent request at 2am on Saturday also goes to the out-of-hours inbox, and the page says who reads when", async () => {
    vi.setSystemTime(SATURDAY_NIGHT);
    const family = portal.newVisitor();
    await walk(family, { q5: { help: "He has a knife" } });
    const check = (await family.see<{ notices: { urgent: { closed: boolean; opens: string } } }>(
      routes.check,
    )) as never;
    expect(check).toMatchObject({ notices: { urgent: { closed: true, opens: "on Tuesday from 8:45am" } } });
    const row = await rowOf((await send(family)).reference);
    expect(row.urgent).toBe(true);
    const inboxes = (await noticesOf(row.id)).map((it) => it.inbox).sort();
    expect(inboxes).toEqual(["duty", "outOfHours"]);
  });

  test("who would rather not say where they live is in the shared queue, and every hub is told", async () => {
    const family = portal.newVisitor();
    await walk(family, { q2: { "place.where": "", "place.pick": "ratherNotSay" } });
    const row = await rowOf((await send(family)).reference);
    expect(row.hub).toBeNull();
    expect((await noticesOf(row.id)).map((it) => it.hub).sort()).toEqual([
      "cambuslang",
      "east-kilbride",
      "hamilton",
      "lanark",
    ]);
  });

  test("a refused answer is kept, and what the browser says of the hub is not believed", async () => {
    const family = portal.newVisitor();
    await family.send(routes.form, { journey: "referral" });
    await family.send(routes.step, { callMe: "K" }, "/form/q1", { step: "q1" });
    const forged = JSON.stringify({ typed: "x", kind: "place", hubs: [], place: { hub: "evil" } });
    const at = await family.send(
      routes.step,
      { "place.where": "Nowhere-on-Earth", "place.found": forged },
      "/form/q2",
      { step: "q2" },
    );
    expect(at).toBe("/form/q2");
    const page = (await family.see<never>(routes.step, "/form/q2", { step: "q2" })) as never;
    expect(page).toMatchObject({
      raw: { "place.where": ["Nowhere-on-Earth"] },
      slips: [{ code: "unknown" }],
    });
  });

  test("an answer to a draft that ran out is kept, and the page names what is gone", async () => {
    const family = portal.newVisitor();
    await family.send(routes.form, { journey: "referral" });
    await family.send(routes.step, { callMe: "Kirsty" }, "/form/q1", { step: "q1" });
    vi.setSystemTime(MONDAY_EVENING.getTime() + 31 * 60_000);
    expect(await family.send(routes.step, { reach: "code" }, "/form/q3", { step: "q3" })).toBe("/form/q1");
    expect(await family.see(routes.step, "/form/q1", { step: "q1" })).toMatchObject({
      lost: ["callMe", "place"],
    });
    await family.send(routes.step, ANSWERS.q1!, "/form/q1", { step: "q1" });
    expect(await family.send(routes.step, ANSWERS.q2!, "/form/q2", { step: "q2" })).toBe("/form/q4");
  });

  test("an old check page does not send a new draft", async () => {
    const family = portal.newVisitor();
    await walk(family);
    const { submissionKey } = (await family.see<{ submissionKey: string }>(routes.check)) as {
      submissionKey: string;
    };
    await family.send(routes.form, { journey: "referral", again: "1" });
    expect(await family.send(routes.check, { key: submissionKey })).toBe("/form/check");
    expect(await family.see(routes.sent)).toBeNull();
  });
});

describe("the family's own page", () => {
  const opened = async (answers = {}) => {
    const family = portal.newVisitor();
    await walk(family, answers);
    const receipt = await send(family);
    return { receipt, row: await rowOf(receipt.reference) };
  };

  test("opens with reference and code together, small letters and spaces forgiven", async () => {
    const { receipt } = await opened();
    const later = portal.newVisitor("192.0.2.50");
    const typed = {
      reference: ` ${receipt.reference.toLowerCase()}`,
      code: receipt.code.replace(/(.{4})/g, "$1 "),
    };
    expect(await later.send(routes.yours, typed)).toBe("/your-page/open");
    expect(await later.see(routes.open)).toMatchObject({
      state: "new",
      late: false,
      events: [{ kind: "received" }],
    });
  });

  test("another family's code opens nothing, an unknown reference says the same, and guesses are slowed", async () => {
    const [one, two] = [await opened(), await opened()];
    const guesser = portal.newVisitor("192.0.2.66");
    for (const reference of [one.receipt.reference, "AAAAAAAA"]) {
      expect(await guesser.send(routes.yours, { reference, code: two.receipt.code })).toBe("/your-page");
      expect(await guesser.see(routes.yours)).toMatchObject({ error: "wrong" });
    }
    for (let at = 0; at < 9; at++)
      await guesser.send(routes.yours, { reference: "AAAAAAAA", code: String(at) });
    expect(await guesser.see(routes.yours)).toMatchObject({ error: "slow" });
    // the family itself, from elsewhere, is not shut out by a stranger's guesses
    const family = portal.newVisitor("192.0.2.67");
    expect(await family.send(routes.yours, one.receipt as never)).toBe("/your-page/open");
  });

  test("says late by itself, and whom to ring", async () => {
    const { receipt } = await opened();
    vi.setSystemTime(new Date("2026-11-24T16:46:00Z"));
    const family = portal.newVisitor("192.0.2.51");
    await family.send(routes.yours, receipt as never);
    expect(await family.see(routes.open)).toMatchObject({ late: true, hub: { phone: "01632 960001" } });
  });

  test("what is added reaches the hub once, however often it is pressed, and danger words make it urgent", async () => {
    const { receipt, row } = await opened();
    const family = portal.newVisitor("192.0.2.52");
    await family.send(routes.yours, receipt as never);
    const { addKey: key } = (await family.see<{ addKey: string }>(routes.open)) as { addKey: string };
    const form = { intent: "add", key, text: "He threatened me today" };
    await Promise.all([family.send(routes.open, form), family.send(routes.open, form)]);
    const events = await portal.store.read
      .select()
      .from(referralEvents)
      .where(eq(referralEvents.referral, row.id));
    expect(events.map((it) => it.kind)).toEqual(["received", "added"]);
    expect(await rowOf(receipt.reference)).toMatchObject({ urgent: true, unread: true });
    expect(
      (await noticesOf(row.id)).filter((it) => it.subjectKind === "referralChange").length,
    ).toBeGreaterThan(0);
    expect(await family.send(routes.open, { intent: "add", key: "other", text: " " })).toBe(
      "/your-page/open",
    );
    expect(await family.see(routes.open)).toMatchObject({ slip: { error: "addRequired" } });
  });

  test("what is safe can be changed, and counts at once", async () => {
    const { receipt, row } = await opened();
    const family = portal.newVisitor("192.0.2.53");
    await family.send(routes.yours, receipt as never);
    expect(await family.send(routes.form, { journey: "contact" })).toBe("/form/q3");
    const answer = { reach: ["email"], _journey: "contact" };
    expect(await family.send(routes.step, answer, "/form/q3", { step: "q3" })).toBe("/form/q3c");
    const mail = { emailAddress: "k@example.org", _journey: "contact" };
    expect(await family.send(routes.step, mail, "/form/q3c", { step: "q3c" })).toBe("/form/check");
    const { submissionKey } = (await family.see<{ submissionKey: string }>(routes.check)) as {
      submissionKey: string;
    };
    expect(await family.send(routes.check, { key: submissionKey })).toBe("/your-page/open");
    const [body] = await portal.store.read.select().from(referralBodies).where(eq(referralBodies.id, row.id));
    const { unseal } = await import("../../app/vault/seal.server");
    const { contact } = unseal<ReferralBody>({ table: "referral_bodies", row: row.id }, body!.sealed);
    expect(contact.ways.map((it) => it.channel)).toEqual(["email"]);
  });

  test("a request can be taken back, once it was asked twice", async () => {
    const { receipt } = await opened();
    const family = portal.newVisitor("192.0.2.54");
    await family.send(routes.yours, receipt as never);
    await family.send(routes.open, { intent: "withdraw" });
    expect(await family.see(routes.open)).toMatchObject({ state: "new", slip: { sure: true } });
    await family.send(routes.open, { intent: "withdrawSure" });
    expect(await rowOf(receipt.reference)).toMatchObject({ state: "withdrawn", done: 1 });
  });

  test("without a visit, nothing of it can be read or done", async () => {
    const stranger = portal.newVisitor("192.0.2.55");
    expect(await stranger.see(routes.open)).toBe("/your-page");
    expect(await stranger.send(routes.open, { intent: "withdrawSure" })).toBe("/your-page");
    expect(await stranger.send(routes.form, { journey: "contact" })).toBe("/your-page");
    stranger.cookies.set("visit", "A".repeat(22));
    expect(await stranger.see(routes.open)).toBe("/your-page");
  });

  test("a change begun on one family's page never reaches another's", async () => {
    const [one, two] = [await opened(), await opened()];
    const shared = portal.newVisitor("192.0.2.70");
    await shared.send(routes.yours, one.receipt as never);
    await shared.send(routes.form, { journey: "contact" });
    const answer = { reach: ["text"], _journey: "contact" };
    await shared.send(routes.step, answer, "/form/q3", { step: "q3" });
    await shared.send(routes.step, { textNumber: "07700 900111", _journey: "contact" }, "/form/q3b", {
      step: "q3b",
    });
    const { submissionKey } = (await shared.see<{ submissionKey: string }>(routes.check)) as {
      submissionKey: string;
    };
    shared.cookies.delete("visit");
    await shared.send(routes.yours, two.receipt as never);
    expect(await shared.send(routes.check, { key: submissionKey })).toBe("/your-page");
    const { unseal } = await import("../../app/vault/seal.server");
    const [body] = await portal.store.read
      .select()
      .from(referralBodies)
      .where(eq(referralBodies.id, two.row.id));
    const place = { table: "referral_bodies", row: two.row.id };
    expect(JSON.stringify(unseal(place, body!.sealed))).not.toContain("07700 900111");
  });

  test("closing the page leaves nothing of it for whoever is next at the screen", async () => {
    const { receipt } = await opened();
    const shared = portal.newVisitor("192.0.2.71");
    await shared.send(routes.yours, receipt as never);
    await shared.send(routes.form, { journey: "contact" });
    expect(await shared.send(routes.open, { intent: "close" })).toBe("/");
    expect([...shared.cookies.keys()]).toEqual([]);
  });

  test("words that were not sent wait for their own family, and show on no other page", async () => {
    const [one, two] = [await opened(), await opened()];
    const shared = portal.newVisitor("192.0.2.72");
    const unsent = { intent: "add", key: "k", text: "He reads this", reference: one.receipt.reference };
    expect(await shared.send(routes.open, unsent)).toBe("/your-page");
    await shared.send(routes.yours, two.receipt as never);
    expect(await shared.see(routes.open)).toMatchObject({ slip: { text: "" } });
    shared.cookies.delete("visit");
    await shared.send(routes.yours, one.receipt as never);
    expect(await shared.see(routes.open)).toMatchObject({ slip: { text: "He reads this" } });
  });

  test("an addition under another family's key, or under none, is refused and never called sent", async () => {
    const [one, two] = [await opened(), await opened()];
    const family = portal.newVisitor("192.0.2.73");
    await family.send(routes.yours, one.receipt as never);
    await family.send(routes.open, { intent: "add", key: "same", text: "First" });
    const other = portal.newVisitor("192.0.2.74");
    await other.send(routes.yours, two.receipt as never);
    await expect(
      other.send(routes.open, { intent: "add", key: "same", text: "He has a knife" }),
    ).rejects.toThrow();
    await expect(
      other.send(routes.open, { intent: "add", key: "", text: "He has a knife" }),
    ).rejects.toThrow();
  });

  test("danger words beside a new number make the request urgent", async () => {
    const { receipt } = await opened();
    const family = portal.newVisitor("192.0.2.75");
    await family.send(routes.yours, receipt as never);
    await family.send(routes.form, { journey: "contact" });
    const step = { _journey: "contact" };
    await family.send(routes.step, { reach: ["text"], ...step }, "/form/q3", { step: "q3" });
    const note = { textNumber: "07700 900111", textNote: "he will kill me if he sees it", ...step };
    await family.send(routes.step, note, "/form/q3b", { step: "q3b" });
    const { submissionKey } = (await family.see<{ submissionKey: string }>(routes.check)) as {
      submissionKey: string;
    };
    await family.send(routes.check, { key: submissionKey });
    expect(await family.see(routes.open)).toMatchObject({ slip: { done: "changed" } });
    expect((await rowOf(receipt.reference)).urgent).toBe(true);
    // the same page sent again is the same change
    expect(await family.send(routes.check, { key: submissionKey })).toBe("/your-page/open");
  });
});

describe("the time a form is kept", () => {
  test("a page that keeps by itself begins nothing after leaving", async () => {
    const family = portal.newVisitor();
    const kept = { callMe: "Kirsty", _keep: "1", _journey: "referral" };
    expect(await family.send(routes.step, kept, "/form/q1", { step: "q1" })).toBe("/ask");
    expect([...family.cookies.keys()]).toEqual([]);
  });

  test("a check page sent after its time says that nothing was sent", async () => {
    const family = portal.newVisitor();
    await walk(family);
    const { submissionKey } = (await family.see<{ submissionKey: string }>(routes.check)) as {
      submissionKey: string;
    };
    vi.setSystemTime(MONDAY_EVENING.getTime() + 31 * 60_000);
    expect(await family.send(routes.check, { key: submissionKey })).toBe("/ask");
    const ask = await import("../../app/routes/ask");
    expect(await family.see(ask as never)).toMatchObject({ ranOut: true });
  });

  test("a place typed anew is not overruled by a hub chosen for the old one", async () => {
    const family = portal.newVisitor();
    await family.send(routes.form, { journey: "referral" });
    await family.send(routes.step, ANSWERS.q1!, "/form/q1", { step: "q1" });
    const place = (where: string, pick: string) =>
      family.send(routes.step, { "place.where": where, "place.pick": pick }, "/form/q2", { step: "q2" });
    await place("", "hamilton");
    await place("Rutherglen", "hamilton");
    const found = { notices: { found: { hub: "cambuslang" } } };
    expect(await family.see(routes.step, "/form/q3", { step: "q3" })).toMatchObject(found);
  });
});
