/** Stories that wait for somebody who may never come: for others to be shown with them, or for a word of their author. */
import { and, eq, gt, inArray, isNull, lte, notExists, or, type SQL } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Db } from "../../db/client";
import { stories, storyEvents } from "../../db/schema/stories";
import type { StoryEventKind } from "./story-event";

/** What its history says of how it came to wait so. */
const BEGINS: StoryEventKind[] = ["asked", "agreed", "ready"];

/** Whether it has waited so for that long, and a person should look at it again.
 *  @param day ISO date. @param weeks of the settings. @returns of a row of `stories`: never null */
export function waitsLong(db: Db, day: string, weeks: number): SQL {
  const { id, state, holdWith, holdUntil, toldOn } = stories;
  const since = Temporal.PlainDate.from(day).subtract({ weeks }).toString();
  // while its own day has not come, it waits for that
  const held = and(eq(state, "ready"), gt(holdWith, 0), or(isNull(holdUntil), lte(holdUntil, day)));
  const began = and(
    ...[eq(storyEvents.story, id), inArray(storyEvents.kind, BEGINS)],
    gt(storyEvents.on, since),
  );
  const lately = db.select({ id: storyEvents.id }).from(storyEvents).where(began);
  return and(or(eq(state, "asking"), held), lte(toldOn, since), notExists(lately))!;
}
