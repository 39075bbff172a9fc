/** The example groups: whoever looks sees every kind of them, all labelled, and none that cannot be. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { asc, eq } from "drizzle-orm";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { groupFeedback, groups, programmes, rooms, sessions } from "../../db/schema/groups";
import { outbox } from "../../db/schema/outbox";
import { tasks } from "../../db/schema/tasks";
import bankHolidays from "../../db/data/bank-holidays.json";
import { exampleGroupId } from "../../app/seed-groups.server";
import { openPortal, type Portal } from "../support/portal";

const NOW = new Date("2026-11-25T14:00:00Z");
const DAY_MS = 86_400_000;
let portal: Portal;
beforeAll(async () => {
  portal = await openPortal(NOW);
});
afterAll(() => portal.close());

it("says of every programme but the council's own that it is an example, and of every room and group", async () => {
  const all = await portal.store.read.select().from(programmes);
  expect(all).toHaveLength(19);
  expect(all.filter((it) => !it.example).map((it) => it.id)).toEqual(["you-and-your-child"]);
  for (const table of [rooms, groups]) {
    const rows = await portal.store.read.select({ example: table.example }).from(table);
    expect(rows.length).toBeGreaterThan(7);
    expect(rows.every((it) => it.example)).toBe(true);
  }
});

it("has groups of every kind in all four hubs, most of which begin within twelve weeks", async () => {
  const rows = await portal.store.read.select().from(groups);
  const hubs = ["hamilton", "east-kilbride", "lanark", "cambuslang"];
  for (const hub of hubs) expect(rows.filter((it) => it.hub === hub).length).toBeGreaterThanOrEqual(4);
  const within = rows.filter(
    (it) => it.firstAt! > NOW && it.firstAt!.getTime() < NOW.getTime() + 84 * DAY_MS,
  );
  expect(within.length).toBeGreaterThan(15);
  expect(new Set(rows.map((it) => it.state))).toEqual(new Set(["published", "paused", "closed"]));
  expect(new Set(rows.map((it) => it.language))).toEqual(new Set(["en", "pl", "bfi"]));
  expect(new Set(rows.map((it) => it.dayPart))).toEqual(new Set(["morning", "afternoon", "evening"]));
  expect(new Set(rows.map((it) => it.weekday))).toEqual(new Set([0, 1, 2, 3, 4]));
  for (const has of ["online", "hideVenue", "askFirst", "crechePlaces", "transportSeats"] as const)
    expect(rows.some((it) => it[has])).toBe(true);
  expect(rows.some((it) => it.state === "published" && it.firstAt! < NOW && it.lastAt! > NOW)).toBe(true);
});

it("holds no session on a bank holiday, and makes up for it at the end", async () => {
  const rows = await portal.store.read.select().from(sessions).orderBy(asc(sessions.startsAt));
  const closed = new Set(bankHolidays.map((it) => it.date));
  const on = (at: Date) => at.toISOString().slice(0, 10);
  expect(rows.filter((it) => closed.has(on(it.startsAt)))).toEqual([]);
  // St Andrew's Day is the first Monday after this example begins
  const babies = rows.filter((it) => it.startsAt.getUTCDay() === 1 && it.startsAt.getUTCHours() === 13);
  expect(babies.map((it) => it.week)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(on(babies[0]!.startsAt)).toBe("2026-12-07");
});

it("says what parents think only of a made-up run that is over", async () => {
  const rows = await portal.store.read.select().from(groupFeedback);
  expect(rows.filter((it) => it.stage === "end").length).toBeGreaterThanOrEqual(5);
  expect(new Set(rows.map((it) => it.programme))).toEqual(new Set(["peep"]));
  expect(rows.every((it) => new Date(it.on) < NOW)).toBe(true);
});

it("has families in them: some groups are full with a list, one has an offer out, one has begun", async () => {
  const rows = await portal.store.read.select().from(bookings);
  const states = (key: string) => rows.filter((it) => it.group === exampleGroupId(key)).map((it) => it.state);
  expect(states("solihull-hamilton").sort()).toEqual(
    [...Array<string>(5).fill("booked"), "ended", "offered", "waiting", "waiting"].sort(),
  );
  expect(states("raising-cambuslang").filter((it) => it === "waiting")).toHaveLength(2);
  expect(rows.find((it) => it.state === "offered")!.offerUntil!.getTime()).toBeGreaterThan(NOW.getTime());
  const full = await portal.store.read.select().from(groups).where(eq(groups.seatsLeft, 0));
  expect(full.map((it) => it.id).sort()).toEqual(
    ["solihull-hamilton", "raising-cambuslang", "toddlers-ek"].map(exampleGroupId).sort(),
  );
  const attended = await portal.store.read.select({ attended: sessionPlaces.attended }).from(sessionPlaces);
  expect(new Set(attended.map((it) => it.attended))).toEqual(new Set(["came", "missed", null]));
});

it("gives nobody anything to do yet but what an offer brings, and mails nobody", async () => {
  const { endGroups } = await import("../../app/groups/end-groups.server");
  const { runWaitingLists } = await import("../../app/groups/offer-places.server");
  // what the worker does in its first minute
  await endGroups(portal.store, NOW);
  await runWaitingLists(portal.store, NOW);
  expect(await portal.store.read.select().from(tasks)).toEqual([]);
  expect(await portal.store.read.select().from(outbox)).toEqual([]);
});

it("keeps a portal from going live while an example is shown to families", async () => {
  const { listFaultsBeforeLive } = await import("../../app/live-check.server");
  const faults = async () =>
    (await listFaultsBeforeLive(portal.store.read)).filter((it) => /example (groups?|rooms?)\b/.test(it));
  expect(await faults()).toEqual([
    "20 example groups are still shown to families. Close them.",
    "Groups still meet in 8 example rooms.",
  ]);
  const [own] = await portal.store.read.select().from(groups).where(eq(groups.hub, "lanark"));
  await portal.store.transaction(async (tx) => {
    await tx.update(groups).set({ state: "closed" });
    await tx.update(groups).set({ state: "published", example: false }).where(eq(groups.id, own!.id));
  });
  expect(await faults()).toEqual(own!.room ? ["Groups still meet in 1 example room."] : []);
  await portal.store.transaction((tx) => tx.update(groups).set({ room: null }).where(eq(groups.id, own!.id)));
  expect(await faults()).toEqual([]);
});
