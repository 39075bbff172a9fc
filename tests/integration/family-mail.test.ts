/** What leaves the portal for a family: one neutral mail, where it is safe; and of what staff write for each other,
 *  nothing, anywhere. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import fc from "fast-check";
import { eq } from "drizzle-orm";
import { hubInboxes } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { referralEvents } from "../../db/schema/referrals";
import { familyNotices } from "../../app/referrals/family-mail.server";
import { giveBack, handOver } from "../../app/referrals/hand-over.server";
import { putWall, removeWall } from "../../app/referrals/link-requests.server";
import { raiseAlarms } from "../../app/referrals/raise-alarms.server";
import { readForReason } from "../../app/referrals/read-for-reason.server";
import { referralNotices } from "../../app/referrals/referral-notices.server";
import { withdrawRequest } from "../../app/referrals/add-to-request.server";
import {
  addNote,
  moveReferral,
  recordContact,
  openReferral,
  reissueCode,
  takeReferral,
  writeToFamily,
} from "../../app/referrals/triage-referral.server";
import {
  askService,
  closeReferral,
  confirmService,
  declineService,
  openAgain,
} from "../../app/referrals/settle-referral.server";
import { setUrgency } from "../../app/referrals/set-urgency.server";
import { waitForFamily } from "../../app/referrals/wait-for-family.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { readHistory } from "../../app/staff/read-history.server";
import { listUndelivered, outboxHealth } from "../../app/outbox/outbox.server";
import type { MailMessage, QueueMessage } from "../../app/outbox/message";
import type { SafeWay } from "../../app/safety/contact";
import { createWorker } from "../../app/worker";
import { testDatabase, type TestDatabase } from "../support/database";
import {
  addColleague,
  addHubs,
  addRequest,
  getRequest,
  later,
  MONDAY,
  removeRequests,
  PHONE_RULES,
  type Colleague,
} from "../support/staff";

let db: TestDatabase;
let isla: Colleague, rory: Colleague, lanark: Colleague, harris: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
  rory = await addColleague(db.store, "duty_worker", "hamilton");
  harris = await addColleague(db.store, "hub_manager", "hamilton");
  lanark = await addColleague(db.store, "duty_worker", "lanark");
});
const empty = () =>
  db.store.transaction(async (tx) => {
    await removeRequests(tx);
  });
beforeEach(empty);
afterAll(() => db.close());

const way: SafeWay = {
  ...{ channel: "email", to: "aisha@family.example.org", when: [], note: "", who: null },
  ...{ sayWho: false, sayInstead: "", voicemail: null },
};
const withMail = (more: Partial<SafeWay> = {}) => ({
  contact: { ...PHONE_RULES, ways: [{ ...way, ...more }], confirmedAt: MONDAY.toISOString() },
});

/** Runs the outbox at `now`. @returns all that left */
async function send(now: Date) {
  const mails: MailMessage[] = [];
  const queue: QueueMessage[] = [];
  const close = async () => {};
  const worker = createWorker(db.store, {
    renderers: { ...referralNotices, ...familyNotices },
    transports: {
      email: { send: async (it) => void mails.push(it), close },
      queue: { send: async (it) => void queue.push(it), close },
    },
    now: () => now,
  });
  await worker.runOnce();
  await worker.stop();
  return { mails, queue };
}

const write = (reference: string, tell: boolean, now = MONDAY) =>
  db.store.transaction((tx) =>
    writeToFamily(tx, { staff: isla, reference, text: "Come by on Thursday at ten", tell }, now),
  );
const rows = () => db.store.read.select().from(outbox);
const events = async (reference: string) => {
  const { id } = await getRequest(db.store, reference);
  const found = await db.store.read.select().from(referralEvents).where(eq(referralEvents.referral, id));
  return found.map((it) => it.kind);
};

describe("“You have a message”", () => {
  it("says no more than that, from a sender that says nothing, to the address that is safe", async () => {
    const reference = await addRequest(db.store, {}, withMail());
    expect(await write(reference, true)).toEqual({ ok: true });
    const { mails } = await send(MONDAY);
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail).toMatchObject({
      to: way.to,
      from: "Messages <messages@example.org>",
      subject: "You have a message",
    });
    expect(mail!.text.trim()).toBe("You have a message.");
    const all = JSON.stringify(mail);
    expect(all).not.toMatch(/hub|hamilton|portal|thursday|aisha[^@]|http|request|support/i);
    expect(all).not.toContain(reference);
  });

  it("is sent only when staff say so", async () => {
    await write(await addRequest(db.store, {}, withMail()), false);
    expect((await send(MONDAY)).mails).toEqual([]);
  });

  it("is one mail for all that was written before the safe time, and one again for what is written later", async () => {
    const reference = await addRequest(db.store, {}, withMail({ when: ["evening"] }));
    for (const minutes of [0, 5, 10]) await write(reference, true, later(MONDAY, minutes));
    const evening = new Date("2026-11-23T18:00:00Z");
    expect((await send(evening)).mails).toHaveLength(1);
    await write(reference, true, later(evening, 30));
    expect((await send(later(evening, 31))).mails).toHaveLength(1);
  });

  it("is not sent to a family that has taken its request back meanwhile", async () => {
    const reference = await addRequest(db.store, {}, withMail({ when: ["evening"] }));
    await write(reference, true);
    const { id } = await getRequest(db.store, reference);
    await db.store.transaction((tx) => withdrawRequest(tx, id, later(MONDAY, 10)));
    expect((await send(new Date("2026-11-23T18:00:00Z"))).mails.map((it) => it.to)).not.toContain(way.to);
  });

  it("waits for the time of day that is safe", async () => {
    const reference = await addRequest(db.store, {}, withMail({ when: ["evening"] }));
    await write(reference, true);
    expect((await send(MONDAY)).mails).toEqual([]);
    expect((await rows())[0]?.dueAt).toEqual(new Date("2026-11-23T17:00:00Z"));
    expect((await send(new Date("2026-11-23T17:00:00Z"))).mails).toHaveLength(1);
  });

  it("is late only once its time has come: until then no staff page turns red for it", async () => {
    await write(await addRequest(db.store, {}, withMail({ when: ["evening"] })), true);
    const oldest = async (now: string) => (await outboxHealth(db.store.read, new Date(now))).oldestUnsentAt;
    expect(await oldest("2026-11-23T16:59:00Z")).toBeNull();
    expect(await oldest("2026-11-23T17:20:00Z")).toEqual(new Date("2026-11-23T17:00:00Z"));
    // the worker was away until the night: it waits for the next evening
    await send(new Date("2026-11-24T03:00:00Z"));
    expect((await rows())[0]).toMatchObject({ state: "pending", lastCode: "NOT_NOW" });
    expect(await oldest("2026-11-24T09:00:00Z")).toBeNull();
    expect(await listUndelivered(db.store.read, "all")).toEqual([]);
    // its server does not answer: it waits since it was written
    await db.store.transaction((tx) => tx.update(outbox).set({ lastCode: "450" }));
    expect(await oldest("2026-11-24T09:00:00Z")).toEqual(MONDAY);
  });

  it("is not sent at another time although the worker was away in between", async () => {
    await write(await addRequest(db.store, {}, withMail({ when: ["evening"] })), true);
    const night = new Date("2026-11-24T03:00:00Z");
    expect((await send(night)).mails).toEqual([]);
    expect((await rows())[0]).toMatchObject({ state: "pending", lastCode: "NOT_NOW" });
  });

  it.each([
    ["e-mail was not said to be safe", async () => addRequest(db.store)],
    [
      "at the last contact something was no longer safe",
      async () => {
        const reference = await addRequest(db.store, {}, withMail());
        const attempt = {
          channel: "email" as const,
          reached: true,
          keptRules: true,
          stillSafe: false,
          text: "",
        };
        await db.store.transaction((tx) =>
          recordContact(tx, { staff: isla, reference, ...attempt }, later(MONDAY, 1)),
        );
        return reference;
      },
    ],
    [
      "nobody has asked for more than thirty days",
      async () => {
        const { contact } = withMail();
        const old = { ...contact, confirmedAt: later(MONDAY, -31 * 24 * 60).toISOString() };
        return addRequest(db.store, {}, { contact: old });
      },
    ],
  ])("is refused where %s, and nothing is written", async (_, make) => {
    const reference = await make();
    const before = await events(reference);
    expect(await write(reference, true, later(MONDAY, 2))).toEqual({ ok: false, why: "mailNotSafe" });
    expect(await events(reference)).toEqual(before);
    expect(await rows()).toEqual([]);
  });

  it("is not sent where what is safe changes before it goes", async () => {
    const reference = await addRequest(db.store, {}, withMail({ when: ["evening"] }));
    await write(reference, true);
    const attempt = {
      channel: "email" as const,
      reached: true,
      keptRules: false,
      stillSafe: false,
      text: "",
    };
    await db.store.transaction((tx) =>
      recordContact(tx, { staff: isla, reference, ...attempt }, later(MONDAY, 5)),
    );
    expect((await send(new Date("2026-11-23T18:00:00Z"))).mails).toEqual([]);
    expect((await rows())[0]?.state).toBe("sent");
  });

  it("never goes to a mailbox of the hub, though the family's server refuses it", async () => {
    await write(await addRequest(db.store, {}, withMail()), true);
    await db.store.transaction((tx) => tx.update(outbox).set({ state: "needs_human", lastCode: "550" }));
    await send(later(MONDAY, 60));
    expect((await rows()).map((it) => it.inbox)).toEqual([null]);
    expect(await db.store.read.select().from(hubInboxes)).not.toEqual([]);
  });
});

type Inner = (reference: string, text: string, now: Date) => Promise<unknown>;
/** Why somebody judged so: each does first what has to be there before it. */
const REASONS: Record<string, Inner> = {
  urgency: async (reference, text, now) => {
    const urgent = !(await getRequest(db.store, reference)).urgent;
    return run((tx) => setUrgency(tx, { staff: isla, reference, urgent, text }, now));
  },
  service: async (reference, text, now) => {
    await run((tx) => askService(tx, { staff: isla, reference, service: "x", who: "x", text: "" }, now));
    return run((tx) => confirmService(tx, { staff: isla, reference, text }, now));
  },
  code: (reference, text, now) => run((tx) => reissueCode(tx, { staff: isla, reference, how: text }, now)),
  wall: async (reference, text, now) => {
    const other = await addRequest(db.store, {}, { callMe: "Zbigniew" });
    await run((tx) => putWall(tx, { staff: harris, reference, other }, now));
    return run((tx) => removeWall(tx, { staff: harris, reference, other, text }, now));
  },
};
/** Texts that staff write for each other, each by its own command. */
const INNER: Inner[] = [
  ...Object.values(REASONS),
  (reference, text, now) => run((tx) => addNote(tx, { staff: isla, reference, text }, now)),
  (reference, text, now) => run((tx) => handOver(tx, { staff: isla, reference, to: rory.id, text }, now)),
  (reference, text, now) => run((tx) => giveBack(tx, { staff: rory, reference, text }, now)),
  (reference, text, now) => run((tx) => waitForFamily(tx, { staff: isla, reference, text }, now)),
  (reference, text, now) => run((tx) => readForReason(tx, { staff: lanark, reference, reason: text }, now)),
  (reference, text, now) =>
    run((tx) =>
      recordContact(
        tx,
        { staff: isla, reference, channel: "email", reached: false, keptRules: true, stillSafe: null, text },
        now,
      ),
    ),
  (reference, text, now) =>
    run((tx) => askService(tx, { staff: isla, reference, service: text, who: text, text }, now)),
  (reference, text, now) => run((tx) => declineService(tx, { staff: isla, reference, text }, now)),
  (reference, text, now) => run((tx) => openAgain(tx, { staff: isla, reference, text }, now)),
  (reference, text, now) =>
    run((tx) => closeReferral(tx, { staff: isla, reference, outcome: "advice", text }, now)),
];
type Work = Parameters<TestDatabase["store"]["transaction"]>[0];
const run = (work: Work) => db.store.transaction(work);

it.each(Object.keys(REASONS))("keeps the reason (%s), to be let out or not", async (which) => {
  const reference = await addRequest(db.store, { urgent: true }, withMail());
  await run((tx) => openReferral(tx, { staff: isla, reference }, MONDAY));
  expect(await REASONS[which]!(reference, "canary", MONDAY)).toMatchObject({ ok: true });
  const { id } = await getRequest(db.store, reference);
  const { history } = await readHistory(db.store.read, [id], isla.id);
  expect(JSON.stringify(history)).toContain("canary");
});

it("lets no word of a note, a reason or a hand-over leave, whatever is written and in whatever order", async () => {
  let left = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ how: fc.nat(INNER.length - 1), text: fc.string({ maxLength: 60 }) }), {
        minLength: 1,
        maxLength: 8,
      }),
      async (deeds) => {
        await empty();
        const reference = await addRequest(db.store, { urgent: true }, withMail());
        const { id } = await getRequest(db.store, reference);
        await run((tx) => openReferral(tx, { staff: isla, reference }, MONDAY));
        await run((tx) => takeReferral(tx, { staff: isla, reference }, MONDAY));
        for (const [at, { how, text }] of deeds.entries())
          await INNER[how]!(reference, `canary${at} ${text} yranac`, later(MONDAY, at));
        await write(reference, true, later(MONDAY, 20));
        await run((tx) => moveReferral(tx, { staff: isla, reference, to: "lanark" }, later(MONDAY, 21)));
        await raiseAlarms(db.store, later(MONDAY, 20_000));
        const out = await send(later(MONDAY, 20_000));
        left += out.mails.length + out.queue.length;
        const page = await readYourPage(db.store.read, id, later(MONDAY, 20_000));
        expect(JSON.stringify([out, page])).not.toMatch(/canary|yranac/);
        expect(JSON.stringify(page)).toContain("Come by on Thursday");
      },
    ),
    { numRuns: 25, seed: 20261125 },
  );
  // it would prove nothing if nothing had left
  expect(left).toBeGreaterThan(25);
});
