/** Bookings come to an end by themselves, and their words do not stay for longer than their hub keeps them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import {
  bookingBodies,
  bookingEvents,
  bookingMessages,
  listSkips,
  sessionPlaces,
} from "../../db/schema/bookings";
import { groups } from "../../db/schema/groups";
import { hubs } from "../../db/schema/hubs";
import { tasks } from "../../db/schema/tasks";
import { cancelBooking, giveUpSession } from "../../app/groups/cancel-booking.server";
import { deleteOldBookings } from "../../app/groups/delete-old-bookings.server";
import { endGroups } from "../../app/groups/end-groups.server";
import { takeMakeUp } from "../../app/groups/make-up.server";
import { readOwnBooking } from "../../app/groups/own-booking.server";
import { listRegister } from "../../app/groups/read-register.server";
import { keepBookingNote } from "../../app/groups/keep-booking-note.server";
import { tellFamily } from "../../app/groups/tell-family.server";
import { readTask } from "../../app/tasks/read-task.server";
import { addTask, readTaskBody } from "../../app/tasks/tasks.server";
import { finishTask } from "../../app/tasks/work-task.server";
import { aWay, book, bookingOf, placesOf } from "../support/bookings";
import { testDatabase, type TestDatabase } from "../support/database";
import { aGroup } from "../support/groups";
import { addColleague, addHubs, later, MONDAY, type Colleague } from "../support/staff";

const HOUR = 60;
const DAY = 24 * HOUR;
const STARTS = new Date("2026-12-01T10:00:00Z");

let db: TestDatabase;
let isla: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
});
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
// a worker that starts looks at once
const end = (now: Date) => endGroups({ ...db.store }, now);
const clear = (now: Date) => deleteOldBookings({ ...db.store }, now);
const contact = {
  ...{ ways: [aWay()], comesBack: true, codeWord: "heron" },
  confirmedAt: MONDAY.toISOString(),
};
const make = (it: Parameters<typeof aGroup>[1] = {}) =>
  run((tx) => aGroup(tx, { starts: STARTS, weeks: 2, ...it }));
const enter = (group: { id: string }, more = {}) =>
  book(db.store, group.id, { contact, callMe: "Bellatrix", ...more }, MONDAY);
const groupOf = async (id: string) =>
  (await db.store.read.select().from(groups).where(eq(groups.id, id)))[0]!;
const tasksOf = (id: string) => db.store.read.select().from(tasks).where(eq(tasks.subject, id));
const keep = (retentionDays: number | null, retentionSince = later(MONDAY, -30 * DAY)) =>
  run((tx) => tx.update(hubs).set({ retentionDays, retentionSince }).where(eq(hubs.id, "hamilton")));
const LAST = later(STARTS, 7 * DAY);
const OVER = later(LAST, DAY);

describe("a group that is over", () => {
  it("ends its bookings a day after its last session, each once, and keeps who came", async () => {
    const group = await make();
    const family = await enter(group);
    const [first] = group.sessions;
    await run((tx) =>
      tx.update(sessionPlaces).set({ attended: "came" }).where(eq(sessionPlaces.session, first!.id)),
    );
    await end(later(OVER, -1));
    expect(await bookingOf(db.store, family.id)).toMatchObject({ state: "booked" });
    expect(await groupOf(group.id)).toMatchObject({ state: "published" });
    await end(OVER);
    await end(later(OVER, DAY));
    expect(await bookingOf(db.store, family.id)).toMatchObject({
      ...{ state: "ended", endedWhy: "groupOver", endedAt: OVER },
    });
    expect(await groupOf(group.id)).toMatchObject({ state: "closed", waiting: 0 });
    const events = await db.store.read
      .select()
      .from(bookingEvents)
      .where(eq(bookingEvents.booking, family.id));
    expect(events.filter((it) => it.kind === "ended")).toHaveLength(1);
    const places = await placesOf(db.store, family.id);
    expect(places.map((it) => `${it.state} ${it.attended ?? ""}`).sort()).toEqual(["taken ", "taken came"]);
  });

  it("waits for whoever makes up for a week elsewhere: they are still expected there", async () => {
    const ours = await make();
    const theirs = await make({ programme: ours.programme, hub: "lanark", starts: later(STARTS, 7 * DAY) });
    const family = await enter(ours);
    const there = theirs.sessions[1]!;
    await run((tx) => giveUpSession(tx, family.id, ours.sessions[1]!.id, "all", undefined, MONDAY));
    expect(await run((tx) => takeMakeUp(tx, family.id, there.id, MONDAY))).toBe("taken");
    const expected = async () => (await listRegister(db.store.read, there)).map((it) => it.id);
    await end(OVER);
    expect(await groupOf(ours.id)).toMatchObject({ state: "closed" });
    expect(await bookingOf(db.store, family.id)).toMatchObject({ state: "booked" });
    expect(await expected()).toEqual([family.id]);
    await end(later(there.startsAt, DAY));
    expect(await bookingOf(db.store, family.id)).toMatchObject({ state: "ended", endedWhy: "groupOver" });
  });

  it("lets who missed its last week make up for it while another run teaches that week, for six weeks", async () => {
    const ours = await make();
    // its second week is five weeks after ours
    const theirs = await make({ programme: ours.programme, hub: "lanark", starts: later(STARTS, 35 * DAY) });
    const far = await make({ programme: ours.programme, hub: "lanark", starts: later(STARTS, 47 * DAY) });
    const [missed, came, never] = [await enter(ours), await enter(ours), await enter(ours)];
    const last = ours.sessions[1]!.id;
    const mark = (it: { id: string }, attended: "came" | "missed") =>
      run((tx) =>
        tx
          .update(sessionPlaces)
          .set({ attended })
          .where(and(eq(sessionPlaces.session, last), eq(sessionPlaces.booking, it.id))),
      );
    for (const it of [missed, never]) await mark(it, "missed");
    await mark(came, "came");
    await end(OVER);
    const state = async (it: { id: string }) => (await bookingOf(db.store, it.id)).state;
    expect(await groupOf(ours.id)).toMatchObject({ state: "closed" });
    expect([await state(missed), await state(came), await state(never)]).toEqual([
      "booked",
      "ended",
      "booked",
    ]);
    const now = later(OVER, 7 * DAY);
    const own = await readOwnBooking(db.store.read, missed.id, now);
    const offered = own!.sessions.flatMap((it) => it.makeUps.map(({ id }) => id));
    expect(offered).toEqual([theirs.sessions[1]!.id]);
    const take = (to: string) => run((tx) => takeMakeUp(tx, missed.id, to, now));
    expect(await take(far.sessions[1]!.id)).toBe("full");
    expect(await take(theirs.sessions[1]!.id)).toBe("taken");
    const over = later(theirs.sessions[1]!.startsAt, DAY);
    await end(later(over, -1));
    expect([await state(missed), await state(never)]).toEqual(["booked", "booked"]);
    await end(over);
    expect(await state(missed)).toBe("ended");
    await end(later(LAST, 43 * DAY + 1));
    expect(await state(never)).toBe("ended");
  });

  it("has registers that can still be filled in: nobody of its families is missing there", async () => {
    const group = await make();
    const family = await enter(group);
    const left = await enter(group, { callMe: "Gone" });
    await run((tx) => cancelBooking(tx, left.id, { why: "cancelled" }, later(STARTS, DAY)));
    await end(OVER);
    for (const session of group.sessions)
      expect((await listRegister(db.store.read, session)).map((it) => it.id)).toEqual([family.id]);
  });

  it("may have been closed by staff, and is not over while a session is still to come", async () => {
    const group = await make({ state: "published" });
    const family = await enter(group);
    await run((tx) => tx.update(groups).set({ state: "closed" }).where(eq(groups.id, group.id)));
    await run((tx) =>
      tx
        .update(groups)
        .set({ lastAt: later(LAST, 7 * DAY) })
        .where(eq(groups.id, group.id)),
    );
    await end(OVER);
    expect(await bookingOf(db.store, family.id)).toMatchObject({ state: "booked" });
    await end(later(OVER, 7 * DAY));
    expect(await bookingOf(db.store, family.id)).toMatchObject({ state: "ended", endedWhy: "groupOver" });
  });

  it("leaves nobody on a list that leads nowhere: once it has begun, a person asks, once", async () => {
    const group = await make({ seats: 1 });
    const placed = await enter(group);
    const waiting = await enter(group);
    expect(waiting.state).toBe("waiting");
    await end(later(STARTS, -1));
    expect(await tasksOf(waiting.id)).toEqual([]);
    await end(STARTS);
    await end(later(STARTS, HOUR));
    const [task, ...more] = await tasksOf(waiting.id);
    expect(more).toEqual([]);
    expect(task).toMatchObject({ kind: "ring", done: 0 });
    expect(readTaskBody(task!)?.reasons.map((it) => it.text)).toEqual([
      "The group has begun and they had no places. Ask whether another group would help.",
    ]);
    expect(await tasksOf(placed.id)).toEqual([]);
    const done = { staff: isla, id: task!.id, outcome: "spoke" as const, text: "" };
    await readTask(db.store, isla, task!.id, later(STARTS, 2 * HOUR));
    await run((tx) => finishTask(tx, done, later(STARTS, 2 * HOUR)));
    await end(later(STARTS, 3 * HOUR));
    expect(await tasksOf(waiting.id)).toHaveLength(1);
    await end(OVER);
    expect(await bookingOf(db.store, waiting.id)).toMatchObject({ state: "ended", endedWhy: "groupOver" });
  });
});

it("asks after those who were to be talked with first, and were not placed, once their group has begun", async () => {
  const group = await make();
  const [spoken, waits] = [await enter(group, { talk: ["age"] }), await enter(group, { talk: ["age"] })];
  const [ask] = await tasksOf(spoken.id);
  const done = { staff: isla, id: ask!.id, outcome: "spoke" as const, text: "" };
  await readTask(db.store, isla, ask!.id, later(MONDAY, HOUR));
  await run((tx) => finishTask(tx, done, later(MONDAY, HOUR)));
  const kindsOf = async (it: { id: string }) =>
    (await tasksOf(it.id)).map(({ kind, done }) => `${kind} ${done}`).sort();
  await end(later(STARTS, -1));
  expect(await kindsOf(spoken)).toEqual(["ask 1"]);
  await end(STARTS);
  await end(later(STARTS, HOUR));
  expect(await kindsOf(spoken)).toEqual(["ask 1", "ring 0"]);
  // a person talks with them already
  expect(await kindsOf(waits)).toEqual(["ask 0"]);
});

/** A family that cancelled on Monday, and of whom there is something in every table. */
async function ended() {
  const group = await make({ seats: 1 });
  const passed = await enter(group, { seats: 2 });
  const family = await enter(group);
  const by = { hub: "hamilton", id: family.id };
  await run((tx) => tellFamily(tx, by, { say: "staff", text: "See you by the heron" }, isla.id, MONDAY));
  await run((tx) => keepBookingNote(tx, family.id, { by: isla.id, text: "She likes herons" }, MONDAY));
  const about = { subjectKind: "booking" as const, subject: family.id, reference: "K7QXT3MN" };
  const words = { callMe: "Bellatrix", text: "Ask about the heron" };
  const task = await run((tx) => addTask(tx, { hub: "hamilton", kind: "needs", ...about, ...words }, MONDAY));
  await run((tx) => cancelBooking(tx, family.id, { why: "cancelled" }, MONDAY));
  return { ...family, passed, task };
}

describe("the words of a booking", () => {
  it("are deleted for good, everywhere, once its hub keeps them no longer; numbers and skips stay", async () => {
    await keep(90);
    const { id, passed, task } = await ended();
    await clear(later(MONDAY, HOUR));
    const until = later(MONDAY, 90 * DAY);
    expect(await bookingOf(db.store, id)).toMatchObject({ deleteAt: until });
    await clear(later(until, -1));
    expect(await db.store.read.$count(bookingBodies, eq(bookingBodies.id, id))).toBe(1);
    const skips = await db.store.read.$count(listSkips);
    expect(skips).toBeGreaterThan(0);
    await clear(until);
    expect(await db.store.read.$count(bookingBodies, eq(bookingBodies.id, id))).toBe(0);
    expect(await db.store.read.$count(bookingMessages, eq(bookingMessages.booking, id))).toBe(0);
    const events = await db.store.read.select().from(bookingEvents).where(eq(bookingEvents.booking, id));
    expect(events.length).toBeGreaterThan(3);
    expect(events.every((it) => it.sealed === null)).toBe(true);
    expect(await bookingOf(db.store, id)).toMatchObject({
      ...{ state: "ended", endedWhy: "cancelled", askFor: null, codeHash: "", deleteAt: null, seats: 1 },
    });
    expect((await tasksOf(id))[0]).toMatchObject({ askFor: null, sealed: null, done: 1 });
    expect(await readTask(db.store, isla, task, until)).toMatchObject({ reasons: null, askFor: null });
    expect(await db.store.read.$count(listSkips)).toBe(skips);
    const lines = await db.store.read.select().from(audit).where(eq(audit.subject, id));
    expect(lines.filter((it) => it.action === "booking.deleted")).toHaveLength(1);
    // nobody else's
    expect(await db.store.read.$count(bookingBodies, eq(bookingBodies.id, passed.id))).toBe(1);
    // nothing is written anew where words were deleted
    await run((tx) => keepBookingNote(tx, id, { by: isla.id, text: "x" }, until));
    await clear(later(until, DAY));
    const after = await db.store.read.select().from(audit).where(eq(audit.subject, id));
    expect(after).toHaveLength(lines.length);
  });

  it("stay where the hub has not settled it, settled it within a week, or keeps them for longer now", async () => {
    await keep(null);
    const { id } = await ended();
    const kept = () => db.store.read.$count(bookingBodies, eq(bookingBodies.id, id));
    const late = later(MONDAY, 1000 * DAY);
    await clear(late);
    expect(await kept()).toBe(1);
    await keep(90, later(late, -6 * DAY));
    await clear(late);
    expect(await kept()).toBe(1);
    await keep(2000);
    await clear(late);
    expect(await kept()).toBe(1);
    expect(await bookingOf(db.store, id)).toMatchObject({ deleteAt: later(MONDAY, 2000 * DAY) });
    await keep(null);
    await clear(late);
    expect(await bookingOf(db.store, id)).toMatchObject({ deleteAt: null });
    await keep(90);
    await clear(late);
    expect(await kept()).toBe(0);
  });

  it("stay while the booking goes on, or somebody still has to do something for them", async () => {
    await keep(90);
    const late = later(MONDAY, 400 * DAY);
    const group = await make();
    const booked = await enter(group);
    const { id } = await ended();
    const about = { subjectKind: "booking" as const, subject: id, reference: "K7QXT3MN" };
    const task = await run((tx) =>
      addTask(tx, { hub: "hamilton", kind: "ring", ...about, callMe: null, text: "x" }, MONDAY),
    );
    const kept = (one: string) => db.store.read.$count(bookingBodies, eq(bookingBodies.id, one));
    await clear(late);
    expect([await kept(booked.id), await kept(id)]).toEqual([1, 1]);
    await readTask(db.store, isla, task, late);
    await run((tx) => finishTask(tx, { staff: isla, id: task, outcome: "spoke", text: "" }, late));
    await clear(late);
    expect([await kept(booked.id), await kept(id)]).toEqual([1, 0]);
  });
});
