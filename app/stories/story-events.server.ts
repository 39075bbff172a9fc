/** The history of stories. What an author did stands there with its date, and nowhere else: no line of the audit says
 *  at what time. What staff and the portal did stands in the audit as well, as everything they do. */
import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { storyEvents } from "../../db/schema/stories";
import { record } from "../audit/audit.server";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";
import { openOrNull, seal } from "../vault/seal.server";
import { AUTHOR, type StoryEvent, type StoryEventKind } from "./story-event";

const insertEvent = preparedInsert(storyEvents);
const place = (row: string) => ({ table: "story_events", row });

/** @param row held by the caller, so that two events do not get one number
 *  @param it.by staff id, PORTAL or {@link AUTHOR}
 *  @param it.detail anything JSON holds; sealed */
export async function recordStoryEvent(
  tx: Tx,
  row: { id: string; hub: string },
  { by, kind, detail }: { by: string; kind: StoryEventKind; detail?: unknown },
  now: Date,
): Promise<void> {
  const [last] = await tx
    .select({ nth: storyEvents.nth })
    .from(storyEvents)
    .where(eq(storyEvents.story, row.id))
    .orderBy(desc(storyEvents.nth))
    .limit(1);
  const id = randomToken();
  const sealed = detail === undefined ? null : seal(place(id), detail, now);
  const about = { id, story: row.id, nth: (last?.nth ?? 0) + 1, on: londonDate(now) };
  await insertEvent(tx, { ...about, by, kind, sealed });
  if (by === AUTHOR) return;
  const line = { actor: by, action: `story.${kind}`, subjectKind: "story", subject: row.id, hub: row.hub };
  await record(tx, line, now);
}

/** The oldest first. */
export async function listStoryEvents(db: Db, story: string): Promise<StoryEvent[]> {
  const rows = await db
    .select()
    .from(storyEvents)
    .where(eq(storyEvents.story, story))
    .orderBy(asc(storyEvents.nth));
  return rows.map(({ id, nth, on, by, kind, sealed }) => ({
    ...{ id, nth, on, by, kind: kind as StoryEventKind },
    detail: openOrNull(place(id), sealed),
  }));
}

/** The detail of the latest event of a kind that has one. */
export async function findLatestDetail<D>(
  db: Db,
  story: string,
  kind: StoryEventKind,
): Promise<D | undefined> {
  const [row] = await db
    .select({ id: storyEvents.id, sealed: storyEvents.sealed })
    .from(storyEvents)
    .where(and(eq(storyEvents.story, story), eq(storyEvents.kind, kind), isNotNull(storyEvents.sealed)))
    .orderBy(desc(storyEvents.nth))
    .limit(1);
  return row ? (openOrNull<D>(place(row.id), row.sealed) ?? undefined) : undefined;
}

/** Every word in the history of a story, for good: that there was something, and on which day, stays. */
export async function deleteEventWords(tx: Tx, story: string): Promise<void> {
  await tx.update(storyEvents).set({ sealed: null }).where(eq(storyEvents.story, story));
}
