/** The proof that nothing is lost: of what came in on a day, requests and tasks, what was put to the queue, what was
 *  announced by mail, and what a person has opened. Counted from these themselves, not from what was said of them. */
import { and, desc, eq, gte, inArray, lt } from "drizzle-orm";
import type { Db, Store } from "../../db/client";
import { preparedForIds } from "../../db/prepared";
import { reconciliations, type Missing } from "../../db/schema/evidence";
import { outbox } from "../../db/schema/outbox";
import { referrals } from "../../db/schema/referrals";
import { startOfDay } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";
import { findFirstTask, listTasksOfDay } from "../tasks/count-tasks.server";
import { randomToken } from "../random.server";
import { within } from "./waits.server";

export interface DayCount {
  received: number;
  /** null: no queue was told of any of them, because none is set */
  queued: number | null;
  announced: number;
  opened: number;
  missing: Missing[];
}

const noticesOf = preparedForIds((db, ids) =>
  db
    .select({ subject: outbox.subject, channel: outbox.channel, state: outbox.state })
    .from(outbox)
    .where(and(inArray(outbox.subject, ids), inArray(outbox.subjectKind, ["referral", "task"]))),
);

/** Something that came in on the day. */
interface Came {
  id: string;
  reference: string;
  hub: string | null;
  opened: boolean;
  /** it is a task, of this id */
  task?: string;
}

/** @param day ISO date in London. @param hubs whose; the shared queue's are everybody's */
export async function countDay(db: Db, day: string, hubs: string[] | "all"): Promise<DayCount> {
  const between = { from: startOfDay(day), until: startOfDay(day, 1) };
  const tasks = await listTasksOfDay(db, between, hubs);
  const came: Came[] = [
    ...(await listRequestsOfDay(db, between, hubs)),
    ...tasks.map((it) => ({ ...it, task: it.id })),
  ];
  const notices = await noticesOf(
    db,
    came.map((it) => it.id),
  );
  const told = (channel: "email" | "queue") =>
    new Set(notices.filter((it) => it.channel === channel && it.state === "sent").map((it) => it.subject));
  const [queued, announced] = [told("queue"), told("email")];
  const opened = new Set(came.filter((it) => it.opened).map((it) => it.id));
  const hasQueue = notices.some((it) => it.channel === "queue");
  const lacks = (what: Missing["what"], has: Set<string>): Missing[] =>
    came
      .filter((it) => !has.has(it.id))
      .map(({ reference, hub, task }) => ({ reference, hub, what, ...(task ? { task } : {}) }));
  return {
    received: came.length,
    queued: hasQueue ? queued.size : null,
    announced: announced.size,
    opened: opened.size,
    missing: [
      ...(hasQueue ? lacks("queued", queued) : []),
      ...lacks("announced", announced),
      ...lacks("opened", opened),
    ],
  };
}

async function listRequestsOfDay(
  db: Db,
  { from, until }: { from: Date; until: Date },
  hubs: string[] | "all",
): Promise<Came[]> {
  const rows = await db
    .select({
      id: referrals.id,
      reference: referrals.reference,
      hub: referrals.hub,
      openedAt: referrals.openedAt,
    })
    .from(referrals)
    .where(
      and(
        // an index holds both kinds by when they came
        inArray(referrals.done, [0, 1]),
        gte(referrals.receivedAt, from),
        lt(referrals.receivedAt, until),
        eq(referrals.test, false),
        within(hubs),
      ),
    )
    .orderBy(referrals.receivedAt);
  return rows.map(({ openedAt, ...it }) => ({ ...it, opened: openedAt !== null }));
}

const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;
/** A portal that was off for longer counts no further back by itself. */
const MOST_DAYS = 31;

/** What was kept of a day, the newest first. */
export const listEvidence = (db: Db, day: string) =>
  db.select().from(reconciliations).where(eq(reconciliations.day, day)).orderBy(desc(reconciliations.at));

/** So long a mail server may send back what it had taken: until then a day without a difference may get one. */
const SETTLED_MS = 7 * DAY_MS;

/** When this process last counted a day. */
const counted = new WeakMap<Store, Map<string, number>>();

/** Counts every day that is over; and again each hour those with a difference, until there is none, and those of the last
 *  week. Each finding that differs from the last is kept. */
export async function keepEvidence(store: Store, now: Date): Promise<void> {
  const times = counted.get(store) ?? new Map<string, number>();
  counted.set(store, times);
  const days = await listDaysOver(store.read, now);
  if (days.length === 0) return;
  const kept = await store.read
    .select()
    .from(reconciliations)
    .where(gte(reconciliations.day, days.at(-1)!))
    .orderBy(desc(reconciliations.at));
  for (const day of days) {
    const last = kept.find((it) => it.day === day);
    const lately = now.getTime() - (times.get(day) ?? 0) < HOUR_MS;
    const settled = now.getTime() - startOfDay(day).getTime() > SETTLED_MS + DAY_MS;
    if (last && ((last.missing.length === 0 && settled) || lately)) continue;
    times.set(day, now.getTime());
    const found = await countDay(store.read, day, "all");
    if (last && JSON.stringify(found.missing) === JSON.stringify(last.missing)) continue;
    await store.transaction((tx) =>
      tx.insert(reconciliations).values({ id: randomToken(), day, at: now, ...found }),
    );
  }
}

/** The newest first, back to the first request or task there was. */
async function listDaysOver(db: Db, now: Date): Promise<string[]> {
  const [first] = await db
    .select({ at: referrals.receivedAt })
    .from(referrals)
    .where(and(inArray(referrals.done, [0, 1]), eq(referrals.test, false)))
    .orderBy(referrals.receivedAt)
    .limit(1);
  const firsts = [first?.at, await findFirstTask(db)].filter((it) => it !== undefined);
  if (firsts.length === 0) return [];
  const from = londonDate(new Date(Math.min(...firsts.map((it) => it.getTime()))));
  const days = Array.from({ length: MOST_DAYS }, (_, at) =>
    londonDate(new Date(startOfDay(londonDate(now)).getTime() - at * DAY_MS - HOUR_MS)),
  );
  return [...new Set(days)].filter((day) => day >= from);
}
