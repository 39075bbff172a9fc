/** Two homes and a wall; requests that may be the same, merged and taken apart by a person. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Tx } from "../../db/client";
import { addToRequest, withdrawRequest } from "../../app/referrals/add-to-request.server";
import { indexRequests } from "../../app/referrals/index-requests.server";
import { readInbox } from "../../app/referrals/inbox.server";
import {
  mergeInto,
  putWall,
  removeWall,
  sayNotSame,
  unmerge,
} from "../../app/referrals/link-requests.server";
import { openReferral, writeToFamily, type TriageAnswer } from "../../app/referrals/triage-referral.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { randomToken } from "../../app/random.server";
import { readRequest } from "../../app/staff/read-request.server";
import type { StaffMember } from "../../app/staff/staff";
import type { SafeWay } from "../../app/safety/contact";
import { testDatabase, type TestDatabase } from "../support/database";
import * as world from "../support/staff";
import {
  addRequest,
  filtered,
  getRequest,
  later,
  MONDAY,
  PHONE_RULES,
  type Colleague,
} from "../support/staff";

let db: TestDatabase;
let isla: Colleague, lewis: Colleague, lanark: Colleague, service: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  isla = await world.addColleague(db.store, "duty_worker", "hamilton");
  lewis = await world.addColleague(db.store, "hub_manager", "hamilton");
  lanark = await world.addColleague(db.store, "duty_worker", "lanark");
  service = await world.addColleague(db.store, "service_manager");
});
beforeEach(() => db.store.transaction((tx) => world.removeRequests(tx)));
afterAll(() => db.close());

type Command = (
  tx: Tx,
  it: { staff: StaffMember; reference: string; other: string },
  now: Date,
) => Promise<TriageAnswer>;
const link = (command: Command, reference: string, other: string, staff: StaffMember = isla) =>
  db.store.transaction((tx) => command(tx, { staff, reference, other }, MONDAY));
const write = (reference: string, text: string) =>
  db.store.transaction((tx) => writeToFamily(tx, { staff: isla, reference, text, tell: false }, MONDAY));
const open = async (reference: string, staff: StaffMember = isla, now = MONDAY) => {
  await db.store.transaction((tx) => openReferral(tx, { staff, reference }, now));
  const session = { id: "s", startedAt: MONDAY };
  return (await readRequest(db.store, { staff, session }, reference, now))!.opened!;
};
const familyPage = async (reference: string) =>
  readYourPage(db.store.read, (await getRequest(db.store, reference)).id, MONDAY);
const waiting = async (staff: StaffMember = isla) =>
  (await readInbox(db.store, staff, filtered(), MONDAY)).rows.map((it) => it.reference);

const way = (channel: SafeWay["channel"], to: string): SafeWay => ({
  ...{ channel, to, when: [], note: "", who: null, sayWho: false, sayInstead: "", voicemail: null },
});
const mother = () => addRequest(db.store, {}, { callMe: "Aisha" });
const father = () =>
  addRequest(
    db.store,
    {},
    {
      callMe: "Sky",
      district: "ML9",
      contact: {
        ...PHONE_RULES,
        ways: [
          way("phone", "07700 900 456"),
          way("email", "Sky.B@example.org"),
          way("letter", "12 Long Street\nLarkhall"),
        ],
      },
    },
  );

describe("a wall", () => {
  it("stands on both sides, on every page of staff, and on no page of a family", async () => {
    const [hers, his] = [await mother(), await father()];
    expect(await link(putWall, hers, his)).toEqual({ ok: true });
    expect((await open(hers)).beyondWall).toEqual([his]);
    expect((await open(his)).beyondWall).toEqual([hers]);
    for (const [one, other] of [
      [hers, his],
      [his, hers],
    ])
      expect(JSON.stringify(await familyPage(one!))).not.toContain(other);
  });

  it.each([
    "Ring Sky about it",
    "We spoke on 07700-900456",
    "We spoke on +44 7700 900 456",
    "We wrote to sky.b@EXAMPLE.org",
    "We came to 12 Long street",
    "See his request",
  ])("keeps %j from the other home", async (text) => {
    const [hers, his] = [await mother(), await father()];
    await link(putWall, hers, his);
    const words = text.replace("his request", `request ${his.toLowerCase()}`);
    expect(await write(hers, words)).toEqual({ ok: false, why: "namesOtherHome" });
    expect((await familyPage(hers)).thread).toEqual([]);
  });

  it("lets through what names nobody, and one's own name", async () => {
    const [hers, his] = [await mother(), await father()];
    await link(putWall, hers, his);
    expect(await write(hers, "Dear Aisha, the sky is blue. Come on Thursday at 12.")).toEqual({ ok: true });
    expect(await write(his, "Dear Sky, ring us.")).toEqual({ ok: true });
    expect(await write(await mother(), "Sky was here")).toEqual({ ok: true });
  });

  it("is never crossed by a merge, not even by way of a third request", async () => {
    const [hers, his, third] = [await mother(), await father(), await mother()];
    await link(putWall, hers, his);
    expect(await link(mergeInto, hers, his)).toEqual({ ok: false, why: "walled" });
    expect(await link(mergeInto, third, his)).toEqual({ ok: true });
    expect(await link(mergeInto, hers, third)).toEqual({ ok: false, why: "walled" });
    // and it stands for what was merged as for the request itself
    expect((await open(third)).beyondWall).toEqual([hers]);
    expect(await write(hers, "Aisha asked twice")).toEqual({ ok: true });
    expect(await write(hers, `See ${his}`)).toMatchObject({ why: "namesOtherHome" });
  });

  it("is not put between requests that are one, nor by whoever may not see both", async () => {
    const [one, two] = [await mother(), await mother()];
    await link(mergeInto, one, two);
    expect(await link(putWall, one, two)).toEqual({ ok: false, why: "mergedAlready" });
    const theirs = await addRequest(db.store, { hub: "lanark" });
    expect(await link(putWall, two, theirs)).toEqual({ ok: false, why: "noSuchRequest" });
    expect(await link(putWall, two, theirs, lanark)).toEqual({ ok: false, why: "notFound" });
    expect(await link(putWall, two, theirs, service)).toEqual({ ok: true });
    expect(await link(putWall, two, two)).toEqual({ ok: false, why: "noSuchRequest" });
  });

  it("comes down by a manager's hand alone, and the reason stays on both", async () => {
    const [hers, his] = [await mother(), await father()];
    await link(putWall, hers, his);
    const remove = (staff: StaffMember) =>
      db.store.transaction((tx) =>
        removeWall(tx, { staff, reference: hers, other: his, text: "Another child" }, MONDAY),
      );
    expect(await remove(isla)).toEqual({ ok: false, why: "notFound" });
    expect(await remove(lewis)).toEqual({ ok: true });
    const opened = await open(his);
    expect(opened.beyondWall).toEqual([]);
    expect(opened.history.find((it) => it.kind === "unwalled")?.detail).toMatchObject({
      text: "Another child",
    });
    expect(await remove(lewis)).toEqual({ ok: false, why: "noSuchRequest" });
  });
});

describe("a duplicate", () => {
  const index = () => indexRequests(db.store);

  it("is suggested with its reasons, newest first, and only where one may look", async () => {
    const first = await mother();
    const second = await addRequest(db.store, { receivedAt: later(MONDAY, 5) });
    await addRequest(db.store, { hub: "lanark" });
    await addRequest(
      db.store,
      {},
      { callMe: "Morag", contact: { ...PHONE_RULES, ways: [] }, transcript: [] },
    );
    await index();
    expect((await open(first)).duplicates).toMatchObject([
      { reference: second, reasons: ["phone", "nameAndDistrict"] },
    ]);
    expect((await open(first, service)).duplicates).toHaveLength(2);
  });

  it("is not suggested again once a person said what it is", async () => {
    const [one, two, three, four] = [await mother(), await mother(), await mother(), await mother()];
    await index();
    expect((await open(one)).duplicates).toHaveLength(3);
    await link(sayNotSame, one, two);
    await link(putWall, one, three);
    await link(mergeInto, four, one);
    expect((await open(one)).duplicates).toEqual([]);
  });

  it("merged, leaves the inbox; what its family writes shows at the other, and both pages go on working", async () => {
    const [one, two] = [await mother(), await mother()];
    await open(one);
    await open(two);
    expect(await link(mergeInto, one, two)).toEqual({ ok: true });
    expect(await waiting()).toEqual([two]);
    const { id } = await getRequest(db.store, one);
    const added = { text: "It got worse", key: randomToken() };
    await addToRequest(db.store, id, added, true, later(MONDAY, 5));
    expect(await getRequest(db.store, two)).toMatchObject({ unread: true, news: "message" });
    expect((await open(two, isla, later(MONDAY, 6))).parts).toEqual([{ reference: one, unread: true }]);
    const page = await familyPage(one);
    expect(page).toMatchObject({ state: "merged", ended: false, addedUnread: true });
    expect(page.thread).toMatchObject([{ text: "It got worse", mine: true }]);
    expect(JSON.stringify(page)).not.toContain(two);
    expect((await open(one, isla, later(MONDAY, 7))).thread).toHaveLength(1);
    await db.store.transaction((tx) => withdrawRequest(tx, id, later(MONDAY, 8)));
    expect(await getRequest(db.store, two)).toMatchObject({ done: 0, unread: true, news: "withdrawal" });
  });

  it("keeps the first clock and what is urgent", async () => {
    const early = await addRequest(db.store, { urgent: true, dueAt: later(MONDAY, 10) });
    const late = await addRequest(db.store, { dueAt: later(MONDAY, 500) });
    await link(mergeInto, early, late);
    expect(await getRequest(db.store, late)).toMatchObject({
      urgent: true,
      rank: 0,
      dueAt: later(MONDAY, 10),
    });
  });

  it("is taken apart again, and waits as before", async () => {
    const [one, two, three] = [await mother(), await mother(), await mother()];
    await link(mergeInto, three, one);
    await link(mergeInto, one, two);
    expect((await getRequest(db.store, three)).mergedInto).toBe((await getRequest(db.store, two)).id);
    expect(await link(mergeInto, two, one)).toEqual({ ok: false, why: "mergedAlready" });
    await db.store.transaction((tx) => unmerge(tx, { staff: isla, reference: one }, MONDAY));
    expect((await waiting()).sort()).toEqual([one, two].sort());
    expect(await getRequest(db.store, one)).toMatchObject({ state: "new", unread: true, mergedInto: null });
    expect((await familyPage(one)).merged).toBe(false);
  });

  it("is not merged into what has ended", async () => {
    const [one, closed] = [await mother(), await addRequest(db.store, { done: 1, state: "closed" })];
    expect(await link(mergeInto, one, closed)).toEqual({ ok: false, why: "alreadyClosed" });
  });
});
