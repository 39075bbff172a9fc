/** Example programmes, rooms and groups: every one of them says so, but for the one that the council names. */
import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import bankHolidays from "../db/data/bank-holidays.json";
import planned from "../db/data/groups.json";
import programmeRows from "../db/data/programmes.json";
import { groupFeedback, groups, programmes, rooms, sessions, type GroupState } from "../db/schema/groups";
import type { Tx } from "../db/client";
import { addMinutes, planWeekly } from "./groups/weekly-pattern";
import { londonDate } from "./i18n/dates";
import { randomToken } from "./random.server";
import { dayPart } from "./safety/contact";

export type PlannedGroup = (typeof planned.groups)[number];
export const PLANNED_GROUPS: readonly PlannedGroup[] = planned.groups;

const CLOSED = new Set(bankHolidays.map((it) => it.date));
const DAYS_A_WEEK = 7;
const SPEAKABLE = "34679CDFGHJKMNPQRTWX";
/** ms before which an example group was made */
const MADE_BEFORE = 120 * 86_400_000;

/** Eight characters, the same with every seed: links in tests and in what people write down go on leading there. */
export const exampleGroupId = (key: string): string =>
  [...createHash("sha256").update(`group ${key}`).digest().subarray(0, 8)]
    .map((byte) => SPEAKABLE[byte % SPEAKABLE.length])
    .join("")
    .toLowerCase();
const exampleSessionId = (group: string, week: number) => `example-${group}-${week}`;

/** Fills the empty tables of groups. @param now the groups begin in the weeks after it; some have begun before */
export async function seedGroups(tx: Tx, now: Date): Promise<void> {
  await tx.insert(programmes).values(programmeRows);
  await tx.insert(rooms).values(planned.rooms);
  const made = PLANNED_GROUPS.map((it) => ({ it, id: exampleGroupId(it.key), dates: datesOf(it, now) }));
  await tx.insert(groups).values(made.map(({ it, id, dates }) => groupRow(it, id, dates, now)));
  await tx.insert(sessions).values(made.flatMap(({ id, dates }) => dates.map((it) => sessionRow(id, it))));
  await seedFeedback(tx, now);
}

type Dates = ReturnType<typeof datesOf>;

function datesOf(it: PlannedGroup, now: Date) {
  const [week, day] = it.starts as [number, number];
  const today = Temporal.PlainDate.from(londonDate(now));
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const first = monday.add({ days: week * DAYS_A_WEEK + day }).toString();
  const { time, minutes } = it;
  return planWeekly({ first, time, minutes, sessions: it.sessions, every: 1 }, CLOSED).sessions;
}

function groupRow(it: PlannedGroup, id: string, dates: Dates, now: Date): typeof groups.$inferInsert {
  const { programme, hub, room, online, joinBy, hideVenue, language, note, leads } = it;
  const { seats, crechePlaces, crecheStaff, transportSeats, askFirst } = it;
  const firstAt = dates[0]!.startsAt;
  return {
    ...{ id, programme, hub, room, online, joinBy, hideVenue, language, note, leads },
    ...{ seats, crechePlaces, crecheStaff, transportSeats, askFirst },
    state: it.state as GroupState,
    firstAt,
    lastAt: dates.at(-1)!.startsAt,
    weekday: Temporal.PlainDate.from(londonDate(firstAt)).dayOfWeek - 1,
    dayPart: dayPart(firstAt),
    seatsLeft: seats,
    crecheLeft: crechePlaces,
    feedbackKey: randomToken(),
    example: true,
    createdAt: new Date(now.getTime() - MADE_BEFORE),
  };
}

const sessionRow = (group: string, it: Dates[number]): typeof sessions.$inferInsert => ({
  ...{ ...it, group, state: "planned" },
  id: exampleSessionId(group, it.week),
});

/** What parents said of a run that is over: of a made-up one only, or it would be taken for true. */
async function seedFeedback(tx: Tx, now: Date): Promise<void> {
  const { group: key, start, end } = planned.feedback;
  const run = PLANNED_GROUPS.find((it) => it.key === key)!;
  const dates = datesOf(run, now);
  const rows = (stage: "start" | "end", answers: number[][], at: Date) =>
    answers.map(([knows = 0, confident = 0, again = 0]): typeof groupFeedback.$inferInsert => ({
      ...{ stage, knows, confident, again, via: "page", on: londonDate(at) },
      ...{ id: randomToken(), programme: run.programme, group: exampleGroupId(key) },
    }));
  await tx
    .insert(groupFeedback)
    .values([
      ...rows("start", start, dates[0]!.startsAt),
      ...rows("end", end, addMinutes(dates.at(-1)!.startsAt, run.minutes)),
    ]);
}
