/** The committee's figures, against thirty requests of two hubs whose every figure was worked out by hand.
 *
 *  Both hubs are open Monday to Friday, 8:45 to 16:45: 480 minutes a day, which is the target too. The clocks went forward on
 *  Sunday 29 March 2026; Friday 3 and Monday 6 April were holidays. From 29 March on a time of day here (UTC) is an hour
 *  behind the clock of the hub. It is Thursday 30 April, 16:00 by that clock. */
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { audit } from "../../db/schema/audit";
import { closingDays } from "../../db/schema/hubs";
import { referralEvents, type AskedBy, type ReferralState } from "../../db/schema/referrals";
import { countRequests } from "../../app/figures/count-requests.server";
import { chooseHub, figuresFile, readFigures } from "../../app/figures/figures.server";
import { readPeriod } from "../../app/figures/period";
import { randomToken } from "../../app/random.server";
import { recordContact } from "../../app/referrals/triage-referral.server";
import { closeReferral, openAgain } from "../../app/referrals/settle-referral.server";
import { openReferral } from "../../app/referrals/triage-referral.server";
import { testDatabase, type TestDatabase } from "../support/database";
import * as world from "../support/staff";
import { getRequest, type Colleague } from "../support/staff";

const NOW = new Date("2026-04-30T15:00:00Z");
const day = (at: string) => new Date(`2026-${at}:00Z`);

interface Made {
  came: string;
  /** when the family was first reached */
  reached?: string;
  askedBy?: AskedBy;
  /** left out: open */
  outcome?: string;
  state?: ReferralState;
}
const fam = { askedBy: "family" as const };
const school = { askedBy: "school" as const };

/** By hand, in working minutes. */
const HAMILTON: Array<[Made, minutes: number | null]> = [
  [{ came: "03-02T10:00", reached: "03-02T10:30", outcome: "support", ...fam }, 30],
  [{ came: "03-02T10:00", reached: "03-02T11:00", outcome: "support", ...fam }, 60],
  // Saturday: from 8:45 on Monday
  [{ came: "03-07T12:00", reached: "03-09T10:15", outcome: "support", ...fam }, 90],
  // Friday 16:15 to Monday 9:15 by the clock, which went forward between: 30 and 30
  [{ came: "03-27T16:15", reached: "03-30T08:15", outcome: "support", ...fam }, 60],
  // Thursday 16:15 to Tuesday 10:45, over both holidays: 30 and 120
  [{ came: "04-02T15:15", reached: "04-07T09:45", outcome: "support", ...fam }, 150],
  // 360, of which the clock stood for 180: see `addAll`
  [{ came: "03-10T09:00", reached: "03-10T15:00", outcome: "advice", ...fam }, 180],
  [{ came: "03-11T10:00", reached: "03-11T14:00", outcome: "advice", ...fam }, 240],
  [{ came: "03-12T09:00", reached: "03-12T14:00", outcome: "advice", ...fam }, 300],
  [{ came: "03-13T09:00", reached: "03-13T15:00", outcome: "advice", ...fam }, 360],
  // 405 to the evening and 75 in the morning: to the minute in time
  [{ came: "03-16T10:00", reached: "03-17T10:00", outcome: "advice", ...fam }, 480],
  [{ came: "03-16T10:00", reached: "03-17T11:00", outcome: "support", ...school }, 540],
  [{ came: "03-16T10:00", reached: "03-18T10:00", outcome: "support", ...school }, 960],
  [{ came: "03-17T08:45", reached: "03-19T08:45", outcome: "localOffice", ...school }, 960],
  [{ came: "03-18T08:45", reached: "03-19T16:45", outcome: "localOffice", ...school }, 960],
  [{ came: "03-18T08:45", reached: "03-20T16:45", outcome: "localOffice", ...school }, 1440],
  // 300 minutes ago: still within the target
  [{ came: "04-30T10:00", ...fam }, null],
  [{ came: "04-27T08:00", ...fam }, null],
  [{ came: "03-10T09:00", outcome: "noReply", ...fam }, null],
  // an earlier one was merged into it, of Monday 10:00: 405 and 195
  [{ came: "03-24T10:00", reached: "03-24T12:00", outcome: "localOffice", askedBy: "health" }, 600],
  // it ended, was opened again and reached again; it had been reached after 20 minutes
  [{ came: "03-25T10:00", reached: "03-30T10:00", outcome: "localOffice", ...fam }, 20],
];
const PAUSED = 5;
const MERGED = 18;
const AGAIN = 19;
const LANARK: Array<[Made, minutes: number | null]> = [
  [{ came: "03-04T10:00", reached: "03-04T10:10", outcome: "support", ...fam }, 10],
  [{ came: "03-04T10:00", reached: "03-04T10:20", outcome: "support", ...fam }, 20],
  [{ came: "03-04T10:00", reached: "03-04T10:30", outcome: "support", ...fam }, 30],
  [{ came: "03-04T10:00", reached: "03-04T10:40", outcome: "support", ...fam }, 40],
  [{ came: "03-04T10:00", reached: "03-04T10:50", outcome: "support", ...fam }, 50],
  [{ came: "03-04T10:00", reached: "03-04T11:40", outcome: "group", ...fam }, 100],
  // its words are gone
  [
    {
      came: "03-04T10:00",
      reached: "03-06T10:00",
      outcome: "localOffice",
      state: "deleted",
      askedBy: "police",
    },
    960,
  ],
  [{ came: "04-08T09:00", state: "withdrawn", ...fam }, null],
  [{ came: "04-08T09:00", reached: "04-08T10:00", outcome: "notWanted", ...fam }, 60],
  [{ came: "04-09T09:00", reached: "04-09T12:20", outcome: "otherService", askedBy: "other" }, 200],
];

let db: TestDatabase;
let lewis: Colleague, morag: Colleague, isla: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  lewis = await world.addColleague(db.store, "hub_manager", "hamilton");
  isla = await world.addColleague(db.store, "duty_worker", "hamilton");
  morag = await world.addColleague(db.store, "service_manager");
  const holidays = ["2026-04-03", "2026-04-06"].map((date) => ({ id: date, date, name: "Easter" }));
  await db.store.transaction((tx) => tx.insert(closingDays).values(holidays));
});
beforeEach(() =>
  db.store.transaction(async (tx) => {
    await world.removeRequests(tx);
    await tx.delete(audit);
  }),
);
afterAll(() => db.close());

async function addOne(hub: string | null, it: Made, more: object = {}) {
  const done = Number(it.outcome !== undefined || it.state === "withdrawn");
  const reference = await world.addRequest(db.store, {
    ...{ hub, done, outcome: it.outcome ?? null, askedBy: it.askedBy ?? "family" },
    state: it.state ?? (done ? "closed" : it.reached ? "contacted" : "read"),
    ...{ receivedAt: day(it.came), firstContactAt: it.reached ? day(it.reached) : null },
    ...more,
  });
  return (await getRequest(db.store, reference)).id;
}

/** All thirty, so many times; beside them what is not counted. */
async function addAll(times = 1): Promise<void> {
  for (let time = 0; time < times; time++) {
    for (const [at, [it]] of HAMILTON.entries()) {
      const id = await addOne("hamilton", it, at === PAUSED ? { pauses: 1 } : {});
      const event = (kind: string, when: string) => ({
        id: randomToken(),
        referral: id,
        kind,
        at: day(when),
      });
      await db.store.transaction(async (tx) => {
        if (at === PAUSED)
          await tx
            .insert(referralEvents)
            .values([event("paused", "03-10T10:00"), event("resumed", "03-10T13:00")]);
        const line = { actor: "x", subjectKind: "referral", subject: id, action: "referral.reached" };
        if (at === AGAIN)
          await tx.insert(audit).values([
            { ...line, id: randomToken(), at: day("03-25T10:20") },
            { ...line, id: randomToken(), at: day("03-30T10:00") },
          ]);
      });
      if (at === MERGED)
        await addOne("hamilton", { came: "03-23T10:00", outcome: "x", state: "merged" }, { mergedInto: id });
    }
    for (const [it] of LANARK) await addOne("lanark", it);
    await addOne(null, { came: "03-04T10:00" });
    await addOne("hamilton", { came: "03-04T10:00", outcome: "support" }, { test: true });
    await addOne("hamilton", { came: "02-27T10:00", outcome: "support" });
  }
}

const asking = (query: string, now = NOW) => readPeriod(new URLSearchParams(query), now);
const MARCH_APRIL = "period=own&from=2026-03-15&to=2026-04-02";
async function figuresOf(hub: string | null, staff = morag) {
  const { period, asked } = asking(MARCH_APRIL);
  return readFigures(db.store, staff, { hub, period: period!, asked }, NOW);
}
const tableOf = (figures: Awaited<ReturnType<typeof figuresOf>>["figures"], name: string) =>
  Object.fromEntries(
    figures!.tables.find((it) => it.name === name)!.rows.map(({ key, values }) => [key, values]),
  );

describe("each request", () => {
  it("is counted once, with the time that a person finds with pencil and calendar", async () => {
    await addAll();
    const { requests, noHub } = await countRequests(
      db.store.read,
      { first: "2026-03", last: "2026-04" },
      NOW,
    );
    const minutes = (hub: string) =>
      requests
        .filter((it) => it.hub === hub)
        .map((it) => it.minutes ?? -1)
        .sort((a, b) => a - b);
    const byHand = (of: typeof HAMILTON) => of.map(([, it]) => it ?? -1).sort((a, b) => a - b);
    expect(minutes("hamilton")).toEqual(byHand(HAMILTON));
    expect(minutes("lanark")).toEqual(byHand(LANARK));
    expect(noHub).toBe(1);
  });
});

describe("where no count is small, each five times", () => {
  beforeEach(() => addAll(5));

  it("every figure is the one worked out by hand", async () => {
    const { figures, noHub } = await figuresOf(null);
    expect(noHub).toBe(5);
    // columns: Hamilton, Lanark, both
    expect(tableOf(figures, "months")).toEqual({ "2026-03": [85, 35, 120], "2026-04": [15, 15, 30] });
    expect(tableOf(figures, "asked")).toEqual({
      ...{ family: [70, 40, 110], school: [25, 0, 25], health: [5, 0, 5] },
      ...{ police: [0, 5, 5], other: [0, 5, 5] },
    });
    expect(tableOf(figures, "reached")).toEqual({
      ...{ inTime: [55, 40, 95], late: [30, 5, 35], waiting: [5, 0, 5], overdue: [5, 0, 5] },
      ...{ ended: [5, 5, 10], reached: [85, 45, 130], notYet: [10, 0, 10], measured: [90, 45, 135] },
    });
    expect(tableOf(figures, "ends")).toEqual({
      ...{ support: [35, 25, 60], group: [0, 5, 5], otherService: [0, 5, 5], advice: [25, 0, 25] },
      ...{ localOffice: [25, 5, 30], noReply: [5, 0, 5], withdrawn: [0, 10, 10], open: [10, 0, 10] },
      ...{ dealt: [60, 35, 95], answered: [85, 40, 125] },
    });
    expect(figures!.columns).toMatchObject([
      // 14 of 20; 11 of 18; 12 of 17. Of 17 times the ninth, and the sixteenth
      { total: 100, selfShare: 70, inTimeShare: 61, dealtShare: 71, median: 300, ninetieth: 960 },
      // 8 of 10; 8 of 9; 7 of 8. Of 9 times the fifth, and the ninth
      { total: 50, selfShare: 80, inTimeShare: 89, dealtShare: 88, median: 50, ninetieth: 960 },
      // 22 of 30; 19 of 27; 19 of 25. Of 26 times between the thirteenth, 150, and the next, 180; and the 24th
      { total: 150, selfShare: 73, inTimeShare: 70, dealtShare: 76, median: 165, ninetieth: 960 },
    ]);
  });
});

describe("where counts are small", () => {
  beforeEach(() => addAll());

  it("hides them, and what they could be worked out from, as worked out by hand", async () => {
    const { figures, noHub } = await figuresOf(null);
    expect(noHub).toBe("under5");
    const [u, h] = ["under5", "hidden"];
    // three of April at each: what is hidden of March stands for one another, and the totals stay
    expect(tableOf(figures, "months")).toEqual({ "2026-03": [h, h, 24], "2026-04": [u, u, 6] });
    expect(tableOf(figures, "asked")).toEqual({
      family: [14, 8, 22],
      // 5 at Hamilton and in all: with it, the one of health would be known
      ...{ school: [h, 0, h], health: [u, 0, u] },
      // one of each, of two that are left: that it is one of each must not be known
      ...{ police: [0, h, h], other: [0, u, u] },
    });
    expect(tableOf(figures, "reached")).toEqual({
      ...{ inTime: [11, 8, 19], late: [h, u, h], waiting: [h, 0, h], overdue: [u, 0, u], ended: [u, h, u] },
      ...{ reached: [h, h, h], notYet: [u, 0, u], measured: [h, h, h] },
    });
    expect(tableOf(figures, "ends")).toEqual({
      ...{ support: [7, 5, 12], group: [0, h, h], otherService: [0, u, u], advice: [5, 0, 5] },
      ...{ localOffice: [h, u, h], noReply: [u, 0, u], withdrawn: [0, u, u], open: [u, 0, u] },
      ...{ dealt: [12, 7, 19], answered: [h, h, h] },
    });
    const hidden = { inTimeShare: h, dealtShare: h, median: h, ninetieth: h };
    expect(figures!.columns).toMatchObject([
      { total: 20, selfShare: 70, ...hidden },
      { total: 10, selfShare: 80, ...hidden },
      { total: 30, selfShare: 73, ...hidden },
    ]);
  });

  it("shows a hub's manager that hub alone, with the same hidden, and keeps on record that they looked", async () => {
    const all = await figuresOf(null);
    const own = await figuresOf("hamilton", lewis);
    expect(own.noHub).toBeNull();
    expect(own.figures!.columns).toEqual([all.figures!.columns[0]]);
    expect(tableOf(own.figures, "reached").late).toEqual(["hidden"]);
    expect(await chooseHub(db.store, lewis, "lanark")).toMatchObject({ hub: undefined, seesAll: false });
    expect(await chooseHub(db.store, lewis, null)).toMatchObject({
      hub: "hamilton",
      hubs: [{ id: "hamilton", name: "Hamilton" }],
    });
    expect(await chooseHub(db.store, morag, "")).toMatchObject({ hub: null, seesAll: true });
    const lines = (await db.store.read.select().from(audit)).filter((it) => it.action === "figures.read");
    expect(lines.map(({ actor, hub, detail }) => ({ actor, hub, detail }))).toContainEqual({
      ...{ actor: lewis.id, hub: "hamilton" },
      detail: "period=own&from=2026-03-15&to=2026-04-02",
    });
  });

  it("gives a file with one figure on each line, and no small count either", async () => {
    const found = await figuresOf(null);
    const hubs = [
      { id: "hamilton", name: "=Hamilton" },
      { id: "lanark", name: "Lanark" },
    ];
    const rows: string[][] = parse(figuresFile(found, asking(MARCH_APRIL).period!, hubs), { bom: true });
    expect(rows[0]).toEqual(["Figure", "Hub", "Period", "Category", "Value"]);
    const months = "March 2026 – April 2026";
    expect(rows).toContainEqual(["Requests by month", "'=Hamilton", months, "April 2026", "under 5"]);
    expect(rows).toContainEqual(["What came of it", "All hubs", months, "Support from the hub", "12"]);
    expect(rows).toContainEqual(["At a glance", "Lanark", months, "Asked for by the family itself", "80%"]);
    expect(
      rows
        .slice(1)
        .map((it) => it[4])
        .filter((it) => /^[1-4]$/.test(it!)),
    ).toEqual([]);
  });
});

it("remembers when a family was first reached though the request was opened again", async () => {
  const reference = await world.addRequest(db.store, { receivedAt: day("03-25T10:00") });
  const run = (work: Parameters<typeof db.store.transaction>[0]) => db.store.transaction(work);
  const who = { staff: isla, reference };
  const attempt = { channel: "phone", reached: true, keptRules: false, stillSafe: null, text: "" } as const;
  await run((tx) => openReferral(tx, who, day("03-25T10:05")));
  await run((tx) => recordContact(tx, { ...who, ...attempt }, day("03-25T10:20")));
  await run((tx) => closeReferral(tx, { ...who, outcome: "advice", text: "" }, day("03-26T10:00")));
  await run((tx) => openAgain(tx, { ...who, text: "x" }, day("04-10T10:00")));
  const count = () => countRequests(db.store.read, { first: "2026-03", last: "2026-03" }, NOW);
  expect((await count()).requests).toMatchObject([{ end: "open", reach: "inTime", minutes: 20 }]);
  await run((tx) => recordContact(tx, { ...who, ...attempt }, day("04-20T10:00")));
  expect((await count()).requests).toMatchObject([{ end: "open", reach: "inTime", minutes: 20 }]);
});

describe("the months that are asked for", () => {
  const periodOf = (query: string, now?: Date) => asking(query, now).period;
  it("are whole ones: this quarter, another, a financial year, the last twelve, or those of two dates", () => {
    expect(periodOf("")).toEqual({ name: "quarter-2026-04", first: "2026-04", last: "2026-06" });
    expect(periodOf("period=quarter-2026-01")).toMatchObject({ first: "2026-01", last: "2026-03" });
    expect(periodOf("period=year-2025")).toMatchObject({ first: "2025-04", last: "2026-03" });
    // the last day of March, in London's summer time
    expect(periodOf("period=year-2026", new Date("2026-03-31T22:59:00Z"))).toBeUndefined();
    expect(periodOf("period=year-2026", new Date("2026-03-31T23:01:00Z"))).toMatchObject({
      first: "2026-04",
    });
    expect(periodOf("period=last12")).toMatchObject({ first: "2025-04", last: "2026-03" });
    expect(periodOf(MARCH_APRIL)).toMatchObject({ first: "2026-03", last: "2026-04" });
  });
  it.each([
    ["period=quarter-2026-02", { field: "period", code: "periodWrong" }],
    ["period=own&to=2026-03-01", { field: "from", code: "dateWrong" }],
    ["period=own&from=2026-02-31&to=2026-03-01", { field: "from", code: "dateWrong" }],
    ["period=own&from=2026-02-01&to=soon", { field: "to", code: "dateWrong" }],
    ["period=own&from=2026-02-02&to=2026-02-01", { field: "to", code: "orderWrong" }],
    ["period=own&from=2026-05-01&to=2026-05-02", { field: "from", code: "tooLate" }],
    ["period=own&from=2024-04-30&to=2026-04-30", { field: "to", code: "tooLong" }],
  ])("%s is answered with what is wrong, and kept", (query, slip) => {
    const found = asking(query);
    expect(found).toMatchObject({ slip, period: undefined });
    expect(found.asked.to).toBe(new URLSearchParams(query).get("to") ?? "");
  });
});
