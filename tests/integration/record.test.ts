/** Who did and read what, for those who watch over it: everything, and nothing of a family. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { parse } from "csv-parse/sync";
import type { Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { readInbox } from "../../app/referrals/inbox.server";
import { addNote, openReferral } from "../../app/referrals/triage-referral.server";
import { translator } from "../../app/i18n/i18n.server";
import { en } from "../../app/i18n/locales/en";
import { exportRecord, listEverybody, readRecord } from "../../app/staff/read-record.server";
import { readRecordFilter } from "../../app/staff/record-filter";
import { sayAction } from "../../app/staff/say-record";
import { testDatabase, type TestDatabase } from "../support/database";
import * as world from "../support/staff";
import { filtered, later, MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let isla: Colleague, ewan: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  isla = await world.addColleague(db.store, "duty_worker", "hamilton");
  ewan = await world.addColleague(db.store, "information_governance");
});
beforeEach(() =>
  db.store.transaction(async (tx) => {
    await world.removeRequests(tx);
    await tx.delete(audit);
  }),
);
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.store.transaction(work);
const filterOf = (query: string, now = MONDAY) => readRecordFilter(new URLSearchParams(query), now);
async function look(query = "", after: string | null = null) {
  const found = await readRecord(db.store, ewan, filterOf(query).filter, after, later(MONDAY, 60));
  if (found === "noReference") throw new Error(found);
  return found;
}
const said = (lines: Array<{ actor: string; action: string }>) =>
  lines.map((it) => `${it.actor} ${it.action}`);

it("shows whoever opened a request, wrote in it, or saw its name in a list, newest first", async () => {
  const reference = await world.addRequest(db.store);
  const other = await world.addRequest(db.store);
  await readInbox(db.store, isla, filtered(), MONDAY);
  await run((tx) => openReferral(tx, { staff: isla, reference }, later(MONDAY, 1)));
  await run((tx) => openReferral(tx, { staff: isla, reference: other }, later(MONDAY, 2)));
  await run((tx) => addNote(tx, { staff: isla, reference, text: "Kittiwake" }, later(MONDAY, 3)));
  const { lines } = await look(`reference=${reference.toLowerCase()}`);
  expect(said(lines)).toEqual([
    `${isla.id} referral.note`,
    `${isla.id} referral.opened`,
    `${isla.id} inbox.read`,
  ]);
  expect(lines.map((it) => it.reference)).toEqual([reference, reference, null]);
  expect(JSON.stringify(lines)).not.toMatch(/Kittiwake|Aisha/);
  expect(lines.every((it) => it.name === isla.name)).toBe(true);
});

it("keeps on record that somebody looked, and for what", async () => {
  await look(`person=${isla.id}`);
  await exportRecord(db.store, ewan, filterOf("").filter, MONDAY);
  const { lines } = await look(`person=${ewan.id}`);
  expect(lines.map((it) => it.action).sort()).toEqual(["record.exported", "record.read", "record.read"]);
  expect(lines.some((it) => it.detail?.includes(isla.id))).toBe(true);
});

it("narrows to a person and to days, both of them whole, in London", async () => {
  const at = (time: string, actor: string) => ({
    id: time,
    at: new Date(time),
    actor,
    action: "staff.signedIn",
  });
  const rows = [
    "2026-06-09T22:59:59Z",
    "2026-06-09T23:00:00Z",
    "2026-06-10T22:59:59Z",
    "2026-06-10T23:00:00Z",
  ];
  const about = { subjectKind: "staff", subject: "x" };
  await run((tx) => tx.insert(audit).values(rows.map((it) => ({ ...at(it, isla.id), ...about }))));
  const { lines } = await look(`from=2026-06-10&to=2026-06-10&person=${isla.id}`);
  expect(lines.map((it) => it.id)).toEqual([rows[2], rows[1]]);
  expect((await look(`from=2026-06-10&to=2026-06-10&person=${ewan.id}`)).lines).toEqual([]);
});

it("pages through all of it once, though lines share their time", async () => {
  const about = { at: MONDAY, actor: isla.id, action: "staff.signedIn", subjectKind: "staff", subject: "x" };
  const ids = Array.from({ length: 120 }, (_, i) => `line-${i}`);
  await run((tx) => tx.insert(audit).values(ids.map((id) => ({ id, ...about }))));
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await look(`person=${isla.id}`, after);
    seen.push(...page.lines.map((it) => it.id));
    after = page.next ?? null;
  } while (after);
  expect(seen.sort()).toEqual(ids.sort());
});

it("gives a file that a spreadsheet takes for no formula", async () => {
  const line = {
    id: "a",
    at: MONDAY,
    actor: isla.id,
    action: "hub.contacts",
    subjectKind: "hub",
    subject: "x",
  };
  await run((tx) => tx.insert(audit).values({ ...line, hub: "hamilton", detail: "=1+1" }));
  const file = (await exportRecord(db.store, ewan, filterOf(`person=${isla.id}`).filter, MONDAY))!;
  const rows = parse(file, { bom: true });
  expect(rows[1]).toEqual([
    "2026-11-23 12:00",
    isla.name,
    "Changed settings of a hub",
    "",
    "hamilton",
    "'=1+1",
  ]);
});

it("says what is wrong with what was typed", async () => {
  const slipOf = (query: string) => filterOf(query).slip;
  expect(slipOf("")).toBeUndefined();
  expect(filterOf("").filter).toMatchObject({ from: "2026-11-17", to: "2026-11-23" });
  expect(slipOf("from=2026-02-31&to=2026-03-01")).toEqual({ field: "from", code: "dateWrong" });
  expect(slipOf("from=2026-02-01&to=soon")).toEqual({ field: "to", code: "dateWrong" });
  expect(slipOf("from=2026-02-02&to=2026-02-01")).toEqual({ field: "to", code: "orderWrong" });
  expect(slipOf("from=2026-01-01&to=2026-12-31")).toEqual({ field: "to", code: "tooLong" });
  expect(await readRecord(db.store, ewan, filterOf("reference=NONE").filter, null, MONDAY)).toBe(
    "noReference",
  );
  expect((await listEverybody(db.store.read)).map((it) => it.id).sort()).toEqual([isla.id, ewan.id].sort());
});

it("has words for everything that happens to a request", () => {
  const t = translator("en");
  for (const kind of Object.keys(en.staff.request.history.kind))
    expect(sayAction(t, `referral.${kind}`)).not.toMatch(/history|\./);
  expect(sayAction(t, "nonsense")).toBe(en.record.action.other);
});
