/** Groups that have begun, and groups that are over: nobody is left on a list that leads nowhere without a person who asks. */
import { PORTAL } from "../audit/portal";
import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNull,
  lte,
  ne,
  not,
  notInArray,
  or,
  sql,
} from "drizzle-orm";
import type { Db, Store, Tx } from "../../db/client";
import { audit } from "../../db/schema/audit";
import { bookings, sessionPlaces } from "../../db/schema/bookings";
import { groups, sessions } from "../../db/schema/groups";
import { tasks } from "../../db/schema/tasks";
import { translator } from "../i18n/i18n.server";
import { addTask } from "../tasks/tasks.server";
import { findBody } from "./booking-body.server";
import { canMakeUp } from "./missed-weeks.server";
import { recordBookingEvent, type BookingRow } from "./record-booking-event.server";

/** So long after its last session began, a register may still come in from a church hall. */
const OVER_AFTER_MS = 24 * 3_600_000;
const LOOK_EVERY_MS = 10 * 60_000;
const AT_ONCE = 100;
const nextLook = new WeakMap<Store, number>();
const t = translator("en");

export async function endGroups(store: Store, now: Date): Promise<void> {
  if (now.getTime() < (nextLook.get(store) ?? 0)) return;
  await askThoseLeft(store, now);
  const before = new Date(now.getTime() - OVER_AFTER_MS);
  const open = store.read
    .select({ id: bookings.id })
    .from(bookings)
    .where(and(eq(bookings.group, groups.id), toEnd(store.read, before)));
  const over = await store.read
    .select({ id: groups.id })
    .from(groups)
    .where(
      and(
        lte(groups.lastAt, before),
        // staff may have closed it, and those who booked are still there
        or(inArray(groups.state, ["published", "paused"]), exists(open)),
      ),
    )
    .limit(AT_ONCE);
  for (const { id } of over) await store.transaction((tx) => endGroup(tx, id, now));
  if (over.length < AT_ONCE) nextLook.set(store, now.getTime() + LOOK_EVERY_MS);
}

/** What ends with its group: not yet what makes up for a week elsewhere after `before`, where it is expected as a guest, nor
 *  what still can. */
export function toEnd(db: Pick<Tx, "select">, before: Date) {
  const goesOn = db
    .select({ id: sessionPlaces.booking })
    .from(sessionPlaces)
    .innerJoin(sessions, eq(sessions.id, sessionPlaces.session))
    .where(and(eq(sessionPlaces.state, "guest"), gt(sessions.startsAt, before)));
  const stays = canMakeUp(db, before)!;
  return and(ne(bookings.state, "ended"), notInArray(bookings.id, goesOn), not(stays));
}

/** The places stay as they were taken: who came is of the register. */
async function endGroup(tx: Tx, id: string, now: Date): Promise<void> {
  // the lock comes before every look, as for whoever books
  const [group] = await tx
    .update(groups)
    .set({ turn: sql`${groups.turn} + 1` })
    .where(eq(groups.id, id))
    .returning();
  const before = new Date(now.getTime() - OVER_AFTER_MS);
  // a session may have been added since
  if (!group?.lastAt || group.lastAt > before) return;
  await tx.update(groups).set({ state: "closed", waiting: 0, offerDueAt: null }).where(eq(groups.id, id));
  const open = and(eq(bookings.group, id), toEnd(tx, before));
  const ended = { state: "ended" as const, endedWhy: "groupOver" as const, endedAt: now, offerUntil: null };
  for (const row of await tx.update(bookings).set(ended).where(open).returning())
    await recordBookingEvent(tx, row, { kind: "ended", detail: { why: "groupOver" }, by: PORTAL }, now);
}

/** Those who wait for places in a group that has begun get no offer any more, and a group of which every date was
 *  cancelled leads nowhere until staff add dates or close it: a person asks what else would help. */
async function askThoseLeft(store: Store, now: Date): Promise<void> {
  const left = await store.read
    .select({ row: bookings, firstAt: groups.firstAt, createdAt: groups.createdAt })
    .from(groups)
    .innerJoin(bookings, eq(bookings.group, groups.id))
    .where(
      and(
        inArray(groups.state, ["published", "paused"]),
        or(
          and(lte(groups.firstAt, now), inArray(bookings.state, ["waiting", "asked", "paused"])),
          and(isNull(groups.firstAt), ne(bookings.state, "ended")),
        ),
      ),
    )
    .orderBy(asc(bookings.listedAt), asc(bookings.listedTurn));
  for (const { row, firstAt, createdAt } of left) {
    const since = firstAt ?? (await findCancelled(store.read, row.group)) ?? createdAt;
    const text = t(firstAt ? "tasks:tell.begun" : "tasks:tell.noDates");
    await store.transaction((tx) => askOne(tx, row, { since, text }, now));
  }
}

/** When staff last cancelled dates of it. */
async function findCancelled(db: Db, group: string): Promise<Date | undefined> {
  const [line] = await db
    .select({ at: audit.at })
    .from(audit)
    .where(and(eq(audit.subject, group), eq(audit.action, "group.cancelled")))
    .orderBy(desc(audit.at))
    .limit(1);
  return line?.at;
}

async function askOne(
  tx: Tx,
  row: BookingRow,
  { since, text }: { since: Date; text: string },
  now: Date,
): Promise<void> {
  const sinceThen = or(
    gte(tasks.receivedAt, since),
    gte(tasks.doneAt, since),
    // somebody talks with them anyway
    and(eq(tasks.kind, "ask"), eq(tasks.done, 0)),
  );
  const asked = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.subject, row.id), inArray(tasks.kind, ["ask", "ring"]), sinceThen))
    .limit(1);
  if (asked.length > 0) return;
  const callMe = (await findBody(tx, row.id))?.callMe ?? null;
  const about = { subjectKind: "booking" as const, subject: row.id, reference: row.reference };
  await addTask(tx, { ...about, hub: row.hub, kind: "ring", callMe, text }, now);
}
