/** Places of a group: all of a bundle or none, and whose turn it is when some come back. */
import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bookingEvents, bookingMessages, listSkips, sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions } from "../../db/schema/groups";
import { settings } from "../../db/schema/hubs";
import { tasks } from "../../db/schema/tasks";
import { cancelBooking, giveUpSession, takeSessionBack } from "../../app/groups/cancel-booking.server";
import { changeBundle } from "../../app/groups/change-bundle.server";
import type { FamilyMessage } from "../../app/groups/group";
import { findGroup, listSessions } from "../../app/groups/groups.server";
import { addApart, endApart, isApart, listApart, matchApart } from "../../app/groups/keep-apart.server";
import { leaveMakeUp, listMakeUps, takeMakeUp } from "../../app/groups/make-up.server";
import { offerPlaces, runWaitingLists } from "../../app/groups/offer-places.server";
import { sessionsChanged } from "../../app/groups/sessions-changed.server";
import {
  acceptOffer,
  declineOffer,
  placeByStaff,
  readPosition,
  resumeWaiting,
} from "../../app/groups/waiting-list.server";
import { readTaskBody } from "../../app/tasks/tasks.server";
import { unseal } from "../../app/vault/seal.server";
import { aBody, aChild, aWay, book, bookingOf, comesBack, placesOf } from "../support/bookings";
import { testDatabase, type TestDatabase } from "../support/database";
import { aGroup, aProgramme, aSession } from "../support/groups";
import { addHubs } from "../support/staff";

const NOW = new Date("2026-11-25T10:00:00Z");
const DAY = 86_400_000;
const after = (ms: number) => new Date(NOW.getTime() + ms);
const ISLA = "isla";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
});
afterAll(() => db.close());

const write = <T>(work: Parameters<typeof db.store.transaction<T>>[0]) => db.store.transaction(work);
const make = (it: Parameters<typeof aGroup>[1] = {}) => write((tx) => aGroup(tx, it));
const enter = (group: { id: string }, it: Parameters<typeof book>[2] = {}, now = NOW) =>
  book(db.store, group.id, it, now);
const stateOf = async (it: { id: string }) => (await bookingOf(db.store, it.id)).state;
const cancel = (it: { id: string }, now = NOW) =>
  write((tx) => cancelBooking(tx, it.id, { why: "cancelled" }, now));
const groupOf = async (it: { id: string }) =>
  (await db.store.read.select().from(groups).where(eq(groups.id, it.id)))[0]!;
const sessionOf = async (id: string) =>
  (await db.store.read.select().from(sessions).where(eq(sessions.id, id)))[0]!;
const tasksOf = (it: { id: string }) => db.store.read.select().from(tasks).where(eq(tasks.subject, it.id));
const openTasksOf = async (it: { id: string }) =>
  (await tasksOf(it)).filter((task) => !task.done).map((task) => task.kind);
const skipsOf = async (it: { id: string }) =>
  (
    await db.store.read
      .select({ reason: listSkips.reason, to: listSkips.offeredTo })
      .from(listSkips)
      .where(eq(listSkips.booking, it.id))
      .orderBy(asc(listSkips.at))
  ).map(({ reason, to }) => [reason, to]);
const eventsOf = async (it: { id: string }) =>
  (await db.store.read.select().from(bookingEvents).where(eq(bookingEvents.booking, it.id))).map(
    (e) => e.kind,
  );
const toldOf = async (it: { id: string }) => {
  const rows = await db.store.read.select().from(bookingMessages).where(eq(bookingMessages.booking, it.id));
  return rows.map((row) => unseal<FamilyMessage>({ table: "booking_messages", row: row.id }, row.sealed).say);
};

describe("booking", () => {
  it("takes a place at every session to come, and counts what is left", async () => {
    const group = await make({ seats: 3, crechePlaces: 2 });
    const family = await enter(group, { seats: 2, children: [aChild({ creche: true })] });
    expect(family.state).toBe("booked");
    const places = await placesOf(db.store, family.id);
    expect(places.map((it) => it.session).sort()).toEqual(group.sessions.map((it) => it.id).sort());
    expect(places.every((it) => it.state === "taken" && it.seats === 2 && it.creche === 1)).toBe(true);
    expect(await groupOf(group)).toMatchObject({ seatsLeft: 1, crecheLeft: 1, waiting: 0 });
    expect(await sessionOf(group.sessions[0]!.id)).toMatchObject({
      seatsTaken: 2,
      crecheTaken: 1,
      seatsHeld: 0,
    });
    expect(await eventsOf(family)).toEqual(expect.arrayContaining(["made", "booked"]));
  });

  it.each([
    ["a seat", { seats: 3 }],
    ["a creche place", { children: [aChild({ creche: true }), aChild({ creche: true })] }],
    ["somebody in the creche", { children: [aChild({ months: 3, creche: true })] }],
    ["a seat to get there", { transport: 2 }],
  ])("lists who lacks %s, and takes nothing of the rest", async (_, wants) => {
    // one adult looks after three babies, or five of two years: four of those and a baby are too many
    const group = await make({ seats: 4, crechePlaces: 5, crecheStaff: 1, transportSeats: 2 });
    const two = { months: 26, creche: true };
    await enter(group, { seats: 2, children: [two, two, two, two].map(aChild), transport: 1 });
    const family = await enter(group, wants);
    expect(family).toMatchObject({ state: "waiting", position: 1 });
    expect(await placesOf(db.store, family.id)).toEqual([]);
    expect(await enter(group)).toMatchObject({ state: "booked" });
  });

  it("asks an age at each session: a baby who turns two needs fewer people from then on", async () => {
    const starts = new Date("2027-01-12T10:00:00Z");
    const group = await make({ seats: 9, crechePlaces: 9, crecheStaff: 1, starts, weeks: 3 });
    // 23 months on 15 December: two from 15 January, before the second session
    const baby = aChild({ months: 23, creche: true });
    const { id } = await enter(group, { children: [baby], agesOn: "2026-12-15" });
    const places = await placesOf(db.store, id);
    const units = group.sessions.map((it) => places.find((place) => place.session === it.id)!.units);
    expect(units).toEqual([280, 168, 168]);
  });

  it("keeps a creche place for a baby from the first session after it is due", async () => {
    const group = await make({ seats: 9, crechePlaces: 1, starts: new Date("2027-01-12T10:00:00Z") });
    const unborn = aChild({ months: null, due: "2027-01-18", creche: true });
    const family = await enter(group, { children: [unborn] });
    expect(family.state).toBe("booked");
    const places = await placesOf(db.store, family.id);
    const creche = group.sessions.map((it) => places.find((place) => place.session === it.id)!.creche);
    expect(creche).toEqual([0, 1, 1]);
    // the first week has room, the others have not
    expect((await enter(group, { children: [aChild({ creche: true })] })).state).toBe("waiting");
  });

  it("takes the service's own ratios", async () => {
    const ratios = { key: "creche.ratios", value: "1,1,1" };
    await write(async (tx) => void (await tx.insert(settings).values(ratios)));
    const group = await make({ seats: 9, crechePlaces: 9, crecheStaff: 1 });
    const child = { children: [aChild({ creche: true })] };
    expect([(await enter(group, child)).state, (await enter(group, child)).state]).toEqual([
      "booked",
      "waiting",
    ]);
    // back to five of two years
    await write(async (tx) => {
      await tx.delete(settings).where(eq(settings.key, ratios.key));
      await sessionsChanged(tx, group.id, NOW);
    });
    const [session] = group.sessions;
    expect(await sessionOf(session!.id)).toMatchObject({ unitsTaken: 168, unitsHeld: 168 });
  });

  it.each(["draft", "paused", "closed"] as const)("writes nothing where the group is %s", async (state) => {
    const group = await make({ state });
    const family = await enter(group);
    expect(family.state).toBe("closed");
    expect(await bookingOf(db.store, family.id)).toBeUndefined();
  });

  it("writes nothing where it has begun, has no dates, or is for whoever drops in", async () => {
    const begun = await make({ starts: NOW });
    const empty = await make({ weeks: 0 });
    const programme = await write((tx) => aProgramme(tx, { dropIn: true }));
    const dropIn = await make({ programme: programme.id });
    for (const group of [begun, empty, dropIn]) expect((await enter(group)).state).toBe("closed");
    expect((await enter({ id: "nowhere" })).state).toBe("closed");
  });

  it.each([
    ["the group", { group: { askFirst: true }, programme: {}, talk: [] }],
    ["its programme", { group: {}, programme: { askFirst: true }, talk: [] }],
    ["an age", { group: {}, programme: {}, talk: ["age" as const] }],
  ])("has a person talk first where %s needs it, in their turn", async (_, { talk, ...it }) => {
    const programme = await write((tx) => aProgramme(tx, it.programme));
    const group = await make({ ...it.group, programme: programme.id });
    const family = await enter(group, { talk });
    expect(family).toEqual({ id: family.id, state: "asked" });
    expect(await bookingOf(db.store, family.id)).toMatchObject({ state: "asked", listedAt: NOW });
    expect(await placesOf(db.store, family.id)).toEqual([]);
    expect(await openTasksOf(family)).toEqual(["ask"]);
  });
});

describe("the list", () => {
  it("offers what comes back at once to the first whose whole bundle fits, and says why others were passed over", async () => {
    const group = await make({ seats: 2 });
    const [one, other] = [await enter(group), await enter(group)];
    const pair = await enter(group, { seats: 2 });
    const single = await enter(group, { seats: 1 });
    expect(pair).toMatchObject({ position: 1 });
    expect(single).toMatchObject({ position: 2 });
    await cancel(one);
    expect(await stateOf(pair)).toBe("waiting");
    expect(await stateOf(single)).toBe("offered");
    expect(await skipsOf(pair)).toEqual([["seats", single.id]]);
    expect(await toldOf(single)).toEqual(["offered"]);
    expect((await placesOf(db.store, single.id)).every((it) => it.state === "held")).toBe(true);
    expect(await groupOf(group)).toMatchObject({ seatsLeft: 0, waiting: 1 });
    // it is held for them: whoever comes now is behind the others
    expect(await enter(group)).toMatchObject({ state: "waiting", position: 3 });
    expect(await write((tx) => acceptOffer(tx, single.id, NOW))).toBe("booked");
    expect(await readPosition(db.store.read, pair.id)).toBe(1);
    expect((await placesOf(db.store, single.id)).every((it) => it.state === "taken")).toBe(true);
    await cancel(other);
    expect(await stateOf(pair)).toBe("waiting");
  });

  it("logs who was passed over for somebody that fits now, and only then", async () => {
    const group = await make({ seats: 3 });
    await enter(group, { seats: 2 });
    const pair = await enter(group, { seats: 2 });
    expect(await skipsOf(pair)).toEqual([]);
    const single = await enter(group);
    expect(single.state).toBe("booked");
    expect(await skipsOf(pair)).toEqual([["seats", single.id]]);
  });

  it("pauses who does not answer, has them rung, and offers the places on", async () => {
    const group = await make({ seats: 1 });
    const there = await enter(group);
    const [silent, next] = [await enter(group), await enter(group)];
    await cancel(there);
    const until = (await bookingOf(db.store, silent.id)).offerUntil!;
    await runWaitingLists(db.store, new Date(until.getTime() - 1));
    expect(await stateOf(silent)).toBe("offered");
    await runWaitingLists(db.store, until);
    expect(await stateOf(silent)).toBe("paused");
    expect(await openTasksOf(silent)).toEqual(["ring"]);
    expect(await toldOf(silent)).toEqual(["offered", "offerRanOut"]);
    expect(await stateOf(next)).toBe("offered");
    expect(await skipsOf(silent)).toEqual([["paused", next.id]]);
    expect(await write((tx) => acceptOffer(tx, silent.id, until))).toBe("gone");
    // spoken with: first again, and asked first when the next lets go
    await write((tx) => resumeWaiting(tx, silent.id, ISLA, until));
    expect(await openTasksOf(silent)).toEqual([]);
    expect(await readPosition(db.store.read, silent.id)).toBe(1);
    await write((tx) => declineOffer(tx, next.id, { stays: false }, until));
    expect(await stateOf(silent)).toBe("offered");
    expect(await bookingOf(db.store, next.id)).toMatchObject({ state: "ended", endedWhy: "declined" });
  });

  it("is too late for an offer that ran out though nobody has looked yet", async () => {
    const group = await make({ seats: 1 });
    const there = await enter(group);
    const [late, next] = [await enter(group), await enter(group)];
    await cancel(there);
    const until = (await bookingOf(db.store, late.id)).offerUntil!;
    expect(await write((tx) => acceptOffer(tx, late.id, until))).toBe("gone");
    expect([await stateOf(late), await stateOf(next)]).toEqual(["paused", "offered"]);
  });

  it("keeps the turn of who lets places go and stays, and asks them again for others only", async () => {
    const group = await make({ seats: 2 });
    const [one, other] = [await enter(group), await enter(group)];
    const choosy = await enter(group);
    await cancel(one);
    await write((tx) => declineOffer(tx, choosy.id, { stays: true }, NOW));
    expect(await stateOf(choosy)).toBe("waiting");
    expect(await placesOf(db.store, choosy.id)).toEqual([]);
    // these they said no to
    const newcomer = await enter(group);
    expect(newcomer.state).toBe("booked");
    expect(await skipsOf(choosy)).toEqual([
      ["declined", null],
      ["declined", newcomer.id],
    ]);
    await cancel(other);
    expect(await stateOf(choosy)).toBe("offered");
  });

  it.each([
    ["says no and stays", (id: string) => write((tx) => declineOffer(tx, id, { stays: true }, NOW))],
    ["says no and goes", (id: string) => write((tx) => declineOffer(tx, id, { stays: false }, NOW))],
    ["cancels", (id: string) => cancel({ id })],
    [
      "does not answer",
      async (id: string) => runWaitingLists(db.store, (await bookingOf(db.store, id)).offerUntil!),
    ],
  ])("asks nobody twice about the same place, where the next %s", async (_, letsGo) => {
    const group = await make({ seats: 2 });
    const [one, other] = [await enter(group), await enter(group)];
    const [first, second, third] = [await enter(group), await enter(group), await enter(group)];
    await cancel(one);
    await write((tx) => declineOffer(tx, first.id, { stays: true }, NOW));
    expect(await stateOf(second)).toBe("offered");
    await letsGo(second.id);
    expect([await stateOf(first), await stateOf(third)]).toEqual(["waiting", "offered"]);
    await letsGo(third.id);
    expect(await stateOf(first)).toBe("waiting");
    expect((await eventsOf(first)).filter((it) => it === "offered")).toHaveLength(1);
    // another place is another question
    await cancel(other);
    expect(await stateOf(first)).toBe("offered");
  });

  it("asks who said no about what came back since, though it did not fit them by itself", async () => {
    const group = await make({ seats: 4 });
    const [pairThere, one, other] = [
      await enter(group, { seats: 2 }),
      await enter(group),
      await enter(group),
    ];
    const pair = await enter(group, { seats: 2 });
    await cancel(pairThere);
    await write((tx) => declineOffer(tx, pair.id, { stays: true }, NOW));
    // what they let go is taken by those who come then
    for (const _ of [1, 2]) expect((await enter(group)).state).toBe("booked");
    const next = [await enter(group), await enter(group)];
    await cancel(one);
    await cancel(other);
    expect([await stateOf(pair), await stateOf(next[0]!), await stateOf(next[1]!)]).toEqual([
      ...["waiting", "offered", "offered"],
    ]);
    for (const it of next) await write((tx) => declineOffer(tx, it.id, { stays: false }, NOW));
    expect(await stateOf(pair)).toBe("offered");
  });

  it("takes a second press for the first", async () => {
    const group = await make({ seats: 1 });
    const there = await enter(group);
    const next = await enter(group);
    await cancel(there);
    await cancel(there);
    const accept = () => write((tx) => acceptOffer(tx, next.id, NOW));
    expect([await accept(), await accept()]).toEqual(["booked", "booked"]);
    await write((tx) => declineOffer(tx, next.id, { stays: false }, NOW));
    expect(await stateOf(next)).toBe("booked");
    expect((await eventsOf(there)).filter((it) => it === "ended")).toHaveLength(1);
  });

  it("makes no offer while the group takes no names, and makes it up when it does again", async () => {
    const group = await make({ seats: 1 });
    const there = await enter(group);
    const next = await enter(group);
    await write(
      async (tx) => void (await tx.update(groups).set({ state: "paused" }).where(eq(groups.id, group.id))),
    );
    await cancel(there);
    await runWaitingLists(db.store, NOW);
    expect(await stateOf(next)).toBe("waiting");
    await write(
      async (tx) => void (await tx.update(groups).set({ state: "published" }).where(eq(groups.id, group.id))),
    );
    await runWaitingLists(db.store, NOW);
    expect(await stateOf(next)).toBe("offered");
    expect((await groupOf(group)).offerDueAt).toBeNull();
  });

  it("makes no offer when the first session is too near, and says so in the log", async () => {
    const starts = after(3 * 3_600_000);
    const group = await make({ seats: 1, starts });
    const there = await enter(group);
    const next = await enter(group);
    await cancel(there, new Date(starts.getTime() - 3_600_000));
    expect(await stateOf(next)).toBe("waiting");
    expect(await skipsOf(next)).toEqual([["tooLate", null]]);
  });

  it("tells nobody twice what has not changed", async () => {
    const group = await make({ seats: 2 });
    const there = await enter(group, { seats: 1 });
    await enter(group);
    const pair = await enter(group, { seats: 2 });
    await cancel(there);
    await write((tx) => offerPlaces(tx, group.id, after(1000)));
    await write((tx) => offerPlaces(tx, group.id, after(2000)));
    expect(await skipsOf(pair)).toEqual([["seats", null]]);
  });
});

describe("who asks for less while they wait", () => {
  const less = (it: { id: string }, wants: Parameters<typeof aBody>[0]) =>
    write((tx) => changeBundle(tx, it.id, aBody(wants), undefined, NOW));
  const WANTS = { children: [aChild({ creche: true })], transport: 2 };

  it("is offered places at once where the rest fits, and not where something is still short", async () => {
    const group = await make({ seats: 4, crechePlaces: 1, transportSeats: 2 });
    await enter(group, WANTS);
    const family = await enter(group, WANTS);
    expect(family.state).toBe("waiting");
    expect(await less(family, { ...WANTS, transport: 0 })).toBe("changed");
    expect(await stateOf(family)).toBe("waiting");
    expect(await less(family, {})).toBe("changed");
    expect(await stateOf(family)).toBe("offered");
    expect(await write((tx) => acceptOffer(tx, family.id, NOW))).toBe("booked");
  });

  it("comes after whoever was there sooner", async () => {
    const group = await make({ seats: 2, transportSeats: 1 });
    await enter(group, { transport: 1 });
    const [first, second] = [await enter(group, { transport: 1 }), await enter(group, { transport: 1 })];
    await less(second, {});
    expect(await stateOf(second)).toBe("offered");
    await less(first, {});
    expect(await stateOf(first)).toBe("waiting");
  });
});

describe("a lift", () => {
  const liftsOf = async (it: { id: string }) =>
    (await tasksOf(it))
      .filter((task) => task.kind === "needs")
      .map((task) => [
        task.done,
        readTaskBody(task)!
          .reasons.map((reason) => reason.text)
          .join(),
      ]);
  const TWO = [[0, expect.stringContaining("They have 2 seats in our transport")]];

  it("is a person's to arrange once an offer is taken, and not before", async () => {
    const group = await make({ seats: 3, transportSeats: 2 });
    const there = await enter(group, { transport: 2 });
    const [next, walks] = [await enter(group, { transport: 2 }), await enter(group)];
    await cancel(there);
    expect(await stateOf(next)).toBe("offered");
    expect(await liftsOf(next)).toEqual([]);
    const accept = () => write((tx) => acceptOffer(tx, next.id, NOW));
    expect([await accept(), await accept()]).toEqual(["booked", "booked"]);
    expect(await liftsOf(next)).toEqual(TWO);
    expect(await stateOf(walks)).toBe("booked");
    expect(await liftsOf(walks)).toEqual([]);
    await cancel(next);
    expect(await liftsOf(next)).toEqual([[1, expect.any(String)]]);
  });

  it("is a person's to arrange once staff have placed them", async () => {
    const group = await make({ seats: 3, transportSeats: 2, askFirst: true });
    const [rides, walks] = [await enter(group, { transport: 2 }), await enter(group)];
    expect(await liftsOf(rides)).toEqual([]);
    for (const it of [rides, walks]) await write((tx) => placeByStaff(tx, it.id, ISLA, NOW));
    expect(await liftsOf(rides)).toEqual(TWO);
    expect(await liftsOf(walks)).toEqual([]);
    const late = await enter(group, { transport: 1 });
    expect(await write((tx) => placeByStaff(tx, late.id, ISLA, NOW))).toBe("waiting");
    expect(await liftsOf(late)).toEqual([]);
  });
});

describe("a person", () => {
  it("places who was talked with where there is room", async () => {
    const group = await make({ seats: 1, askFirst: true });
    const [one, other] = [await enter(group), await enter(group)];
    expect(await write((tx) => placeByStaff(tx, one.id, ISLA, NOW))).toBe("booked");
    expect(await openTasksOf(one)).toEqual([]);
    expect(await toldOf(one)).toEqual(["placed"]);
    expect(await write((tx) => placeByStaff(tx, other.id, ISLA, NOW))).toBe("waiting");
    expect(await stateOf(other)).toBe("waiting");
    expect(await toldOf(other)).toEqual(["listed"]);
    expect(await skipsOf(other)).toEqual([["seats", null]]);
    await cancel(one);
    expect(await stateOf(other)).toBe("offered");
  });

  it("places who comes late in what is left of the course, and nobody in one that is over", async () => {
    const group = await make({ seats: 1 });
    const family = await enter(group, { talk: ["age"] });
    const second = group.sessions[1]!.startsAt.getTime();
    expect(await write((tx) => placeByStaff(tx, family.id, ISLA, new Date(second - 1)))).toBe("booked");
    expect(await placesOf(db.store, family.id)).toHaveLength(2);
    const late = await enter(await make({ seats: 1 }), { talk: ["age"] });
    expect(await write((tx) => placeByStaff(tx, late.id, ISLA, after(365 * DAY)))).toBe("waiting");
  });

  it("passes over nobody in silence", async () => {
    const group = await make({ seats: 1 });
    const [first, second] = [await enter(group, { talk: ["age"] }), await enter(group, { talk: ["age"] })];
    await write((tx) => placeByStaff(tx, second.id, ISLA, NOW));
    expect(await skipsOf(first)).toEqual([["asked", second.id]]);
  });
});

describe("one session", () => {
  it("is free for a guest while they are away, and theirs again if nobody took it", async () => {
    const programme = (await write((tx) => aProgramme(tx))).id;
    const [here, there] = [await make({ programme, seats: 1 }), await make({ programme, seats: 1 })];
    const [ours, theirs] = [await enter(here), await enter(there)];
    const [mine, hers] = [here.sessions[1]!, there.sessions[1]!];
    const find = () => listMakeUps(db.store.read, ours.id, mine.id, NOW);
    expect(await find()).toEqual([]);
    await write((tx) => giveUpSession(tx, theirs.id, hers.id, "all", undefined, NOW));
    expect((await find()).map((it) => it.session.id)).toEqual([hers.id]);
    // they come at home that week: it would be two places for one
    expect(await write((tx) => takeMakeUp(tx, ours.id, hers.id, NOW))).toBe("full");
    await write((tx) => giveUpSession(tx, ours.id, mine.id, "all", undefined, NOW));
    expect(await write((tx) => takeMakeUp(tx, ours.id, hers.id, NOW))).toBe("taken");
    expect(await write((tx) => takeMakeUp(tx, ours.id, hers.id, NOW))).toBe("taken");
    // the week at home is somebody else's now
    const home = (await placesOf(db.store, ours.id)).find((it) => it.session === mine.id)!;
    expect(home.state).toBe("away");
    expect(await write((tx) => takeSessionBack(tx, theirs.id, hers.id, "all", undefined, NOW))).toBe("full");
    await write((tx) => leaveMakeUp(tx, ours.id, hers.id, NOW));
    expect(await write((tx) => takeSessionBack(tx, theirs.id, hers.id, "all", undefined, NOW))).toBe("back");
    expect(await write((tx) => takeSessionBack(tx, ours.id, mine.id, "all", undefined, NOW))).toBe("back");
    expect(await sessionOf(hers.id)).toMatchObject({ seatsTaken: 1 });
  });

  it.each(["not there", "cancelled", "before they joined"])(
    "is made up for by who was %s that week, and by nobody who comes or came",
    async (why) => {
      const programme = (await write((tx) => aProgramme(tx))).id;
      const here = await make({ programme, seats: 3 });
      const there = await make({ programme, seats: 3, starts: new Date("2027-02-02T10:00:00Z") });
      const [mine] = here.sessions;
      const begun = new Date(mine!.startsAt.getTime() + 1);
      const beside = await enter(here);
      const ours = await enter(here, why === "before they joined" ? { talk: ["age"] } : {});
      const mark = (it: { id: string }, attended: "came" | "missed") =>
        write((tx) =>
          tx
            .update(sessionPlaces)
            .set({ attended })
            .where(and(eq(sessionPlaces.session, mine!.id), eq(sessionPlaces.booking, it.id))),
        );
      if (why === "before they joined") await write((tx) => placeByStaff(tx, ours.id, ISLA, begun));
      const take = (it: { id: string }) => write((tx) => takeMakeUp(tx, it.id, there.sessions[0]!.id, begun));
      if (why !== "before they joined") expect(await take(ours)).toBe("full");
      if (why === "not there") await mark(ours, "missed");
      if (why === "cancelled")
        await write(async (tx) => {
          await tx.update(sessions).set({ state: "cancelled" }).where(eq(sessions.id, mine!.id));
          await sessionsChanged(tx, here.id, NOW);
        });
      else {
        await mark(beside, "came");
        expect(await take(beside)).toBe("full");
      }
      expect(await take(ours)).toBe("taken");
    },
  );

  it("is nobody's to take of another programme, another week, or one's own group", async () => {
    const [here, other] = [await make(), await make()];
    const ours = await enter(here);
    expect(await listMakeUps(db.store.read, ours.id, here.sessions[0]!.id, NOW)).toEqual([]);
    await write((tx) => giveUpSession(tx, ours.id, here.sessions[0]!.id, "all", undefined, NOW));
    for (const session of [other.sessions[0]!, here.sessions[0]!, { id: "nowhere" }])
      expect(await write((tx) => takeMakeUp(tx, ours.id, session.id, NOW))).toBe("full");
  });

  it("gives back its creche place alone, and takes it again only where it fits", async () => {
    const group = await make({ seats: 5, crechePlaces: 1 });
    const child = { children: [aChild({ creche: true })] };
    const ours = await enter(group, child);
    const [week] = group.sessions;
    await write((tx) => giveUpSession(tx, ours.id, week!.id, "creche", undefined, NOW));
    expect(await sessionOf(week!.id)).toMatchObject({ seatsTaken: 1, crecheTaken: 0, unitsTaken: 0 });
    const back = () => write((tx) => takeSessionBack(tx, ours.id, week!.id, "creche", undefined, NOW));
    expect(await back()).toBe("back");
    expect(await sessionOf(week!.id)).toMatchObject({ crecheTaken: 1 });
    expect(await back()).toBe("back");
  });

  it("that is over is not given back", async () => {
    const group = await make();
    const ours = await enter(group);
    const [week] = group.sessions;
    await write((tx) => giveUpSession(tx, ours.id, week!.id, "all", undefined, week!.startsAt));
    expect((await placesOf(db.store, ours.id)).every((it) => it.state === "taken")).toBe(true);
    await write((tx) => cancelBooking(tx, ours.id, { why: "cancelled" }, week!.startsAt));
    expect((await placesOf(db.store, ours.id)).map((it) => it.session)).toEqual([week!.id]);
  });
});

describe("a bundle", () => {
  it("changes as a whole or not at all", async () => {
    const group = await make({ seats: 3 });
    const ours = await enter(group, { seats: 2 });
    const change = (seats: number) =>
      write((tx) => changeBundle(tx, ours.id, aBody({ seats, callMe: "Bell now" }), undefined, NOW));
    expect(await change(4)).toBe("full");
    expect((await bookingOf(db.store, ours.id)).seats).toBe(2);
    expect(await change(3)).toBe("changed");
    expect((await bookingOf(db.store, ours.id)).seats).toBe(3);
    expect(await groupOf(group)).toMatchObject({ seatsLeft: 0 });
    expect(await change(1)).toBe("changed");
    expect(await groupOf(group)).toMatchObject({ seatsLeft: 2 });
  });

  it("of who waits may fit when it is smaller", async () => {
    const group = await make({ seats: 3 });
    await enter(group, { seats: 2 });
    const pair = await enter(group, { seats: 2 });
    await write((tx) => changeBundle(tx, pair.id, aBody({ seats: 1 }), undefined, NOW));
    expect(await stateOf(pair)).toBe("offered");
  });
});

describe("sessions and room", () => {
  it("that are added, moved or cancelled take the places with them", async () => {
    const group = await make({ seats: 2, weeks: 2 });
    const ours = await enter(group);
    const fourth = new Date("2027-02-03T18:00:00Z");
    const added = await write(async (tx) => {
      const session = await aSession(tx, group, { week: 3, startsAt: fourth });
      await tx.update(sessions).set({ state: "cancelled" }).where(eq(sessions.id, group.sessions[0]!.id));
      await sessionsChanged(tx, group.id, NOW);
      return session;
    });
    const has = (await placesOf(db.store, ours.id)).map((it) => it.session);
    expect(has.sort()).toEqual([group.sessions[1]!.id, added.id].sort());
    expect(await sessionOf(group.sessions[0]!.id)).toMatchObject({ seatsTaken: 0 });
    expect(await sessionOf(added.id)).toMatchObject({ seatsTaken: 1 });
    expect(await groupOf(group)).toMatchObject({
      ...{
        firstAt: group.sessions[1]!.startsAt,
        lastAt: fourth,
        weekday: 1,
        dayPart: "morning",
        seatsLeft: 1,
      },
    });
  });

  it("offers what is new when a group holds more", async () => {
    const group = await make({ seats: 1 });
    await enter(group);
    const next = await enter(group);
    await write(async (tx) => {
      await tx.update(groups).set({ seats: 2 }).where(eq(groups.id, group.id));
      await sessionsChanged(tx, group.id, NOW);
    });
    expect(await stateOf(next)).toBe("offered");
  });

  it("ends what is held where it does not take place, and never holds anything past the beginning", async () => {
    const group = await make({ seats: 1 });
    const there = await enter(group);
    const next = await enter(group);
    await cancel(there);
    const sooner = after(6 * 3_600_000);
    await write(async (tx) => {
      await tx.update(sessions).set({ startsAt: sooner }).where(eq(sessions.id, group.sessions[0]!.id));
      await sessionsChanged(tx, group.id, NOW);
    });
    expect((await bookingOf(db.store, next.id)).offerUntil).toEqual(sooner);
    await write(async (tx) => {
      await tx.update(groups).set({ state: "closed" }).where(eq(groups.id, group.id));
      await sessionsChanged(tx, group.id, NOW);
    });
    expect(await stateOf(next)).toBe("waiting");
    expect(await placesOf(db.store, next.id)).toEqual([]);
    expect(await toldOf(next)).toContain("offerWithdrawn");
  });

  it("are found with all that is shown of them", async () => {
    const group = await make();
    expect(await findGroup(db.store.read, group.id)).toMatchObject({
      ...{ group: { id: group.id }, programme: { id: group.programme }, room: null },
      sessions: group.sessions.map(({ id }) => ({ id })),
    });
    expect(await listSessions(db.store.read, group.id)).toHaveLength(3);
    expect(await findGroup(db.store.read, "nowhere")).toBeUndefined();
  });
});

describe("families that are kept apart", () => {
  const phone = (to: string) => ({ contact: { ...comesBack, ways: [aWay({ to })] } });
  const known = (it: Partial<{ references: string[]; phones: string[]; emails: string[] }>) => ({
    ...{ name: "", references: [], phones: [], emails: [] },
    ...it,
  });
  let pair: string;
  beforeEach(async () => {
    const it = { hub: "hamilton", by: ISLA, reason: "A court said so." };
    const [a, b] = [known({ phones: ["01632 960 101"] }), known({ phones: ["+44 1632 960102"] })];
    pair = (await write((tx) => addApart(tx, { ...it, a, b }, NOW))).id;
    return () => write(async (tx) => void (await endApart(tx, { id: pair, hub: "hamilton", by: ISLA }, NOW)));
  });
  const placed = async (group: { id: string }, to: string) => {
    const it = await enter(group, phone(to));
    expect(await write((tx) => placeByStaff(tx, it.id, ISLA, NOW))).toBe("booked");
    return it;
  };

  it("are told the same where the other is and where they are not", async () => {
    const [group, elsewhere] = [await make({ seats: 3 }), await make({ seats: 3 })];
    await placed(group, "01632 960101");
    const answers = [await enter(group, phone("01632960102")), await enter(elsewhere, phone("01632960102"))];
    expect(answers.map((it) => it.state)).toEqual(["asked", "asked"]);
    const asked = await Promise.all(answers.map((it) => tasksOf(it)));
    const said = asked.map(([task]) => readTaskBody(task!)?.reasons[0]?.text);
    expect(said[0]).toMatch(/another family in this group.*A court said so\./);
    expect(said[1]).toMatch(/no place in this group now.*A court said so\./);
  });

  it("are not placed together by booking, by an offer, as a guest, or by hand", async () => {
    const programme = (await write((tx) => aProgramme(tx))).id;
    const group = await make({ programme, seats: 3 });
    const elsewhere = await make({ programme, seats: 3 });
    await placed(group, "01632 960101");
    const other = await enter(group, phone("01632960102"));
    expect(other).toEqual({ id: other.id, state: "asked" });
    expect(await openTasksOf(other)).toEqual(["ask"]);
    const [task] = await tasksOf(other);
    expect(readTaskBody(task!)?.reasons[0]?.text).toContain("A court said so.");
    expect(await write((tx) => placeByStaff(tx, other.id, ISLA, NOW))).toBe("waiting");
    await write((tx) => offerPlaces(tx, group.id, NOW));
    expect(await stateOf(other)).toBe("waiting");
    expect(await skipsOf(other)).toEqual([["apart", null]]);
    const there = await placed(elsewhere, "01632 960102");
    await write((tx) => giveUpSession(tx, there.id, elsewhere.sessions[0]!.id, "all", undefined, NOW));
    expect(await write((tx) => takeMakeUp(tx, there.id, group.sessions[0]!.id, NOW))).toBe("full");
    // in nobody's way: others are placed beside either
    expect((await enter(group, phone("01632 960103"))).state).toBe("booked");
  });

  it("may come together again when it is ended", async () => {
    const group = await make({ seats: 2 });
    await placed(group, "01632 960101");
    const other = await enter(group, phone("01632 960102"));
    expect(await isApart(db.store.read, other.id, group.id)).toBe(true);
    await write((tx) => resumeWaiting(tx, other.id, ISLA, NOW));
    expect(await stateOf(other)).toBe("waiting");
    const end = (hub: string) => write((tx) => endApart(tx, { id: pair, hub, by: ISLA }, NOW));
    expect(await end("lanark")).toBe(false);
    expect(await end("hamilton")).toBe(true);
    await runWaitingLists(db.store, NOW);
    expect(await stateOf(other)).toBe("offered");
    expect(await listApart(db.store.read, "hamilton")).toEqual([]);
  });

  it("are known by a booking, and by what changes in one", async () => {
    const group = await make({ seats: 4 });
    const [one, two] = [await enter(group, phone("01632 960201")), await enter(group, phone("01632 960202"))];
    const reference = async (it: { id: string }) => (await bookingOf(db.store, it.id)).reference;
    const [a, b] = [
      known({ references: [await reference(one)] }),
      known({ references: [await reference(two)] }),
    ];
    const added = await write((tx) => addApart(tx, { hub: "hamilton", by: ISLA, reason: "r", a, b }, NOW));
    expect(added.together).toEqual([group.id]);
    const fresh = await make({ seats: 4 });
    await placed(fresh, "01632 960201");
    const third = await enter(fresh, phone("01632 960777"));
    expect(third.state).toBe("booked");
    const row = await bookingOf(db.store, third.id);
    await write((tx) => matchApart(tx, row, aBody(phone("01632 960202"))));
    expect(await isApart(db.store.read, third.id, fresh.id)).toBe(true);
    await write(async (tx) => void (await endApart(tx, { id: added.id, hub: "hamilton", by: ISLA }, NOW)));
  });

  it("lose an offer that was made before it was known", async () => {
    const group = await make({ seats: 2 });
    await enter(group, phone("01632 960301"));
    const there = await enter(group);
    const next = await enter(group, phone("01632 960302"));
    await cancel(there);
    expect(await stateOf(next)).toBe("offered");
    const [a, b] = [known({ phones: ["01632960301"] }), known({ phones: ["01632960302"] })];
    const added = await write((tx) => addApart(tx, { hub: "hamilton", by: ISLA, reason: "r", a, b }, NOW));
    expect(await write((tx) => acceptOffer(tx, next.id, NOW))).toBe("gone");
    expect(await stateOf(next)).toBe("asked");
    expect(await openTasksOf(next)).toEqual(["ask"]);
    await write(async (tx) => void (await endApart(tx, { id: added.id, hub: "hamilton", by: ISLA }, NOW)));
  });
});

it("counts a place once, whoever has it", async () => {
  const group = await make({ seats: 1 });
  const ours = await enter(group);
  const rows = await db.store.read
    .select()
    .from(sessionPlaces)
    .where(and(eq(sessionPlaces.booking, ours.id), eq(sessionPlaces.session, group.sessions[0]!.id)));
  expect(rows).toHaveLength(1);
});
