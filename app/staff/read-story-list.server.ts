/** The list of stories as a page: that somebody read titles in it is on record before they are shown. */
import type { Db, Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { listNames, readHubCalendars } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import { mayReadStory } from "../stories/may-read-story";
import { readStorySettings } from "../stories/read-story-settings.server";
import { listWaitingReplies } from "../stories/replies.server";
import type { StorySettings } from "../stories/story-settings";
import { listCopyTitles, listHubsOfMany } from "../stories/story-rows.server";
import { waitsLong } from "../stories/waits-long.server";
import { addWorkingDays } from "../stories/working-days";
import {
  countStories,
  isTodo,
  listStories,
  opensModeration,
  viewsOf,
  type ListedRow,
} from "./list-stories.server";
import { hubsWhere, may, type StaffMember } from "./staff";
import { findStaffNames } from "./staff-names.server";
import type { StoryListFilter, StoryView } from "./story-list-filter";

export type StoryList = NonNullable<Awaited<ReturnType<typeof readStoryList>>>;
export type StoryListRow = StoryList["rows"][number];

export async function readStoryList(store: Store, staff: StaffMember, filter: StoryListFilter, now: Date) {
  const db = store.read;
  const views = await countViews(db, staff, filter.hub);
  const view = views.find((it) => it.view === filter.view)?.view ?? firstOf(views);
  const settings = await readStorySettings(db);
  const today = londonDate(now);
  const long = waitsLong(db, today, settings.longWeeks);
  const { rows, next } = await listStories(db, staff, { ...filter, view }, long);
  const scope = hubsWhere(staff, "readStories");
  const names = await listNames(db);
  const shown = await say(db, staff, rows, { settings, today });
  await keepRecord(store, staff, view, shown, now);
  return {
    ...{ views, view, next, rows: shown, hub: filter.hub, after: filter.after },
    hubs: view === "others" ? names : names.filter(({ id }) => scope === "all" || scope.includes(id)),
    replies: view === "toRead" ? await listWaitingReplies(db, hubsWhere(staff, "moderateStories")) : [],
    plans: hubsWhere(staff, "planChanges").length > 0,
    enters: hubsWhere(staff, "enterStories").length > 0,
  };
}

const countViews = (db: Db, staff: StaffMember, hub: string) =>
  Promise.all(
    viewsOf(staff).map(async (view) => ({
      view,
      count: await countStories(db, staff, view, hub),
      todo: isTodo(staff, view),
    })),
  );

/** Where something waits to be done, that comes first. */
const firstOf = (views: Array<{ view: StoryView; count: number; todo: boolean }>): StoryView =>
  (views.find((it) => it.count > 0 && it.todo) ?? views[0]!).view;

async function say(
  db: Db,
  staff: StaffMember,
  rows: ListedRow[],
  { settings, today }: { settings: StorySettings; today: string },
) {
  const hubs = await readHubCalendars(db);
  const holders = await findStaffNames(
    db,
    rows.map((it) => it.takenBy),
  );
  const titles = await readTitles(db, staff, rows);
  return rows.map((row) => {
    const { reference, hub, state, audience, shownTo, young, via, toldOn, words, danger, takenBy } = row;
    const moderation = opensModeration(staff, row);
    const wait = waitOf(row, settings);
    const due = wait && addWorkingDays(hubs.get(hub)!, wait.from, wait.days);
    return {
      ...{ reference, state, audience, shownTo, young, via, words, moderation },
      long: row.long && moderation,
      // whoever works with families learns no day: beside the day of a request it could tell whose story it is
      toldOn: moderation ? toldOn : toldOn.slice(0, 7),
      // of those that only a moderator may read, nobody else learns this
      danger: danger && may(staff, "secondReadStories", hub),
      hubName: hubs.get(hub)?.name ?? hub,
      dueOn: due !== null && due < today ? due : null,
      holder: takenBy === null ? null : (holders.get(takenBy) ?? GONE),
      title: titles.get(row.id) ?? null,
    };
  });
}

const GONE = { name: "", left: true };

/** From which day on, and in how many working days, somebody has to do something with it; null: nobody has to. Of one that
 *  is shown nothing follows the day on which it was told, also not while it is read once more for others. */
function waitOf(row: ListedRow, settings: StorySettings): { from: string; days: number } | null {
  if (row.shownTo !== null && row.shownOn !== null)
    return row.answeredOn === null ? { from: row.shownOn, days: settings.answerDays } : null;
  return row.state === "waiting" ? { from: row.toldOn, days: settings.readDays } : null;
}

/** Of copies that this person may read. */
async function readTitles(db: Db, staff: StaffMember, rows: ListedRow[]): Promise<Map<string, string>> {
  const hubs = await listHubsOfMany(
    db,
    rows.map((it) => it.id),
  );
  const mayRead = (row: ListedRow) =>
    opensModeration(staff, row) || mayReadStory(staff, row, hubs.get(row.id) ?? []);
  return listCopyTitles(
    db,
    rows.filter(mayRead).map((it) => it.id),
  );
}

async function keepRecord(
  store: Store,
  staff: StaffMember,
  view: StoryView,
  rows: Array<{ reference: string; title: string | null }>,
  now: Date,
): Promise<void> {
  const read = rows.filter((it) => it.title !== null).map((it) => it.reference);
  if (read.length === 0) return;
  const line = { actor: staff.id, action: "story.listed", subjectKind: "stories", subject: view };
  await store.transaction((tx) => record(tx, { ...line, detail: read.join(" ") }, now));
}
