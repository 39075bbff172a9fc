/** The proof that nothing is lost: of what came in on a day, requests and tasks, what was put to the queue, what was
 *  announced by mail, and what a person has opened. Counted from these themselves; what of it is gone, from the record. */
import { isDeepStrictEqual } from "node:util";
import { and, desc, eq, gte, inArray, like, lt, sql } from "drizzle-orm";
import type { Db, Store } from "../../db/client";
import { preparedForIds } from "../../db/prepared";
import { reconciliations, type Missing } from "../../db/schema/evidence";
import { outbox } from "../../db/schema/outbox";
import { referrals } from "../../db/schema/referrals";
import { startOfDay } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";
import { findFirstTask, listTasksOfDay } from "../tasks/count-tasks.server";
import { randomToken } from "../random.server";
import { findFirstRecorded, listGone } from "./recorded.server";
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
  const gone = await listGone(db, between, hubs);
  const hasQueue = notices.some((it) => it.channel === "queue");
  const lacks = (what: Missing["what"], has: Set<string>): Missing[] =>
    came
      .filter((it) => !has.has(it.id))
      .map(({ reference, hub, task }) => ({ reference, hub, what, ...(task ? { task } : {}) }));
  return {
    received: came.length + gone.length,
    queued: hasQueue ? queued.size : null,
    announced: announced.size,
    opened: opened.size,
    missing: [
      ...gone,
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

/** So often today is looked at: what is gone is said within that time. */
const TODAY_MS = 15 * 60_000;

/** When this process last counted a day. */
const counted = new WeakMap<Store, Map<string, number>>();

/** Counts every day that is over; and again each hour those with a difference, until there is none, and those of the last
 *  week; once a day those before. Each finding that differs from the last is kept. Of today only what is gone. */
export async function keepEvidence(store: Store, now: Date): Promise<void> {
  const times = counted.get(store) ?? new Map<string, number>();
  counted.set(store, times);
  const today = londonDate(now);
  const days = await listDays(store.read, now);
  if (days.length === 0) return;
  const kept = await store.read
    .select()
    .from(reconciliations)
    .where(gte(reconciliations.day, days.at(-1)!))
    .orderBy(desc(reconciliations.at));
  for (const day of days) {
    const last = kept.find((it) => it.day === day);
    const settled = now.getTime() - startOfDay(day).getTime() > SETTLED_MS + DAY_MS;
    const quiet = settled && last?.missing.length === 0 ? DAY_MS : HOUR_MS;
    const lately = now.getTime() - (times.get(day) ?? 0) < (day === today ? TODAY_MS : quiet);
    if ((last || day === today) && lately) continue;
    times.set(day, now.getTime());
    const found = await countDay(store.read, day, "all");
    // what came in today is still being told and read, but a row that was there has to be there
    if (day === today) found.missing = found.missing.filter(isGone);
    if (day === today && !last && found.missing.length === 0) continue;
    // PostgreSQL keeps the parts of each in an order of its own
    if (last && isDeepStrictEqual(found.missing, last.missing)) continue;
    await store.transaction((tx) =>
      tx.insert(reconciliations).values({ id: randomToken(), day, at: now, ...found }),
    );
  }
}

const isGone = (it: Missing) => it.what === "gone";

/** Days of which the last finding that was kept says that something is gone. Cheap: every staff page asks. */
export async function listDaysGone(db: Db, now: Date): Promise<string[]> {
  const from = londonDate(new Date(now.getTime() - MOST_DAYS * DAY_MS));
  const said = like(sql`cast(${reconciliations.missing} as text)`, '%"gone"%');
  const rows = await db
    .selectDistinct({ day: reconciliations.day })
    .from(reconciliations)
    .where(and(gte(reconciliations.day, from), said))
    .orderBy(reconciliations.day);
  const days: string[] = [];
  for (const { day } of rows) if ((await listEvidence(db, day))[0]!.missing.some(isGone)) days.push(day);
  return days;
}

/** Today and the days before, the newest first, back to the first request or task there was. */
async function listDays(db: Db, now: Date): Promise<string[]> {
  const [first] = await db
    .select({ at: referrals.receivedAt })
    .from(referrals)
    .where(and(inArray(referrals.done, [0, 1]), eq(referrals.test, false)))
    .orderBy(referrals.receivedAt)
    .limit(1);
  const recorded = await findFirstRecorded(db, new Date(now.getTime() - (MOST_DAYS + 1) * DAY_MS));
  const firsts = [first?.at, await findFirstTask(db), recorded].filter((it) => it !== undefined);
  if (firsts.length === 0) return [];
  const from = londonDate(new Date(Math.min(...firsts.map((it) => it.getTime()))));
  const over = Array.from({ length: MOST_DAYS }, (_, at) =>
    londonDate(new Date(startOfDay(londonDate(now)).getTime() - at * DAY_MS - HOUR_MS)),
  );
  return [...new Set([londonDate(now), ...over])].filter((day) => day >= from);
}
