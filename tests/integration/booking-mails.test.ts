/** What leaves the portal for a family that booked: one neutral sentence, where and when that is safe, and never where the
 *  group is or what it is called. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import fc from "fast-check";
import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookingEvents, bookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions } from "../../db/schema/groups";
import { outbox } from "../../db/schema/outbox";
import { tasks } from "../../db/schema/tasks";
import { findContactState } from "../../app/groups/booking-contact.server";
import { replaceBody } from "../../app/groups/booking-body.server";
import { bookingNotices } from "../../app/groups/booking-notices.server";
import { cancelBooking, giveUpSession } from "../../app/groups/cancel-booking.server";
import type { BookingEventDetail, FamilyMessage } from "../../app/groups/group";
import { recordBookingEvent } from "../../app/groups/record-booking-event.server";
import { remindFamilies } from "../../app/groups/remind-families.server";
import { tellFamily } from "../../app/groups/tell-family.server";
import type { MailMessage } from "../../app/outbox/message";
import { CHANNELS, DAY_PARTS, mayUse, type SafeContact, type SafeWay } from "../../app/safety/contact";
import { readTaskBody } from "../../app/tasks/tasks.server";
import { unseal } from "../../app/vault/seal.server";
import { createWorker } from "../../app/worker";
import { aBody, aWay, book } from "../support/bookings";
import { testDatabase, type TestDatabase } from "../support/database";
import { aGroup, aProgramme, aRoom } from "../support/groups";
import { addHubs, later, MONDAY } from "../support/staff";

const HOUR = 60;
const DAY = 24 * HOUR;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
});
beforeEach(() =>
  run(async (tx) => {
    await tx.delete(outbox);
    await tx.delete(tasks);
    await tx.update(groups).set({ state: "closed" });
    await tx.update(bookings).set({ state: "ended" });
  }),
);
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const email = (more: Partial<SafeWay> = {}) =>
  aWay({ channel: "email", to: "bell@family.example.org", who: null, voicemail: null, ...more });
const contactOf = (ways: SafeWay[], confirmedAt = MONDAY): SafeContact => ({
  ...{ ways, comesBack: true, codeWord: "", confirmedAt: confirmedAt.toISOString() },
});
const PROGRAMME = "Zebra Stripes";
const ROOM = "The Kingfisher room";

/** A family that is booked into a group. */
async function aFamily(contact: SafeContact, it: Parameters<typeof aGroup>[1] = {}, now = MONDAY) {
  const group = await run(async (tx) => {
    const programme = it.programme ?? (await aProgramme(tx, { name: PROGRAMME })).id;
    const room = (await aRoom(tx, { name: ROOM })).id;
    return aGroup(tx, { ...it, programme, room });
  });
  const { id, state } = await book(db.store, group.id, { contact }, now);
  expect(state).toBe("booked");
  return { id, hub: "hamilton", group };
}

async function send(now: Date) {
  const mails: MailMessage[] = [];
  const close = async () => {};
  const worker = createWorker(db.store, {
    renderers: bookingNotices,
    transports: { email: { send: async (it) => void mails.push(it), close } },
    now: () => now,
  });
  await worker.runOnce();
  await worker.stop();
  return mails;
}

const tell = (it: { id: string; hub: string }, message: FamilyMessage, now = MONDAY) =>
  run((tx) => tellFamily(tx, it, message, "portal", now));
const rows = () => db.store.read.select().from(outbox);
const ofFamily = async () => (await rows()).filter((it) => it.subjectKind.startsWith("booking"));
const ringing = async () =>
  (await db.store.read.select().from(tasks)).filter((it) => it.kind === "ring" && it.done === 0);
const attempt = (it: { id: string; hub: string }, stillSafe: boolean, at: Date) =>
  run((tx) =>
    recordBookingEvent(
      tx,
      it,
      {
        by: "isla",
        kind: "contactAttempt",
        detail: {
          ...{ channel: "phone", at: at.toISOString(), reached: true, keptRules: true, text: "" },
          stillSafe,
        },
      },
      at,
    ),
  );

const LATER: FamilyMessage = { say: "offered", until: later(MONDAY, 3 * DAY).toISOString() };
const PHONE = aWay({ to: "01632 960055" });

describe("a message", () => {
  it("is on the page, and a mail says that there is one and no more", async () => {
    const family = await aFamily(contactOf([email()]));
    expect(await tell(family, { say: "moved", from: LATER.until, to: LATER.until })).toBe("mail");
    const [mail, ...more] = await send(MONDAY);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: "bell@family.example.org",
      from: "Messages <messages@example.org>",
      subject: "You have a message",
    });
    expect(mail!.text.trim()).toBe("You have a message.");
    expect(JSON.stringify(mail)).not.toMatch(/hub|hamilton|portal|group|zebra|kingfisher|http|book|Bell\b/);
  });

  it("is told by a person where it cannot wait and e-mail is not safe, and waits on the page otherwise", async () => {
    const family = await aFamily(contactOf([PHONE]));
    const at = LATER.until;
    const now: FamilyMessage[] = [
      LATER,
      { say: "moved", from: at, to: at },
      { say: "sessionAdded", at },
      { say: "sessionCancelled", at },
      { say: "placeChanged", at },
      { say: "groupClosed" },
    ];
    for (const it of now) expect([it.say, await tell(family, it)]).toEqual([it.say, "ring"]);
    const [task, ...more] = await ringing();
    expect(more).toEqual([]);
    // all that is to be told stands in the one task
    expect(readTaskBody(task!)?.reasons).toHaveLength(6);
    expect(readTaskBody(task!)?.reasons[0]?.text).toContain("Thursday 26 November, 12:00pm");
    for (const it of [{ say: "placed" }, { say: "listed" }, { say: "staff", text: "x" }] as FamilyMessage[])
      expect(await tell(family, it)).toBe("page");
    expect(await ofFamily()).toEqual([]);
  });

  it("is never told by a person to whom no call is safe, or whose ways were found to be unsafe", async () => {
    const back = await aFamily(contactOf([]));
    expect(await tell(back, LATER)).toBe("page");
    const unsafe = await aFamily(contactOf([PHONE, email()]));
    await attempt(unsafe, false, later(MONDAY, 5));
    expect(await tell(unsafe, LATER, later(MONDAY, 10))).toBe("page");
    expect(await ringing()).toEqual([]);
    expect(await ofFamily()).toEqual([]);
    // it was put right
    await attempt(unsafe, true, later(MONDAY, 20));
    expect(await tell(unsafe, LATER, later(MONDAY, 30))).toBe("mail");
  });

  it("is told by a person where nobody has asked for 30 days whether e-mail is still safe", async () => {
    const family = await aFamily(contactOf([PHONE, email()], later(MONDAY, -31 * DAY)));
    expect(await findContactState(db.store.read, family.id, MONDAY)).toMatchObject({ stale: true });
    expect(await tell(family, LATER)).toBe("ring");
    expect(await ofFamily()).toEqual([]);
  });

  it("is told by a person where a mail could go only when it is too late", async () => {
    const family = await aFamily(contactOf([PHONE, email({ when: ["evening"] })]));
    const at = later(MONDAY, 4 * HOUR).toISOString();
    expect(await tell(family, { say: "sessionCancelled", at })).toBe("ring");
    expect(await tell(family, { say: "sessionCancelled", at: LATER.until })).toBe("mail");
  });

  it("is told by one mail a day, unless they have looked since", async () => {
    const family = await aFamily(contactOf([email()]));
    const told = async (minutes: number) => {
      expect(await tell(family, { say: "placed" }, later(MONDAY, minutes))).toBe("mail");
      await send(later(MONDAY, minutes));
      return (await ofFamily()).length;
    };
    expect(await told(0)).toBe(1);
    expect(await told(1 * HOUR)).toBe(1);
    const opened = { kind: "opened" as const, detail: null };
    await run((tx) => recordBookingEvent(tx, family, { ...opened, by: "isla" }, later(MONDAY, 2 * HOUR)));
    expect(await told(3 * HOUR)).toBe(1);
    await run((tx) => recordBookingEvent(tx, family, opened, later(MONDAY, 4 * HOUR)));
    expect(await told(5 * HOUR)).toBe(2);
    expect(await told(6 * HOUR)).toBe(2);
    expect(await told(5 * HOUR + DAY)).toBe(3);
  });

  it.each([
    ["could not be sent", "message"],
    ["came back", "message"],
    ["of a reminder came back", "reminder"],
  ])("is told by a person where the last mail %s, until they say anew what is safe", async (_, of) => {
    const family = await aFamily(contactOf([PHONE, email()]), { starts: TUESDAY });
    if (of === "message") expect(await tell(family, LATER)).toBe("mail");
    await (of === "message" ? send(MONDAY) : remind(hoursBefore(TUESDAY, 26)));
    expect(await ofFamily()).toHaveLength(1);
    const hour = of === "message" ? later(MONDAY, HOUR) : hoursBefore(TUESDAY, 25);
    const offer: FamilyMessage = { say: "offered", until: later(hour, 3 * DAY).toISOString() };
    // negative control: what was taken by their mailbox is no reason to ring
    expect(await tell(family, { say: "placed" }, hour)).toBe("mail");
    await run((tx) => tx.update(outbox).set({ state: "given_up" }));
    expect(await tell(family, offer, hour)).toBe("ring");
    expect(await ringing()).toHaveLength(1);
    expect((await ofFamily()).every((it) => it.state === "given_up")).toBe(true);
    const anew = contactOf([PHONE, email({ to: "new@family.example.org" })], later(hour, 1));
    await run((tx) => replaceBody(tx, family.id, aBody({ contact: anew }), hour));
    expect(await tell(family, offer, later(hour, 2))).toBe("mail");
    expect((await ofFamily()).filter((it) => it.state === "pending")).toHaveLength(1);
  });

  it("is asked about again when its mail is sent", async () => {
    const family = await aFamily(contactOf([email({ when: ["evening"] })]));
    await tell(family, { say: "placed" });
    expect(await send(MONDAY)).toEqual([]);
    await run((tx) => replaceBody(tx, family.id, aBody({ contact: contactOf([PHONE]) }), MONDAY));
    expect(await send(new Date("2026-11-23T18:00:00Z"))).toEqual([]);
    expect((await ofFamily())[0]).toMatchObject({ state: "sent" });
  });

  it("leaves a line that says how they heard of it", async () => {
    const family = await aFamily(contactOf([email()]));
    await tell(family, { say: "placed" });
    const told = and(eq(bookingEvents.booking, family.id), eq(bookingEvents.kind, "told"));
    const [event] = await db.store.read.select().from(bookingEvents).where(told);
    const place = { table: "booking_events", row: event!.id };
    expect(unseal<BookingEventDetail["told"]>(place, event!.sealed!)).toEqual({ say: "placed", how: "mail" });
  });
});

const remind = async (now: Date) => {
  // a worker that starts looks at once
  await remindFamilies({ ...db.store }, now);
  return send(now);
};
const TUESDAY = new Date("2026-12-01T10:00:00Z");
const hoursBefore = (at: Date, hours: number) => later(at, -hours * HOUR);
/** Every four hours of the three days before each of these, to the last minute before. */
const looksBefore = (sessionsAt: Date[]) =>
  sessionsAt.flatMap((at) => [
    ...Array.from({ length: 18 }, (_, i) => hoursBefore(at, 72 - 4 * i)),
    ...[hoursBefore(at, 3), later(at, -1)],
  ]);

describe("a reminder", () => {
  it("says when, and nothing of what or where", async () => {
    await aFamily(contactOf([email()]), { starts: TUESDAY });
    const [mail, ...more] = await remind(hoursBefore(TUESDAY, 26));
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      ...{ to: "bell@family.example.org", from: "Messages <messages@example.org>" },
      subject: "See you Tuesday, 10am",
    });
    expect(mail!.text.trim()).toBe("See you Tuesday, 10am");
    expect(JSON.stringify(mail)).not.toMatch(/hub|hamilton|portal|group|zebra|kingfisher|http|book|Bell\b/);
  });

  it("goes between 48 and 3 hours before, once a week, whatever the worker does", async () => {
    const family = await aFamily(contactOf([email()]), { starts: TUESDAY, weeks: 3 });
    const sent: number[] = [];
    for (const now of looksBefore([0, 7, 14, 21].map((days) => later(TUESDAY, days * DAY))))
      for (const _ of await remind(now)) sent.push(now.getTime());
    const sunday = new Date("2026-11-29T10:00:00Z").getTime();
    expect(sent).toEqual([0, 7, 14].map((days) => sunday + days * DAY * 60_000));
    const places = await db.store.read
      .select()
      .from(sessionPlaces)
      .where(eq(sessionPlaces.booking, family.id));
    expect(places.every((it) => it.remindedAt !== null)).toBe(true);
  }, 60_000);

  it("is one a week where a group meets twice a week", async () => {
    const family = await aFamily(contactOf([email()]), { starts: TUESDAY, weeks: 2 });
    const [, second] = family.group.sessions;
    const thursday = later(TUESDAY, 2 * DAY);
    const to = { startsAt: thursday, endsAt: later(thursday, 120) };
    await run((tx) => tx.update(sessions).set(to).where(eq(sessions.id, second!.id)));
    expect(await remind(hoursBefore(TUESDAY, 47))).toHaveLength(1);
    expect(await remind(hoursBefore(thursday, 40))).toEqual([]);
  });

  it("is made up for where the worker was down, and not when it would come too late", async () => {
    await aFamily(contactOf([email()]), { starts: TUESDAY });
    expect(await remind(hoursBefore(TUESDAY, 49))).toEqual([]);
    // two in the morning is no time for it
    expect(await remind(hoursBefore(TUESDAY, 8))).toEqual([]);
    expect(await send(hoursBefore(TUESDAY, 8))).toEqual([]);
    const late = new Date("2026-12-01T13:00:00Z");
    await aFamily(contactOf([email()]), { starts: late });
    expect(await remind(hoursBefore(late, 2.5))).toEqual([]);
    expect(await remind(hoursBefore(late, 3))).toHaveLength(1);
  });

  it("is not sent for a session given up, cancelled or moved away, nor after the booking has ended", async () => {
    const before = hoursBefore(TUESDAY, 40);
    const change: Array<(it: Awaited<ReturnType<typeof aFamily>>) => Promise<unknown>> = [
      ({ id, group }) => run((tx) => giveUpSession(tx, id, group.sessions[0]!.id, "all", undefined, MONDAY)),
      ({ group }) =>
        run((tx) =>
          tx.update(sessions).set({ state: "cancelled" }).where(eq(sessions.id, group.sessions[0]!.id)),
        ),
      ({ group }) =>
        run((tx) =>
          tx
            .update(sessions)
            .set({ startsAt: later(TUESDAY, 3 * DAY) })
            .where(eq(sessions.id, group.sessions[0]!.id)),
        ),
      ({ id }) => run((tx) => cancelBooking(tx, id, { why: "cancelled" }, MONDAY)),
    ];
    for (const it of change) {
      await it(await aFamily(contactOf([email()]), { starts: TUESDAY, weeks: 1 }));
      expect(await remind(before)).toEqual([]);
    }
    // and not where that happened once it waited to be sent
    for (const it of change) {
      const family = await aFamily(contactOf([email({ when: ["evening"] })]), { starts: TUESDAY, weeks: 1 });
      expect(await remind(hoursBefore(TUESDAY, 46))).toEqual([]);
      expect((await ofFamily()).filter(({ state }) => state === "pending")).toHaveLength(1);
      await it(family);
      expect(await send(new Date("2026-11-29T18:00:00Z"))).toEqual([]);
      await run((tx) => tx.delete(outbox));
    }
    await aFamily(contactOf([email()]), { starts: TUESDAY, weeks: 1 });
    expect(await remind(before)).toHaveLength(1);
  });

  it.each([
    // clocks go back on 25 October 2026 and forward on 28 March 2027
    ["2026-10-27T10:00:00Z", "2026-10-20T09:00:00Z", "See you Tuesday, 10am"],
    ["2027-03-30T09:00:00Z", "2027-03-23T10:00:00Z", "See you Tuesday, 10am"],
    ["2027-03-28T13:30:00Z", "2027-03-21T14:30:00Z", "See you Sunday, 2:30pm"],
  ])("is right in the week in which clocks change: %s", async (second, first, said) => {
    const [startsAt, starts] = [new Date(second), new Date(first)];
    const booked = hoursBefore(starts, 100);
    const { group } = await aFamily(contactOf([email()], booked), { starts, weeks: 2 }, booked);
    const to = { startsAt, endsAt: later(startsAt, 120) };
    await run((tx) => tx.update(sessions).set(to).where(eq(sessions.id, group.sessions[1]!.id)));
    const sent: Array<[string, number]> = [];
    for (const now of looksBefore([starts, startsAt]))
      for (const { subject } of await remind(now)) sent.push([subject, now.getTime()]);
    expect(sent.map(([subject]) => subject)).toEqual([said, said]);
    for (const [at, of] of [[sent[0]![1], starts] as const, [sent[1]![1], startsAt] as const]) {
      const hours = (of.getTime() - at) / 3_600_000;
      expect(hours).toBeGreaterThanOrEqual(3);
      expect(hours).toBeLessThanOrEqual(48);
    }
  });
});

describe("whatever a family said is safe", () => {
  const wayOf = (channel: SafeWay["channel"]): fc.Arbitrary<SafeWay> =>
    fc.record({
      ...{ channel: fc.constant(channel), to: fc.constant(`${channel}@family.example.org`) },
      when: fc.subarray([...DAY_PARTS]),
      ...{ note: fc.constant(""), who: fc.constant(null), sayWho: fc.constant(false) },
      ...{ sayInstead: fc.constant(""), voicemail: fc.constant(null) },
    });
  const waysOf = fc
    .subarray([...CHANNELS])
    .chain((channels): fc.Arbitrary<SafeWay[]> => fc.tuple(...channels.map(wayOf)));
  const anyTime: SafeWay = {
    ...{ channel: "email", to: "email@family.example.org", when: [], note: "", who: null },
    ...{ sayWho: false, sayInstead: "", voicemail: null },
  };
  const messages: FamilyMessage[] = [LATER, { say: "placed" }, { say: "groupClosed" }];

  it("no mail goes where or when it is not, nobody is asked to ring whom no call reaches", async () => {
    let mailed = 0;
    let quiet = 0;
    await fc.assert(
      fc.asyncProperty(
        ...[waysOf, fc.integer({ min: -40, max: 0 }), fc.constantFrom(...messages)],
        ...[fc.constantFrom(true, false, null), fc.array(fc.integer({ min: 0, max: 47 }), { maxLength: 3 })],
        async (ways, saidDaysAgo, message, stillSafe, hours) => {
          await run(async (tx) => {
            await tx.delete(outbox);
            await tx.delete(tasks);
            await tx.update(bookings).set({ state: "ended" });
          });
          const contact = contactOf(ways, later(MONDAY, saidDaysAgo * DAY));
          const family = await aFamily(contact, { starts: later(MONDAY, 47 * HOUR), weeks: 1 });
          if (stillSafe !== null) await attempt(family, stillSafe, later(MONDAY, -1));
          const how = await tell(family, message);
          const confirmed = stillSafe === true ? later(MONDAY, -1) : later(MONDAY, saidDaysAgo * DAY);
          for (const hour of hours) {
            const now = later(MONDAY, hour * HOUR);
            for (const mail of await remind(now)) {
              mailed++;
              expect(mail.to).toBe("email@family.example.org");
              expect(mayUse(contact, "email", now).ok).toBe(true);
              expect(now.getTime() - confirmed.getTime()).toBeLessThanOrEqual(30 * DAY * 60_000);
              // what was said to be unsafe before it was confirmed anew is confirmed anew
              expect(stillSafe === false && saidDaysAgo < 0).toBe(false);
              expect(mail.subject).toMatch(/^(You have a message|See you Wednesday, 11am)$/);
              expect(`${mail.text} ${mail.html}`).not.toMatch(/zebra|kingfisher|hamilton|hub|http/i);
            }
          }
          const calls = ways.some(({ channel }) => channel === "phone" || channel === "text");
          if (how === "ring") expect(calls).toBe(true);
          expect(await ringing()).toHaveLength(how === "ring" ? 1 : 0);
          if (how !== "mail") quiet++;
        },
      ),
      // of one that must have a mail and of one that must not, besides those that chance brings
      {
        numRuns: 40,
        examples: [
          [[anyTime], 0, LATER, true, [1, 24]],
          [[], 0, LATER, null, [1, 24]],
        ],
      },
    );
    // both happened, or nothing was proved
    expect(mailed).toBeGreaterThan(0);
    expect(quiet).toBeGreaterThan(0);
  }, 60_000);
});
