/** A mail to a family that its mailbox does not take: somebody reaches the family in another way, and no page stays red. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { bookingEvents } from "../../db/schema/bookings";
import { outbox } from "../../db/schema/outbox";
import { referralEvents, referrals } from "../../db/schema/referrals";
import { tasks } from "../../db/schema/tasks";
import { bookingNotices } from "../../app/groups/booking-notices.server";
import { recordBookingEvent } from "../../app/groups/record-booking-event.server";
import { REMINDER_KIND, reminderOf } from "../../app/groups/reminder";
import { tellFamily } from "../../app/groups/tell-family.server";
import { bookingUnreached } from "../../app/groups/undelivered-mail.server";
import { bounceReader } from "../../app/outbox/bounces.server";
import { announceToFamily } from "../../app/outbox/family-mail.server";
import { listUndelivered, outboxHealth } from "../../app/outbox/outbox.server";
import { familyNotices } from "../../app/referrals/family-mail.server";
import { readInbox } from "../../app/referrals/inbox.server";
import { mergeInto } from "../../app/referrals/link-requests.server";
import { closeReferral } from "../../app/referrals/settle-referral.server";
import { openReferral, recordContact, writeToFamily } from "../../app/referrals/triage-referral.server";
import { referralUnreached } from "../../app/referrals/undelivered-mail.server";
import { failBounced } from "../../app/referrals/watch-canaries.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import type { SafeContact, SafeWay } from "../../app/safety/contact";
import { readTaskBody } from "../../app/tasks/tasks.server";
import { createWorker } from "../../app/worker";
import { postfix } from "../support/bounced";
import { aWay, book } from "../support/bookings";
import { testDatabase, type TestDatabase } from "../support/database";
import { aGroup, aProgramme, aRoom } from "../support/groups";
import { testImap } from "../support/imap";
import {
  addColleague,
  addHubs,
  addRequest,
  filtered,
  getRequest,
  later,
  MONDAY,
  type Colleague,
} from "../support/staff";

let db: TestDatabase;
let isla: Colleague;
// anew each time: when the mailbox of bounces was looked through last is remembered for each
beforeEach(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
});
afterEach(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const email: SafeWay = aWay({ channel: "email", to: "bell@family.example.org", who: null, voicemail: null });
const contact: SafeContact = {
  ...{ ways: [email, aWay({ channel: "phone" })], comesBack: true, codeWord: "" },
  confirmedAt: MONDAY.toISOString(),
};
const unreached = { ...referralUnreached, ...bookingUnreached };
const rows = () => db.store.read.select().from(outbox);

/** Runs the outbox; each family's server says `responseCode`, or takes the mail. */
async function send(now: Date, responseCode?: number) {
  const to: string[] = [];
  const worker = createWorker(db.store, {
    renderers: { ...familyNotices, ...bookingNotices },
    unreached,
    transports: {
      email: {
        async send(it) {
          to.push(it.to);
          if (responseCode) throw { responseCode, command: "RCPT TO" };
        },
        async close() {},
      },
    },
    now: () => now,
  });
  await worker.runOnce();
  await worker.stop();
  return to;
}

/** All that was sent to families comes back. */
async function bounce(now: Date) {
  const server = await testImap();
  for (const { messageId } of await rows()) server.mails.push({ source: postfix(messageId), seen: false });
  await bounceReader({ url: server.url, test: failBounced, unreached })(db.store, now);
  await server.close();
  expect(server.mails.every((it) => it.seen)).toBe(true);
}

const HOW = {
  refused: (now: Date) => send(now, 550),
  "sent back": async (now: Date) => {
    expect(await send(now)).toEqual([email.to]);
    await bounce(later(now, 1));
  },
};

/** Nothing about mail is left that a page is red for, or that anybody could see to. */
async function expectOver() {
  expect((await rows()).map((it) => [it.state, it.sealed])).toEqual([["given_up", null]]);
  const { oldestUnsentAt, needsHuman, waiting } = await outboxHealth(db.store.read, later(MONDAY, 600));
  expect([oldestUnsentAt, needsHuman, waiting]).toEqual([null, 0, 0]);
  expect(await listUndelivered(db.store.read, "all")).toEqual([]);
}

describe("about a request", () => {
  const aRequest = async (more: Parameters<typeof addRequest>[1] = {}) => {
    const reference = await addRequest(db.store, more, { contact });
    await open(reference);
    return reference;
  };
  const open = (reference: string, now = MONDAY) =>
    run((tx) => openReferral(tx, { staff: isla, reference }, now));
  const write = async (reference: string, now: Date) =>
    expect(
      await run((tx) => writeToFamily(tx, { staff: isla, reference, text: "Come by", tell: true }, now)),
    ).toEqual({ ok: true });
  const said = async (reference: string) => {
    const { id } = await getRequest(db.store, reference);
    const events = await db.store.read.select().from(referralEvents).where(eq(referralEvents.referral, id));
    return events.filter((it) => it.kind === "undelivered").map(({ by, sealed }) => ({ by, sealed }));
  };

  it.each(Object.keys(HOW) as Array<keyof typeof HOW>)(
    "that was %s makes it unread, says why, and is over",
    async (how) => {
      const reference = await aRequest();
      await write(reference, later(MONDAY, 1));
      await HOW[how](later(MONDAY, 2));
      expect(await getRequest(db.store, reference)).toMatchObject({ unread: true, news: "undelivered" });
      expect(await said(reference)).toEqual([{ by: "portal", sealed: null }]);
      await expectOver();
      const [listed] = (await readInbox(db.store, isla, filtered({ news: "undelivered" }), MONDAY)).rows;
      expect(listed).toMatchObject({ reference, unread: true });
    },
  );

  it("that was only put off changes nothing", async () => {
    const reference = await aRequest();
    await write(reference, later(MONDAY, 1));
    await send(later(MONDAY, 2), 450);
    expect(await getRequest(db.store, reference)).toMatchObject({ unread: false });
    expect((await rows())[0]).toMatchObject({ state: "pending", lastCode: "450" });
  });

  it("is said once until somebody opens it, and then anew", async () => {
    const reference = await aRequest();
    for (const minutes of [1, 10]) {
      await write(reference, later(MONDAY, minutes));
      await send(later(MONDAY, minutes + 1), 550);
      expect(await said(reference)).toHaveLength(1);
    }
    await open(reference, later(MONDAY, 20));
    expect(await getRequest(db.store, reference)).toMatchObject({ unread: false, news: null });
    await write(reference, later(MONDAY, 21));
    await send(later(MONDAY, 22), 550);
    expect(await said(reference)).toHaveLength(2);
    expect(await getRequest(db.store, reference)).toMatchObject({ unread: true, news: "undelivered" });
  });

  it("does not stand before what the family itself wrote", async () => {
    const reference = await aRequest();
    await write(reference, later(MONDAY, 1));
    const wrote = { unread: true, unreadSince: later(MONDAY, 2), news: "message" as const };
    await run((tx) => tx.update(referrals).set(wrote).where(eq(referrals.reference, reference)));
    await send(later(MONDAY, 3), 550);
    expect(await getRequest(db.store, reference)).toMatchObject(wrote);
    expect(await said(reference)).toHaveLength(1);
  });

  it("opens it again where it had ended; one that its family took back is not mailed at all", async () => {
    const [closed, withdrawn] = [await aRequest(), await aRequest({ state: "withdrawn" })];
    for (const reference of [closed, withdrawn]) await write(reference, later(MONDAY, 1));
    const how = { staff: isla, reference: closed, outcome: "advice" as const, text: "" };
    expect(await run((tx) => closeReferral(tx, how, later(MONDAY, 2)))).toEqual({ ok: true });
    await send(later(MONDAY, 3), 550);
    expect(await getRequest(db.store, closed)).toMatchObject({ done: 0, unread: true, news: "undelivered" });
    expect(await getRequest(db.store, withdrawn)).toMatchObject({ state: "withdrawn", unread: false });
    expect(await said(withdrawn)).toHaveLength(0);
  });

  it("of one that was merged shows at the other", async () => {
    const [one, other] = [await aRequest(), await aRequest()];
    await write(one, later(MONDAY, 1));
    const merged = await run((tx) => mergeInto(tx, { staff: isla, reference: one, other }, later(MONDAY, 2)));
    expect(merged).toEqual({ ok: true });
    await send(later(MONDAY, 3), 550);
    for (const reference of [one, other])
      expect(await getRequest(db.store, reference)).toMatchObject({ unread: true, news: "undelivered" });
    expect([(await said(one)).length, (await said(other)).length]).toEqual([1, 0]);
  });

  it("is on no page of the family's, and in no other mail", async () => {
    const reference = await aRequest();
    await write(reference, later(MONDAY, 1));
    const { id } = await getRequest(db.store, reference);
    const shown = await readYourPage(db.store.read, id, later(MONDAY, 2));
    expect(await send(later(MONDAY, 2), 550)).toEqual([email.to]);
    expect(await send(later(MONDAY, 3))).toEqual([]);
    expect(await readYourPage(db.store.read, id, later(MONDAY, 2))).toEqual(shown);
  });

  it("is news also where the last contact put everything in doubt", async () => {
    const reference = await aRequest();
    await write(reference, later(MONDAY, 1));
    await send(later(MONDAY, 1));
    const attempt = {
      channel: "phone" as const,
      reached: true,
      keptRules: false,
      stillSafe: false,
      text: "",
    };
    await run((tx) => recordContact(tx, { staff: isla, reference, ...attempt }, later(MONDAY, 2)));
    await bounce(later(MONDAY, 10));
    expect(await getRequest(db.store, reference)).toMatchObject({ unread: true, news: "undelivered" });
  });
});

describe("about a booking", () => {
  async function aFamily() {
    const group = await run(async (tx) => {
      const programme = (await aProgramme(tx, { name: "Zebra Stripes" })).id;
      return aGroup(tx, { programme, room: (await aRoom(tx, { name: "Kingfisher" })).id });
    });
    const { id } = await book(db.store, group.id, { contact }, MONDAY);
    return { id, hub: "hamilton" };
  }
  const ringing = async (id: string) =>
    (await db.store.read.select().from(tasks).where(eq(tasks.subject, id))).filter(
      (it) => it.kind === "ring" && it.done === 0,
    );
  const said = async (id: string) =>
    (await db.store.read.select().from(bookingEvents).where(eq(bookingEvents.booking, id))).filter(
      (it) => it.kind === "undelivered",
    );
  const onlyFamily = () => run((tx) => tx.delete(outbox).where(eq(outbox.subjectKind, "task")));

  it.each(Object.keys(HOW) as Array<keyof typeof HOW>)(
    "that was %s has somebody ring, once, and is over",
    async (how) => {
      const family = await aFamily();
      expect(await run((tx) => tellFamily(tx, family, { say: "placed" }, "portal", MONDAY))).toBe("mail");
      await HOW[how](later(MONDAY, 1));
      const [task, second] = await ringing(family.id);
      expect(second).toBeUndefined();
      expect(readTaskBody(task!)?.reasons.map((it) => it.text)).toEqual([
        "A mail to them did not arrive. Reach them in another way that is safe.",
      ]);
      expect(await said(family.id)).toHaveLength(1);
      await onlyFamily();
      await expectOver();
    },
  );

  it("finds the booking of a reminder, and adds no second task while one waits", async () => {
    const family = await aFamily();
    for (const minutes of [1, 10]) {
      const about = { subjectKind: REMINDER_KIND, subject: reminderOf(family.id, "s1"), hub: "hamilton" };
      await run((tx) => announceToFamily(tx, about, MONDAY, later(MONDAY, minutes)));
      await run((tx) => tx.update(outbox).set({ state: "sent" }));
      await bounce(later(MONDAY, minutes + 5));
      expect(await ringing(family.id)).toHaveLength(1);
      await onlyFamily();
    }
    expect((await ringing(family.id)).map((it) => readTaskBody(it)?.reasons.length)).toEqual([1]);
  });

  it("has nobody ring where something is not safe any more", async () => {
    const family = await aFamily();
    await run((tx) => tellFamily(tx, family, { say: "placed" }, "portal", MONDAY));
    await send(MONDAY);
    const at = later(MONDAY, 5);
    const detail = { channel: "phone", at: at.toISOString(), reached: true, keptRules: true, text: "" };
    await run((tx) =>
      recordBookingEvent(
        tx,
        family,
        { kind: "contactAttempt", detail: { ...detail, stillSafe: false }, by: isla.id },
        at,
      ),
    );
    await bounce(later(MONDAY, 10));
    expect(await ringing(family.id)).toEqual([]);
    expect(await said(family.id)).toHaveLength(1);
  });
});
