/** Whatever answers with words of a family has written down first who read them. Every staff route is asked. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { eq } from "drizzle-orm";
import { audit } from "../../db/schema/audit";
import { referralBodies } from "../../db/schema/referrals";
import { addNote, openReferral, writeToFamily } from "../../app/referrals/triage-referral.server";
import { indexRequests } from "../../app/referrals/index-requests.server";
import { chooseSeveral } from "../../app/staff/bulk.server";
import { keepSearch } from "../../app/staff/search-memory.server";
import { startSession } from "../../app/staff/session.server";
import { hashToken } from "../../app/random.server";
import * as world from "../support/staff";

type Handler = (args: object) => unknown;
const modules = import.meta.glob<{ loader?: Handler }>("../../app/routes/staff-*.tsx");
const { store } = await import("../../app/db.server");

/** Words that nobody but a family, or staff about it, can have written. */
const CANARY = /Aisha|07700|night feeds|heron|kittiwake/;
let isla: world.Colleague;
let reference: string;
let id: string;
let bulk: string;
let cookie: string;

beforeAll(async () => {
  await world.addHubs(store);
  isla = await world.addColleague(store, "duty_worker", "hamilton");
  reference = await world.addRequest(store);
  ({ id } = await world.getRequest(store, reference));
  const token = await store.transaction((tx) => startSession(tx, isla.id, new Date()));
  cookie = `staff=${token}`;
  const it = { staff: isla, reference };
  await store.transaction(async (tx) => {
    const now = new Date();
    await openReferral(tx, it, now);
    await addNote(tx, { ...it, text: "A kittiwake of a note" }, now);
    await writeToFamily(tx, { ...it, text: "A kittiwake of a message", tell: false }, now);
    await keepSearch(tx, hashToken(token), "Aisha", now);
    bulk = (await chooseSeveral(tx, isla, [reference], now))!;
  });
  await indexRequests(store);
});
afterAll(async () => {
  await store.close();
  await db.close();
});

const params = () => ({ reference, id: bulk, hub: "hamilton", format: "json", step: "q1" });

/** @returns whether the answer holds words of the family, and whether it is on record that this person read them */
async function ask(loader: Handler): Promise<{ holds: boolean; onRecord: boolean }> {
  const before = await lines();
  const request = new Request("http://portal.test/staff/x", { headers: { cookie } });
  const context = { address: "a", language: { code: "en", words: {} } };
  const called = async () => loader({ request, params: params(), context });
  const answer = await called().catch((thrown: unknown) => thrown);
  const text = answer instanceof Response ? await answer.text() : JSON.stringify(answer);
  const written = (await lines()).slice(before.length);
  const onRecord = written.some(
    (it) => it.actor === isla.id && (it.subject === id || (it.detail ?? "").includes(reference)),
  );
  return { holds: CANARY.test(text) || text.includes(reference), onRecord };
}
const lines = () => store.read.select().from(audit).orderBy(audit.at);

describe.each(Object.keys(modules))("%s", (file) => {
  it("answers with nothing of a family that is not on record", async () => {
    const { loader } = await modules[file]!();
    if (!loader) return;
    const { holds, onRecord } = await ask(loader);
    if (holds) expect(onRecord).toBe(true);
  });
});

it("asks at least those that show a request", async () => {
  const showing: string[] = [];
  for (const file of Object.keys(modules)) {
    const { loader } = await modules[file]!();
    if (loader && (await ask(loader)).holds) showing.push(/staff-(.*)\.tsx/.exec(file)![1]!);
  }
  expect(showing.sort()).toEqual(["bulk", "inbox", "request", "search", "summary", "summary-file"]);
});

it("would see a route that reads and writes nothing down", async () => {
  const sly = async () => {
    const { unseal } = await import("../../app/vault/seal.server");
    const [row] = await store.read.select().from(referralBodies).where(eq(referralBodies.id, id));
    return unseal({ table: "referral_bodies", row: id }, row!.sealed);
  };
  expect(await ask(sly)).toEqual({ holds: true, onRecord: false });
});
