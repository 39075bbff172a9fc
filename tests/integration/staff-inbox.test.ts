import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";

import { eq } from "drizzle-orm";
import { audit } from "../../db/schema/audit";
import { outbox } from "../../db/schema/outbox";
import { referrals } from "../../db/schema/referrals";
import { newRow } from "../../app/outbox/outbox.server";
import type { InboxView } from "../../app/referrals/inbox-filter";
import { readInbox } from "../../app/referrals/inbox.server";
import { disableAccount } from "../../app/staff/accounts.server";
import { listStuck, resend } from "../../app/staff/undelivered.server";
import type { StaffMember } from "../../app/staff/staff";
import { testDatabase, type TestDatabase } from "../support/database";
import {
  addColleague,
  addHubs,
  addRequest,
  filtered,
  getRequest,
  later,
  MONDAY,
  removeRequests,
  type Colleague,
} from "../support/staff";

let db: TestDatabase;
let hamilton: Colleague, lanark: Colleague, service: Colleague, admin: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  hamilton = await addColleague(db.store, "duty_worker", "hamilton");
  lanark = await addColleague(db.store, "duty_worker", "lanark");
  service = await addColleague(db.store, "service_manager");
  admin = await addColleague(db.store, "administrator");
});
beforeEach(() => db.store.transaction((tx) => removeRequests(tx)));
afterAll(() => db.close());

const read = (who: StaffMember, view: InboxView = "waiting", now = MONDAY, after?: string) =>
  readInbox(db.store, who, { ...filtered({ view }), ...(after ? { after } : {}) }, now);
const references = async (who: StaffMember, view: InboxView = "waiting") =>
  (await read(who, view)).rows.map((it) => it.reference);

it("shows a worker their own hub and the shared queue, the service manager everything, others nothing", async () => {
  const mine = await addRequest(db.store);
  const theirs = await addRequest(db.store, { hub: "lanark" });
  const shared = await addRequest(db.store, { hub: null });
  expect((await references(hamilton)).sort()).toEqual([mine, shared].sort());
  expect((await references(lanark)).sort()).toEqual([theirs, shared].sort());
  expect((await references(service)).sort()).toEqual([mine, theirs, shared].sort());
  expect(await references(admin)).toEqual([]);
});

it("puts urgent first, then what nobody has answered or read, then by due time", async () => {
  const due = (minutes: number) => ({ dueAt: later(MONDAY, minutes) });
  const answered = { firstContactAt: MONDAY, state: "contacted" as const, unread: false };
  const settled = await addRequest(db.store, { ...due(1), ...answered });
  const wroteAgain = await addRequest(db.store, { ...due(2), ...answered, unread: true });
  const tomorrow = await addRequest(db.store, due(900));
  const soon = await addRequest(db.store, due(10));
  const urgent = await addRequest(db.store, { ...due(2000), urgent: true });
  expect(await references(hamilton)).toEqual([urgent, wroteAgain, soon, tomorrow, settled]);
});

it("says who to ask for, who has it, how long it waits in working time, and what is late", async () => {
  const reference = await addRequest(db.store, { takenBy: hamilton.id, state: "taken" });
  // Monday noon to Tuesday 9:45: 4 h 45 min on Monday and one hour on Tuesday
  const [row] = (await read(hamilton, "waiting", new Date("2026-11-24T09:45:00Z"))).rows;
  expect(row).toMatchObject({
    ...{ reference, askFor: "Aisha", hubName: "Hamilton", waitedMinutes: 345, late: false },
    takenBy: { name: hamilton.name, left: false },
  });
  const [overdue] = (await read(hamilton, "waiting", later(MONDAY, 24 * 60 + 1))).rows;
  expect(overdue?.late).toBe(true);
});

it("counts what an urgent one waits by the clock: urgent has no office hours", async () => {
  const saturday = new Date("2026-11-28T02:00:00Z");
  await addRequest(db.store, { urgent: true, receivedAt: saturday });
  const [row] = (await read(hamilton, "waiting", later(saturday, 90))).rows;
  expect(row?.waitedMinutes).toBe(90);
});

it("keeps in sight what somebody had who has left, as nobody's", async () => {
  const leaver = await addColleague(db.store, "duty_worker", "hamilton");
  await addRequest(db.store, { takenBy: leaver.id, state: "taken" });
  await db.store.transaction((tx) => disableAccount(tx, leaver.email, MONDAY));
  expect((await read(hamilton)).rows[0]).toMatchObject({ takenBy: null, state: "new" });
});

const HUBS = ["hamilton", "lanark", null];
/** One person at two hubs, whose lists and the shared queue are one. */
const ofBoth = () => ({ ...hamilton, roles: [...hamilton.roles, ...lanark.roles] });

it("pages through everything once, in order, though rows share their due time", async () => {
  for (let i = 0; i < 60; i++)
    await addRequest(db.store, {
      hub: HUBS[(i >> 1) % 3]!,
      ...{ urgent: i % 3 === 0, unread: i % 2 === 0, dueAt: later(MONDAY, i % 5) },
      ...(i % 4 === 0 ? { firstContactAt: MONDAY } : {}),
    });
  const seen: string[] = [];
  const sizes: number[] = [];
  let after: string | undefined;
  do {
    const page = await read(ofBoth(), "waiting", MONDAY, after);
    seen.push(...page.rows.map((it) => it.reference));
    sizes.push(page.rows.length);
    after = page.next;
  } while (after);
  expect(sizes).toEqual([25, 25, 10]);
  expect(new Set(seen).size).toBe(60);
  const rows = await Promise.all(seen.map((it) => getRequest(db.store, it)));
  const rank = rows.map((it) => [
    it.urgent ? 0 : 1,
    it.unread || !it.firstContactAt ? 0 : 1,
    it.dueAt.getTime(),
  ]);
  expect(rank).toEqual([...rank].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!));
});

it("starts at the top where the place to go on from is nonsense", async () => {
  const reference = await addRequest(db.store);
  for (const after of ["x", "1.1.1", "' or 1=1", "9.9.9.9"])
    expect((await read(hamilton, "waiting", MONDAY, after)).rows).toMatchObject([{ reference }]);
});

it("keeps what has ended in its own view, newest first, and pages there too", async () => {
  const done = { done: 1, state: "closed" as const, outcome: "advice" };
  const all: string[] = [];
  for (let i = 0; i < 30; i++)
    all.unshift(await addRequest(db.store, { ...done, hub: HUBS[i % 3]!, receivedAt: later(MONDAY, i) }));
  await addRequest(db.store);
  const first = await read(ofBoth(), "closed");
  const second = await read(ofBoth(), "closed", MONDAY, first.next);
  expect([...first.rows, ...second.rows].map((it) => it.reference)).toEqual(all);
  expect(second.next).toBeUndefined();
});

it("still shows the others where one can no longer be unsealed", async () => {
  const broken = await addRequest(db.store);
  const { id } = await getRequest(db.store, broken);
  await db.store.transaction((tx) =>
    tx.update(referrals).set({ askFor: "v1.1999-01.AAAA" }).where(eq(referrals.id, id)),
  );
  await addRequest(db.store);
  const rows = (await read(hamilton)).rows;
  expect(rows).toHaveLength(2);
  expect(rows.find((it) => it.reference === broken)?.askFor).toBeNull();
});

it("keeps on record whose names were shown to whom", async () => {
  const reference = await addRequest(db.store);
  await read(hamilton, "waiting", later(MONDAY, 77));
  const rows = await db.store.read.select().from(audit).where(eq(audit.action, "inbox.read"));
  expect(rows).toContainEqual(
    expect.objectContaining({ actor: hamilton.id, at: later(MONDAY, 77), detail: reference }),
  );
});

const addNotice = async (hub: string | null, more = {}) => {
  const { id } = await getRequest(db.store, await addRequest(db.store, { hub }));
  const about = { subjectKind: "referral", subject: id, hub, channel: "email" as const, urgent: false };
  const row = newRow({ ...about, inbox: "duty", state: "needs_human", lastCode: "550", ...more }, MONDAY);
  await db.store.transaction((tx) => tx.insert(outbox).values(row));
  return row.id;
};
const again = (who: StaffMember, id: string) => db.store.transaction((tx) => resend(tx, who, id, MONDAY));

it("shows what could not be delivered for one's own hub, why, and about which request", async () => {
  await addNotice("hamilton");
  await addNotice("lanark");
  await addNotice(null, { lastCode: "NO_INBOX" });
  const rows = await listStuck(db.store.read, hamilton);
  expect(rows.map((it) => [it.hubName, it.why]).sort()).toEqual(
    [
      ["Hamilton", "refused"],
      [null, "noInbox"],
    ].sort(),
  );
  expect(rows.every((it) => it.reference)).toBe(true);
  expect(await listStuck(db.store.read, admin)).toHaveLength(3);
});

it("sends again at a worker's word, for their own hub only, and says so where it has gone meanwhile", async () => {
  const id = await addNotice("hamilton");
  expect(await again(lanark, id)).toBe("notFound");
  expect(await again(hamilton, "nothing")).toBe("notFound");
  expect(await again(hamilton, id)).toBe("again");
  const [row] = await db.store.read.select().from(outbox).where(eq(outbox.id, id));
  expect(row).toMatchObject({ state: "pending", dueAt: MONDAY, attempt: 0 });
  await db.store.transaction((tx) => tx.update(outbox).set({ state: "sent" }).where(eq(outbox.id, id)));
  expect(await again(hamilton, id)).toBe("gone");
});
