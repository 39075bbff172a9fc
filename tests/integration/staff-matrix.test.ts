/** Who may do what: every role at its own hub, at another and with the shared queue, on every staff route and with
 *  every form of it. What is not listed here is refused. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => {
  process.env.LOG_LEVEL = "silent";
  process.env.KEYS_DIR = `${process.env.TMPDIR ?? "/tmp"}/portal-keys-${process.pid}`;
  const { testDatabase } = await import("../support/database");
  const made = await testDatabase();
  if (made.url.startsWith("postgres")) process.env.DATABASE_URL = made.url;
  else process.env.DATA_DIR = made.url.replace(/\/portal\.db$/, "");
  return made;
});

import { outbox } from "../../db/schema/outbox";
import { newRow } from "../../app/outbox/outbox.server";
import { requestForms } from "../../app/staff/request-forms";
import { hubForm } from "../../app/staff/hub-forms";
import { serviceForm } from "../../app/staff/service-forms";
import { startSession } from "../../app/staff/session.server";
import { ROLES, SERVICE_ROLES, type Role } from "../../app/staff/staff";
import { postedForm } from "../support/posted";
import * as world from "../support/staff";

interface RouteModule {
  loader: (args: object) => unknown;
  action?: (args: object) => unknown;
}
// one glob for the bundler: a route that is added is asked too
const modules = import.meta.glob<RouteModule>("../../app/routes/staff-*.tsx");
const DOORS = ["sign-in", "sign-out"];
const routes = Object.keys(modules)
  .map((file) => /staff-(.+)\.tsx$/.exec(file)![1]!)
  .filter((it) => !DOORS.includes(it));

const { store } = await import("../../app/db.server");

type Target = "own" | "other" | "shared";
const HUB: Record<Target, string | null> = { own: "hamilton", other: "lanark", shared: null };
const people = new Map<Role, { id: string; cookie: string }>();

beforeAll(async () => {
  await world.addHubs(store);
  for (const role of ROLES) {
    const hub = SERVICE_ROLES.includes(role) ? undefined : "hamilton";
    const { id } = await world.addColleague(store, role, hub);
    const token = await store.transaction((tx) => startSession(tx, id, new Date()));
    people.set(role, { id, cookie: `staff=${token}` });
  }
});
afterAll(async () => {
  await store.close();
  await db.close();
});

/** What each form of a request needs to be taken. */
const FIELDS: Record<string, Record<string, string>> = {
  open: {},
  take: {},
  giveBack: {},
  goOn: {},
  readForReason: { reason: "They rang us" },
  handOver: { to: "somebody" },
  wait: { text: "x" },
  note: { text: "x" },
  message: { text: "x" },
  contact: { channel: "phone", reached: "no", keptRules: "yes", stillSafe: "notAsked" },
  close: { outcome: "advice" },
  move: { to: "hamilton" },
  code: { how: "x" },
};
const requestIntents = requestForms.options.map((it) => it.shape.intent.value);

async function addStuck(hub: string | null): Promise<string> {
  const about = { subjectKind: "referral", subject: "none", hub, channel: "email" as const, urgent: false };
  const row = newRow({ ...about, inbox: "duty", state: "needs_human" }, new Date());
  await store.transaction((tx) => tx.insert(outbox).values(row));
  return row.id;
}

/** The forms of a route, each with what it needs; by the name it has in the table below. */
async function formsOf(route: string, target: Target): Promise<Record<string, Record<string, string>>> {
  switch (route) {
    case "request":
      return Object.fromEntries(requestIntents.map((intent) => [intent, { intent, ...FIELDS[intent]! }]));
    case "hub":
      return Object.fromEntries(Object.keys(hubForm).map((intent) => [intent, { intent }]));
    case "service":
      return Object.fromEntries(Object.keys(serviceForm).map((intent) => [intent, { intent }]));
    case "undelivered":
      return { again: { id: await addStuck(HUB[target]) } };
    case "search":
      return { find: { words: "Aisha" } };
    default:
      return {};
  }
}

/** @returns how it was let in: "GET" or the form's name; undefined where it was refused as if it were not there */
async function tryCell(role: Role, route: string, target: Target, form?: [string, Record<string, string>]) {
  const { loader, action } = await modules[`../../app/routes/staff-${route}.tsx`]!();
  const reference = await world.addRequest(store, { hub: HUB[target] });
  const request = new Request(`http://portal.test/staff/x`, {
    headers: { cookie: people.get(role)!.cookie },
  });
  const posted = form && postedForm(form[1]);
  const args = { request, params: { reference, hub: HUB[target] }, context: { address: "a", posted } };
  try {
    const answer = await (form ? action!(args) : loader(args));
    if (form) return form[0];
    const data = (answer as { data?: { request?: { forReason: boolean } } }).data;
    return data?.request?.forReason ? "GET cover" : "GET";
  } catch (thrown) {
    if (thrown instanceof Response && thrown.status === 404) return undefined;
    throw thrown;
  }
}

async function allowedCells(role: Role): Promise<string[]> {
  const cells: string[] = [];
  for (const route of routes)
    for (const target of ["own", "other", "shared"] as const) {
      // a hub's settings are no hub's only where there is a hub
      if (route === "hub" && target === "shared") continue;
      const forms = Object.entries(await formsOf(route, target));
      const tried = [await tryCell(role, route, target)];
      for (const form of forms) tried.push(await tryCell(role, route, target, form));
      cells.push(...tried.filter((it) => it !== undefined).map((it) => `${route} ${target} ${it}`));
    }
  return cells.sort();
}

const cells = (route: string, targets: Target[], what: string[]) =>
  targets.flatMap((target) => what.map((it) => `${route} ${target} ${it}`));
const ALL: Target[] = ["own", "other", "shared"];
const WORK = [
  ...["GET", "open", "take", "giveBack", "handOver", "wait", "goOn", "note", "message"],
  ...["contact", "close", "move", "code"],
];
const HUB_FORMS = [
  ...["GET", "contacts", "hours", "times", "inbox", "verify", "switch", "removeInbox"],
  ...["addPerson", "removePerson", "addClosing", "removeClosing"],
];
const SERVICE_FORMS = [
  "GET",
  "outOfHours",
  "facts",
  "checked",
  "show",
  "hide",
  "addClosing",
  "removeClosing",
];
const FOR_REASON = ["GET cover", "readForReason"];
const inbox = cells("inbox", ALL, ["GET"]);
const search = cells("search", ALL, ["GET", "find"]);
const undelivered = (targets: Target[]) => [
  ...cells("undelivered", ALL, ["GET"]),
  ...cells("undelivered", targets, ["again"]),
];

const EXPECTED: Record<Role, string[]> = {
  duty_worker: [
    ...inbox,
    ...search,
    ...undelivered(["own", "shared"]),
    ...cells("request", ["own", "shared"], WORK),
    ...cells("request", ["other"], FOR_REASON),
  ],
  hub_manager: [
    ...inbox,
    ...search,
    ...undelivered(["own", "shared"]),
    ...cells("request", ["own", "shared"], WORK),
    ...cells("request", ["other"], FOR_REASON),
    ...cells("hub", ["own"], HUB_FORMS),
  ],
  service_manager: [
    ...inbox,
    ...search,
    ...undelivered(ALL),
    ...cells("request", ALL, WORK),
    ...cells("hub", ["own", "other"], HUB_FORMS),
    ...cells("service", ALL, SERVICE_FORMS),
  ],
  administrator: [
    ...inbox,
    ...undelivered(ALL),
    ...cells("hub", ["own", "other"], HUB_FORMS),
    ...cells("service", ALL, SERVICE_FORMS),
  ],
  information_governance: [...inbox, ...cells("request", ALL, FOR_REASON)],
  group_worker: inbox,
  moderator: inbox,
};

it.each(ROLES)("%s may do what is listed, and nothing else", async (role) => {
  expect(await allowedCells(role)).toEqual([...EXPECTED[role]].sort());
});

it("asks every form there is", () => {
  expect(requestIntents.filter((it) => !FIELDS[it])).toEqual([]);
  expect([...routes].sort()).toEqual(["hub", "inbox", "request", "search", "service", "undelivered"]);
});

it("would see a cell that nobody listed", async () => {
  expect(await allowedCells("moderator")).not.toEqual(cells("inbox", ["own"], ["GET"]));
});
