/** All groups that families may see, held in memory until one of them changes. A few thousand are looked through in
 *  less time than a query for 25 of them takes, and every count on the page comes from the same look. */
import { and, asc, eq, gte, inArray } from "drizzle-orm";
import type { Db } from "../../db/client";
import { groups, programmes, sessions } from "../../db/schema/groups";
import { hubs } from "../../db/schema/hubs";
import { readVersion } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import { nextDate, type ListedGroup, type ListedProgramme } from "./match-groups";

export interface Listed {
  /** the first to begin first */
  groups: ListedGroup[];
  /** active ones, in the service's order; those without a group too */
  programmes: ListedProgramme[];
  /** languages of the groups, in the order of their codes */
  languages: string[];
}

/** Groups on a page of their programme. */
const PAGE = 25;

interface Kept {
  /** the count of changes of what pages show, when it was read */
  version: number;
  listed: Promise<Listed>;
}
const kept = new WeakMap<Db, Kept>();

const PROGRAMME = {
  ...{ id: programmes.id, name: programmes.name, summary: programmes.summary },
  ...{ dropIn: programmes.dropIn, askFirst: programmes.askFirst, youngPeople: programmes.youngPeople },
  ...{ fromMonths: programmes.fromMonths, toMonths: programmes.toMonths, expecting: programmes.expecting },
  ...{ fromWeeks: programmes.fromWeeks, toWeeks: programmes.toWeeks, example: programmes.example },
};

/** Published or paused groups of active programmes and hubs, with a date at least, as they are now.
 *  @param db outside a transaction: what that changed may be taken back */
export async function readListed(db: Db, now: Date): Promise<Listed> {
  // first: what changes meanwhile is read again
  const version = (await readVersion(db, {}))[0]?.version ?? -1;
  const known = kept.get(db);
  if (known?.version === version) return known.listed;
  const fresh = { version, listed: readAll(db, now) };
  kept.set(db, fresh);
  fresh.listed.catch(() => {
    if (kept.get(db) === fresh) kept.delete(db);
  });
  return fresh.listed;
}

async function readAll(db: Db, now: Date): Promise<Listed> {
  const taught = await db
    .select(PROGRAMME)
    .from(programmes)
    .where(eq(programmes.active, true))
    .orderBy(asc(programmes.position), asc(programmes.id));
  const byId = new Map(taught.map((it) => [it.id, it]));
  const rows = await db
    .select({
      ...{ id: groups.id, programme: groups.programme, hub: groups.hub, online: groups.online },
      ...{ language: groups.language, crechePlaces: groups.crechePlaces, state: groups.state },
      ...{ weekday: groups.weekday, dayPart: groups.dayPart, firstAt: groups.firstAt, lastAt: groups.lastAt },
    })
    .from(groups)
    .innerJoin(hubs, eq(hubs.id, groups.hub))
    // the last one may go on for a while yet
    .where(
      and(
        inArray(groups.state, ["published", "paused"]),
        eq(hubs.active, true),
        gte(groups.lastAt, dayBefore(now)),
      ),
    )
    .orderBy(asc(groups.firstAt), asc(groups.id));
  const dates = await readDropInDates(db, now);
  const onDate = remembered(londonDate);
  const listed: ListedGroup[] = [];
  for (const row of rows) {
    const programme = byId.get(row.programme);
    const { firstAt, lastAt } = row;
    if (!programme || !firstAt || !lastAt) continue;
    // one literal for all: put together of others, each was looked through ten times as slowly
    listed.push({
      id: row.id,
      programme,
      hub: row.hub,
      online: row.online,
      language: row.language,
      crechePlaces: row.crechePlaces,
      paused: row.state === "paused",
      weekday: row.weekday,
      dayPart: row.dayPart,
      firstAt,
      lastAt,
      firstMs: firstAt.getTime(),
      firstOn: onDate(firstAt),
      lastOn: onDate(lastAt),
      dropInDates: dates.get(row.id) ?? [],
    });
  }
  const languages = [...new Set(listed.map((it) => it.language))].sort();
  return { groups: listed, programmes: taught, languages };
}

/** One can come to it from the beginning on. */
const isOpen = (it: ListedGroup, now: Date) => !it.paused && nextDate(it, now) !== undefined;

/** Those of a programme that are not over; after the ones that are open, those that take no names and have begun.
 *  @param page from 1; beyond the last, the last */
export function listOfProgramme({ groups: all }: Listed, programme: string, page: number, now: Date) {
  const its = all.filter((it) => it.programme.id === programme && it.lastAt > now);
  const inOrder = [...its.filter((it) => isOpen(it, now)), ...its.filter((it) => !isOpen(it, now))];
  const pages = Math.max(1, Math.ceil(its.length / PAGE));
  const shown = Math.min(page, pages);
  return { groups: inOrder.slice((shown - 1) * PAGE, shown * PAGE), page: shown, pages };
}

/** On which page of its programme each group that is open stands, from 1. @param wanted ids */
export function pagesInProgramme({ groups: all }: Listed, wanted: ReadonlySet<string>, now: Date) {
  const before = new Map<ListedProgramme, number>();
  const pages = new Map<string, number>();
  for (const it of all) {
    if (!isOpen(it, now)) continue;
    const count = before.get(it.programme) ?? 0;
    before.set(it.programme, count + 1);
    if (wanted.has(it.id)) pages.set(it.id, Math.floor(count / PAGE) + 1);
  }
  return pages;
}

const dayBefore = (now: Date) => new Date(now.getTime() - 86_400_000);

async function readDropInDates(db: Db, now: Date): Promise<Map<string, Date[]>> {
  const rows = await db
    .select({ group: sessions.group, startsAt: sessions.startsAt })
    .from(programmes)
    .innerJoin(groups, eq(groups.programme, programmes.id))
    .innerJoin(sessions, eq(sessions.group, groups.id))
    .where(and(eq(programmes.dropIn, true), eq(sessions.state, "planned"), gte(sessions.startsAt, now)))
    .orderBy(asc(sessions.startsAt));
  const dates = new Map<string, Date[]>();
  for (const { group, startsAt } of rows) dates.set(group, [...(dates.get(group) ?? []), startsAt]);
  return dates;
}

/** Many groups begin at the same moment, and to say its date takes longer than to look it up. */
function remembered(say: (at: Date) => string): (at: Date) => string {
  const said = new Map<number, string>();
  return (at) => {
    const text = said.get(at.getTime()) ?? say(at);
    said.set(at.getTime(), text);
    return text;
  };
}
