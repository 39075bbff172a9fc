/** Stories that wait for their day, or for others to be shown with them: a batch of a hub is shown in one transaction, in
 *  no order, so that nobody can tell by when it came out which of them was told when. */
import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { stories } from "../../db/schema/stories";
import { PORTAL } from "../audit/portal";
import { londonDate } from "../i18n/dates";
import { changeStory } from "./held-story.server";
import { showHeld, whyNotShown } from "./show-story.server";
import { AUDIENCES } from "./story";
import { getHeldStory, type StoryRow } from "./story-rows.server";

export async function releaseHeld(store: Store, now: Date): Promise<void> {
  const ready = await store.read
    .select({
      ...{ hub: stories.hub, audience: stories.audience },
      ...{ holdUntil: stories.holdUntil, holdWith: stories.holdWith },
    })
    .from(stories)
    .where(eq(stories.state, "ready"));
  const due = ready.filter((it) => isDue(it, now));
  for (const hub of new Set(due.map((it) => it.hub)))
    // most wait for others that are not there yet: nothing is locked for those
    if (batchesOf(due.filter((it) => it.hub === hub)).length > 0)
      await store.transaction((tx) => releaseOf(tx, hub, now));
}

const isDue = ({ holdUntil }: Pick<StoryRow, "holdUntil">, now: Date) =>
  holdUntil === null || holdUntil <= londonDate(now);

async function releaseOf(tx: Tx, hub: string, now: Date): Promise<void> {
  const rows = await tx
    .select({ id: stories.id })
    .from(stories)
    .where(and(eq(stories.hub, hub), eq(stories.state, "ready")));
  // sorted here and not by the database, which may go by other rules: whoever takes the turns of several stories takes
  // them in the same order, or two wait for each other
  const ids = rows.map((it) => it.id).sort();
  const showable: StoryRow[] = [];
  for (const id of ids) {
    const row = await getHeldStory(tx, id);
    if (row.state !== "ready" || !isDue(row, now)) continue;
    const not = await whyNotShown(tx, row);
    if (!not) showable.push(row);
    // left here, nobody would be asked to read it, and it would wait for ever
    if (not === "needsSecond") await changeStory(tx, id, { state: "second" });
  }
  for (const row of shuffled(batchesOf(showable))) await showHeld(tx, row, PORTAL, now);
}

/** Others hide a story only from those who may read them too. */
const batchesOf = <S extends Pick<StoryRow, "holdWith" | "audience">>(due: readonly S[]): S[] =>
  AUDIENCES.flatMap((audience) => largestBatch(due.filter((it) => it.audience === audience)));

/** The most that can be shown together, so that each has with it as many others as it waits for. */
export function largestBatch<S extends Pick<StoryRow, "holdWith">>(due: readonly S[]): S[] {
  const patient = due.filter((it) => it.holdWith < due.length);
  return patient.length === due.length ? patient : largestBatch(patient);
}

function shuffled<T>(list: readonly T[]): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(randomInt(rest.length), 1)[0]!);
}
