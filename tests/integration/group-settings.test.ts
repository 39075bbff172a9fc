/** What groups are made of: programmes, rooms, how many children an adult looks after, and which families never meet. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit } from "../../db/schema/audit";
import { keepApart } from "../../db/schema/bookings";
import { programmes, rooms, sessions } from "../../db/schema/groups";
import type { Tx } from "../../db/client";
import { listGroupHistory } from "../../app/groups/group-history.server";
import { pairFamilies, readPairs, unpairFamilies, type NewPair } from "../../app/groups/pair-families.server";
import { markOf } from "../../app/mark.server";
import { findProgrammeRow, saveProgramme } from "../../app/groups/save-programme.server";
import { saveRoom } from "../../app/groups/save-room.server";
import { readRatios } from "../../app/groups/take-turn.server";
import { placeByStaff } from "../../app/groups/waiting-list.server";
import { translator } from "../../app/i18n/i18n.server";
import { checkForm } from "../../app/staff/form-problems";
import { addPairForm } from "../../app/staff/keep-apart-form";
import { listChanges } from "../../app/staff/keep-history.server";
import { programmeForm, roomForm } from "../../app/staff/programme-form";
import { putBack } from "../../app/staff/put-back.server";
import { sayChange } from "../../app/staff/say-change";
import { changeService, checkServiceForm } from "../../app/staff/service-settings.server";
import { aChild, aWay, book, bookingOf } from "../support/bookings";
import { testDatabase, type TestDatabase } from "../support/database";
import { aGroup } from "../support/groups";
import { addColleague, addHubs, later, type Colleague } from "../support/staff";

const NOW = new Date("2026-11-25T10:00:00Z");

let db: TestDatabase;
let worker: Colleague, manager: Colleague, elsewhere: Colleague, service: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  worker = await addColleague(db.store, "group_worker", "hamilton");
  manager = await addColleague(db.store, "hub_manager", "hamilton");
  elsewhere = await addColleague(db.store, "hub_manager", "lanark");
  service = await addColleague(db.store, "service_manager");
});
afterAll(() => db.close());

const write = <T>(work: (tx: Tx) => Promise<T>) => db.store.transaction(work);
const problem = (field: string, code: string) => ({ ok: false, why: "problem", problem: { field, code } });
const NOT_FOUND = { ok: false, why: "notFound" };

const PROGRAMME = {
  ...{ name: "Splash & Sing", summary: "Water and songs.", forWhom: "Parents with a baby", sessionIs: "" },
  ...{ length: "4 weeks", runBy: "The hub", fromMonths: "3 months", toMonths: "1 year" },
  ...{ fromWeeks: "", toWeeks: "", active: "yes", expecting: "yes" },
};

describe("programmes", () => {
  const save = (id: string, typed: object, who = manager, mark?: string) => {
    const checked = checkForm(programmeForm, { ...PROGRAMME, ...typed });
    if (!checked.ok) return Promise.resolve({ ok: false, why: "problem", problem: checked.problems[0]! });
    return write((tx) => saveProgramme(tx, who, { id, mark, words: checked.value }, NOW));
  };

  it("are added and changed by managers of any hub, and by nobody else", async () => {
    expect(await save("new", {}, worker)).toEqual(NOT_FOUND);
    expect(await save("new", { name: "***" })).toEqual(problem("name", "programmeLetters"));
    expect(await save("new", { name: "New" })).toEqual(problem("name", "programmeLetters"));
    expect(await save("new", {})).toEqual({ ok: true, id: "splash-sing" });
    const row = (await findProgrammeRow(db.store.read, "splash-sing"))!;
    expect(row).toMatchObject({ fromMonths: 3, toMonths: 23, expecting: true, dropIn: false, active: true });
    expect(await save("new", { name: "splash & SING" })).toEqual(problem("name", "programmeTaken"));
    expect(await save("new", { name: "Splash-Sing!" })).toEqual(problem("name", "programmeTaken"));
    const mark = markOf(row);
    expect(await save("splash-sing", { summary: "Songs." }, elsewhere, mark)).toMatchObject({ ok: true });
    expect(await save("splash-sing", { summary: "Water." }, manager, mark)).toEqual(
      problem("form", "groupChanged"),
    );
    expect(await save("none", {})).toEqual(problem("name", "programmeTaken"));
    const lines = await listGroupHistory(db.store.read, "programme", "splash-sing");
    expect(lines.map((it) => it.action).sort()).toEqual(["programme.added", "programme.saved"]);
    const saved = lines.find((it) => it.action === "programme.saved")!;
    expect(JSON.parse(saved.detail!)).toMatchObject({ changed: { summary: ["Water and songs.", "Songs."] } });
    expect(await db.store.read.select().from(programmes)).toHaveLength(1);
  });

  it.each([
    [{ fromMonths: "soon" }, "fromMonths", "ageWrong"],
    [{ fromMonths: "2 years" }, "toMonths", "ageOrder"],
    [{ fromWeeks: "43" }, "fromWeeks", "weeksWrong"],
    [{ fromWeeks: "30", toWeeks: "20" }, "toWeeks", "weeksOrder"],
    [{ length: " " }, "length", "lengthMissing"],
  ])("refuse %o", async (typed, field, code) =>
    expect(await save("new", { name: "Another", ...typed })).toEqual(problem(field, code)),
  );
});

describe("rooms", () => {
  const save = (id: string, who: Colleague, hub: string, typed: object = {}) => {
    const room = { name: "The hall", address: "1 Example Street\n\nHamilton", directions: "", access: "" };
    const checked = checkForm(roomForm, { ...room, seats: "12", active: "yes", ...typed });
    if (!checked.ok) return Promise.resolve({ ok: false, why: "problem", problem: checked.problems[0]! });
    return write((tx) => saveRoom(tx, who, { id, ...checked.value, hub }, NOW));
  };

  it("belong to one hub, whose people alone change them", async () => {
    expect(await save("new", worker, "lanark")).toEqual(problem("hub", "groupHubMissing"));
    expect(await save("new", worker, "hamilton", { address: " " })).toEqual(
      problem("address", "roomAddressMissing"),
    );
    expect(await save("new", worker, "hamilton")).toEqual({ ok: true });
    expect(await save("new", worker, "hamilton")).toEqual(problem("name", "roomTaken"));
    const [room] = await db.store.read.select().from(rooms);
    expect(room).toMatchObject({ hub: "hamilton", address: ["1 Example Street", "Hamilton"], seats: 12 });
    expect(await save(room!.id, elsewhere, "lanark", { name: "Ours now" })).toEqual(NOT_FOUND);
    // a room stays at its hub, whatever is sent
    expect(await save(room!.id, service, "lanark", { seats: "14" })).toEqual({ ok: true });
    expect(await db.store.read.select().from(rooms)).toMatchObject([{ hub: "hamilton", seats: 14 }]);
  });
});

describe("children for each adult in a creche", () => {
  const send = (typed: Record<string, string>) => {
    const checked = checkServiceForm(
      Object.fromEntries(Object.entries({ intent: "ratios", ...typed }).map(([name, it]) => [name, [it]])),
    );
    if (!checked.ok) return Promise.resolve({ ok: false, why: "problem", problem: checked.problems[0]! });
    return write((tx) => changeService(tx, service, checked.value, NOW));
  };

  it("are counted anew for whoever is booked, and the groups with too few adults are named", async () => {
    const group = await write((tx) => aGroup(tx, { crechePlaces: 6, crecheStaff: 1 }));
    const baby = aChild({ months: 6, creche: true });
    const family = await book(db.store, group.id, { children: [baby, baby] }, NOW);
    const unitsOf = async () =>
      (await db.store.read.select().from(sessions).where(eq(sessions.group, group.id)))[0]!.unitsTaken;
    expect(await unitsOf()).toBe(560);
    expect(await send({ baby: "2", two: "4", three: "8" })).toEqual({ ok: true, said: "saved" });
    expect(await readRatios(db.store.read)).toEqual([2, 4, 8]);
    expect(await unitsOf()).toBe(840);
    expect(await send({ baby: "1", two: "4", three: "8" })).toEqual({
      ...{ ok: true, said: "ratiosShort", values: { groups: "Play and Grow" } },
    });
    expect((await bookingOf(db.store, family.id)).state).toBe("booked");

    const [change] = (await listChanges(db.store.read, null, null)).filter(
      (it) => it.action === "service.ratios" && it.rows[0]!.before?.value === "2,4,8",
    );
    const by = { t: translator("en"), lang: "en", hub: (id: string) => id, label: (id: string) => id };
    const said = sayChange(change!.rows[0]!, by);
    expect(said.what).toBe("Creche: children for each adult");
    expect(said.parts[0]).toMatchObject({
      from: "2 under 2 years, 4 of 2 years, 8 of 3 years and over",
      to: "1 under 2 years, 4 of 2 years, 8 of 3 years and over",
    });
    // put back, the creches follow
    expect(await putBack(db.store, service, change!.id, NOW)).toMatchObject({ ok: true });
    expect(await readRatios(db.store.read)).toEqual([2, 4, 8]);
    expect(await unitsOf()).toBe(840);
  });

  it.each([
    [{ baby: "0", two: "5", three: "8" }, "baby", "ratioWrong"],
    [{ baby: "3", two: "5", three: "21" }, "three", "ratioWrong"],
    [{ baby: "three", two: "5", three: "8" }, "baby", "ratioWrong"],
    [{ baby: "3", two: "2", three: "8" }, "two", "ratioOrder"],
  ])("refuse %o", async (typed, field, code) => {
    const before = await readRatios(db.store.read);
    expect(await send(typed)).toEqual(problem(field, code));
    expect(await readRatios(db.store.read)).toEqual(before);
  });
});

describe("families kept apart", () => {
  const known = (it: Partial<NewPair["a"]>) => ({ name: "", references: [], phones: [], emails: [], ...it });
  const pair = (it: Partial<NewPair> = {}): NewPair => ({
    ...{ hub: "hamilton", a: known({ phones: ["01632 960111"] }), b: known({ phones: ["01632 960222"] }) },
    ...{ reason: "A court order", ...it },
  });
  const add = (it: NewPair, who = manager) => write((tx) => pairFamilies(tx, who, it, NOW));

  it("are kept by managers of that hub, and reading them is on record", async () => {
    expect(await add(pair(), worker)).toEqual(NOT_FOUND);
    expect(await add(pair(), elsewhere)).toEqual(problem("hub", "groupHubMissing"));
    expect(await add(pair({ a: known({ references: ["K7QXT3MN"] }) }))).toEqual(
      problem("aReferences", "noSuchBooking"),
    );
    expect(await db.store.read.select().from(keepApart)).toEqual([]);
    expect(await add(pair())).toEqual({ ok: true, together: [] });
    const read = (who: Colleague) => write((tx) => readPairs(tx, who, ["hamilton", "lanark"], NOW));
    for (const who of [worker, elsewhere]) expect(await read(who)).toEqual([]);
    const [found] = await read(manager);
    expect(found).toMatchObject({ reason: "A court order", by: manager.name });
    const lines = await db.store.read.select().from(audit).where(eq(audit.action, "keepApart.read"));
    expect(lines).toMatchObject([{ actor: manager.id, hub: "hamilton" }]);
    expect(JSON.stringify(await db.store.read.select().from(keepApart))).not.toMatch(/court|960111/);

    // both are talked with first, and the second is not placed
    const group = await write((tx) => aGroup(tx));
    const ringing = (to: string) => ({
      ways: [aWay({ to })],
      comesBack: false,
      codeWord: "",
      confirmedAt: NOW.toISOString(),
    });
    const first = await book(db.store, group.id, { contact: ringing("01632960111") }, NOW);
    expect(await write((tx) => placeByStaff(tx, first.id, manager.id, NOW))).toBe("booked");
    const second = await book(db.store, group.id, { contact: ringing("+44 1632 960222") }, NOW);
    expect(second.state).toBe("asked");

    const end = (who: Colleague, hub = "hamilton") =>
      write((tx) => unpairFamilies(tx, who, { id: found!.id, hub }, NOW));
    for (const who of [worker, elsewhere]) expect(await end(who)).toEqual({ ok: false });
    expect(await end(elsewhere, "lanark")).toEqual({ ok: false });
    expect(await end(manager)).toEqual({ ok: true });
    expect(await read(manager)).toEqual([]);
  });

  it("of another hub's booking show a manager its reference and nothing else", async () => {
    const group = await write((tx) => aGroup(tx, { hub: "lanark" }));
    const ways = [aWay({ to: "01632 960333" })];
    const theirs = {
      callMe: "Morven",
      contact: { ways, comesBack: false, codeWord: "", confirmedAt: NOW.toISOString() },
    };
    const { id } = await book(db.store, group.id, theirs, NOW);
    const { reference } = await bookingOf(db.store, id);
    await add(pair({ a: known({ references: [reference] }), b: known({ phones: ["01632 960444"] }) }));
    const read = (who: Colleague) => write((tx) => readPairs(tx, who, ["hamilton"], NOW));
    const [found] = await read(manager);
    expect(found).toMatchObject({ a: known({ references: [reference] }), b: { phones: ["01632 960444"] } });
    expect((await read(service))[0]!.a.phones).toEqual(["01632 960333"]);
    // and are known by it all the same
    const again = await book(db.store, group.id, theirs, NOW);
    expect(again.state).toBe("asked");
    await write((tx) => unpairFamilies(tx, manager, { id: found!.id, hub: "hamilton" }, NOW));
  });

  it("who sit in one group already are said, by what the group teaches", async () => {
    const group = await write((tx) => aGroup(tx));
    const both = [await book(db.store, group.id, {}, NOW), await book(db.store, group.id, {}, NOW)];
    const [a, b] = await Promise.all(both.map((it) => bookingOf(db.store, it.id)));
    const of = pair({ a: known({ references: [a!.reference] }), b: known({ references: [b!.reference] }) });
    expect(await write((tx) => pairFamilies(tx, service, of, later(NOW, 1)))).toEqual({
      ...{ ok: true, together: ["Play and Grow"] },
    });
  });

  it.each([
    [{ bPhones: "" }, "bReferences", "apartUnknown"],
    [{ bPhones: "01632-960-111" }, "bReferences", "apartSame"],
    [{ bPhones: "ring us" }, "bPhones", "phoneWrong"],
    [{ aEmails: "ann" }, "aEmails", "emailWrong"],
    [{ reason: " " }, "reason", "apartReasonMissing"],
  ])("refuse %o", (typed, field, code) => {
    const empty = { aName: "", aReferences: "", aEmails: "", bName: "", bReferences: "", bEmails: "" };
    const filled = { ...empty, hub: "hamilton", aPhones: "01632 960111", bPhones: "01632 960222" };
    expect(checkForm(addPairForm, { ...filled, reason: "x" })).toMatchObject({ ok: true });
    expect(checkForm(addPairForm, { ...filled, reason: "x", ...typed })).toEqual({
      ok: false,
      problems: [{ field, code }],
    });
  });
});
