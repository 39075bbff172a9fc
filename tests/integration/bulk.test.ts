/** Several requests at once: what the preview says is what happens, and it can be undone for ten minutes. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Store, Tx } from "../../db/client";
import { addLabel, listLabels, readLabels } from "../../app/referrals/labels.server";
import { addToRequest } from "../../app/referrals/add-to-request.server";
import { randomToken } from "../../app/random.server";
import {
  addNote,
  moveReferral,
  openReferral,
  takeReferral,
} from "../../app/referrals/triage-referral.server";
import { takeBulkForm } from "../../app/staff/act-on-bulk.server";
import { chooseSeveral } from "../../app/staff/bulk.server";
import { takeRole } from "../../app/staff/manage-accounts.server";
import { readBulk } from "../../app/staff/read-bulk.server";
import type { StaffMember } from "../../app/staff/staff";
import { testDatabase, type TestDatabase } from "../support/database";
import * as world from "../support/staff";
import { getRequest, later, listActions, MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let isla: Colleague, lewis: Colleague;
let sleep: string;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  isla = await world.addColleague(db.store, "duty_worker", "hamilton");
  lewis = await world.addColleague(db.store, "hub_manager", "hamilton");
  await run((tx) => addLabel(tx, "hamilton", "Sleep"));
  sleep = (await listLabels(db.store.read, ["hamilton"]))[0]!.id;
});
beforeEach(() => run((tx) => world.removeRequests(tx)));
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
/** Opened: nothing unread is closed. */
const addRequest = (store: Store, more: Parameters<typeof world.addRequest>[1] = {}) =>
  world.addRequest(store, { unread: false, unreadSince: null, openedAt: MONDAY, state: "read", ...more });
const choose = async (references: string[], staff: StaffMember = isla) =>
  (await run((tx) => chooseSeveral(tx, staff, references, MONDAY)))!;
/** As the page sends it: with the mark of the preview that was looked at. */
async function press(id: string, fields: Record<string, string>, now = MONDAY, staff: StaffMember = isla) {
  const { mark = "" } = (await readBulk(db.store, staff, id, now)) ?? {};
  const sent = Object.entries({ seen: mark, ...fields }).map(([name, value]) => [name, [value]]);
  return takeBulkForm(db.store, staff, id, Object.fromEntries(sent), now);
}
const CLOSE = { intent: "close", outcome: "advice", text: "Spoke to all" };
const view = async (id: string, now = MONDAY) => (await readBulk(db.store, isla, id, now))!;
const refusals = async (id: string, now = MONDAY) => (await view(id, now)).items.map((it) => it.refused);

it("looks first: nothing is done, and each request says what would happen", async () => {
  const open = await addRequest(db.store);
  const closed = await addRequest(db.store, { done: 1, state: "closed" });
  const before = await getRequest(db.store, open);
  const id = await choose([open, closed]);
  await press(id, CLOSE);
  expect(await refusals(id)).toEqual([null, "alreadyClosed"]);
  expect(await view(id)).toMatchObject({ command: CLOSE, done: false, undoUntil: null });
  expect(await getRequest(db.store, open)).toEqual(before);
  expect(await listActions(db.store, before.id)).toEqual([]);
});

it("says so where too few attempts were made, before anything is closed as not reached", async () => {
  const id = await choose([await addRequest(db.store)]);
  await press(id, { ...CLOSE, outcome: "noReply" });
  expect(await refusals(id)).toEqual(["tooFewTries"]);
});

it("does it once, and undoes it: state, clock, holder and labels as they were", async () => {
  const one = await addRequest(db.store);
  const two = await addRequest(db.store, { pausedAt: later(MONDAY, -30), unread: false, pauses: 1 });
  await run((tx) => takeReferral(tx, { staff: lewis, reference: two }, MONDAY));
  // when its clock is looked at next is worked out anew
  const stands = async (reference: string) => ({ ...(await getRequest(db.store, reference)), alarmAt: null });
  const before = [await stands(one), await stands(two)];
  const id = await choose([one, two]);
  await press(id, CLOSE);
  await press(id, { intent: "do" }, later(MONDAY, 1));
  await press(id, { intent: "do" }, later(MONDAY, 2));
  expect(await getRequest(db.store, two)).toMatchObject({ state: "closed", outcome: "advice", done: 1 });
  expect((await listActions(db.store, before[0]!.id)).filter((it) => it === "referral.closed")).toHaveLength(
    1,
  );
  expect((await view(id, later(MONDAY, 3))).undoUntil).toEqual(later(MONDAY, 11));
  await press(id, { intent: "undo" }, later(MONDAY, 10));
  expect([await stands(one), await stands(two)]).toEqual(before);
  expect(await view(id)).toMatchObject({ undone: true, undoUntil: null });
  // once
  expect(await press(id, { intent: "undo" }, later(MONDAY, 10))).toMatchObject({ said: { key: "tooLate" } });
});

it("is too late after ten minutes", async () => {
  const reference = await addRequest(db.store);
  const id = await choose([reference]);
  await press(id, CLOSE);
  await press(id, { intent: "do" }, MONDAY);
  expect(await press(id, { intent: "undo" }, later(MONDAY, 11))).toMatchObject({ said: { key: "tooLate" } });
  expect((await getRequest(db.store, reference)).done).toBe(1);
});

it("leaves alone what somebody has worked on since", async () => {
  const [one, two] = [await addRequest(db.store), await addRequest(db.store)];
  const id = await choose([one, two]);
  await press(id, { intent: "assign", to: lewis.id });
  await press(id, { intent: "do" });
  expect((await getRequest(db.store, one)).takenBy).toBe(lewis.id);
  // his work prolongs his lease
  await run((tx) => addNote(tx, { staff: lewis, reference: one, text: "Rang" }, later(MONDAY, 5)));
  await press(id, { intent: "undo" }, later(MONDAY, 6));
  expect(await refusals(id)).toEqual(["changedSince", null]);
  expect((await getRequest(db.store, one)).takenBy).toBe(lewis.id);
  expect((await getRequest(db.store, two)).takenBy).toBeNull();
});

it("leaves alone what its holder worked on, in the afternoon too, when a lease ends with the shift anyhow", async () => {
  const two = later(MONDAY, 120);
  const [worked, looked] = [await addRequest(db.store), await addRequest(db.store)];
  const id = await choose([worked, looked]);
  await press(id, { intent: "assign", to: lewis.id }, two);
  await press(id, { intent: "do" }, two);
  for (const reference of [worked, looked])
    await run((tx) => openReferral(tx, { staff: lewis, reference }, later(two, 2)));
  await run((tx) => addNote(tx, { staff: lewis, reference: worked, text: "Rang" }, later(two, 5)));
  await press(id, { intent: "undo" }, later(two, 6));
  expect(await refusals(id)).toEqual(["changedSince", null]);
  expect((await getRequest(db.store, worked)).takenBy).toBe(lewis.id);
  expect((await getRequest(db.store, looked)).takenBy).toBeNull();
});

it("gives nothing back to somebody who may not work there any more", async () => {
  const gone = await world.addColleague(db.store, "duty_worker", "hamilton");
  const reference = await addRequest(db.store);
  await run((tx) => takeReferral(tx, { staff: gone, reference }, MONDAY));
  const id = await choose([reference]);
  await press(id, { intent: "assign", to: lewis.id });
  await press(id, { intent: "do" });
  const held = { role: "duty_worker" as const, hub: "hamilton" };
  await run((tx) => takeRole(tx, { id: gone.id, by: lewis.id, held }, later(MONDAY, 1)));
  await press(id, { intent: "undo" }, later(MONDAY, 2));
  expect(await refusals(id)).toEqual(["changedSince"]);
  expect((await getRequest(db.store, reference)).takenBy).toBe(lewis.id);
});

it("does nothing to what the preview left out, or what somebody took since", async () => {
  const unread = await world.addRequest(db.store);
  const [free, quiet] = [await addRequest(db.store), await addRequest(db.store)];
  const id = await choose([unread, free, quiet]);
  await press(id, CLOSE);
  expect(await refusals(id)).toEqual(["somethingNew", null, null]);
  await run((tx) => openReferral(tx, { staff: lewis, reference: unread }, later(MONDAY, 1)));
  for (const reference of [unread, free])
    await run((tx) => takeReferral(tx, { staff: lewis, reference }, later(MONDAY, 1)));
  // to look at it changes nothing
  await run((tx) => openReferral(tx, { staff: isla, reference: quiet }, later(MONDAY, 1)));
  await press(id, { intent: "do" }, later(MONDAY, 2));
  expect(await refusals(id)).toEqual(["somethingNew", "changedSince", null]);
  const done = await Promise.all([unread, free, quiet].map((it) => getRequest(db.store, it)));
  expect(done.map((it) => it.done)).toEqual([0, 0, 1]);
});

it("puts a label on all and takes it off again", async () => {
  const [one, two] = [await addRequest(db.store), await addRequest(db.store)];
  const id = await choose([one, two]);
  await press(id, { intent: "label", label: sleep });
  await press(id, { intent: "do" });
  const ids = [(await getRequest(db.store, one)).id, (await getRequest(db.store, two)).id];
  expect((await readLabels(db.store.read, ids)).size).toBe(2);
  await press(id, { intent: "undo" }, later(MONDAY, 1));
  expect((await readLabels(db.store.read, ids)).size).toBe(0);
});

it("keeps to one's own hub, one's own choice, and a number one can look at", async () => {
  const own = await addRequest(db.store);
  const other = await addRequest(db.store, { hub: "lanark" });
  const id = await choose([other, own, "NOSUCHRF"]);
  expect((await view(id)).items.map((it) => it.reference)).toEqual([own]);
  expect(await run((tx) => chooseSeveral(tx, isla, [other], MONDAY))).toBeUndefined();
  expect(await press(id, CLOSE, MONDAY, lewis)).toBeUndefined();
  expect(await readBulk(db.store, lewis, id, MONDAY)).toBeUndefined();
  // moved to another hub meanwhile: it is not this person's to do or to undo
  await press(id, CLOSE);
  await run((tx) => moveReferral(tx, { staff: isla, reference: own, to: "lanark" }, MONDAY));
  await press(id, { intent: "do" });
  expect(await refusals(id)).toEqual(["notFound"]);
  expect((await getRequest(db.store, own)).done).toBe(0);
  expect((await view(id)).items[0]).toMatchObject({ askFor: null });
});

it("closes nothing that nobody has read, whenever it came", async () => {
  const unread = await world.addRequest(db.store, { urgent: true });
  const wrote = await addRequest(db.store);
  const id = await choose([unread, wrote]);
  await press(id, CLOSE);
  expect(await refusals(id)).toEqual(["somethingNew", null]);
  expect((await view(id)).items[0]).toMatchObject({ urgent: true, unread: true });
  const added = { text: "He hit me", key: randomToken() };
  await addToRequest(db.store, (await getRequest(db.store, wrote)).id, added, true, later(MONDAY, 1));
  await press(id, { intent: "do" }, later(MONDAY, 2));
  expect(await refusals(id)).toEqual(["somethingNew", "changedSince"]);
  expect(await getRequest(db.store, wrote)).toMatchObject({ done: 0, unread: true, urgent: true });
});

it("does what was looked at, and not what another tab chose since", async () => {
  const reference = await addRequest(db.store);
  const id = await choose([reference]);
  await press(id, { intent: "assign", to: lewis.id });
  const { mark } = await view(id);
  await press(id, CLOSE);
  expect(await press(id, { intent: "do", seen: mark })).toMatchObject({ said: { key: "previewChanged" } });
  expect((await getRequest(db.store, reference)).done).toBe(0);
});

it("asks for what is missing, and can be thought over", async () => {
  const id = await choose([await addRequest(db.store)]);
  expect(await press(id, { intent: "close", outcome: "", text: "x" })).toMatchObject({
    problems: [{ field: "outcome", code: "outcomeMissing" }],
  });
  expect(await press(id, { intent: "nonsense" })).toMatchObject({ problems: [{ field: "intent" }] });
  await press(id, CLOSE);
  await press(id, { intent: "again" });
  expect((await view(id)).command).toBeUndefined();
  // nothing was said to be done
  await press(id, { intent: "do" });
  expect((await view(id)).done).toBe(false);
});
