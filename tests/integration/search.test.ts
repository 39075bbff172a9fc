/** Finding a request: by what it says, as far as one may see, and by nothing that is no longer safe. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { audit } from "../../db/schema/audit";
import { searchTerms } from "../../db/schema/referrals";
import { staffSessions } from "../../db/schema/staff";
import { addToRequest } from "../../app/referrals/add-to-request.server";
import { forgetTerms, indexRequests } from "../../app/referrals/index-requests.server";
import { searchRequests } from "../../app/referrals/search-requests.server";
import { addNote, moveReferral } from "../../app/referrals/triage-referral.server";
import { randomToken } from "../../app/random.server";
import { currentKey } from "../../app/vault/keys.server";
import { keepSearch, readSearch } from "../../app/staff/search-memory.server";
import { startSession } from "../../app/staff/session.server";
import { hashToken } from "../../app/random.server";
import { testDatabase, type TestDatabase } from "../support/database";
import {
  addColleague,
  addHubs,
  addRequest,
  getRequest,
  later,
  MONDAY,
  removeRequests,
  PHONE_RULES,
  type Colleague,
} from "../support/staff";

let db: TestDatabase;
let isla: Colleague, lanark: Colleague, service: Colleague, admin: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  isla = await addColleague(db.store, "duty_worker", "hamilton");
  lanark = await addColleague(db.store, "duty_worker", "lanark");
  service = await addColleague(db.store, "service_manager");
  admin = await addColleague(db.store, "administrator");
});
beforeEach(() => db.store.transaction((tx) => removeRequests(tx)));
afterAll(() => db.close());

const find = async (typed: string, who = isla) => {
  await indexRequests(db.store);
  const { rows } = await searchRequests(db.store, who, typed, MONDAY);
  return rows.map((it) => it.reference);
};

it("finds a request by reference, name, number, address, district and words, however they are typed", async () => {
  const email = { ...PHONE_RULES.ways[0]!, channel: "email" as const, to: "Aisha.K@example.org" };
  const contact = { ...PHONE_RULES, ways: [...PHONE_RULES.ways, email] };
  const reference = await addRequest(db.store, { reference: "K7QXT3MN" }, { contact });
  await addRequest(
    db.store,
    {},
    { callMe: "Morag", contact: { ...PHONE_RULES, ways: [] }, transcript: [], district: "G72" },
  );
  for (const typed of [
    ...["K7QXT3MN", "k7qx t3mn", "AISHA", "aïsha", "07700900123", "+44 7700 900 123", "aisha.k@EXAMPLE.org"],
    ...["ML3", "ml3 aisha", "night feeds", "talk, someone!"],
  ])
    expect(await find(typed), typed).toEqual([reference]);
  for (const typed of ["", " ", "Aish", "aisha G72", "zebra", "%", "' or 1=1"])
    expect(await find(typed), typed).toEqual([]);
});

it("finds what holds several words in every month, whichever of them is rarer there", async () => {
  const both: string[] = [];
  for (const [i, days] of [0, 40, 80, 120, 160].entries()) {
    const receivedAt = later(MONDAY, -days * 24 * 60);
    currentKey(receivedAt);
    for (let n = 0; n < 3; n++)
      await addRequest(db.store, { receivedAt }, i % 2 ? { callMe: "Morag" } : { district: "G72" });
    both.push(await addRequest(db.store, { receivedAt }, { callMe: "Morag", district: "G72" }));
  }
  for (const typed of ["morag g72", "G72 Morag"]) expect(await find(typed), typed).toEqual(both);
});

/** As many as show that a word is common. */
const COMMON = 17;

it("finds the few that hold a rare word too, where many hold each of the others", async () => {
  const wanted: string[] = [];
  for (const days of [0, 40, 80]) {
    const receivedAt = later(MONDAY, -days * 24 * 60);
    currentKey(receivedAt);
    wanted.push(await addRequest(db.store, { receivedAt }, { callMe: "Zofia", district: "G72" }));
    for (let n = 0; n < COMMON; n++) {
      await addRequest(db.store, { receivedAt: later(receivedAt, -n - 1) }, { district: "G72" });
      await addRequest(db.store, { receivedAt: later(receivedAt, -n - 1) }, { callMe: "Zofia" });
    }
  }
  // three words are asked for as four, seven as eight
  const long = "zofia g72 night feeds talk someone 07700900123";
  for (const typed of ["zofia g72", "g72 zofia", "feeds zofia g72", "night g72 zofia feeds", long])
    expect(await find(typed), typed).toEqual(wanted);
});

it("takes the newest of every hub, where one has many and another few", async () => {
  const at = (minutes: number) => ({ receivedAt: later(MONDAY, -minutes) });
  const hamilton: string[] = [];
  for (let n = 0; n < 30; n++) hamilton.push(await addRequest(db.store, at(2 * n)));
  const lanark: string[] = [];
  for (const n of [1, 31, 59]) lanark.push(await addRequest(db.store, { ...at(n), hub: "lanark" }));
  const inOrder = [hamilton[0], lanark[0], ...hamilton.slice(1, 16), lanark[1], ...hamilton.slice(16, 23)];
  await indexRequests(db.store);
  for (const typed of ["aisha", "aisha feeds"]) {
    const { rows, more } = await searchRequests(db.store, service, typed, MONDAY);
    expect(rows.map((it) => it.reference)).toEqual(inOrder);
    expect(more).toBe(true);
  }
});

it("says that there is more where older months hold it, and reads no key where nothing is looked for", async () => {
  for (let n = 0; n < 25; n++) await addRequest(db.store, { receivedAt: later(MONDAY, -n) });
  const receivedAt = later(MONDAY, -40 * 24 * 60);
  currentKey(receivedAt);
  await addRequest(db.store, { receivedAt });
  await indexRequests(db.store);
  for (const who of [isla, service])
    expect(await searchRequests(db.store, who, "aisha feeds", MONDAY)).toMatchObject({ more: true });
  expect(await searchRequests(db.store, service, " ", MONDAY)).toMatchObject({ rows: [], more: false });
});

it("shows no more than one may see, and goes with a request that moves", async () => {
  const mine = await addRequest(db.store);
  const theirs = await addRequest(db.store, { hub: "lanark", receivedAt: later(MONDAY, -1) });
  const shared = await addRequest(db.store, { hub: null, receivedAt: later(MONDAY, -2) });
  expect(await find("Aisha")).toEqual([mine, shared]);
  expect(await find("Aisha", lanark)).toEqual([theirs, shared]);
  expect(await find("Aisha", service)).toEqual([mine, theirs, shared]);
  expect(await find("Aisha", admin)).toEqual([]);
  expect(await find(theirs)).toEqual([]);
  await db.store.transaction((tx) =>
    moveReferral(tx, { staff: isla, reference: mine, to: "lanark" }, MONDAY),
  );
  expect(await find("Aisha")).toEqual([shared]);
  expect(await find("Aisha", lanark)).toEqual([mine, theirs, shared]);
});

it("finds what the family added, and neither notes nor what staff wrote", async () => {
  const reference = await addRequest(db.store);
  const { id } = await getRequest(db.store, reference);
  await db.store.transaction((tx) =>
    addNote(tx, { staff: isla, reference, text: "Rang the headteacher" }, MONDAY),
  );
  await addToRequest(db.store, id, { text: "We moved to Larkhall", key: randomToken() }, true, MONDAY);
  expect(await find("Larkhall")).toEqual([reference]);
  expect(await find("headteacher")).toEqual([]);
});

it("finds what was added last however much was written before, by name and number too", async () => {
  const words = (of: string, many: number) => Array.from({ length: many }, (_, at) => `${of}${at}`).join(" ");
  const line = { question: "Anything else?", answer: `${words("answer", 600)} zebra` };
  const transcript = [{ question: "more", shown: line, english: line }];
  const reference = await addRequest(db.store, {}, { transcript });
  const { id } = await getRequest(db.store, reference);
  const add = (text: string, minutes: number) =>
    addToRequest(db.store, id, { text, key: randomToken() }, true, later(MONDAY, minutes));
  await add("We moved to Larkhall", 1);
  for (const typed of ["Larkhall", "Aisha", "answer400"])
    expect(await find(typed), typed).toEqual([reference]);
  expect(await find("zebra")).toEqual([]);
  await add(words("older", 300), 2);
  await add(words("newer", 300), 3);
  for (const typed of ["newer299", "Aisha", "07700 900123", "older0"])
    expect(await find(typed), typed).toEqual([reference]);
  for (const typed of ["older299", "Larkhall", "answer0"]) expect(await find(typed), typed).toEqual([]);
});

it("forgets an old number at once", async () => {
  const reference = await addRequest(db.store);
  expect(await find("07700 900123")).toEqual([reference]);
  const { id } = await getRequest(db.store, reference);
  await db.store.transaction((tx) => forgetTerms(tx, id));
  expect((await searchRequests(db.store, isla, "07700 900123", MONDAY)).rows).toEqual([]);
});

it("comes newest first across months, and says where there is more", async () => {
  const all: string[] = [];
  // the months before November have no key here, so they are days of November
  for (let i = 0; i < 30; i++)
    all.unshift(await addRequest(db.store, { receivedAt: later(MONDAY, i - 1000) }));
  await indexRequests(db.store);
  const { rows, more } = await searchRequests(db.store, isla, "aisha", MONDAY);
  expect(rows.map((it) => it.reference)).toEqual(all.slice(0, 25));
  expect(more).toBe(true);
});

it("keeps no word that can be read, in the table or in the session, and puts names shown on record", async () => {
  await addRequest(db.store);
  await find("Aisha");
  const terms = await db.store.read.select().from(searchTerms);
  expect(terms.length).toBeGreaterThan(5);
  expect(JSON.stringify(terms)).not.toMatch(/aisha|07700|night|ml3/i);
  const read = await db.store.read.select().from(audit).where(eq(audit.action, "inbox.read"));
  expect(read.some((it) => it.actor === isla.id)).toBe(true);

  const token = await db.store.transaction((tx) => startSession(tx, isla.id, MONDAY));
  const session = hashToken(token);
  expect(await readSearch(db.store.read, session)).toBe("");
  await db.store.transaction((tx) => keepSearch(tx, session, " Aisha ", MONDAY));
  expect(await readSearch(db.store.read, session)).toBe("Aisha");
  const [row] = await db.store.read.select().from(staffSessions).where(eq(staffSessions.id, session));
  expect(row?.search).not.toContain("Aisha");
});
