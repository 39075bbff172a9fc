/** The lists that a hub's manager keeps for everybody there are settings: in the history, on record, and put back. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { settingChanges } from "../../db/schema/changes";
import { savedViews } from "../../db/schema/inbox";
import { translator } from "../../app/i18n/i18n.server";
import { addLabel, listLabels, removeLabel } from "../../app/referrals/labels.server";
import { listViews } from "../../app/referrals/saved-views.server";
import { putBack, readHistoryPage } from "../../app/staff/put-back.server";
import { sayChange, sayDid } from "../../app/staff/say-change";
import { takeViewForm } from "../../app/staff/view-forms.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, later, listActions, MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let manager: Colleague, other: Colleague, duty: Colleague;
let label = "";
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  manager = await addColleague(db.store, "hub_manager", "hamilton");
  other = await addColleague(db.store, "hub_manager", "lanark");
  duty = await addColleague(db.store, "duty_worker", "hamilton");
});
beforeEach(async () => {
  await db.store.transaction(async (tx) => {
    await tx.delete(savedViews);
    await tx.delete(settingChanges);
    await addLabel(tx, "hamilton", "Sleep");
  });
  label = (await listLabels(db.store.read, ["hamilton"])).at(-1)!.id;
});
afterAll(() => db.close());

/** Each a minute after the one before. */
let minute = 0;
const now = () => later(MONDAY, ++minute);

const send = (fields: Record<string, string>, who = manager) => {
  const posted = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
  return db.store.transaction((tx) => takeViewForm(tx, who, posted, now()));
};
const save = (hub: string, query = "", who = manager) =>
  send({ intent: "saveView", name: "Red first", hub, query }, who);
const remove = (id: string, who = manager) => send({ intent: "removeView", id }, who);
const back = (id: string, who = manager) => putBack(db.store, who, id, now());
const page = () => readHistoryPage(db.store.read, manager, { of: "hamilton", before: null });
const newest = async () => (await page()).changes[0]!;
const rows = () => db.store.read.select().from(savedViews);
const recorded = async () => (await listActions(db.store, "hamilton")).filter((it) => /View$/.test(it));

it("stands in the history once it is saved, and is put back both ways", async () => {
  await save("hamilton", "urgent=1");
  const [stood] = await rows();
  expect(stood).toMatchObject({ staff: null, hub: "hamilton", name: "Red first", query: "urgent=1" });
  const saved = await newest();
  expect(saved).toMatchObject({ action: "hub.saveView", by: manager.id, mayPutBack: true });
  expect(await back(saved.id)).toEqual({ ok: true, hub: "hamilton" });
  expect(await rows()).toEqual([]);
  expect(await back((await newest()).id)).toEqual({ ok: true, hub: "hamilton" });
  expect(await rows()).toEqual([stood]);
});

it("comes back as it was where it was taken away", async () => {
  await save("hamilton", "urgent=1");
  const [stood] = await rows();
  await remove(stood!.id);
  expect(await rows()).toEqual([]);
  const { id, action } = await newest();
  expect(action).toBe("hub.removeView");
  expect(await back(id, other)).toEqual({ ok: false, why: "notFound" });
  expect(await back(id)).toEqual({ ok: true, hub: "hamilton" });
  expect(await rows()).toEqual([stood]);
  // everybody there sees it again, and not only who put it back
  expect((await listViews(db.store.read, duty)).map((it) => it.name)).toEqual(["Red first"]);
});

it("is on record, saved and taken away", async () => {
  const before = (await recorded()).length;
  await save("hamilton");
  await remove((await rows())[0]!.id);
  expect((await recorded()).slice(before)).toEqual(["hub.saveView", "hub.removeView"]);
});

it("leaves no trace where it is one's own, or refused", async () => {
  const before = (await recorded()).length;
  await save("", "urgent=1");
  await remove((await rows())[0]!.id);
  expect(await rows()).toEqual([]);
  const refused = { problems: [{ field: "name", code: "viewRefused" }] };
  expect(await save("hamilton", "", duty)).toMatchObject(refused);
  expect(await save("lanark")).toMatchObject(refused);
  expect(await save("hamilton", "label=made-up")).toMatchObject({
    problems: [{ field: "name", code: "viewNotTheirs" }],
  });
  await save("hamilton");
  const [made] = await rows();
  expect(await remove(made!.id, duty)).toBeUndefined();
  expect((await page()).changes.map((it) => it.action)).toEqual(["hub.saveView"]);
  expect((await recorded()).slice(before)).toEqual(["hub.saveView"]);
});

it("says in words what it shows", async () => {
  const t = translator("en");
  const said = async (query: string) => {
    await save("hamilton", query);
    const { labels, hubs, changes } = await page();
    expect(sayDid(t, changes[0]!.action)).toBe("A saved list");
    const { what, how, parts } = sayChange(changes[0]!.rows[0]!, {
      ...{ t, lang: "en" },
      hub: (id) => hubs.find((it) => it.id === id)!.name,
      label: (id) => labels.find((it) => it.id === id)!.name,
    });
    expect([what, how]).toEqual(["Saved list: Red first", "added"]);
    return parts.find((it) => it.name === "What it shows")?.to;
  };
  expect(await said("")).toBe("Waiting");
  expect(await said("view=mine&hub=none")).toBe("Mine, No hub yet");
  const all = `kind=requests&hub=hamilton&news=message&label=${label}&urgent=1&late=1&free=1`;
  expect(await said(all)).toBe(
    "Waiting, Requests, Hamilton, Message from the family, Label: Sleep, Only urgent, Only late, Only what nobody has",
  );
});

it("does not come back once its label is gone", async () => {
  await save("hamilton", `label=${label}`);
  await remove((await rows())[0]!.id);
  const { id } = await newest();
  await db.store.transaction((tx) => removeLabel(tx, "hamilton", label));
  expect(await back(id)).toEqual({ ok: false, why: "viewNotTheirs" });
  expect(await rows()).toEqual([]);
});
