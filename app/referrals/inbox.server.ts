/** The inbox: what waits for a person, in the order in which somebody should see to it. */
import { and, asc, desc, eq, gt, inArray, lt, or, sql, type SQL } from "drizzle-orm";
import { hubs } from "../../db/schema/hubs";
import { referralBodies, referrals, type ReferralState } from "../../db/schema/referrals";
import { staff as staffTable } from "../../db/schema/staff";
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { hubCalendar } from "../hubs/hubs.server";
import { workingMinutesBetween, type HubCalendar } from "../hubs/opening-hours";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { unseal } from "../vault/seal.server";
import type { InboxView } from "./inbox-views";
import type { ReferralBody } from "./referral";
import { isLate, listReaders, within } from "./waits.server";

const PAGE = 25;

export interface InboxRow {
  reference: string;
  /** null: the shared queue */
  hubName: string | null;
  /** null where it can no longer be unsealed */
  askFor: string | null;
  urgent: boolean;
  state: ReferralState;
  unread: boolean;
  receivedAt: Date;
  dueAt: Date;
  /** past due, while the clock goes */
  late: boolean;
  /** the hub waits for the family */
  paused: boolean;
  /** colleagues who looked at it in the last minutes */
  openBy: string[];
  /** minutes since it came: of working time, or of the clock where it is urgent, which has no office hours */
  waitedMinutes: number;
  takenBy: { name: string; left: boolean } | null;
  outcome: string | null;
}

export interface Inbox {
  rows: InboxRow[];
  /** put into `after` to go on from here */
  next: string | undefined;
}

/** What holds something unread or has not been answered comes before what only waits to be finished, and that before
 *  what waits for the family. */
const settled = sql<number>`case when ${referrals.unread} then 0 when ${referrals.pausedAt} is not null then 2
  when ${referrals.firstContactAt} is null then 0 else 1 end`;

const columns = {
  row: referrals,
  settled,
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

/** One page of the inbox of the hubs this person may see and of the shared queue, and a line in the audit of
 *  whose names were shown. @param after an earlier page's `next`; anything else starts at the top */
export async function readInbox(
  store: Store,
  reader: StaffMember,
  { view, after }: { view: InboxView; after?: string | null },
  now: Date,
): Promise<Inbox> {
  const scope = hubsWhere(reader, "listRequests");
  if (scope.length === 0) return { rows: [], next: undefined };
  const ended = view === "closed";
  const mine = view === "mine" ? eq(referrals.takenBy, reader.id) : undefined;
  const found = await select(store.read)
    .where(and(eq(referrals.done, ended ? 1 : 0), mine, within(scope), isAfter(ended, after)))
    .orderBy(...(ended ? endedFirst : dueFirst))
    .limit(PAGE + 1);
  const shown = found.slice(0, PAGE);
  const rows = await showRows(store, reader, shown, now);
  const last = shown.at(-1);
  return { rows, next: found.length > PAGE && last ? cursorOf(ended, last) : undefined };
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
    .orderBy(...endedFirst);
  return showRows(store, reader, found, now);
}

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
  const rows = shown.map(({ row, sealed, hubName, holder, holderLeft }): InboxRow => {
    const { reference, urgent, state, unread, receivedAt, dueAt, outcome } = row;
    return {
      ...{ reference, urgent, state, unread, receivedAt, dueAt, outcome, hubName },
      askFor: sealed && nameIn(row.id, sealed),
      late: isLate(row, now),
      paused: row.done === 0 && row.pausedAt !== null,
      openBy: open.get(row.id) ?? [],
      waitedMinutes: urgent
        ? Math.floor((now.getTime() - receivedAt.getTime()) / 60_000)
        : workingMinutesBetween(calendars.get(row.hub)!, receivedAt, now),
      takenBy: row.takenBy ? { name: holder ?? "", left: holder === null || holderLeft !== null } : null,
    };
  });
  if (rows.length > 0) await recordReading(store, reader, rows, now);
  return rows;
}

const dueFirst: SQL[] = [desc(referrals.urgent), asc(settled), asc(referrals.dueAt), asc(referrals.id)];
const endedFirst: SQL[] = [desc(referrals.receivedAt), desc(referrals.id)];

function cursorOf(ended: boolean, { row, settled }: Selected): string {
  return ended
    ? [row.receivedAt.getTime(), row.id].join(".")
    : [row.urgent ? 1 : 0, settled, row.dueAt.getTime(), row.id].join(".");
}

function isAfter(ended: boolean, cursor: string | null | undefined): SQL | undefined {
  const waiting = /^([01])\.([012])\.(\d{1,15})\.([\w-]+)$/.exec(cursor ?? "");
  if (!ended && waiting) {
    const [, urgent, rank, due, id] = waiting as unknown as [string, string, string, string, string];
    const dueAt = new Date(Number(due));
    const later = or(
      sql`${settled} > ${Number(rank)}`,
      and(
        sql`${settled} = ${Number(rank)}`,
        or(gt(referrals.dueAt, dueAt), and(eq(referrals.dueAt, dueAt), gt(referrals.id, id))),
      ),
    );
    const same = and(eq(referrals.urgent, urgent === "1"), later);
    return urgent === "1" ? or(eq(referrals.urgent, false), same) : same;
  }
  const closed = /^(\d{1,15})\.([\w-]+)$/.exec(cursor ?? "");
  if (ended && closed) {
    const at = new Date(Number(closed[1]));
    return or(lt(referrals.receivedAt, at), and(eq(referrals.receivedAt, at), lt(referrals.id, closed[2]!)));
  }
  return undefined;
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
