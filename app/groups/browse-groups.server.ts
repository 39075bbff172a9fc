/** The list of groups: one page of those that fit, and what else there would be where none does. */
import { and, count, eq, gt, inArray, min, sql } from "drizzle-orm";
import type { Db } from "../../db/client";
import { given, preparedForIds } from "../../db/prepared";
import { groups, rooms, sessions } from "../../db/schema/groups";
import { groupsQuery, loosen, LOOSENED, type GroupFilter, type Loosened } from "./browse-filter";
import { pagesInProgramme, readListed, type Listed } from "./listed-groups.server";
import { matchGroups, type ListedGroup, type Match } from "./match-groups";

/** Groups on a page. */
const PAGE = 25;

const standOf = preparedForIds((db, ids) =>
  db
    .select({
      ...{ id: groups.id, seatsLeft: groups.seatsLeft, crecheLeft: groups.crecheLeft },
      ...{ hideVenue: groups.hideVenue, askFirst: groups.askFirst, example: groups.example },
      ...{ room: rooms.name },
    })
    .from(groups)
    .leftJoin(rooms, eq(rooms.id, groups.room))
    .where(inArray(groups.id, ids)),
);
const datesOf = preparedForIds((db, ids) =>
  db
    .select({ group: sessions.group, dates: count(), endsAt: min(sessions.endsAt) })
    .from(sessions)
    .where(
      and(
        inArray(sessions.group, ids),
        eq(sessions.state, "planned"),
        gt(sessions.startsAt, sql.param(given("now"), sessions.startsAt)),
      ),
    )
    .groupBy(sessions.group),
);

export interface GroupCard extends Omit<Match, "group"> {
  group: ListedGroup;
  /** null where it is told to those booked alone, or is not settled */
  room: string | null;
  hideVenue: boolean;
  askFirst: boolean;
  exampleDates: boolean;
  seatsLeft: number;
  crecheLeft: number;
  /** still to come */
  dates: number;
  /** when its next date ends */
  endsAt: Date;
  /** on which page of its programme it stands, from 1 */
  page: number;
}

export interface Browsed {
  total: number;
  page: number;
  pages: number;
  cards: GroupCard[];
  /** languages of groups that can be found, in the order of their codes */
  languages: string[];
  programmes: Array<{ id: string; name: string }>;
  /** where nothing fits: what would, without one thing; the most first */
  instead: Array<{ what: Loosened; query: string; found: number }>;
}

/** @param page from 1; one beyond the last is the last */
export async function browseGroups(db: Db, filter: GroupFilter, page: number, now: Date): Promise<Browsed> {
  const listed = await readListed(db, now);
  const found = matchGroups(listed.groups, filter, now);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const shown = Math.min(page, pages);
  return {
    ...{ total: found.length, page: shown, pages },
    cards: await makeCards(db, listed, found.slice((shown - 1) * PAGE, shown * PAGE), now),
    languages: listed.languages,
    programmes: listed.programmes.map(({ id, name }) => ({ id, name })),
    instead: found.length > 0 ? [] : listInstead(listed.groups, filter, now),
  };
}

function listInstead(all: ListedGroup[], filter: GroupFilter, now: Date): Browsed["instead"] {
  return (Object.keys(LOOSENED) as Loosened[])
    .flatMap((what) => {
      const loose = loosen(filter, what);
      if (!loose) return [];
      const { length } = matchGroups(all, loose, now);
      return length > 0 ? [{ what, query: groupsQuery(loose), found: length }] : [];
    })
    .sort((a, b) => b.found - a.found);
}

async function makeCards(db: Db, listed: Listed, matches: Match[], now: Date): Promise<GroupCard[]> {
  const ids = matches.map((it) => it.group.id);
  const stand = new Map((await standOf(db, ids)).map((it) => [it.id, it]));
  const coming = new Map((await datesOf(db, ids, { now })).map((it) => [it.group, it]));
  const pages = pagesInProgramme(listed, new Set(ids), now);
  return matches.flatMap((match) => {
    const its = stand.get(match.group.id);
    const { dates = 0, endsAt = null } = coming.get(match.group.id) ?? {};
    // changed since the list was read: whoever looks next has it
    if (!its || !endsAt) return [];
    const { hideVenue, seatsLeft, crecheLeft } = its;
    return {
      ...{ ...match, dates, endsAt, hideVenue, seatsLeft, crecheLeft },
      room: hideVenue ? null : its.room,
      askFirst: its.askFirst || match.group.programme.askFirst,
      exampleDates: its.example,
      page: pages.get(match.group.id) ?? 1,
    };
  });
}
