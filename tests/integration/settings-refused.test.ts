/** What a settings page refuses, said beside the button it was refused at, and led to from the list of what is wrong. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { settingChanges } from "../../db/schema/changes";
import { helplines } from "../../db/schema/hubs";
import { HistoryPage } from "../../app/staff/history-page";
import { HubSettingsPage } from "../../app/staff/hub-settings-page";
import { PersonPage } from "../../app/staff/person-page";
import { ServiceSettingsPage } from "../../app/staff/service-settings-page";
import { startSession } from "../../app/staff/session.server";
import * as world from "../support/staff";

const routes = {
  history: await import("../../app/routes/staff-history"),
  hub: await import("../../app/routes/staff-hub"),
  person: await import("../../app/routes/staff-person"),
  service: await import("../../app/routes/staff-service"),
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
    ...{ route: routes.service, page: ServiceSettingsPage, path: "/staff/service", params: {}, cookie },
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
