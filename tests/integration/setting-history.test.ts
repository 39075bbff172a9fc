/** The history of settings: what was changed, by whom, how it stood before, and the way back. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { settingChanges } from "../../db/schema/changes";
import { closingDays, helplines, hubInboxes, hubs } from "../../db/schema/hubs";
import { places, postcodes, sectors, wards, wardSectors } from "../../db/schema/places";
import { daysKept } from "../../app/hubs/retention";
import { findHubFor } from "../../app/hubs/places.server";
import { readOwnTexts } from "../../app/hubs/service-facts.server";
import { changeHub } from "../../app/staff/change-hub.server";
import { NEW_HELPLINE } from "../../app/staff/helpline-form";
import { saveHelpline } from "../../app/staff/change-helpline.server";
import { changePlaces, type PlaceCommand } from "../../app/staff/change-places.server";
import { saveText } from "../../app/staff/change-text.server";
import { checkHubForm } from "../../app/staff/hub-settings.server";
import { keepingHistory, listChanges } from "../../app/staff/keep-history.server";
import { translator } from "../../app/i18n/i18n.server";
import { sayChange } from "../../app/staff/say-change";
import { putBack, readHistoryPage } from "../../app/staff/put-back.server";
import { changeService, checkServiceForm } from "../../app/staff/service-settings.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, later, listActions, MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let manager: Colleague, other: Colleague, service: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  manager = await addColleague(db.store, "hub_manager", "hamilton");
  other = await addColleague(db.store, "hub_manager", "lanark");
  service = await addColleague(db.store, "service_manager");
});
beforeEach(() => db.store.transaction((tx) => tx.delete(settingChanges)));
afterAll(() => db.close());

/** Each a minute after the one before. */
let minute = 0;
const now = () => later(MONDAY, ++minute);

async function sendHub(fields: Record<string, string[]>, who = manager, hub = "hamilton") {
  const checked = checkHubForm(fields);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return db.store.transaction((tx) => changeHub(tx, who, hub, checked.value, now()));
}
async function sendService(fields: Record<string, string[]>) {
  const checked = checkServiceForm(fields);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return db.store.transaction((tx) => changeService(tx, service, checked.value, now()));
}
const back = (id: string, who = manager) => putBack(db.store, who, id, now());
const changes = (of: string | null) => listChanges(db.store.read, of, null);
const newest = async (of: string | null) => (await changes(of))[0]!;
const hub = async (id = "hamilton") => (await db.store.read.select().from(hubs).where(eq(hubs.id, id)))[0]!;

const keepingHistoryOf = (hubId: string, work: (tx: Tx) => Promise<unknown>) =>
  db.store.transaction((tx) =>
    keepingHistory(
      tx,
      [{ hub: hubId }],
      { by: manager.id, action: "hub.verify", hub: hubId },
      () => work(tx).then(() => ({ ok: true })),
      now(),
    ),
  );

const contacts = (more: Record<string, string> = {}) => {
  const typed = {
    ...{ intent: "contacts", name: "Hamilton Family Support Hub", locality: "Hamilton" },
    ...{ phone: "01698 555000", email: "hub@council.test", address: "1 High Street\nHamilton" },
    ...{ directions: "By the station", managerName: "Morven Strachan", targetHours: "16", ...more },
  };
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]]));
};
const HOURS = (open: string) => ({
  intent: ["hours"],
  open: [open, open, open, open, open, "", ""],
  close: ["17:00", "17:00", "17:00", "17:00", "17:00", "", ""],
});

it("keeps what was changed and how it stood before, puts it back once, and says who did", async () => {
  await sendHub(contacts());
  const before = await hub();
  await sendHub(contacts({ phone: "01698 555111", directions: "" }));
  const change = await newest("hamilton");
  expect(change).toMatchObject({ by: manager.id, name: manager.name, action: "hub.contacts", undone: false });
  expect(change.rows).toMatchObject([
    { table: "hub", before: { phone: "01698 555000" }, after: { phone: "01698 555111", directions: "" } },
  ]);
  expect(await back(change.id)).toEqual({ ok: true, hub: "hamilton" });
  expect(await hub()).toEqual(before);
  expect((await changes("hamilton")).map((it) => [it.putBack, it.undone])).toEqual([
    [change.id, false],
    [null, true],
    [null, false],
  ]);
  expect(await listActions(db.store, change.id)).toEqual(["setting.putBack"]);
  // its own way back: the change is made again
  expect(await back((await newest("hamilton")).id)).toMatchObject({ ok: true });
  expect((await hub()).phone).toBe("01698 555111");
});

it("does not put back what was changed again since, and changes nothing then", async () => {
  await sendHub(HOURS("09:00"));
  await sendHub(HOURS("10:00"));
  const [later_, first] = await changes("hamilton");
  expect(await back(first!.id)).toEqual({ ok: false, why: "changedSince" });
  expect(await changes("hamilton")).toHaveLength(2);
  // another part of the same hub may change meanwhile, and stays
  await sendHub(contacts({ phone: "01698 555222" }));
  expect(await back(later_!.id)).toMatchObject({ ok: true });
  expect(await hub()).toMatchObject({ phone: "01698 555222" });
  expect((await hub()).hours[0]).toEqual({ open: "09:00", close: "17:00" });
  expect(await back(first!.id)).toMatchObject({ ok: true });
});

it("keeps nothing of what was refused or changed nothing", async () => {
  await sendHub(HOURS("09:00"));
  await sendHub(HOURS("09:00"));
  const typo = { intent: ["verify"], kind: ["duty"], code: ["000000"] };
  await sendHub(typo);
  expect((await changes("hamilton")).length).toBeLessThanOrEqual(1);
});

it("brings back people, labels, reply words and closing days as they were", async () => {
  const list: Array<Record<string, string[]>> = [
    { intent: ["addPerson"], name: ["Ada"], role: ["Worker"] },
    { intent: ["addLabel"], name: ["Sleep"] },
    { intent: ["addBlock"], lang: ["en"], name: ["Hello"], text: ["See you on [date]"], checkedBy: ["Ada"] },
    {
      intent: ["addClosing"],
      "date.day": ["24"],
      "date.month": ["12"],
      "date.year": ["2026"],
      name: ["Party"],
    },
  ];
  for (const fields of list) {
    expect(await sendHub(fields)).toMatchObject({ ok: true });
    const added = await newest("hamilton");
    const { table, key, after } = added.rows[0]!;
    expect(await back(added.id)).toMatchObject({ ok: true });
    const gone = await newest("hamilton");
    expect(gone.rows).toEqual([{ table, key, before: after, after: null }]);
    expect(await back(gone.id)).toMatchObject({ ok: true });
    expect((await newest("hamilton")).rows).toEqual([{ table, key, before: null, after }]);
  }
});

it("brings back what was said of people, reply words and closing days, and their order", async () => {
  const day = (name: string, at = "28") => ({
    ...{ "date.day": [at], "date.month": ["12"], "date.year": ["2026"], name: [name] },
  });
  const words = (text: string) => ({ lang: ["en"], name: ["Bye"], text: [text], checkedBy: ["Ada"] });
  await sendHub({ intent: ["addPerson"], name: ["Una"], role: ["Worker"] });
  await sendHub({ intent: ["addPerson"], name: ["Bo"], role: ["Worker"] });
  const id = (await newest("hamilton")).rows[0]!.key.id!;
  await sendHub({ intent: ["addBlock"], ...words("Until then") });
  const block = (await newest("hamilton")).rows[0]!.key.id!;
  await sendHub({ intent: ["addClosing"], ...day("Party") });
  const told: Array<Record<string, string[]>> = [
    { intent: ["changePerson"], id: [id], name: ["Bob"], role: ["Lead"] },
    { intent: ["movePerson"], id: [id], to: ["up"] },
    { intent: ["changeBlock"], id: [block], ...words("Till then") },
    { intent: ["changeClosing"], was: ["2026-12-28"], ...day("Feast") },
    { intent: ["changeClosing"], was: ["2026-12-28"], ...day("Party", "29") },
  ];
  for (const fields of told) {
    expect(await sendHub(fields)).toMatchObject({ ok: true });
    const { id: made, rows } = await newest("hamilton");
    expect(await back(made)).toMatchObject({ ok: true });
    const turned = rows.map((it) => ({ ...it, before: it.after, after: it.before }));
    expect((await newest("hamilton")).rows).toEqual(turned);
  }
  const moved = (await changes("hamilton")).find((it) => it.action === "hub.movePerson")!;
  const t = translator("en");
  const said = sayChange(moved.rows[0]!, { t, lang: "en", hub: (it) => it, label: (it) => it });
  expect(said.parts.map((it) => it.name)).toEqual(["Place in the list"]);
});

it("verifies a mailbox anew that is put back", async () => {
  const inbox = async () =>
    (await db.store.read.select().from(hubInboxes).where(eq(hubInboxes.hub, "hamilton"))).find(
      (it) => it.kind === "fallback",
    );
  await sendHub({ intent: ["inbox"], kind: ["fallback"], email: ["first@council.test"] });
  // what only waits for its code is forgotten, and the mailbox goes on
  const stood = await inbox();
  await back((await newest("hamilton")).id);
  expect(await inbox()).toEqual({ ...stood, pendingEmail: null, codeHash: null, codeSentAt: null });
  const first = { email: "first@council.test", verifiedAt: MONDAY };
  const fallback = eq(hubInboxes.kind, "fallback");
  await keepingHistoryOf("hamilton", (tx) => tx.update(hubInboxes).set(first).where(fallback));
  const { id, rows } = await newest("hamilton");
  // no code, and no word of whether it was verified, is kept
  expect(JSON.stringify(rows)).not.toMatch(/hash|verified/i);
  await back(id);
  // the one that stood before is asked for its code, and meanwhile the other goes on
  expect(await inbox()).toMatchObject({ ...first, pendingEmail: stood!.email });
});

it("is each hub's own, and the whole service's only whoever keeps that", async () => {
  await sendHub(HOURS("08:00"));
  const { id } = await newest("hamilton");
  expect(await back(id, other)).toEqual({ ok: false, why: "notFound" });
  await sendService({ intent: ["outOfHours"], number: ["0303 123 1008"], confirmed: ["yes"] });
  const { id: ofService } = await newest(null);
  expect(await back(ofService)).toEqual({ ok: false, why: "notFound" });
  expect(await back(ofService, service)).toMatchObject({ ok: true });
  expect(await back(id)).toMatchObject({ ok: true });
});

it("does not bring back an example, a hub that lacks something, or the last hub's end", async () => {
  await db.store.transaction((tx) => tx.update(hubs).set({ example: true }).where(eq(hubs.id, "lanark")));
  await sendHub(contacts({ name: "Lanark Hub", real: "yes" }), other, "lanark");
  expect(await back((await newest("lanark")).id, other)).toEqual({ ok: false, why: "notPutBack" });
  await sendHub({ intent: ["switch"], to: ["off"] }, other, "lanark");
  await db.store.transaction((tx) => tx.update(hubs).set({ managerName: null }).where(eq(hubs.id, "lanark")));
  expect(await back((await newest("lanark")).id, other)).toEqual({ ok: false, why: "notYetOn" });
});

it("does not take from a hub that is switched on what it needs, and changes nothing then", async () => {
  await sendHub({ intent: ["switch"], to: ["on"] });
  const set = (to: Partial<typeof hubs.$inferInsert>) => (tx: Tx) =>
    tx.update(hubs).set(to).where(eq(hubs.id, "hamilton"));
  await db.store.transaction(set({ phone: "" }));
  await keepingHistoryOf("hamilton", set({ phone: "01698 555000", active: true }));
  const { id } = await newest("hamilton");
  expect(await back(id)).toEqual({ ok: false, why: "wouldLack" });
  expect((await hub()).phone).toBe("01698 555000");
  expect((await newest("hamilton")).id).toBe(id);
});

it("deletes nothing for a week after how long words are kept was put back", async () => {
  const times = (days: string) => ({
    ...{ intent: ["times"], outcomeHours: ["40"], leaseHours: ["2"], contactTries: ["3"] },
    retentionDays: [days],
  });
  const set = (retentionSince: Date) => (tx: Tx) =>
    tx.update(hubs).set({ retentionSince }).where(eq(hubs.id, "hamilton"));
  await sendHub(times("90"));
  const first = await newest("hamilton");
  await db.store.transaction(set(later(MONDAY, -60 * 24 * 60)));
  await sendHub(times("365"));
  const { id } = await newest("hamilton");
  expect(await back(id)).toMatchObject({ ok: true });
  const stands = await hub();
  expect(stands.retentionDays).toBe(90);
  expect(daysKept(stands, now())).toBeNull();
  expect(daysKept(stands, later(MONDAY, 8 * 24 * 60))).toBe(90);
  // since when it counts is no change that somebody made meanwhile
  expect(await back(first.id)).toMatchObject({ ok: true });
  expect((await hub()).retentionDays).toBeNull();
});

it("gives no hub back a name that another has by then", async () => {
  await sendHub(contacts({ name: "Avon Hub" }));
  await sendHub(contacts({ name: "Clyde Hub" }));
  const { id } = await newest("hamilton");
  await db.store.transaction((tx) => tx.update(hubs).set({ name: "avon hub" }).where(eq(hubs.id, "lanark")));
  expect(await back(id)).toEqual({ ok: false, why: "hubNameTaken" });
  expect((await hub()).name).toBe("Clyde Hub");
  await db.store.transaction((tx) => tx.update(hubs).set({ name: "Lanark" }).where(eq(hubs.id, "lanark")));
  expect(await back(id)).toMatchObject({ ok: true });
});

it("closes no day twice by putting back", async () => {
  const day = { "date.day": ["23"], "date.month": ["12"], "date.year": ["2026"], name: ["Party"] };
  const date = "2026-12-23";
  const rows = () => db.store.read.select().from(closingDays).where(eq(closingDays.date, date));
  await sendHub({ intent: ["addClosing"], ...day });
  await sendHub({ intent: ["removeClosing"], date: [date] });
  const removed = await newest("hamilton");
  await sendHub({ intent: ["addClosing"], ...day });
  expect(await back(removed.id)).toEqual({ ok: false, why: "closingThere" });
  await sendHub({ intent: ["removeClosing"], date: [date] });
  // closed with every hub, it is closed
  await sendService({ intent: ["addClosing"], ...day });
  expect(await back(removed.id)).toEqual({ ok: false, why: "closingThere" });
  expect(await rows()).toHaveLength(1);
  await sendService({ intent: ["removeClosing"], date: [date] });
  expect(await back(removed.id)).toMatchObject({ ok: true });
  expect(await rows()).toHaveLength(1);
});

it("keeps each colleague's change as their own when both save at once", async () => {
  await Promise.all([
    sendHub(HOURS("07:15")),
    sendHub({ intent: ["addLabel"], name: ["At once"] }, service),
    sendHub({ intent: ["addPerson"], name: ["Ida"], role: ["Worker"] }),
  ]);
  const made = await changes("hamilton");
  expect(made.map((it) => [it.rows.length, it.by === service.id]).sort()).toEqual([
    [1, false],
    [1, false],
    [1, true],
  ]);
});

it("adds a hub with nothing but its name, which is switched off and says what it lacks", async () => {
  expect(
    await sendService({ intent: ["addHub"], name: ["Làrkhall Family Support Hub"], locality: ["Larkhall"] }),
  ).toEqual({ ok: true, said: "hubAdded", hub: "larkhall" });
  expect(await hub("larkhall")).toMatchObject({ active: false, example: false, phone: "", address: [] });
  // an address that stands for something else already
  const taken = await sendService({ intent: ["addHub"], name: ["Service Hub"], locality: ["x"] });
  expect(taken).toMatchObject({ hub: "service-hub" });
  const strange = await sendService({ intent: ["addHub"], name: ["😀 مركز"], locality: ["x"] });
  expect(strange).toMatchObject({ problem: { field: "name", code: "hubNameLetters" } });
  const again = await sendService({ intent: ["addHub"], name: ["The Larkhall Hub"], locality: ["x"] });
  expect(again).toEqual({ ok: false, why: "problem", problem: { field: "name", code: "hubNameTaken" } });
  const made = await newest("larkhall");
  // it is switched off, not taken away
  expect(await back(made.id, service)).toEqual({ ok: false, why: "notFound" });
});

it("sends families to the hub that a ward, postcode area or town was given to, and back", async () => {
  await db.store.transaction(async (tx) => {
    await tx.insert(wards).values([
      { code: "W1", name: "Larkhall", hub: "hamilton" },
      { code: "W2", name: "Elsewhere", hub: "hamilton" },
    ]);
    await tx.insert(wardSectors).values({ ward: "W1", sector: "ML9 3", hub: "lanark", check: true });
    const unit = { council: null, check: false };
    await tx.insert(postcodes).values([
      { unit: "ML91AB", ward: "W1", hub: "hamilton", ...unit },
      { unit: "ML93AB", ward: "W1", hub: "lanark", council: null, check: true },
      { unit: "ML94AB", ward: "W2", hub: "hamilton", ...unit },
    ]);
    await tx
      .insert(sectors)
      .values({ sector: "ML9 2", hub: "hamilton", council: null, sure: "exact", hubs: ["hamilton"] });
    const place = { outcome: "local" as const, hub: "hamilton", otherHub: null, council: null, outcodes: [] };
    await tx.insert(places).values([
      { name: "Larkhall", spellings: ["Larky"], ...place },
      { name: "Ferniegair", spellings: ["The Hill"], ...place },
      { name: "Birkenshaw", spellings: ["The Hill"], ...place },
    ]);
    await tx.update(hubs).set({ active: true });
  });
  const give = (command: PlaceCommand) =>
    changePlaces(db.store, service, { hub: "larkhall", command }, now());
  const hubOf = async (typed: string) => {
    const found = await findHubFor(db.store.read, typed);
    return found.kind === "hub" ? found.hub : found.kind;
  };
  expect(await hubOf("ML9 1AB")).toBe("hamilton");
  expect(await give({ intent: "ward", which: "W1" })).toMatchObject({
    ok: true,
    given: { what: "Larkhall" },
  });
  const ward = await newest("larkhall");
  // its whole postcodes follow, but for the part of it that goes elsewhere, and no other ward's do
  expect([await hubOf("ML9 1AB"), await hubOf("ML9 3AB"), await hubOf("ML9 4AB")]).toEqual([
    ...["larkhall", "lanark", "hamilton"],
  ]);
  await give({ intent: "sector", which: "ML9 2" });
  expect(await hubOf("ML9 2")).toBe("larkhall");
  await give({ intent: "town", which: "larky" });
  expect(await hubOf("Larkhall")).toBe("larkhall");
  expect(await give({ intent: "town", which: "the hill" })).toEqual({
    ok: false,
    problem: { field: "which", code: "townSeveral" },
  });
  expect(await give({ intent: "town", which: "Netherburn" })).toMatchObject({ given: { from: null } });
  expect(await hubOf("netherburn")).toBe("larkhall");
  for (const which of ["ML3 0AB", "!!"])
    expect(await give({ intent: "town", which })).toMatchObject({ problem: { code: "townMissing" } });
  // taken back, and given again
  const added = (await changes("larkhall"))[0]!;
  await back(added.id, service);
  expect(await back((await newest("larkhall")).id, service)).toMatchObject({ ok: true });
  expect(await hubOf("netherburn")).toBe("larkhall");
  expect(await give({ intent: "ward", which: "W9" })).toEqual({
    ok: false,
    problem: { field: "which", code: "placeGone" },
  });
  // a town is not taken from another hub by its manager alone
  expect(await back(ward.id, manager)).toEqual({ ok: false, why: "notFound" });
  expect(await back(ward.id, service)).toMatchObject({ ok: true });
  expect([await hubOf("ML9 1AB"), await hubOf("ML9 3AB")]).toEqual(["hamilton", "lanark"]);
});

it("hides a helpline whose number was changed until it is rung, and one that is added", async () => {
  const typed = { name: "A line", number: "0800 1111", hours: "", note: "" };
  expect(await saveHelpline(db.store, service, { id: NEW_HELPLINE, typed }, now())).toBe("saved");
  const read = async () =>
    (await db.store.read.select().from(helplines).where(eq(helplines.name, "A line")))[0]!;
  const { id } = await read();
  expect(await read()).toMatchObject({ shown: false, lastCheckedAt: null });
  await sendService({ intent: ["checked"], id: [id] });
  await sendService({ intent: ["show"], id: [id] });
  await saveHelpline(db.store, service, { id, typed: { ...typed, note: "For you" } }, now());
  expect(await read()).toMatchObject({ shown: true });
  await saveHelpline(db.store, service, { id, typed: { ...typed, number: "0800 2222" } }, now());
  expect(await read()).toMatchObject({ shown: false, lastCheckedAt: null, number: "0800 2222" });
  // put back, it is as it was: rung then, and shown
  await back((await newest(null)).id, service);
  expect(await read()).toMatchObject({ shown: true, number: "0800 1111", note: "For you" });
  // hidden again since it is old: families see no number that nobody has rung for long
  const hidden = { intent: ["hide"], id: [id] };
  await sendService(hidden);
  const { id: hiding } = await newest(null);
  await db.store.transaction((tx) =>
    tx
      .update(helplines)
      .set({ lastCheckedAt: new Date(0) })
      .where(eq(helplines.id, id)),
  );
  await back(hiding, service);
  expect(await read()).toMatchObject({ shown: false });
  expect(await saveHelpline(db.store, manager, { id, typed }, now())).toBe("gone");
});

it("says the service's own words for a page, refuses what would hide a right, and goes back", async () => {
  const save = (text: string, intent = "") =>
    saveText(db.store, service, { text: "next", fields: { text: [text], intent: [intent] } }, now());
  expect(await save("We ring you within {{target}}.")).toBeUndefined();
  expect((await readOwnTexts(db.store.read)).next).toEqual(["We ring you within {{target}}."]);
  expect(await save("[Win](javascript:x)")).toEqual({ field: "text", code: "linkWrong" });
  expect(await save("x".repeat(12_001))).toEqual({ field: "text", code: "tooLong" });
  await save("", "portals");
  expect((await readOwnTexts(db.store.read)).next).toBeNull();
  await back((await newest(null)).id, service);
  expect((await readOwnTexts(db.store.read)).next).toEqual(["We ring you within {{target}}."]);
});

it("is read a page at a time, newest first", async () => {
  for (let at = 0; at < 27; at++) await sendHub(HOURS(at % 2 ? "09:00" : "09:30"));
  const page = (before: string | null) => readHistoryPage(db.store.read, manager, { of: "hamilton", before });
  const first = await page(null);
  const rest = await page(first.older);
  expect([first.changes.length, rest.changes.length, rest.older]).toEqual([25, 2, null]);
  const times = [...first.changes, ...rest.changes].map((it) => it.at.getTime());
  expect(times).toEqual([...times].sort((a, b) => b - a));
});
