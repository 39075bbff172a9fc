/** What comes of a request: another service that has to say yes, the local office, and the deletion after that. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { hubs } from "../../db/schema/hubs";
import {
  referralBodies,
  referralEvents,
  referralMessages,
  referralNotes,
  searchTerms,
} from "../../db/schema/referrals";
import { addToRequest, withdrawRequest } from "../../app/referrals/add-to-request.server";
import { deleteOld } from "../../app/referrals/delete-old.server";
import { deletePassedOn } from "../../app/referrals/delete-words.server";
import { indexRequests } from "../../app/referrals/index-requests.server";
import { mergeInto } from "../../app/referrals/link-requests.server";
import {
  askService,
  closeReferral,
  confirmService,
  declineService,
  keepAfterAll,
  passOn,
} from "../../app/referrals/settle-referral.server";
import {
  addNote,
  openReferral,
  recordContact,
  writeToFamily,
  type Triage,
} from "../../app/referrals/triage-referral.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { randomToken } from "../../app/random.server";
import { readRequest } from "../../app/staff/read-request.server";
import { readSummary, summaryFile } from "../../app/staff/summary.server";
import { testDatabase, type TestDatabase } from "../support/database";
import * as world from "../support/staff";
import { getRequest, later, listActions, MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let isla: Colleague, lanark: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  isla = await world.addColleague(db.store, "duty_worker", "hamilton");
  lanark = await world.addColleague(db.store, "duty_worker", "lanark");
});
beforeEach(() => db.store.transaction((tx) => world.removeRequests(tx)));
afterAll(() => db.close());

/** Opened: nothing unread is closed. */
const addRequest = (store: Store) =>
  world.addRequest(store, { unread: false, unreadSince: null, openedAt: MONDAY, state: "read" });
const DAY = 24 * 60;
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const who = (reference: string, staff = isla): Triage => ({ staff, reference });
const ask = (reference: string) =>
  run((tx) => askService(tx, { ...who(reference), service: "Toddlers", who: "Eilidh", text: "" }, MONDAY));
/** They said mornings are safe. */
const MORNING = later(MONDAY, -60).toISOString();
const signedIn = (staff = isla) => ({ staff, session: { id: "s", startedAt: MONDAY } });

describe("another service", () => {
  it("is asked by name, and the request stays open, with its clock, until it says yes", async () => {
    const reference = await addRequest(db.store);
    const { id, dueAt } = await getRequest(db.store, reference);
    expect(await ask(reference)).toEqual({ ok: true });
    expect(await getRequest(db.store, reference)).toMatchObject({ state: "handover", done: 0, dueAt });
    const page = await readYourPage(db.store.read, id, MONDAY);
    expect(page).toMatchObject({ state: "handover", ended: false });
    expect(JSON.stringify(page)).not.toMatch(/Toddlers|Eilidh/);
    const yes = () => run((tx) => confirmService(tx, { ...who(reference), text: "From Monday" }, MONDAY));
    expect(await yes()).toEqual({ ok: true });
    expect(await getRequest(db.store, reference)).toMatchObject({ state: "closed", outcome: "otherService" });
    expect(await yes()).toEqual({ ok: false, why: "nobodyAsked" });
  });

  it("may say no: the request is the hub's again, and no way leads around its answer", async () => {
    const reference = await addRequest(db.store);
    expect(await run((tx) => confirmService(tx, { ...who(reference), text: "" }, MONDAY))).toMatchObject({
      why: "nobodyAsked",
    });
    await ask(reference);
    const attempt = {
      channel: "phone" as const,
      reached: true,
      keptRules: true,
      stillSafe: true,
      text: "",
      at: MORNING,
    };
    await run((tx) => recordContact(tx, { ...who(reference), ...attempt }, MONDAY));
    expect((await getRequest(db.store, reference)).state).toBe("handover");
    await run((tx) => declineService(tx, { ...who(reference), text: "Full" }, MONDAY));
    expect(await getRequest(db.store, reference)).toMatchObject({ state: "contacted", done: 0 });
  });
});

/** Closed as passed to the local office, and ticked. */
async function passedOn(): Promise<string> {
  const reference = await addRequest(db.store);
  await run((tx) => openReferral(tx, who(reference), MONDAY));
  await run((tx) => addNote(tx, { ...who(reference), text: "=HYPERLINK a note" }, MONDAY));
  await run((tx) => writeToFamily(tx, { ...who(reference), text: "We will ring", tell: false }, MONDAY));
  const end = { outcome: "localOffice" as const, text: "Agreed with them" };
  await run((tx) => closeReferral(tx, { ...who(reference), ...end }, MONDAY));
  return reference;
}
const tick = (reference: string, staff = isla) => run((tx) => passOn(tx, who(reference, staff), MONDAY));

describe("the local office", () => {
  it("gets a summary to print or as a file, each time on record, once the request is opened", async () => {
    const reference = await passedOn();
    const { id } = await getRequest(db.store, reference);
    const summary = await readSummary(db.store, signedIn(), reference, "csv", MONDAY);
    if (!summary || summary === "notOpened") throw new Error("No summary");
    const csv = summaryFile(summary, "csv");
    for (const words of ["Aisha", "night feeds", "We will ring", "07700 900123", "heron"])
      expect(csv).toContain(words);
    // a spreadsheet must not take a note for a formula
    expect(csv).toContain("'=HYPERLINK");
    expect(JSON.parse(summaryFile(summary, "json"))).toMatchObject({ reference });
    expect(await listActions(db.store, id)).toContain("referral.exported");
    expect(await readSummary(db.store, signedIn(lanark), reference, "csv", MONDAY)).toBeUndefined();
    const unopened = await world.addRequest(db.store);
    expect(await readSummary(db.store, signedIn(), unopened, "page", MONDAY)).toBe("notOpened");
    const { id: untaken } = await getRequest(db.store, unopened);
    expect(await listActions(db.store, untaken)).not.toContain("referral.exported");
  });

  it("gets what was merged with it too: each says in its history who took it out, and in what form", async () => {
    const [part, reference] = [await addRequest(db.store), await addRequest(db.store)];
    for (const one of [part, reference]) await run((tx) => openReferral(tx, who(one), MONDAY));
    expect(await run((tx) => mergeInto(tx, { ...who(part), other: reference }, MONDAY))).toEqual({
      ok: true,
    });
    await readSummary(db.store, signedIn(), reference, "json", MONDAY);
    for (const one of [part, reference]) {
      const seen = await readRequest(db.store, signedIn(), one, MONDAY);
      expect(seen?.opened?.history).toContainEqual(
        expect.objectContaining({ kind: "exported", by: isla.name, detail: { form: "json" } }),
      );
    }
  });

  it("has it once somebody says so; then every word goes, after a week in which that can be stopped", async () => {
    const reference = await passedOn();
    await indexRequests(db.store);
    const { id } = await getRequest(db.store, reference);
    expect(await tick(reference, lanark)).toEqual({ ok: false, why: "notFound" });
    expect(await tick(reference)).toEqual({ ok: true });
    await deletePassedOn(db.store, later(MONDAY, 7 * DAY - 1));
    expect((await getRequest(db.store, reference)).state).toBe("closed");
    await deletePassedOn(db.store, later(MONDAY, 7 * DAY));
    expect(await getRequest(db.store, reference)).toMatchObject({
      ...{ state: "deleted", outcome: "localOffice", done: 1, codeHash: "", askFor: null },
    });
    for (const table of [referralBodies, referralNotes, referralMessages, searchTerms])
      expect(await db.store.read.select().from(table)).toEqual([]);
    const events = await db.store.read.select().from(referralEvents);
    expect(events.filter((it) => it.sealed !== null)).toEqual([]);
    const seen = await readRequest(db.store, signedIn(), reference, later(MONDAY, 8 * DAY));
    expect(seen).toMatchObject({ header: { state: "deleted" }, opened: undefined });
    expect(await listActions(db.store, id)).toContain("referral.deleted");
  });

  it("takes what was merged with it along", async () => {
    const part = await addRequest(db.store);
    const reference = await addRequest(db.store);
    await run((tx) => mergeInto(tx, { ...who(part), other: reference }, MONDAY));
    await run((tx) => closeReferral(tx, { ...who(reference), outcome: "localOffice", text: "" }, MONDAY));
    await tick(reference);
    await deletePassedOn(db.store, later(MONDAY, 7 * DAY));
    expect((await getRequest(db.store, part)).state).toBe("deleted");
  });

  it("is stopped by hand, and by a family that writes", async () => {
    const [one, two] = [await passedOn(), await passedOn()];
    await tick(one);
    await tick(two);
    expect(await run((tx) => keepAfterAll(tx, who(one), MONDAY))).toEqual({ ok: true });
    const { id } = await getRequest(db.store, two);
    await addToRequest(db.store, id, { text: "It got worse", key: randomToken() }, true, later(MONDAY, DAY));
    await deletePassedOn(db.store, later(MONDAY, 30 * DAY));
    expect((await getRequest(db.store, one)).state).toBe("closed");
    expect(await getRequest(db.store, two)).toMatchObject({ done: 0, deleteAt: null, outcome: null });
  });

  it("is ticked for nothing that did not go there", async () => {
    const reference = await addRequest(db.store);
    expect(await tick(reference)).toEqual({ ok: false, why: "notPassedOn" });
    await run((tx) => closeReferral(tx, { ...who(reference), outcome: "advice", text: "" }, MONDAY));
    expect(await tick(reference)).toEqual({ ok: false, why: "notPassedOn" });
  });
});

describe("a hub that keeps words for so many days", () => {
  const keep = (days: number | null, hub = "hamilton") =>
    run((tx) => tx.update(hubs).set({ retentionDays: days }).where(eq(hubs.id, hub)));
  const closed = async () => {
    const reference = await addRequest(db.store);
    await run((tx) => closeReferral(tx, { ...who(reference), outcome: "advice", text: "" }, MONDAY));
    return reference;
  };
  const stateOf = async (reference: string) => (await getRequest(db.store, reference)).state;
  const at = (days: number) => later(MONDAY, days * DAY);

  it("deletes them that long after the end, with what was merged in, and nothing before it is settled", async () => {
    const part = await addRequest(db.store);
    const whole = await addRequest(db.store);
    await run((tx) => mergeInto(tx, { ...who(part), other: whole }, MONDAY));
    await run((tx) => closeReferral(tx, { ...who(whole), outcome: "advice", text: "" }, MONDAY));
    const open = await addRequest(db.store);
    await keep(null);
    await deleteOld(db.store, at(4000));
    expect(await stateOf(whole)).toBe("closed");
    await keep(30);
    await run((tx) =>
      tx
        .update(hubs)
        .set({ retentionSince: at(3995) })
        .where(eq(hubs.id, "hamilton")),
    );
    // a number typed wrong can be put right for a week
    await deleteOld(db.store, at(4001));
    expect(await stateOf(whole)).toBe("closed");
    await deleteOld(db.store, at(4003));
    expect([await stateOf(whole), await stateOf(part), await stateOf(open)]).toEqual([
      ...["deleted", "deleted", "read"],
    ]);
    expect((await db.store.read.select().from(referralBodies)).length).toBe(1);
  });

  it("deletes what a family took back though nobody has opened that it did", async () => {
    await keep(30);
    const reference = await addRequest(db.store);
    const { id } = await getRequest(db.store, reference);
    await run((tx) => withdrawRequest(tx, id, MONDAY));
    expect(await getRequest(db.store, reference)).toMatchObject({ done: 1, unread: true });
    await deleteOld(db.store, at(4500));
    expect(await stateOf(reference)).toBe("deleted");
  });

  it("leaves what ended later, what was written since, and another hub's", async () => {
    await keep(30);
    const [one, two] = [await closed(), await closed()];
    const { id } = await getRequest(db.store, two);
    await addToRequest(db.store, id, { text: "Again", key: randomToken() }, true, at(5000));
    const elsewhere = await world.addRequest(db.store, {
      hub: "lanark",
      state: "closed",
      done: 1,
      closedAt: MONDAY,
    });
    // the hours that a look is spared are over
    await deleteOld(db.store, at(5010));
    expect(await stateOf(one)).toBe("deleted");
    expect(await stateOf(two)).not.toBe("deleted");
    expect(await stateOf(elsewhere)).toBe("closed");
  });
});
