/** `npm run seed -- --busy`: an inbox to look at, made by the portal's own commands. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";

// the one store is opened as soon as it is imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { and, eq, gt, ne } from "drizzle-orm";
import { bookings } from "../../db/schema/bookings";
import { groups } from "../../db/schema/groups";
import { referrals } from "../../db/schema/referrals";
import { staff } from "../../db/schema/staff";
import { tasks } from "../../db/schema/tasks";
import { INBOX_VIEWS } from "../../app/referrals/inbox-filter";

const { store } = await import("../../app/db.server");
const { seedExample } = await import("../../app/seed.server");
const { seedBusy } = await import("../../app/seed-busy.server");
const { readFilter } = await import("../../app/referrals/inbox-filter");
const { readInbox } = await import("../../app/referrals/inbox.server");

const NOW = new Date("2026-11-25T14:00:00Z");
beforeAll(async () => {
  await seedExample(store, NOW);
  await seedBusy(NOW);
});
afterAll(async () => {
  await store.close();
  await db.close();
});

it("makes what a busy fortnight leaves: of every kind, at every hub, and nothing in the future", async () => {
  const rows = await store.read.select().from(referrals);
  expect(rows).toHaveLength(120);
  expect(new Set(rows.map((it) => it.hub)).size).toBe(5);
  expect(new Set(rows.map((it) => it.state))).toEqual(
    new Set(["new", "read", "taken", "contacted", "handover", "closed", "merged"]),
  );
  expect(rows.some((it) => it.urgent) && rows.some((it) => it.pausedAt) && rows.some((it) => it.unread)).toBe(
    true,
  );
  const times = rows.flatMap((it) => [
    it.receivedAt,
    it.openedAt,
    it.takenAt,
    it.firstContactAt,
    it.closedAt,
  ]);
  expect(times.filter((it) => it && it > NOW)).toEqual([]);
});

it("fills every view of a worker's inbox", async () => {
  const [isla] = await store.read.select().from(staff).where(eq(staff.email, "isla@example.org"));
  const who = { id: isla!.id, name: isla!.name, roles: [{ role: "duty_worker" as const, hub: "hamilton" }] };
  for (const view of INBOX_VIEWS)
    expect(
      (await readInbox(store, who, { ...readFilter(new URLSearchParams()), view }, NOW)).rows.length,
      view,
    ).toBeGreaterThan(3);
});

it("has families in every group that takes names, and some of them have to be talked with first", async () => {
  const rows = await store.read.select().from(bookings);
  const open = await store.read
    .select()
    .from(groups)
    .where(and(eq(groups.state, "published"), gt(groups.firstAt, NOW), ne(groups.programme, "bookbug")));
  for (const { id } of open)
    expect(rows.filter((it) => it.group === id).length, id).toBeGreaterThanOrEqual(2);
  expect(new Set(rows.map((it) => it.state))).toEqual(
    new Set(["booked", "waiting", "offered", "asked", "ended"]),
  );
  const todo = await store.read.select().from(tasks);
  expect(todo.filter((it) => it.kind === "ask").length).toBe(
    rows.filter((it) => it.state === "asked").length,
  );
});
