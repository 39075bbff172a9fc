/** Notices committed with what they announce, and what staff see of those that have not arrived. */
import { and, asc, count, desc, eq, gt, inArray, isNull, lte, ne, notInArray, or, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import type { InboxKind } from "../../db/schema/hubs";
import { outbox } from "../../db/schema/outbox";
import { env } from "../env.server";
import { randomToken } from "../random.server";
import { NO_MATTER } from "./no-matter";
import { findVerifiedInbox, listHubsToTell } from "./recipients.server";
import { NOT_NOW } from "./retry";
import { testToken, type TestMail } from "./test-mail";

export type OutboxRow = typeof outbox.$inferSelect;
export type NewRow = Pick<OutboxRow, "subjectKind" | "subject" | "hub" | "channel" | "inbox" | "urgent"> &
  Partial<OutboxRow>;

/** What a test request's notices are about. */
export const TEST_KIND = "canary";
/** What nobody has to see to; of a test it is said where tests are. */
const SEEN_TO_BY_NOBODY = [TEST_KIND, ...NO_MATTER];
/** What those are told who have to know that one was not seen. */
export const FAILING_KIND = "canaryFailed";

/** @param from the sender, whose domain it takes */
export const newMessageId = (from = "", token = randomToken()) =>
  `${token}@${/@([\w.-]+)/.exec(from)?.[1] ?? "localhost"}`;

/** A row that is due at once. */
export function newRow(row: NewRow, now: Date): OutboxRow {
  return {
    id: randomToken(),
    sealed: null,
    state: "pending",
    attempt: 0,
    createdAt: now,
    dueAt: now,
    leaseUntil: null,
    sentAt: null,
    messageId: newMessageId(env.MAIL_FROM),
    lastCode: null,
    escalated: false,
    ...row,
  };
}

export interface Announcement {
  /** names the renderer that will say it: "referral" */
  subjectKind: string;
  /** id of what it announces */
  subject: string;
  /** null: the shared queue, so every active hub is told */
  hub: string | null;
  urgent: boolean;
  /** an urgent notice while closed also goes to the out-of-hours inbox */
  openNow: boolean;
  /** nobody's request: told to the duty inbox, the one at night and the queue, and whatever becomes of it to no other inbox.
   *  One of the shared queue goes to the queue alone: each duty inbox is tried by its own hub's */
  test?: boolean;
}

const insertRow = preparedInsert(outbox);

/** Puts notices into the outbox, in the caller's transaction. Where nobody can be told, a row that needs a
 *  human: never nothing. @param channels by default the queue is told when QUEUE_URL is set */
export async function announce(
  tx: Tx,
  what: Announcement,
  now: Date,
  channels = { queue: env.QUEUE_URL !== undefined },
): Promise<void> {
  const { subjectKind, subject, urgent } = what;
  const about = { subjectKind, subject, urgent, ...(what.test ? { escalated: true } : {}) };
  const queueAlone = what.test && what.hub === null;
  const hubs = queueAlone ? [] : await listHubsToTell(tx, what.hub);
  const rows: OutboxRow[] = [];
  for (const hub of hubs)
    rows.push(...(await mailRows(tx, { ...about, hub, openNow: what.openNow }, now, what.test)));
  if (!rows.length && !queueAlone) rows.push(nobody({ ...about, hub: what.hub }, now));
  if (channels.queue) rows.push(newRow({ ...about, hub: what.hub, channel: "queue", inbox: null }, now));
  for (const row of rows) await insertRow(tx, row);
}

/** Tells of each of `ways` the first inbox that is verified, at each hub concerned, and none twice. @param otherwise
 *  where there is none: a row that needs a human, or nothing */
export async function announceTo(
  tx: Tx,
  what: About,
  ways: InboxKind[][],
  now: Date,
  otherwise: "aHuman" | "orNobody" = "aHuman",
): Promise<void> {
  for (const hub of await listHubsToTell(tx, what.hub)) {
    const about = { ...what, hub };
    const told = new Set<InboxKind>();
    for (const inboxes of ways) {
      const inbox = await firstVerified(tx, hub, inboxes);
      if (inbox) told.add(inbox);
    }
    for (const inbox of told)
      await insertRow(tx, newRow({ ...about, channel: "email", inbox, escalated: true }, now));
    if (told.size === 0 && otherwise === "aHuman") await insertRow(tx, nobody(about, now));
  }
}

async function firstVerified(tx: Tx, hub: string, inboxes: InboxKind[]): Promise<InboxKind | undefined> {
  for (const kind of inboxes) if (await findVerifiedInbox(tx, hub, kind)) return kind;
  return undefined;
}

type About = Pick<OutboxRow, "subjectKind" | "subject" | "hub" | "urgent"> &
  Partial<Pick<OutboxRow, "escalated">>;

async function mailRows(
  tx: Tx,
  it: About & { hub: string; openNow: boolean },
  now: Date,
  test = false,
): Promise<OutboxRow[]> {
  const { openNow, ...about } = it;
  const mail = { ...about, channel: "email" as const };
  const duty = await findVerifiedInbox(tx, it.hub, "duty");
  if (test) {
    const to = (inbox: TestMail["inbox"]) => {
      const messageId = newMessageId(env.MAIL_FROM, testToken({ id: it.subject, inbox }));
      return newRow({ ...mail, inbox, messageId }, now);
    };
    const night = await findVerifiedInbox(tx, it.hub, "outOfHours");
    return [duty ? to("duty") : nobody(about, now), ...(night && night !== duty ? [to("outOfHours")] : [])];
  }
  const fallback = duty ? undefined : await findVerifiedInbox(tx, it.hub, "fallback");
  const night = it.urgent && !openNow ? await findVerifiedInbox(tx, it.hub, "outOfHours") : undefined;
  const rows: OutboxRow[] = [];
  if (duty) rows.push(newRow({ ...mail, inbox: "duty" }, now));
  else if (fallback) rows.push(newRow({ ...mail, inbox: "fallback", escalated: true }, now));
  else rows.push(nobody(about, now));
  if (night && night !== duty) rows.push(newRow({ ...mail, inbox: "outOfHours" }, now));
  return rows;
}

const nobody = (about: About, now: Date) =>
  newRow({ ...about, channel: "email", inbox: "duty", state: "needs_human", lastCode: "NO_INBOX" }, now);

/** Tries a row again at once, from the first wait. @returns false where it has been sent or is being sent */
export async function sendAgain(tx: Tx, id: string, now: Date): Promise<boolean> {
  const waiting = inArray(outbox.state, ["needs_human", "pending"]);
  const found = await tx
    .update(outbox)
    .set({ state: "pending", dueAt: now, attempt: 0 })
    .where(and(eq(outbox.id, id), waiting))
    .returning({ id: outbox.id });
  return found.length > 0;
}

/** Tries again what could not be sent for want of this inbox. */
export async function sendWhatWaitedFor(
  tx: Tx,
  hub: string,
  kind: OutboxRow["inbox"],
  now: Date,
): Promise<void> {
  const forInbox = kind === null ? isNull(outbox.inbox) : eq(outbox.inbox, kind);
  await tx
    .update(outbox)
    .set({ state: "pending", dueAt: now, attempt: 0 })
    .where(
      and(eq(outbox.hub, hub), forInbox, eq(outbox.state, "needs_human"), eq(outbox.lastCode, "NO_INBOX")),
    );
}

/** Not kept back until a time of day that is safe for a family. */
const mayGoNow = or(isNull(outbox.lastCode), ne(outbox.lastCode, NOT_NOW));

export type Undelivered = Omit<OutboxRow, "sealed" | "messageId" | "leaseUntil" | "escalated">;

/** What needs a human or has failed and is tried again, newest first, at most 200.
 *  @param hubIds whose; the shared queue's are everybody's */
export async function listUndelivered(db: Db, hubIds: readonly string[] | "all"): Promise<Undelivered[]> {
  const { id, subjectKind, subject, hub, channel, inbox } = outbox;
  const { urgent, state, attempt, createdAt, dueAt, sentAt, lastCode } = outbox;
  const stuck = or(
    eq(outbox.state, "needs_human"),
    and(inArray(outbox.state, ["pending", "sending"]), gt(attempt, 0), mayGoNow),
  );
  const real = notInArray(subjectKind, SEEN_TO_BY_NOBODY);
  const mine = hubIds === "all" ? undefined : or(isNull(hub), inArray(hub, [...hubIds]));
  return db
    .select({
      ...{ id, subjectKind, subject, hub, channel, inbox, urgent },
      ...{ state, attempt, createdAt, dueAt, sentAt, lastCode },
    })
    .from(outbox)
    .where(and(stuck, mine, real))
    .orderBy(desc(createdAt), asc(id))
    .limit(200);
}

export interface OutboxHealth {
  /** since when the oldest waits to be sent: what goes to a family at a safe time waits from then on */
  oldestUnsentAt: Date | null;
  needsHuman: number;
  /** to be sent, now or later */
  waiting: number;
}

const unsent = and(
  inArray(outbox.state, ["pending", "sending", "needs_human"]),
  notInArray(outbox.subjectKind, SEEN_TO_BY_NOBODY),
);

/** Not tried yet, it waits since it was due; otherwise since it was written. */
const since = sql<Date>`case when ${outbox.attempt} = 0 then ${outbox.dueAt} else ${outbox.createdAt} end`;

/** How the outbox stands. */
export async function outboxHealth(db: Db, now: Date): Promise<OutboxHealth> {
  const counts = await db
    .select({ state: outbox.state, rows: count() })
    .from(outbox)
    .where(unsent)
    .groupBy(outbox.state);
  const [oldest] = await db
    .select({ at: since.mapWith(outbox.createdAt) })
    .from(outbox)
    .where(and(unsent, or(gt(outbox.attempt, 0), lte(outbox.dueAt, now)), mayGoNow))
    .orderBy(asc(since))
    .limit(1);
  const of = (state: OutboxRow["state"]) => counts.find((it) => it.state === state)?.rows ?? 0;
  return {
    oldestUnsentAt: oldest?.at ?? null,
    needsHuman: of("needs_human"),
    waiting: of("pending") + of("sending"),
  };
}
