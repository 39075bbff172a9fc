/** Reads the requests of a period for the figures: the narrow rows alone, and nothing that is sealed. */
import { setImmediate as pause } from "node:timers/promises";
import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, min } from "drizzle-orm";
import type { Db } from "../../db/client";
import { preparedForIds } from "../../db/prepared";
import { audit } from "../../db/schema/audit";
import { hubs as hubsTable } from "../../db/schema/hubs";
import { referralEvents, referrals } from "../../db/schema/referrals";
import { readHubCalendars } from "../hubs/hubs.server";
import { startOfDay, workingMinutesBetween, type HubCalendar } from "../hubs/opening-hours";
import { londonDate } from "../i18n/dates";
import { FIRST_REACHED } from "../referrals/triage-referral.server";
import { ENDS, type Counted, type End, type Reach } from "./counted";
import { monthAfter, type Period } from "./period";

/** Whoever else uses this process waits for no longer than it takes to read so many days. */
const DAYS_AT_ONCE = 1;
const DAY_MS = 24 * 60 * 60_000;
/** A request that was merged into one of the period may have come before it. */
const MERGED_BACK_MS = 200 * DAY_MS;

const columns = {
  id: referrals.id,
  hub: referrals.hub,
  receivedAt: referrals.receivedAt,
  askedBy: referrals.askedBy,
  state: referrals.state,
  outcome: referrals.outcome,
  done: referrals.done,
  firstContactAt: referrals.firstContactAt,
  pauses: referrals.pauses,
};
type Row = Pick<typeof referrals.$inferSelect, keyof typeof columns>;

const pausesOf = preparedForIds((db, ids) =>
  db
    .select({ referral: referralEvents.referral, kind: referralEvents.kind, at: referralEvents.at })
    .from(referralEvents)
    .where(and(inArray(referralEvents.referral, ids), inArray(referralEvents.kind, ["paused", "resumed"])))
    .orderBy(asc(referralEvents.at)),
);
const reachedOf = preparedForIds((db, ids) =>
  db
    .select({ referral: audit.subject, at: audit.at })
    .from(audit)
    .where(and(inArray(audit.subject, ids), eq(audit.action, FIRST_REACHED)))
    .orderBy(asc(audit.at)),
);

/** All hubs, in the service's order. */
export const listCountedHubs = (db: Db) =>
  db
    .select({ id: hubsTable.id, name: hubsTable.name, targetMinutes: hubsTable.targetMinutes })
    .from(hubsTable)
    .orderBy(asc(hubsTable.position));

/** Requests that came in these months, each at the hub where it is now; those that were merged once, as the one that stayed;
 *  never one that was made to try the route.
 *  @returns and how many are with no hub yet */
export async function countRequests(
  db: Db,
  { first, last }: Pick<Period, "first" | "last">,
  now: Date,
): Promise<{ requests: Counted[]; noHub: number }> {
  const [start, end] = [startOfDay(`${first}-01`), startOfDay(`${monthAfter(last, 1)}-01`)];
  const hubs = new Map((await listCountedHubs(db)).map((it) => [it.id, it]));
  const calendars = await readHubCalendars(db);
  const since = await readWaitedSince(db, start, end);
  const requests: Counted[] = [];
  let noHub = 0;
  const until = Math.min(end.getTime(), now.getTime() + DAY_MS);
  for (let from = start.getTime(); from < until; from += DAYS_AT_ONCE * DAY_MS) {
    const rows = await readRows(db, new Date(from), new Date(Math.min(from + DAYS_AT_ONCE * DAY_MS, until)));
    const withHub = rows.filter((it) => it.hub !== null);
    noHub += rows.length - withHub.length;
    const stood = listPauses(await pausesOf(db, idsOf(withHub.filter((it) => it.pauses > 0))), now);
    const waits = withHub.map((row) => ({
      row,
      calendar: calendars.get(row.hub)!,
      target: hubs.get(row.hub!)!.targetMinutes,
      from: since.get(row.id) ?? row.receivedAt,
      pauses: stood.get(row.id) ?? [],
    }));
    // what was opened again may have been reached before, and says so in the record alone
    const asked = waits.filter((it) => mayHaveBeenReachedBefore(it));
    const reached = new Map<string, Date>();
    for (const { referral, at } of await reachedOf(db, idsOf(asked.map((it) => it.row))))
      if (!reached.has(referral)) reached.set(referral, at);
    for (const it of waits) requests.push(countOne(it, reached.get(it.row.id), now));
    await pause();
  }
  return { requests, noHub };
}

const idsOf = (rows: readonly Row[]) => rows.map((it) => it.id);

const readRows = (db: Db, from: Date, to: Date): Promise<Row[]> =>
  db
    .select(columns)
    .from(referrals)
    .where(
      and(
        // an index holds both kinds by when they came
        inArray(referrals.done, [0, 1]),
        ...[gte(referrals.receivedAt, from), lt(referrals.receivedAt, to)],
        ...[eq(referrals.test, false), isNull(referrals.mergedInto)],
      ),
    );

/** Since when those waited into which an earlier one was merged: since the first of them. */
async function readWaitedSince(db: Db, start: Date, end: Date): Promise<Map<string, Date>> {
  const root = referrals.mergedInto;
  const rows = await db
    .select({ root, at: min(referrals.receivedAt) })
    .from(referrals)
    .where(
      and(
        isNotNull(root),
        ...[eq(referrals.done, 1), lt(referrals.receivedAt, end)],
        gte(referrals.receivedAt, new Date(start.getTime() - MERGED_BACK_MS)),
      ),
    )
    .groupBy(root);
  return new Map(rows.map((it) => [it.root!, it.at!]));
}

type Span = readonly [from: Date, to: Date];

/** When the clock stood, by request. */
function listPauses(
  events: ReadonlyArray<{ referral: string; kind: string; at: Date }>,
  now: Date,
): Map<string, Span[]> {
  const stood = new Map<string, Span[]>();
  const began = new Map<string, Date>();
  for (const { referral, kind, at } of events) {
    const from = began.get(referral);
    if (kind === "paused") began.set(referral, from ?? at);
    else if (from) {
      stood.set(referral, [...(stood.get(referral) ?? []), [from, at]]);
      began.delete(referral);
    }
  }
  for (const [referral, from] of began) stood.set(referral, [...(stood.get(referral) ?? []), [from, now]]);
  return stood;
}

interface Waited {
  row: Row;
  calendar: HubCalendar;
  /** working minutes */
  target: number;
  from: Date;
  pauses: readonly Span[];
}

/** Working minutes for which a family had waited, without those in which the hub waited for it. */
function spanOf({ row, calendar, from, pauses }: Waited, to: Date): number {
  const began = from < row.receivedAt ? from : row.receivedAt;
  const stood = pauses
    .filter(([since]) => since < to)
    .map(([since, until]) => workingMinutesBetween(calendar, since, until < to ? until : to));
  return workingMinutesBetween(calendar, began, to) - stood.reduce((sum, it) => sum + it, 0);
}

/** Whoever was reached in time now was so before. */
const mayHaveBeenReachedBefore = (it: Waited) =>
  it.row.firstContactAt ? spanOf(it, it.row.firstContactAt) > it.target : it.row.state !== "new";

/** @param reached the first time that is on record as such */
function countOne(it: Waited, reached: Date | undefined, now: Date): Counted {
  const { row, target } = it;
  const end = endOf(row);
  const at = row.firstContactAt && (!reached || row.firstContactAt < reached) ? row.firstContactAt : reached;
  const minutes = at ? spanOf(it, at) : null;
  const reach = (): Reach => {
    if (minutes !== null) return minutes > target ? "late" : "inTime";
    if (end !== "open") return "ended";
    return spanOf(it, now) > target ? "overdue" : "waiting";
  };
  return {
    ...{ hub: row.hub!, month: londonDate(row.receivedAt).slice(0, 7), askedBy: row.askedBy },
    ...{ end, reach: reach(), minutes },
  };
}

/** Deleted words leave the outcome. */
function endOf({ state, outcome, done }: Row): End {
  if (state === "withdrawn" || outcome === "notWanted") return "withdrawn";
  if (done === 0) return "open";
  return ENDS.find((it) => it === outcome) ?? "withdrawn";
}
