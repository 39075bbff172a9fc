/** The inbox: what waits for a person, in the order in which somebody should see to it. */
import { and, desc, eq, inArray } from "drizzle-orm";
import { hubs } from "../../db/schema/hubs";
import { referralBodies, referrals, type News, type ReferralState } from "../../db/schema/referrals";
import { staff as staffTable } from "../../db/schema/staff";
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { hubCalendar } from "../hubs/hubs.server";
import { workingMinutesBetween, type HubCalendar } from "../hubs/opening-hours";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { unseal } from "../vault/seal.server";
import type { InboxFilter } from "./inbox-filter";
import { readLabels } from "./labels.server";
import type { ReferralRow } from "./record-event.server";
import { listWalled } from "./walls.server";
import { listInbox, markOf } from "./list-inbox.server";
import type { ReferralBody } from "./referral";
import { isLate, listReaders, within } from "./waits.server";

export interface InboxRow {
  reference: string;
  /** null: the shared queue */
  hubName: string | null;
  /** null where it can no longer be unsealed */
  askFor: string | null;
  urgent: boolean;
  state: ReferralState;
  unread: boolean;
  /** what of it nobody has opened */
  news: News | null;
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
  /** minutes since it came, or since the family wrote: of working time, or of the clock where it is urgent, which has no office hours */
  waitedMinutes: number;
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

const columns = {
  row: referrals,
  sealed: referralBodies.sealed,
  hubName: hubs.name,
  holder: staffTable.name,
  holderLeft: staffTable.disabledAt,
};

const select = (db: Db) =>
  db
    .select(columns)
    .from(referrals)
    .leftJoin(referralBodies, eq(referralBodies.id, referrals.id))
    .leftJoin(hubs, eq(hubs.id, referrals.hub))
    .leftJoin(staffTable, eq(staffTable.id, referrals.takenBy));

/** One page of the inbox, as {@link listInbox} orders it, and a line in the audit of whose names were shown. */
export async function readInbox(
  store: Store,
  reader: StaffMember,
  { after, ...filter }: InboxFilter & { after?: string | null },
  now: Date,
): Promise<Inbox> {
  const { ids, next } = await listInbox(store.read, reader, filter, after, now);
  if (ids.length === 0) return { rows: [], next: undefined, mark: markOf([], now) };
  const found = await select(store.read).where(inArray(referrals.id, ids));
  const inOrder = ids.flatMap((id) => found.filter((it) => it.row.id === id));
  const mark = markOf(
    inOrder.map((it) => it.row),
    now,
  );
  return { rows: await showRows(store, reader, inOrder, now), next, mark };
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
  if (scope.length === 0 || ids.length === 0) return [];
  const found = await select(store.read)
    .where(and(inArray(referrals.id, ids), within(scope)))
    .orderBy(desc(referrals.receivedAt), desc(referrals.id));
  return showRows(store, reader, found, now);
}

/** A message waits since it was written; a request, moved or not, since it came. */
const waitingSince = ({ news, unreadSince, receivedAt }: ReferralRow): Date =>
  unreadSince && (news === "message" || news === "contact" || news === "withdrawal")
    ? unreadSince
    : receivedAt;

type Selected = Awaited<ReturnType<typeof select>>[number];

async function showRows(
  store: Store,
  reader: StaffMember,
  shown: Selected[],
  now: Date,
): Promise<InboxRow[]> {
  const calendars = await calendarsOf(
    store.read,
    shown.map((it) => it.row.hub),
  );
  const ids = shown.map((it) => it.row.id);
  const open = await listReaders(store.read, ids, reader.id, now);
  const labels = await readLabels(store.read, ids);
  const walled = await listWalled(store.read, ids);
  const rows = shown.map(({ row, sealed, hubName, holder, holderLeft }): InboxRow => {
    const { reference, urgent, state, unread, news, receivedAt, dueAt, outcome } = row;
    return {
      ...{ reference, urgent, state, unread, news, receivedAt, dueAt, outcome, hubName },
      labels: (labels.get(row.id) ?? []).map((it) => it.name),
      askFor: sealed && nameIn(row.id, sealed),
      late: isLate(row, now),
      paused: row.done === 0 && row.pausedAt !== null,
      openBy: open.get(row.id) ?? [],
      waitedMinutes: urgent
        ? Math.floor((now.getTime() - waitingSince(row).getTime()) / 60_000)
        : workingMinutesBetween(calendars.get(row.hub)!, waitingSince(row), now),
      walled: walled.has(row.id),
      takenBy: row.takenBy ? { name: holder ?? "", left: holder === null || holderLeft !== null } : null,
    };
  });
  if (rows.length > 0) await recordReading(store, reader, rows, now);
  return rows;
}

async function calendarsOf(db: Db, hubIds: Array<string | null>): Promise<Map<string | null, HubCalendar>> {
  const calendars = new Map<string | null, HubCalendar>();
  for (const hub of new Set(hubIds)) calendars.set(hub, await hubCalendar(db, hub));
  return calendars;
}

/** One row that cannot be opened must not hide the others. */
function nameIn(id: string, sealed: string): string | null {
  try {
    return unseal<ReferralBody>({ table: "referral_bodies", row: id }, sealed).callMe;
  } catch {
    return null;
  }
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
