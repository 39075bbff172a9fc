/** What a settings page refuses, said beside the button it was refused at, and led to from the list of what is wrong. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { settingChanges } from "../../db/schema/changes";
import { helplines } from "../../db/schema/hubs";
import { paths } from "../../app/paths";
import { HelplinePage } from "../../app/staff/helpline-page";
import { HistoryPage } from "../../app/staff/history-page";
import { HubSettingsPage } from "../../app/staff/hub-settings-page";
import { PersonPage } from "../../app/staff/person-page";
import { ServiceSettingsPage } from "../../app/staff/service-settings-page";
import { startSession } from "../../app/staff/session.server";
import { TextPage } from "../../app/staff/text-page";
import * as world from "../support/staff";

const routes = {
  helpline: await import("../../app/routes/staff-helpline"),
  history: await import("../../app/routes/staff-history"),
  hub: await import("../../app/routes/staff-hub"),
  person: await import("../../app/routes/staff-person"),
  service: await import("../../app/routes/staff-service"),
  text: await import("../../app/routes/staff-text"),
};
const { store } = await import("../../app/db.server");
const { press } = await import("../support/press");

let cookie = "";
let self: world.Colleague, worker: world.Colleague;
beforeAll(async () => {
  await world.addHubs(store);
  self = await world.addColleague(store, "service_manager");
  worker = await world.addColleague(store, "duty_worker", "hamilton");
  cookie = `staff=${await store.transaction((tx) => startSession(tx, self.id, new Date()))}`;
});
afterAll(async () => {
  await store.close();
  await db.close();
});

/** Each problem of the list at the top is said again at what it leads to. @param at id of what says it */
function expectBeside(html: string, id: string, words: string, at = id) {
  const list = /data-errors[^]*?<\/ul>/.exec(html)?.[0] ?? "";
  expect(list).toContain(`href="#${id}"`);
  expect(list).toContain(words);
  const beside = html.split(`id="${at}"`)[1]?.split("</p>")[0] ?? "";
  expect(beside).toContain(words);
  expect(html.split(`id="${id}"`)).toHaveLength(2);
}

const person = (id: string, fields: Record<string, string>) =>
  press({
    ...{ route: routes.person, page: PersonPage, path: `/staff/people/${id}`, params: { id } },
    ...{ cookie, fields },
  });

it("keeps whoever is the last: beside the role, and beside the switch", async () => {
  const role = await person(worker.id, { intent: "removeRole", which: "duty_worker hamilton" });
  expectBeside(role.html, "removeRole-duty_worker.hamilton", "the only one who reads requests");
  const off = await person(worker.id, { intent: "switchOff" });
  expectBeside(off.html, "switchOff-form", "the only one who reads requests");
  expect(off.html).toMatch(/<details open="">(?:(?!<\/details>)[^])*switchOff-form/);
});

it("leaves one's own account to somebody else", async () => {
  const { html } = await person(self.id, { intent: "correct", name: "Me", email: "me@council.test" });
  expectBeside(html, "correct-self", "Somebody else has to change your own account");
});

it("takes no other's e-mail, and keeps what was typed", async () => {
  const { html } = await person(worker.id, { intent: "correct", name: "Ann Reid", email: self.email });
  expectBeside(html, "correct-email", "Somebody has an account with that e-mail", "correct-email-error");
  expect(html).toContain('value="Ann Reid"');
});

it("shows no helpline that nobody has rung", async () => {
  const words = { name: "Childline", number: "0800 1111", hours: "", note: "", confidence: "high" };
  await store.transaction((tx) =>
    tx.insert(helplines).values({ id: "childline", ...words, shown: false, position: 1 }),
  );
  const { html } = await press({
    ...{ route: routes.service, page: ServiceSettingsPage, path: paths.serviceSettings, params: {}, cookie },
    fields: { intent: "show", id: "childline" },
  });
  expectBeside(html, "show-childline-form", "Check the number first");
});

it("switches the last hub off nowhere else than at its switch", async () => {
  const hub = (id: string) =>
    press({
      ...{ route: routes.hub, page: HubSettingsPage, path: `/staff/hubs/${id}`, params: { hub: id }, cookie },
      fields: { intent: "switch", to: "off" },
    });
  await hub("lanark");
  expectBeside((await hub("hamilton")).html, "switch-to", "the only hub that is switched on");
});

it("puts nothing back that was changed since, on whichever page of the history it stands", async () => {
  const row = { table: "setting", key: { key: "retention" } };
  const value = (it: string) => ({ value: it, confirmedAt: null });
  const change = { by: self.id, action: "service.facts", hub: null };
  const rows = [{ ...row, before: value("a"), after: value("b") }];
  await store.transaction((tx) =>
    tx.insert(settingChanges).values([
      { id: "older", at: new Date(0), ...change, rows },
      { id: "newer", at: new Date(1), ...change, rows },
    ]),
  );
  const { html, location } = await press({
    ...{ route: routes.history, page: HistoryPage, path: "/staff/history/service?before=newer" },
    ...{ params: { of: "service" }, cookie, fields: { id: "older" } },
  });
  expect(location).toBe("/staff/history/service?before=newer");
  expectBeside(html, "putBack-older", "changed again since");
});

/** The mark that a page gives the form in which `name` stands. */
const markIn = (html: string, name: string) =>
  html
    .split("<form")
    .find((it) => it.includes(`name="${name}"`))
    ?.split('name="mark" value="')[1]
    ?.split('"')[0] ?? "";

const FACTS = { dataProtectionContact: "", legalBasis: "", retention: "", complaints: "" };
const LINE = { name: "Childline", number: "0800 1111", hours: "", note: "" };
const STORIES = { readDays: "3", answerDays: "10", holdWith: "0", longWeeks: "8", keepDays: "90" };
const places = {
  service: { route: routes.service, page: ServiceSettingsPage, path: paths.serviceSettings, params: {} },
  text: { route: routes.text, page: TextPage, path: paths.ownText("next"), params: { text: "next" } },
  helpline: {
    ...{ route: routes.helpline, page: HelplinePage, path: paths.helpline("line"), params: { id: "line" } },
  },
};
type Sent = Record<string, string>;
type Place = (typeof places)[keyof typeof places];
/** By form: where it is, what is sent, and a field that is another for whoever saves. */
const MARKED: Array<[string, Place, Record<string, string>, string, string[]]> = [
  [
    "facts",
    places.service,
    { intent: "facts", ...FACTS },
    "accessibilityChecked",
    ["In May", "In June", "In July"],
  ],
  [
    "outOfHours",
    places.service,
    { intent: "outOfHours" },
    "number",
    ["0303 123 1001", "0303 123 1002", "0303 123 1003"],
  ],
  ["ratios", places.service, { intent: "ratios", two: "9", three: "10" }, "baby", ["1", "2", "4"]],
  ["stories", places.service, { intent: "stories", ...STORIES }, "childComplaints", ["Ask", "Ring", "Write"]],
  ["text", places.text, {}, "text", ["We ring.", "We write.", "We come."]],
  ["helpline", places.helpline, LINE, "note", ["For you", "For all", "For children"]],
];

it.each(MARKED)(
  "does not save %s over what somebody else saved meanwhile",
  async (form, at, rest, name, of) => {
    const line = { ...LINE, confidence: "high", shown: true, lastCheckedAt: new Date(), position: 2 };
    if (form === "helpline")
      await store.transaction((tx) => tx.insert(helplines).values({ id: "line", ...line }));
    const [looked, theirs, mine] = of.map((it) => ({ ...rest, [name]: it })) as [Sent, Sent, Sent];
    const send = (fields: Sent) => press({ ...at, cookie, fields });
    const opened = await send({ ...looked, preview: "yes" });
    const mark = markIn(opened.html, name);
    expect(mark).toMatch(/^[\w-]{16}$/);
    expect((await send({ ...theirs, mark })).html).not.toContain("data-errors");
    // looking first is no second chance: what was seen is still what stood before
    const again = await send({ ...mine, mark, preview: "yes" });
    expect(markIn(again.html, name)).toBe(mark);
    const { html } = await send({ ...mine, mark });
    expectBeside(html, `${form}-form`, "Somebody has changed this since you opened the page");
    expect(html).toContain(mine[name]!);
    // told once, whoever saves again means it
    const fresh = markIn(html, name);
    expect(fresh).not.toBe(mark);
    expect((await send({ ...mine, mark: fresh })).html).not.toContain("data-errors");
  },
);
