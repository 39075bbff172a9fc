import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import ICAL from "ical.js";
import { bookingBodies, bookingEvents, bookings, sessionPlaces } from "../../db/schema/bookings";
import { drafts } from "../../db/schema/forms";
import { groupFeedback, groups, sessions } from "../../db/schema/groups";
import { tasks } from "../../db/schema/tasks";
import type { BookingBody } from "../../app/groups/group";
import type { OwnBooking } from "../../app/groups/own-booking.server";
import { aGroup, aProgramme, aRoom } from "../support/groups";
import { openPortal, type Portal, type Visitor } from "../support/portal";

const MONDAY_EVENING = new Date("2026-11-23T19:00:00Z");

let portal: Portal;
let routes: Awaited<ReturnType<typeof load>>;
const load = async () => ({
  form: await import("../../app/routes/form"),
  step: await import("../../app/routes/form-step"),
  check: await import("../../app/routes/form-check"),
  sent: await import("../../app/routes/form-sent"),
  book: await import("../../app/routes/book-group"),
  door: await import("../../app/routes/your-page"),
  request: await import("../../app/routes/your-page-open"),
  yours: await import("../../app/routes/your-booking"),
  calendar: await import("../../app/routes/your-calendar"),
  lastDay: await import("../../app/routes/last-day"),
});
let server: Awaited<ReturnType<typeof loadServer>>;
const loadServer = async () => ({
  seal: await import("../../app/vault/seal.server"),
  core: await import("../../app/groups/sessions-changed.server"),
  tasks: await import("../../app/tasks/tasks.server"),
  apart: await import("../../app/groups/keep-apart.server"),
});

beforeAll(async () => {
  portal = await openPortal(MONDAY_EVENING);
  routes = await load();
  server = await loadServer();
});
afterAll(() => portal.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY_EVENING });
});

type Fields = Record<string, string | string[]>;
const ANSWERS: Record<string, Fields> = {
  q1: { callMe: "Kirsty" },
  q2: { comes: "two", other: "Gran" },
  q3: { reach: ["phone", "code"] },
  q3a: { phoneNumber: "01632 960 555", phoneSay: "no" },
  q4: { "children.age": ["2", "8 months"], "children.creche": ["2"] },
  q5: { transport: "4" },
  q5a: { getThere: "No bus on Tuesdays" },
  q6: { language: "polish", interpreter: "yes" },
  q7: { access: "No steps please" },
};

const make = (it: Parameters<typeof aGroup>[1] = {}) => portal.store.transaction((tx) => aGroup(tx, it));

async function walk(family: Visitor, group: string, answers: Record<string, Fields> = {}, first?: string) {
  const asked: string[] = [];
  let at = first ?? (await family.send(routes.book, { group }));
  for (let count = 0; at.startsWith("/form/q") && count < 30; count++) {
    const step = at.split("/").pop()!;
    asked.push(step);
    at = await family.send(routes.step, { _journey: "booking", ...ANSWERS[step], ...answers[step] }, at, {
      step,
    });
  }
  expect(at).toBe("/form/check");
  return asked;
}

interface Sent {
  code: string;
  own: OwnBooking;
}
async function book(family: Visitor, group: string, answers: Record<string, Fields> = {}) {
  const asked = await walk(family, group, answers);
  const check = (await family.see<{ submissionKey: string }>(routes.check)) as { submissionKey: string };
  const key = check.submissionKey;
  expect(await family.send(routes.check, { key, _journey: "booking" })).toBe("/form/sent");
  const { code, own } = (await family.see<Sent>(routes.sent)) as Sent;
  return { asked, key, code, own, reference: own.reference, row: await rowOf(own.reference) };
}

const rowOf = async (reference: string) =>
  (await portal.store.read.select().from(bookings).where(eq(bookings.reference, reference)))[0]!;
const bodyOf = async (id: string) => {
  const [row] = await portal.store.read.select().from(bookingBodies).where(eq(bookingBodies.id, id));
  return server.seal.unseal<BookingBody>({ table: "booking_bodies", row: id }, row!.sealed);
};
const tasksOf = (id: string) => portal.store.read.select().from(tasks).where(eq(tasks.subject, id));
const textOf = (task: { id: string; sealed: string | null }) =>
  server.tasks
    .readTaskBody(task)!
    .reasons.map((it) => it.text)
    .join();
const placesOf = (id: string) =>
  portal.store.read.select().from(sessionPlaces).where(eq(sessionPlaces.booking, id));

/** Whoever has reference and code, at another browser. */
async function open(it: { reference: string; code: string }): Promise<Visitor> {
  const family = portal.newVisitor();
  expect(await family.send(routes.door, { reference: it.reference, code: it.code })).toBe(
    "/your-page/booking",
  );
  return family;
}
interface Page {
  own: OwnBooking;
  slip: { said: string | null; sure: boolean; typed: unknown };
}
const see = async (family: Visitor) => (await family.see<Page>(routes.yours)) as Page;
const press = (family: Visitor, fields: Fields) => family.send(routes.yours, fields);

describe("booking", () => {
  test("asks only what the group needs to know, and takes all of it as one", async () => {
    const group = await make({ crechePlaces: 4, transportSeats: 6 });
    const it = await book(portal.newVisitor(), group.id);
    expect(it.asked).toEqual(["q1", "q2", "q3", "q3a", "q4", "q5", "q6", "q7"]);
    expect(it.row).toMatchObject({
      ...{ state: "booked", hub: "hamilton", via: "web", seats: 2, creche: 1, transport: 4 },
    });
    const body = await bodyOf(it.row.id);
    expect(body).toMatchObject({
      ...{ callMe: "Kirsty", other: "Gran", speaks: "polish", interpreter: true, access: "No steps please" },
      bundle: {
        seats: 2,
        transport: 4,
        children: [
          { months: 24, due: null, said: "2", creche: false },
          { months: 8, due: null, said: "8 months", creche: true },
        ],
      },
      agesOn: "2026-11-23",
    });
    // how to reach them stands in the rules alone
    expect(body.contact.ways).toMatchObject([{ channel: "phone", to: "01632 960 555", sayWho: false }]);
    expect(JSON.stringify(body.transcript)).not.toContain("01632");
    expect(body.transcript.find((line) => line.question === "children")?.english.answer).toBe(
      "2\n8 months, with a place in the creche",
    );
    expect(await placesOf(it.row.id)).toHaveLength(3);
    expect(it.own.sessions.map((session) => session.have)).toEqual(["taken", "taken", "taken"]);
    const [task] = await tasksOf(it.row.id);
    expect(task).toMatchObject({ kind: "needs", urgent: false, reference: it.reference });
    expect(textOf(task!)).toContain("No steps please");
    expect(textOf(task!)).toContain("Polish");
  });

  test("a group without a creche or a bus asks about neither, and how they get there", async () => {
    const group = await make();
    const it = await book(portal.newVisitor(), group.id);
    expect(it.asked).toEqual(["q1", "q2", "q3", "q3a", "q4", "q5a", "q6", "q7"]);
    // ticked by hand where there is none: it counts for nothing
    expect(it.row).toMatchObject({ creche: 0, transport: 0 });
    expect((await bodyOf(it.row.id)).access).toBe("No bus on Tuesdays\nNo steps please");
  });

  test("an online group asks about no way there", async () => {
    const group = await make({ online: true, joinBy: "https://meet.example.org/42" });
    const it = await book(portal.newVisitor(), group.id);
    expect(it.asked).not.toContain("q5a");
    expect(it.own.place).toEqual({ kind: "online", joinBy: "https://meet.example.org/42" });
  });

  test("a second press, and Back and again, are the same booking", async () => {
    const group = await make();
    const family = portal.newVisitor();
    const it = await book(family, group.id);
    expect(await family.send(routes.check, { key: it.key, _journey: "booking" })).toBe("/form/sent");
    expect(((await family.see<Sent>(routes.sent)) as Sent).code).toBe(it.code);
    const rows = await portal.store.read.select().from(bookings).where(eq(bookings.group, group.id));
    expect(rows).toHaveLength(1);
    expect(await portal.store.read.select().from(drafts)).toEqual([]);
  });

  test("a full group leads to the list, and says the place on it", async () => {
    const group = await make({ seats: 2 });
    await book(portal.newVisitor(), group.id);
    const second = await book(portal.newVisitor(), group.id);
    const third = await book(portal.newVisitor(), group.id);
    expect(second.own).toMatchObject({ state: "waiting", position: 1 });
    expect(third.own).toMatchObject({ state: "waiting", position: 2 });
    // who gave no way to be told of places has to look, and is told so
    expect(third.own.byCode).toBe(false);
    expect((await book(portal.newVisitor(), group.id, { q3: { reach: ["code"] } })).own.byCode).toBe(true);
    expect(await placesOf(third.row.id)).toEqual([]);
  });

  test("a child too old is told before sending, can be sent all the same, and a person talks first", async () => {
    const group = await portal.store.transaction(async (tx) => {
      const programme = await aProgramme(tx, { fromMonths: 0, toMonths: 12 });
      return aGroup(tx, { programme: programme.id });
    });
    const family = portal.newVisitor();
    await walk(family, group.id, { q4: { "children.age": ["4"] } });
    const check = (await family.see(routes.check)) as {
      submissionKey: string;
      booking: { about: { talk: string[] } };
    };
    expect(check.booking.about.talk).toEqual(["age"]);
    await family.send(routes.check, { key: check.submissionKey, _journey: "booking" });
    const { own } = (await family.see<Sent>(routes.sent)) as Sent;
    expect(own).toMatchObject({ state: "asked" });
    expect(own.talkBy).toBeInstanceOf(Date);
    const row = await rowOf(own.reference);
    expect((await tasksOf(row.id)).map((task) => task.kind).sort()).toEqual(["ask", "needs"]);
  });

  test("a baby who turns one before the last session is seen, one who does not is not asked about", async () => {
    const group = await portal.store.transaction(async (tx) => {
      const programme = await aProgramme(tx, { fromMonths: 0, toMonths: 11 });
      return aGroup(tx, { programme: programme.id });
    });
    const talk = async (age: string) => {
      const family = portal.newVisitor();
      await walk(family, group.id, { q4: { "children.age": [age] } });
      return ((await family.see(routes.check)) as { booking: { about: { talk: string[] } } }).booking.about
        .talk;
    };
    // 26 January, the last session, is two months on
    expect(await talk("10 months")).toEqual(["age"]);
    expect(await talk("8 months")).toEqual([]);
  });

  test("danger words reach a person at once, whatever the form is for", async () => {
    const group = await make();
    const it = await book(portal.newVisitor(), group.id, { q7: { access: "He hits me if I go out" } });
    const [task] = await tasksOf(it.row.id);
    expect(task).toMatchObject({ kind: "needs", urgent: true });
    const calm = await book(portal.newVisitor(), group.id);
    expect((await tasksOf(calm.row.id)).map((other) => other.urgent)).toEqual([false]);
  });

  test("a group that closed meanwhile writes nothing and says so", async () => {
    const group = await make();
    const family = portal.newVisitor();
    await walk(family, group.id);
    const { submissionKey: key } = (await family.see(routes.check)) as { submissionKey: string };
    vi.setSystemTime(new Date("2027-01-12T11:00:00Z"));
    // the draft ran out meanwhile: the same page says that
    expect(await family.send(routes.check, { key, _journey: "booking" })).toBe("/groups/book");
    expect(await family.see(routes.book)).toEqual({ why: "ranOut" });
    expect(await family.send(routes.book, { group: group.id })).toBe("/groups/book");
    expect(await family.see(routes.book)).toEqual({ why: "closed" });
    expect(await portal.store.read.select().from(bookings).where(eq(bookings.group, group.id))).toEqual([]);
  });

  test("a programme that rests is not booked from a page that was open", async () => {
    const programme = await portal.store.transaction((tx) => aProgramme(tx, { active: false }));
    const family = portal.newVisitor();
    const group = await make({ programme: programme.id });
    expect(await family.send(routes.book, { group: group.id })).toBe("/groups/book");
    expect(await family.see(routes.book)).toEqual({ why: "closed" });
  });

  test("the time ran out while something was typed: it is kept, and the group with it", async () => {
    const group = await make({ transportSeats: 4 });
    const family = portal.newVisitor();
    await family.send(routes.book, { group: group.id });
    await family.send(routes.step, { _journey: "booking", callMe: "Kirsty" }, "/form/q1", { step: "q1" });
    vi.setSystemTime(new Date(MONDAY_EVENING.getTime() + 31 * 60_000));
    const typed = { _journey: "booking", _about: group.id, ...ANSWERS.q2 };
    const at = await family.send(routes.step, typed, "/form/q2", { step: "q2" });
    expect(at).toBe("/form/q1");
    const asked = await walk(family, group.id, {}, at);
    expect(asked).toEqual(["q1", "q3", "q3a", "q4", "q5", "q6", "q7"]);
    const { submissionKey: key } = (await family.see(routes.check)) as { submissionKey: string };
    expect(await family.send(routes.check, { key })).toBe("/form/sent");
  });

  test("another form under way is offered first; the same group goes on", async () => {
    const [one, two] = [await make(), await make()];
    const family = portal.newVisitor();
    await walk(family, one.id);
    expect(await family.send(routes.book, { group: one.id })).toBe("/form/check");
    expect(await family.send(routes.book, { group: two.id })).toBe("/form");
    expect(await family.see(routes.form)).toEqual({ wanted: "booking", group: two.id, another: false });
    expect(await family.send(routes.book, { group: two.id, again: "1" })).toBe("/form/q1");
  });
});

const SIX: Record<string, Fields> = {
  q1: { callMe: "Aileen" },
  q2: { "place.where": "Larkhall" },
  q3: { reach: ["text"] },
  q3a: {},
  q3b: { textNumber: "07700 900 111" },
  q4: { "children.age": ["3"] },
  q5: { help: "I would like to talk." },
  q6: { language: "english" },
  q7: { more: "send" },
};

describe("from the page of a request", () => {
  async function openRequest(): Promise<Visitor> {
    const family = portal.newVisitor();
    let at = await family.send(routes.form, { journey: "referral" });
    for (let count = 0; at !== "/form/check" && count < 30; count++) {
      const step = at.split("/").pop()!;
      at = await family.send(routes.step, SIX[step]!, at, { step });
    }
    const { submissionKey: key } = (await family.see(routes.check)) as { submissionKey: string };
    await family.send(routes.check, { key });
    const receipt = (await family.see(routes.sent)) as { reference: string; code: string };
    const again = portal.newVisitor();
    const { reference, code } = receipt;
    expect(await again.send(routes.door, { reference, code })).toBe("/your-page/open");
    return again;
  }

  test("what we know is not asked again, and stands on the page before sending", async () => {
    const group = await make();
    const family = await openRequest();
    const it = await book(family, group.id);
    expect(it.asked).toEqual(["q2", "q5a", "q7"]);
    const body = await bodyOf(it.row.id);
    expect(body).toMatchObject({ callMe: "Aileen", speaks: "" });
    expect(body.contact.ways).toMatchObject([{ channel: "text", to: "07700 900 111" }]);
    expect(body.bundle.children).toMatchObject([{ months: 36, said: "3" }]);
  });

  test("who needs the creche is asked all the same, with the ages filled in", async () => {
    const group = await make({ crechePlaces: 4 });
    const family = await openRequest();
    const it = await book(family, group.id);
    expect(it.asked).toEqual(["q2", "q4", "q5a", "q7"]);
  });

  test("what was safe long ago is asked again", async () => {
    const group = await make();
    const family = await openRequest();
    vi.setSystemTime(new Date(MONDAY_EVENING.getTime() + 31 * 86_400_000));
    // the visit is over by then; without it everything is asked
    expect(await family.send(routes.book, { group: group.id })).toBe("/form/q1");
  });
});

describe("the door", () => {
  test("a code opens its own booking and no other, and no request", async () => {
    const group = await make();
    const [one, two] = [await book(portal.newVisitor(), group.id), await book(portal.newVisitor(), group.id)];
    const guesser = portal.newVisitor("192.0.2.9");
    for (const reference of [one.reference, "AAAAAAAA"])
      expect(await guesser.send(routes.door, { reference, code: two.code })).toBe("/your-page");
    expect(await guesser.see(routes.yours)).toBe("/your-page");
    const family = await open(one);
    expect((await see(family)).own.reference).toBe(one.reference);
    // a visit to a booking is none to a request
    expect(await family.see(routes.request)).toBe("/your-page");
    expect(await family.see(routes.door)).toBe("/your-page/booking");
  });

  test("closing the page ends the visit", async () => {
    const it = await book(portal.newVisitor(), (await make()).id);
    const family = await open(it);
    expect(await press(family, { intent: "close" })).toBe("/");
    expect(await family.see(routes.yours)).toBe("/your-page");
    expect(await press(family, { intent: "cancelSure" })).toBe("/your-page");
    expect((await rowOf(it.reference)).state).toBe("booked");
  });

  test("a place kept quiet is told to those booked, and to nobody who waits", async () => {
    const group = await portal.store.transaction(async (tx) => {
      const room = await aRoom(tx, { name: "The quiet room" });
      return aGroup(tx, { room: room.id, hideVenue: true, seats: 2 });
    });
    const booked = await book(portal.newVisitor(), group.id);
    const waiting = await book(portal.newVisitor(), group.id);
    expect(booked.own.place).toMatchObject({ kind: "room", name: "The quiet room" });
    expect(waiting.own.place).toEqual({ kind: "hidden" });
  });
});

describe("the page of a booking", () => {
  test("giving up a day frees it, twice is once, and it can be taken back", async () => {
    const group = await make();
    const it = await book(portal.newVisitor(), group.id);
    const family = await open(it);
    const session = group.sessions[1]!.id;
    const seats = async () =>
      (await portal.store.read.select().from(sessions).where(eq(sessions.id, session)))[0]!.seatsTaken;
    expect(await seats()).toBe(2);
    for (let presses = 0; presses < 2; presses++) await press(family, { intent: "away", session });
    expect((await see(family)).slip.said).toBe("away");
    const given = (await see(family)).own.sessions;
    expect(given.map((at) => at.have)).toEqual(["taken", "away", "taken"]);
    // nowhere else is the same week: it is said, rather than nothing
    expect(given.map((at) => at.noMakeUp)).toEqual([false, true, false]);
    expect(await seats()).toBe(0);
    const away = and(eq(bookingEvents.booking, it.row.id), eq(bookingEvents.kind, "away"));
    expect(await portal.store.read.$count(bookingEvents, away)).toBe(1);
    await press(family, { intent: "back", session });
    expect((await see(family)).slip.said).toBe("back");
    expect(await seats()).toBe(2);
  });

  test("the creche place alone can be given back for a day", async () => {
    const group = await make({ crechePlaces: 4 });
    const it = await book(portal.newVisitor(), group.id);
    const family = await open(it);
    const session = group.sessions[0]!.id;
    await press(family, { intent: "crecheAway", session });
    expect((await see(family)).own.sessions[0]).toMatchObject({ have: "taken", creche: 0, crecheAway: true });
    await press(family, { intent: "crecheBack", session });
    expect((await see(family)).own.sessions[0]).toMatchObject({
      have: "taken",
      creche: 1,
      crecheAway: false,
    });
  });

  test("a day that is missed can be made up at another hub, and their own day taken back ends that", async () => {
    const group = await make();
    const other = await make({
      ...{ programme: group.programme, hub: "lanark", starts: new Date("2027-01-14T13:00:00Z") },
    });
    const it = await book(portal.newVisitor(), group.id);
    const family = await open(it);
    const [own, there] = [group.sessions[1]!.id, other.sessions[1]!.id];
    expect((await see(family)).own.sessions.flatMap((at) => at.makeUps)).toEqual([]);
    await press(family, { intent: "away", session: own });
    expect((await see(family)).own.sessions[1]).toMatchObject({ makeUps: [{ id: there }], noMakeUp: false });
    await press(family, { intent: "guest", session: there });
    await press(family, { intent: "guest", session: there });
    const page = await see(family);
    expect(page.slip.said).toBe("guest");
    const guest = page.own.sessions.find((at) => at.id === there)!;
    expect(guest).toMatchObject({ have: "guest", hub: expect.stringContaining("Lanark") as string });
    await press(family, { intent: "back", session: own });
    expect((await see(family)).own.sessions.map((at) => at.have)).toEqual(["taken", "taken", "taken"]);
    // where somebody is not a guest, there is nothing to leave
    await press(family, { intent: "guestLeft", session: there });
    expect((await placesOf(it.row.id)).map((at) => at.state)).toEqual(["taken", "taken", "taken"]);
  });

  test("all of it is given up after being asked twice, and the next family is offered it", async () => {
    const group = await make({ seats: 2 });
    const it = await book(portal.newVisitor(), group.id);
    const next = await book(portal.newVisitor(), group.id);
    const family = await open(it);
    await press(family, { intent: "cancel" });
    expect((await see(family)).slip.sure).toBe(true);
    expect((await rowOf(it.reference)).state).toBe("booked");
    for (let presses = 0; presses < 2; presses++) await press(family, { intent: "cancelSure" });
    expect((await see(family)).own).toMatchObject({ state: "ended", endedWhy: "cancelled" });

    const offered = await open(next);
    const { own } = await see(offered);
    expect(own.state).toBe("offered");
    expect(own.offerUntil!.getTime()).toBeGreaterThan(MONDAY_EVENING.getTime());
    expect(own.messages.map((line) => line.message.say)).toEqual(["offered"]);
    for (let presses = 0; presses < 2; presses++) await press(offered, { intent: "accept" });
    expect(await see(offered)).toMatchObject({ own: { state: "booked" }, slip: { said: "accepted" } });
  });

  test("an offer can be let go by without losing the turn, or with leaving the list", async () => {
    const group = await make({ seats: 2 });
    const first = await book(portal.newVisitor(), group.id);
    const [stays, leaves] = [
      await book(portal.newVisitor(), group.id),
      await book(portal.newVisitor(), group.id),
    ];
    await press(await open(first), { intent: "cancelSure" });
    const staying = await open(stays);
    expect((await see(staying)).own.state).toBe("offered");
    await press(staying, { intent: "stay" });
    expect((await see(staying)).own).toMatchObject({ state: "waiting", position: 1 });
    const leaving = await open(leaves);
    expect((await see(leaving)).own.state).toBe("offered");
    await press(leaving, { intent: "cancelSure" });
    expect((await see(leaving)).own).toMatchObject({ state: "ended", endedWhy: "declined" });
  });

  test("needs are changed as one, and nothing changes where there is no room for it", async () => {
    const group = await make({ seats: 3 });
    const alone = { q2: { comes: "me", other: "" } };
    const it = await book(portal.newVisitor(), group.id, alone);
    await book(portal.newVisitor(), group.id, alone);
    const change = async (fields: Fields) => {
      const family = await open(it);
      expect(await family.send(routes.form, { journey: "needs", again: "1" })).toBe("/form/check");
      const step = { _journey: "needs", ...fields };
      expect(await family.send(routes.step, step, "/form/q2", { step: "q2" })).toBe("/form/check");
      const { submissionKey: key } = (await family.see(routes.check)) as { submissionKey: string };
      expect(await family.send(routes.check, { key, _journey: "needs" })).toBe("/your-page/booking");
      return { family, key };
    };
    const { family, key } = await change({ comes: "two", other: "Gran" });
    expect((await see(family)).slip.said).toBe("changed");
    expect(await family.send(routes.check, { key, _journey: "needs" })).toBe("/your-page/booking");
    expect(await rowOf(it.reference)).toMatchObject({ seats: 2 });
    expect(await bodyOf(it.row.id)).toMatchObject({
      ...{ other: "Gran", speaks: "polish", access: "No bus on Tuesdays\nNo steps please" },
      contact: { ways: [{ to: "01632 960 555" }] },
    });

    const full = await make({ seats: 2 });
    const tight = await book(portal.newVisitor(), full.id, alone);
    await book(portal.newVisitor(), full.id, alone);
    Object.assign(it, tight);
    const refused = await change({ comes: "two", other: "Gran" });
    expect((await see(refused.family)).slip.said).toBe("full");
    expect(await rowOf(tight.reference)).toMatchObject({ seats: 1 });
    expect((await bodyOf(tight.row.id)).other).toBe("");
  });

  const RIDE = { q2: { comes: "me", other: "" }, q4: { "children.none": "yes", "children.age": [] } };
  interface Checked {
    submissionKey: string;
    booking: { about: { short: string[] } };
  }
  const shortFor = async (group: string, answers: Record<string, Fields>) => {
    const family = portal.newVisitor();
    await walk(family, group, answers);
    return ((await family.see(routes.check)) as Checked).booking.about.short;
  };
  const withLift = (seats: string) => ({ ...RIDE, q5: { transport: seats }, q6: {}, q7: { access: "" } });

  test("what leads to the list is said before sending and while they wait; without it there are places", async () => {
    const group = await make({ seats: 9, transportSeats: 3 });
    const there = await book(portal.newVisitor(), group.id, withLift("2"));
    expect(there.own).toMatchObject({ state: "booked", short: [] });
    expect((await tasksOf(there.row.id)).map(textOf).join()).toContain("2 seats in our transport");
    expect(await shortFor(group.id, withLift("1"))).toEqual([]);
    expect(await shortFor(group.id, withLift("none"))).toEqual([]);
    expect(await shortFor(group.id, withLift("2"))).toEqual(["transport"]);
    const it = await book(portal.newVisitor(), group.id, withLift("2"));
    expect(it.own).toMatchObject({ state: "waiting", short: ["transport"] });
    expect((await tasksOf(it.row.id)).map(textOf).join()).not.toContain("transport");
    const family = await open(it);
    await family.send(routes.form, { journey: "needs", again: "1" });
    const step = { _journey: "needs", transport: "none" };
    expect(await family.send(routes.step, step, "/form/q5", { step: "q5" })).toBe("/form/check");
    const { submissionKey: key } = (await family.see(routes.check)) as Checked;
    expect(await family.send(routes.check, { key, _journey: "needs" })).toBe("/your-page/booking");
    expect((await see(family)).own).toMatchObject({ state: "offered", short: [], transport: 0 });
  });

  test("each thing that is short is said by its own name", async () => {
    const group = await make({ seats: 3, crechePlaces: 1 });
    const child = { q2: { comes: "me", other: "" }, q4: { "children.age": ["2"], "children.creche": ["1"] } };
    expect(await shortFor(group.id, child)).toEqual([]);
    await book(portal.newVisitor(), group.id, child);
    expect(await shortFor(group.id, child)).toEqual(["creche"]);
    await book(portal.newVisitor(), group.id, RIDE);
    expect(await shortFor(group.id, { ...RIDE, q2: { comes: "two", other: "Gran" } })).toEqual(["pair"]);
    await book(portal.newVisitor(), group.id, RIDE);
    expect(await shortFor(group.id, RIDE)).toEqual(["seats"]);
  });

  test("nothing is said to be short where a person talks with them first", async () => {
    const group = await make({ seats: 1 });
    await book(portal.newVisitor(), group.id, RIDE);
    expect(await shortFor(group.id, RIDE)).toEqual(["seats"]);
    await portal.store.transaction(
      async (tx) => void (await tx.update(groups).set({ askFirst: true }).where(eq(groups.id, group.id))),
    );
    expect(await shortFor(group.id, RIDE)).toEqual([]);
    const it = await book(portal.newVisitor(), group.id, RIDE);
    expect(it.own).toMatchObject({ state: "asked", short: [] });
  });

  test("a lift that changes once they have places is a person's to see to", async () => {
    const group = await make({ transportSeats: 6 });
    const it = await book(portal.newVisitor(), group.id, withLift("2"));
    const family = await open(it);
    await family.send(routes.form, { journey: "needs", again: "1" });
    const step = { _journey: "needs", transport: "none" };
    await family.send(routes.step, step, "/form/q5", { step: "q5" });
    const { submissionKey: key } = (await family.see(routes.check)) as Checked;
    await family.send(routes.check, { key, _journey: "needs" });
    expect((await tasksOf(it.row.id)).map(textOf).join()).toContain("changed how many seats");
  });

  test("a change that is written while the page closes loses no creche place and no seat", async () => {
    const group = await make({ crechePlaces: 4, transportSeats: 6 });
    const it = await book(portal.newVisitor(), group.id);
    const family = await open(it);
    await family.send(routes.form, { journey: "needs", again: "1" });
    const visit = family.cookies.get("visit")!;
    family.cookies.delete("visit");
    const step = { _journey: "needs", comes: "me" };
    expect(await family.send(routes.step, step, "/form/q2", { step: "q2" })).toBe("/form/check");
    const { submissionKey: key } = (await family.see(routes.check)) as { submissionKey: string };
    expect(await family.send(routes.check, { key, _journey: "needs" })).toBe("/your-page");
    expect(await rowOf(it.reference)).toMatchObject({ seats: 2, creche: 1, transport: 4 });
    family.cookies.set("visit", visit);
    expect(await family.send(routes.check, { key, _journey: "needs" })).toBe("/your-page/booking");
    expect(await rowOf(it.reference)).toMatchObject({ seats: 1, creche: 1, transport: 4 });
  });

  test("children who are of another age than the group is made for are seen by a person, and keep their places", async () => {
    const group = await portal.store.transaction(async (tx) => {
      const programme = await aProgramme(tx, { fromMonths: 0, toMonths: 36 });
      return aGroup(tx, { programme: programme.id });
    });
    const it = await book(portal.newVisitor(), group.id, { q7: { access: "" }, q4: { "children.age": "1" } });
    expect(it.own.state).toBe("booked");
    const change = async (ages: string) => {
      const family = await open(it);
      await family.send(routes.form, { journey: "needs", again: "1" });
      const step = { _journey: "needs", "children.age": [ages] };
      expect(await family.send(routes.step, step, "/form/q4", { step: "q4" })).toBe("/form/check");
      const { submissionKey: key } = (await family.see(routes.check)) as { submissionKey: string };
      await family.send(routes.check, { key, _journey: "needs" });
      const [task] = await tasksOf(it.row.id);
      return textOf(task!);
    };
    expect(await change("2")).not.toContain("age the programme is made for");
    expect(await change("5")).toContain("age the programme is made for");
    expect(await rowOf(it.reference)).toMatchObject({ state: "booked" });
  });

  const changeContact = async (family: Visitor, ...answers: Fields[]) => {
    expect(await family.send(routes.form, { journey: "contact" })).toBe("/form/q3");
    for (const [at, step] of answers.map((it, index) => [it, index === 0 ? "q3" : "q3a"] as const))
      await family.send(routes.step, { _journey: "contact", ...at }, `/form/${step}`, { step });
    const { submissionKey: key } = (await family.see(routes.check)) as { submissionKey: string };
    expect(await family.send(routes.check, { key, _journey: "contact" })).toBe("/your-page/booking");
  };

  test("a number that shows who must not sit with whom reaches a person, where both have places", async () => {
    const group = await make();
    const code = { q3: { reach: "code" }, q7: { access: "" }, q6: { language: "english" } };
    await book(portal.newVisitor(), group.id, { q3a: { phoneNumber: "01632 960 801", phoneSay: "no" } });
    const it = await book(portal.newVisitor(), group.id, code);
    expect(it.own.state).toBe("booked");
    const known = (phone: string) => ({ name: "", references: [], phones: [phone], emails: [] });
    const pair = { a: known("01632960801"), b: known("01632960802"), reason: "A court said so." };
    await portal.store.transaction((tx) =>
      server.apart.addApart(tx, { ...pair, hub: "hamilton", by: "iain" }, MONDAY_EVENING),
    );
    const phone = { phoneNumber: "01632 960 802", phoneSay: "no" };
    await changeContact(await open(it), { reach: ["phone"] }, phone);
    const asked = (await tasksOf(it.row.id)).find((task) => task.kind === "ask");
    expect(textOf(asked!)).toContain("A court said so.");
    expect(await rowOf(it.reference)).toMatchObject({ state: "booked" });
  });

  test("who must not sit with whom is told the same of what is short as everybody", async () => {
    const group = await make({ seats: 9, transportSeats: 1 });
    const of = (phone: string, seats: string) => ({
      ...withLift(seats),
      q3: { reach: ["phone"] },
      q3a: { phoneNumber: phone, phoneSay: "no" },
    });
    await book(portal.newVisitor(), group.id, of("01632 960 811", "1"));
    const known = (phone: string) => ({ name: "", references: [], phones: [phone], emails: [] });
    const pair = { a: known("01632960811"), b: known("01632960812"), reason: "A court said so." };
    await portal.store.transaction((tx) =>
      server.apart.addApart(tx, { ...pair, hub: "hamilton", by: "iain" }, MONDAY_EVENING),
    );
    for (const phone of ["01632 960 812", "01632 960 813"]) {
      expect(await shortFor(group.id, of(phone, "none"))).toEqual([]);
      expect(await shortFor(group.id, of(phone, "1"))).toEqual(["transport"]);
    }
    const kept = await book(portal.newVisitor(), group.id, of("01632 960 812", "1"));
    expect(kept.own).toMatchObject({ state: "asked", short: [] });
  });

  test("a form about something else is named as that before it is left", async () => {
    const family = await open(await book(portal.newVisitor(), (await make()).id));
    await family.send(routes.form, { journey: "needs" });
    expect(await family.send(routes.form, { journey: "contact" })).toBe("/form");
    expect(await family.see(routes.form)).toMatchObject({ wanted: "contact", another: true });
    expect(await family.send(routes.form, { journey: "contact", again: "1" })).toMatch(/^\/form\/q3/);
  });

  test("what is safe can be changed, and the old number is kept nowhere", async () => {
    const it = await book(portal.newVisitor(), (await make()).id);
    const family = await open(it);
    await changeContact(family, { reach: "code" });
    expect((await see(family)).slip.said).toBe("contactChanged");
    const body = await bodyOf(it.row.id);
    expect(body.contact).toMatchObject({ ways: [], comesBack: true });
    expect(JSON.stringify(body)).not.toContain("01632");
  });

  test("a change begun on one page is not sent to another that was opened since", async () => {
    const group = await make();
    const [one, two] = [await book(portal.newVisitor(), group.id), await book(portal.newVisitor(), group.id)];
    const shared = await open(one);
    await shared.send(routes.form, { journey: "contact" });
    await shared.send(routes.step, { _journey: "contact", reach: "code" }, "/form/q3", { step: "q3" });
    await shared.send(routes.door, { reference: two.reference, code: two.code });
    const { submissionKey: key } = (await shared.see(routes.check)) as { submissionKey: string };
    expect(await shared.send(routes.check, { key })).toBe("/your-page");
    for (const it of [one, two]) expect((await bodyOf(it.row.id)).contact.ways).toHaveLength(1);
  });

  test("a session that moved or is cancelled is said", async () => {
    const group = await make();
    const it = await book(portal.newVisitor(), group.id);
    const [moved, gone] = [group.sessions[0]!, group.sessions[1]!];
    await portal.store.transaction(async (tx) => {
      const at = { startsAt: new Date("2027-01-13T13:00:00Z"), endsAt: new Date("2027-01-13T15:00:00Z") };
      await tx
        .update(sessions)
        .set({ ...at, movedFrom: moved.startsAt })
        .where(eq(sessions.id, moved.id));
      await tx.update(sessions).set({ state: "cancelled" }).where(eq(sessions.id, gone.id));
      await server.core.sessionsChanged(tx, group.id, MONDAY_EVENING);
    });
    const said = (await see(await open(it))).own.sessions;
    expect(said[0]).toMatchObject({ movedFrom: moved.startsAt, cancelled: false });
    expect(said[1]).toMatchObject({ cancelled: true });
  });
});

test("opening their page with the code is kept, a wrong code is not: what comes next is worth a mail", async () => {
  const it = await book(portal.newVisitor(), (await make()).id);
  const openings = async () => {
    const events = await portal.store.read
      .select({ by: bookingEvents.by })
      .from(bookingEvents)
      .where(and(eq(bookingEvents.booking, it.row.id), eq(bookingEvents.kind, "opened")));
    return events;
  };
  await portal.newVisitor().send(routes.door, { reference: it.reference, code: "000000000000" });
  expect(await openings()).toEqual([]);
  await open(it);
  expect(await openings()).toEqual([{ by: null }]);
});

test("from the eleventh booking of an hour from one place on, a person talks with each first", async () => {
  const group = await make({ seats: 40, crechePlaces: 40, crecheStaff: 20, transportSeats: 80 });
  const states: string[] = [];
  for (let i = 0; i < 12; i++)
    states.push((await book(portal.newVisitor("198.51.100.7"), group.id)).own.state);
  expect(states).toEqual([...Array<string>(10).fill("booked"), "asked", "asked"]);
  // somebody elsewhere has nothing to do with it
  expect((await book(portal.newVisitor("198.51.100.8"), group.id)).own.state).toBe("booked");
});

describe("the calendar file", () => {
  const file = async (family: Visitor, query = "") =>
    await routes.calendar.loader({
      request: new Request(`http://localhost/your-page/booking/calendar${query}`, {
        headers: { cookie: [...family.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      }),
      params: {},
      context: { language: { code: "en" } },
    } as never);
  const eventsOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as never)
      .getAllSubcomponents("vevent")
      .map((it) => new ICAL.Event(it));

  test("says nothing of the group, has the right moments, and leaves out what is not on", async () => {
    const group = await portal.store.transaction(async (tx) => {
      const room = await aRoom(tx, { name: "The quiet room" });
      // over the change of the clocks on 28 March 2027: ten o'clock in London each time
      const dates = ["2027-03-23T10:00:00Z", "2027-03-30T09:00:00Z", "2027-04-06T09:00:00Z"];
      const made = await aGroup(tx, { room: room.id, weeks: 3, starts: new Date(dates[0]!) });
      for (const [at, session] of made.sessions.entries())
        await tx
          .update(sessions)
          .set({ startsAt: new Date(dates[at]!), endsAt: new Date(Date.parse(dates[at]!) + 7_200_000) })
          .where(eq(sessions.id, session.id));
      return { ...made, dates };
    });
    const it = await book(portal.newVisitor(), group.id);
    const family = await open(it);
    await press(family, { intent: "away", session: group.sessions[2]!.id });
    const answer = await file(family);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="dates.ics"');
    const text = await answer.text();
    for (const word of ["Play and Grow", "quiet room", "Hamilton", "hub", "portal"])
      expect(text.toLowerCase()).not.toContain(word.toLowerCase());
    const events = eventsOf(text);
    expect(events.map((event) => event.summary)).toEqual(["Appointment", "Appointment"]);
    expect(events.map((event) => event.startDate.toJSDate().toISOString())).toEqual(
      group.dates.slice(0, 2).map((at) => new Date(at).toISOString()),
    );
    expect(events[0]!.startDate.zone.tzid).toBe("UTC");

    // moved, it is the same entry, and newer than the one that is there
    const [moved] = group.sessions;
    const startsAt = new Date("2027-03-24T10:00:00Z");
    const set = { startsAt, endsAt: new Date(+startsAt + 7_200_000), movedFrom: new Date(group.dates[0]!) };
    await portal.store.transaction((tx) => tx.update(sessions).set(set).where(eq(sessions.id, moved!.id)));
    const again = eventsOf(await (await file(family)).text());
    expect(again[0]!.uid).toBe(events[0]!.uid);
    expect([events[0]!.sequence, again[0]!.sequence]).toEqual([0, 1]);

    const named = eventsOf(await (await file(family, "?safe=1")).text());
    expect(named[0]!.summary).toBe("Play and Grow");
    expect(named[0]!.location).toContain("The quiet room");
  });

  test("needs the page to be open, and places", async () => {
    const group = await make({ seats: 2 });
    const stranger = await file(portal.newVisitor()).catch((thrown: unknown) => thrown as Response);
    expect(stranger.headers.get("location")).toBe("/your-page");
    await book(portal.newVisitor(), group.id);
    const waiting = await open(await book(portal.newVisitor(), group.id));
    const refused = await file(waiting).catch((thrown: unknown) => thrown as Response);
    expect(refused.status).toBe(303);
  });
});

describe("three short questions", () => {
  const ALL = { knows: "yes", confident: "bit", again: "no" };
  const rowsOf = (group: string) =>
    portal.store.read.select().from(groupFeedback).where(eq(groupFeedback.group, group));

  test("after booking: once, and with nothing that leads to who answered", async () => {
    const group = await make();
    const family = portal.newVisitor();
    const it = await book(family, group.id);
    expect(it.own.asks).toBe("start");
    const { again: _, ...two } = ALL;
    await family.send(routes.sent, two);
    expect(await rowsOf(group.id)).toEqual([]);
    expect((await family.see<Page>(routes.sent)) as Page).toMatchObject({ slip: { typed: two } });
    for (let presses = 0; presses < 2; presses++) await family.send(routes.sent, ALL);
    const rows = await rowsOf(group.id);
    expect(rows).toMatchObject([{ stage: "start", knows: 2, confident: 1, again: 0, via: "page" }]);
    expect(rows[0]!.on).toBe("2026-11-23");
    expect(JSON.stringify(rows)).not.toContain(it.row.id);
    expect((await see(await open(it))).own.asks).toBeNull();
  });

  test("after the last session, on their page", async () => {
    const group = await make();
    const it = await book(portal.newVisitor(), group.id);
    vi.setSystemTime(new Date("2027-01-26T12:00:00Z"));
    const family = await open(it);
    expect((await see(family)).own.asks).toBe("end");
    await press(family, { intent: "feedback", ...ALL });
    expect((await see(family)).slip.said).toBe("thanks");
    expect((await see(family)).own.asks).toBeNull();
    await press(family, { intent: "feedback", ...ALL });
    expect(await rowsOf(group.id)).toMatchObject([{ stage: "end", via: "page" }]);
  });

  test("by the code on the wall: from the last day for two weeks, and one browser once", async () => {
    const group = await make();
    const params = { key: group.feedbackKey };
    const path = `/last-day/${group.feedbackKey}`;
    const see = async (visitor: Visitor) =>
      (await visitor.see(routes.lastDay, path, params)) as { open: boolean; done: boolean; once: string };
    const parent = portal.newVisitor();
    vi.setSystemTime(new Date("2027-01-25T23:00:00Z"));
    expect(await see(parent)).toMatchObject({ open: false });
    vi.setSystemTime(new Date("2027-01-26T09:00:00Z"));
    const { once } = await see(parent);
    for (let presses = 0; presses < 2; presses++)
      expect(await parent.send(routes.lastDay, { ...ALL, once }, path, params)).toBe(path);
    expect(await see(parent)).toMatchObject({ done: true });
    expect(await rowsOf(group.id)).toMatchObject([{ stage: "end", via: "qr" }]);
    // another parent, with a page of their own
    const other = portal.newVisitor();
    await other.send(routes.lastDay, { ...ALL, once: (await see(other)).once }, path, params);
    expect(await rowsOf(group.id)).toHaveLength(2);
    vi.setSystemTime(new Date("2027-02-09T09:00:00Z"));
    const late = portal.newVisitor();
    await late.send(routes.lastDay, { ...ALL, once: "k" }, path, params);
    expect(await see(late)).toMatchObject({ open: false, done: false });
    expect(await rowsOf(group.id)).toHaveLength(2);
    expect(await late.see(routes.lastDay, "/last-day/no-such-key", { key: "no-such-key" })).toMatchObject({
      open: false,
    });
  });

  test("by the code on the wall from no more than there are seats, however many are sent at once", async () => {
    const group = await make({ seats: 3 });
    const path = `/last-day/${group.feedbackKey}`;
    vi.setSystemTime(new Date("2027-01-26T09:00:00Z"));
    const press = (at: number) =>
      portal
        .newVisitor()
        .send(routes.lastDay, { ...ALL, once: `forged-${at}` }, path, { key: group.feedbackKey });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => press(at)));
    expect(new Set(answers)).toEqual(new Set([path]));
    expect(await rowsOf(group.id)).toHaveLength(3);
  });
});
