/** Phone and paper: a worker answers the questions for somebody, and reads the code out. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { outbox } from "../../db/schema/outbox";
import { referralBodies, referralEvents, referrals } from "../../db/schema/referrals";
import { staff as staffTable, staffRoles } from "../../db/schema/staff";
import type { ReferralBody } from "../../app/referrals/referral";
import { openPortal, type Portal, type Visitor } from "../support/portal";
import { SIX } from "../support/family";

const MONDAY = new Date("2026-11-23T12:00:00Z");
let portal: Portal;
let routes: Awaited<ReturnType<typeof load>>;
const load = async () => ({
  enter: await import("../../app/routes/staff-enter"),
  step: await import("../../app/routes/staff-enter-step"),
  check: await import("../../app/routes/staff-enter-check"),
  sent: await import("../../app/routes/staff-enter-sent"),
  request: await import("../../app/routes/staff-request"),
  signOut: await import("../../app/routes/staff-sign-out"),
  family: await import("../../app/routes/form-check"),
  yours: await import("../../app/routes/your-page"),
});
beforeAll(async () => {
  portal = await openPortal(MONDAY);
  routes = await load();
});
afterAll(() => portal.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
});

/** A browser in which this example colleague is signed in. */
async function signedIn(name: string): Promise<Visitor & { id: string }> {
  const { startSession } = await import("../../app/staff/session.server");
  const [row] = await portal.store.read
    .select()
    .from(staffTable)
    .where(eq(staffTable.email, `${name}@example.org`));
  const visitor = portal.newVisitor();
  const token = await portal.store.transaction((tx) => startSession(tx, row!.id, new Date()));
  visitor.cookies.set("staff", token);
  return { ...visitor, id: row!.id };
}

const CONTACT: typeof SIX = {
  q3: { reach: ["phone"] },
  q3a: {
    phoneNumber: "01632 960 777",
    phoneWhen: ["morning"],
    phoneSay: "no",
    phoneSayInstead: "the dentist",
  },
};
/** One step as its page sends it: with the key of the draft that the page was made of. */
async function sendStep(
  worker: Visitor,
  at: string,
  fields: Record<string, string | string[]>,
): Promise<string> {
  const step = at.split("/").pop()!;
  const { draftKey } = (await worker.see(routes.step, at, { step })) as { draftKey: string };
  return worker.send(routes.step, { _draft: draftKey, ...fields }, at, { step });
}
async function answer(worker: Visitor, at: string, answers: typeof SIX = {}): Promise<void> {
  for (let count = 0; at !== "/staff/new/check" && count < 30; count++)
    at = await sendStep(worker, at, { ...SIX, ...answers }[at.split("/").pop()!]!);
  expect(at).toBe("/staff/new/check");
}
const save = async (worker: Visitor) => {
  const { submissionKey } = (await worker.see(routes.check)) as { submissionKey: string };
  return worker.send(routes.check, { key: submissionKey });
};
interface Entered {
  entered?: { reference: string; code: string; mine: boolean };
}
const entered = async (worker: Visitor) => ((await worker.see(routes.sent)) as Entered).entered;
const rowOf = async (reference: string) =>
  (await portal.store.read.select().from(referrals).where(eq(referrals.reference, reference)))[0]!;

describe("a request that came by phone", () => {
  it("is in the inbox like any other, says how it came and who typed it in, and its code opens the family's page", async () => {
    const isla = await signedIn("isla");
    await answer(isla, await isla.send(routes.enter, { via: "phone", askedBy: "family" }));
    expect(await save(isla)).toBe("/staff/new/sent");
    const { reference, code, mine } = (await entered(isla))!;
    expect(mine).toBe(true);
    const row = await rowOf(reference);
    expect(row).toMatchObject({ hub: "hamilton", via: "phone", state: "new", unread: true, news: "request" });
    const events = await portal.store.read
      .select()
      .from(referralEvents)
      .where(eq(referralEvents.referral, row.id));
    // that this person saw the code stands there too
    const expected = ["codeShown", "received"].map((kind) => [kind, isla.id]);
    expect(events.map((it) => [it.kind, it.by]).sort()).toEqual(expected);
    expect(await portal.store.read.select().from(outbox).where(eq(outbox.subject, row.id))).not.toEqual([]);
    const family = portal.newVisitor("192.0.2.20");
    expect(await family.send(routes.yours, { reference, code })).toBe("/your-page/open");
  });

  it("is one request however often it is saved", async () => {
    const isla = await signedIn("isla");
    const before = (await portal.store.read.select().from(referrals)).length;
    await answer(isla, await isla.send(routes.enter, { via: "paper", askedBy: "family" }));
    const { submissionKey } = (await isla.see(routes.check)) as { submissionKey: string };
    await isla.send(routes.check, { key: submissionKey });
    expect(await isla.send(routes.check, { key: submissionKey })).toBe("/staff/new/sent");
    expect(await portal.store.read.select().from(referrals)).toHaveLength(before + 1);
  });

  it("asks how it came, and offers what is under way before anything is thrown away", async () => {
    const isla = await signedIn("isla");
    expect(await isla.send(routes.enter, {})).toBe("/staff/new");
    await sendStep(isla, await isla.send(routes.enter, { via: "phone", askedBy: "family" }), SIX.q1!);
    expect(await isla.send(routes.enter, { via: "inPerson", askedBy: "family" })).toBe("/staff/new");
    expect(await isla.send(routes.enter, { via: "inPerson", askedBy: "family", again: "1" })).toBe(
      "/staff/new/q1",
    );
  });

  it("keeps who asked, says it at the end and on the request, and changes it without losing an answer", async () => {
    const isla = await signedIn("isla");
    await answer(isla, await isla.send(routes.enter, { via: "phone", askedBy: "school" }));
    expect(await isla.see(routes.check)).toMatchObject({ came: { via: "phone", askedBy: "school" } });
    const changed = { via: "paper", askedBy: "health", again: "1", keep: "1" };
    expect(await isla.send(routes.enter, changed)).toBe("/staff/new/check");
    expect(await isla.see(routes.check)).toMatchObject({ came: { via: "paper", askedBy: "health" } });
    await save(isla);
    const { reference } = (await entered(isla))!;
    expect(await rowOf(reference)).toMatchObject({ via: "paper", askedBy: "health" });
    expect(await isla.see(routes.request, "/", { reference })).toMatchObject({
      data: { request: { header: { askedBy: "health" } } },
    });
  });

  it("asks again where nobody said who asked, and where that is nobody we know", async () => {
    const isla = await signedIn("isla");
    for (const askedBy of ["", "neighbour"]) {
      expect(await isla.send(routes.enter, { via: "phone", askedBy })).toBe("/staff/new");
      expect(await isla.see(routes.enter)).toMatchObject({
        data: { slip: { problems: [{ field: "askedBy", code: "askedByMissing" }] } },
      });
    }
  });

  it("is nobody else's while it is typed in: no family page, no colleague and no next session sees it", async () => {
    const isla = await signedIn("isla");
    await answer(isla, await isla.send(routes.enter, { via: "phone", askedBy: "family" }));
    // the same browser, as a family
    expect(await isla.see(routes.family)).toBe("/ask");
    const lewis = await signedIn("lewis");
    lewis.cookies.set("entry", isla.cookies.get("entry")!);
    expect(await lewis.see(routes.check)).toBe("/staff/new");
    await isla.send(routes.signOut, {});
    expect(isla.cookies.has("entry")).toBe(false);
  });

  it("keeps what was typed while the session ended", async () => {
    const isla = await signedIn("isla");
    const at = await isla.send(routes.enter, { via: "phone", askedBy: "family" });
    const { draftKey } = (await isla.see(routes.step, at, { step: "q1" })) as { draftKey: string };
    vi.setSystemTime(new Date(MONDAY.getTime() + 21 * 60_000));
    const fields = { _draft: draftKey, callMe: "Kirsty" };
    expect(await isla.send(routes.step, fields, at, { step: "q1" })).toMatch(/sign-in/);
    const again = await signedIn("isla");
    for (const name of ["entry", "slip"]) again.cookies.set(name, isla.cookies.get(name)!);
    const shown = await again.see<{ raw: Record<string, string[]> }>(routes.step, at, { step: "q1" });
    expect(shown).toMatchObject({ raw: { callMe: ["Kirsty"] } });
    // and in no other entry
    await again.send(routes.enter, { via: "phone", askedBy: "family", again: "1" });
    again.cookies.set("slip", isla.cookies.get("slip")!);
    expect(await again.see(routes.step, at, { step: "q1" })).toMatchObject({ raw: {} });
  });

  it("takes nothing from a tab in which another entry was begun", async () => {
    const isla = await signedIn("isla");
    const at = await isla.send(routes.enter, { via: "phone", askedBy: "family" });
    const { draftKey } = (await isla.see(routes.step, at, { step: "q1" })) as { draftKey: string };
    await isla.send(routes.enter, { via: "inPerson", askedBy: "family", again: "1" });
    const late = { _draft: draftKey, callMe: "Of the first family" };
    expect(await isla.send(routes.step, late, at, { step: "q1" })).toBe("/staff/new");
    expect(await isla.see(routes.step, at, { step: "q1" })).toMatchObject({ raw: {} });
  });

  it("shows its code to whoever typed it in, and to nobody who signs in after them", async () => {
    const isla = await signedIn("isla");
    await answer(isla, await isla.send(routes.enter, { via: "phone", askedBy: "family" }));
    await save(isla);
    const rowan = await signedIn("rowan");
    rowan.cookies.set("entry", isla.cookies.get("entry")!);
    expect(await entered(rowan)).toBeUndefined();
    expect(await entered(isla)).toBeDefined();
  });
});

describe("safe contact that somebody changes on the phone", () => {
  it("counts at once, is on record under the worker's name, and wakes nobody", async () => {
    const isla = await signedIn("isla");
    await answer(isla, await isla.send(routes.enter, { via: "phone", askedBy: "family" }));
    await save(isla);
    const { reference } = (await entered(isla))!;
    const { id } = await rowOf(reference);
    const notices = () => portal.store.read.select().from(outbox).where(eq(outbox.subject, id));
    const before = (await notices()).length;
    await answer(isla, await isla.send(routes.enter, { journey: "contact", reference }), CONTACT);
    expect(await save(isla)).toBe(`/staff/requests/${reference}`);
    const [body] = await portal.store.read.select().from(referralBodies).where(eq(referralBodies.id, id));
    const { unseal } = await import("../../app/vault/seal.server");
    const { contact } = unseal<ReferralBody>({ table: "referral_bodies", row: id }, body!.sealed);
    expect(contact.ways).toMatchObject([
      { channel: "phone", to: "01632 960 777", sayInstead: "the dentist" },
    ]);
    expect(contact.confirmedAt).toBe(MONDAY.toISOString());
    expect(await notices()).toHaveLength(before);
    expect((await rowOf(reference)).news).toBe("request");
    const events = await portal.store.read
      .select()
      .from(referralEvents)
      .where(eq(referralEvents.referral, id));
    expect(events.find((it) => it.kind === "contactChanged")?.by).toBe(isla.id);
  });

  it("is refused for another hub's request, at the start and at the end", async () => {
    const isla = await signedIn("isla");
    await answer(isla, await isla.send(routes.enter, { via: "phone", askedBy: "family" }));
    await save(isla);
    const { reference } = (await entered(isla))!;
    const rowan = await signedIn("rowan");
    await expect(rowan.send(routes.enter, { journey: "contact", reference })).rejects.toThrow("404");
    await answer(isla, await isla.send(routes.enter, { journey: "contact", reference }), CONTACT);
    // she works at another hub from today
    const own = eq(staffRoles.staff, isla.id);
    await portal.store.transaction((tx) => tx.update(staffRoles).set({ hub: "lanark" }).where(own));
    expect(await save(isla)).toBe("/staff/new");
    await portal.store.transaction((tx) => tx.update(staffRoles).set({ hub: "hamilton" }).where(own));
  });
});

it("opens no page of a family whose words were deleted", async () => {
  const isla = await signedIn("isla");
  await answer(isla, await isla.send(routes.enter, { via: "phone", askedBy: "family" }));
  await save(isla);
  const { reference, code } = (await entered(isla))!;
  await portal.store.transaction((tx) =>
    tx
      .update(referrals)
      .set({ state: "deleted", done: 1, codeHash: "" })
      .where(eq(referrals.reference, reference)),
  );
  const family = portal.newVisitor("192.0.2.21");
  for (const typed of [code, ""])
    expect(await family.send(routes.yours, { reference, code: typed })).toBe("/your-page");
});
