/** Ten in the morning is ten in the morning: in what a page and a mail say and in every calendar, when the clocks go back,
 *  at Christmas and when they go forward. */
import ICAL from "ical.js";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GroupDates } from "../../app/groups/group-dates";
import { groupsCalendar } from "../../app/groups/groups-calendar.server";
import { listServices } from "../../app/groups/open-referral.server";
import { readProgramme } from "../../app/groups/programme-page.server";
import { planWeekly } from "../../app/groups/weekly-pattern";
import { formatDay, formatTime, formatWeekday } from "../../app/i18n/dates";
import { chooseLanguage, translator } from "../../app/i18n/i18n.server";
import { SpeechContext } from "../../app/i18n/translate";
import { aGroup, aProgramme, aSession } from "../support/groups";
import { testDatabase, type TestDatabase } from "../support/database";
import { addHubs } from "../support/staff";

const CLOSED = new Set(["2027-12-24", "2027-12-27", "2027-12-28", "2027-12-31", "2028-01-03", "2028-04-14"]);
const NOW = new Date("2027-09-20T09:00:00Z");
/** Clocks go back on 31 October 2027 and forward on 26 March 2028, as printed in any diary. */
const isSummer = (date: string) => date < "2027-10-31" || date >= "2028-03-26";
const COURSES = {
  "twelve weeks over the end of summer and Christmas": { first: "2027-10-15", sessions: 12, every: 1 },
  "twelve weeks over the beginning of summer": { first: "2028-02-18", sessions: 12, every: 1 },
  "every other week over both, and Christmas": { first: "2027-10-15", sessions: 14, every: 2 },
} as const;
const t = translator("en");

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
});
afterAll(() => db.close());

/** A course on Fridays, 10am to noon. @param planned what is kept, where that is not what was planned */
async function plan(course: (typeof COURSES)[keyof typeof COURSES], planned = (at: Date) => at) {
  const { sessions } = planWeekly({ ...course, time: "10:00", minutes: 120 }, CLOSED);
  return db.store.transaction(async (tx) => {
    const programme = await aProgramme(tx);
    const [first, last] = [sessions[0]!, sessions.at(-1)!];
    const at = { firstAt: planned(first.startsAt), lastAt: planned(last.startsAt), weekday: 4 };
    const group = await aGroup(tx, { programme: programme.id, weeks: 0, ...at });
    for (const it of sessions) {
      const kept = { startsAt: planned(it.startsAt), endsAt: planned(it.endsAt) };
      await aSession(tx, group, { week: it.week, ...kept });
    }
    return programme;
  });
}

/** ISO date and time of the clock, of each session, as a calendar that knows only UTC shows it here. */
async function readCalendar(programme: string) {
  const file = await groupsCalendar(db.store.read, "hamilton", { origin: "http://localhost", t }, NOW);
  const events = new ICAL.Component(ICAL.parse(file!)).getAllSubcomponents("vevent");
  return events
    .map((it) => new ICAL.Event(it))
    .filter((it) => it.description.includes(`/groups/${programme}`))
    .map((it) => [it.startDate.toJSDate(), it.endDate.toJSDate()].map((at) => at.toISOString()))
    .map(([start, end]) => {
      const date = start!.slice(0, 10);
      const clock = (iso: string) =>
        `${String(Number(iso.slice(11, 13)) + Number(isSummer(date))).padStart(2, "0")}${iso.slice(13, 16)}`;
      return `${date} ${clock(start!)} ${clock(end!)}`;
    });
}

async function readPage(programme: string) {
  const read = (await readProgramme(db.store.read, programme, 1, NOW))!;
  const { code, dir, checked, words } = chooseLanguage("en", null);
  const speech = { lang: code, dir, checked, words, t };
  const dates = createElement(GroupDates, { dates: read.groups[0]!.dates });
  const html = renderToStaticMarkup(createElement(SpeechContext.Provider, { value: speech }, dates));
  return [...html.matchAll(/<li>(.*?)<\/li>/g)].map((it) => it[1]!);
}

/** Fridays from the first on, without those that are closed: counted by hand, in days and not in hours. */
function fridays({ first, sessions, every }: { first: string; sessions: number; every: number }): string[] {
  const dates: string[] = [];
  for (let day = Date.parse(first); dates.length < sessions; day += every * 7 * 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    if (!CLOSED.has(date)) dates.push(date);
  }
  return dates;
}
const said = (date: string) => formatDay("en", new Date(`${date}T12:00:00Z`));

describe.each(Object.entries(COURSES))("%s", (_, course) => {
  const dates = fridays(course);

  it("crosses what it says", () => {
    expect(new Set(dates.map(isSummer)).size).toBe(2);
    expect(dates.some((it) => CLOSED.has(it))).toBe(false);
  });

  it("is at ten on the page, in the words of mails, in the calendar and in the directory", async () => {
    const { id } = await plan(course);
    const page = await readPage(id);
    expect(page).toHaveLength(dates.length);
    for (const [i, date] of dates.entries())
      for (const words of [said(date), "10:00am", "12:00pm"]) expect(page[i]).toContain(words);
    expect(await readCalendar(id)).toEqual(dates.map((date) => `${date} 10:00 12:00`));
    const { sessions } = planWeekly({ ...course, time: "10:00", minutes: 120 }, CLOSED);
    for (const it of sessions)
      expect([formatWeekday("en", it.startsAt), formatTime("en", it.startsAt)]).toEqual([
        "Friday",
        "10:00am",
      ]);
    const service = (await listServices(db.store.read, { origin: "http://localhost", t }, NOW)).find((it) =>
      it.url.endsWith(`/groups/${id}`),
    );
    expect(service!.schedules).toMatchObject([{ byday: "FR", opens_at: "10:00", closes_at: "12:00" }]);
    expect(service!.schedules[0]).toMatchObject({ dtstart: dates[0], valid_to: dates.at(-1) });
  });
});

it("a course planned by weeks of 168 hours would be an hour out, and is found out", async () => {
  const course = COURSES["twelve weeks over the end of summer and Christmas"];
  const naive = (at: Date) =>
    isSummer(at.toISOString().slice(0, 10)) ? at : new Date(at.getTime() - 3_600_000);
  const { id } = await plan(course, naive);
  expect((await readPage(id)).some((it) => !it.includes("10:00am"))).toBe(true);
  expect(await readCalendar(id)).not.toEqual(fridays(course).map((date) => `${date} 10:00 12:00`));
});
