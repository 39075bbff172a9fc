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
import { recordEvent } from "../../app/referrals/record-event.server";
import {
  moveReferral,
  openReferral,
  writeToFamily,
  type TriageAnswer,
} from "../../app/referrals/triage-referral.server";
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
const link = async (command: Command, reference: string, other: string, staff: StaffMember = isla) => {
  // nothing unread is merged
  if (command === mergeInto) await open(reference, staff);
  return db.store.transaction((tx) => command(tx, { staff, reference, other }, MONDAY));
};
const write = (reference: string, text: string) =>
  db.store.transaction((tx) => writeToFamily(tx, { staff: isla, reference, text, tell: false }, MONDAY));
const open = async (reference: string, staff: StaffMember = isla, now = MONDAY) => {
  await db.store.transaction((tx) => openReferral(tx, { staff, reference }, now));
  const session = { id: "s", startedAt: MONDAY };
  const { header, opened } = (await readRequest(db.store, { staff, session }, reference, now))!;
  return { ...opened!, beyondWall: header.beyondWall };
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

  it("is not put between requests that are one, nor on a request that is not one's own", async () => {
    const [one, two] = [await mother(), await mother()];
    await link(mergeInto, one, two);
    expect(await link(putWall, one, two)).toEqual({ ok: false, why: "mergedAlready" });
    const theirs = await addRequest(db.store, { hub: "lanark" });
    expect(await link(putWall, two, theirs, lanark)).toEqual({ ok: false, why: "notFound" });
    // parents who live apart are often two hubs'
    expect(await link(putWall, two, theirs)).toEqual({ ok: true });
    expect(await link(mergeInto, two, theirs)).toEqual({ ok: false, why: "noSuchRequest" });
    expect(await link(putWall, two, two)).toEqual({ ok: false, why: "noSuchRequest" });
  });

  it("takes what was written before off the family's page, and tells staff so", async () => {
    const [hers, his] = [await mother(), await father()];
    expect(await write(hers, "Ring Sky about it")).toEqual({ ok: true });
    expect(await write(hers, "Come on Thursday")).toEqual({ ok: true });
    await link(putWall, hers, his);
    const shown = (await familyPage(hers)).thread;
    expect(shown.map((it) => [it.withheld, it.text]).sort()).toEqual([
      [false, "Come on Thursday"],
      [true, ""],
    ]);
    const { thread } = await open(hers);
    expect(thread.filter((it) => it.withheld).map((it) => it.text)).toEqual(["Ring Sky about it"]);
    // a family's own words stay its own
    const { id } = await getRequest(db.store, hers);
    await addToRequest(db.store, id, { text: "Sky rang me", key: randomToken() }, true, MONDAY);
    expect((await familyPage(hers)).thread.map((it) => it.text)).toContain("Sky rang me");
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
    // opened there, it is read there: its words stand in the thread
    const opened = await open(two, isla, later(MONDAY, 6));
    expect(opened.parts).toEqual([{ reference: one, unread: false }]);
    expect(opened.thread).toMatchObject([{ text: "It got worse", by: null }]);
    expect(await getRequest(db.store, one)).toMatchObject({ unread: false });
    const page = await familyPage(one);
    // it stands where the other stands
    expect(page).toMatchObject({ state: "read", ended: false });
    expect(page.thread).toMatchObject([{ text: "It got worse", mine: true }]);
    expect(JSON.stringify(page)).not.toContain(two);
    expect((await open(one, isla, later(MONDAY, 7))).thread).toHaveLength(1);
    await db.store.transaction((tx) => withdrawRequest(tx, id, later(MONDAY, 8)));
    expect(await getRequest(db.store, two)).toMatchObject({ done: 0, unread: true, news: "withdrawal" });
  });

  it("is in doubt about what is safe once that changes on either page", async () => {
    const mail = { contact: { ...PHONE_RULES, ways: [way("email", "aisha@family.example.org")] } };
    const [one, two] = [await addRequest(db.store, {}, mail), await addRequest(db.store, {}, mail)];
    await link(mergeInto, one, two);
    expect((await open(two)).mailIsSafe).toBe(true);
    const { id, hub } = await getRequest(db.store, one);
    await db.store.transaction(async (tx) => {
      const detail = { dangerWords: [] };
      await recordEvent(tx, { id, hub }, { kind: "contactChanged", detail }, later(MONDAY, 5));
    });
    expect(await open(two, isla, later(MONDAY, 6))).toMatchObject({ unsafe: true, mailIsSafe: false });
  });

  it("goes along when the other one moves to another hub", async () => {
    const [one, two] = [await mother(), await mother()];
    await link(mergeInto, one, two);
    await db.store.transaction((tx) =>
      moveReferral(tx, { staff: isla, reference: two, to: "lanark" }, MONDAY),
    );
    expect((await getRequest(db.store, one)).hub).toBe("lanark");
    expect((await open(one, lanark)).callMe).toBe("Aisha");
  });

  it("keeps its walls when it is taken apart, and so does the other", async () => {
    const [hers, his, his2] = [await mother(), await father(), await father()];
    await link(mergeInto, his, his2);
    await link(putWall, hers, his2);
    expect(await write(hers, `See ${his}`)).toMatchObject({ why: "namesOtherHome" });
    await db.store.transaction((tx) => unmerge(tx, { staff: isla, reference: his }, MONDAY));
    for (const it of [his, his2]) expect(await link(mergeInto, it, hers)).toMatchObject({ why: "walled" });
  });

  it("is as withdrawn as before when it is taken apart", async () => {
    const [one, two] = [await mother(), await mother()];
    await link(mergeInto, one, two);
    const { id } = await getRequest(db.store, one);
    await db.store.transaction((tx) => withdrawRequest(tx, id, later(MONDAY, 1)));
    await db.store.transaction((tx) => unmerge(tx, { staff: isla, reference: one }, later(MONDAY, 2)));
    expect((await getRequest(db.store, one)).state).toBe("withdrawn");
  });

  it("is not merged over something unread", async () => {
    const [one, two] = [await mother(), await mother()];
    const it = { staff: isla, reference: one, other: two };
    expect(await db.store.transaction((tx) => mergeInto(tx, it, MONDAY))).toMatchObject({
      why: "somethingNew",
    });
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
    expect(await getRequest(db.store, one)).toMatchObject({ state: "read", unread: false, mergedInto: null });
    expect((await familyPage(one)).state).toBe("read");
  });

  it("is not merged into what has ended", async () => {
    const [one, closed] = [await mother(), await addRequest(db.store, { done: 1, state: "closed" })];
    expect(await link(mergeInto, one, closed)).toEqual({ ok: false, why: "alreadyClosed" });
  });
});
