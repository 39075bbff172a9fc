import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { eq } from "drizzle-orm";
import { helplines, hubInboxes, hubPeople, hubs, settings } from "../../db/schema/hubs";
import { hubCalendar } from "../../app/hubs/hubs.server";
import { removeInbox, setInbox } from "../../app/hubs/inbox-check.server";
import { eachFact } from "../../app/hubs/service-facts";
import { readServiceFacts } from "../../app/hubs/service-facts.server";
import { listFaultsBeforeLive } from "../../app/live-check.server";
import { outbox } from "../../db/schema/outbox";
import { changeHub, type HubAnswer } from "../../app/staff/change-hub.server";
import { checkHubForm, readHubSettings } from "../../app/staff/hub-settings.server";
import {
  changeService,
  checkServiceForm,
  readServiceSettings,
} from "../../app/staff/service-settings.server";
import type { StaffMember } from "../../app/staff/staff";
import { unseal } from "../../app/vault/seal.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, later, listActions, MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let manager: Colleague, other: Colleague, worker: Colleague, service: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  manager = await addColleague(db.store, "hub_manager", "hamilton");
  other = await addColleague(db.store, "hub_manager", "lanark");
  worker = await addColleague(db.store, "duty_worker", "hamilton");
  service = await addColleague(db.store, "service_manager");
});
afterAll(() => db.close());

const CONTACTS = {
  intent: ["contacts"],
  name: ["Hamilton Family Support Hub"],
  locality: ["Hamilton"],
  phone: ["01698 555000"],
  email: ["hamilton.hub@southlanarkshire.gov.uk"],
  address: ["Brandon Gate\n\n Hamilton "],
  directions: ["Two minutes from the station."],
  managerName: ["Morven Strachan"],
  targetHours: ["16"],
};

async function send(
  who: StaffMember,
  fields: Record<string, string[]>,
  now = MONDAY,
  hubId = "hamilton",
): Promise<HubAnswer> {
  const checked = checkHubForm(fields);
  if (!checked.ok) return { ok: false, why: "problem", problem: checked.problems[0]! };
  return db.store.transaction((tx) => changeHub(tx, who, hubId, checked.value, now));
}
const hub = async () => (await readHubSettings(db.store.read, "hamilton", MONDAY))!;
const problem = (field: string, code: string) => ({ ok: false, why: "problem", problem: { field, code } });

describe("a hub's settings", () => {
  it("are refused to another hub's manager and to a duty worker", async () => {
    const before = await hub();
    for (const who of [other, worker])
      expect(await send(who, CONTACTS)).toEqual({ ok: false, why: "notFound" });
    expect(await hub()).toEqual(before);
    expect(await listActions(db.store, "hamilton")).toEqual([]);
  });

  it("stay an example until somebody says the contacts are real, and made-up ones cannot be", async () => {
    expect(await send(manager, CONTACTS)).toEqual({ ok: true, said: "saved" });
    expect((await hub()).hub).toMatchObject({
      ...{ example: true, phone: "01698 555000", address: ["Brandon Gate", "Hamilton"] },
      ...{ managerName: "Morven Strachan", targetMinutes: 16 * 60 },
    });
    const real = { ...CONTACTS, real: ["yes"] };
    expect(await send(manager, { ...real, phone: ["01632 960123"] })).toEqual(
      problem("real", "stillExample"),
    );
    expect(await send(manager, { ...real, email: ["hub@example.org"] })).toEqual(
      problem("real", "stillExample"),
    );
    expect(await send(manager, { ...real, managerName: ["Ailsa Example"] })).toEqual(
      problem("real", "stillExample"),
    );
    const madeUp = { hub: "hamilton", name: "Isla Example", role: "Group worker", photoAgreed: false };
    await db.store.transaction((tx) => tx.insert(hubPeople).values({ id: "isla", ...madeUp, position: 1 }));
    await send(manager, real);
    await send(manager, { ...CONTACTS, targetHours: ["7,5"] });
    expect(await hub()).toMatchObject({ hub: { example: false, targetMinutes: 450 }, people: [] });
    expect(await listActions(db.store, "hamilton")).toEqual(Array(3).fill("hub.contacts"));
  });

  it("say how requests are kept moving, in hours, and refuse what makes no sense", async () => {
    const times = {
      ...{ intent: ["times"], outcomeHours: ["40"], leaseHours: ["2,5"], contactTries: ["4"] },
      retentionDays: ["365"],
    };
    expect(await send(manager, times)).toEqual({ ok: true, said: "saved" });
    expect((await hub()).hub).toMatchObject({
      outcomeMinutes: 2400,
      leaseMinutes: 150,
      contactTries: 4,
      retentionDays: 365,
    });
    for (const [field, typed, code] of [
      ["outcomeHours", "0", "hoursOutside"],
      ["outcomeHours", "soon", "hoursOutside"],
      ["leaseHours", "81", "targetWrong"],
      ["retentionDays", "29", "retentionWrong"],
      ["retentionDays", "a year", "retentionWrong"],
      ["contactTries", "0", "triesWrong"],
      ["contactTries", "many", "triesWrong"],
    ] as const)
      expect(await send(manager, { ...times, [field]: [typed] })).toEqual(problem(field, code));
    expect(await send(worker, times)).toEqual({ ok: false, why: "notFound" });
  });

  it.each([
    ["phone", "ring us", "phoneWrong"],
    ["email", "hub at council", "emailWrong"],
    ["address", " ", "addressMissing"],
    ["directions", "x".repeat(2001), "tooLong"],
    ["targetHours", "", "targetWrong"],
    ["targetHours", "0", "targetWrong"],
    ["targetHours", "81", "targetWrong"],
    ["targetHours", "8e1", "targetWrong"],
  ])("refuse %s %s kindly", async (field, typed, code) => {
    expect(await send(manager, { ...CONTACTS, [field]: [typed] })).toEqual(problem(field, code));
  });

  it("take opening hours as people type them, and name the day that is wrong", async () => {
    const week = { intent: ["hours"], open: ["9:00", "08.45", "", "09:00", "09:00", "", ""] };
    const close = ["17:00", "16.45", "", "17:00", "12:30", "", ""];
    expect(await send(manager, { ...week, close })).toEqual({ ok: true, said: "saved" });
    expect((await hub()).hub.hours.slice(0, 3)).toEqual([
      { open: "09:00", close: "17:00" },
      { open: "08:45", close: "16:45" },
      null,
    ]);
    const wrong = (day: number, time: string) => close.map((it, at) => (at === day ? time : it));
    expect(await send(manager, { ...week, close: wrong(3, "08:00") })).toEqual(
      problem("open3", "hoursWrong"),
    );
    expect(await send(manager, { ...week, close: wrong(5, "25:00") })).toEqual(
      problem("open5", "hoursWrong"),
    );
    expect(await send(manager, { ...week, close: ["17:00"] })).toEqual(problem("close", "hoursWrong"));
    const never = Array<string>(7).fill("");
    expect(await send(manager, { ...week, open: never, close: never })).toEqual(
      problem("open0", "noOpenDay"),
    );
  });

  it("verify a mailbox by the code that was mailed to it", async () => {
    const of = { kind: ["outOfHours"] };
    const email = ["night@southlanarkshire.gov.uk"];
    expect(await send(manager, { intent: ["inbox"], ...of, email })).toEqual({ ok: true, said: "codeSent" });
    const [row] = await db.store.read.select().from(outbox).where(eq(outbox.inbox, "outOfHours"));
    const { code } = unseal<{ code: string }>({ table: "outbox", row: row!.id }, row!.sealed!);
    const verify = { intent: ["verify"], ...of };
    const wrong = code === "000000" ? "000001" : "000000";
    expect(await send(manager, { ...verify, code: [wrong] })).toEqual(problem("code", "codeWrong"));
    const tooLate = later(MONDAY, 25 * 60);
    expect(await send(manager, { ...verify, code: [code] }, tooLate)).toEqual(problem("code", "codeExpired"));
    expect(await send(manager, { ...verify, code: [code] })).toEqual({ ok: true, said: "verified" });
    expect((await hub()).inboxes.find((it) => it.kind === "outOfHours")?.verifiedAt).toEqual(MONDAY);
  });

  it("are not saved over what somebody else saved since the page was opened", async () => {
    const { mark } = await hub();
    const change = (fields: Record<string, string[]>) => {
      const checked = checkHubForm(fields);
      if (!checked.ok) throw new Error("Not a form");
      return db.store.transaction((tx) => changeHub(tx, manager, "hamilton", checked.value, MONDAY, mark));
    };
    expect(await change({ ...CONTACTS, phone: ["01698 555001"] })).toMatchObject({ ok: true });
    const later_ = { ...CONTACTS, email: ["other@southlanarkshire.gov.uk"] };
    expect(await change(later_)).toEqual(problem("form", "changedMeanwhile"));
    expect((await hub()).hub).toMatchObject({ phone: "01698 555001", email: CONTACTS.email[0] });
  });

  it("switch a hub on only once it lacks nothing", async () => {
    expect(await send(manager, { intent: ["switch"], to: ["off"] })).toEqual({
      ok: true,
      said: "switchedOff",
    });
    await db.store.transaction(async (tx) => {
      await removeInbox(tx, { hub: "hamilton", kind: "fallback" });
      await setInbox(tx, { hub: "hamilton", kind: "fallback", email: "new@southlanarkshire.gov.uk" }, MONDAY);
    });
    expect((await hub()).lacks).toEqual(["fallback"]);
    const on = { intent: ["switch"], to: ["on"] };
    expect(await send(manager, on)).toEqual(problem("to", "hubLacks"));
    await db.store.transaction((tx) =>
      tx.update(hubInboxes).set({ verifiedAt: MONDAY }).where(eq(hubInboxes.hub, "hamilton")),
    );
    expect(await send(manager, on)).toEqual({ ok: true, said: "switchedOn" });
    const [row] = await db.store.read.select().from(hubs).where(eq(hubs.id, "hamilton"));
    expect(row?.active).toBe(true);
  });

  it("leave one hub at least switched on", async () => {
    const off = { intent: ["switch"], to: ["off"] };
    expect(await send(manager, off)).toMatchObject({ ok: true });
    expect(await send(other, off, MONDAY, "lanark")).toEqual(problem("to", "lastHub"));
    expect(await send(manager, { intent: ["switch"], to: ["on"] })).toMatchObject({ ok: true });
    expect(await send(other, off, MONDAY, "lanark")).toMatchObject({ ok: true });
    expect(await send(other, { intent: ["switch"], to: ["on"] }, MONDAY, "lanark")).toMatchObject({
      ok: true,
    });
  });

  it("name the people a family might meet, in the order they were added", async () => {
    const add = (name: string, role = "Group worker") => ({
      intent: ["addPerson"],
      ...{ name: [name], role: [role] },
    });
    for (const name of ["Mairi", "Calum"])
      expect(await send(manager, add(name))).toEqual({ ok: true, said: "added" });
    expect(await send(manager, add(" "))).toEqual(problem("name", "personMissing"));
    expect(await send(manager, add("Ros", ""))).toEqual(problem("role", "roleMissing"));
    expect(await send(manager, add("x".repeat(101)))).toEqual(problem("name", "tooLong"));
    expect(await send(other, add("Nobody"))).toEqual({ ok: false, why: "notFound" });
    const { people } = await hub();
    expect(people.map((it) => it.name)).toEqual(["Mairi", "Calum"]);
    const remove = { intent: ["removePerson"], id: [people[0]!.id] };
    expect(await send(worker, remove)).toEqual({ ok: false, why: "notFound" });
    // another hub's page, and a name of this one
    expect(await send(other, remove, MONDAY, "lanark")).toEqual({ ok: false, why: "removedAlready" });
    expect(await send(manager, remove)).toEqual({ ok: true, said: "removed" });
    expect(await send(manager, remove)).toEqual({ ok: false, why: "removedAlready" });
    expect((await hub()).people.map((it) => it.name)).toEqual(["Calum"]);
    expect((await listActions(db.store, "hamilton")).slice(-3)).toEqual([
      ...["hub.addPerson", "hub.addPerson", "hub.removePerson"],
    ]);
  });

  it("put right what is said of somebody, and in which order they stand", async () => {
    await db.store.transaction((tx) => tx.delete(hubPeople));
    const add = (name: string) => ({ intent: ["addPerson"], name: [name], role: ["Worker"] });
    for (const name of ["Mairi", "Calum", "Ros"]) await send(manager, add(name));
    const names = async () => (await hub()).people.map((it) => it.name);
    const ids = Object.fromEntries((await hub()).people.map(({ id, name }) => [name, id]));
    const change = (name: string, to: string, role = "Group worker") => ({
      intent: ["changePerson"],
      ...{ id: [ids[name]!], name: [to], role: [role] },
    });
    expect(await send(manager, change("Mairi", "Màiri"))).toEqual({ ok: true, said: "saved" });
    expect((await hub()).people[0]).toMatchObject({ name: "Màiri", role: "Group worker", position: 1 });
    expect(await send(manager, change("Mairi", " "))).toEqual(problem("name", "personMissing"));
    expect(await send(other, change("Mairi", "X"), MONDAY, "lanark")).toMatchObject({
      why: "removedAlready",
    });
    const move = (name: string, to: string) => ({ intent: ["movePerson"], id: [ids[name]!], to: [to] });
    expect(await send(manager, move("Ros", "up"))).toEqual({ ok: true, said: "saved" });
    expect(await names()).toEqual(["Màiri", "Ros", "Calum"]);
    await send(manager, move("Mairi", "down"));
    expect(await names()).toEqual(["Ros", "Màiri", "Calum"]);
    for (const [name, to] of [
      ["Ros", "up"],
      ["Calum", "down"],
    ] as const)
      await send(manager, move(name, to));
    expect(await names()).toEqual(["Ros", "Màiri", "Calum"]);
    // two that came to the same place are told apart all the same
    await db.store.transaction((tx) => tx.update(hubPeople).set({ position: 2 }));
    const [first, second, third] = await names();
    await send(manager, move(third === "Màiri" ? "Mairi" : third!, "up"));
    expect(await names()).toEqual([first, third, second]);
    expect(await send(other, move("Ros", "down"), MONDAY, "lanark")).toMatchObject({ why: "removedAlready" });
  });

  it("put right reply words, which are checked anew", async () => {
    const words = { lang: ["en"], name: ["Hello"], text: ["See you on [date]"], checkedBy: ["Ada"] };
    await send(manager, { intent: ["addBlock"], ...words });
    const block = async () => (await hub()).blocks[0]!;
    const change = { intent: ["changeBlock"], ...words, id: [(await block()).id], checkedBy: ["Ben"] };
    const later_ = later(MONDAY, 60);
    const typed = { ...change, text: ["We ring on [date]"] };
    expect(await send(manager, typed, later_)).toEqual({ ok: true, said: "saved" });
    expect(await block()).toMatchObject({ text: "We ring on [date]", checkedBy: "Ben", checkedAt: later_ });
    expect(await send(manager, { ...change, text: ["On [day]"] })).toEqual(problem("text", "blankWrong"));
    expect(await send(manager, { ...change, checkedBy: [""] })).toEqual(
      problem("checkedBy", "checkedByMissing"),
    );
    expect(await send(other, change, MONDAY, "lanark")).toMatchObject({ why: "removedAlready" });
  });

  it("know no other form", () => {
    for (const intent of ["", "delete", "toString", "__proto__"])
      expect(checkHubForm({ intent: [intent] })).toEqual({ ok: false, problems: [] });
  });
});

describe("the service's settings", () => {
  const change = async (who: StaffMember, typed: Record<string, string>, now = MONDAY) => {
    const fields = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]]));
    const checked = checkServiceForm(fields);
    if (!checked.ok) return checked.problems;
    return db.store.transaction((tx) => changeService(tx, who, checked.value, now));
  };
  const number = { intent: "outOfHours", number: "0303 123 1008" };

  it("are refused to a hub's manager", async () => {
    expect(await change(manager, { ...number, confirmed: "yes" })).toEqual({ ok: false, why: "notFound" });
    expect(await db.store.read.select().from(settings)).toEqual([]);
  });

  it("hold the number for the night, confirmed only by somebody who has rung it", async () => {
    expect(await change(service, number)).toMatchObject({ said: "savedUnconfirmed" });
    expect((await readServiceSettings(db.store.read, MONDAY)).outOfHours.confirmedAt).toBeNull();
    expect(await change(service, { ...number, confirmed: "yes" })).toMatchObject({ said: "saved" });
    const kept = (await readServiceSettings(db.store.read, MONDAY)).outOfHours;
    expect(kept).toEqual({ number: "0303 123 1008", confirmedAt: MONDAY });
    expect(await change(service, { ...number, number: "none" })).toEqual([
      { field: "number", code: "phoneWrong" },
    ]);
    await change(service, { ...number, number: "0303 123 1009" });
    expect((await readServiceSettings(db.store.read, MONDAY)).outOfHours.confirmedAt).toBeNull();
  });

  it("show a helpline only where it was checked in the last 90 days", async () => {
    const words = { name: "Childline", number: "0800 1111", hours: "", note: "", confidence: "high" };
    await db.store.transaction((tx) =>
      tx.insert(helplines).values({ id: "childline", ...words, shown: false, position: 1 }),
    );
    const line = { id: "childline" };
    expect(await change(service, { intent: "show", ...line })).toEqual(problem("form", "checkFirst"));
    await change(service, { intent: "checked", ...line });
    const day = (days: number) => later(MONDAY, days * 24 * 60);
    expect(await change(service, { intent: "show", ...line }, day(91))).toMatchObject({ ok: false });
    expect(await change(service, { intent: "show", ...line }, day(89))).toMatchObject({ said: "shown" });
    expect((await readServiceSettings(db.store.read, day(91))).helplines).toMatchObject([
      { shown: true, fresh: false },
    ]);
    expect(await change(service, { intent: "hide", ...line })).toMatchObject({ said: "hidden" });
    expect(await change(service, { intent: "hide", id: "gone" })).toMatchObject({ why: "notFound" });
    expect(await listActions(db.store, "childline")).toHaveLength(3);
  });
  const FACTS = { intent: "facts", ...eachFact((fact) => `Ours: ${fact}`) };
  const missing = async () =>
    (await listFaultsBeforeLive(db.store.read)).filter((it) => it.includes("not filled in"));

  it("hold what only the service can say, and a live portal asks for each that is missing", async () => {
    const settled = await db.store.read.select().from(settings);
    for (const who of [manager, worker])
      expect(await change(who, FACTS)).toEqual({ ok: false, why: "notFound" });
    expect(await db.store.read.select().from(settings)).toEqual(settled);
    expect(await missing()).toHaveLength(5);
    expect(await change(service, { ...FACTS, retention: " ", complaints: " Write\nto us " })).toEqual({
      ok: true,
      said: "saved",
    });
    expect(await readServiceFacts(db.store.read)).toMatchObject({
      ...{ legalBasis: "Ours: legalBasis", retention: null, complaints: "Write\nto us" },
    });
    expect(await missing()).toEqual(["How long requests are kept is not filled in on the page “Service”."]);
    const tooLong = { ...FACTS, retention: "x".repeat(1001) };
    expect(await change(service, tooLong)).toEqual([{ field: "retention", code: "tooLong" }]);
    await change(service, { ...FACTS, retention: "x".repeat(1000) });
    expect(await missing()).toEqual([]);
    await change(service, { ...FACTS, retention: "" });
    expect(await missing()).toHaveLength(1);
    expect(await listActions(db.store, "facts")).toEqual(Array(3).fill("service.facts"));
  });

  it("know no other form", () => {
    for (const intent of ["", "delete", "toString", "__proto__"])
      expect(checkServiceForm({ intent: [intent] })).toEqual({ ok: false, problems: [] });
  });

  const closing = (day: string, month: string, name = "Training", year = "2026") => ({
    intent: "addClosing",
    ...{ "date.day": day, "date.month": month, "date.year": year, name },
  });
  const ofHub = (typed: Record<string, string>, who = manager, hubId = "hamilton") =>
    send(who, Object.fromEntries(Object.entries(typed).map(([name, it]) => [name, [it]])), MONDAY, hubId);
  const closed = async (hubId: string) => [...(await hubCalendar(db.store.read, hubId)).closed].sort();

  it("close every hub on a day, or one hub on a day of its own", async () => {
    expect(await change(service, closing("30", "11", "St Andrew's Day"))).toMatchObject({ said: "added" });
    expect(await ofHub(closing("1", "12"))).toEqual({ ok: true, said: "added" });
    // today, which is still to come somewhere
    expect(await ofHub(closing("23", "11", "No heating"))).toEqual({ ok: true, said: "added" });
    expect(await closed("hamilton")).toEqual(["2026-11-23", "2026-11-30", "2026-12-01"]);
    expect(await closed("lanark")).toEqual(["2026-11-30"]);
    expect((await hub()).closing).toEqual([
      { date: "2026-11-23", name: "No heating", own: true },
      { date: "2026-11-30", name: "St Andrew's Day", own: false },
      { date: "2026-12-01", name: "Training", own: true },
    ]);
    const tomorrow = later(MONDAY, 24 * 60);
    expect((await readHubSettings(db.store.read, "hamilton", tomorrow))!.closing).toHaveLength(2);
    expect((await readServiceSettings(db.store.read, MONDAY)).closing).toEqual([
      { date: "2026-11-30", name: "St Andrew's Day", own: true },
    ]);
  });

  it.each([
    [closing("30", "11"), "date", "closingThere"],
    [closing("22", "11"), "date", "closingPast"],
    [closing("31", "11"), "date", "dateWrong"],
    [closing("", "", "Training", ""), "date", "dateWrong"],
    [closing("2", "12", " "), "name", "closingMissing"],
    [closing("2", "12", "x".repeat(101)), "name", "tooLong"],
  ])("refuse the closing day %o kindly", async (typed, field, code) => {
    expect(await ofHub(typed)).toEqual(problem(field, code));
    const answer = await change(service, typed);
    expect("problem" in answer ? [answer.problem] : answer).toEqual([{ field, code }]);
  });

  it("put a closing day right: why, and which day", async () => {
    const fix = (was: string, day: string, name: string) => ({
      ...closing(day, "12", name),
      ...{ intent: "changeClosing", was },
    });
    expect(await ofHub(fix("2026-12-01", "1", "Trainings"))).toEqual({ ok: true, said: "saved" });
    expect(await ofHub(fix("2026-12-01", "2", "Training"))).toEqual({ ok: true, said: "saved" });
    expect(await closed("hamilton")).toContain("2026-12-02");
    expect(await closed("hamilton")).not.toContain("2026-12-01");
    expect(await ofHub(fix("2026-12-02", "1", "Training"))).toMatchObject({ ok: true });
    // one that is not this hub's, one that is closed already, and one that is over
    expect(await ofHub(fix("2026-11-30", "3", "X"))).toEqual({ ok: false, why: "removedAlready" });
    const ofEvery = { ...closing("30", "11", "X"), intent: "changeClosing", was: "2026-12-01" };
    expect(await ofHub(ofEvery)).toEqual(problem("date", "closingThere"));
    const over = { ...ofEvery, "date.day": "20" };
    expect(await ofHub(over)).toEqual(problem("date", "closingPast"));
    expect(await ofHub(fix("2026-12-01", "1", " "))).toEqual(problem("name", "closingMissing"));
    expect(await change(service, fix("2026-12-01", "3", "X"))).toMatchObject({ why: "removedAlready" });
    const saints = { ...closing("30", "11", "St Andrew"), intent: "changeClosing", was: "2026-11-30" };
    expect(await change(service, saints)).toMatchObject({ said: "saved" });
    expect((await readServiceSettings(db.store.read, MONDAY)).closing[0]!.name).toBe("St Andrew");
  });

  it("take a closing day away again, by whoever set it, and never one that is over", async () => {
    const remove = (date: string) => ({ intent: "removeClosing", date });
    const gone = { ok: false, why: "removedAlready" };
    expect(await ofHub(remove("2026-11-30"))).toEqual(gone);
    expect(await ofHub(remove("2026-12-01"), other, "lanark")).toEqual(gone);
    for (const who of [worker, other]) {
      expect(await ofHub(remove("2026-12-01"), who)).toEqual({ ok: false, why: "notFound" });
      expect(await ofHub(closing("3", "12"), who)).toEqual({ ok: false, why: "notFound" });
    }
    expect(await change(manager, remove("2026-11-30"))).toEqual({ ok: false, why: "notFound" });
    expect(await change(service, remove("2026-12-01"))).toEqual(gone);
    expect(await change(service, remove("2026-11-30"), later(MONDAY, 8 * 24 * 60))).toEqual(gone);
    expect(await closed("hamilton")).toHaveLength(3);
    expect(await change(service, remove("2026-11-30"))).toEqual({ ok: true, said: "removed" });
    expect(await ofHub(remove("2026-12-01"))).toEqual({ ok: true, said: "removed" });
    expect(await closed("hamilton")).toEqual(["2026-11-23"]);
    expect(await listActions(db.store, "closingDays")).toEqual([
      ...["service.addClosing", "service.changeClosing", "service.removeClosing"],
    ]);
    const ofHamilton = (await listActions(db.store, "hamilton")).filter((it) => it.endsWith("Closing"));
    // done in the same minute, some of them
    expect(ofHamilton.sort()).toEqual([
      ...["hub.addClosing", "hub.addClosing", ...Array<string>(3).fill("hub.changeClosing")],
      "hub.removeClosing",
    ]);
  });
});
