/** The order of the inbox, a page at a time, without opening a single request. The list of all hubs is one; otherwise each
 *  hub's is read by itself and they are merged: an `or` over hubs would make the database sort all of them for every page. */
import { createHash } from "node:crypto";
import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client";
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
  rows: ListedRow[];
  /** put into `after` to go on from here */
  next: string | undefined;
}

const { id, reference, hub, state, urgent, done, receivedAt, rank, dueAt, takenBy, outcome } = referrals;
const { unread, unreadSince, news, pausedAt, askFor, outcomeDueAt, test } = referrals;
/** What a list shows of each. */
export const listedColumns = {
  ...{ id, reference, hub, state, urgent, done, receivedAt, rank, dueAt, takenBy, outcome },
  ...{ unread, unreadSince, news, pausedAt, askFor, outcomeDueAt, test },
};
export type ListedRow = Pick<ReferralRow, keyof typeof listedColumns>;

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
    ended ? and(isNull(referrals.mergedInto), eq(test, false)) : undefined,
    narrowed(db, filter, now),
    order.after(after),
  );
  const page = (where: SQL | undefined) =>
    db
      .select(listedColumns)
      .from(referrals)
      .where(and(where, which))
      .orderBy(...order.by)
      .limit(PAGE + 1);
  const wanted = listHubsWanted(reader, filter.hub);
  const lists =
    filter.view === "mine"
      ? [await page(and(eq(takenBy, reader.id), inHubs(wanted)))]
      : await Promise.all(eachHub(wanted).map(page));
  const merged: ListedRow[] = lists.flat().sort(order.compare);
  const rows = merged.slice(0, PAGE);
  const last = rows.at(-1);
  return { rows, next: merged.length > PAGE && last ? order.cursor(last) : undefined };
}

/** Changes when one of these requests does, or becomes late. Names no request and no person. */
export function markOf(rows: readonly ListedRow[], now: Date): string {
  const shown = rows.map((it) => [
    ...[it.id, it.state, it.unread, it.news, it.takenBy, it.pausedAt, it.rank, it.urgent],
    ...[it.dueAt.getTime(), it.dueAt < now],
  ]);
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 16);
}

const MOST_COUNTED = 100;

/** How much has come since, or was written, that nobody has opened: counted to a hundred. */
export async function countNews(db: Db, reader: StaffMember, since: Date): Promise<number> {
  const wanted = listHubsWanted(reader, "");
  if (wanted.length === 0) return 0;
  const rows = await db
    .select({ id: referrals.id })
    .from(referrals)
    .where(
      and(
        gt(unreadSince, since),
        eq(test, false),
        // no columns alone: the few that are unread are found by when they came, not among all of a hub or all that wait
        wanted === "all"
          ? undefined
          : inArray(
              sql`coalesce(${hub}, '')`,
              wanted.map((it) => it ?? ""),
            ),
        sql`(${done} + 0) = 0`,
      ),
    )
    .limit(MOST_COUNTED);
  return rows.length;
}

type Wanted = Array<string | null> | "all";

const inHubs = (wanted: Wanted): SQL | undefined => {
  if (wanted === "all") return undefined;
  const named = wanted.filter((it) => it !== null);
  return wanted.includes(null) ? within(named) : inArray(referrals.hub, named);
};

/** The lists that are merged. One index holds the order of each hub, and another that of all of them. */
const eachHub = (wanted: Wanted): Array<SQL | undefined> =>
  wanted === "all"
    ? [undefined]
    : wanted.map((hub) => (hub === null ? isNull(referrals.hub) : eq(referrals.hub, hub)));

/** The hubs whose lists this person may see, null for the shared queue; of these the one that was asked for. */
function listHubsWanted(reader: StaffMember, asked: string): Wanted {
  const scope = hubsWhere(reader, "listRequests");
  if (scope.length === 0) return [];
  if (asked === SHARED) return [null];
  if (scope === "all") return asked === "" ? "all" : [asked];
  return asked === "" ? [...scope, null] : scope.filter((it) => it === asked);
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
  compare: (a: ListedRow, b: ListedRow) => number;
  cursor: (last: ListedRow) => string;
  after: (cursor: string | null | undefined) => SQL | undefined;
}

// in the database's own order of text: an id is compared byte by byte
const byId = (a: ListedRow, b: ListedRow) => (a.id < b.id ? -1 : 1);
const time = (ms: string | undefined, column: typeof dueAt | typeof receivedAt) =>
  sql.param(new Date(Number(ms)), column);

const dueFirst: Order = {
  by: [asc(rank), asc(dueAt), asc(id)],
  compare: (a, b) => a.rank - b.rank || a.dueAt.getTime() - b.dueAt.getTime() || byId(a, b),
  cursor: (last) => [last.rank, last.dueAt.getTime(), last.id].join("."),
  after(cursor) {
    const [, r, due, key] = /^([0-5])\.(\d{1,15})\.([\w-]+)$/.exec(cursor ?? "") ?? [];
    if (!key) return undefined;
    return sql`(${rank}, ${dueAt}, ${id}) > (${Number(r)}, ${time(due, dueAt)}, ${key})`;
  },
};

const endedFirst: Order = {
  by: [desc(receivedAt), desc(id)],
  compare: (a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || byId(b, a),
  cursor: (last) => [last.receivedAt.getTime(), last.id].join("."),
  after(cursor) {
    const [, received, key] = /^(\d{1,15})\.([\w-]+)$/.exec(cursor ?? "") ?? [];
    if (!key) return undefined;
    return sql`(${receivedAt}, ${id}) < (${time(received, receivedAt)}, ${key})`;
  },
};
