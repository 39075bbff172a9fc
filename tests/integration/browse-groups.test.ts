/** Finding a group: every way to narrow the list, and what families never see. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Tx } from "../../db/client";
import { groupFeedback, groups, programmes, sessions } from "../../db/schema/groups";
import type { GroupFilter } from "../../app/groups/browse-filter";
import type { Browsed } from "../../app/groups/browse-groups.server";
import type { BrowseSlip } from "../../app/groups/choose-groups.server";
import type { ProgrammeGroup, Said } from "../../app/groups/programme-page.server";
import { randomToken } from "../../app/random.server";
import { aGroup, aProgramme, aRoom, aSession } from "../support/groups";
import { openPortal, type Portal } from "../support/portal";

const NOW = new Date("2026-11-23T10:00:00Z");
const at = (iso: string) => new Date(iso);

let portal: Portal;
let routes: Awaited<ReturnType<typeof load>>;
const load = async () => ({
  groups: await import("../../app/routes/groups"),
  programme: await import("../../app/routes/programme"),
});

/** A small world: the group's id by what it is called here. */
const world: Record<string, string> = {};
async function group(tx: Tx, name: string, it: Parameters<typeof aGroup>[1]): Promise<void> {
  world[name] = (await aGroup(tx, it)).id;
}
const DROP_IN = { id: "songs", name: "Songs", dropIn: true, fromMonths: 0, toMonths: 59 };

async function fill(tx: Tx): Promise<void> {
  // what the example data brings would be counted with ours
  await tx.update(groups).set({ state: "closed" });
  await tx.update(programmes).set({ active: false });
  await aProgramme(tx, { id: "babies", name: "Babies", fromMonths: 0, toMonths: 17 });
  await aProgramme(tx, { id: "school", name: "School", fromMonths: 60, toMonths: 143 });
  await aProgramme(tx, { id: "bumps", name: "Bumps", expecting: true, fromWeeks: 20, toWeeks: 30 });
  await aProgramme(tx, DROP_IN);
  await group(tx, "tuesday", {
    programme: "babies",
    starts: at("2027-01-12T10:00:00Z"),
    weeks: 10,
    crechePlaces: 4,
  });
  await group(tx, "evening", {
    ...{ programme: "babies", hub: "lanark", online: true, joinBy: "https://join.example/SECRET" },
    starts: at("2027-01-13T18:30:00Z"),
  });
  await group(tx, "polish", {
    ...{ programme: "school", hub: "lanark", language: "pl" },
    starts: at("2027-01-14T13:00:00Z"),
  });
  await group(tx, "bumps", { programme: "bumps", starts: at("2027-01-15T10:00:00Z"), weeks: 7 });
  await group(tx, "songs", { programme: "songs", starts: at("2026-11-02T10:00:00Z"), weeks: 12 });
}

beforeAll(async () => {
  portal = await openPortal(NOW);
  routes = await load();
  await portal.store.transaction(fill);
});
afterAll(() => portal.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});

interface Seen {
  filter: GroupFilter;
  browsed: Browsed;
  slip: BrowseSlip | null;
}
async function browse(query = "", visitor = portal.newVisitor()): Promise<Seen> {
  const seen = await visitor.see<Seen>(routes.groups, `/groups${query && `?${query}`}`);
  if (typeof seen === "string") throw new Error(`led to ${seen}`);
  return seen;
}
const nameOf = (id: string) => Object.keys(world).find((it) => world[it] === id) ?? id;
const found = async (query = "") =>
  (await browse(query)).browsed.cards.map((it) => nameOf(it.group.id)).sort();

interface Read {
  programme: { id: string };
  said: Said;
  groups: ProgrammeGroup[];
  page: number;
  pages: number;
}
async function read(programme: string, query = ""): Promise<Read> {
  const path = `/groups/${programme}${query}`;
  const seen = await portal.newVisitor().see<Read>(routes.programme, path, { programme });
  if (typeof seen === "string") throw new Error(seen);
  return seen;
}
const run = <T>(work: (tx: Tx) => Promise<T>) => portal.store.transaction(work);
const change = (name: string, it: Partial<typeof groups.$inferInsert>) =>
  run((tx) => tx.update(groups).set(it).where(eq(groups.id, world[name]!)));

describe("the list", () => {
  it("holds every group one can still come to, the next first", async () => {
    const { browsed } = await browse();
    expect(browsed.cards.map((it) => nameOf(it.group.id))).toEqual([
      ...["songs", "tuesday", "evening", "polish", "bumps"],
    ]);
    // one that begins this very moment has begun
    expect(browsed.cards[0]!.nextAt).toEqual(at("2026-11-30T10:00:00Z"));
    expect(browsed.languages).toEqual(["en", "pl"]);
  });

  it.each([
    ["near=hamilton", ["bumps", "songs", "tuesday"]],
    ["near=lanark", ["evening", "polish"]],
    ["day=1", ["tuesday"]],
    ["day=1&day=3", ["polish", "tuesday"]],
    ["part=evening", ["evening"]],
    ["part=evening&part=afternoon", ["evening", "polish"]],
    ["how=online", ["evening"]],
    ["how=inPerson", ["bumps", "polish", "songs", "tuesday"]],
    ["creche=1", ["tuesday"]],
    ["dropin=1", ["songs"]],
    ["language=pl", ["polish"]],
    ["near=lanark&day=3&part=afternoon&how=inPerson&language=pl&age=7y", ["polish"]],
    ["near=lanark&day=3&part=morning", []],
    // what makes no sense narrows nothing
    ["day=9&part=night&how=maybe&age=old&due=2027-13", ["bumps", "evening", "polish", "songs", "tuesday"]],
  ])("narrowed by %s", async (query, expected) => expect(await found(query)).toEqual(expected));

  it.each([
    // born between 24 November 2025 and 23 December 2025: still under 18 months at the last of ten dates
    ["age=11m", ["evening", "songs", "tuesday"]],
    // eighteen months at the first one already
    ["age=17m", ["songs"]],
    ["age=6y", ["polish"]],
    // four, and perhaps five in January
    ["age=4y", ["polish", "songs"]],
    ["age=20y", []],
    // 20 to 30 weeks within those dates, and born after the last of them
    ["due=2027-05", ["bumps"]],
    // born by then
    ["due=2027-01-20", ["evening", "tuesday"]],
    ["due=2026-12-01", ["evening", "songs", "tuesday"]],
    ["age=6y&due=2027-05", ["bumps", "polish"]],
  ])("by a child of %s at the dates of the group", async (query, expected) =>
    expect(await found(query)).toEqual(expected),
  );

  it("says where a child fits some of the dates only", async () => {
    const fits = async (query: string) =>
      Object.fromEntries(
        (await browse(query)).browsed.cards.map((it) => [nameOf(it.group.id), it.fit] as const),
      );
    // born between 24 July and 23 August 2025: eighteen months old before the last date on 16 March
    expect((await fits("age=15m")).tuesday).toBe("part");
    expect((await fits("age=8m")).tuesday).toBe("all");
    expect((await fits("")).tuesday).toBeNull();
  });

  it("never holds a draft, one that is closed, takes no names, has begun or is over, or is of a closed programme", async () => {
    for (const state of ["draft", "closed", "paused"] as const) {
      await change("polish", { state });
      expect(await found("language=pl"), state).toEqual([]);
    }
    await change("polish", { state: "published" });
    expect(await found("language=pl")).toEqual(["polish"]);
    await run((tx) => tx.update(programmes).set({ active: false }).where(eq(programmes.id, "school")));
    expect(await found("language=pl")).toEqual([]);
    await run((tx) => tx.update(programmes).set({ active: true }).where(eq(programmes.id, "school")));
    vi.setSystemTime(at("2027-01-14T12:59:00Z"));
    expect(await found("language=pl")).toEqual(["polish"]);
    vi.setSystemTime(at("2027-01-14T13:00:00Z"));
    expect(await found("language=pl")).toEqual([]);
  });

  it("says how many places are left as they are now, though it is held in memory", async () => {
    const left = async () => (await browse("language=pl")).browsed.cards[0]!.seatsLeft;
    expect(await left()).toBe(6);
    await change("polish", { seatsLeft: 0 });
    expect(await left()).toBe(0);
    await change("polish", { seatsLeft: 6 });
  });

  it("has twenty-five on a page, and each group once", async () => {
    const ids = await run(async (tx) => {
      const made: string[] = [];
      for (let i = 0; i < 60; i++)
        made.push((await aGroup(tx, { programme: "babies", hub: "cambuslang", weeks: 1 })).id);
      return made;
    });
    const seen: string[] = [];
    for (const page of [1, 2, 3]) {
      const { browsed } = await browse(`near=cambuslang&page=${page}`);
      expect(browsed).toMatchObject({ total: 60, page, pages: 3 });
      seen.push(...browsed.cards.map((it) => it.group.id));
    }
    expect(seen.sort()).toEqual([...ids].sort());
    expect((await browse("near=cambuslang&page=99")).browsed.page).toBe(3);
    // and each stands on the page of its programme that its link leads to
    const { browsed } = await browse("near=cambuslang&page=3");
    for (const { group: it, page } of browsed.cards)
      expect((await read("babies", `?page=${page}`)).groups.map((one) => one.id)).toContain(it.id);
    expect(new Set(browsed.cards.map((it) => it.page))).toContain(3);
    await run((tx) => tx.update(groups).set({ state: "closed" }).where(eq(groups.hub, "cambuslang")));
  });

  it("names what could be left out where nothing fits, and counts what there would be", async () => {
    const { instead } = (await browse("near=lanark&day=1&age=8m")).browsed;
    expect(instead).toEqual([
      { what: "near", query: "age=8m&day=1", found: 1 },
      { what: "day", query: "near=lanark&age=8m", found: 1 },
    ]);
    for (const { query, found: count } of instead) expect((await browse(query)).browsed.total).toBe(count);
    expect((await browse("near=lanark&day=6&creche=1")).browsed.instead).toEqual([]);
    expect((await browse("near=lanark")).browsed.instead).toEqual([]);
  });
});

describe("the form", () => {
  const send = (fields: Record<string, string | string[]>, visitor = portal.newVisitor()) =>
    visitor.send(routes.groups, fields, "/groups");

  it("becomes an address that holds a hub and no postcode", async () => {
    const to = await send({
      place: "ML3 0AB",
      age: "3 years",
      day: ["1", "2"],
      part: "morning",
      creche: "1",
    });
    expect(to).toBe("/groups?near=hamilton&age=3y&day=1&day=2&part=morning&creche=1");
    expect(await send({ place: "Larkhall", "due.month": "2", "due.year": "27" })).toBe(
      "/groups?near=hamilton&due=2027-02",
    );
    expect(await send({ near: "lanark", place: " " })).toBe("/groups?near=lanark");
    expect(await send({})).toBe("/groups");
  });

  it("comes back with what was typed where it cannot be read, and that stands in no address", async () => {
    const visitor = portal.newVisitor();
    const typed = { place: "G1 1AA", age: "lots", "due.day": "31", "due.month": "2", "due.year": "2027" };
    const to = await send({ ...typed, day: "1" }, visitor);
    expect(to).toBe("/groups?day=1");
    const { slip } = await browse("day=1", visitor);
    expect(slip?.errors.map(({ field, code }) => [field, code])).toEqual([
      ["place", "outside"],
      ["age", "age"],
      ["due", "due"],
    ]);
    expect(slip?.typed).toEqual({ place: "G1 1AA", age: "lots", day: "31", month: "2", year: "2027" });
    // nor is it said of another list
    expect((await browse("day=2", visitor)).slip).toBeNull();
    expect((await browse("day=1")).slip).toBeNull();
  });

  it("offers names that are nearly what was typed", async () => {
    const visitor = portal.newVisitor();
    await send({ place: "Larkhal" }, visitor);
    const { slip } = await browse("", visitor);
    expect(slip?.errors).toEqual([{ field: "place", code: "nearMiss", names: ["Larkhall"] }]);
  });

  it("takes a place out of an address that somebody typed by hand", async () => {
    const visitor = portal.newVisitor();
    const see = (query: string) => visitor.see(routes.groups, `/groups?${query}`);
    expect(await see("near=ML3+0AB&day=1")).toBe("/groups?near=hamilton&day=1");
    expect(await see("near=larkhall")).toBe("/groups?near=hamilton");
    expect(await see("near=nowhere-at-all")).toBe("/groups");
    expect(await see("near=hamilton")).toMatchObject({ filter: { near: "hamilton" } });
  });
});

describe("the page of a programme", () => {
  it("shows its groups with every date, what was moved, cancelled and is elsewhere", async () => {
    const { moved, cancelled, elsewhere } = await run(async (tx) => {
      const room = await aRoom(tx, { name: "The loft", hub: "lanark" });
      const its = await tx.select().from(sessions).where(eq(sessions.group, world.polish!));
      const [moved, cancelled] = its.sort((a, b) => a.week - b.week);
      await tx
        .update(sessions)
        .set({ startsAt: at("2027-01-15T13:00:00Z"), movedFrom: moved!.startsAt })
        .where(eq(sessions.id, moved!.id));
      await tx.update(sessions).set({ state: "cancelled" }).where(eq(sessions.id, cancelled!.id));
      const elsewhere = await aSession(
        tx,
        { id: world.polish! },
        { week: 4, startsAt: at("2027-02-04T13:00:00Z"), room: room.id },
      );
      return { moved: moved!, cancelled: cancelled!, elsewhere };
    });
    const [polish] = (await read("school")).groups;
    expect(polish!.dates).toHaveLength(4);
    const dateAt = (when: Date) => polish!.dates.find((it) => it.startsAt.getTime() === when.getTime());
    expect(dateAt(at("2027-01-15T13:00:00Z"))).toMatchObject({
      movedFrom: moved.startsAt,
      cancelled: false,
      room: null,
    });
    expect(dateAt(cancelled.startsAt)).toMatchObject({ cancelled: true });
    expect(dateAt(elsewhere.startsAt)).toMatchObject({ room: "The loft" });
  });

  it("shows a group that takes no names and one that has begun, and never a draft", async () => {
    await change("polish", { state: "paused" });
    expect((await read("school")).groups).toMatchObject([{ id: world.polish, paused: true }]);
    await change("polish", { state: "draft" });
    expect((await read("school")).groups).toEqual([]);
    await change("polish", { state: "published" });
    vi.setSystemTime(at("2027-01-16T10:00:00Z"));
    expect((await read("school")).groups).toMatchObject([{ id: world.polish, nextAt: null }]);
    // after those that can be joined, though it began before them
    const later = await run((tx) => aGroup(tx, { programme: "school", starts: at("2027-02-01T10:00:00Z") }));
    expect((await read("school")).groups.map((it) => it.id)).toEqual([later.id, world.polish]);
    vi.setSystemTime(at("2027-02-05T10:00:00Z"));
    expect((await read("school")).groups.map((it) => it.id)).toEqual([later.id]);
  });

  it("says what people say once five have answered at the end", async () => {
    const answer = (again: number, stage: "start" | "end" = "end") =>
      run((tx) =>
        tx.insert(groupFeedback).values({
          ...{ id: randomToken(), programme: "babies", group: world.tuesday!, stage, again },
          ...{ knows: 2, confident: 1, via: "page", on: "2026-11-20" },
        }),
      );
    for (const again of [2, 2, 2, 0]) await answer(again);
    await answer(2, "start");
    expect((await read("babies")).said).toBeNull();
    await answer(1);
    expect((await read("babies")).said).toEqual({ answers: 5, knows: 5, confident: 0, again: 3 });
    expect((await read("school")).said).toBeNull();
  });

  it("is not there for a programme that is not taught, or never was", async () => {
    const see = (programme: string) =>
      portal.newVisitor().see(routes.programme, `/groups/${programme}`, { programme });
    expect(await see("no-such")).toBe("404");
    await run((tx) => tx.update(programmes).set({ active: false }).where(eq(programmes.id, "bumps")));
    expect(await see("bumps")).toBe("404");
    await run((tx) => tx.update(programmes).set({ active: true }).where(eq(programmes.id, "bumps")));
    expect(await see("bumps")).toMatchObject({ programme: { id: "bumps" } });
  });
});

describe("what families never see before they have booked", () => {
  /** Everything that a page could show of it. */
  const everything = async () =>
    JSON.stringify([await browse(), await read("babies"), await read("songs"), await read("school")]);

  it("is how to join online", async () => {
    expect(await everything()).toContain(world.evening);
    expect(await everything()).not.toContain("SECRET");
  });

  it("is where a group meets that hides it, nor the place of any of its dates", async () => {
    await run(async (tx) => {
      const room = await aRoom(tx, {
        ...{ name: "HIDDEN hall", address: ["9 HIDDEN Street"], directions: "Past the HIDDEN shop" },
        access: "A ramp at the HIDDEN door",
      });
      await tx.update(groups).set({ room: room.id }).where(eq(groups.id, world.tuesday!));
      await tx.update(sessions).set({ room: room.id }).where(eq(sessions.group, world.tuesday!));
    });
    // the control: a place that is not hidden is told
    expect(await everything()).toContain("HIDDEN hall");
    expect(await everything()).toContain("9 HIDDEN Street");
    await change("tuesday", { hideVenue: true });
    expect(await everything()).toContain(world.tuesday);
    expect(await everything()).not.toContain("HIDDEN");
  });
});

it("a page is kept under the address that our links have, and under no other", async () => {
  const keepAs = async (query: string) => {
    const context: { keepAs?: string } = {};
    const request = new Request(`http://localhost/groups${query}`);
    await routes.groups.loader({ request, context, params: {} } as never);
    return context.keepAs;
  };
  expect(await keepAs("")).toBe("/groups");
  expect(await keepAs("?day=1&near=hamilton&made=up&page=7")).toBe("/groups?near=hamilton&day=1");
});
