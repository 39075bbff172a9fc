/** Whether canaries are seen: what a duty worker would have to find. One that is seen is gone at once, and one that is not
 *  is told of. */
import { and, desc, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Db, Store, Tx } from "../../db/client";
import { canaries } from "../../db/schema/evidence";
import { submissions } from "../../db/schema/forms";
import { outbox } from "../../db/schema/outbox";
import {
  referralAlarms,
  referralBodies,
  referralEvents,
  referrals,
  searchTerms,
} from "../../db/schema/referrals";
import { ringBell } from "../outbox/bell.server";
import { announceFailing } from "../outbox/announce-failing.server";
import { TEST_KIND } from "../outbox/outbox.server";
import type { TestMail } from "../outbox/test-mail";
import { unseal } from "../vault/seal.server";
import { readAskFor } from "./ask-for.server";
import { walkTest, type Canary } from "./canary.server";
import { readFilter } from "./inbox-filter";
import { listInbox } from "./list-inbox.server";
import type { ReferralRow } from "./record-event.server";
import type { ReferralBody } from "./referral";
import { SHARED_HUB } from "./term-lists.server";

const PATIENCE_MS = 15 * 60_000;

type Missing = NonNullable<Canary["missing"]>;

/** Looks at every one of which something is still there. */
export async function watchCanaries(store: Store, now: Date): Promise<void> {
  const open = and(isNull(canaries.seenAt), isNull(canaries.failedAt));
  const rows = await store.read
    .select({ canary: canaries, row: referrals })
    .from(canaries)
    .leftJoin(referrals, eq(referrals.id, canaries.id))
    .where(or(isNotNull(referrals.id), open))
    .orderBy(canaries.at);
  for (const { canary, row } of rows) await look(store, canary, row, now);
}

async function look(store: Store, canary: Canary, row: ReferralRow | null, now: Date): Promise<void> {
  if (canary.failedAt) return store.transaction((tx) => removeSettled(tx, canary.id));
  const missing = await listMissing(store.read, canary, row, now);
  if (missing.length === 0) return store.transaction((tx) => markSeen(tx, canary.id, now));
  if (now.getTime() - canary.at.getTime() < PATIENCE_MS) return;
  await store.transaction((tx) => markFailed(tx, canary, missing, now));
  ringBell();
}

async function listMissing(
  db: Db,
  { id, hub }: Canary,
  row: ReferralRow | null,
  now: Date,
): Promise<Missing> {
  const notices = await noticesOf(db, id);
  const to = (inbox: string | null) => notices.filter((it) => it.inbox === inbox);
  const taken = (rows: typeof notices) => rows.every((it) => it.state === "sent");
  const missing: Missing = [];
  if (!row || !(await isListed(db, hub, row, now))) missing.push("listed");
  if (!row || !(await opens(db, hub, row))) missing.push("opened");
  // each duty inbox is tried by its own hub's
  if ((hub !== SHARED_HUB && to("duty").length === 0) || !taken(to("duty"))) missing.push("announced");
  if (!taken(to("outOfHours"))) missing.push("announcedAtNight");
  if (!taken(to(null))) missing.push("queued");
  return missing;
}

const noticesOf = (db: Db, id: string) =>
  db
    .select({ inbox: outbox.inbox, state: outbox.state })
    .from(outbox)
    .where(and(eq(outbox.subject, id), eq(outbox.subjectKind, TEST_KIND)));

/** The list that a duty worker of the hub has, from just before where it has to stand. */
async function isListed(db: Db, hub: string, row: ReferralRow, now: Date): Promise<boolean> {
  const duty = { id: "", name: "", roles: [{ role: "duty_worker" as const, hub }] };
  const before = [row.rank, row.dueAt.getTime(), row.id.slice(0, -1)].join(".");
  const { rows } = await listInbox(db, duty, readFilter(new URLSearchParams()), before, now);
  return rows.some((it) => it.id === row.id);
}

/** With its key, to the words that were sent. */
async function opens(db: Db, hub: string, { id, askFor }: ReferralRow): Promise<boolean> {
  const [stored] = await db.select().from(referralBodies).where(eq(referralBodies.id, id));
  const { answers } = (await walkTest(hub)).walked;
  try {
    const body = unseal<ReferralBody>({ table: "referral_bodies", row: id }, stored?.sealed ?? "");
    const same = (["callMe", "help"] as const).every((it) => body.answers[it] === answers[it]);
    return same && body.callMe === answers.callMe && readAskFor(id, askFor) === answers.callMe;
  } catch {
    return false;
  }
}

const isOpen = ({ id }: Pick<Canary, "id">) =>
  and(eq(canaries.id, id), isNull(canaries.seenAt), isNull(canaries.failedAt));

async function markSeen(tx: Tx, id: string, now: Date): Promise<void> {
  const mine = await tx.update(canaries).set({ seenAt: now }).where(isOpen({ id })).returning();
  if (mine.length > 0) await removeTest(tx, id);
}

/** Told once: not again until one has been seen. */
async function markFailed(tx: Tx, canary: Canary, missing: Missing, now: Date): Promise<void> {
  const mine = await tx.update(canaries).set({ failedAt: now, missing }).where(isOpen(canary)).returning();
  if (mine.length === 0) return;
  await tellOnce(tx, canary, now);
  // out of the way of those who work: what is left of it waits for its notices
  await tx.update(referrals).set({ done: 1 }).where(eq(referrals.id, canary.id));
  await removeSettled(tx, canary.id);
}

async function tellOnce(tx: Tx, canary: Canary, now: Date): Promise<void> {
  const { id, hub } = canary;
  if (!(await hadFailed(tx, canary))) await announceFailing(tx, { id, hub: hub || null }, now);
}

async function hadFailed(tx: Tx, { hub, at }: Canary): Promise<boolean> {
  const [before] = await tx
    .select({ failedAt: canaries.failedAt })
    .from(canaries)
    .where(and(eq(canaries.hub, hub), lt(canaries.at, at)))
    .orderBy(desc(canaries.at))
    .limit(1);
  return !!before?.failedAt;
}

/** The mail was taken, and then sent back: it was not seen after all. For {@link bounceReader}. */
export async function failBounced(tx: Tx, { id, inbox }: TestMail, now: Date): Promise<void> {
  const what = inbox === "duty" ? ("announced" as const) : ("announcedAtNight" as const);
  const to = { seenAt: null, failedAt: now, missing: [what] };
  const mine = and(eq(canaries.id, id), isNull(canaries.failedAt));
  const [canary] = await tx.update(canaries).set(to).where(mine).returning();
  if (canary) await tellOnce(tx, canary, now);
}

/** Its notices first: one that is being sent must find what it says. */
async function removeSettled(tx: Tx, id: string): Promise<void> {
  const notices = await noticesOf(tx, id);
  if (notices.some((it) => it.state === "pending" || it.state === "sending")) return;
  await removeTest(tx, id);
}

/** It never was: nothing that would be counted, found or read is left of it. */
async function removeTest(tx: Tx, id: string): Promise<void> {
  for (const table of [referralAlarms, referralEvents, searchTerms])
    await tx.delete(table).where(eq(table.referral, id));
  await tx.delete(referralBodies).where(eq(referralBodies.id, id));
  await tx.delete(submissions).where(eq(submissions.key, id));
  await tx.delete(outbox).where(and(eq(outbox.subject, id), eq(outbox.subjectKind, TEST_KIND)));
  await tx.delete(referrals).where(and(eq(referrals.id, id), eq(referrals.test, true)));
}
