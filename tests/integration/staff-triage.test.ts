import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { eq } from "drizzle-orm";
import { outbox } from "../../db/schema/outbox";
import { referralEvents, referrals } from "../../db/schema/referrals";
import {
  addNote,
  moveReferral,
  openReferral,
  recordContact,
  reissueCode,
  takeReferral,
  writeToFamily,
  type Triage,
} from "../../app/referrals/triage-referral.server";
import { en } from "../../app/i18n/locales/en";
import { closeReferral } from "../../app/referrals/settle-referral.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { disableAccount } from "../../app/staff/accounts.server";
import { readRequest } from "../../app/staff/read-request.server";
import type { StaffMember } from "../../app/staff/staff";
import { sealHashLike } from "../../app/vault/seal.server";
import type { Tx } from "../../db/client";
import { testDatabase, type TestDatabase } from "../support/database";
import * as world from "../support/staff";
import { addRequest, getRequest, later, listActions, MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let hamilton: Colleague, colleague: Colleague, lanark: Colleague, service: Colleague, admin: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  hamilton = await world.addColleague(db.store, "duty_worker", "hamilton");
  colleague = await world.addColleague(db.store, "hub_manager", "hamilton");
  lanark = await world.addColleague(db.store, "duty_worker", "lanark");
  service = await world.addColleague(db.store, "service_manager");
  admin = await world.addColleague(db.store, "administrator");
});
afterAll(() => db.close());

const attempt = {
  channel: "phone" as const,
  reached: true,
  keptRules: true,
  stillSafe: true,
  text: "Spoke",
  at: later(MONDAY, -60).toISOString(),
};
const ACTIONS = {
  open: openReferral,
  take: takeReferral,
  message: (tx: Tx, it: Triage, now: Date) =>
    writeToFamily(tx, { ...it, text: "Come by on Thursday", tell: false }, now),
  note: (tx: Tx, it: Triage, now: Date) => addNote(tx, { ...it, text: "Rang the school" }, now),
  contact: (tx: Tx, it: Triage, now: Date) => recordContact(tx, { ...it, ...attempt }, now),
  close: (tx: Tx, it: Triage, now: Date) => closeReferral(tx, { ...it, outcome: "support", text: "" }, now),
  move: (tx: Tx, it: Triage, now: Date) => moveReferral(tx, { ...it, to: "lanark" }, now),
  code: (tx: Tx, it: Triage, now: Date) => reissueCode(tx, { ...it, how: "Code word" }, now),
};
type Name = keyof typeof ACTIONS;
const act = (name: Name, staff: StaffMember, reference: string, now = MONDAY) =>
  db.store.transaction((tx) => ACTIONS[name](tx, { staff, reference }, now));
/** Nothing that nobody has read is closed. */
const READ = { unread: false, unreadSince: null, openedAt: MONDAY, state: "read" as const };
const ready = (name: Name) => (name === "close" ? READ : {});
const view = (staff: StaffMember, reference: string, now = MONDAY) =>
  readRequest(db.store, { staff, session: { id: "s", startedAt: MONDAY } }, reference, now);
const ok = { ok: true };

describe.each(Object.keys(ACTIONS) as Name[])("%s", (name) => {
  it("is refused to another hub's worker and to the administrator, and changes nothing", async () => {
    const reference = await addRequest(db.store);
    const before = await getRequest(db.store, reference);
    for (const stranger of [lanark, admin])
      expect(await act(name, stranger, reference)).toEqual({ ok: false, why: "notFound" });
    expect(await getRequest(db.store, reference)).toEqual(before);
    expect(await listActions(db.store, before.id)).toEqual([]);
    expect(await view(lanark, reference)).toMatchObject({ forReason: true, opened: undefined });
    expect(await view(admin, reference)).toBeUndefined();
  });

  it("is allowed to the hub's own and to the service manager, each time with an event and an audit line", async () => {
    for (const staff of [hamilton, colleague, service]) {
      const reference = await addRequest(db.store, ready(name));
      expect(await act(name, staff, reference)).toMatchObject(ok);
      const { id } = await getRequest(db.store, reference);
      const events = await db.store.read.select().from(referralEvents).where(eq(referralEvents.referral, id));
      expect(events.filter((it) => it.by === staff.id)).toHaveLength(1);
      // for the figures, that it was reached stands there too
      const actions = (await listActions(db.store, id)).filter((it) => it !== "referral.reached");
      expect(actions).toHaveLength(1);
    }
  });

  it("is allowed to every hub's worker in the shared queue, but not to the administrator", async () => {
    const reference = await addRequest(db.store, { hub: null, ...ready(name) });
    expect(await act(name, admin, reference)).toEqual({ ok: false, why: "notFound" });
    expect(await act(name, name === "move" ? hamilton : lanark, reference)).toMatchObject(ok);
  });

  it("finds nothing where there is no such request", async () => {
    expect(await act(name, service, "NOSUCHRF")).toEqual({ ok: false, why: "notFound" });
  });
});

describe("opening", () => {
  it("shows nothing of the family until somebody opens it, and reading alone changes no state", async () => {
    const reference = await addRequest(db.store);
    const before = await getRequest(db.store, reference);
    const cover = await view(hamilton, reference);
    expect(cover?.opened).toBeUndefined();
    expect(JSON.stringify(cover)).not.toMatch(/Aisha|07700|night feeds|code/i);
    expect(await getRequest(db.store, reference)).toEqual(before);
    expect(await listActions(db.store, before.id)).toEqual(["referral.seen"]);
  });

  it("is read by a person from the first time on; each later view is on record too", async () => {
    const reference = await addRequest(db.store);
    await act("open", hamilton, reference, later(MONDAY, 1));
    expect(await getRequest(db.store, reference)).toMatchObject({
      ...{ state: "read", unread: false, openedAt: later(MONDAY, 1) },
    });
    const opened = (await view(hamilton, reference, later(MONDAY, 2)))?.opened;
    expect(opened?.callMe).toBe("Aisha");
    await act("open", colleague, reference, later(MONDAY, 3));
    const { id, openedAt } = await getRequest(db.store, reference);
    expect(openedAt).toEqual(later(MONDAY, 1));
    expect(await listActions(db.store, id)).toEqual(["referral.opened", "referral.read", "referral.opened"]);
  });

  it("is asked of each person, in each session, and again when the family has written", async () => {
    const reference = await addRequest(db.store);
    await act("open", hamilton, reference, MONDAY);
    expect((await view(colleague, reference))?.opened).toBeUndefined();
    const tomorrow = { id: "t", startedAt: later(MONDAY, 60) };
    const again = await readRequest(db.store, { staff: hamilton, session: tomorrow }, reference, MONDAY);
    expect(again?.opened).toBeUndefined();
    await db.store.transaction((tx) =>
      tx.update(referrals).set({ unread: true }).where(eq(referrals.reference, reference)),
    );
    expect((await view(hamilton, reference))?.opened).toBeUndefined();
  });

  it("gives the rules with whether each way may be used now, and no number among the family's words", async () => {
    const reference = await addRequest(db.store);
    await act("open", hamilton, reference);
    const noon = (await view(hamilton, reference, MONDAY))?.opened;
    const morning = (await view(hamilton, reference, later(MONDAY, -120)))?.opened;
    expect(noon?.ways.find((it) => it.channel === "phone")?.now).toBe("notNow");
    expect(morning?.ways.find((it) => it.channel === "phone")?.now).toBe("yes");
    expect(noon?.ways.find((it) => it.channel === "text")?.now).toBe("notSafe");
    expect(JSON.stringify(noon?.transcript)).not.toContain("07700");
  });
});

describe("taking", () => {
  it("is for one: a second worker is told who has it", async () => {
    const reference = await addRequest(db.store);
    const both = await Promise.all([act("take", hamilton, reference), act("take", colleague, reference)]);
    expect(both.filter((it) => it.ok)).toHaveLength(1);
    const { takenBy } = await getRequest(db.store, reference);
    const holder = takenBy === hamilton.id ? hamilton : colleague;
    expect(both).toContainEqual({ ok: false, why: "alreadyTaken", by: holder.name });
    expect(await act("take", holder, reference)).toEqual(ok);
  });

  it("can be done over from somebody who has left", async () => {
    const leaver = await world.addColleague(db.store, "duty_worker", "hamilton");
    const reference = await addRequest(db.store);
    const ended = await addRequest(db.store, READ);
    await act("take", leaver, reference);
    await act("take", leaver, ended);
    await act("close", leaver, ended);
    await db.store.transaction((tx) => disableAccount(tx, leaver.email, MONDAY));
    await act("open", hamilton, reference);
    expect((await view(hamilton, reference))?.header.takenBy).toBeNull();
    expect(await act("take", hamilton, reference)).toEqual(ok);
    // who had it to the end is still said
    expect((await view(hamilton, ended))?.header.takenBy).toMatchObject({ left: true });
  });
});

describe("a contact attempt", () => {
  it("stops the clock once the family was reached, and not before", async () => {
    const reference = await addRequest(db.store);
    const none = { ...attempt, reached: false, stillSafe: null };
    await db.store.transaction((tx) => recordContact(tx, { staff: hamilton, reference, ...none }, MONDAY));
    expect(await getRequest(db.store, reference)).toMatchObject({ firstContactAt: null, state: "new" });
    await act("contact", hamilton, reference, later(MONDAY, 5));
    await act("contact", hamilton, reference, later(MONDAY, 9));
    expect(await getRequest(db.store, reference)).toMatchObject({
      ...{ firstContactAt: later(MONDAY, 5), state: "contacted" },
    });
  });

  it("re-confirms what is safe, or says that it no longer is", async () => {
    const reference = await addRequest(db.store);
    await act("open", hamilton, reference);
    const say = (stillSafe: boolean, at: Date) =>
      db.store.transaction((tx) =>
        recordContact(tx, { staff: hamilton, reference, ...attempt, stillSafe }, at),
      );
    await say(true, later(MONDAY, 10));
    const first = (await view(hamilton, reference))?.opened;
    expect(first).toMatchObject({ confirmedAt: later(MONDAY, 10), unsafe: false });
    await say(false, later(MONDAY, 20));
    const second = (await view(hamilton, reference))?.opened;
    expect(second).toMatchObject({ confirmedAt: later(MONDAY, 10), unsafe: true });
  });
});

describe("closing", () => {
  it("ends it, and what is ended cannot be taken, tried, closed or moved, but can be noted and get a code", async () => {
    const reference = await addRequest(db.store, READ);
    await act("close", hamilton, reference);
    expect(await getRequest(db.store, reference)).toMatchObject({
      ...{ done: 1, state: "closed", outcome: "support", closedAt: MONDAY },
    });
    for (const name of ["take", "contact", "close", "move"] as const)
      expect(await act(name, hamilton, reference), name).toEqual({ ok: false, why: "alreadyClosed" });
    for (const name of ["open", "note", "code"] as const)
      expect(await act(name, hamilton, reference), name).toMatchObject(ok);
  });
});

describe("recording a contact", () => {
  it("does not let a way the family left out pass for keeping the rules", async () => {
    const reference = await addRequest(db.store);
    const it = { staff: hamilton, reference, ...attempt, channel: "visit" as const };
    const record = (keptRules: boolean) =>
      db.store.transaction((tx) => recordContact(tx, { ...it, keptRules }, MONDAY));
    expect(await record(true)).toEqual({ ok: false, why: "channelNotSafe" });
    expect(await record(false)).toEqual(ok);
  });

  it("does not let a time they named as unsafe pass for it either", async () => {
    const reference = await addRequest(db.store);
    const record = (at: Date | null) =>
      db.store.transaction((tx) =>
        recordContact(tx, { staff: hamilton, reference, ...attempt, at: at && at.toISOString() }, MONDAY),
      );
    // mornings alone are safe, and it is noon
    expect(await record(null)).toEqual({ ok: false, why: "notNow" });
    expect(await record(later(MONDAY, -60))).toEqual(ok);
  });
});

describe("writing on the family's page", () => {
  it("is the first contact for a family that comes back there, and for no other", async () => {
    const onlyThere = { contact: { ...world.PHONE_RULES, ways: [] } };
    const comesBack = await addRequest(db.store, {}, onlyThere);
    await act("message", hamilton, comesBack);
    expect(await getRequest(db.store, comesBack)).toMatchObject({
      state: "contacted",
      firstContactAt: MONDAY,
    });
    // nobody knows when they look, and there is a phone
    const other = await addRequest(db.store);
    await act("message", hamilton, other);
    expect(await getRequest(db.store, other)).toMatchObject({ state: "new", firstContactAt: null });
    const { id } = await getRequest(db.store, comesBack);
    const page = await readYourPage(db.store.read, id, MONDAY);
    expect(page.thread).toEqual([{ at: MONDAY, text: "Come by on Thursday", withheld: false, mine: false }]);
  });

  it("never shows a note there", async () => {
    const reference = await addRequest(db.store);
    await act("note", hamilton, reference);
    const page = await readYourPage(db.store.read, (await getRequest(db.store, reference)).id, MONDAY);
    expect(JSON.stringify(page)).not.toContain("school");
  });
});

describe("moving", () => {
  it("keeps the first clock, tells the other hub, and leaves the first hub's sight", async () => {
    const reference = await addRequest(db.store, { urgent: true });
    await act("open", hamilton, reference);
    await act("take", hamilton, reference);
    const before = await getRequest(db.store, reference);
    await act("move", hamilton, reference, later(MONDAY, 30));
    const after = await getRequest(db.store, reference);
    const moved = later(MONDAY, 30);
    expect(after).toEqual({
      ...before,
      ...{
        hub: "lanark",
        state: "read",
        unread: true,
        news: "transfer",
        takenBy: null,
        takenAt: null,
        leaseUntil: null,
      },
      // it is new to them: they have a quarter of an hour to open it
      ...{ unreadSince: moved, alarmAt: later(moved, 15) },
    });
    const notices = await db.store.read.select().from(outbox).where(eq(outbox.subject, after.id));
    expect(notices).toMatchObject([{ hub: "lanark", inbox: "duty", urgent: true, state: "pending" }]);
    expect(await view(hamilton, reference)).toMatchObject({ forReason: true, opened: undefined });
    expect(await view(lanark, reference)).toMatchObject({ forReason: false });
  });

  it("is told to the family in plain words, with when", async () => {
    const reference = await addRequest(db.store);
    const moved = later(MONDAY, 30);
    await act("move", hamilton, reference, moved);
    const { id } = await getRequest(db.store, reference);
    const { events } = await readYourPage(db.store.read, id, moved);
    expect(events.map((it) => it.kind)).toEqual(["received", "moved"]);
    expect(events.at(-1)!.at).toEqual(moved);
    expect(en.referral.yours.events.moved).toMatch(/^We passed it to another hub/);
  });

  it("goes to another hub that is switched on, and nowhere else", async () => {
    const reference = await addRequest(db.store);
    for (const to of ["hamilton", "atlantis"]) {
      const who = { staff: hamilton, reference, to };
      const answer = await db.store.transaction((tx) => moveReferral(tx, who, MONDAY));
      expect(answer).toEqual({ ok: false, why: "noSuchHub" });
    }
  });
});

describe("a new code", () => {
  it("works instead of the old one, and is nowhere in clear", async () => {
    const reference = await addRequest(db.store);
    const before = await getRequest(db.store, reference);
    const answer = await act("code", hamilton, reference);
    const code = "code" in answer ? String(answer.code) : "";
    expect(code).toMatch(/^\d{12}$/);
    const { id, codeHash } = await getRequest(db.store, reference);
    expect(codeHash).not.toBe(before.codeHash);
    expect(sealHashLike(codeHash, { table: "referrals", row: id }, code)).toBe(codeHash);
    expect(sealHashLike(codeHash, { table: "referrals", row: id }, "111122223333")).not.toBe(codeHash);
    const events = await db.store.read.select().from(referralEvents).where(eq(referralEvents.referral, id));
    expect(JSON.stringify(events)).not.toContain(code);
  });
});
