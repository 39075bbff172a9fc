/** No page, mail, file or feed shows one family anything of another: families with unmistakable words are put into every
 *  group, and the whole site is walked as a stranger and as one of them. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { simpleParser } from "mailparser";
import { expect, test } from "playwright/test";
import type { Store } from "../../../db/client";
import { paths } from "../../../app/paths";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../../support/built-portal";
import type { CanaryFamily } from "../../support/canary-families";
import { crawl, readable, type Seen } from "../../support/crawl";
import { Family } from "../../support/family";

test.describe.configure({ mode: "serial", timeout: 240_000 });

const HUBS = ["hamilton", "east-kilbride", "lanark", "cambuslang"];
const isFamilies = (path: string) => !/^\/(staff|js|styles|fonts|health)\b/.test(path);
const FEEDS = [
  paths.groupsCalendar,
  ...HUBS.map((it) => `${paths.groupsCalendar}?hub=${it}`),
  paths.openReferral,
  paths.openReferralServices,
  `${paths.openReferralServices}?full=true`,
];
const START = [paths.home, ...FEEDS];

let dataDir = "";
let portal: BuiltPortal;
let store: Store;
let families: CanaryFamily[];

test.beforeAll(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir, { LOG_LEVEL: "error", FAMILY_MAIL_FROM: "hello@example.org" });
  // the second process on the same file: as the portal's own commands are
  Object.assign(process.env, { DATA_DIR: dataDir, KEYS_DIR: join(dataDir, "keys"), LOG_LEVEL: "silent" });
  ({ store } = await import("../../../app/db.server"));
  const { plantCanaries, statesOf } = await import("../../support/canary-families");
  families = await plantCanaries(store, new Date());
  expect(await statesOf(store, families)).toEqual(
    new Set(["booked", "asked", "waiting", "offered", "ended"]),
  );
});
test.afterAll(async () => {
  await store.close();
  await portal.stop();
  removeDataDir(dataDir);
});

/** @returns where a word of theirs stands that is not `but`'s: "/groups: zname…" */
function findLeaks(seen: ReadonlyArray<{ path: string; body: string }>, but?: CanaryFamily): string[] {
  return seen.flatMap(({ path, body }) => {
    const text = readable(body);
    return families
      .filter((it) => it !== but)
      .flatMap((it) => it.words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`));
  });
}

/** Everything that can be reached, and every service one by one. */
async function walk(family: Family): Promise<Seen[]> {
  const services = JSON.parse((await family.get(paths.openReferralServices)).body) as {
    contents: Array<{ id: string }>;
  };
  const each = services.contents.map((it) => paths.openReferralService(it.id));
  return crawl(family, [...START, ...each], isFamilies);
}

/** A public page that shows a group of theirs. */
async function plantLeak(text: string, group: string): Promise<() => Promise<void>> {
  const { groups } = await import("../../../db/schema/groups");
  const { eq } = await import("drizzle-orm");
  const set = (note: string) =>
    store.transaction((tx) => tx.update(groups).set({ note }).where(eq(groups.id, group)));
  const [before] = await store.read.select().from(groups).where(eq(groups.id, group));
  await set(text);
  return async () => void (await set(before!.note));
}

const bookedIn = async () => {
  const { bookings } = await import("../../../db/schema/bookings");
  const { eq } = await import("drizzle-orm");
  const rows = await store.read.select().from(bookings).where(eq(bookings.state, "booked"));
  return rows.flatMap((row) => families.find((it) => it.id === row.id) ?? []);
};

test("a stranger who walks the whole site finds nothing of any family", async () => {
  const seen = await walk(new Family(portal.url));
  const at = (start: string) => seen.filter((it) => it.path.startsWith(start) && it.status === 200).length;
  // the walk went everywhere there is something to see
  expect(at(paths.groups)).toBeGreaterThan(30);
  expect(at("/groups/")).toBeGreaterThan(12);
  expect(at("/hubs/")).toBe(4);
  expect(at(paths.groupsCalendar)).toBe(5);
  expect(at(paths.openReferralService(""))).toBeGreaterThan(15);
  expect(seen.filter((it) => it.status >= 500).map((it) => it.path)).toEqual([]);
  expect(findLeaks(seen)).toEqual([]);
});

test("a leak would be found, on a page, in the calendar and in the directory", async () => {
  const [one] = await bookedIn();
  const { groups } = await import("../../../db/schema/groups");
  const { eq } = await import("drizzle-orm");
  const [group] = await store.read.select().from(groups).where(eq(groups.id, one!.group));
  const undo = await plantLeak(`Ring ${one!.words[1]!.replace(/^(\d{5})(\d{3})/, "$1 $2 ")}`, one!.group);
  const page = await new Family(portal.url).get(paths.programme(group!.programme));
  const file = await new Family(portal.url).get(paths.groupsCalendar);
  expect(findLeaks([{ path: "page", body: page.body }])).toEqual([`page: ${one!.words[1]!}`]);
  expect(findLeaks([{ path: "file", body: file.body }])).toEqual([`file: ${one!.words[1]!}`]);
  await undo();
  const after = await new Family(portal.url).get(paths.programme(group!.programme));
  expect(findLeaks([{ path: "page", body: after.body }])).toEqual([]);
});

test("no mail holds a word of a family, and none to a family says even a reference", async () => {
  // what is due goes out while this waits
  await wait(3_000);
  const folder = join(dataDir, "mail");
  const mails = await Promise.all(
    readdirSync(folder).map(async (name) => simpleParser(readFileSync(join(folder, name)))),
  );
  const sealed = (it: CanaryFamily) => it.words.filter((word) => word !== it.reference.toLowerCase());
  for (const mail of mails) {
    const to = JSON.stringify([mail.to, mail.cc, mail.bcc]).toLowerCase();
    const body = readable([mail.subject, mail.text, mail.html || ""].join("\n"));
    for (const it of families) {
      const toThem = to.includes(it.words[0]!);
      expect(sealed(it).filter((word) => body.includes(word))).toEqual([]);
      if (!toThem) expect(to).not.toContain(it.words[0]!);
      if (to.includes("zmail")) expect(body).not.toContain(it.reference.toLowerCase());
    }
  }
});
