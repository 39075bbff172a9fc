/** The wall between stories and everything else (docs/decisions/0026): no key, value, moment or log line leads from a
 *  story to a request or a booking, nor back. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { getTableName } from "drizzle-orm";
import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { pgTable, text as pgText } from "drizzle-orm/pg-core";
import { ALL_TABLES, dump, leadsTo, momentsOf, type Dump } from "../support/all-tables";
import { openPortal, type Visitor } from "../support/portal";

const isOfStories = (name: string) => /^(stories|public_stories|story_|staff_faces)/.test(name);
const storyTables = ALL_TABLES.filter((it) => isOfStories(getTableName(it)));
const tableNamed = (name: string) => ALL_TABLES.find((it) => getTableName(it) === name)!;

/** Keys that cross the wall. Hubs are the one thing that everything is of. */
const crossing = (tables: typeof ALL_TABLES): string[] =>
  tables.flatMap((table) => {
    const from = getTableName(table);
    return leadsTo(table)
      .filter((to) => to !== "hubs" && isOfStories(from) !== isOfStories(to))
      .map((to) => `${from} → ${to}`);
  });

describe("the schema", () => {
  test("has no key from a story to anything but its hub, and none from anything else to a story", () => {
    expect(storyTables.length).toBeGreaterThan(10);
    expect(crossing(ALL_TABLES)).toEqual([]);
  });

  test("a key that does is found, whichever way", () => {
    const target = tableNamed("referrals") as unknown as { id: never };
    const story = tableNamed("stories") as unknown as { id: never };
    const made = process.env.DATABASE_URL?.startsWith("postgres")
      ? [
          pgTable("story_made_up", { it: pgText("it").references(() => target.id) }),
          pgTable("made_up", { it: pgText("it").references(() => story.id) }),
        ]
      : [
          sqliteTable("story_made_up", { it: text("it").references(() => target.id) }),
          sqliteTable("made_up", { it: text("it").references(() => story.id) }),
        ];
    expect(crossing(made as unknown as typeof ALL_TABLES)).toEqual([
      "story_made_up → referrals",
      "made_up → stories",
    ]);
  });

  test("knows a moment only of what staff do", () => {
    const moments = storyTables.flatMap((it) => momentsOf(it).map((name) => `${getTableName(it)}.${name}`));
    expect(moments.sort()).toEqual([
      "stories.taken_at",
      "story_answers.created_at",
      "story_answers.given_at",
    ]);
    expect(momentsOf(tableNamed("referrals")).length).toBeGreaterThan(3);
  });
});

const at = (time: string) => new Date(`2026-11-23T${time}Z`);
type Fields = Record<string, string | string[]>;
const REQUEST: Record<string, Fields> = {
  q1: { callMe: "Kirsty" },
  q2: { "place.where": "Larkhall" },
  q3: { reach: "code" },
  q4: { "children.age": ["7", ""] },
  q5: { help: "I would like to talk to someone about bedtimes." },
  q6: { language: "english" },
  q7: { more: "send" },
};
const BOOKING: Record<string, Fields> = {
  q1: { callMe: "Kirsty" },
  q2: { comes: "two", other: "Gran" },
  q3: { reach: ["code"] },
  q4: { "children.age": ["2"] },
  q5a: { getThere: "" },
  q6: { language: "english" },
  q7: { access: "" },
};
const STORY: Record<string, Fields> = {
  q1: { title: "The door that was open" },
  q2: { happened: "We came in out of the rain and somebody had put the kettle on." },
  q3: { good: "Nobody hurried us." },
  q4: { better: "" },
  q5: { goodFeelings: ["heard"], hardFeelings: [], feelWords: "" },
  q6: { wish: "" },
  q7: { who: "parent" },
  q8: { hub: "hamilton", otherHubs: [], services: ["groups"], programmes: [] },
  q9: { name: "Rowan berry" },
  q10: { audience: "public", asks: "no" },
};

interface World {
  /** as it was left, and once what ends by itself has ended */
  left: Dump;
  settled: Dump;
  logged: unknown[][];
}

/** A request, a booking and a story, of one day. @param who whether one browser sends all three, or three of strangers */
async function live(who: "one family" | "strangers"): Promise<World> {
  vi.useFakeTimers({ toFake: ["Date"], now: at("08:00:00") });
  vi.resetModules();
  const server = process.env.DATABASE_URL;
  const portal = await openPortal(at("08:00:00"));
  try {
    const logged = await listen();
    const routes = await loadRoutes();
    const group = await portal.store.transaction(async (tx) =>
      (await loadGroups()).aGroup(tx, { hub: "hamilton" }),
    );
    const one = portal.newVisitor();
    const other = () => (who === "one family" ? one : portal.newVisitor());

    const asks = other();
    vi.setSystemTime(at("09:02:11"));
    await walk(
      routes,
      asks,
      await asks.send(routes.form, { journey: "referral", again: "1" }),
      "referral",
      REQUEST,
    );
    const books = other();
    vi.setSystemTime(at("10:00:00"));
    await walk(routes, books, await books.send(routes.book, { group: group.id }), "booking", BOOKING);
    const tells = other();
    vi.setSystemTime(at("11:03:17"));
    await walk(
      routes,
      tells,
      await tells.send(routes.form, { journey: "story", again: "1" }),
      "story",
      STORY,
    );
    const { story } = (await tells.see<{ story: Record<"reference" | "code", string> }>(routes.sent)) as {
      story: Record<"reference" | "code", string>;
    };
    vi.setSystemTime(at("11:07:23"));
    const { reference, code } = story;
    expect(await tells.send(routes.door, { reference, code })).toBe("/your-page/story");
    await tells.see(routes.yours);
    expect(await tells.send(routes.yours, { intent: "audience", audience: "hubs" })).toBe("/your-page/story");
    const left = await dump(portal.store.read);
    const { deleteExpired } = await import("../../app/safety/retention.server");
    vi.setSystemTime(at("13:00:00"));
    await deleteExpired(portal.store, at("13:00:00"));
    return { left, settled: await dump(portal.store.read), logged };
  } finally {
    await portal.close();
    if (server !== undefined) process.env.DATABASE_URL = server;
    vi.useRealTimers();
  }
}

const loadGroups = () => import("../support/groups");
const loadRoutes = async () => ({
  form: await import("../../app/routes/form"),
  step: await import("../../app/routes/form-step"),
  check: await import("../../app/routes/form-check"),
  sent: await import("../../app/routes/form-sent"),
  book: await import("../../app/routes/book-group"),
  door: await import("../../app/routes/your-page"),
  yours: await import("../../app/routes/your-story"),
});

async function walk(
  routes: Awaited<ReturnType<typeof loadRoutes>>,
  family: Visitor,
  first: string,
  journey: string,
  answers: Record<string, Fields>,
): Promise<void> {
  let to = first;
  for (let count = 0; to.startsWith("/form/q") && count < 20; count++) {
    const step = to.split("/").pop()!;
    to = await family.send(routes.step, { _journey: journey, ...answers[step] }, to, { step });
  }
  expect(to).toBe("/form/check");
  const { submissionKey } = (await family.see<{ submissionKey: string }>(routes.check)) as {
    submissionKey: string;
  };
  expect(await family.send(routes.check, { key: submissionKey, _journey: journey })).toBe("/form/sent");
}

/** Everything that this portal writes into its log from now on. */
async function listen(): Promise<unknown[][]> {
  const { log } = await import("../../app/log.server");
  log.level = "trace";
  const lines: unknown[][] = [];
  for (const level of ["trace", "debug", "info", "warn", "error", "fatal"] as const)
    vi.spyOn(log, level).mockImplementation((...it: unknown[]) => void lines.push(it));
  log.info("heard");
  expect(lines.splice(0)).toEqual([["heard"]]);
  return lines;
}

/** What is made by chance, or sealed, is other in every world: what kind of thing it is stays. */
function masked(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(masked);
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, masked(it)]));
  if (typeof value !== "string") return value;
  return value
    .replace(/^v1\.(\d{4}-\d{2})\..*$/s, "sealed $1")
    .replace(/^(\d{4}-\d{2})\.[\w-]{43}$/, "hash $1")
    .replace(/^\$argon2.*$/, "password")
    .replace(/^[\w-]{43}$/, "hash")
    .replace(/(^|[^\w-])[\w-]{22}(?![\w-])/g, "$1id")
    .replace(/^[\w-]{16}$/, "term")
    .replace(/^programme-\w+$/, "programme")
    .replace(/^(?!hamilton$)[\w-]{8}$/, "short id")
    .replace(/(^|[^A-Z0-9])[34679CDFGHJKMNPQRTWX]{8}(?![A-Z0-9])/g, "$1reference");
}

/** Tables whose rows, order and chance aside, are not the same in both. */
function differing(a: Dump, b: Dump, but: readonly string[] = []): string[] {
  const lines = (it: Dump, name: string) =>
    it
      .get(name)!
      .map((row) => JSON.stringify(masked(row)))
      .sort();
  return [...a.keys()].filter(
    (name) => !but.includes(name) && JSON.stringify(lines(a, name)) !== JSON.stringify(lines(b, name)),
  );
}

/** The rows of the story that was told here. */
function rowsOfStory(it: Dump): Array<Record<string, unknown>> {
  const told = it.get("stories")!.find((row) => row.toldOn === "2026-11-23")!;
  expect(told).toBeDefined();
  const around = [...it].filter(([name]) => isOfStories(name)).flatMap(([, rows]) => rows);
  return [told, ...around.filter((row) => row.story === told.id)];
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Values by which one row could be known again: not words that many rows share. */
const telling = (rows: Array<Record<string, unknown>>): string[] => [
  ...new Set(
    rows
      .flatMap((row) => Object.values(row))
      .filter((value): value is string => typeof value === "string" && value.length >= 8 && !DATE.test(value))
      .filter((value) => !["hamilton", "familySupport"].includes(value)),
  ),
];

/** Values of the story's rows that stand in a table of anything else, and the other way round. */
function links(it: Dump): string[] {
  const rest = [...it].filter(([name]) => !isOfStories(name));
  const everything = rest.map(([name, rows]) => [name, JSON.stringify(rows)] as const);
  const out = telling(rowsOfStory(it)).flatMap((value) =>
    everything.filter(([, rows]) => rows.includes(value)).map(([name]) => `${name}: ${value}`),
  );
  const story = JSON.stringify(rowsOfStory(it));
  const own = [
    "referrals",
    "referral_bodies",
    "bookings",
    "booking_bodies",
    "submissions",
    "audit",
    "outbox",
  ];
  const theirs = telling(own.flatMap((name) => it.get(name) ?? [])).filter(
    (value) => !/^[a-z.]+$/i.test(value),
  );
  return [...out, ...theirs.filter((value) => story.includes(value)).map((value) => `story: ${value}`)];
}

describe("two worlds", () => {
  let family: World;
  let strangers: World;
  beforeAll(async () => {
    family = await live("one family");
    strangers = await live("strangers");
  }, 120_000);
  afterAll(() => vi.restoreAllMocks());

  test("nobody can tell whether one family sent all three, or three that never met", () => {
    expect(family.settled.get("stories")!.length).toBe(strangers.settled.get("stories")!.length);
    expect(differing(family.settled, strangers.settled)).toEqual([]);
  });

  test("nor at once: all that differs is what a browser has open, which nobody but it can read", () => {
    expect(differing(family.left, strangers.left, ["slips", "drafts"])).toEqual([]);
  });

  test("no value of the story stands in any other table, nor theirs in it", () => {
    for (const it of [family.left, family.settled]) expect(links(it)).toEqual([]);
    expect(telling(rowsOfStory(family.left)).length).toBeGreaterThan(5);
  });

  test("no row about it holds a moment", () => {
    const moments = rowsOfStory(family.settled).flatMap((row) =>
      Object.entries(row).filter(([, value]) => value instanceof Date),
    );
    expect(moments).toEqual([]);
    const times = JSON.stringify([...family.settled].map(([, rows]) => rows));
    for (const time of ["T11:03:17", "T11:07:23"]) expect(times).not.toContain(time);
    // of a request there is one
    expect(times).toContain("T09:02:11");
  });

  test("nothing was logged", () => expect([...family.logged, ...strangers.logged]).toEqual([]));

  describe("a link that is planted", () => {
    const planted = (
      name: string,
      change: (rows: Array<Record<string, unknown>>) => Array<Record<string, unknown>>,
    ) => new Map(family.settled).set(name, change(family.settled.get(name)!.map((it) => ({ ...it }))));
    const story = () => rowsOfStory(family.settled)[0]!;

    test("as a value is found", () => {
      const said = planted("submissions", (rows) =>
        rows.map((it) => (it.kind === "story" ? { ...it, subject: story().id } : it)),
      );
      expect(links(said)).toContain(`submissions: ${String(story().id)}`);
      const request = family.settled.get("referrals")!.find((it) => it.id)!;
      const back = planted("stories", (rows) =>
        rows.map((it) => (it.id === story().id ? { ...it, takenBy: request.id } : it)),
      );
      expect(links(back).length).toBeGreaterThan(0);
    });

    test("as a row, or as a moment, makes a difference", () => {
      const line = { id: "x", at: at("11:00:00"), actor: "family", action: "story.told", subject: "" };
      expect(
        differing(
          planted("audit", (rows) => [...rows, line]),
          strangers.settled,
        ),
      ).toEqual(["audit"]);
      const timed = planted("submissions", (rows) =>
        rows.map((it) => ({ ...it, expiresAt: at("11:10:00") })),
      );
      expect(differing(timed, strangers.settled)).toEqual(["submissions"]);
    });
  });
});
