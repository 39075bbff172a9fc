/** The figures of stories, against stories of two hubs whose every figure was worked out by hand.
 *
 *  The target is ten working days; it is Thursday 31 December 2026. Friday 25 and Monday 28 December are closed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "../../db/client";
import { closingDays } from "../../db/schema/hubs";
import { publicStories } from "../../db/schema/public-stories";
import { stories, storyChanges } from "../../db/schema/stories";
import { countPlain, countStories } from "../../app/figures/count-stories.server";
import { figuresFile, readFigures } from "../../app/figures/figures.server";
import { readPeriod } from "../../app/figures/period";
import { makeStoryFigures, type CountedStory, type StoryStanding } from "../../app/figures/story-figures";
import { randomToken } from "../../app/random.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, type Colleague } from "../support/staff";

const NOW = new Date("2026-12-31T12:00:00Z");
const MONTHS = { first: "2026-11", last: "2026-12" };

let db: TestDatabase;
let morag: Colleague, lewis: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  morag = await addColleague(db.store, "service_manager");
  lewis = await addColleague(db.store, "hub_manager", "hamilton");
  await run((tx) =>
    tx
      .insert(closingDays)
      .values(
        ["2026-12-25", "2026-12-28"].map((date) => ({ id: randomToken(), hub: null, date, name: "Closed" })),
      ),
  );
  // told before, and counted nowhere
  const before = { told: "2026-10-31", shown: "2026-11-02", answered: "2026-11-03" };
  const rows = [...HAMILTON, before].map((it) => rowOf("hamilton", it));
  await run((tx) => tx.insert(stories).values([...rows, ...LANARK.map((it) => rowOf("lanark", it))]));
  await run((tx) =>
    tx
      .insert(publicStories)
      .values([
        ...[publicOf(1, "hamilton", "2026-10"), publicOf(2, "hamilton", "2026-11")],
        ...[
          publicOf(3, "hamilton", "2026-12"),
          publicOf(4, "lanark", "2026-12"),
          publicOf(5, "lanark", "2027-01"),
        ],
      ]),
  );
  await promise("hamilton", { plannedOn: "2026-12-01", dueOn: "2026-12-30" });
  await promise("hamilton", { plannedOn: "2026-12-01", dueOn: "2026-12-31" });
  await promise("hamilton", { plannedOn: "2026-12-01", dueOn: "2026-12-05", state: "made" });
  await promise("hamilton", { plannedOn: "2026-12-01", dueOn: "2026-12-05", state: "dropped" });
  await promise("hamilton", { plannedOn: "2026-10-31", dueOn: "2026-12-05" });
});
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);

interface Made {
  told: string;
  shown?: string;
  answered?: string;
  hidden?: true;
}
const day = { told: "2026-12-01", shown: "2026-12-01" };
/** By hand: how far each got, and in how many working days. */
const HAMILTON: Made[] = [
  // 1, 2, 3, 9 and 10 days: the tenth after Tuesday 1 December is Tuesday the 15th
  { ...day, answered: "2026-12-02" },
  { ...day, answered: "2026-12-03" },
  { ...day, answered: "2026-12-04" },
  { ...day, answered: "2026-12-14" },
  { ...day, answered: "2026-12-15" },
  // on the day itself
  { ...day, answered: "2026-12-01" },
  // 11 days, and 15
  { ...day, answered: "2026-12-16" },
  ...Array.from({ length: 5 }, () => ({ ...day, answered: "2026-12-22" })),
  // 16 December and ten days: the weekends, Friday 25 and Monday 28 do not count, so it is the last day today or over
  ...Array.from({ length: 5 }, () => ({ told: "2026-12-16", shown: "2026-12-16" })),
  ...Array.from({ length: 6 }, () => ({ told: "2026-12-10", shown: "2026-12-11" })),
  ...Array.from({ length: 5 }, () => ({ told: "2026-12-30" })),
  // it was shown, and is shown to nobody now
  { ...day, hidden: true },
];
const LANARK: Made[] = Array.from({ length: 6 }, () => ({ ...day, answered: "2026-12-02" }));

/** The rows alone: figures read nothing else of a story. */
const rowOf = (hub: string, { told, shown, answered, hidden }: Made) => ({
  ...{ id: randomToken(), reference: randomToken(), codeHash: "x", hub, state: "out" as const },
  ...{ audience: "public" as const, asks: false, young: false, lang: "en", via: "web" as const },
  ...{ words: 10, danger: false, toldOn: told, shownOn: shown ?? null, answeredOn: answered ?? null },
  shownTo: shown && !hidden ? ("public" as const) : null,
});
const publicOf = (n: number, hub: string, month: string) => ({
  ...{ n, id: randomToken(), hub, month, title: "x", name: "x", young: false, lang: "en" },
  ...{ body: {}, tags: [], conversation: [], changes: [], meToo: 0 },
});

async function promise(hub: string, it: { plannedOn: string; dueOn: string; state?: "made" | "dropped" }) {
  const [story] = await db.store.read.select().from(stories).limit(1);
  const row = { id: randomToken(), story: story!.id, hub, said: "x", plan: "x", owner: lewis.id };
  await run((tx) => tx.insert(storyChanges).values({ ...row, state: "planned", ...it }));
}

const tally = (told: readonly CountedStory[], hub: string) => {
  const own = told.filter((it) => it.hub === hub);
  const of = (standing: StoryStanding) => own.filter((it) => it.standing === standing).length;
  return {
    total: own.length,
    inTime: of("inTime"),
    late: of("late"),
    waiting: of("waiting"),
    overdue: of("overdue"),
    notShown: of("notShown"),
  };
};

describe("stories of two months", () => {
  it("are counted once, by how far they got", async () => {
    const told = await countStories(db.store.read, MONTHS, NOW);
    expect(tally(told, "hamilton")).toEqual({
      total: 29,
      inTime: 6,
      late: 6,
      waiting: 5,
      overdue: 6,
      notShown: 6,
    });
    expect(tally(told, "lanark")).toEqual({
      total: 6,
      inTime: 6,
      late: 0,
      waiting: 0,
      overdue: 0,
      notShown: 0,
    });
    const days = told.flatMap((it) => (it.hub === "hamilton" && it.days !== null ? [it.days] : []));
    expect(days.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 9, 10, 11, 15, 15, 15, 15, 15]);
  });

  it("are shown as the committee reads them", async () => {
    const columns = makeStoryFigures(
      await countStories(db.store.read, MONTHS, NOW),
      ["hamilton", "lanark"],
      await countPlain(db.store.read, MONTHS, NOW),
    )!;
    expect(columns.map((it) => it.hubs)).toEqual([["hamilton"], ["lanark"], ["hamilton", "lanark"]]);
    expect(columns[0]).toMatchObject({
      ...{ total: 29, inTimeShare: 33, median: 11 },
      rows: { inTime: 6, late: 6, waiting: 5, overdue: 6, notShown: 6, answered: 12, measured: 18 },
      plain: { planned: 4, made: 1, overdueChanges: 1 },
    });
    expect(columns.map((it) => it.plain.published)).toEqual([2, 1, 3]);
  });

  it("are on the page of a hub and in its file, for those who may see figures", async () => {
    const { asked, period } = readPeriod(
      new URLSearchParams("period=own&from=2026-11-01&to=2026-12-31"),
      NOW,
    );
    const found = await readFigures(db.store, lewis, { hub: "hamilton", period: period!, asked }, NOW);
    expect(found.stories).toHaveLength(1);
    const all = await readFigures(db.store, morag, { hub: null, period: period!, asked }, NOW);
    const file = figuresFile(all, period!, [
      { id: "hamilton", name: "Hamilton hub" },
      { id: "lanark", name: "Lanark hub" },
    ]);
    expect(file).toContain('"Stories","Hamilton hub","November 2026 – December 2026","Stories told","29"');
    expect(file).toContain('"Stories","Hamilton hub","November 2026 – December 2026","Changes overdue","1"');
    expect(file).toContain(
      '"Stories","All hubs","November 2026 – December 2026","Answered within the target","12"',
    );
  });
});

describe("small counts", () => {
  const many = (
    hub: string,
    standing: StoryStanding,
    count: number,
    days: number | null = null,
  ): CountedStory[] => Array.from({ length: count }, () => ({ hub, standing, days }));
  const figures = (told: CountedStory[]) => makeStoryFigures(told, ["hamilton", "lanark"], new Map());

  it("are not said, nor what they could be worked out from", () => {
    const [hamilton, , all] = figures([
      ...many("hamilton", "inTime", 20, 3),
      ...many("hamilton", "notShown", 1),
      ...many("lanark", "inTime", 9, 3),
    ])!;
    expect(hamilton!.total).toBe(21);
    expect(hamilton!.rows.notShown).toBe("under5");
    // 21 less 20 would say it
    for (const it of ["inTime", "answered", "measured"] as const) expect(hamilton!.rows[it]).not.toBe(20);
    expect(all!.rows.notShown).not.toBe(1);
  });

  it("put a hub of few together with another, and show nothing where all are few", () => {
    const together = figures([...many("hamilton", "waiting", 3), ...many("lanark", "inTime", 30, 2)])!;
    expect(together.map((it) => it.hubs)).toEqual([["hamilton", "lanark"]]);
    expect(figures(many("hamilton", "waiting", 3))).toBeNull();
  });

  it("hide how long few waited", () => {
    const [hamilton] = figures([
      ...many("hamilton", "inTime", 4, 2),
      ...many("hamilton", "waiting", 20),
      ...many("lanark", "waiting", 20),
    ])!;
    expect(hamilton!.median).toBe("hidden");
  });
});
