/** A programme as families read it, and its groups with every date. */
import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../db/client";
import { given, prepared, preparedForIds } from "../../db/prepared";
import { groupFeedback, groups, programmes, rooms, sessions } from "../../db/schema/groups";
import { hubs } from "../../db/schema/hubs";
import { listOfProgramme, readListed } from "./listed-groups.server";
import { nextDate, type ListedGroup } from "./match-groups";

/** Fewer answers could be told apart. */
const FEWEST_ANSWERS = 5;
/** as `group_feedback` counts a yes */
const YES = 2;

const programmeOf = prepared((db) =>
  db
    .select()
    .from(programmes)
    .where(and(eq(programmes.id, given("id")), eq(programmes.active, true))),
);

const yes = (column: "knows" | "confident" | "again") =>
  sql<number>`sum(case when ${groupFeedback[column]} = ${YES} then 1 else 0 end)`.mapWith(Number);
const saidOf = prepared((db) =>
  db
    .select({ answers: count(), knows: yes("knows"), confident: yes("confident"), again: yes("again") })
    .from(groupFeedback)
    .where(and(eq(groupFeedback.programme, given("id")), eq(groupFeedback.stage, "end"))),
);

// how to join online is for those booked, and not read here
const detailsOf = preparedForIds((db, ids) =>
  db
    .select({
      ...{ id: groups.id, hideVenue: groups.hideVenue, note: groups.note, leads: groups.leads },
      ...{ transportSeats: groups.transportSeats, askFirst: groups.askFirst, example: groups.example },
      ...{ seatsLeft: groups.seatsLeft, crecheLeft: groups.crecheLeft, crechePlaces: groups.crechePlaces },
      ...{ roomName: rooms.name, address: rooms.address, directions: rooms.directions, access: rooms.access },
      ...{ hubName: hubs.name, locality: hubs.locality, phone: hubs.phone },
    })
    .from(groups)
    .innerJoin(hubs, eq(hubs.id, groups.hub))
    .leftJoin(rooms, eq(rooms.id, groups.room))
    .where(inArray(groups.id, ids)),
);
const datesOf = preparedForIds((db, ids) =>
  db
    .select({
      ...{ group: sessions.group, startsAt: sessions.startsAt, endsAt: sessions.endsAt },
      ...{ state: sessions.state, movedFrom: sessions.movedFrom, room: rooms.name },
    })
    .from(sessions)
    .leftJoin(rooms, eq(rooms.id, sessions.room))
    .where(inArray(sessions.group, ids))
    .orderBy(asc(sessions.startsAt)),
);

type Details = Awaited<ReturnType<typeof detailsOf>>[number];
/** Where a group meets; null where that is told to those booked alone, or is not settled. */
export interface Venue {
  name: string;
  address: string[];
  directions: string;
  access: string;
}
export interface GroupDate {
  startsAt: Date;
  endsAt: Date;
  cancelled: boolean;
  /** when it should have been, where it was moved */
  movedFrom: Date | null;
  /** where it is not in the group's room; null also where places are not told */
  room: string | null;
}
export interface ProgrammeGroup
  extends
    Pick<ListedGroup, "id" | "online" | "language" | "paused" | "weekday" | "dayPart">,
    Pick<Details, "hideVenue" | "note" | "leads" | "transportSeats" | "hubName" | "locality" | "phone">,
    Pick<Details, "seatsLeft" | "crecheLeft" | "crechePlaces"> {
  askFirst: boolean;
  exampleDates: boolean;
  venue: Venue | null;
  /** cancelled ones too, in order */
  dates: GroupDate[];
  /** null where it has begun and cannot be joined any more */
  nextAt: Date | null;
}

/** What parents said at the end; null where fewer than five answered. */
export type Said = Record<"answers" | "knows" | "confident" | "again", number> | null;

/** @param id slug. @param page of its groups, from 1. @returns undefined where there is none, or it is not taught now */
export async function readProgramme(db: Db, id: string, page: number, now: Date) {
  const [programme] = await programmeOf(db, { id });
  if (!programme) return undefined;
  const listed = listOfProgramme(await readListed(db, now), id, page, now);
  const [said] = await saidOf(db, { id });
  return {
    programme,
    said: said && said.answers >= FEWEST_ANSWERS ? said : null,
    groups: await readGroups(db, listed.groups, now),
    ...{ page: listed.page, pages: listed.pages },
  };
}

async function readGroups(db: Db, listed: ListedGroup[], now: Date): Promise<ProgrammeGroup[]> {
  const ids = listed.map((it) => it.id);
  const details = new Map((await detailsOf(db, ids)).map((it) => [it.id, it]));
  const dates = new Map<string, Awaited<ReturnType<typeof datesOf>>>();
  for (const it of await datesOf(db, ids)) dates.set(it.group, [...(dates.get(it.group) ?? []), it]);
  return listed.flatMap((group) => {
    const its = details.get(group.id);
    return its ? toGroup(group, its, dates.get(group.id) ?? [], now) : [];
  });
}

function toGroup(
  listed: ListedGroup,
  its: Details,
  dates: Awaited<ReturnType<typeof datesOf>>,
  now: Date,
): ProgrammeGroup {
  const { id, online, language, paused, weekday, dayPart, programme } = listed;
  const { roomName, address, directions, access, example, ...rest } = its;
  const told = !its.hideVenue && !online;
  return {
    ...{ ...rest, id, online, language, paused, weekday, dayPart, exampleDates: example },
    askFirst: its.askFirst || programme.askFirst,
    venue:
      told && roomName !== null
        ? { name: roomName, address: address ?? [], directions: directions ?? "", access: access ?? "" }
        : null,
    dates: dates
      .filter((it) => !programme.dropIn || it.endsAt > now)
      .map(({ startsAt, endsAt, state, movedFrom, room }) => ({
        ...{ startsAt, endsAt, movedFrom, cancelled: state === "cancelled", room: told ? room : null },
      })),
    nextAt: nextDate(listed, now) ?? null,
  };
}
