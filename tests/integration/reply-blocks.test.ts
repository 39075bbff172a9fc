/** Words that a hub keeps to answer with: in the language of the family, where it has them. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { addReplyBlock, listBlocksFor } from "../../app/referrals/reply-blocks.server";
import { openReferral } from "../../app/referrals/triage-referral.server";
import { readRequest } from "../../app/staff/read-request.server";
import { testDatabase, type TestDatabase } from "../support/database";
import * as world from "../support/staff";
import { MONDAY, type Colleague } from "../support/staff";

let db: TestDatabase;
let isla: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await world.addHubs(db.store);
  isla = await world.addColleague(db.store, "duty_worker", "hamilton");
  const block = (hub: string, lang: string, name: string) =>
    db.store.transaction((tx) =>
      addReplyBlock(tx, hub, { lang, name, text: name, checkedBy: "Ada" }, MONDAY),
    );
  await block("hamilton", "en", "Hello");
  await block("hamilton", "en", "We will ring");
  await block("hamilton", "pl", "Dzień dobry");
  await block("lanark", "en", "Hello from Lanark");
  await block("lanark", "uk", "Вітаємо");
});
beforeEach(() => db.store.transaction((tx) => world.removeRequests(tx)));
afterAll(() => db.close());

it.each([
  ["in their own language, and in no other beside it", "hamilton", "pl", ["Dzień dobry"]],
  ["in English", "hamilton", "en", ["Hello", "We will ring"]],
  ["in English where the hub has none in theirs", "hamilton", "ar", ["Hello", "We will ring"]],
  ["in English though another hub has theirs", "hamilton", "uk", ["Hello", "We will ring"]],
  ["of the hub that answers", "lanark", "uk", ["Вітаємо"]],
  ["of no hub in the shared queue", null, "en", []],
])("a family is answered %s", async (_, hub, lang, names) => {
  expect((await listBlocksFor(db.store.read, hub, lang)).map((it) => it.name)).toEqual(names);
  const open = { unread: false, unreadSince: null, openedAt: MONDAY, state: "read" as const };
  const reference = await world.addRequest(db.store, { ...open, hub }, { lang });
  const staff = hub === "lanark" ? await world.addColleague(db.store, "duty_worker", "lanark") : isla;
  await db.store.transaction((tx) => openReferral(tx, { staff, reference }, MONDAY));
  const seen = await readRequest(
    db.store,
    { staff, session: { id: "s", startedAt: MONDAY } },
    reference,
    MONDAY,
  );
  expect(seen!.opened!.blocks.map((it) => it.name)).toEqual(names);
});
