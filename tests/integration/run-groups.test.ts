/** Group workers set up groups and run them; families with a place are told what changes. */
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit } from "../../db/schema/audit";
import { bookingMessages, bookings, sessionPlaces } from "../../db/schema/bookings";
import { closingDays } from "../../db/schema/hubs";
import { groups, sessions } from "../../db/schema/groups";
import { outbox } from "../../db/schema/outbox";
import { tasks } from "../../db/schema/tasks";
import type { Tx } from "../../db/client";
import { cancelBooking, giveUpSession } from "../../app/groups/cancel-booking.server";
import { endGroups } from "../../app/groups/end-groups.server";
import type { FamilyMessage } from "../../app/groups/group";
import { listGroupHistory } from "../../app/groups/group-history.server";
import { listGroupsAtWork, readGroupAtWork } from "../../app/groups/groups-at-work.server";
import { takeMakeUp } from "../../app/groups/make-up.server";
import { cancelSessions, moveSessions, planSessions, type Move } from "../../app/groups/plan-sessions.server";
import { changeGroupState } from "../../app/groups/publish-group.server";
import type { GroupFacts } from "../../app/groups/run-group";
import { changeGroupFacts, makeGroup } from "../../app/groups/save-group.server";
import { planWeekly } from "../../app/groups/weekly-pattern";
import { readWhoWasTold } from "../../app/groups/who-was-told.server";
import { readDatesPage, readSessionPage } from "../../app/staff/group-pages.server";
import { readDates } from "../../app/staff/group-dates.server";
import { endTasks } from "../../app/tasks/tasks.server";
import { unseal } from "../../app/vault/seal.server";
import { aChild, aWay, book, bookingOf, comesBack, placesOf } from "../support/bookings";
import { testDatabase, type TestDatabase } from "../support/database";
import { aGroup, aProgramme, aRoom } from "../support/groups";
import { addColleague, addHubs, later, type Colleague } from "../support/staff";

const NOW = new Date("2026-11-25T10:00:00Z");
const DAY = 86_400_000;
const after = (days: number) => new Date(NOW.getTime() + days * DAY);
const iso = (at: Date) => at.toISOString().slice(0, 16);

let db: TestDatabase;
let worker: Colleague, elsewhere: Colleague, duty: Colleague, service: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  worker = await addColleague(db.store, "group_worker", "hamilton");
  elsewhere = await addColleague(db.store, "group_worker", "lanark");
  duty = await addColleague(db.store, "duty_worker", "hamilton");
  service = await addColleague(db.store, "service_manager");
});
afterAll(() => db.close());

const write = <T>(work: (tx: Tx) => Promise<T>) => db.store.transaction(work);
const make = (it: Parameters<typeof aGroup>[1] = {}) => write((tx) => aGroup(tx, it));
const rowOf = async (id: string) => (await db.store.read.select().from(groups).where(eq(groups.id, id)))[0]!;
const sessionsOf = (id: string) =>
  db.store.read.select().from(sessions).where(eq(sessions.group, id)).orderBy(asc(sessions.week));
const markOf = async (id: string) => (await readGroupAtWork(db.store.read, id, NOW))!.mark;
const actionsOf = async (id: string) =>
  (await listGroupHistory(db.store.read, "group", id)).map((it) => it.action);
const linesOf = (id: string) => db.store.read.select().from(audit).where(eq(audit.subject, id));
async function messagesOf({ id }: { id: string }): Promise<FamilyMessage[]> {
  const rows = await db.store.read.select().from(bookingMessages).where(eq(bookingMessages.booking, id));
  const all = rows.map((it) => unseal<FamilyMessage>({ table: "booking_messages", row: it.id }, it.sealed));
  return all.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}
const problem = (field: string, code: string, values?: object) => ({
  ...{ ok: false, why: "problem" },
  problem: { field, code, ...(values && { values }) },
});
const NOT_FOUND = { ok: false, why: "notFound" };

const FACTS: GroupFacts = {
  ...{ room: null, online: false, joinBy: "", hideVenue: false, language: "en", note: "", leads: "Orla" },
  ...{ seats: 6, crechePlaces: 0, crecheStaff: 0, transportSeats: 0, askFirst: false },
};
const change = (id: string, facts: Partial<GroupFacts>, who = worker, mark?: string) =>
  write((tx) => changeGroupFacts(tx, who, { id, mark }, { ...FACTS, ...facts }, NOW));
const to = (id: string, state: "publish" | "pause" | "close", who = worker, now = NOW) =>
  write((tx) => changeGroupState(tx, who, { id }, state, now));

describe("a new group", () => {
  it("is made at one's own hub alone, of a programme on offer, in a room of that hub", async () => {
    const { taught, resting, ours, theirs } = await write(async (tx) => ({
      taught: await aProgramme(tx),
      resting: await aProgramme(tx, { active: false }),
      ours: await aRoom(tx),
      theirs: await aRoom(tx, { hub: "lanark" }),
    }));
    const send = (who: Colleague, hub: string, programme: string, room: string | null) =>
      write((tx) => makeGroup(tx, who, { programme, hub, facts: { ...FACTS, room } }, NOW));
    for (const who of [elsewhere, duty])
      expect(await send(who, "hamilton", taught.id, null)).toEqual(problem("hub", "groupHubMissing"));
    expect(await send(worker, "hamilton", resting.id, null)).toEqual(
      problem("programme", "programmeMissing"),
    );
    expect(await send(worker, "hamilton", taught.id, theirs.id)).toEqual(problem("where", "roomOtherHub"));
    const made = await send(worker, "hamilton", taught.id, ours.id);
    if (!made.ok) throw new Error(made.why);
    expect(await rowOf(made.group)).toMatchObject({ state: "draft", hub: "hamilton", room: ours.id });
    expect(await actionsOf(made.group)).toEqual(["group.created"]);
    expect(await book(db.store, made.group, {}, NOW)).toMatchObject({ state: "closed" });
  });

  it("is shown to families only when nothing that they need is missing", async () => {
    const group = await make({ state: "draft", weeks: 0, seats: 0 });
    const room = await write((tx) => aRoom(tx));
    const lacks = async () => (await readGroupAtWork(db.store.read, group.id, NOW))!.lacks;
    expect(await lacks()).toEqual(["place", "sessions", "seats"]);
    expect(await to(group.id, "publish")).toEqual(problem("form", "groupLacks"));
    await change(group.id, { online: true });
    expect(await lacks()).toEqual(["joinBy", "sessions"]);
    await change(group.id, { room: room.id });
    expect(await lacks()).toEqual(["sessions"]);
    const { sessions: planned } = planWeekly(
      { first: "2026-12-01", time: "10:00", minutes: 120, sessions: 2, every: 1 },
      new Set(),
    );
    expect(await write((tx) => planSessions(tx, worker, { id: group.id }, planned, NOW))).toEqual({
      ...{ ok: true, told: 0 },
    });
    expect(await to(group.id, "publish", elsewhere)).toEqual(NOT_FOUND);
    expect(await to(group.id, "publish", duty)).toEqual(NOT_FOUND);
    expect((await rowOf(group.id)).state).toBe("draft");
    expect(await to(group.id, "publish")).toEqual({ ok: true, told: 0 });
    expect(await rowOf(group.id)).toMatchObject({ state: "published", weekday: 1, dayPart: "morning" });
    expect(await book(db.store, group.id, {}, NOW)).toMatchObject({ state: "booked" });
    // what families need is not taken out again
    expect(await change(group.id, {})).toEqual(problem("where", "placeMissing"));
    expect(await change(group.id, { room: room.id, seats: 0 })).toEqual(problem("seats", "seatsMissing"));
    expect(await to(group.id, "pause")).toEqual({ ok: true, told: 0 });
    expect(await book(db.store, group.id, {}, NOW)).toMatchObject({ state: "closed" });
    expect(await to(group.id, "publish")).toEqual({ ok: true, told: 0 });
    expect(await book(db.store, group.id, {}, NOW)).toMatchObject({ state: "booked" });
    expect((await actionsOf(group.id)).filter((it) => /paused|published/.test(it)).sort()).toEqual([
      ...["group.paused", "group.published", "group.published"],
    ]);
  });
});

describe("what is said about a group", () => {
  it("never makes fewer places than are taken, and says how many those are", async () => {
    const room = (await write((tx) => aRoom(tx))).id;
    const group = await make({ room, crechePlaces: 4, crecheStaff: 2, transportSeats: 3 });
    const whole = { room, crechePlaces: 4, crecheStaff: 2, transportSeats: 3 };
    const baby = aChild({ months: 6, creche: true });
    const children = [baby, baby, baby, aChild({ months: 40, creche: true })];
    await book(db.store, group.id, { seats: 2, children, transport: 3 }, NOW);
    for (const [field, less, count] of [
      ["seats", 1, 2],
      ["crechePlaces", 3, 4],
      ["crecheStaff", 1, 2],
      ["transportSeats", 2, 3],
    ] as const) {
      const answer = await change(group.id, { ...whole, [field]: less });
      expect(answer).toEqual(problem(field, "lowerThanTaken", { count }));
      expect(await change(group.id, { ...whole, [field]: count })).toEqual({ ok: true, told: 0 });
    }
    expect(await change(group.id, whole, elsewhere)).toEqual(NOT_FOUND);
  });

  it("is not saved over what a colleague saved meanwhile; a booking meanwhile is no such thing", async () => {
    const room = (await write((tx) => aRoom(tx))).id;
    const group = await make({ room });
    const mark = await markOf(group.id);
    await book(db.store, group.id, {}, NOW);
    expect(await change(group.id, { room, note: "Bring slippers" }, worker, mark)).toMatchObject({
      ok: true,
    });
    expect(await change(group.id, { room, note: "Bring lunch" }, service, mark)).toEqual(
      problem("form", "groupChanged"),
    );
    expect((await rowOf(group.id)).note).toBe("Bring slippers");
    const seen = await markOf(group.id);
    const both = await Promise.all(["a", "b"].map((note) => change(group.id, { room, note }, worker, seen)));
    // whichever came first
    expect(both.filter((it) => it.ok)).toHaveLength(1);
    expect(both).toContainEqual(problem("form", "groupChanged"));
  });

  it("tells each family once when the place changes, and nobody of a group that nobody sees yet", async () => {
    const [one, other] = await write(async (tx) => [await aRoom(tx), await aRoom(tx, { name: "The hall" })]);
    const group = await make({ room: one.id });
    const family = await book(db.store, group.id, {}, NOW);
    const waiting = await book(db.store, group.id, { seats: 6 }, NOW);
    expect(await change(group.id, { room: other.id, joinBy: "the secret link" })).toEqual({
      ok: true,
      told: 1,
    });
    expect(await messagesOf(family)).toEqual([
      { say: "placeChanged", at: group.sessions[0]!.startsAt.toISOString() },
    ]);
    expect(await messagesOf(waiting)).toEqual([]);
    const [line] = (await linesOf(group.id)).filter((it) => it.action === "group.facts");
    expect(JSON.parse(line!.detail!)).toEqual({
      ...{ told: 1, changed: { room: [one.name, other.name], joinBy: [null, null] } },
    });
    expect(JSON.stringify(await linesOf(group.id))).not.toContain("secret");
  });
});

describe("sessions", () => {
  it("leave out the days on which the hub is closed, and are those that were looked at", async () => {
    const group = await make({ state: "draft", weeks: 0 });
    await write((tx) =>
      tx.insert(closingDays).values([
        { id: "all", hub: null, date: "2026-12-25", name: "Christmas" },
        { id: "ours", hub: "hamilton", date: "2027-01-01", name: "Training" },
        { id: "theirs", hub: "lanark", date: "2027-01-08", name: "Fair" },
      ]),
    );
    const values = {
      ...{ intent: ["pattern"], time: ["9.30"], minutes: ["90"], sessions: ["3"], every: ["1"] },
      ...{ "first.day": ["18"], "first.month": ["12"], "first.year": ["2026"] },
    };
    const slip = { form: "pattern", problems: [], values, preview: true as const };
    const page = (await readDatesPage(db.store.read, group.id, slip, NOW))!;
    expect(page.preview!.sessions.map((it) => iso(it.startsAt))).toEqual([
      ...["2026-12-18T09:30", "2027-01-08T09:30", "2027-01-15T09:30"],
    ]);
    expect(page.preview!.skipped).toEqual([
      { date: "2026-12-25", name: "Christmas" },
      { date: "2027-01-01", name: "Training" },
    ]);
    const read = (dates?: string) =>
      readDates(db.store.read, group.id, "pattern", { ...values, ...(dates && { dates: [dates] }) });
    expect(await read()).toBe("look");
    const found = await read(page.preview!.dates);
    expect(found).toMatchObject({ ok: true });
    await write((tx) => tx.delete(closingDays).where(eq(closingDays.id, "ours")));
    expect(await read(page.preview!.dates)).toEqual(problem("form", "datesChanged"));
    expect(await readDates(db.store.read, group.id, "pattern", { ...values, time: ["soon"] })).toEqual([
      { field: "time", code: "clockWrong" },
    ]);
  });

  it("are not planned in the past or twice, and those who are booked have their places of new ones, and hear of them", async () => {
    const group = await make({ weeks: 1 });
    const family = await book(db.store, group.id, { seats: 2 }, NOW);
    const plan = (startsAt: Date, who = worker) =>
      write((tx) =>
        planSessions(tx, who, { id: group.id }, [{ week: 2, startsAt, endsAt: later(startsAt, 60) }], NOW),
      );
    expect(await plan(after(-1))).toEqual(problem("first", "dateOver"));
    expect(await plan(group.sessions[0]!.startsAt)).toEqual(problem("first", "sessionThere"));
    expect(await plan(after(60), elsewhere)).toEqual(NOT_FOUND);
    expect(await plan(after(60))).toEqual({ ok: true, told: 1 });
    expect(await placesOf(db.store, family.id)).toHaveLength(2);
    expect(await messagesOf(family)).toEqual([{ say: "sessionAdded", at: after(60).toISOString() }]);
    expect((await sessionsOf(group.id)).map((it) => it.seatsTaken)).toEqual([2, 2]);
  });

  const MOVE = { rest: false, date: "2027-03-23", time: "13:00", minutes: 120, room: null };
  const move = (id: string, it: Partial<Move> & { session: string }, who = worker, now = NOW) =>
    write((tx) => moveSessions(tx, who, { id }, { ...MOVE, ...it }, now));

  it("move by the clock on the wall, one or all the rest, and each family hears of it once", async () => {
    // ten o'clock in London, over the beginning of summer time
    const group = await make({ starts: new Date("2027-03-16T10:00:00Z"), weeks: 0 });
    const { sessions: planned } = planWeekly(
      { first: "2027-03-16", time: "10:00", minutes: 120, sessions: 4, every: 1 },
      new Set(),
    );
    await write((tx) => planSessions(tx, worker, { id: group.id }, planned, NOW));
    const family = await book(db.store, group.id, {}, NOW);
    const [first, second] = (await sessionsOf(group.id)).map((it) => it.id) as [string, string];
    expect(await move(group.id, { session: second, rest: true, date: "2027-03-24" })).toEqual({
      ...{ ok: true, told: 1 },
    });
    const moved = await sessionsOf(group.id);
    expect(moved.map((it) => iso(it.startsAt))).toEqual([
      ...["2027-03-16T10:00", "2027-03-24T13:00", "2027-03-31T12:00", "2027-04-07T12:00"],
    ]);
    expect(moved.map((it) => it.movedFrom && iso(it.movedFrom))).toEqual([
      ...[null, "2027-03-23T10:00", "2027-03-30T09:00", "2027-04-06T09:00"],
    ]);
    expect(await messagesOf(family)).toHaveLength(3);
    expect((await messagesOf(family))[0]).toEqual({
      ...{ say: "moved", from: "2027-03-23T10:00:00.000Z", to: "2027-03-24T13:00:00.000Z" },
    });
    const told = await linesOf(family.id);
    expect(told.filter((it) => it.action === "booking.told")).toHaveLength(1);
    expect((await rowOf(group.id)).lastAt).toEqual(new Date("2027-04-07T12:00:00Z"));
    // back where it was: it is not moved any more
    await move(group.id, { session: second, date: "2027-03-23", time: "10:00" });
    expect((await sessionsOf(group.id))[1]!.movedFrom).toBeNull();
    expect(await move(group.id, { session: first }, elsewhere)).toEqual(NOT_FOUND);
    expect(await move(group.id, { session: first, date: "2026-11-24" })).toEqual(problem("date", "dateOver"));
    expect(await move(group.id, { session: "none" })).toEqual(problem("date", "sessionBegun"));
    const begun = new Date("2027-03-16T10:30:00Z");
    expect(await move(group.id, { session: first }, worker, begun)).toEqual(problem("date", "sessionBegun"));
  });

  it("move to another room of the hub, which is told as that", async () => {
    const [other, theirs] = await write(async (tx) => [await aRoom(tx), await aRoom(tx, { hub: "lanark" })]);
    const group = await make();
    const family = await book(db.store, group.id, {}, NOW);
    const session = group.sessions[1]!;
    const same = { session: session.id, date: "2027-01-19", time: "10:00" };
    expect(await move(group.id, { ...same, room: theirs.id })).toEqual(problem("room", "roomOtherHub"));
    expect(await move(group.id, { ...same, minutes: 90 })).toEqual({ ok: true, told: 0 });
    expect(await move(group.id, { ...same, room: other.id })).toEqual({ ok: true, told: 1 });
    expect(await messagesOf(family)).toEqual([{ say: "placeChanged", at: session.startsAt.toISOString() }]);
    // held elsewhere, it stays there when the group moves
    const room = (await write((tx) => aRoom(tx))).id;
    await change(group.id, { room });
    expect((await sessionsOf(group.id)).map((it) => it.room)).toEqual([null, other.id, null]);
  });

  it("are cancelled, one or all the rest: places are free, and guests of other hubs are told too", async () => {
    const programme = (await write((tx) => aProgramme(tx))).id;
    const group = await make({ programme });
    const theirs = await make({ programme, hub: "lanark", starts: new Date("2027-01-11T10:00:00Z") });
    const family = await book(db.store, group.id, { callMe: "Bell" }, NOW);
    const guest = await book(db.store, theirs.id, {}, NOW);
    const [first, second] = [group.sessions[0]!, group.sessions[1]!];
    const saysOf = async () =>
      (await readSessionPage(
        db.store.read,
        { group: theirs.id, session: theirs.sessions[0]!.id },
        undefined,
        NOW,
      ))!.families;
    expect(await saysOf()).toBe(1);
    // the guest misses the first week at Lanark, and comes here instead
    await write((tx) =>
      tx
        .update(sessionPlaces)
        .set({ state: "away" })
        .where(eq(sessionPlaces.session, theirs.sessions[0]!.id)),
    );
    expect(await saysOf()).toBe(0);
    expect(await write((tx) => takeMakeUp(tx, guest.id, first.id, NOW))).toBe("taken");
    const at = later(NOW, 5);
    const cancel = (session: string, rest: boolean, who = worker, when = at) =>
      write((tx) => cancelSessions(tx, who, { id: group.id }, { session, rest }, when));
    expect(await cancel(first.id, false, elsewhere)).toEqual(NOT_FOUND);
    expect(await cancel(first.id, false)).toEqual({ ok: true, told: 2 });
    const gone = [{ say: "sessionCancelled", at: first.startsAt.toISOString() }];
    expect(await messagesOf(family)).toEqual(gone);
    expect(await messagesOf(guest)).toEqual(gone);
    expect((await sessionsOf(group.id))[0]).toMatchObject({ state: "cancelled", seatsTaken: 0 });
    expect((await bookingOf(db.store, family.id)).state).toBe("booked");
    expect(await cancel(first.id, false)).toEqual(problem("session", "sessionBegun"));

    const told = await write((tx) => readWhoWasTold(tx, worker, { group: group.id, at }, NOW));
    expect(told!.others).toBe(1);
    const listed = Object.values(told!.told).flat();
    expect(listed.map((it) => it.callMe)).toEqual(["Bell"]);
    expect((await linesOf(family.id)).map((it) => it.action)).toContain("booking.listed");
    expect(await write((tx) => readWhoWasTold(tx, elsewhere, { group: group.id, at }, NOW))).toBe(undefined);
    expect(
      await write((tx) => readWhoWasTold(tx, worker, { group: group.id, at: after(1) }, NOW)),
    ).toBeUndefined();

    expect(await cancel(second.id, true, worker, after(1))).toEqual({ ok: true, told: 1 });
    expect((await sessionsOf(group.id)).map((it) => it.state)).toEqual(Array(3).fill("cancelled"));
    expect((await rowOf(group.id)).firstAt).toBeNull();
  });

  it("that move or are cancelled are told to those who wait too, whom nobody rings about it", async () => {
    const group = await make({ seats: 1 });
    const ring = { ...comesBack, comesBack: false, ways: [aWay()] };
    const mail = { ...ring, ways: [aWay({ channel: "email", to: "bell@example.org" })] };
    await book(db.store, group.id, { contact: ring }, NOW);
    const waiting = await book(db.store, group.id, { contact: ring }, NOW);
    const mailed = await book(db.store, group.id, { contact: mail }, NOW);
    const asked = await book(db.store, group.id, { contact: ring, talk: ["age"] }, NOW);
    const paused = await book(db.store, group.id, { contact: ring }, NOW);
    await write((tx) => tx.update(bookings).set({ state: "paused" }).where(eq(bookings.id, paused.id)));
    const gone = await book(db.store, group.id, { contact: ring }, NOW);
    await write((tx) => cancelBooking(tx, gone.id, { why: "leftList" }, NOW));
    const [first, second] = [group.sessions[0]!, group.sessions[1]!];
    const move13 = { ...MOVE, date: "2027-01-13", time: "10:00" };
    const [year, month, day] = move13.date.split("-") as [string, string, string];
    const values = {
      ...{ intent: ["move"], time: [move13.time], minutes: ["120"], which: ["one"], room: [""] },
      ...{ "date.day": [day], "date.month": [month], "date.year": [year] },
    };
    const slip = { form: "move", problems: [], values, preview: true as const };
    const page = { group: group.id, session: first.id };
    expect((await readSessionPage(db.store.read, page, slip, NOW))!.preview).toMatchObject({ families: 5 });
    expect(await move(group.id, { session: first.id, ...move13 })).toMatchObject({ told: 5 });
    const cancel = (rest: boolean) =>
      write((tx) =>
        cancelSessions(tx, worker, { id: group.id }, { session: second.id, rest }, later(NOW, 5)),
      );
    expect(await cancel(true)).toMatchObject({ told: 5 });
    for (const it of [waiting, mailed, asked, paused])
      expect((await messagesOf(it)).map(({ say }) => say)).toEqual([
        ...["moved", "sessionCancelled", "sessionCancelled"],
      ]);
    expect(await messagesOf(gone)).toEqual([]);
    const ringing = await db.store.read.select().from(tasks).where(eq(tasks.kind, "ring"));
    for (const it of [waiting, mailed, asked, paused])
      expect(ringing.filter(({ subject }) => subject === it.id)).toEqual([]);
    const mails = await db.store.read.select().from(outbox).where(eq(outbox.subject, mailed.id));
    expect(mails).toHaveLength(1);
    // what they have no place at yet is no date of theirs
    const next = { week: 4, startsAt: after(90), endsAt: later(after(90), 60) };
    await write((tx) => planSessions(tx, worker, { id: group.id }, [next], after(2)));
    expect(await messagesOf(waiting)).toHaveLength(3);
  });

  it("that are all cancelled leave nobody without a person who asks, once, until there are new dates", async () => {
    const group = await make({ seats: 1 });
    const contact = { ...comesBack, comesBack: false, ways: [aWay()] };
    const mail = { ...contact, ways: [aWay({ channel: "email", to: "bell@example.org" })] };
    const families = [
      await book(db.store, group.id, { contact: mail }, NOW),
      await book(db.store, group.id, { contact }, NOW),
      await book(db.store, group.id, { contact, talk: ["age"] }, NOW),
    ];
    const look = (at: Date) => endGroups({ ...db.store }, at);
    const kindsOf = async () =>
      Promise.all(
        families.map(async ({ id }) =>
          (await db.store.read.select().from(tasks).where(eq(tasks.subject, id))).map((it) => it.kind).sort(),
        ),
      );
    await look(NOW);
    expect(await kindsOf()).toEqual([[], [], ["ask"]]);
    const all = { session: group.sessions[0]!.id, rest: true };
    await write((tx) => cancelSessions(tx, worker, { id: group.id }, all, after(1)));
    await look(after(1));
    const asked = [["ring"], ["ring"], ["ask"]];
    expect(await kindsOf()).toEqual(asked);
    for (const { id } of families) await write((tx) => endTasks(tx, id, ["ring"], worker.id, after(2)));
    await look(after(3));
    // long after what would have been its last day, it is still for staff to say what becomes of it
    await look(after(400));
    expect(await kindsOf()).toEqual(asked);
    expect((await rowOf(group.id)).state).toBe("published");
    expect((await bookingOf(db.store, families[0]!.id)).state).toBe("booked");
    await write((tx) => changeGroupState(tx, worker, { id: group.id }, "close", after(401)));
  });

  it("is said to whoever looks how each family hears of it", async () => {
    const group = await make();
    const ring = { ...comesBack, comesBack: false, ways: [aWay()] };
    const families = [
      await book(db.store, group.id, { callMe: "Ring", contact: ring }, NOW),
      await book(db.store, group.id, { callMe: "Page" }, NOW),
    ];
    const at = later(NOW, 6);
    await move(group.id, { session: group.sessions[0]!.id, date: "2027-01-13" }, worker, at);
    const found = (await write((tx) => readWhoWasTold(tx, worker, { group: group.id, at }, NOW)))!;
    const listed = Object.values(found.told).flat();
    expect(listed.map((it) => it.callMe).sort()).toEqual(["Page", "Ring"]);
    const references = await Promise.all(families.map((it) => bookingOf(db.store, it.id)));
    expect(new Set(listed.map((it) => it.reference))).toEqual(new Set(references.map((it) => it.reference)));
    expect(found.told.page.map((it) => it.callMe)).toContain("Page");
  });
});

describe("closing a group", () => {
  it("ends every booking, tells them kindly, offers nothing, and cannot be undone", async () => {
    const group = await make({ seats: 1 });
    const booked = await book(db.store, group.id, {}, NOW);
    const waiting = await book(db.store, group.id, {}, NOW);
    expect(waiting.state).toBe("waiting");
    expect(await to(group.id, "close", elsewhere)).toEqual(NOT_FOUND);
    expect(await to(group.id, "close")).toEqual({ ok: true, told: 2 });
    for (const it of [booked, waiting]) {
      expect(await bookingOf(db.store, it.id)).toMatchObject({ state: "ended", endedWhy: "groupClosed" });
      expect(await messagesOf(it)).toEqual([{ say: "groupClosed" }]);
    }
    expect((await sessionsOf(group.id)).map((it) => [it.state, it.seatsTaken])).toEqual(
      Array(3).fill(["cancelled", 0]),
    );
    for (const answer of [
      await to(group.id, "publish"),
      await change(group.id, {}),
      await to(group.id, "close"),
    ])
      expect(answer).toEqual(problem("form", "groupIsClosed"));
    expect(await book(db.store, group.id, {}, NOW)).toMatchObject({ state: "closed" });
  });

  it("leaves in the inbox whom to ring about it, where no mail may say so", async () => {
    const group = await make({ seats: 1 });
    const contact = { ...comesBack, comesBack: false, ways: [aWay()] };
    const families = [
      await book(db.store, group.id, { contact }, NOW),
      await book(db.store, group.id, { contact }, NOW),
    ];
    await to(group.id, "close");
    for (const { id } of families) {
      const waiting = await db.store.read.select().from(tasks).where(eq(tasks.subject, id));
      expect(waiting).toMatchObject([{ kind: "ring", done: 0 }]);
    }
  });

  it("tells nobody where the last session is over, and takes no week away that is made up elsewhere", async () => {
    const group = await make({ starts: after(1), weeks: 2 });
    const other = await make({ programme: group.programme, starts: after(27), weeks: 2, hub: "lanark" });
    const guest = await book(db.store, group.id, {}, NOW);
    await write((tx) => giveUpSession(tx, guest.id, group.sessions[1]!.id, "all", undefined, NOW));
    await write((tx) => takeMakeUp(tx, guest.id, other.sessions[1]!.id, NOW));
    const family = await book(db.store, group.id, {}, NOW);
    expect(await to(group.id, "close", worker, after(30))).toEqual({ ok: true, told: 0 });
    expect(await bookingOf(db.store, family.id)).toMatchObject({ state: "ended", endedWhy: "groupOver" });
    expect(await messagesOf(family)).toEqual([]);
    expect(await bookingOf(db.store, guest.id)).toMatchObject({ state: "booked" });
    expect((await placesOf(db.store, guest.id)).map((it) => it.state)).toContain("guest");
    expect((await sessionsOf(group.id)).map((it) => it.state)).toEqual(["planned", "planned"]);
  });
});

describe("the list of groups", () => {
  it("shows one's own hubs, what is next and what is left to do", async () => {
    const group = await make({ seats: 2, starts: after(2), weeks: 2, hub: "lanark" });
    for (const seats of [1, 1, 1]) await book(db.store, group.id, { seats }, NOW);
    await book(db.store, group.id, { talk: ["person"] }, NOW);
    const list = (hubs: string[] | "all", now: Date, over = false) =>
      listGroupsAtWork(db.store.read, { hubs, over, from: 0 }, now);
    const find = async (now: Date, over = false) =>
      (await list(["lanark"], now, over)).groups.find((it) => it.group.id === group.id);
    expect(await find(NOW)).toMatchObject({
      ...{ taken: 2, offers: 0, toTalk: 1, unmarked: 0, next: group.sessions[0]!.startsAt },
      group: { waiting: 1 },
    });
    const others = (await list(["hamilton"], NOW)).groups;
    expect(others.length).toBeGreaterThan(0);
    expect(others.every((it) => it.group.hub === "hamilton")).toBe(true);
    // after the first session, nobody has said who came
    expect(await find(after(3))).toMatchObject({ unmarked: 1, next: group.sessions[1]!.startsAt });
    await write((tx) =>
      tx
        .update(sessionPlaces)
        .set({ attended: "came" })
        .where(eq(sessionPlaces.session, group.sessions[0]!.id)),
    );
    expect(await find(after(3))).toMatchObject({ unmarked: 0 });
    expect(await find(after(30))).toBeUndefined();
    expect(await find(after(30), true)).toMatchObject({ unmarked: 1, next: null });
    // on the day itself the register is one press away, before, while and after it meets
    const [first] = group.sessions;
    expect(await find(NOW)).toMatchObject({ today: null });
    for (const at of [first!.startsAt, first!.endsAt])
      for (const ms of [-60_000, 60_000])
        expect(await find(new Date(at.getTime() + ms))).toMatchObject({ today: first!.id });
    expect((await list("all", NOW)).groups.length).toBeGreaterThan(others.length);
    expect(await db.store.read.select().from(bookings)).not.toEqual([]);
  });
});
