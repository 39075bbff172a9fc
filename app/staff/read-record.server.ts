/** The record of who did and read what, for those who watch over it. It holds nothing of a family. */
import { and, asc, desc, eq, gte, inArray, like, lt, or, sql, type SQL } from "drizzle-orm";
import { audit } from "../../db/schema/audit";
import { referrals } from "../../db/schema/referrals";
import { staff as staffTable } from "../../db/schema/staff";
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { startOfDay } from "../hubs/opening-hours";
import { formatTime, londonDate } from "../i18n/dates";
import { translator } from "../i18n/i18n.server";
import { csvFile } from "./csv-file.server";
import { sayAction, sayDetail, sayWho, type RecordLine } from "./say-record";
import { recordQuery, type RecordFilter } from "./record-filter";
import type { StaffMember } from "./staff";

const PAGE = 50;
export const MOST_IN_FILE = 20_000;
/** Lists, searches and what may be the same: which were shown stands in the detail. */
const LISTS = ["inbox.read", "referral.compared"];

/** @returns "noReference" where there is no such request; a page of lines, newest first, each look itself on record */
export async function readRecord(
  store: Store,
  reader: StaffMember,
  filter: RecordFilter,
  after: string | null,
  now: Date,
): Promise<{ lines: RecordLine[]; next: string | undefined } | "noReference"> {
  const where = await narrowed(store.read, filter);
  if (where === "noReference") return where;
  await note(store, reader, "record.read", filter, now);
  const found = await list(store.read, and(where, before(after)), PAGE + 1);
  const lines = found.slice(0, PAGE);
  const last = lines.at(-1);
  return { lines, next: found.length > PAGE && last ? `${last.at.getTime()}.${last.id}` : undefined };
}

/** @returns a CSV file, at most {@link MOST_IN_FILE} lines; undefined where nothing can be asked for so */
export async function exportRecord(
  store: Store,
  reader: StaffMember,
  filter: RecordFilter,
  now: Date,
): Promise<string | undefined> {
  const where = await narrowed(store.read, filter);
  if (where === "noReference") return undefined;
  await note(store, reader, "record.exported", filter, now);
  const t = translator("en");
  const lines = await list(store.read, where, MOST_IN_FILE);
  const head = [
    ...(["at", "who", "what", "about"] as const).map((it) => t(`record:column.${it}`)),
    "hub",
    "detail",
  ];
  const rows = lines.map((it) => [
    `${londonDate(it.at)} ${formatTime("sv", it.at)}`,
    sayWho(t, it),
    sayAction(t, it.action),
    it.reference ?? "",
    it.hub ?? "",
    sayDetail(t, it, "en"),
  ]);
  return csvFile(head, rows);
}

/** Everybody who has, or had, an account. */
export const listEverybody = (db: Db) =>
  db.select({ id: staffTable.id, name: staffTable.name }).from(staffTable).orderBy(asc(staffTable.name));

const note = (store: Store, reader: StaffMember, action: string, filter: RecordFilter, now: Date) =>
  store.transaction((tx) => {
    const about = { subjectKind: "record", subject: "record", detail: recordQuery(filter) };
    return record(tx, { actor: reader.id, action, ...about }, now);
  });

const list = (db: Db, where: SQL | undefined, most: number): Promise<RecordLine[]> =>
  db
    .select({
      ...{ id: audit.id, at: audit.at, actor: audit.actor, name: staffTable.name },
      ...{ action: audit.action, reference: referrals.reference, hub: audit.hub, detail: audit.detail },
    })
    .from(audit)
    .leftJoin(staffTable, eq(staffTable.id, audit.actor))
    .leftJoin(referrals, eq(referrals.id, audit.subject))
    .where(where)
    .orderBy(desc(audit.at), desc(audit.id))
    .limit(most);

async function narrowed(db: Db, filter: RecordFilter): Promise<SQL | undefined | "noReference"> {
  const period = and(gte(audit.at, startOfDay(filter.from)), lt(audit.at, startOfDay(filter.to, 1)));
  const who = filter.person ? eq(audit.actor, filter.person) : undefined;
  if (!filter.reference) return and(period, who);
  const reference = filter.reference.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const [found] = await db
    .select({ id: referrals.id })
    .from(referrals)
    .where(eq(referrals.reference, reference));
  if (!found) return "noReference";
  const shown = and(inArray(audit.action, LISTS), like(audit.detail, `%${reference}%`));
  return and(period, who, or(eq(audit.subject, found.id), shown));
}

function before(cursor: string | null): SQL | undefined {
  const [, at, id] = /^(\d{1,15})\.([\w-]+)$/.exec(cursor ?? "") ?? [];
  if (!id) return undefined;
  return sql`(${audit.at}, ${audit.id}) < (${sql.param(new Date(Number(at)), audit.at)}, ${id})`;
}
