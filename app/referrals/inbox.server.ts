/** The inbox: what waits for a person, in the order in which somebody should see to it: requests, and tasks between them. */
import { inArray } from "drizzle-orm";
import { preparedForIds } from "../../db/prepared";
import { referrals, type News, type ReferralState } from "../../db/schema/referrals";
import { staff as staffTable } from "../../db/schema/staff";
import type { TaskKind } from "../../db/schema/tasks";
import type { Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { readHubCalendars } from "../hubs/hubs.server";
import { workingMinutesBetween } from "../hubs/opening-hours";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { readTaskAskFor } from "../tasks/tasks.server";
import { readAskFor } from "./ask-for.server";
import type { InboxFilter } from "./inbox-filter";
import { asListed, labelsOf, listedColumns, listInbox, markOf, type ListedRow } from "./list-inbox.server";
import { isLate, listReaders } from "./waits.server";
import { listWalled } from "./walls.server";

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

const listed = preparedForIds((db, ids) =>
  db.select(listedColumns).from(referrals).where(inArray(referrals.id, ids)),
);
const holders = preparedForIds((db, ids) =>
  db
    .select({ id: staffTable.id, name: staffTable.name, disabledAt: staffTable.disabledAt })
    .from(staffTable)
    .where(inArray(staffTable.id, ids)),
);

/** One page of the inbox, as {@link listInbox} orders it, and a line in the audit of whose names were shown. */
export async function readInbox(
  store: Store,
  reader: StaffMember,
  { after, ...filter }: InboxFilter & { after?: string | null },
  now: Date,
): Promise<Inbox> {
  const { rows, next } = await listInbox(store.read, reader, filter, after, now);
  const labels = labelsOf(store.read, rows);
  const shown = await showRows(store, reader, rows, labels, now);
  return { rows: shown, next, mark: markOf(rows, await labels, now) };
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
  const mine = (row: ListedRow) => row.hub === null || scope === "all" || scope.includes(row.hub);
  if (scope.length === 0) return [];
  const found = (await listed(store.read, ids)).map(asListed).filter(mine);
  found.sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a.id < b.id ? 1 : -1));
  return showRows(store, reader, found, labelsOf(store.read, found), now);
}

/** A message waits since it was written; a request, moved or not, since it came. */
const waitingSince = ({ news, unreadSince, receivedAt }: ListedRow): Date =>
  unreadSince && (news === "message" || news === "contact" || news === "withdrawal")
    ? unreadSince
    : receivedAt;

async function showRows(
  store: Store,
  reader: StaffMember,
  shown: ListedRow[],
  asked: ReturnType<typeof labelsOf>,
  now: Date,
): Promise<InboxRow[]> {
  if (shown.length === 0) return [];
  const ids = shown.map((it) => it.id);
  const requests = shown.filter((it) => it.task === null).map((it) => it.id);
  const holding = [...new Set(shown.flatMap((it) => it.takenBy ?? []))];
  // at once: where the database is another machine each question is a way there and back
  const [hubs, open, labels, walled, people] = await Promise.all([
    readHubCalendars(store.read),
    listReaders(store.read, ids, reader.id, now),
    asked,
    listWalled(store.read, requests),
    holders(store.read, holding),
  ]);
  const staff = new Map(people.map((it) => [it.id, it]));
  const waited = (row: ListedRow): number | null => {
    if (row.done === 1) return null;
    if (row.urgent) return Math.floor((now.getTime() - waitingSince(row).getTime()) / 60_000);
    return workingMinutesBetween(hubs.get(row.hub)!, waitingSince(row), now);
  };
  const rows = shown.map((row): InboxRow => {
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
