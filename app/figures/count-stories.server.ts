/** Reads the stories of a period for the figures: rows and days alone, and nothing that is sealed. */
import { setImmediate as pause } from "node:timers/promises";
import { and, count, eq, gte, lt, lte } from "drizzle-orm";
import type { Db } from "../../db/client";
import { publicStories } from "../../db/schema/public-stories";
import { stories, storyChanges } from "../../db/schema/stories";
import { readHubCalendars } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import { readStorySettings } from "../stories/read-story-settings.server";
import { addWorkingDays, countWorkingDays } from "../stories/working-days";
import { listMonths, monthAfter, type Period } from "./period";
import type { CountedStory, PlainCounts, StoryStanding } from "./story-figures";

type Months = Pick<Period, "first" | "last">;

/** Each story that was told in these months, at the hub that answers it; taken back or not. */
export async function countStories(db: Db, months: Months, now: Date): Promise<CountedStory[]> {
  const calendars = await readHubCalendars(db);
  const { answerDays } = await readStorySettings(db);
  const today = londonDate(now);
  const known = new Map<string, number>();
  /** days of the calendar are few, stories may be many */
  const remember = (key: string, make: () => number) => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const told: CountedStory[] = [];
  for (const month of listMonths(months)) {
    const rows = await db
      .select({
        ...{ hub: stories.hub, shownTo: stories.shownTo },
        ...{ shownOn: stories.shownOn, answeredOn: stories.answeredOn },
      })
      .from(stories)
      .where(and(gte(stories.toldOn, `${month}-01`), lt(stories.toldOn, `${monthAfter(month, 1)}-01`)));
    for (const { hub, shownTo, shownOn, answeredOn } of rows) {
      const calendar = calendars.get(hub)!;
      const isLate = (on: string) => {
        const by = remember(`${hub} ${shownOn} ${on}`, () =>
          Number(on > addWorkingDays(calendar, shownOn!, answerDays)),
        );
        return by === 1;
      };
      const standing = (): StoryStanding => {
        if (shownOn === null) return "notShown";
        if (answeredOn !== null) return isLate(answeredOn) ? "late" : "inTime";
        if (shownTo === null) return "notShown";
        return isLate(today) ? "overdue" : "waiting";
      };
      const days =
        shownOn === null || answeredOn === null
          ? null
          : remember(`days ${hub} ${shownOn} ${answeredOn}`, () =>
              countWorkingDays(calendar, shownOn, answeredOn),
            );
      told.push({ hub, standing: standing(), days });
    }
    await pause();
  }
  return told;
}

/** By hub: stories published in these months that everyone may read now, and changes that were promised in them. */
export async function countPlain(
  db: Db,
  { first, last }: Months,
  now: Date,
): Promise<Map<string, PlainCounts>> {
  const found = new Map<string, PlainCounts>();
  const of = (hub: string) => {
    const counts = found.get(hub) ?? { published: 0, planned: 0, made: 0, overdueChanges: 0 };
    found.set(hub, counts);
    return counts;
  };
  const published = await db
    .select({ hub: publicStories.hub, stories: count() })
    .from(publicStories)
    .where(and(gte(publicStories.month, first), lte(publicStories.month, last)))
    .groupBy(publicStories.hub);
  for (const it of published) of(it.hub).published = it.stories;
  const promised = and(
    gte(storyChanges.plannedOn, `${first}-01`),
    lt(storyChanges.plannedOn, `${monthAfter(last, 1)}-01`),
  );
  const changes = await db
    .select({ hub: storyChanges.hub, state: storyChanges.state, changes: count() })
    .from(storyChanges)
    .where(promised)
    .groupBy(storyChanges.hub, storyChanges.state);
  for (const { hub, state, changes: many } of changes) {
    of(hub).planned += many;
    if (state === "made") of(hub).made += many;
  }
  const late = await db
    .select({ hub: storyChanges.hub, changes: count() })
    .from(storyChanges)
    .where(and(promised, eq(storyChanges.state, "planned"), lt(storyChanges.dueOn, londonDate(now))))
    .groupBy(storyChanges.hub);
  for (const it of late) of(it.hub).overdueChanges = it.changes;
  return found;
}
