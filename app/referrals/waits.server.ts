/** What waits too long, and who is looking at what: said on staff pages whether or not any mail arrived. */
import { and, eq, gt, gte, inArray, isNull, lt, ne, or, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client";
import { given, preparedForIds } from "../../db/prepared";
import { audit } from "../../db/schema/audit";
import { referrals } from "../../db/schema/referrals";
import { staff as staffTable } from "../../db/schema/staff";
import { RUNNING_RANKS, UNREACHED_RANKS } from "./inbox-order";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { countTasks } from "../tasks/list-tasks.server";
import type { ReferralRow } from "./record-event.server";

/** Requests of these hubs, and the shared queue's, which are everybody's. */
export const within = (hubIds: string[] | "all"): SQL | undefined =>
  hubIds === "all" ? undefined : or(isNull(referrals.hub), inArray(referrals.hub, hubIds));

/** Past due, while the clock goes: what is due next, or an outcome while an answer is owed. */
export function isLate(
  row: Pick<ReferralRow, "done" | "state" | "pausedAt" | "dueAt" | "outcomeDueAt">,
  now: Date,
): boolean {
  const goes = row.done === 0 && row.state !== "withdrawn" && row.pausedAt === null;
  return goes && [row.dueAt, row.outcomeDueAt].some((it) => it !== null && it < now);
}

const MOST_COUNTED = 100;

/** Requests and tasks at the hubs of this person, each counted to a hundred. `urgent` is what nobody has opened, or what
 *  nobody has while its family has not been reached. @returns null for roles that have neither */
export async function countWaits(db: Db, reader: StaffMember, now: Date) {
  if (hubsWhere(reader, "seeTasks").length === 0) return null;
  const tasks = {
    urgent: await countTasks(db, reader, "urgentAlone", MOST_COUNTED),
    late: await countTasks(db, reader, { lateAt: now }, MOST_COUNTED),
  };
  const requests = await countRequests(db, reader, now);
  return {
    urgent: Math.min(MOST_COUNTED, requests.urgent + tasks.urgent),
    late: Math.min(MOST_COUNTED, requests.late + tasks.late),
  };
}

async function countRequests(db: Db, reader: StaffMember, now: Date) {
  const scope = hubsWhere(reader, "listRequests");
  if (scope.length === 0) return { urgent: 0, late: 0 };
  // hub by hub, as the list is read: an `or` over hubs would look at every request that waits
  const lists =
    scope === "all" ? [undefined] : [...scope.map((hub) => eq(referrals.hub, hub)), isNull(referrals.hub)];
  const countOf = async (which: SQL | undefined) => {
    let count = 0;
    for (const ofHub of lists) {
      const rows = await db
        .select({ id: referrals.id })
        .from(referrals)
        .where(and(ofHub, eq(referrals.done, 0), eq(referrals.test, false), which))
        .limit(MOST_COUNTED);
      count += rows.length;
      if (count >= MOST_COUNTED) break;
    }
    return count;
  };
  const running = and(ne(referrals.state, "withdrawn"), isNull(referrals.pausedAt));
  const ranks = inArray(referrals.rank, [...RUNNING_RANKS]);
  // taken back, it stands until somebody has opened it all the same: whoever holds the phone can press that
  const unopened = eq(referrals.unread, true);
  const nobodys = and(
    ne(referrals.state, "withdrawn"),
    isNull(referrals.takenBy),
    isNull(referrals.firstContactAt),
  );
  const late = await countOf(and(ranks, running, lt(referrals.dueAt, now)));
  // apart, or the index over what is due next would help neither
  const outcomeLate = and(gte(referrals.dueAt, now), lt(referrals.outcomeDueAt, now));
  return {
    urgent: await countOf(and(inArray(referrals.rank, [...UNREACHED_RANKS]), or(unopened, nobodys))),
    late: late < MOST_COUNTED ? late + (await countOf(and(ranks, running, outcomeLate))) : late,
  };
}

const OPEN_FOR_MS = 10 * 60_000;

const readersOf = preparedForIds((db, ids) =>
  db
    .select({ id: audit.subject, name: staffTable.name })
    .from(audit)
    .innerJoin(staffTable, eq(staffTable.id, audit.actor))
    .where(
      and(
        inArray(audit.subject, ids),
        gt(audit.at, sql.param(given("since"), audit.at)),
        inArray(audit.action, ["referral.read", "task.read"]),
        ne(audit.actor, given("reader")),
      ),
    ),
);

/** Who else has looked at these requests or tasks in the last ten minutes: their names, by the id. */
export async function listReaders(
  db: Db,
  ids: string[],
  reader: string,
  now: Date,
): Promise<Map<string, string[]>> {
  const readers = new Map<string, string[]>();
  const since = new Date(now.getTime() - OPEN_FOR_MS);
  for (const { id, name } of await readersOf(db, ids, { since, reader })) {
    const known = readers.get(id) ?? [];
    if (!known.includes(name)) readers.set(id, [...known, name]);
  }
  return readers;
}
