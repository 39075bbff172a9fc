/** Whatever families, staff and time do with two groups, in whatever order: what must hold then, worked out from the rows
 *  alone and not from what the portal counted. */
import fc from "fast-check";
import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bookingBodies, bookings, listSkips, sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions, type GroupState } from "../../db/schema/groups";
import { cancelBooking, giveUpSession, takeSessionBack } from "../../app/groups/cancel-booking.server";
import { changeBundle } from "../../app/groups/change-bundle.server";
import { enterBooking } from "../../app/groups/enter-booking.server";
import { capacityOf, needAt, usedOf, type Counted } from "../../app/groups/fit";
import type { BookingBody } from "../../app/groups/group";
import { addApart, isApart } from "../../app/groups/keep-apart.server";
import { leaveMakeUp, takeMakeUp } from "../../app/groups/make-up.server";
import { runWaitingLists } from "../../app/groups/offer-places.server";
import { sessionsChanged } from "../../app/groups/sessions-changed.server";
import { acceptOffer, declineOffer, placeByStaff, resumeWaiting } from "../../app/groups/waiting-list.server";
import { unseal } from "../../app/vault/seal.server";
import { aBody, aBooking, aChild, aWay, comesBack } from "../support/bookings";
import { testDatabase, type TestDatabase } from "../support/database";
import { aGroup, aProgramme } from "../support/groups";
import { addHubs } from "../support/staff";

vi.setConfig({ testTimeout: 120_000 });
const RUNS = 15;
const HOUR = 3_600_000;
const FIRST = new Date("2027-01-12T10:00:00Z");
const USUAL = [3, 5, 8] as const;
const STAFF = "isla";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  const known = (at: number) => ({ name: "", references: [], phones: [phoneOf(at)], emails: [] });
  // families 0 and 1 are kept apart, and 2 and 3
  for (const at of [0, 2]) {
    const pair = { a: known(at), b: known(at + 1), reason: "r", hub: "hamilton", by: STAFF };
    await db.store.transaction((tx) => addApart(tx, pair, FIRST));
  }
});
afterAll(() => db.close());

const phoneOf = (family: number) => `01632 96010${family}`;

// --- what can happen ---

const child = fc.record({
  months: fc.integer({ min: 0, max: 60 }),
  due: fc.boolean(),
  creche: fc.boolean(),
});
const bundle = fc.record({
  seats: fc.integer({ min: 1, max: 2 }),
  children: fc.array(child, { maxLength: 1 }),
  transport: fc.constantFrom(0, 0, 0, 1, 2),
});
type Wanted = typeof bundle extends fc.Arbitrary<infer T> ? T : never;
const capacity = fc.record({
  seats: fc.integer({ min: 1, max: 5 }),
  crechePlaces: fc.integer({ min: 0, max: 3 }),
  crecheStaff: fc.integer({ min: 0, max: 2 }),
  transportSeats: fc.integer({ min: 0, max: 4 }),
});
const which = fc.nat({ max: 1 });
const whose = fc.nat({ max: 30 });
const week = fc.nat({ max: 2 });
const what = fc.constantFrom("all" as const, "creche" as const);
const of = <K extends string, T>(kind: K, rest: fc.Arbitrary<T>) => rest.map((it) => ({ kind, ...it }));
const enter = of(
  "enter",
  fc.record({
    group: which,
    bundle,
    family: fc.nat({ max: 9 }),
    talk: fc.nat({ max: 9 }).map((it) => it === 0),
  }),
);
const step = fc.oneof(
  { weight: 12, arbitrary: enter },
  { weight: 8, arbitrary: of("cancel", fc.record({ whose })) },
  { weight: 5, arbitrary: of("accept", fc.record({ whose })) },
  { weight: 3, arbitrary: of("decline", fc.record({ whose, stays: fc.boolean() })) },
  { weight: 3, arbitrary: of("giveUp", fc.record({ whose, week, what })) },
  { weight: 2, arbitrary: of("takeBack", fc.record({ whose, week, what })) },
  { weight: 2, arbitrary: of("change", fc.record({ whose, bundle })) },
  { weight: 5, arbitrary: of("makeUp", fc.record({ whose, week })) },
  { weight: 1, arbitrary: of("leave", fc.record({ whose, week })) },
  { weight: 2, arbitrary: of("resume", fc.record({ whose })) },
  { weight: 2, arbitrary: of("place", fc.record({ whose })) },
  { weight: 2, arbitrary: of("capacity", fc.record({ group: which, capacity })) },
  {
    weight: 1,
    arbitrary: of("move", fc.record({ group: which, week, hours: fc.integer({ min: -40, max: 40 }) })),
  },
  { weight: 1, arbitrary: of("cancelSession", fc.record({ group: which, week })) },
  {
    weight: 1,
    arbitrary: of(
      "state",
      fc.record({ group: which, state: fc.constantFrom<GroupState>("paused", "published", "closed") }),
    ),
  },
  { weight: 4, arbitrary: of("time", fc.record({ hours: fc.integer({ min: 1, max: 60 }) })) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

// --- the world ---

interface World {
  now: Date;
  groups: string[];
  /** ids of bookings in the order in which they were made */
  made: string[];
  familyOf: Map<string, number>;
}

const bodyOf = (world: World, it: Wanted, family: number) =>
  aBody({
    ...it,
    agesOn: world.now.toISOString().slice(0, 10),
    contact: { ...comesBack, ways: [aWay({ to: phoneOf(family) })] },
    children: it.children.map(({ months, due, creche }) =>
      due
        ? aChild({
            months: null,
            due: new Date(FIRST.getTime() + (months - 30) * 24 * HOUR).toISOString().slice(0, 10),
            creche,
          })
        : aChild({ months, creche }),
    ),
  });

/** Mostly of those with whom it can be done: a page shows no other button. */
async function choose(world: World, kind: Step["kind"], at: number) {
  const rows = await db.store.read.select().from(bookings).where(inArray(bookings.id, world.made));
  const all = world.made.map((id) => rows.find((row) => row.id === id)!);
  const wanted: Partial<Record<Step["kind"], string[]>> = {
    ...{ accept: ["offered"], decline: ["offered"], resume: ["paused", "asked"] },
    ...{ place: ["paused", "asked", "waiting"], cancel: ["booked", "offered"] },
    ...{ giveUp: ["booked"], takeBack: ["booked"], makeUp: ["booked"], leave: ["booked"] },
  };
  const able = all.filter((row) => wanted[kind]?.includes(row.state) ?? true);
  const from = able.length > 0 && at % 5 > 0 ? able : all;
  return from[at % Math.max(1, from.length)];
}

async function take(world: World, it: Step): Promise<void> {
  const { now } = world;
  const run = <T>(work: Parameters<typeof db.store.transaction<T>>[0]) => db.store.transaction(work);
  if (it.kind === "time") {
    world.now = new Date(now.getTime() + it.hours * HOUR);
    return runWaitingLists(db.store, world.now);
  }
  if (it.kind === "enter") {
    const booking = { ...aBooking(world.groups[it.group]!, { talk: it.talk ? ["age"] : [] }) };
    const body = bodyOf(world, it.bundle, it.family);
    const { state } = await run((tx) => enterBooking(tx, { ...booking, body }, now));
    if (state === "closed") return;
    world.made.push(booking.id);
    world.familyOf.set(booking.id, it.family);
    return;
  }
  if ("group" in it) {
    const id = world.groups[it.group]!;
    return run(async (tx) => {
      const known = await tx.select().from(sessions).where(eq(sessions.group, id));
      const set = (more: Partial<typeof groups.$inferSelect>) =>
        tx.update(groups).set(more).where(eq(groups.id, id));
      if (it.kind === "capacity") await set(it.capacity);
      if (it.kind === "state") await set({ state: it.state });
      const one = "week" in it && known.find((row) => row.week === it.week + 1);
      if (one && one.startsAt > now) {
        const startsAt = new Date(
          Math.max(one.startsAt.getTime() + ("hours" in it ? it.hours * HOUR : 0), now.getTime() + HOUR),
        );
        const change = it.kind === "move" ? { startsAt } : { state: "cancelled" as const };
        await tx.update(sessions).set(change).where(eq(sessions.id, one.id));
      }
      await sessionsChanged(tx, id, now);
    });
  }
  const row = await choose(world, it.kind, it.whose);
  if (!row) return;
  const { id } = row;
  const sessionOf = async (group: string, at: number) =>
    (
      await db.store.read
        .select()
        .from(sessions)
        .where(and(eq(sessions.group, group), eq(sessions.week, at + 1)))
    )[0]!.id;
  const other = world.groups.find((group) => group !== row.group)!;
  switch (it.kind) {
    case "cancel":
      return run((tx) => cancelBooking(tx, id, { why: "cancelled" }, now));
    case "accept":
      return void (await run((tx) => acceptOffer(tx, id, now)));
    case "decline":
      return run((tx) => declineOffer(tx, id, { stays: it.stays }, now));
    case "resume":
      return run((tx) => resumeWaiting(tx, id, STAFF, now));
    case "place":
      return void (await run((tx) => placeByStaff(tx, id, STAFF, now)));
    case "change":
      if (row.state === "ended") return;
      return void (await run((tx) =>
        changeBundle(tx, id, bodyOf(world, it.bundle, world.familyOf.get(id)!), undefined, now),
      ));
    case "giveUp": {
      const session = await sessionOf(row.group, it.week);
      return run((tx) => giveUpSession(tx, id, session, it.what, undefined, now));
    }
    case "takeBack": {
      const session = await sessionOf(row.group, it.week);
      return void (await run((tx) => takeSessionBack(tx, id, session, it.what, undefined, now)));
    }
    case "makeUp": {
      const session = await sessionOf(other, it.week);
      const missed = await sessionOf(row.group, it.week);
      await run((tx) => giveUpSession(tx, id, missed, "all", undefined, now));
      return void (await run((tx) => takeMakeUp(tx, id, session, now)));
    }
    case "leave": {
      const session = await sessionOf(other, it.week);
      return run((tx) => leaveMakeUp(tx, id, session, now));
    }
  }
}

// --- what must hold ---

const opened = new Map<string, BookingBody>();

/** By booking. What is sealed in the same way says the same: it is opened once. */
async function readBodies(world: World): Promise<Map<string, BookingBody>> {
  const rows = await db.store.read.select().from(bookingBodies).where(inArray(bookingBodies.id, world.made));
  return new Map(
    rows.map(({ id, sealed }) => {
      const body = opened.get(sealed) ?? unseal<BookingBody>({ table: "booking_bodies", row: id }, sealed);
      opened.set(sealed, body);
      return [id, body];
    }),
  );
}

const look = async (world: World) => ({
  groups: await db.store.read.select().from(groups).where(inArray(groups.id, world.groups)),
  sessions: await db.store.read.select().from(sessions).where(inArray(sessions.group, world.groups)),
  bookings: await db.store.read.select().from(bookings).where(inArray(bookings.group, world.groups)),
  places: (
    await db.store.read
      .select({ place: sessionPlaces })
      .from(sessionPlaces)
      .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
      .where(inArray(sessions.group, world.groups))
  ).map((it) => it.place),
  bodies: await readBodies(world),
  skips: await db.store.read.select().from(listSkips).where(inArray(listSkips.group, world.groups)),
});
type Seen = Awaited<ReturnType<typeof look>>;

const MEASURES = ["seats", "creche", "units", "transport"] as const;
const QUEUED = ["waiting", "asked", "paused"];
const PLACED = ["booked", "offered"];

function sumOf(seen: Seen, session: string, states: string[]): Counted {
  const sum = { seats: 0, creche: 0, units: 0, transport: 0 };
  for (const place of seen.places)
    if (place.session === session && states.includes(place.state))
      for (const what of MEASURES) sum[what] += place[what];
  return sum;
}
const used = (seen: Seen, session: string) => sumOf(seen, session, ["taken", "guest", "held"]);

const same = (a: Counted, b: Counted) => MEASURES.every((what) => a[what] === b[what]);

/** Taken, held and free are what there is, by a sum of our own; and nothing is used past it that was not before. */
function addsUp(before: Seen, after: Seen, now: Date, it: Step): void {
  for (const group of after.groups) {
    const has = capacityOf(group);
    const ahead = after.sessions.filter(
      (row) => row.group === group.id && row.state === "planned" && row.startsAt > now,
    );
    for (const session of ahead) {
      const [taken, held] = [
        sumOf(after, session.id, ["taken", "guest"]),
        sumOf(after, session.id, ["held"]),
      ];
      expect(usedOf(session)).toEqual(used(after, session.id));
      expect(session).toMatchObject({
        seatsTaken: taken.seats,
        seatsHeld: held.seats,
        crecheTaken: taken.creche,
        unitsHeld: held.units,
      });
      const was = used(before, session.id);
      // those who are booked keep what they have when staff cut or move something: nobody new comes on top
      const most = (what: keyof Counted) =>
        it.kind === "move" || it.kind === "capacity" || it.kind === "state" || it.kind === "cancelSession"
          ? Infinity
          : Math.max(has[what], was[what]);
      for (const what of MEASURES)
        expect(used(after, session.id)[what], what).toBeLessThanOrEqual(most(what));
    }
    const free = ahead.map((row) => has.seats - used(after, row.id).seats);
    const left = ahead.length === 0 ? 0 : Math.max(0, Math.min(...free));
    // time alone takes sessions away without a word
    const changed = ahead.some((row) => !same(used(before, row.id), used(after, row.id)));
    if (changed) expect(group.seatsLeft).toBe(left);
  }
}

/** Whoever has places has them at each session to come, of the size that they need then; nobody else has any. */
function wholeOrNothing(after: Seen, now: Date): void {
  for (const row of after.bookings) {
    const ahead = after.sessions.filter(
      (it) => it.group === row.group && it.state === "planned" && it.startsAt > now,
    );
    const body = after.bodies.get(row.id)!;
    for (const session of ahead) {
      const place = after.places.find((it) => it.session === session.id && it.booking === row.id);
      const states =
        row.state === "booked" ? ["taken", "away"] : row.state === "offered" ? ["held"] : [undefined];
      expect(states, `${row.state} at week ${session.week}`).toContain(place?.state);
      if (!place || place.state === "away") continue;
      const need = needAt(body, session.startsAt, USUAL);
      expect(place).toMatchObject(place.crecheAway ? { ...need, creche: 0, units: 0 } : need);
    }
  }
}

const order = (row: { listedAt: Date | null; listedTurn: number | null }) =>
  row.listedAt ? row.listedAt.getTime() * 1e6 + row.listedTurn! : Infinity;

function nobodyInSilence(before: Seen, after: Seen): void {
  const was = new Map(before.bookings.map((it) => [it.id, it]));
  for (const placed of after.bookings) {
    const earlier = was.get(placed.id);
    if (!PLACED.includes(placed.state) || (earlier && PLACED.includes(earlier.state))) continue;
    for (const passed of after.bookings) {
      const then = was.get(passed.id);
      if (!then || passed.group !== placed.group) continue;
      if (!QUEUED.includes(then.state) || !QUEUED.includes(passed.state) || order(then) >= order(placed))
        continue;
      const logged = after.skips.some((it) => it.booking === passed.id && it.offeredTo === placed.id);
      expect(logged, `${passed.state} passed over for ${placed.state}`).toBe(true);
    }
  }
}

function offersInTime(before: Seen, after: Seen, now: Date): void {
  const was = new Map(before.bookings.map((it) => [it.id, it]));
  const groupOf = new Map(after.groups.map((it) => [it.id, it]));
  for (const row of after.bookings) {
    if (row.state !== "offered") continue;
    const { firstAt, state } = groupOf.get(row.group)!;
    expect(row.offerUntil! > now).toBe(true);
    expect(row.offerUntil! <= firstAt!).toBe(true);
    if (was.get(row.id)?.state === "offered") continue;
    expect(now < firstAt!).toBe(true);
    expect(state).toBe("published");
  }
}

/** Nobody waits for what is free: who is first and fits was asked, said no, or is kept apart. */
async function nothingLiesFree(after: Seen, now: Date): Promise<void> {
  for (const group of after.groups) {
    const soon = !group.firstAt || group.firstAt.getTime() - now.getTime() < 2 * HOUR;
    if (group.state !== "published" || group.offerDueAt || soon) continue;
    const ahead = after.sessions.filter(
      (it) => it.group === group.id && it.state === "planned" && it.startsAt > now,
    );
    for (const row of after.bookings) {
      if (row.group !== group.id || row.state !== "waiting" || row.offeredAt) continue;
      const body = after.bodies.get(row.id)!;
      const fits = ahead.every((session) => {
        const need = needAt(body, session.startsAt, USUAL);
        const has = capacityOf(group);
        return MEASURES.every((it) => need[it] === 0 || used(after, session.id)[it] + need[it] <= has[it]);
      });
      if (fits) expect(await isApart(db.store.read, row.id, group.id)).toBe(true);
    }
  }
}

function apart(after: Seen, world: World): void {
  for (const group of world.groups) {
    const there = new Set<number>();
    for (const row of after.bookings)
      if (row.group === group && PLACED.includes(row.state)) there.add(world.familyOf.get(row.id)!);
    for (const place of after.places)
      if (place.state === "guest" && after.sessions.find((it) => it.id === place.session)!.group === group)
        there.add(world.familyOf.get(place.booking)!);
    for (const [a, b] of [
      [0, 1],
      [2, 3],
    ] as const)
      expect(there.has(a) && there.has(b)).toBe(false);
  }
}

test("whatever happens, places add up, nobody is passed over in silence and no offer outlives its time", async () => {
  const seen = new Map<string, number>();
  const count = (it: string) => seen.set(it, (seen.get(it) ?? 0) + 1);
  await fc.assert(
    fc.asyncProperty(
      capacity,
      fc.integer({ min: 20, max: 400 }),
      fc.array(enter, { minLength: 4, maxLength: 10 }),
      fc.array(step, { minLength: 10, maxLength: 20 }),
      async (about, hoursBefore, families, steps) => {
        const made = await db.store.transaction(async (tx) => {
          const programme = (await aProgramme(tx)).id;
          return [
            await aGroup(tx, { ...about, programme, starts: FIRST }),
            await aGroup(tx, { seats: 4, programme, starts: new Date(FIRST.getTime() + 30 * HOUR) }),
          ];
        });
        const world: World = {
          now: new Date(FIRST.getTime() - hoursBefore * HOUR),
          groups: made.map((it) => it.id),
          made: [],
          familyOf: new Map(),
        };
        let before = await look(world);
        for (const it of [...families, ...steps]) {
          await take(world, it);
          const after = await look(world);
          addsUp(before, after, world.now, it);
          wholeOrNothing(after, world.now);
          for (const { state } of after.places) count(state);
          nobodyInSilence(before, after);
          offersInTime(before, after, world.now);
          await nothingLiesFree(after, world.now);
          apart(after, world);
          before = after;
        }
        for (const row of before.bookings) count(row.state);
        for (const row of before.skips) count(row.reason);
      },
    ),
    { numRuns: RUNS },
  );
  // a run in which nothing happens would hold everything
  for (const it of ["booked", "waiting", "ended", "held", "away"])
    expect(seen.get(it), it).toBeGreaterThan(0);
});
