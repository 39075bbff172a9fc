/** The inbox: what waits for a person, in the order in which somebody should see to it: requests, and tasks between them. */
import { eq, inArray } from "drizzle-orm";
import { preparedForIds } from "../../db/prepared";
import { referrals, type News, type ReferralState } from "../../db/schema/referrals";
import { staff as staffTable } from "../../db/schema/staff";
import type { TaskKind } from "../../db/schema/tasks";
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { readHubCalendars } from "../hubs/hubs.server";
import { workingMinutesBetween } from "../hubs/opening-hours";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { readTaskAskFor } from "../tasks/tasks.server";
import { readAskFor } from "./ask-for.server";
import type { InboxFilter } from "./inbox-filter";
import { asListed, listedColumns, listInbox, type ListedRow } from "./list-inbox.server";
import { idsOf, markOf, readBeside } from "./list-mark.server";
import { isLate } from "./waits.server";

export interface InboxRow {
  reference: string;
  /** what is to be done, where it is no request */
  task: { id: string; kind: TaskKind } | null;
  /** null: the shared queue */
  hubName: string | null;
  /** null where it can no longer be unsealed */
  askFor: string | null;
  urgent: boolean;
  /** the portal's own, there for a moment: nothing to do */
  test: boolean;
  state: ReferralState;
  unread: boolean;
  /** what of it nobody has opened */
  news: News | null;
  /** the family waits for an answer to what it wrote */
  owed: boolean;
  /** by name */
  labels: string[];
  receivedAt: Date;
  dueAt: Date;
  /** past due, while the clock goes */
  late: boolean;
  /** the hub waits for the family */
  paused: boolean;
  /** colleagues who looked at it in the last minutes */
  openBy: string[];
  /** of one child of two homes: nothing of it may be told to the other */
  walled: boolean;
  /** minutes since it came, or since the family wrote: of working time, or of the clock where it is urgent, which has no
   *  office hours; null where it waits no more */
  waitedMinutes: number | null;
  takenBy: { name: string; left: boolean } | null;
  outcome: string | null;
}

export interface Inbox {
  rows: InboxRow[];
  /** put into `after` to go on from here */
  next: string | undefined;
  /** as {@link markOf} */
  mark: string;
}

/** Who has one of them. */
const holder = { id: staffTable.id, name: staffTable.name, disabledAt: staffTable.disabledAt };
type Holder = Pick<typeof staffTable.$inferSelect, keyof typeof holder>;

const listed = preparedForIds((db, ids) =>
  db
    .select({ row: listedColumns, holder })
    .from(referrals)
    .leftJoin(staffTable, eq(staffTable.id, referrals.takenBy))
    .where(inArray(referrals.id, ids)),
);
const holders = preparedForIds((db, ids) =>
  db.select(holder).from(staffTable).where(inArray(staffTable.id, ids)),
);

/** One page of the inbox, as {@link listInbox} orders it, and a line in the audit of whose names were shown. */
export async function readInbox(
  store: Store,
  reader: StaffMember,
  { after, ...filter }: InboxFilter & { after?: string | null },
  now: Date,
): Promise<Inbox> {
  const { rows, next } = await listInbox(store.read, reader, filter, after, now);
  const [held, beside] = await Promise.all([
    holders(store.read, [...new Set(rows.flatMap((it) => it.takenBy ?? []))]),
    readWithHubs(store.read, reader, idsOf(rows), now),
  ]);
  const shown = await showRows(store, reader, { rows, holders: held, ...beside }, now);
  return { rows: shown, next, mark: markOf(rows, beside, now) };
}

/** These requests as a list, newest first, of the hubs this person may see; on record like the inbox.
 *  @param ids at most some dozens */
export async function readListed(
  store: Store,
  reader: StaffMember,
  ids: string[],
  now: Date,
): Promise<InboxRow[]> {
  const scope = hubsWhere(reader, "listRequests");
  if (scope.length === 0) return [];
  const [found, beside] = await Promise.all([
    listed(store.read, ids),
    readWithHubs(store.read, reader, { ids, requests: ids }, now),
  ]);
  const rows = found
    .map((it) => asListed(it.row))
    .filter((row) => row.hub === null || scope === "all" || scope.includes(row.hub));
  rows.sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a.id < b.id ? 1 : -1));
  return showRows(store, reader, { rows, holders: found.flatMap((it) => it.holder ?? []), ...beside }, now);
}

/** What stands beside the rows, and the hubs they are of. */
async function readWithHubs(
  db: Db,
  reader: StaffMember,
  which: Record<"ids" | "requests", string[]>,
  now: Date,
) {
  const [hubs, beside] = await Promise.all([readHubCalendars(db), readBeside(db, reader.id, which, now)]);
  return { hubs, ...beside };
}

/** What came after the request waits since then; the request itself, moved or not, since it came. */
const waitingSince = ({ news, unreadSince, receivedAt }: ListedRow): Date =>
  unreadSince && news !== null && news !== "request" && news !== "transfer" ? unreadSince : receivedAt;

type Found = Awaited<ReturnType<typeof readWithHubs>> & { rows: ListedRow[]; holders: Holder[] };

async function showRows(
  store: Store,
  reader: StaffMember,
  { rows: found, holders: held, hubs, open, labels, walled }: Found,
  now: Date,
): Promise<InboxRow[]> {
  if (found.length === 0) return [];
  const staff = new Map(held.map((it) => [it.id, it]));
  const waited = (row: ListedRow): number | null => {
    if (row.done === 1) return null;
    if (row.urgent) return Math.floor((now.getTime() - waitingSince(row).getTime()) / 60_000);
    return workingMinutesBetween(hubs.get(row.hub)!, waitingSince(row), now);
  };
  const rows = found.map((row): InboxRow => {
    const { reference, urgent, test, state, unread, news, receivedAt, dueAt, outcome } = row;
    const holder = staff.get(row.takenBy ?? "");
    return {
      ...{ reference, urgent, test, state, unread, news, receivedAt, dueAt, outcome },
      task: row.task && { id: row.id, kind: row.task },
      owed: row.done === 0 && row.outcomeDueAt !== null,
      hubName: hubs.get(row.hub)?.name ?? null,
      labels: (labels.get(row.id) ?? []).map((it) => it.name),
      askFor: row.task ? readTaskAskFor(row.id, row.askFor) : readAskFor(row.id, row.askFor),
      late: isLate(row, now),
      paused: row.done === 0 && row.pausedAt !== null,
      openBy: open.get(row.id) ?? [],
      waitedMinutes: waited(row),
      walled: walled.has(row.id),
      takenBy: row.takenBy ? { name: holder?.name ?? "", left: !holder || holder.disabledAt !== null } : null,
    };
  });
  await recordReading(store, reader, rows, now);
  return rows;
}

const recordReading = (store: Store, reader: StaffMember, rows: InboxRow[], now: Date) =>
  store.transaction((tx) =>
    record(
      tx,
      {
        actor: reader.id,
        action: "inbox.read",
        subjectKind: "inbox",
        subject: "inbox",
        detail: rows.map((it) => it.reference).join(" "),
      },
      now,
    ),
  );
