/** What stories wait for at a hub, counted; nothing of any of them. */
import { and, eq, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import type { Db } from "../../db/client";
import { stories, storyChanges, storyReplies } from "../../db/schema/stories";
import { readStorySettings } from "./read-story-settings.server";
import { waitsLong } from "./waits-long.server";

export interface Waits {
  /** for a moderator, or a second one; replies too */
  toRead: number;
  /** for others, or for their authors, and for long */
  long: number;
  /** for the hub's answer */
  toAnswer: number;
  /** promised, and the day is over */
  overdue: number;
}

/** As it stood when the day began: what an author did today is not to be told from when a notice came.
 *  @param day ISO date */
export async function countWaiting(db: Db, hub: string, day: string): Promise<Waits> {
  const { longWeeks } = await readStorySettings(db);
  const told = await db.$count(
    stories,
    and(eq(stories.hub, hub), inArray(stories.state, ["waiting", "second"]), lt(stories.toldOn, day)),
  );
  const ofHub = db.select({ id: stories.id }).from(stories).where(eq(stories.hub, hub));
  const replies = await db.$count(
    storyReplies,
    and(
      ...[eq(storyReplies.state, "waiting"), lt(storyReplies.sentOn, day)],
      inArray(storyReplies.story, ofHub),
    ),
  );
  const shown = and(eq(stories.hub, hub), isNotNull(stories.shownTo));
  return {
    toRead: told + replies,
    long: await db.$count(stories, and(eq(stories.hub, hub), waitsLong(db, day, longWeeks))),
    toAnswer: await db.$count(stories, and(shown, isNull(stories.answeredOn), lt(stories.shownOn, day))),
    overdue: await db.$count(
      storyChanges,
      and(eq(storyChanges.hub, hub), eq(storyChanges.state, "planned"), lt(storyChanges.dueOn, day)),
    ),
  };
}

export const isNothing = ({ toRead, long, toAnswer, overdue }: Waits): boolean =>
  toRead + long + toAnswer + overdue === 0;
