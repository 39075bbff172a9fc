/** What calendars and directories of others read of our groups: right to the minute, and nothing that is hidden. */
import ICAL from "ical.js";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { groups, programmes, sessions } from "../../db/schema/groups";
import { hubs } from "../../db/schema/hubs";
import { record } from "../../app/audit/audit.server";
import { openPortal, type Portal } from "../support/portal";
import { apiDetailsSchema, serviceSchema, servicesPageSchema } from "../support/open-referral-uk";

const NOW = new Date();
const ORIGIN = "http://localhost";
let portal: Portal;
interface Feed {
  loader: (args: never) => Response | Promise<Response>;
}
let calendar: Feed;
let api: Record<"details" | "services" | "service", Feed>;

beforeAll(async () => {
  portal = await openPortal(NOW);
  calendar = await import("../../app/routes/groups-calendar");
  api = {
    details: await import("../../app/routes/open-referral"),
    services: await import("../../app/routes/open-referral-services"),
    service: await import("../../app/routes/open-referral-service"),
  };
});
afterAll(() => portal.close());

async function ask(route: Feed, path: string, params = {}): Promise<Response> {
  const args = { request: new Request(ORIGIN + path), params, context: {} };
  return Promise.resolve(route.loader(args as never)).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
}
const text = async (route: Feed, path: string) => (await ask(route, path)).text();

async function readCalendar(query = "") {
  const parsed = new ICAL.Component(ICAL.parse(await text(calendar, `/groups.ics${query}`)));
  return parsed.getAllSubcomponents("vevent").map((raw) => {
    const event = new ICAL.Event(raw);
    return {
      ...{ uid: event.uid, title: event.summary, place: event.location, sequence: event.sequence },
      start: event.startDate.toJSDate(),
      end: event.endDate.toJSDate(),
      said: event.description,
      status: raw.getFirstPropertyValue("status"),
    };
  });
}
const change = (of: typeof groups.$inferSelect, to: Partial<typeof groups.$inferSelect>) =>
  portal.store.transaction((tx) => tx.update(groups).set(to).where(eq(groups.id, of.id)));
async function groupOf(programme: string, hub: string) {
  const [row] = await portal.store.read
    .select()
    .from(groups)
    .where(and(eq(groups.programme, programme), eq(groups.hub, hub)));
  return row!;
}

describe("/groups.ics", () => {
  it("has every session of every published group, to the moment, and none of another", async () => {
    const rows = await portal.store.read
      .select({ start: sessions.startsAt, end: sessions.endsAt })
      .from(sessions)
      .innerJoin(groups, eq(groups.id, sessions.group))
      .where(eq(groups.state, "published"));
    expect(rows.length).toBeGreaterThan(100);
    const events = await readCalendar();
    const times = (all: Array<{ start: Date; end: Date }>) =>
      all.map((it) => `${it.start.toISOString()} ${it.end.toISOString()}`).sort();
    expect(times(events)).toEqual(times(rows));
    expect(new Set(events.map((it) => it.uid)).size).toBe(events.length);
    expect(events.every((it) => it.title.includes("example"))).toBe(true);
  });

  it("is a file that programs may keep for a while, and sets no cookie", async () => {
    const { headers, status } = await ask(calendar, "/groups.ics");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8; method=PUBLISH");
    expect(headers.get("cache-control")).toBe("public, max-age=300");
    expect(headers.getSetCookie()).toEqual([]);
  });

  it("can be had for one hub, and not for one that is not there", async () => {
    const lanark = await readCalendar("?hub=lanark");
    const all = await readCalendar();
    expect(lanark.length).toBeGreaterThan(10);
    expect(lanark.length).toBeLessThan(all.length);
    expect(lanark.every((it) => it.said.includes("Lanark Family Support Hub"))).toBe(true);
    for (const hub of ["nowhere", ""])
      expect((await ask(calendar, `/groups.ics?hub=${hub}`)).status).toBe(404);
  });

  it("names no place that is hidden, and no way to join", async () => {
    const bumps = await groupOf("mellow-bumps", "east-kilbride");
    const online = await groupOf("you-and-your-child", "hamilton");
    await portal.store.transaction((tx) =>
      tx.update(groups).set({ joinBy: "JOINCANARY" }).where(eq(groups.online, true)),
    );
    expect(online.online || bumps.hideVenue).toBe(true);
    const before = (await readCalendar()).filter((it) => it.title.startsWith("Mellow Bumps"));
    expect(before.length).toBe(7);
    expect(before.every((it) => !it.place && it.said.includes("when you have booked"))).toBe(true);
    expect(await text(calendar, "/groups.ics")).not.toContain("JOINCANARY");
    // the control: it is hidden because it is to be hidden, and not because the place is never said
    await change(bumps, { hideVenue: false });
    const after = (await readCalendar()).filter((it) => it.title.startsWith("Mellow Bumps"));
    expect(
      after.every((it) => it.place === "Example room, the blue room, 2 Example Street, East Kilbride"),
    ).toBe(true);
    await change(bumps, { hideVenue: true });
  });

  it("tells a calendar that has a session of its new time, and that it is cancelled", async () => {
    const [row] = await portal.store.read
      .select({ session: sessions })
      .from(sessions)
      .innerJoin(groups, eq(groups.id, sessions.group))
      .where(and(eq(groups.hub, "lanark"), eq(groups.state, "published")));
    const { id, startsAt, endsAt } = row!.session;
    const find = async (at: Date) =>
      (await readCalendar("?hub=lanark")).find((it) => it.start.getTime() === at.getTime());
    const before = await find(startsAt);
    const later = (at: Date) => new Date(at.getTime() + 50 * 60_000);
    const set = (to: Partial<typeof sessions.$inferSelect>) =>
      portal.store.transaction((tx) => tx.update(sessions).set(to).where(eq(sessions.id, id)));
    await set({ startsAt: later(startsAt), endsAt: later(endsAt), movedFrom: startsAt });
    const moved = await find(later(startsAt));
    expect(moved).toMatchObject({ uid: before!.uid, status: "CONFIRMED" });
    expect(moved!.sequence).toBeGreaterThan(before!.sequence);
    await set({ state: "cancelled" });
    const cancelled = await find(later(startsAt));
    expect(cancelled).toMatchObject({ uid: before!.uid, status: "CANCELLED" });
    expect(cancelled!.sequence).toBeGreaterThan(moved!.sequence);
    expect(cancelled!.uid).not.toContain(id);
    await set({ startsAt, endsAt, movedFrom: null, state: "planned" });
  });

  it("forgets a group at once that is paused, closed or a draft", async () => {
    const raising = await groupOf("raising-children", "cambuslang");
    const has = async () => (await text(calendar, "/groups.ics")).includes("Raising Children");
    expect(await has()).toBe(true);
    for (const state of ["draft", "paused", "closed"] as const) {
      await change(raising, { state });
      expect(await has()).toBe(false);
    }
    await change(raising, { state: "published" });
    expect(await has()).toBe(true);
  });
});

interface Service {
  id: string;
  name: string;
  description: string;
  status: string;
  minimum_age?: number;
  maximum_age?: number;
  last_modified: string;
  organization: { id: string; name: string };
  schedules: Array<Record<string, string | number>>;
  service_at_locations: Array<{ id: string; location: { name: string } }>;
  languages: Array<{ code: string; name: string }>;
}
interface Page {
  total_items: number;
  total_pages: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: Service[];
}
const list = async (query = "") =>
  JSON.parse(await text(api.services, `/api/open-referral/services?${query}`)) as Page;
async function find(id: string) {
  const answer = await ask(api.service, `/api/open-referral/services/${id}`, { id });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Service;
}
const findBy = async (name: string, hub: string) =>
  find((await list()).contents.find((it) => it.name === name && it.organization.name.includes(hub))!.id);

describe("/api/open-referral", () => {
  it("is of the standard: what it is, every page and every service", async () => {
    expect(apiDetailsSchema.safeParse(JSON.parse(await text(api.details, "/api/open-referral"))).error).toBe(
      undefined,
    );
    const page = await list();
    expect(servicesPageSchema.safeParse(page).error).toBe(undefined);
    expect(page.contents.length).toBeGreaterThan(15);
    for (const { id } of page.contents) {
      const service = await find(id);
      expect(serviceSchema.safeParse(service).error).toBe(undefined);
      expect(service.schedules.length).toBeGreaterThan(0);
    }
    const full = await list("full=true");
    expect(full.contents.map((it) => serviceSchema.safeParse(it).success)).not.toContain(false);
  });

  it("the schema finds what is not of it", async () => {
    const service = (await find((await list()).contents[0]!.id)) as unknown as Record<string, unknown>;
    const broken = [
      { url: undefined },
      { id: "hamilton" },
      { status: "full" },
      { seats_left: 3 },
      { schedules: [{ id: service.id, freq: "DAILY" }] },
      { last_modified: "yesterday" },
    ];
    for (const it of broken) expect(serviceSchema.safeParse({ ...service, ...it }).success).toBe(false);
  });

  it("gives pages, and each service once", async () => {
    const all = await list();
    const seen: string[] = [];
    for (let page = 1; page <= 100; page++) {
      const { contents, ...it } = await list(`per_page=4&page=${page}`);
      expect(it).toMatchObject({ total_items: all.total_items, first_page: page === 1, empty: false });
      seen.push(...contents.map((service) => service.id));
      if (it.last_page) break;
    }
    expect(seen).toEqual(all.contents.map((it) => it.id));
    const past = await list("per_page=4&page=99");
    expect(past).toMatchObject({ contents: [], empty: true, size: 0, last_page: true, first_page: false });
  });

  it("finds by words, age, day, time and change, and says which parameter makes no sense", async () => {
    const names = async (query: string) => (await list(query)).contents.map((it) => it.name);
    expect(new Set(await names("search=SONGS"))).toEqual(new Set(["Bookbug", "Peep Learning Together"]));
    expect(new Set(await names("minimum_age=3&maximum_age=6"))).toEqual(new Set(["Group Triple P"]));
    expect(await names("day=MO")).toContain("Mellow Babies");
    expect(await names("day=Monday")).not.toContain("Group Triple P");
    expect(await names("start_time=18:00")).toContain("Raising Children with Confidence");
    expect(await names("start_time=18:00")).not.toContain("Mellow Babies");
    expect(await names("end_time=11:00&day=TH")).toEqual(["Bookbug"]);
    expect(await names("taxonomy_id=any")).toEqual([]);
    expect(await names("modified_after=2999-01-01")).toEqual([]);
    expect(await names("modified_after=2020-01-01")).toHaveLength((await list()).total_items);
    for (const query of [
      "page=0",
      "page=x",
      "per_page=5000",
      "day=someday",
      "start_time=25:00",
      "full=perhaps",
    ]) {
      const answer = await ask(api.services, `/api/open-referral/services?${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ wrong_parameters: [query.split("=")[0]] });
    }
  });

  it("says ages, languages, times and dates as they are", async () => {
    const babies = await findBy("Mellow Babies", "Cambuslang");
    expect(babies).toMatchObject({
      minimum_age: 0,
      maximum_age: 1.42,
      accreditations: expect.any(String) as string,
    });
    expect(babies.schedules).toMatchObject([
      { freq: "WEEKLY", byday: "MO", opens_at: "09:30", closes_at: "14:30", interval: 1 },
    ]);
    expect(babies.description).toContain("This is an example");
    const solihull = await findBy("Solihull Approach: Understanding your child’s behaviour", "Hamilton");
    expect(solihull).toMatchObject({ minimum_age: 0, maximum_age: 18 });
    expect((await findBy("Circle of Security Parenting", "Lanark")).languages).toMatchObject([
      { code: "bfi", name: "British Sign Language" },
    ]);
    expect(await findBy("You and Your Child", "Cambuslang")).toMatchObject({ status: "temporarily closed" });
    expect(await findBy("You and Your Child", "Hamilton")).toMatchObject({ status: "active" });
  });

  it("names no place that is hidden, no way to join, and nothing of places left or taken", async () => {
    const everything = await text(api.services, "/api/open-referral/services?full=true");
    expect(everything).not.toContain("JOINCANARY");
    expect(everything).not.toMatch(/seats|waiting|capacity|taken/i);
    const bumps = await groupOf("mellow-bumps", "east-kilbride");
    const places = async () =>
      (await findBy("Mellow Bumps and Dads to Be", "East Kilbride")).service_at_locations.map(
        (it) => it.location.name,
      );
    expect(await places()).toEqual([]);
    await change(bumps, { hideVenue: false });
    expect(await places()).toEqual(["Example room, the blue room"]);
    await change(bumps, { hideVenue: true });
  });

  it("tells who asks only for news of a change, and of no look", async () => {
    const { id } = await groupOf("triple-p", "east-kilbride");
    const about = { actor: "staff", subjectKind: "group", subject: id };
    const at = new Date(NOW.getTime() + 60_000);
    const since = `modified_after=${new Date(NOW.getTime() - 1000).toISOString()}`;
    const touch = () => change({ id } as typeof groups.$inferSelect, { note: String(Math.random()) });
    await portal.store.transaction((tx) => record(tx, { ...about, action: "bookings.read" }, at));
    await touch();
    expect((await list(since)).contents).toEqual([]);
    await portal.store.transaction((tx) => record(tx, { ...about, action: "group.changed" }, at));
    await touch();
    expect((await list(since)).contents.map((it) => [it.name, it.last_modified])).toEqual([
      ["Group Triple P", at.toISOString()],
    ]);
  });

  it("leaves out a hub and a programme that are switched off, and 404s what is not there", async () => {
    const all = (await list()).total_items;
    await portal.store.transaction((tx) =>
      tx.update(hubs).set({ active: false }).where(eq(hubs.id, "lanark")),
    );
    const without = (await list()).total_items;
    expect(without).toBeLessThan(all);
    expect((await ask(calendar, "/groups.ics?hub=lanark")).status).toBe(404);
    await portal.store.transaction((tx) =>
      tx.update(programmes).set({ active: false }).where(eq(programmes.id, "bookbug")),
    );
    expect((await list()).total_items).toBe(without - 1);
    const id = "00000000-0000-5000-8000-000000000000";
    expect((await ask(api.service, `/api/open-referral/services/${id}`, { id })).status).toBe(404);
  });
});
