import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { eq } from "drizzle-orm";
import { helplines, hubInboxes, hubs, settings } from "../../db/schema/hubs";
import { setInbox } from "../../app/hubs/inbox-check.server";
import { outbox } from "../../db/schema/outbox";
import {
  changeHub,
  checkHubForm,
  readHubSettings,
  type HubAnswer,
} from "../../app/staff/hub-settings.server";
import { checkForm } from "../../app/staff/form-problems";
import { changeService, readServiceSettings, serviceForms } from "../../app/staff/service-settings.server";
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
  phone: ["01698 555000"],
  email: ["hamilton.hub@southlanarkshire.gov.uk"],
  address: ["Brandon Gate\n\n Hamilton "],
  directions: ["Two minutes from the station."],
  managerName: ["Morven Strachan"],
};

async function send(who: StaffMember, fields: Record<string, string[]>, now = MONDAY): Promise<HubAnswer> {
  const checked = checkHubForm(fields);
  if (!checked.ok) return { ok: false, why: "problem", problem: checked.problems[0]! };
  return db.store.transaction((tx) => changeHub(tx, who, "hamilton", checked.value, now));
}
const hub = async () => (await readHubSettings(db.store.read, "hamilton"))!;
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
      managerName: "Morven Strachan",
    });
    const real = { ...CONTACTS, real: ["yes"] };
    expect(await send(manager, { ...real, phone: ["01632 960123"] })).toEqual(
      problem("real", "stillExample"),
    );
    expect(await send(manager, { ...real, email: ["hub@example.org"] })).toEqual(
      problem("real", "stillExample"),
    );
    await send(manager, real);
    await send(manager, CONTACTS);
    expect((await hub()).hub.example).toBe(false);
    expect(await listActions(db.store, "hamilton")).toEqual(Array(3).fill("hub.contacts"));
  });

  it.each([
    ["phone", "ring us", "phoneWrong"],
    ["email", "hub at council", "emailWrong"],
    ["address", " ", "addressMissing"],
    ["directions", "x".repeat(2001), "tooLong"],
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

  it("switch a hub on only once it lacks nothing", async () => {
    expect(await send(manager, { intent: ["switch"], to: ["off"] })).toEqual({
      ok: true,
      said: "switchedOff",
    });
    await db.store.transaction((tx) =>
      setInbox(tx, { hub: "hamilton", kind: "fallback", email: "new@southlanarkshire.gov.uk" }, MONDAY),
    );
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

  it("know no other form", () => {
    for (const intent of ["", "delete", "toString", "__proto__"])
      expect(checkHubForm({ intent: [intent] })).toEqual({ ok: false, problems: [] });
  });
});

describe("the service's settings", () => {
  const change = async (who: StaffMember, typed: object, now = MONDAY) => {
    const checked = checkForm(serviceForms, typed);
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
    expect(await change(service, { intent: "show", ...line })).toEqual({ ok: false, why: "checkFirst" });
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
});
