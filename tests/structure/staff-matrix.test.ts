/** Who may do what: every role at its own hub, at another and with the shared queue, on every staff route and with
 *  every form of it. What is not listed here is refused. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import type { Tx } from "../../db/client";
import { settingChanges, type RowChange } from "../../db/schema/changes";
import { savedViews } from "../../db/schema/inbox";
import { keepApart } from "../../db/schema/bookings";
import { outbox } from "../../db/schema/outbox";
import { newRow } from "../../app/outbox/outbox.server";
import { randomToken } from "../../app/random.server";
import { bookingForms } from "../../app/staff/booking-forms";
import { accountForms } from "../../app/staff/account.server";
import { bulkCommands } from "../../app/staff/bulk";
import { chooseSeveral } from "../../app/staff/bulk.server";
import { placeForms } from "../../app/staff/change-places.server";
import { personForms } from "../../app/staff/person-forms";
import { requestForms } from "../../app/staff/request-forms";
import { recordGroup } from "../../app/groups/record-group.server";
import { hubForm } from "../../app/staff/hub-forms";
import { serviceForm } from "../../app/staff/service-forms";
import { startSession } from "../../app/staff/session.server";
import { answerForms } from "../../app/staff/answer-forms";
import { faceForms } from "../../app/staff/face-forms";
import { storyForms } from "../../app/staff/story-forms";
import { stories as storyRows } from "../../db/schema/stories";
import { listOwners, planChange } from "../../app/stories/story-changes.server";
import { listChangesOf } from "../../app/stories/promises.server";
import { showStory } from "../../app/stories/show-story.server";
import { taskForms } from "../../app/staff/task-forms";
import { ROLES, SERVICE_ROLES, type Role, type StaffMember } from "../../app/staff/staff";
import { seal } from "../../app/vault/seal.server";
import { addTask } from "../../app/tasks/tasks.server";
import { aBooking } from "../support/booked";
import { aGroup, aRoom } from "../support/groups";
import { multipartForm, postedForm } from "../support/posted";
import { pass, tell } from "../support/stories";
import * as world from "../support/staff";

interface RouteModule {
  loader: (args: object) => unknown;
  action?: (args: object) => unknown;
}
// one glob for the bundler: a route that is added is asked too
const modules = import.meta.glob<RouteModule>("../../app/routes/staff-*.tsx");
/** The ways in and out: whoever stands there has no role yet, or leaves. */
const DOORS = ["sign-in", "sign-out", "welcome", "new-browser", "oidc", "oidc-back"];
const sources = import.meta.glob<string>("../../app/routes/staff-*.tsx", {
  query: "?raw",
  import: "default",
});
const routes = Object.keys(modules)
  .map((file) => /staff-(.+)\.tsx$/.exec(file)![1]!)
  .filter((it) => !DOORS.includes(it));

const { store } = await import("../../app/db.server");

type Target = "own" | "other" | "shared";
const HUB: Record<Target, string | null> = { own: "hamilton", other: "lanark", shared: null };
const people = new Map<Role, { staff: StaffMember; cookie: string }>();

beforeAll(async () => {
  await world.addHubs(store);
  for (const role of ROLES) {
    const hub = SERVICE_ROLES.includes(role) ? undefined : "hamilton";
    const staff = await world.addColleague(store, role, hub);
    const token = await store.transaction((tx) => startSession(tx, staff.id, new Date()));
    people.set(role, { staff, cookie: `staff=${token}` });
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
  contact: { channel: "phone", reached: "no", keptRules: "yes", stillSafe: "notAsked" },
  close: { outcome: "advice" },
  askService: { service: "x", who: "x" },
  openAgain: { text: "x" },
  urgency: { urgent: "yes", text: "x" },
  noAnswer: {},
  serviceYes: {},
  serviceNo: { text: "x" },
  passedOn: { sure: "yes" },
  // there is nothing to keep: refused, as if it were not there
  keep: {},
  wall: { other: "x" },
  removeWall: { other: "x", text: "x" },
  merge: { other: "x" },
  unmerge: {},
  notSame: { other: "x" },
  labels: {},
  move: { to: "hamilton" },
  code: { how: "x" },
};
const bulkIntents = bulkCommands.options.map((it) => it.shape.intent.value);
const BULK: Record<string, Record<string, string>> = {
  assign: { to: "somebody" },
  label: { label: "x" },
  close: { outcome: "advice" },
};
const bookingIntents = bookingForms.options.map((it) => it.shape.intent.value);
const BOOKING: Record<string, Record<string, string>> = {
  ...{ place: {}, resume: {}, accept: {}, bundle: {}, note: { text: "x" }, message: { text: "x" } },
  decline: { stays: "yes" },
  cancel: { sure: "yes" },
  giveUp: { session: "x", what: "all" },
  takeBack: { session: "x", what: "all" },
  contact: { channel: "phone", reached: "no", keptRules: "no", stillSafe: "notAsked", text: "" },
  code: { how: "x" },
};
const requestIntents = requestForms.options.map((it) => it.shape.intent.value);

const personIntents = personForms.options.map((it) => it.shape.intent.value);
const PERSON: Record<string, Record<string, string>> = {
  correct: { name: "x", email: "x@council.test" },
  addRole: { role: "group_worker", hub: "hamilton" },
  removeRole: { which: "x" },
  invite: {},
  switchOff: {},
  switchOn: {},
};

async function addStuck(hub: string | null): Promise<string> {
  const about = { subjectKind: "referral", subject: "none", hub, channel: "email" as const, urgent: false };
  const row = newRow({ ...about, inbox: "duty", state: "needs_human" }, new Date());
  await store.transaction((tx) => tx.insert(outbox).values(row));
  return row.id;
}

/** Somebody who works at a hub, or over the whole service. */
async function addPerson(hub: string | null): Promise<string> {
  const who = await world.addColleague(store, hub ? "duty_worker" : "administrator", hub ?? undefined);
  return who.id;
}

const taskIntents = taskForms.options.map((it) => it.shape.intent.value);
const TASK: Record<string, Record<string, string>> = {
  take: {},
  giveBack: {},
  handOver: { to: "somebody" },
  tried: {},
  done: { outcome: "notNeeded" },
  reopen: {},
};

/** Something to do for a booking; nothing of the shared queue has any. */
async function addWork(hub: string | null): Promise<string> {
  if (!hub) return "none";
  const about = { kind: "ring" as const, subjectKind: "booking" as const, reference: "K7QXT3MN" };
  const words = { callMe: "Aisha", text: "x" };
  return store.transaction((tx) =>
    addTask(tx, { hub, ...about, subject: randomToken(), ...words }, new Date()),
  );
}

/** A label that somebody added, which may be put back. */
async function addChange(hub: string | null): Promise<string> {
  const id = randomToken();
  const key = { id: randomToken() };
  const rows: RowChange[] = hub
    ? [{ table: "label", key, before: { hub, name: "x" }, after: null }]
    : [{ table: "setting", key: { key: id }, before: { value: "x", confirmedAt: null }, after: null }];
  const change = { id, at: new Date(), by: "somebody", action: "hub.removeLabel", hub, rows };
  await store.transaction((tx) => tx.insert(settingChanges).values(change));
  return id;
}

/** A group with one booking; none where there is no hub. */
async function addGroup(hub: string | null) {
  const none = { group: "none", session: "none", reference: "none", sheet: "door" };
  if (!hub) return none;
  return store.transaction(async (tx) => {
    const group = await aGroup(tx, { hub });
    const booking = await aBooking(tx, { ...group, hub });
    return { ...none, group: group.id, session: group.sessions[0]!.id, reference: booking.reference };
  });
}

/** Two families that are kept apart. */
async function addPair(hub: string | null): Promise<string> {
  if (!hub) return "none";
  const [id, now] = [randomToken(), new Date()];
  const family = { name: "x", references: [], phones: [], emails: [] };
  const sealed = seal({ table: "keep_apart", row: id }, { a: family, b: family, reason: "x" }, now);
  const row = { id, hub, sealed, createdAt: now, createdBy: "somebody" };
  await store.transaction((tx) => tx.insert(keepApart).values(row));
  return id;
}

/** A list that everybody at a hub sees. */
async function addView(hub: string | null): Promise<string> {
  const id = randomToken();
  if (hub) await store.transaction((tx) => tx.insert(savedViews).values({ id, name: "x", query: "", hub }));
  return id;
}

/** When something was done with every group made here. */
const DONE_AT = new Date("2026-11-24T10:00:00Z");

/** A group of two sessions, with which something was done. */
async function addGroupWithHistory(hub: string) {
  return store.transaction(async (tx) => {
    const group = await aGroup(tx, { hub, starts: new Date(Date.now() + 86_400_000), weeks: 2 });
    const about = { about: group.id, hub, by: "somebody" };
    await recordGroup(tx, about, { action: "group.paused" }, DONE_AT);
    return group;
  });
}

const answerIntents = answerForms.options.map((it) => it.shape.intent.value);
const CHANGE_INTENTS = ["replan", "made", "dropped"];
const DUE = { "due.day": "1", "due.month": "12", "due.year": "2099" };
const ANSWER: Record<string, Record<string, string>> = {
  ...{ look: { text: "x" }, keep: { text: "x" }, give: { text: "x", seen: "x" }, change: { text: "x" } },
  ...{ pass: {}, sendBack: { note: "x" }, takeBack: { reason: "x" } },
  plan: { said: "x", plan: "x", owner: "x", ...DUE },
  ...{ replan: { owner: "x", ...DUE }, made: { outcome: "x" }, dropped: { outcome: "x" } },
};

const stories = new Map<string, Promise<{ reference: string; change: string }>>();
/** A story that staff of its hub alone may read, with a change that was promised because of it. */
function storyAt(hub: string) {
  const known = stories.get(hub) ?? addStory(hub);
  stories.set(hub, known);
  return known;
}
async function addStory(hub: string) {
  const now = new Date();
  const told = { hub, audience: "hub" as const, tags: [{ kind: "hub" as const, value: hub }] };
  const { id, reference } = await tell(store, told, now);
  await store.transaction((tx) => pass(tx, id, {}, now));
  await store.transaction((tx) => showStory(tx, id, "somebody", now));
  const owner = await world.addColleague(store, "duty_worker", hub);
  expect(await listOwners(store.read, hub)).toContainEqual({ id: owner.id, name: owner.name });
  const plan = { story: id, hub, by: "somebody", said: "x", plan: "x", owner: owner.id, dueOn: "2099-12-01" };
  await store.transaction((tx) => planChange(tx, plan, now));
  return { reference, change: (await listChangesOf(store.read, id))[0]!.id };
}

const storyIntents = storyForms.options.map((it) => it.shape.intent.value);
const STORY: Record<string, Record<string, string>> = {
  ...{ take: {}, giveBack: {}, again: {}, save: {}, pass: {}, hold: {}, agree: {}, concern: {} },
  ...{ sendBack: { text: "x" }, ask: { text: "x" }, keepAudience: { text: "x" } },
  ...{ refuse: { why: "harms", text: "x" }, takeDown: { why: "mistake" } },
  ...{ praise: { name: "x", sentence: "x" } },
  ...{ showReply: { reply: "x", text: "x" }, refuseReply: { reply: "x", text: "x" } },
};
/** A story that one moderator has passed, and that waits for another person. */
async function addStoryToSecond(hub: string): Promise<string> {
  const now = new Date();
  const { id, reference } = await tell(store, { hub, tags: [{ kind: "hub", value: hub }] }, now);
  await store.transaction(async (tx) => {
    await pass(tx, id, { more: { state: "second", safety: 1 } }, now);
    await tx.update(storyRows).set({ state: "second" }).where(eq(storyRows.id, id));
  });
  return reference;
}

const GROUP_FACTS = {
  ...{ where: "", joinBy: "", language: "en", leads: "", note: "" },
  ...{ seats: "8", crechePlaces: "0", crecheStaff: "0", transportSeats: "0" },
};
const DAY = { "first.day": "1", "first.month": "12", "first.year": "2099", time: "10:00", minutes: "60" };
const ON = { "date.day": "1", "date.month": "12", "date.year": "2099", time: "10:00", minutes: "60" };
const APART = { aPhones: "01632 960001", bPhones: "01632 960002", reason: "x" };
const PROGRAMME = { name: "x", summary: "x", forWhom: "x", sessionIs: "", length: "x", runBy: "x" };
const NO_LIMITS = { fromMonths: "", toMonths: "", fromWeeks: "", toWeeks: "" };
const ROOM = { name: "x", address: "x", directions: "", access: "", seats: "1" };

/** The forms of a route, each with what it needs; by the name it has in the table below. */
async function formsOf(
  route: string,
  target: Target,
  reference = "none",
): Promise<Record<string, Record<string, string>>> {
  switch (route) {
    case "request":
      return Object.fromEntries(requestIntents.map((intent) => [intent, { intent, ...FIELDS[intent]! }]));
    case "booking":
      return Object.fromEntries(bookingIntents.map((intent) => [intent, { intent, ...BOOKING[intent]! }]));
    case "register":
    case "new-booking":
    case "group-feedback":
      return { save: {} };
    case "hub":
      return Object.fromEntries(Object.keys(hubForm).map((intent) => [intent, { intent }]));
    case "service":
      return Object.fromEntries(Object.keys(serviceForm).map((intent) => [intent, { intent }]));
    case "places":
      return Object.fromEntries(
        placeForms.options.map((it) => [
          it.shape.intent.value,
          { intent: it.shape.intent.value, which: "x" },
        ]),
      );
    case "helpline":
    case "text":
      return { save: {} };
    case "task":
      return Object.fromEntries(taskIntents.map((intent) => [intent, { intent, ...TASK[intent] }]));
    case "history":
      return { putBack: { id: await addChange(HUB[target]) } };
    case "group":
      return { publish: { intent: "publish" }, pause: { intent: "pause" }, close: { intent: "close" } };
    case "group-new":
      return { make: { ...GROUP_FACTS, programme: "none", hub: HUB[target] ?? "" } };
    case "group-facts":
      return { save: GROUP_FACTS };
    case "group-dates":
      return {
        pattern: { intent: "pattern", ...DAY, sessions: "1", every: "1" },
        one: { intent: "one", ...ON, week: "9" },
      };
    case "group-session":
      return {
        cancel: { intent: "cancel", which: "one", sure: "yes" },
        move: { intent: "move", ...ON, room: "", which: "one", sure: "yes" },
      };
    case "programme":
      return { save: { ...PROGRAMME, ...NO_LIMITS } };
    case "room":
      return { save: ROOM };
    case "keep-apart":
      return {
        add: { intent: "add", hub: HUB[target] ?? "", ...APART },
        end: { intent: "end", hub: HUB[target] ?? "", id: await addPair(HUB[target]) },
      };
    case "story":
      return Object.fromEntries(storyIntents.map((intent) => [intent, { intent, ...STORY[intent]! }]));
    case "story-answer":
    case "story-changes": {
      const hub = HUB[target];
      const id = randomToken();
      const change = hub ? (await storyAt(hub)).change : id;
      const intents = route === "story-answer" ? answerIntents : CHANGE_INTENTS;
      return Object.fromEntries(
        intents.map((intent) => [
          intent,
          { intent, ...(CHANGE_INTENTS.includes(intent) ? { change } : { id }), ...ANSWER[intent]! },
        ]),
      );
    }
    case "face":
      return Object.fromEntries(
        faceForms.options.map((it) => [it.shape.intent.value, { intent: it.shape.intent.value }]),
      );
    case "people":
      return { add: {} };
    case "person":
      return Object.fromEntries(personIntents.map((intent) => [intent, { intent, ...PERSON[intent]! }]));
    case "undelivered":
      return { again: { id: await addStuck(HUB[target]) } };
    case "account":
      return Object.fromEntries(
        accountForms.options.map((it) => [it.shape.intent.value, { intent: it.shape.intent.value }]),
      );
    case "nothing-lost":
      return { test: { hub: HUB[target] ?? "" } };
    case "search":
      return { find: { words: "Aisha" } };
    case "inbox":
      return {
        saveView: { intent: "saveView", name: "x", hub: "", query: "" },
        removeView: { intent: "removeView", id: await addView(HUB[target]) },
      };
    case "note":
    case "message":
      return { write: { text: "x" } };
    case "enter":
      return { start: { via: "phone", askedBy: "school" }, change: { reference } };
    case "story-new":
      return { start: { via: "phone", road: "story" } };
    case "enter-step":
    case "enter-check":
      return { save: {} };
    case "bulk-choose":
      return { choose: { chosen: reference } };
    case "bulk":
      return {
        ...Object.fromEntries(bulkIntents.map((intent) => [intent, { intent, ...BULK[intent] }])),
        do: { intent: "do" },
        again: { intent: "again" },
        undo: { intent: "undo" },
      };
    default:
      return {};
  }
}

const OF_A_GROUP = ["group", "group-facts", "group-dates", "group-session", "group-told"];

/** @param form its name. @returns how it was let in: "GET" or the form's name; undefined where it was refused as if it
 *  were not there */
async function tryCell(role: Role, route: string, target: Target, form?: string) {
  const { loader, action } = await modules[`../../app/routes/staff-${route}.tsx`]!();
  const made = await addGroup(HUB[target]);
  const told: Record<string, (hub: string) => Promise<string>> = {
    "story-answer": async (hub) => (await storyAt(hub)).reference,
    story: addStoryToSecond,
  };
  const story = await told[route]?.(HUB[target]!);
  const reference =
    story ?? (route === "booking" ? made.reference : await world.addRequest(store, { hub: HUB[target] }));
  const person = people.get(role)!;
  const request = new Request(`http://portal.test/staff/x`, { headers: { cookie: person.cookie } });
  const chosen = (tx: Tx) => chooseSeveral(tx, person.staff, [reference], new Date());
  const ids: Record<string, () => Promise<string | undefined>> = {
    bulk: () => store.transaction(chosen),
    person: () => addPerson(HUB[target]),
    helpline: () => Promise.resolve("new"),
    task: () => addWork(HUB[target]),
  };
  const id = (await ids[route]?.()) ?? "none";
  const of = HUB[target] ?? "service";
  const group = OF_A_GROUP.includes(route) ? await addGroupWithHistory(HUB[target]!) : undefined;
  const room =
    HUB[target] &&
    (await store.transaction((tx) => aRoom(tx, { hub: HUB[target]!, name: randomToken() }))).id;
  const groupParams = {
    ...(group ? { group: group.id, session: group.sessions[0]!.id } : {}),
    ...{ at: String(DONE_AT.getTime()), room: room ?? "new", programme: "new" },
  };
  const params = {
    ...made,
    ...groupParams,
    reference,
    id,
    of,
    hub: HUB[target],
    format: "csv",
    step: "q1",
    text: "next",
  };
  const fields = form === undefined ? undefined : (await formsOf(route, target, reference))[form]!;
  const posted = fields && (route === "face" ? await multipartForm(fields) : postedForm(fields));
  const args = { request, params, context: { address: "a", posted } };
  try {
    const answer = await (fields ? action!(args) : loader(args));
    const nothingChosen = route === "bulk-choose" && !leadsTo(answer, "/staff/bulk/");
    if (form) return nothingChosen ? undefined : form;
    const data = (answer as { data?: { request?: { forReason: boolean } } }).data;
    return data?.request?.forReason ? "GET cover" : "GET";
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    if (thrown.status === 404) return undefined;
    // let in, and sent on: to open the request first, or to begin what is typed in
    if (leadsTo(thrown, "/staff/") && !leadsTo(thrown, "/staff/sign-in")) return form ?? "GET";
    throw thrown;
  }
}

/** A group is always a hub's. */
const OF_GROUPS = [
  ...["booking", "group-bookings", "group-bookings-file", "group-feedback", "group-poster", "new-booking"],
  ...["register", "register-sheet"],
];

const leadsTo = (answer: unknown, start: string) =>
  answer instanceof Response && (answer.headers.get("location") ?? "").startsWith(start);

const asked = new Map<Role, Promise<string[]>>();
/** Asked once: nothing of it changes. */
function allowedCells(role: Role): Promise<string[]> {
  const known = asked.get(role) ?? askAll(role);
  asked.set(role, known);
  return known;
}

async function askAll(role: Role): Promise<string[]> {
  const cells: string[] = [];
  for (const route of routes)
    for (const target of ["own", "other", "shared"] as const) {
      // a hub's settings, groups and tasks are no hub's only where there is a hub
      if (
        ["hub", "places", "room", "story", "story-answer", "task", ...OF_GROUPS, ...OF_A_GROUP].includes(
          route,
        ) &&
        target === "shared"
      )
        continue;
      const tried = [await tryCell(role, route, target)];
      for (const form of Object.keys(await formsOf(route, target)))
        tried.push(await tryCell(role, route, target, form));
      cells.push(...tried.filter((it) => it !== undefined).map((it) => `${route} ${target} ${it}`));
    }
  return cells.sort();
}

const cells = (route: string, targets: Target[], what: string[]) =>
  targets.flatMap((target) => what.map((it) => `${route} ${target} ${it}`));
const ALL: Target[] = ["own", "other", "shared"];
const WORK = [
  ...["GET", "open", "take", "giveBack", "handOver", "wait", "goOn", "contact", "close", "move", "code"],
  ...[
    "askService",
    "serviceYes",
    "serviceNo",
    "passedOn",
    "wall",
    "merge",
    "unmerge",
    "notSame",
    "labels",
    "urgency",
    "noAnswer",
    "openAgain",
  ],
];
const SERVICE_FORMS = [
  "addHub",
  "outOfHours",
  "facts",
  "ratios",
  "stories",
  "checked",
  "show",
  "hide",
  "addClosing",
  "changeClosing",
  "removeClosing",
];
const PEOPLE = ["correct", "addRole", "removeRole", "invite", "switchOff", "switchOn"];
/** Settings of the whole service, and where families live: of several hubs at once. */
const service = [
  ...cells("service", ALL, ["GET", ...SERVICE_FORMS]),
  ...cells("places", ["own", "other"], ["GET", "ward", "sector", "town"]),
  ...["helpline", "text"].flatMap((route) => cells(route, ALL, ["GET", "save"])),
];
/** The history of settings and the people of these hubs. */
const keeps = (targets: Target[]) => [
  ...cells("history", targets, ["GET", "putBack"]),
  ...cells("people", ALL, ["GET", "add"]),
  ...cells("person", targets, ["GET", ...PEOPLE]),
];
const HUB_FORMS = [
  ...["GET", "contacts", "hours", "times", "inbox", "verify", "switch", "removeInbox"],
  ...["addPerson", "changePerson", "movePerson", "removePerson"],
  ...["addClosing", "changeClosing", "removeClosing"],
  ...["addLabel", "removeLabel", "addBlock", "changeBlock", "removeBlock"],
];
const FOR_REASON = ["GET cover", "readForReason"];
/** What everybody has: the inbox, which may say that there is nothing for them, and their own account. */
const everybody = [
  ...cells("inbox", ALL, ["GET"]),
  ...cells("account", ALL, ["GET", "endSession", "newCodes", "changePassword"]),
  ...cells("account", ALL, ["addPasskey", "keepPasskey", "removePasskey"]),
];
/** Typing in what somebody told: the same pages as for a request, where there is one for this person. */
const entersStories = [
  ...cells("story-new", ALL, ["GET", "start"]),
  ...["enter-step", "enter-check"].flatMap((route) => cells(route, ALL, ["GET", "save"])),
  ...cells("enter-sent", ALL, ["GET"]),
];
/** What stands beside the inbox for whoever works with requests; nothing of it shows one. */
const desk = [
  ...everybody,
  ...cells("inbox", ALL, ["saveView"]),
  ...cells("search", ALL, ["GET", "find"]),
  ...cells("enter", ALL, ["GET", "start"]),
  ...entersStories,
  ...["note", "message", "bulk-choose"].flatMap((route) => cells(route, ALL, ["GET"])),
];
/** What can be done with a request of these hubs. */
const work = (targets: Target[]) => [
  ...cells("request", targets, WORK),
  ...["note", "message"].flatMap((route) => cells(route, targets, ["write"])),
  ...["summary", "summary-file"].flatMap((route) => cells(route, targets, ["GET"])),
  ...cells("enter", targets, ["change"]),
  ...cells("bulk-choose", targets, ["choose"]),
  ...cells("bulk", targets, ["GET", "assign", "label", "close", "do", "again", "undo"]),
];
/** What has to be done at these hubs that is no request. */
const tasks = (targets: Target[]) => cells("task", targets, ["GET", ...taskIntents]);
const nothingLost = cells("nothing-lost", ALL, ["GET"]);
const figures = ["figures", "figures-file"].flatMap((route) => cells(route, ALL, ["GET"]));
const undelivered = (targets: Target[]) => [
  ...cells("undelivered", ALL, ["GET"]),
  ...cells("undelivered", targets, ["again"]),
];

/** Bookings of these hubs' groups. */
const bookings = (targets: Target[]) => [
  ...cells("booking", targets, ["GET", ...Object.keys(BOOKING)]),
  ...cells("new-booking", targets, ["GET", "save"]),
  ...["group-bookings", "group-poster"].flatMap((route) => cells(route, targets, ["GET"])),
];
/** Who runs groups takes their registers too, and may carry the list away. */
const groupWork = (targets: Target[]) => [
  ...bookings(targets),
  ...["register", "group-feedback"].flatMap((route) => cells(route, targets, ["GET", "save"])),
  ...["group-bookings-file", "register-sheet"].flatMap((route) => cells(route, targets, ["GET"])),
];
/** Groups of these hubs. A new one at another's hub is refused beside its field. */
/** Groups of these hubs are set up and run. */
const runs = (targets: Target[]) => [
  ...["groups", "rooms"].flatMap((route) => cells(route, ALL, ["GET"])),
  ...cells("group-new", ALL, ["GET", "make"]),
  ...cells("group", targets, ["GET", "publish", "pause", "close"]),
  ...["group-facts", "room"].flatMap((route) => cells(route, targets, ["GET", "save"])),
  ...cells("group-dates", targets, ["GET", "pattern", "one"]),
  ...cells("group-session", targets, ["GET", "cancel", "move"]),
  ...cells("group-told", targets, ["GET"]),
];
/** What is taught, which is the whole service's, and which families are kept apart, which ends at these hubs. */
const groupManagers = (targets: Target[]) => [
  ...cells("programmes", ALL, ["GET"]),
  ...cells("programme", ALL, ["GET", "save"]),
  ...cells("keep-apart", ALL, ["GET", "add"]),
  ...cells("keep-apart", targets, ["end"]),
];

/** Stories that may be read at these hubs, and the thanks in them. */
const reads = (targets: Target[]) => [
  ...cells("stories", ALL, ["GET"]),
  ...cells("story-answer", targets, ["GET"]),
  ...cells("thanks", ALL, ["GET"]),
];
const answers = (targets: Target[]) => [
  ...reads(targets),
  ...cells("story-answer", targets, ["look", "keep", "give", "change"]),
  ...cells("face", ALL, ["GET", "save", "photo", "removePhoto"]),
];
/** Whoever manages a hub answers for its answers, and for what it promises. */
const promises = (targets: Target[]) => [
  ...answers(targets),
  ...cells("story-answer", targets, ["pass", "sendBack", "takeBack", "plan", ...CHANGE_INTENTS]),
  ...cells("story-changes", ALL, ["GET"]),
  ...cells("story-changes", targets, CHANGE_INTENTS),
];

/** Of a story that one person has passed. */
const SECOND_READER = ["agree", "sendBack", "concern"];

const EXPECTED: Record<Role, string[]> = {
  duty_worker: [
    ...desk,
    ...answers(["own"]),
    ...bookings(["own"]),
    ...undelivered(["own", "shared"]),
    ...work(["own", "shared"]),
    ...tasks(["own"]),
    ...cells("request", ["other"], FOR_REASON),
  ],
  hub_manager: [
    ...desk,
    ...promises(["own"]),
    ...groupWork(["own"]),
    ...nothingLost,
    ...figures,
    ...undelivered(["own", "shared"]),
    ...work(["own", "shared"]),
    ...tasks(["own"]),
    ...cells("request", ["own", "shared"], ["removeWall"]),
    ...cells("inbox", ["own"], ["removeView"]),
    ...cells("request", ["other"], FOR_REASON),
    ...cells("nothing-lost", ["own"], ["test"]),
    ...cells("hub", ["own"], HUB_FORMS),
    ...runs(["own"]),
    ...groupManagers(["own"]),
    ...keeps(["own"]),
  ],
  service_manager: [
    ...desk,
    ...promises(["own", "other"]),
    ...cells("story", ["own", "other"], ["GET", ...SECOND_READER]),
    ...groupWork(["own", "other"]),
    ...nothingLost,
    ...figures,
    ...undelivered(ALL),
    ...work(ALL),
    ...tasks(["own", "other"]),
    ...cells("request", ALL, ["removeWall"]),
    ...cells("inbox", ["own", "other"], ["removeView"]),
    ...cells("nothing-lost", ALL, ["test"]),
    ...cells("hub", ["own", "other"], HUB_FORMS),
    ...runs(["own", "other"]),
    ...groupManagers(["own", "other"]),
    ...service,
    ...keeps(ALL),
  ],
  administrator: [
    ...everybody,
    ...nothingLost,
    ...undelivered(ALL),
    ...cells("nothing-lost", ALL, ["test"]),
    ...cells("hub", ["own", "other"], HUB_FORMS),
    ...service,
    ...keeps(ALL),
  ],
  information_governance: [
    ...everybody,
    ...nothingLost,
    ...figures,
    ...cells("request", ALL, FOR_REASON),
    ...["record", "record-file"].flatMap((route) => cells(route, ALL, ["GET"])),
  ],
  group_worker: [
    ...everybody,
    ...entersStories,
    ...answers(["own"]),
    ...tasks(["own"]),
    ...groupWork(["own"]),
    ...runs(["own"]),
  ],
  moderator: [
    ...everybody,
    ...entersStories,
    ...reads(["own"]),
    ...cells("story", ["own"], ["GET", ...storyIntents]),
  ],
};

it.each(ROLES)(
  "%s may do what is listed, and nothing else",
  async (role) => {
    expect(await allowedCells(role)).toEqual([...EXPECTED[role]].sort());
    // every form of every page, at three hubs
  },
  90_000,
);

it("asks every form there is", () => {
  expect(requestIntents.filter((it) => !FIELDS[it])).toEqual([]);
  expect(bookingIntents.filter((it) => !BOOKING[it])).toEqual([]);
  expect(bulkIntents.filter((it) => !BULK[it])).toEqual([]);
  expect(personIntents.filter((it) => !PERSON[it])).toEqual([]);
  expect(taskIntents.filter((it) => !TASK[it])).toEqual([]);
  expect(storyIntents.filter((it) => !STORY[it])).toEqual([]);
  expect(answerIntents.filter((it) => !ANSWER[it])).toEqual([]);
  const listed = [
    ...OF_GROUPS,
    ...["helpline", "history", "people", "person", "places", "text"],
    "story-new",
    ...["account", "bulk", "bulk-choose", "enter", "enter-check", "enter-sent", "enter-step", "hub", "inbox"],
    ...["figures", "figures-file"],
    ...["stories", "story", "story-answer", "story-changes", "thanks", "face"],
    ...["groups", "group", "group-new", "rooms", "room", "programmes", "programme", "keep-apart"],
    ...["group-facts", "group-dates", "group-session", "group-told"],
    ...[
      "message",
      "note",
      "nothing-lost",
      "record",
      "record-file",
      "request",
      "search",
      "service",
      "summary",
      "summary-file",
      "task",
      "undelivered",
    ],
  ];
  expect([...routes].sort()).toEqual(listed.sort());
});

/** A form that a route tells from others by its name, as it stands in the route. */
const NAMED = /\bintent\b[^=\n]*=== "(\w+)"(?: \? "(\w+)" : "(\w+)")?/g;
const namedIn = (source: string) =>
  [...source.matchAll(NAMED)].flatMap((it) => it.slice(1).filter((name) => name !== undefined));
/** What is sent to a route, and asked of no role. @param forms by their names */
function unasked({ action }: RouteModule, source: string, forms: string[]): string[] {
  if (!action) return [];
  return forms.length === 0 ? ["action"] : namedIn(source).filter((it) => !forms.includes(it));
}

it("asks every route that takes anything, and each form it names", async () => {
  const missed: string[] = [];
  for (const route of routes) {
    const file = `../../app/routes/staff-${route}.tsx`;
    const forms = Object.keys(await formsOf(route, "own"));
    const found = unasked(await modules[file]!(), await sources[file]!(), forms);
    missed.push(...found.map((it) => `${route} ${it}`));
  }
  expect(missed).toEqual([]);
});

it("would see an action without a form, and a form that has another's name", () => {
  const route = { loader: () => null, action: () => null };
  expect(unasked(route, "", [])).toEqual(["action"]);
  const source = `values.intent?.[0] === "one" ? "one" : "all"; form.one("intent") === "end"`;
  expect(unasked(route, source, ["one"])).toEqual(["all", "end"]);
  expect(unasked({ loader: route.loader }, source, [])).toEqual([]);
});

it("would see a cell that nobody listed", async () => {
  expect(await allowedCells("moderator")).not.toEqual(cells("inbox", ["own"], ["GET"]));
}, 90_000);

/** It is answered by the server itself, beside the routes. */
it.each(ROLES)("tells %s of changes to the inbox only where they may see it", async (role) => {
  const { streamInbox } = await import("../../app/staff/inbox-stream.server");
  const res = new PassThrough() as PassThrough & { statusCode: number };
  const heads: number[] = [];
  Object.assign(res, { writeHead: (status: number) => heads.push(status) });
  const req = { headers: { cookie: people.get(role)!.cookie } };
  const streaming = streamInbox(
    req as IncomingMessage,
    res as unknown as ServerResponse,
    new URLSearchParams(),
  );
  if (EXPECTED[role].includes("task own GET")) await vi.waitFor(() => expect(heads).toEqual([200]));
  else await vi.waitFor(() => expect(res.statusCode).toBe(204));
  res.destroy();
  await streaming;
});
