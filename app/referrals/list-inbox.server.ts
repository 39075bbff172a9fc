/** The order of the inbox, a page at a time, without opening a single request or task. The list of all hubs is one;
 *  otherwise each hub's is a list of its own and the database merges them: an `or` over hubs would make it sort all of
 *  them for every page. What has to be done for bookings and stories stands between the requests, as lists of its own. */
import { and, eq, gt, inArray, isNull, lt, ne, or, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client";
import { firstOf } from "../../db/first-of";
import { referralLabels } from "../../db/schema/inbox";
import { referrals } from "../../db/schema/referrals";
import type { TaskKind } from "../../db/schema/tasks";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { dueFirst, endedFirst, type ListOrder } from "../tasks/list-order.server";
import { countTasks, listTasks } from "../tasks/list-tasks.server";
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
/** A request, or a task, which has of it what it can have. */
export type ListedRow = Pick<ReferralRow, keyof typeof listedColumns> & {
  /** what is to be done; null: it is a request */
  task: TaskKind | null;
};

export const asListed = (row: Omit<ListedRow, "task">): ListedRow => ({ ...row, task: null });

/** @param after an earlier page's `next`; anything else starts at the top */
export async function listInbox(
  db: Db,
  reader: StaffMember,
  filter: InboxFilter,
  after: string | null | undefined,
  now: Date,
): Promise<InboxPage> {
  const order = filter.view === "closed" ? endedFirst : dueFirst;
  const lists = await Promise.all([
    pageOfRequests(db, reader, filter, { order, after }, now),
    pageOfTasks(db, reader, filter, { order, after }, now),
  ]);
  const merged: ListedRow[] = lists.flat().sort(order.compare);
  const rows = merged.slice(0, PAGE);
  const last = rows.at(-1);
  return { rows, next: merged.length > PAGE && last ? order.cursor(last) : undefined };
}

interface From {
  order: ListOrder;
  after: string | null | undefined;
}

async function pageOfRequests(
  db: Db,
  reader: StaffMember,
  filter: InboxFilter,
  { order, after }: From,
  now: Date,
): Promise<ListedRow[]> {
  if (filter.kind !== "" && filter.kind !== "requests") return [];
  const ended = filter.view === "closed";
  const which = and(
    eq(referrals.done, ended ? 1 : 0),
    // found to be the same as another, it shows there
    ended ? and(isNull(referrals.mergedInto), eq(test, false)) : undefined,
    narrowed(db, filter, now),
  );
  const wanted = listHubsWanted(reader, filter.hub);
  // what waits is not much to look through; what ended is all that ever was
  if (ended && filter.label !== "") {
    const labelled = and(eq(referralLabels.label, filter.label), inHubs(wanted), which);
    return (await pageOfLabelled(db, labelled, { order, after })).map(asListed);
  }
  const mine = filter.view === "mine";
  const lists = mine ? [and(eq(takenBy, reader.id), inHubs(wanted))] : eachHub(wanted);
  const from = (list: SQL | undefined) =>
    db
      .select(listedColumns)
      .from(referrals)
      .where(and(list, which, order.after(referrals, after)));
  const rows = await firstOf(lists.map(from), order.by(referrals), PAGE + 1);
  return rows.map(asListed);
}

/** From the label to its requests, which SQLite would not do by itself: the label's index has the same order. */
function pageOfLabelled(db: Db, which: SQL | undefined, { order, after }: From) {
  const columns = { ...referrals, receivedAt: referralLabels.at, id: referralLabels.referral };
  return db
    .select(listedColumns)
    .from(referralLabels)
    .crossJoin(referrals)
    .where(and(eq(referrals.id, referralLabels.referral), which, order.after(columns, after)))
    .orderBy(...order.by(columns))
    .limit(PAGE + 1);
}

/** What only a request can have, no task has. */
const NO_REQUEST = {
  ...{ outcome: null, news: null, pausedAt: null, outcomeDueAt: null },
  test: false,
};

const SUBJECTS = { "": "", bookings: "booking", stories: "story" } as const;

async function pageOfTasks(
  db: Db,
  reader: StaffMember,
  filter: InboxFilter,
  from: From,
  now: Date,
): Promise<ListedRow[]> {
  const { kind, view, hub: asked, urgent, late, free } = filter;
  if (kind === "requests" || filter.news !== "" || filter.label !== "" || asked === SHARED) return [];
  const subjectKind = SUBJECTS[kind];
  const which = {
    mine: view === "mine",
    ended: view === "closed",
    hub: asked,
    subjectKind,
    urgent,
    late,
    free,
  };
  const rows = await listTasks(db, reader, which, { ...from, most: PAGE + 1 }, now);
  return rows.map(({ kind: task, ...row }) => {
    const taken = row.takenBy ? ("taken" as const) : ("new" as const);
    const ended = row.done === 1;
    // what the portal has ended is nobody's to open any more
    const unread = row.unreadSince !== null && !ended;
    return { ...NO_REQUEST, ...row, unread, task, state: ended ? ("closed" as const) : taken };
  });
}

const MOST_COUNTED = 100;

/** How much has come since, or was written, that nobody has opened: counted to a hundred. */
export async function countNews(db: Db, reader: StaffMember, since: Date): Promise<number> {
  const wanted = listHubsWanted(reader, "");
  const tasks = await countTasks(db, reader, { since }, MOST_COUNTED);
  if (wanted.length === 0 || tasks >= MOST_COUNTED) return tasks;
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
  return Math.min(MOST_COUNTED, rows.length + tasks);
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
  // from the label to its requests: asking each request for its labels would look at all that wait
  const withLabel = db
    .select({ id: referralLabels.referral })
    .from(referralLabels)
    .where(eq(referralLabels.label, label));
  return and(
    news === "" ? undefined : eq(referrals.news, news),
    label === "" || view === "closed" ? undefined : inArray(referrals.id, withLabel),
    urgent && view === "closed" ? eq(referrals.urgent, true) : undefined,
    urgent && view !== "closed" ? inArray(referrals.rank, [0, 1, 2]) : undefined,
    late
      ? and(
          inArray(referrals.rank, [...RUNNING_RANKS]),
          or(lt(referrals.dueAt, now), lt(referrals.outcomeDueAt, now)),
          isNull(referrals.pausedAt),
          ne(referrals.state, "withdrawn"),
        )
      : undefined,
    free ? isNull(referrals.takenBy) : undefined,
  );
}
