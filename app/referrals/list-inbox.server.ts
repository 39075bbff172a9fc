/** The order of the inbox, a page at a time, without opening a single request. Each hub's list is read by itself and they
 *  are merged: an `or` over hubs would make the database sort all of them for every page. */
import { createHash } from "node:crypto";
import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client";
import { hubs as hubsTable } from "../../db/schema/hubs";
import { referralLabels } from "../../db/schema/inbox";
import { referrals } from "../../db/schema/referrals";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { SHARED, type InboxFilter } from "./inbox-filter";
import { RUNNING_RANKS } from "./inbox-order";
import type { ReferralRow } from "./record-event.server";
import { within } from "./waits.server";

const PAGE = 25;

export interface InboxPage {
  /** in order, at most {@link PAGE} */
  ids: string[];
  /** put into `after` to go on from here */
  next: string | undefined;
}

/** What the order is made of: an index holds it, and no row is read for it. */
const waitingColumns = { id: referrals.id, rank: referrals.rank, at: referrals.dueAt };
const endedColumns = { id: referrals.id, rank: sql<number>`0`, at: referrals.receivedAt };
interface Row {
  id: string;
  rank: number;
  /** due, or received where it has ended */
  at: Date;
}

/** @param after an earlier page's `next`; anything else starts at the top */
export async function listInbox(
  db: Db,
  reader: StaffMember,
  filter: InboxFilter,
  after: string | null | undefined,
  now: Date,
): Promise<InboxPage> {
  const ended = filter.view === "closed";
  const order = ended ? endedFirst : dueFirst;
  const which = and(
    eq(referrals.done, ended ? 1 : 0),
    // found to be the same as another, it shows there
    ended ? isNull(referrals.mergedInto) : undefined,
    narrowed(db, filter, now),
    order.after(after),
  );
  const page = (where: SQL | undefined) =>
    db
      .select(ended ? endedColumns : waitingColumns)
      .from(referrals)
      .where(and(where, which))
      .orderBy(...order.by)
      .limit(PAGE + 1);
  const wanted = await listHubsWanted(db, reader, filter.hub);
  const lists =
    filter.view === "mine"
      ? [await page(and(eq(referrals.takenBy, reader.id), inHubs(wanted)))]
      : await Promise.all(
          wanted.map((hub) => page(hub === null ? isNull(referrals.hub) : eq(referrals.hub, hub))),
        );
  const merged: Row[] = lists.flat().sort(order.compare);
  const rows = merged.slice(0, PAGE);
  const last = rows.at(-1);
  return {
    ids: rows.map((it) => it.id),
    next: merged.length > PAGE && last ? order.cursor(last) : undefined,
  };
}

type Marked = Pick<
  ReferralRow,
  "id" | "state" | "unread" | "news" | "takenBy" | "dueAt" | "pausedAt" | "rank" | "urgent"
>;

/** Changes when one of these requests does, or becomes late. Names no request and no person. */
export function markOf(rows: readonly Marked[], now: Date): string {
  const shown = rows.map((it) => [
    ...[it.id, it.state, it.unread, it.news, it.takenBy, it.pausedAt, it.rank, it.urgent],
    ...[it.dueAt.getTime(), it.dueAt < now],
  ]);
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 16);
}

/** The mark of the page that shows these, in this order. */
export async function readMark(db: Db, ids: string[], now: Date): Promise<string> {
  if (ids.length === 0) return markOf([], now);
  const found = await db.select().from(referrals).where(inArray(referrals.id, ids));
  const inOrder = ids.flatMap((id) => found.filter((it) => it.id === id));
  return markOf(inOrder, now);
}

const MOST_COUNTED = 100;

/** How much has come since, or was written, that nobody has opened: counted to a hundred. */
export async function countNews(db: Db, reader: StaffMember, since: Date): Promise<number> {
  const lists = (await listHubsWanted(db, reader, "")).map((hub) =>
    db
      .select({ id: referrals.id })
      .from(referrals)
      .where(
        and(
          hub === null ? isNull(referrals.hub) : eq(referrals.hub, hub),
          // not a column alone: the few that are unread are found by when they came, not among all that wait
          sql`(${referrals.done} + 0) = 0`,
          gt(referrals.unreadSince, since),
        ),
      )
      .limit(MOST_COUNTED),
  );
  const counts = (await Promise.all(lists)).map((it) => it.length);
  return Math.min(
    MOST_COUNTED,
    counts.reduce((sum, it) => sum + it, 0),
  );
}

const inHubs = (wanted: Array<string | null>): SQL | undefined => {
  const named = wanted.filter((it) => it !== null);
  return wanted.includes(null) ? within(named) : inArray(referrals.hub, named);
};

/** The hubs whose lists this person may see, null for the shared queue; of these the one that was asked for. */
async function listHubsWanted(db: Db, reader: StaffMember, asked: string): Promise<Array<string | null>> {
  const scope = hubsWhere(reader, "listRequests");
  if (scope.length === 0) return [];
  const own =
    scope === "all" ? (await db.select({ id: hubsTable.id }).from(hubsTable)).map((it) => it.id) : scope;
  const all = [...own, null];
  return asked === "" ? all : all.filter((it) => (it ?? SHARED) === asked);
}

function narrowed(
  db: Db,
  { news, label, urgent, late, free, view }: InboxFilter,
  now: Date,
): SQL | undefined {
  // from the label to its requests: asking each request for its labels would look at all that ever were
  const labelled = db
    .select({ id: referralLabels.referral })
    .from(referralLabels)
    .where(eq(referralLabels.label, label));
  return and(
    news === "" ? undefined : eq(referrals.news, news),
    label === "" ? undefined : inArray(referrals.id, labelled),
    urgent && view === "closed" ? eq(referrals.urgent, true) : undefined,
    urgent && view !== "closed" ? inArray(referrals.rank, [0, 1, 2]) : undefined,
    late
      ? and(
          inArray(referrals.rank, [...RUNNING_RANKS]),
          lt(referrals.dueAt, now),
          isNull(referrals.pausedAt),
          ne(referrals.state, "withdrawn"),
        )
      : undefined,
    free ? isNull(referrals.takenBy) : undefined,
  );
}

interface Order {
  by: SQL[];
  compare: (a: Row, b: Row) => number;
  cursor: (last: Row) => string;
  after: (cursor: string | null | undefined) => SQL | undefined;
}

// in the database's own order of text: an id is compared byte by byte
const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : 1);
const time = (ms: string | undefined, column: typeof referrals.dueAt | typeof referrals.receivedAt) =>
  sql.param(new Date(Number(ms)), column);

const dueFirst: Order = {
  by: [asc(referrals.rank), asc(referrals.dueAt), asc(referrals.id)],
  compare: (a, b) => a.rank - b.rank || a.at.getTime() - b.at.getTime() || byId(a, b),
  cursor: ({ rank, at, id }) => [rank, at.getTime(), id].join("."),
  after(cursor) {
    const [, rank, due, id] = /^([0-5])\.(\d{1,15})\.([\w-]+)$/.exec(cursor ?? "") ?? [];
    if (!id) return undefined;
    const { rank: r, dueAt, id: key } = referrals;
    return sql`(${r}, ${dueAt}, ${key}) > (${Number(rank)}, ${time(due, dueAt)}, ${id})`;
  },
};

const endedFirst: Order = {
  by: [desc(referrals.receivedAt), desc(referrals.id)],
  compare: (a, b) => b.at.getTime() - a.at.getTime() || byId(b, a),
  cursor: ({ at, id }) => [at.getTime(), id].join("."),
  after(cursor) {
    const [, received, id] = /^(\d{1,15})\.([\w-]+)$/.exec(cursor ?? "") ?? [];
    if (!id) return undefined;
    const { receivedAt, id: key } = referrals;
    return sql`(${receivedAt}, ${key}) < (${time(received, receivedAt)}, ${id})`;
  },
};
