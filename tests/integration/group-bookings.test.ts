/** What staff do with bookings of a group: the list, one booking, typing one in, the register, sheets of paper. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit } from "../../db/schema/audit";
import { bookingEvents, bookingMessages, bookings, listSkips, sessionPlaces } from "../../db/schema/bookings";
import { groupFeedback } from "../../db/schema/groups";
import { tasks } from "../../db/schema/tasks";
import { findBody } from "../../app/groups/booking-body.server";
import type { BookingEventDetail, FamilyMessage } from "../../app/groups/group";
import { listRegister } from "../../app/groups/read-register.server";
import { canMark, tellApart } from "../../app/groups/register";
import { sendKindMessage, takeMarks, type Marked } from "../../app/groups/take-register.server";
import { actOnBooking } from "../../app/staff/act-on-booking.server";
import { actOnRegister } from "../../app/staff/act-on-register.server";
import { readBooking } from "../../app/staff/read-booking.server";
import { exportBookings, readGroupBookings } from "../../app/staff/read-group-bookings.server";
import { readPoster } from "../../app/staff/read-sheets.server";
import { readRegisterPage } from "../../app/staff/read-register-page.server";
import { readPageMarks, readSentMarks } from "../../app/staff/register-form";
import { takeFeedback } from "../../app/staff/take-feedback.server";
import { takeNewBooking } from "../../app/staff/take-new-booking.server";
import { sealHashLike, unseal } from "../../app/vault/seal.server";
import { aBooking, aChild } from "../support/booked";
import { testDatabase, type TestDatabase } from "../support/database";
import { aGroup, aProgramme, aRoom } from "../support/groups";
import * as world from "../support/staff";
import type { Colleague } from "../support/staff";

let db: TestDatabase;
let worker: Colleague, duty: Colleague, manager: Colleague, lanark: Colleague, admin: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  worker = await world.addColleague(db.store, "group_worker", "hamilton");
  duty = await world.addColleague(db.store, "duty_worker", "hamilton");
  manager = await world.addColleague(db.store, "hub_manager", "hamilton");
  lanark = await world.addColleague(db.store, "group_worker", "lanark");
  admin = await world.addColleague(db.store, "administrator");
});
afterAll(() => db.close());

const STARTS = new Date("2027-01-12T10:00:00Z");
const BEFORE = new Date("2027-01-04T12:00:00Z");
const THERE = new Date("2027-01-12T10:30:00Z");
const minutes = (at: Date, more: number) => new Date(at.getTime() + more * 60_000);

type GroupOf = Parameters<typeof aGroup>[1];
const makeGroup = (it: GroupOf = {}) => db.store.transaction((tx) => aGroup(tx, { starts: STARTS, ...it }));
type BookingArgs = Parameters<typeof aBooking>;
const book = (group: BookingArgs[1], it: BookingArgs[2] = {}, body: BookingArgs[3] = {}) =>
  db.store.transaction((tx) => aBooking(tx, group, it, body));
const act = (staff: Colleague, reference: string, fields: Record<string, string | string[]>, now = BEFORE) =>
  db.store.transaction((tx) =>
    actOnBooking(
      tx,
      { staff, reference },
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat()])),
      now,
    ),
  );
const actionsOf = async (subject: string) => {
  const rows = await db.store.read.select().from(audit).where(eq(audit.subject, subject)).orderBy(audit.at);
  return rows.map((row) => row.action);
};
const rowOf = async (id: string) => {
  const [row] = await db.store.read.select().from(bookings).where(eq(bookings.id, id));
  return row!;
};
const openTasks = async (subject: string) => {
  const rows = await db.store.read.select().from(tasks).where(eq(tasks.subject, subject));
  return rows.filter((row) => row.done === 0).map((row) => row.kind);
};
const eventsOf = async <K extends keyof BookingEventDetail>(booking: string, kind: K) => {
  const rows = await db.store.read.select().from(bookingEvents).where(eq(bookingEvents.booking, booking));
  return rows
    .filter((row) => row.kind === kind)
    .map((row) =>
      row.sealed ? unseal<BookingEventDetail[K]>({ table: "booking_events", row: row.id }, row.sealed) : null,
    );
};

describe("the list", () => {
  const RUNNING = { show: "running", need: "" } as const;

  it("shows who comes, with ages at the next date, and who waits in order of their turn", async () => {
    const group = await makeGroup({ crechePlaces: 4 });
    await book(
      group,
      {},
      {
        callMe: "Bea Canary",
        bundle: {
          seats: 2,
          children: [aChild({ months: 10, said: "10 months", creche: true })],
          transport: 2,
        },
        access: "A wheelchair",
        agesOn: "2026-11-12",
      },
    );
    const second = { state: "waiting", listedAt: new Date("2026-12-02T10:00:00Z"), listedTurn: 2 } as const;
    const first = { state: "paused", listedAt: new Date("2026-12-01T10:00:00Z"), listedTurn: 1 } as const;
    await book(group, second, { callMe: "Second" });
    const paused = await book(group, first, { callMe: "First" });
    const view = (await readGroupBookings(db.store, worker, { group: group.id, filter: RUNNING }, BEFORE))!;
    const placed = view.bookings.find((it) => it.name === "Bea")!;
    expect(placed).toMatchObject({ adults: 2, creche: 1, transport: 2, access: "A wheelchair" });
    expect(placed.children).toEqual([{ months: 12, creche: true }]);
    const listed = view.bookings.filter((it) => it.position !== null);
    expect(Object.fromEntries(listed.map((it) => [it.name, it.position]))).toEqual({ First: 1, Second: 2 });
    expect(await actionsOf(group.id)).toEqual(["groups.bookings"]);
    const only = { show: "running", need: "transport" } as const;
    const narrowed = await readGroupBookings(db.store, worker, { group: group.id, filter: only }, BEFORE);
    expect(narrowed!.bookings.map((it) => it.name)).toEqual(["Bea"]);

    await db.store.transaction((tx) =>
      tx.insert(listSkips).values({
        ...{ id: "skip", group: group.id, booking: paused.id, at: BEFORE },
        ...{ reason: "creche" as const, offeredTo: null },
      }),
    );
    const again = (await readGroupBookings(db.store, duty, { group: group.id, filter: RUNNING }, BEFORE))!;
    expect(again.skips).toMatchObject([{ reference: paused.reference, reason: "creche", offeredTo: null }]);
  });

  it("is another hub's to nobody, and not there is the same answer", async () => {
    const group = await makeGroup();
    const made = await book(group);
    for (const staff of [lanark, admin]) {
      expect(
        await readGroupBookings(db.store, staff, { group: group.id, filter: RUNNING }, BEFORE),
      ).toBeUndefined();
      expect(await exportBookings(db.store, staff, group.id, BEFORE)).toBeUndefined();
      expect(await readBooking(db.store, staff, made.reference, BEFORE)).toBeUndefined();
      expect(await act(staff, made.reference, { intent: "note", text: "x" })).toBeUndefined();
      const at = { group: group.id, session: group.sessions[0]!.id };
      expect(await readRegisterPage(db.store, staff, { ...at, how: "register" }, BEFORE)).toBeUndefined();
      const fields = { [`mark-${made.id}`]: ["came"] };
      expect(await actOnRegister(db.store, staff, { ...at, fields }, THERE)).toBeUndefined();
      expect(await takeNewBooking(db.store, staff, group.id, {}, BEFORE)).toBeUndefined();
      expect(await takeFeedback(db.store, staff, group.id, {}, BEFORE)).toBeUndefined();
    }
    expect(await actionsOf(group.id)).toEqual([]);
    expect(await actionsOf(made.id)).toEqual([]);
    // one who reads bookings at the inbox does not carry them away
    expect(await exportBookings(db.store, duty, group.id, BEFORE)).toBeUndefined();
  });

  it("is a file without a way to reach anybody, and no formula in it", async () => {
    const group = await makeGroup();
    await book(group, {}, { callMe: '=HYPERLINK("http://x")', access: "@SUM(1+1)\n-2" });
    const file = (await exportBookings(db.store, worker, group.id, BEFORE))!;
    expect(file).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(file).toContain(`"'@SUM(1+1)\n'-2"`);
    expect(file).not.toMatch(/(^|[",\n])[=@][A-Z]/);
    expect(file).not.toContain("07700");
    expect(file).not.toContain("heron");
    expect(await actionsOf(group.id)).toEqual(["groups.exported"]);
  });
});

describe("one booking", () => {
  it("is opened once for each worker and day, and every look is on record", async () => {
    const made = await book(await makeGroup());
    const at = { first: BEFORE, again: minutes(BEFORE, 5), tomorrow: minutes(BEFORE, 24 * 60) };
    for (const now of [at.first, at.again, at.tomorrow])
      await readBooking(db.store, duty, made.reference, now);
    const view = (await readBooking(db.store, worker, made.reference, at.tomorrow))!;
    expect(await actionsOf(made.id)).toEqual([
      ...["booking.opened", "booking.read", "booking.opened", "booking.opened"],
    ]);
    expect(view.opened!.ways.find((it) => it.channel === "phone")).toMatchObject({ now: "notNow" });
    expect(view.opened!.contact.codeWord).toBe("heron");
    expect(JSON.stringify(view.header)).not.toMatch(/codeHash|askFor/);
  });

  it("says no more than that its words were deleted", async () => {
    const group = await makeGroup();
    const made = await book(group);
    const { bookingBodies } = await import("../../db/schema/bookings");
    await db.store.transaction((tx) => tx.delete(bookingBodies).where(eq(bookingBodies.id, made.id)));
    expect((await readBooking(db.store, worker, made.reference, BEFORE))!.opened).toBeUndefined();
    const filter = { show: "running", need: "" } as const;
    const list = await readGroupBookings(db.store, worker, { group: group.id, filter }, BEFORE);
    expect(list!.bookings).toMatchObject([{ name: "", children: [] }]);
    expect(await listRegister(db.store.read, { id: group.sessions[0]!.id, startsAt: STARTS })).toEqual([]);
  });

  it("takes what they said on the phone: another number of people, all of it or nothing", async () => {
    const group = await makeGroup({ seats: 3, crechePlaces: 1 });
    const made = await book(
      group,
      {},
      {
        bundle: {
          seats: 1,
          children: [aChild({ months: 14 }), aChild({ months: 40, said: "3" })],
          transport: 0,
        },
        agesOn: "2026-11-04",
      },
    );
    const { recount } = await import("../../app/groups/places.server");
    const { getTurn } = await import("../../app/groups/take-turn.server");
    await db.store.transaction(async (tx) => recount(tx, await getTurn(tx, group.id, BEFORE)));
    // ages as the form showed them: two months later
    const fields = {
      intent: "bundle",
      seats: "2",
      other: "Sam",
      age: ["16 months", "3 years", ""],
      access: "Ramp",
    };
    expect(await act(worker, made.reference, { ...fields, creche: ["0"], speaks: "polish" })).toMatchObject({
      said: { key: "needsChanged" },
    });
    const body = (await findBody(db.store.read, made.id))!;
    // whoever took the call need not be who arranges it
    expect(await openTasks(made.id)).toEqual(["needs"]);
    expect(body).toMatchObject({ other: "Sam", access: "Ramp", speaks: "polish", agesOn: "2027-01-04" });
    expect(body.bundle).toMatchObject({ seats: 2, children: [{ months: 16, creche: true }, { months: 42 }] });
    const full = await act(worker, made.reference, { ...fields, seats: "4" });
    expect(full).toMatchObject({ form: "bundle", problems: [{ field: "seats", code: "bundleFull" }] });
    expect(await rowOf(made.id)).toMatchObject({ seats: 2, creche: 1 });
    const wrong = {
      ...fields,
      seats: "9",
      age: ["soon"],
      "due.day": "31",
      "due.month": "2",
      "due.year": "2027",
    };
    const refused = await act(worker, made.reference, wrong);
    expect(refused!.problems.map((it) => it.code)).toEqual(["seatsWrong", "ageWrong", "dueWrong"]);
  });

  it("is placed by hand, gives up a week and takes it back, and ends", async () => {
    const group = await makeGroup({ seats: 1 });
    const made = await book(group, { state: "asked" });
    expect(await act(duty, made.reference, { intent: "place" })).toMatchObject({ said: { key: "placed" } });
    const other = await book(group, { state: "waiting", listedAt: BEFORE, listedTurn: 9 });
    expect(await act(duty, other.reference, { intent: "place" })).toMatchObject({
      said: { key: "placedNot" },
    });
    const week = { session: group.sessions[1]!.id, what: "all" };
    expect(await act(duty, made.reference, { intent: "giveUp", ...week })).toMatchObject({
      said: { key: "weekGivenUp" },
    });
    expect(await act(duty, made.reference, { intent: "takeBack", ...week })).toMatchObject({
      said: { key: "weekBack" },
    });
    expect(await act(duty, made.reference, { intent: "cancel" })).toMatchObject({
      problems: [{ field: "sure", code: "cancelSureMissing" }],
    });
    await act(duty, made.reference, { intent: "cancel", sure: "yes" });
    expect(await rowOf(made.id)).toMatchObject({ state: "ended", endedWhy: "staff" });
    // what came back is theirs who waited
    expect((await rowOf(other.id)).state).toBe("offered");
    expect(await act(duty, other.reference, { intent: "decline", stays: "yes" })).toMatchObject({
      said: { key: "offerDeclined" },
    });
    expect((await rowOf(other.id)).state).toBe("waiting");
  });

  it("keeps to the rules of safe contact, or says that it did not", async () => {
    const made = await book(await makeGroup());
    const attempt = {
      ...{ intent: "contact", reached: "yes", keptRules: "yes", stillSafe: "no" },
      ...{ text: "Spoke with her", at: "" },
    };
    const wrongWay = await act(duty, made.reference, { ...attempt, channel: "email" });
    expect(wrongWay!.problems).toEqual([{ field: "keptRules", code: "channelNotSafe" }]);
    // mornings alone are safe
    const wrongTime = await act(
      duty,
      made.reference,
      { ...attempt, channel: "phone", at: "11:59" },
      minutes(BEFORE, 60),
    );
    expect(wrongTime!.problems).toEqual([]);
    const noon = await act(
      duty,
      made.reference,
      { ...attempt, channel: "phone", at: "12:30" },
      minutes(BEFORE, 60),
    );
    expect(noon!.problems).toEqual([{ field: "keptRules", code: "channelNotNow" }]);
    expect(await eventsOf(made.id, "contactAttempt")).toHaveLength(1);
    const view = (await readBooking(db.store, duty, made.reference, minutes(BEFORE, 61)))!;
    expect(view.opened!.unsafe).toBe(true);
  });

  it("writes to the family and notes for staff once for each form, and gives a new code", async () => {
    const made = await book(await makeGroup());
    const message = { intent: "message", text: "Bring slippers", key: "once-m" };
    await act(worker, made.reference, message);
    await act(worker, made.reference, message);
    const note = { intent: "note", text: "Shy", key: "once-n" };
    await act(worker, made.reference, note);
    await act(worker, made.reference, note);
    const view = (await readBooking(db.store, worker, made.reference, BEFORE))!.opened!;
    expect(view.messages.map((it) => it.message)).toEqual([{ say: "staff", text: "Bring slippers" }]);
    expect(view.history.filter((it) => it.kind === "note")).toHaveLength(1);
    const before = (await rowOf(made.id)).codeHash;
    const told = (await act(worker, made.reference, { intent: "code", how: "Code word" }))!;
    const { codeHash } = await rowOf(made.id);
    expect(codeHash).not.toBe(before);
    expect(sealHashLike(codeHash, { table: "bookings", row: made.id }, told.code!)).toBe(codeHash);
    expect(await eventsOf(made.id, "codeReissued")).toEqual([{ how: "Code word" }]);
  });
});

describe("typing one in", () => {
  const TYPED = {
    ...{ via: ["phone"], callMe: ["Bea"], seats: ["1"], age: ["8 months", "", ""], key: ["form-1"] },
    ...{
      reach: ["phone"],
      phoneTo: ["01632 960777"],
      phoneWhen: ["evening"],
      phoneSayInstead: ["the dentist"],
    },
  };

  it("takes places for them, with the code to read out once", async () => {
    const group = await makeGroup();
    const made = (await takeNewBooking(db.store, duty, group.id, TYPED, BEFORE))!;
    expect(made.slip).toMatchObject({
      said: { key: "bookingEntered" },
      code: expect.stringMatching(/^\d{12}$/),
    });
    const [row] = await db.store.read.select().from(bookings).where(eq(bookings.group, group.id));
    expect(made.page).toBe(`/staff/bookings/${row!.reference}`);
    expect(row).toMatchObject({ state: "booked", via: "phone", seats: 1 });
    const body = (await findBody(db.store.read, row!.id))!;
    expect(body.contact).toMatchObject({ comesBack: false, confirmedAt: BEFORE.toISOString() });
    expect(body.contact.ways).toMatchObject([
      {
        channel: "phone",
        when: ["evening"],
        who: "onlyMe",
        sayWho: false,
        sayInstead: "the dentist",
        voicemail: false,
      },
    ]);
    const again = (await takeNewBooking(db.store, duty, group.id, TYPED, BEFORE))!;
    expect(again).toMatchObject({ page: made.page });
    expect(again.slip.code).toBeUndefined();
    expect(await db.store.read.$count(bookings, eq(bookings.group, group.id))).toBe(1);
  });

  it("leaves in the inbox what they need to come: whoever took the call need not arrange it", async () => {
    const group = await makeGroup();
    const typed = {
      ...TYPED,
      key: ["needs-1"],
      access: ["No steps"],
      interpreter: ["yes"],
      speaks: ["polish"],
    };
    await takeNewBooking(db.store, duty, group.id, typed, BEFORE);
    const [row] = await db.store.read.select().from(bookings).where(eq(bookings.group, group.id));
    expect(await openTasks(row!.id)).toEqual(["needs"]);
  });

  it("names everything that is missing, and keeps what was typed", async () => {
    const group = await makeGroup();
    const refused = (await takeNewBooking(
      db.store,
      duty,
      group.id,
      { seats: ["1"], reach: ["email"] },
      BEFORE,
    ))!;
    expect(refused.slip.problems.map((it) => it.code)).toEqual(["viaMissing", "callMeMissing", "emailWrong"]);
    const nothing = (await takeNewBooking(db.store, duty, group.id, { ...TYPED, reach: [] }, BEFORE))!;
    expect(nothing.slip.problems).toEqual([{ field: "reach", code: "reachMissing" }]);
    expect(nothing.slip.values.callMe).toEqual(["Bea"]);
    expect(await db.store.read.$count(bookings, eq(bookings.group, group.id))).toBe(0);
  });

  it("asks for a talk where the age does not fit, unless they have had it", async () => {
    const programme = await db.store.transaction((tx) => aProgramme(tx, { fromMonths: 36, toMonths: 60 }));
    const group = await makeGroup({ programme: programme.id });
    await takeNewBooking(db.store, duty, group.id, { ...TYPED, key: ["talk-1"] }, BEFORE);
    await takeNewBooking(db.store, duty, group.id, { ...TYPED, key: ["talk-2"], talked: ["yes"] }, BEFORE);
    const rows = await db.store.read.select().from(bookings).where(eq(bookings.group, group.id));
    expect(rows.map((it) => it.state).sort()).toEqual(["asked", "booked"]);
  });

  it("says where a group takes no names any more, and the form can be sent again", async () => {
    const group = await makeGroup({ state: "closed" });
    for (let i = 0; i < 2; i++) {
      const refused = (await takeNewBooking(db.store, duty, group.id, { ...TYPED, key: ["shut"] }, BEFORE))!;
      expect(refused.slip.problems).toEqual([{ field: "via", code: "groupClosed" }]);
    }
  });
});

describe("the register", () => {
  const key = () => Math.random().toString(36).slice(2).padEnd(10, "x");
  const mark = (booking: string, it: Partial<Marked> = {}): Marked => ({
    ...{ key: key(), booking, mark: "came", at: THERE },
    ...it,
  });
  const take = (session: { id: string; startsAt: Date }, marks: Marked[], staff = worker, now = THERE) =>
    db.store.transaction((tx) => takeMarks(tx, session, marks, staff.id, now));
  const placeOf = async (session: string, booking: string) => {
    const rows = await db.store.read.select().from(sessionPlaces).where(eq(sessionPlaces.booking, booking));
    return rows.find((row) => row.session === session)!;
  };

  it("has first names alone, told apart, with the creche of the day", async () => {
    const group = await makeGroup({ crechePlaces: 3 });
    const bundle = {
      seats: 2,
      children: [aChild({ months: 22, creche: true }), aChild({ months: 60 })],
      transport: 0,
    };
    const one = await book(group, {}, { callMe: "Aisha Khan", bundle, agesOn: "2026-11-12" });
    const two = await book(group, { places: { crecheAway: true, creche: 0 } }, { callMe: "aisha", bundle });
    await book(group, { places: { state: "away" } }, { callMe: "Zoe Away" });
    await book(group, { state: "waiting", listedAt: BEFORE, listedTurn: 1 }, { callMe: "Nobody Yet" });
    const people = await listRegister(db.store.read, { ...group.sessions[0]!, startsAt: STARTS });
    expect(people.map((it) => it.name)).toEqual(
      [`Aisha ${one.reference.slice(0, 3)}`, `aisha ${two.reference.slice(0, 3)}`, "Zoe"].sort((a, b) =>
        a.localeCompare(b, "en"),
      ),
    );
    const first = people.find((it) => it.id === one.id)!;
    expect(first).toMatchObject({
      adults: 2,
      creche: [{ months: 24 }],
      children: [{ months: 24 }, { months: 62 }],
    });
    expect(people.find((it) => it.id === two.id)!.creche).toEqual([]);
    expect(people.find((it) => it.name === "Zoe")!.away).toBe(true);
    expect(JSON.stringify(people)).not.toMatch(/Khan|07700|heron/);
    const nameOf = tellApart([{ callMe: "Bea Long", reference: "34679CDF" }]);
    expect(nameOf({ callMe: "Bea Long", reference: "34679CDF" })).toBe("Bea");
    // who goes by a child's name is not called like the child, nor by half a word
    expect(nameOf({ callMe: "Callum’s mum Ann", reference: "34679CDF" })).toBe("Callum’s mum");
  });

  it("counts what was marked last, keeps both, and a mark sent twice once", async () => {
    const group = await makeGroup();
    const made = await book(group);
    const session = { id: group.sessions[0]!.id, startsAt: STARTS };
    const late = mark(made.id, { mark: "missed", at: minutes(THERE, -20) });
    expect(await take(session, [mark(made.id, { at: minutes(THERE, -5) })], manager)).toBe(1);
    // from a phone that was without signal: marked before the other, sent after it
    expect(await take(session, [late])).toBe(1);
    expect(await take(session, [late])).toBe(0);
    expect(await placeOf(session.id, made.id)).toMatchObject({ attended: "came", attendedBy: manager.id });
    expect(await eventsOf(made.id, "attended")).toMatchObject([
      { came: true, counts: true },
      { came: false, counts: false, at: late.at.toISOString() },
    ]);
    expect(await openTasks(made.id)).toEqual([]);
    await take(session, [mark(made.id, { mark: "missed", at: minutes(THERE, -1) })]);
    expect(await placeOf(session.id, made.id)).toMatchObject({ attended: "missed", attendedBy: worker.id });
  });

  it("takes no mark of a time to come for later than now, and none of whom nobody expects", async () => {
    const group = await makeGroup();
    const made = await book(group);
    const waiting = await book(group, { state: "waiting", listedAt: BEFORE, listedTurn: 1 });
    const session = { id: group.sessions[0]!.id, startsAt: STARTS };
    await take(session, [mark(made.id, { mark: "missed", at: minutes(THERE, 600) })]);
    await take(session, [mark(made.id, { at: minutes(THERE, 1) })], worker, minutes(THERE, 1));
    expect((await placeOf(session.id, made.id)).attended).toBe("came");
    expect(await take(session, [mark(waiting.id), mark("made-up-booking")])).toBe(0);
  });

  it("asks kindly after whoever was missed, and not after who had said so", async () => {
    const group = await makeGroup();
    const [missed, away] = [await book(group), await book(group, { places: { state: "away" } })];
    const session = { id: group.sessions[0]!.id, startsAt: STARTS };
    await take(session, [mark(missed.id, { mark: "missed" }), mark(away.id, { mark: "missed" })]);
    expect(await openTasks(missed.id)).toEqual(["missed"]);
    expect(await openTasks(away.id)).toEqual([]);
    const kind = (booking: string) =>
      db.store.transaction((tx) => sendKindMessage(tx, session, booking, worker.id, THERE));
    expect([await kind(missed.id), await kind(missed.id)]).toEqual([true, false]);
    const told = await db.store.read
      .select()
      .from(bookingMessages)
      .where(eq(bookingMessages.booking, missed.id));
    expect(
      told.map(({ id, sealed }) => unseal<FamilyMessage>({ table: "booking_messages", row: id }, sealed)),
    ).toEqual([{ say: "missed", at: STARTS.toISOString() }]);
    expect(await openTasks(missed.id)).toEqual([]);
    const people = await listRegister(db.store.read, session);
    expect(people.find((it) => it.id === missed.id)!.told).toBe(true);
    const came = await book(group);
    await take(session, [mark(came.id)]);
    expect(await kind(came.id)).toBe(false);
  });

  it("takes a wrong tick back: who came after all is asked after no more", async () => {
    const group = await makeGroup();
    const made = await book(group);
    const session = { id: group.sessions[0]!.id, startsAt: STARTS };
    await take(session, [mark(made.id, { mark: "missed", at: minutes(THERE, -2) })]);
    await take(session, [mark(made.id, { at: minutes(THERE, -1) })]);
    expect(await openTasks(made.id)).toEqual([]);
  });

  it("takes a page without script: only what changed on it, so that a colleague's mark stays", async () => {
    const group = await makeGroup();
    const [one, two] = [await book(group), await book(group)];
    const at = { group: group.id, session: group.sessions[0]!.id };
    const session = { id: at.session, startsAt: STARTS };
    await take(session, [mark(one.id, { mark: "missed", at: minutes(THERE, -9) })]);
    // the page was made then; meanwhile a colleague saw that they are there
    await take(session, [mark(one.id, { at: minutes(THERE, -3) })], manager);
    const fields = {
      key: ["page-1"],
      [`was-${one.id}`]: ["missed"],
      [`mark-${one.id}`]: ["missed"],
      [`mark-${two.id}`]: ["came"],
    };
    expect(await actOnRegister(db.store, worker, { ...at, fields }, THERE)).toBe("registerSaved");
    expect((await placeOf(at.session, one.id)).attended).toBe("came");
    expect((await placeOf(at.session, two.id)).attended).toBe("came");
    expect(await actOnRegister(db.store, worker, { ...at, fields: { kind: [two.id] } }, THERE)).toBe(
      "kindNotSent",
    );
    expect(await actOnRegister(db.store, worker, { ...at, fields }, BEFORE)).toBe("registerTooSoon");
  });

  it("reads from a phone how long ago it was, not what its clock says; anything else is nothing", () => {
    const sent = [
      "abcdefgh-1 bookingid came 60000",
      "short b came 1",
      "abcdefgh-2 b maybe 1",
      "abcdefgh-3 b came -5",
    ];
    expect(readSentMarks({ marked: sent }, THERE)).toEqual([
      { key: "abcdefgh-1", booking: "bookingid", mark: "came", at: minutes(THERE, -1) },
    ]);
    expect(readPageMarks({ key: ["k"], "mark-b": ["came"], "mark-c": ["perhaps"] }, THERE)).toEqual([
      { key: "k.b", booking: "b", mark: "came", at: THERE },
    ]);
  });

  it("opens two hours before it begins, and never for a session that did not happen", () => {
    const session = { startsAt: STARTS, state: "planned" as const };
    expect(canMark(session, minutes(STARTS, -121))).toBe(false);
    expect(canMark(session, minutes(STARTS, -120))).toBe(true);
    expect(canMark({ ...session, state: "cancelled" }, THERE)).toBe(false);
  });
});

describe("paper", () => {
  it("keeps each sheet once, and none that is half answered", async () => {
    const group = await makeGroup();
    const counted = () => db.store.read.$count(groupFeedback, eq(groupFeedback.group, group.id));
    const fields = {
      key: ["p1"],
      knows: ["yes", "", "no"],
      confident: ["bit", "", "bit"],
      again: ["yes", "", "yes"],
    };
    const half = { ...fields, knows: ["yes", "yes", "no"] };
    expect((await takeFeedback(db.store, worker, group.id, half, BEFORE))!.problems[0]!.code).toBe(
      "sheetHalf",
    );
    expect((await takeFeedback(db.store, worker, group.id, {}, BEFORE))!.problems[0]!.code).toBe("sheetNone");
    expect(await counted()).toBe(0);
    for (let i = 0; i < 2; i++)
      expect(await takeFeedback(db.store, worker, group.id, fields, BEFORE)).toMatchObject({
        said: { key: "feedbackTyped", values: { count: "2" } },
      });
    const rows = await db.store.read.select().from(groupFeedback).where(eq(groupFeedback.group, group.id));
    expect(rows.map((it) => [it.knows, it.confident, it.again]).sort()).toEqual([
      [0, 1, 2],
      [2, 1, 2],
    ]);
    expect(rows[0]).toMatchObject({ stage: "end", via: "paper", on: "2027-01-04" });
  });

  it("hangs no place on a wall that only those booked may know", async () => {
    const { hidden, open } = await db.store.transaction(async (tx) => {
      const room = (await aRoom(tx, { name: "The secret room" })).id;
      return { hidden: await aGroup(tx, { room, hideVenue: true }), open: await aGroup(tx, { room }) };
    });
    const request = new Request("http://localhost:3000/staff/x");
    expect(JSON.stringify(await readPoster(db.store, duty, hidden.id, request))).not.toContain("secret");
    expect((await readPoster(db.store, duty, open.id, request))!.room!.name).toBe("The secret room");
  });
});
