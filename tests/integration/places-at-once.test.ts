/** Two hundred families that press at once for the last places of one group. */
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions } from "../../db/schema/groups";
import { cancelBooking, giveUpSession } from "../../app/groups/cancel-booking.server";
import { enterBooking } from "../../app/groups/enter-booking.server";
import { capacityOf, needAt, type Counted } from "../../app/groups/fit";
import { takeMakeUp } from "../../app/groups/make-up.server";
import { runWaitingLists } from "../../app/groups/offer-places.server";
import { acceptOffer, readPosition } from "../../app/groups/waiting-list.server";
import { aBooking, aChild, book, bookingOf } from "../support/bookings";
import { testDatabase, type TestDatabase } from "../support/database";
import { aGroup, aProgramme } from "../support/groups";
import { addHubs } from "../support/staff";

const NOW = new Date("2026-11-25T10:00:00Z");
const FAMILIES = 200;
// one behind the other, on a machine that may be busy with more
vi.setConfig({ testTimeout: 60_000 });
const USUAL = [3, 5, 8] as const;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
});
afterAll(() => db.close());

const rowsOf = (group: string) =>
  db.store.read
    .select({ place: sessionPlaces, session: sessions })
    .from(sessionPlaces)
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .where(eq(sessions.group, group));

/** What is used of each session, added up by hand from what families asked for. */
async function usedOf(group: string, asked: Map<string, ReturnType<typeof aBooking>>) {
  const used = new Map<string, Counted>();
  for (const { place, session } of await rowsOf(group)) {
    const sum = used.get(session.id) ?? { seats: 0, creche: 0, units: 0, transport: 0 };
    const need = needAt(asked.get(place.booking)!.body, session.startsAt, USUAL);
    for (const what of Object.keys(sum) as Array<keyof Counted>) sum[what] += need[what];
    used.set(session.id, sum);
  }
  return [...used.values()];
}

/** Couples and lone parents, babies and bigger children, some who need fetching: what they need falls due unevenly. */
const family = (group: string, at: number) =>
  aBooking(group, {
    seats: 1 + (at % 2),
    transport: at % 3 === 0 ? 2 : 0,
    children: [aChild({ months: 6 + 10 * (at % 5), creche: at % 4 < 2 })],
  });

it("never takes one too many, lists every loser in order of arrival, and fails nobody", async () => {
  const about = { seats: 20, crechePlaces: 8, crecheStaff: 2, transportSeats: 6 };
  const group = await db.store.transaction((tx) => aGroup(tx, { ...about, weeks: 10 }));
  const asked = Array.from({ length: FAMILIES }, (_, at) => family(group.id, at));
  const answers = await Promise.all(
    asked.map((it) => db.store.transaction((tx) => enterBooking(tx, it, NOW))),
  );
  const capacity = capacityOf(about);
  for (const used of await usedOf(group.id, new Map(asked.map((it) => [it.id, it]))))
    for (const what of Object.keys(used) as Array<keyof Counted>)
      expect(used[what], what).toBeLessThanOrEqual(capacity[what]);
  const booked = answers.filter((it) => it.state === "booked").length;
  const waiting = answers.filter((it) => it.state === "waiting").length;
  expect(booked + waiting).toBe(FAMILIES);
  const rows = await rowsOf(group.id);
  expect(rows).toHaveLength(10 * booked);
  // whoever is left needs more than there is
  const listed = await db.store.read
    .select()
    .from(bookings)
    .where(eq(bookings.group, group.id))
    .orderBy(asc(bookings.listedTurn));
  const lost = listed.filter((it) => it.state === "waiting");
  const told = new Map(asked.map((it, at) => [it.id, answers[at]!]));
  expect(lost.map((it) => told.get(it.id))).toEqual(
    lost.map((_, at) => ({ state: "waiting", position: at + 1 })),
  );
  const positions = await Promise.all(lost.map((it) => readPosition(db.store.read, it.id)));
  expect(positions).toEqual(lost.map((_, at) => at + 1));
  const [counted] = await db.store.read.select().from(groups).where(eq(groups.id, group.id));
  expect(counted).toMatchObject({ waiting, turn: FAMILIES });
});

it("is full to the last seat when two hundred want one each", async () => {
  const group = await db.store.transaction((tx) => aGroup(tx, { seats: 17 }));
  const answers = await Promise.all(
    Array.from({ length: FAMILIES }, () => book(db.store, group.id, {}, NOW)),
  );
  expect(answers.filter((it) => it.state === "booked")).toHaveLength(17);
  const positions = answers.flatMap((it) => (it.state === "waiting" ? [it.position] : []));
  expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: FAMILIES - 17 }, (_, at) => at + 1));
});

it("gives what thirty give back at once to the thirty that are first, each once", async () => {
  const group = await db.store.transaction((tx) => aGroup(tx, { seats: 30 }));
  const enter = () => book(db.store, group.id, {}, NOW);
  const there = await Promise.all(Array.from({ length: 30 }, enter));
  const list = [];
  for (let at = 0; at < 40; at++) list.push(await enter());
  // the worker looks at the same time
  await Promise.all([
    ...there.map((it) => db.store.transaction((tx) => cancelBooking(tx, it.id, { why: "cancelled" }, NOW))),
    runWaitingLists(db.store, NOW),
  ]);
  const states = await Promise.all(list.map(async (it) => (await bookingOf(db.store, it.id)).state));
  expect(states).toEqual([...Array<string>(30).fill("offered"), ...Array<string>(10).fill("waiting")]);
  const taken = await Promise.all(
    list.map((it) => db.store.transaction((tx) => acceptOffer(tx, it.id, NOW))),
  );
  expect(taken.filter((it) => it === "booked")).toHaveLength(30);
  const [session] = await db.store.read.select().from(sessions).where(eq(sessions.group, group.id));
  expect(session).toMatchObject({ seatsTaken: 30, seatsHeld: 0 });
});

it("lets two groups' families visit one another at once without waiting for one another for ever", async () => {
  const programme = (await db.store.transaction((tx) => aProgramme(tx))).id;
  const make = () => db.store.transaction((tx) => aGroup(tx, { programme, seats: 12 }));
  const [here, there] = [await make(), await make()];
  const families = async (group: { id: string }) =>
    Promise.all(Array.from({ length: 10 }, () => book(db.store, group.id, {}, NOW)));
  const [ours, theirs] = [await families(here), await families(there)];
  // each that goes makes room for one that comes
  const goes = (it: { id: string }, session: string) =>
    db.store.transaction((tx) => giveUpSession(tx, it.id, session, "all", undefined, NOW));
  for (const it of ours) await goes(it, here.sessions[1]!.id);
  for (const it of theirs) await goes(it, there.sessions[1]!.id);
  const visit = (it: { id: string }, session: string) =>
    db.store.transaction((tx) => takeMakeUp(tx, it.id, session, NOW));
  const visits = await Promise.all([
    ...ours.map((it) => visit(it, there.sessions[1]!.id)),
    ...theirs.map((it) => visit(it, here.sessions[1]!.id)),
  ]);
  expect(visits.filter((it) => it === "taken")).toHaveLength(20);
  const rows = await db.store.read.select().from(sessions).where(eq(sessions.week, 2));
  for (const it of rows.filter((row) => [here.id, there.id].includes(row.group)))
    expect(it.seatsTaken).toBeLessThanOrEqual(12);
});
