/** No page, mail, file or feed shows one family anything of another: families with unmistakable words are put into every
 *  group, and the whole site is walked as a stranger and as one of them. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { expect, test } from "playwright/test";
import type { Store } from "../../../db/client";
import type { BookingState } from "../../../db/schema/bookings";
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
/** What the form of the list leads to; it is posted, and a walk posts nothing. */
const LISTS = [
  ...HUBS.map((it) => `near=${it}`),
  ...[0, 1, 2, 3, 4].map((it) => `day=${it}`),
  ...["part=morning", "part=afternoon", "part=evening", "how=online", "how=inPerson", "creche=1", "dropin=1"],
  ...["language=pl", "language=bfi", "age=1y", "due=2027-05", "near=lanark&day=0&language=pl", "page=2"],
].map((it) => `${paths.groups}?${it}`);
const START = [paths.home, ...LISTS, ...FEEDS];
/** A booking's own page, behind the door of all own pages. */
const OWN = `${paths.yourPage}/booking`;

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
async function walk(family: Family, more: string[] = []): Promise<Seen[]> {
  const services = JSON.parse((await family.get(paths.openReferralServices)).body) as {
    contents: Array<{ id: string }>;
  };
  const each = services.contents.map((it) => paths.openReferralService(it.id));
  return crawl(family, [...more, ...START, ...each], isFamilies);
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

async function familiesIn(state: BookingState): Promise<CanaryFamily[]> {
  const { bookings } = await import("../../../db/schema/bookings");
  const { eq } = await import("drizzle-orm");
  const rows = await store.read.select().from(bookings).where(eq(bookings.state, state));
  return rows.flatMap((row) => families.find((it) => it.id === row.id) ?? []);
}

/** With the page open that their reference and code open. */
async function openOwnPage({ reference, code }: CanaryFamily): Promise<Family> {
  const family = new Family(portal.url);
  const { location } = await family.post(paths.yourPage, { reference, code });
  expect(location).toBe(OWN);
  return family;
}

test("a stranger who walks the whole site finds nothing of any family", async () => {
  const seen = await walk(new Family(portal.url));
  const at = (start: string) => seen.filter((it) => it.path.startsWith(start) && it.status === 200).length;
  // the walk went everywhere there is something to see
  expect(at(paths.groups)).toBeGreaterThan(40);
  expect(at("/groups/")).toBeGreaterThan(12);
  expect(at("/hubs/")).toBe(4);
  expect(at(paths.groupsCalendar)).toBe(5);
  expect(at(paths.openReferralService(""))).toBeGreaterThan(15);
  expect(seen.filter((it) => it.status >= 500).map((it) => it.path)).toEqual([]);
  expect(findLeaks(seen)).toEqual([]);
  for (const path of FEEDS) {
    const { headers } = seen.find((it) => it.path === path)!;
    expect(headers.get("cache-control"), path).toBe("public, max-age=300");
    expect(headers.getSetCookie(), path).toEqual([]);
    expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
  }
});

test("a leak would be found, on a page, in the calendar and in the directory", async () => {
  const [one] = await familiesIn("booked");
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

test("who has booked walks the whole site with their page open, and finds themselves and nobody else", async () => {
  const [me] = await familiesIn("booked");
  const family = await openOwnPage(me!);
  const seen = await walk(family, [OWN, `${OWN}/calendar`, `${OWN}/calendar?safe=1`]);
  expect(findLeaks(seen, me)).toEqual([]);
  expect(seen.filter((it) => it.status >= 500).map((it) => it.path)).toEqual([]);
  // the control: the page was open all the time, and what is theirs is found on it, and nowhere else
  const own = (await crawl(family, [OWN], (path) => path === OWN))[0]!;
  expect(own.status).toBe(200);
  expect(findLeaks([own])).toContain(`${OWN}: ${me!.reference.toLowerCase()}`);
  const elsewhere = seen.filter((it) => !it.path.startsWith(paths.yourPage));
  expect(findLeaks(elsewhere)).toEqual([]);
  const calendar = seen.find((it) => it.path.startsWith(`${OWN}/calendar`) && it.status === 200)!;
  expect(calendar.body).toContain("BEGIN:VEVENT");
  expect(findLeaks([calendar])).toEqual([]);
});

test("whoever waits, has an offer, was asked to talk or has left sees nobody else on their own page", async () => {
  for (const state of ["waiting", "offered", "asked", "booked", "ended"] as const) {
    const some = (await familiesIn(state)).slice(0, 6);
    expect(some.length, state).toBeGreaterThan(0);
    for (const it of some) {
      const family = await openOwnPage(it);
      const seen = await crawl(family, [OWN, `${OWN}/calendar`], (path) => path.startsWith(OWN));
      expect(seen[0]!.status, state).toBe(200);
      expect(findLeaks(seen, it)).toEqual([]);
    }
  }
});

test("no mail holds a word of a family, and none to a family says even a reference", async () => {
  const mark = "q9999x";
  const asking = new Family(portal.url);
  await asking.fillIn({ q1: { callMe: `zname${mark}` }, q5: { help: `I need zneed${mark}.` } });
  await asking.send();
  const { reference } = (await asking.receipt())!;
  // the control: mails are written, and what stands in one is found
  await expect
    .poll(async () => (await readMails()).some((it) => it.said.includes(reference.toLowerCase())))
    .toBe(true);
  const mails = await readMails();
  const words = [mark, ...families.flatMap((it) => it.words)];
  const references = families.map((it) => it.reference.toLowerCase());
  const secret = words.filter((it) => !references.includes(it));
  // a mark is in the address of each of them, and nowhere else
  expect(mails.flatMap(({ said }) => secret.filter((it) => said.includes(it)))).toEqual([]);
  const toFamilies = mails.filter((it) => it.to.includes("zmail"));
  expect(toFamilies.flatMap(({ said }) => references.filter((it) => said.includes(it)))).toEqual([]);
});

async function readMails() {
  const folder = join(dataDir, "mail");
  const names = existsSync(folder) ? readdirSync(folder).filter((it) => it.endsWith(".eml")) : [];
  return Promise.all(
    names.map(async (name) => {
      const mail = await simpleParser(readFileSync(join(folder, name)));
      const said = readable([mail.subject, mail.text, mail.html || "", mail.from?.text].join("\n"));
      return { said, to: JSON.stringify([mail.to, mail.cc]).toLowerCase() };
    }),
  );
}
