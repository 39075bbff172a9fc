/** Programmes, groups and sessions for tests: say what matters, the rest is filled in. The hubs must be there. */
import type { Tx } from "../../db/client";
import { groups, programmes, rooms, sessions } from "../../db/schema/groups";
import { randomToken } from "../../app/random.server";

type Programme = typeof programmes.$inferInsert;
type Room = typeof rooms.$inferInsert;
type Group = typeof groups.$inferInsert;
type Session = typeof sessions.$inferInsert;

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** A programme for everybody, booked without a chat. */
export async function aProgramme(tx: Tx, it: Partial<Programme> = {}): Promise<Programme> {
  const row: Programme = {
    id: `programme-${randomToken()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "")}`,
    name: "Play and Grow",
    summary: "Play with your child and meet other parents.",
    forWhom: "Parents and carers",
    sessionIs: "We sit in a circle and have tea first.",
    length: "10 weeks, 2 hours a week",
    runBy: "Hub group workers",
    accredited: false,
    dropIn: false,
    askFirst: false,
    fromMonths: null,
    toMonths: null,
    expecting: false,
    fromWeeks: null,
    toWeeks: null,
    youngPeople: false,
    example: false,
    active: true,
    position: 1,
    ...it,
  };
  await tx.insert(programmes).values(row);
  return row;
}

/** A room at Hamilton. */
export async function aRoom(tx: Tx, it: Partial<Room> = {}): Promise<Room> {
  const row: Room = {
    id: randomToken(),
    hub: "hamilton",
    name: "The garden room",
    address: ["1 Example Street", "Hamilton"],
    directions: "Two minutes from the bus station.",
    access: "No steps. Room for prams.",
    seats: 12,
    example: true,
    active: true,
    ...it,
  };
  await tx.insert(rooms).values(row);
  return row;
}

/** One date of a group: a week after `group.firstAt` for each week, two hours long. */
export async function aSession(
  tx: Tx,
  group: { id: string; firstAt?: Date | null },
  it: Partial<Session> & { week: number },
): Promise<Session> {
  const startsAt = it.startsAt ?? new Date((group.firstAt as Date).getTime() + (it.week - 1) * WEEK_MS);
  const row: Session = {
    id: randomToken(),
    group: group.id,
    endsAt: new Date(startsAt.getTime() + 2 * HOUR_MS),
    state: "planned",
    ...it,
    startsAt,
  };
  await tx.insert(sessions).values(row);
  return row;
}

/** A published group at Hamilton with six seats and no creche.
 *  @param it `starts`: its first session, at ten in the morning of a Tuesday where left out; `weeks`: how many
 *  sessions, three where left out, 0 for none */
export async function aGroup(
  tx: Tx,
  { starts = new Date("2027-01-12T10:00:00Z"), weeks = 3, ...it }: Partial<Group> & GroupTimes = {},
): Promise<Group & { sessions: Session[] }> {
  const lastAt = new Date(starts.getTime() + (weeks - 1) * WEEK_MS);
  const programme = it.programme ?? (await aProgramme(tx)).id;
  const seats = it.seats ?? 6;
  const crechePlaces = it.crechePlaces ?? 0;
  const row: Group = {
    id: randomToken().slice(0, 8),
    hub: "hamilton",
    room: null,
    online: false,
    joinBy: "",
    hideVenue: false,
    language: "en",
    note: "",
    leads: "Orla",
    crecheStaff: crechePlaces > 0 ? 2 : 0,
    transportSeats: 0,
    askFirst: false,
    state: "published",
    firstAt: weeks > 0 ? starts : null,
    lastAt: weeks > 0 ? lastAt : null,
    weekday: weeks > 0 ? londonWeekday(starts) : null,
    dayPart: weeks > 0 ? londonDayPart(starts) : null,
    seatsLeft: seats,
    crecheLeft: crechePlaces,
    feedbackKey: randomToken(),
    example: true,
    createdAt: new Date("2026-11-01T09:00:00Z"),
    ...it,
    programme,
    seats,
    crechePlaces,
  };
  await tx.insert(groups).values(row);
  const made: Session[] = [];
  for (let week = 1; week <= weeks; week++)
    made.push(await aSession(tx, { id: row.id, firstAt: starts }, { week }));
  return { ...row, sessions: made };
}

interface GroupTimes {
  starts?: Date;
  weeks?: number;
}

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  weekday: "short",
  hour: "2-digit",
  hourCycle: "h23",
});
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const partsOf = (at: Date) =>
  Object.fromEntries(london.formatToParts(at).map((it) => [it.type, it.value] as const));
const londonWeekday = (at: Date) => WEEKDAYS.indexOf(partsOf(at).weekday!);

function londonDayPart(at: Date): "morning" | "afternoon" | "evening" {
  const hour = Number(partsOf(at).hour);
  return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
}
