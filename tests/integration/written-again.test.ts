/** What was taken back before anybody opened it, and is written to again: it has been read by nobody, and waits from now.
 *  And who hears that something was taken back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

// what changes a contact writes to the one store, which is opened as soon as it is imported
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { asc } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { hubInboxes } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { addToRequest, withdrawRequest } from "../../app/referrals/add-to-request.server";
import { changeContact } from "../../app/referrals/change-contact.server";
import { readInbox } from "../../app/referrals/inbox.server";
import { countNews } from "../../app/referrals/list-inbox.server";
import { returnLeases } from "../../app/referrals/lease.server";
import { mergeInto } from "../../app/referrals/link-requests.server";
import { raiseAlarms } from "../../app/referrals/raise-alarms.server";
import { closeReferral, openAgain, passOn } from "../../app/referrals/settle-referral.server";
import { openReferral, takeReferral } from "../../app/referrals/triage-referral.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { randomToken } from "../../app/random.server";
import {
  addColleague,
  addHubs,
  addRequest,
  filtered,
  getRequest,
  later,
  MONDAY,
  removeRequests,
  type Colleague,
} from "../support/staff";

const { store } = await import("../../app/db.server");

/** Monday night, while the hub is closed. */
const NIGHT = new Date("2026-11-24T02:00:00Z");
const TAKEN_BACK = later(MONDAY, 90);
const AGAIN = later(MONDAY, 120);

let isla: Colleague;
beforeAll(async () => {
  await addHubs(store);
  isla = await addColleague(store, "duty_worker", "hamilton");
  const night = { kind: "outOfHours" as const, email: "night@hamilton.example.org", verifiedAt: MONDAY };
  await run((tx) => tx.insert(hubInboxes).values({ hub: "hamilton", ...night }));
});
beforeEach(() => run(removeRequests));
afterAll(async () => {
  await store.close();
  await db.close();
});

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.transaction(work);
const open = (reference: string, at = MONDAY) =>
  run((tx) => openReferral(tx, { staff: isla, reference }, at));
const takeBack = async (reference: string, at = TAKEN_BACK) => {
  const { id } = await getRequest(store, reference);
  await run((tx) => withdrawRequest(tx, id, at));
  return id;
};
const write = (id: string, at = AGAIN, text = "We need you after all") =>
  addToRequest(store, id, { text, key: randomToken() }, true, at);
const changeSafe = (id: string, note: string, at = AGAIN) =>
  changeContact(
    id,
    { key: randomToken(), token: randomToken() } as never,
    { answers: { reach: ["phone"], phoneNumber: "07700 900123", phoneNote: note } } as never,
    at,
  );

/** Mails: which inbox, about what. */
async function told(): Promise<string[]> {
  const rows = await store.read.select().from(outbox).orderBy(asc(outbox.createdAt), asc(outbox.inbox));
  return rows.map((it) => `${it.inbox}: ${it.subjectKind.replace("referral", "")}`);
}
async function alarmed(at: Date): Promise<string[]> {
  await run((tx) => tx.delete(outbox));
  await raiseAlarms(store, at);
  return told();
}
const listed = async (now: Date) => (await readInbox(store, isla, filtered({ view: "waiting" }), now)).rows;

describe("what is safe, changed after the end", () => {
  const ended = async (outcome: "advice" | "localOffice") => {
    const reference = await addRequest(store);
    await open(reference);
    await run((tx) => closeReferral(tx, { staff: isla, reference, outcome, text: "" }, MONDAY));
    return reference;
  };

  it("goes back to the inbox, where somebody reads it", async () => {
    const reference = await ended("advice");
    await changeSafe((await getRequest(store, reference)).id, "");
    expect(await listed(AGAIN)).toMatchObject([{ reference, unread: true, news: "contact" }]);
    expect(await alarmed(later(AGAIN, 60))).toEqual(["fallback: Unopened"]);
  });

  it("stops the deletion of what the local office has, in sight of all", async () => {
    const reference = await ended("localOffice");
    await run((tx) => passOn(tx, { staff: isla, reference }, MONDAY));
    await changeSafe((await getRequest(store, reference)).id, "");
    expect(await getRequest(store, reference)).toMatchObject({ deleteAt: null, done: 0 });
    expect(await listed(AGAIN)).toMatchObject([{ reference }]);
  });

  it("brings back nothing that the family took back, but for words that worry", async () => {
    const reference = await addRequest(store);
    const id = await takeBack(reference);
    await changeSafe(id, "");
    expect(await getRequest(store, reference)).toMatchObject({ done: 1, news: "withdrawal" });
    expect(await listed(AGAIN)).toEqual([]);
  });
});

describe("what nobody had opened, taken back, and written to again", () => {
  it("says on the family's page that nobody has read it", async () => {
    const id = await takeBack(await addRequest(store));
    await write(id);
    expect((await readYourPage(store.read, id, AGAIN)).state).toBe("new");
  });

  it("is told to the second address again, an hour from now", async () => {
    const reference = await addRequest(store);
    expect(await alarmed(later(MONDAY, 60))).toEqual(["fallback: Unopened"]);
    await write(await takeBack(reference));
    expect(await alarmed(later(AGAIN, 59))).toEqual([]);
    expect(await alarmed(later(AGAIN, 60))).toEqual(["fallback: Unopened"]);
  });

  it("waits since now, and is news since now", async () => {
    await write(await takeBack(await addRequest(store)));
    expect(await listed(later(AGAIN, 7))).toMatchObject([{ waitedMinutes: 7 }]);
    expect(await countNews(store.read, isla, later(AGAIN, -1))).toBe(1);
  });

  it("so it is with an urgent one, in its quarter of an hour", async () => {
    const reference = await addRequest(store, { urgent: true });
    expect(await alarmed(later(MONDAY, 60))).toEqual(["fallback: Unopened", "fallback: Unopened"]);
    const id = await takeBack(reference);
    await write(id);
    expect((await readYourPage(store.read, id, AGAIN)).state).toBe("new");
    expect(await getRequest(store, reference)).toMatchObject({ unreadSince: AGAIN });
    expect(await alarmed(later(AGAIN, 14))).toEqual([]);
    expect(await alarmed(later(AGAIN, 15))).toEqual(["fallback: Unopened"]);
  });

  it("so it is where what is safe has changed, with words that worry", async () => {
    const reference = await addRequest(store);
    const id = await takeBack(reference);
    await changeSafe(id, "He hit me");
    expect(await getRequest(store, reference)).toMatchObject({
      ...{ done: 0, state: "new", urgent: true, unreadSince: AGAIN },
    });
  });

  it("so it is with the one that the family's was merged into", async () => {
    const [part, root] = [await addRequest(store), await addRequest(store)];
    await open(part);
    await run((tx) => mergeInto(tx, { staff: isla, reference: part, other: root }, MONDAY));
    await takeBack(root);
    const { id } = await getRequest(store, part);
    await write(id);
    expect(await getRequest(store, root)).toMatchObject({ done: 0, state: "new", unreadSince: AGAIN });
    expect((await readYourPage(store.read, id, AGAIN)).state).toBe("new");
  });
});

it("what somebody had opened before its end has been read, and lies unopened from now", async () => {
  const reference = await addRequest(store);
  await open(reference);
  await write(await takeBack(reference));
  expect(await getRequest(store, reference)).toMatchObject({ state: "read", unreadSince: AGAIN });
});

it("what staff open again by hand goes on waiting: the family wrote nothing", async () => {
  const reference = await addRequest(store);
  await takeBack(reference);
  await run((tx) => openAgain(tx, { staff: isla, reference, text: "Wrong one" }, AGAIN));
  expect(await getRequest(store, reference)).toMatchObject({ state: "new", unreadSince: MONDAY });
});

describe("the notice that an urgent request was taken back", () => {
  const noticed = async (urgent: boolean, at: Date, hub: string | null = "hamilton") => {
    await takeBack(await addRequest(store, { urgent, hub }), at);
    return told();
  };

  it("goes to the out-of-hours inbox too while the hub is closed", async () => {
    expect(await noticed(true, NIGHT)).toEqual(["duty: Withdrawal", "outOfHours: Withdrawal"]);
  });

  it("does not while it is open, nor where it can wait", async () => {
    expect(await noticed(true, TAKEN_BACK)).toEqual(["duty: Withdrawal"]);
    await run(removeRequests);
    expect(await noticed(false, NIGHT)).toEqual(["duty: Withdrawal"]);
  });

  it("goes there of one in the shared queue as well", async () => {
    const boxes = await noticed(true, NIGHT, null);
    expect(boxes.sort()).toEqual(["duty: Withdrawal", "duty: Withdrawal", "outOfHours: Withdrawal"]);
  });
});

it("is no read request that comes back from a colleague who never opened it", async () => {
  const [unopened, opened] = [await addRequest(store), await addRequest(store)];
  await open(opened);
  for (const reference of [unopened, opened])
    await run((tx) => takeReferral(tx, { staff: isla, reference }, MONDAY));
  await returnLeases(store, later(MONDAY, 31 * 24 * 60));
  expect(await getRequest(store, unopened)).toMatchObject({ takenBy: null, state: "new" });
  expect(await getRequest(store, opened)).toMatchObject({ takenBy: null, state: "read" });
});
