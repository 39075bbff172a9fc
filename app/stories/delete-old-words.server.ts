/** Deletes what an author wrote, and every edit of it, once it has been settled for as long as the service keeps it. What
 *  may be read stays. */
import { and, eq, inArray, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Store, Tx } from "../../db/client";
import { stories, storyEvents, storyReplies, storyTexts } from "../../db/schema/stories";
import { tasks } from "../../db/schema/tasks";
import { PORTAL } from "../audit/portal";
import { londonDate } from "../i18n/dates";
import { deleteTaskWords, hasTasks } from "../tasks/tasks.server";
import { readStorySettings } from "./read-story-settings.server";
import { deleteEventWords, recordStoryEvent } from "./story-events.server";
import { getHeldStory } from "./story-rows.server";

/** To look is to go through everything that was settled; nothing has to go to the minute. */
const LOOK_EVERY_MS = 60 * 60_000;
const nextLook = new WeakMap<Store, number>();
const SETTLED = ["out", "refused"] as const;

export async function deleteOldStoryWords(store: Store, now: Date): Promise<void> {
  if (now.getTime() < (nextLook.get(store) ?? 0)) return;
  nextLook.set(store, now.getTime() + LOOK_EVERY_MS);
  const { keepDays } = await readStorySettings(store.read);
  const today = Temporal.PlainDate.from(londonDate(now));
  await store.transaction((tx) => setDays(tx, today.add({ days: keepDays }).toString()));
  const due = await store.read
    .select({ id: stories.id })
    .from(stories)
    .where(and(lte(stories.deleteOn, today.toString()), inArray(stories.state, [...SETTLED])));
  for (const { id } of due) await store.transaction((tx) => deleteOne(tx, id, now));
  for (const { id } of await listWithdrawn(store)) await store.transaction((tx) => deleteRest(tx, id));
}

/** Taken back while duty still had to look after somebody, and duty has done so. */
const listWithdrawn = (store: Store) =>
  store.read
    .selectDistinct({ id: stories.id })
    .from(stories)
    .innerJoin(tasks, eq(tasks.subject, stories.id))
    .where(and(eq(stories.state, "withdrawn"), eq(tasks.done, 1), isNotNull(tasks.sealed)));

async function deleteRest(tx: Tx, id: string): Promise<void> {
  await getHeldStory(tx, id);
  if (await hasTasks(tx, id)) return;
  await deleteTaskWords(tx, id);
  await deleteEventWords(tx, id);
}

/** What was settled since the last look, and has words to delete. */
async function setDays(tx: Tx, deleteOn: string): Promise<void> {
  const withOriginal = tx
    .select({ id: storyTexts.story })
    .from(storyTexts)
    .where(isNotNull(storyTexts.original));
  const withEdits = tx
    .select({ id: storyEvents.story })
    .from(storyEvents)
    .where(isNotNull(storyEvents.sealed));
  const withReplies = tx
    .select({ id: storyReplies.story })
    .from(storyReplies)
    .where(and(isNotNull(storyReplies.original), ne(storyReplies.state, "waiting")));
  await tx
    .update(stories)
    .set({ deleteOn })
    .where(
      and(
        isNull(stories.deleteOn),
        inArray(stories.state, [...SETTLED]),
        or(
          inArray(stories.id, withOriginal),
          inArray(stories.id, withEdits),
          inArray(stories.id, withReplies),
        ),
      ),
    );
}

async function deleteOne(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await getHeldStory(tx, id);
  // it may be looked at again; and nothing goes while somebody still has to do something about it
  if (!SETTLED.some((it) => it === row.state) || (await hasTasks(tx, id))) return;
  const refused = row.state === "refused" ? { copy: null } : {};
  await tx
    .update(storyTexts)
    .set({ original: null, ...refused })
    .where(eq(storyTexts.story, id));
  await deleteEventWords(tx, id);
  await tx
    .update(storyReplies)
    .set({ original: null })
    .where(and(eq(storyReplies.story, id), ne(storyReplies.state, "waiting")));
  await deleteTaskWords(tx, id);
  await tx.update(stories).set({ deleteOn: null }).where(eq(stories.id, id));
  await recordStoryEvent(tx, row, { by: PORTAL, kind: "deleted" }, now);
}
