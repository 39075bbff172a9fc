/** A story that has been passed goes as far as it may: to a second person, to its author, to its hold, to its readers. */
import type { Tx } from "../../db/client";
import { londonDate } from "../i18n/dates";
import { changedParts } from "./edit-story.server";
import { changeStory } from "./held-story.server";
import { nextState, UNPASSED } from "./moderation";
import { showStory } from "./show-story.server";
import { indirectLeft } from "./story-event";
import { listStoryEvents, recordStoryEvent } from "./story-events.server";
import { getHeldStory, readTexts } from "./story-rows.server";

export type MovedTo = "waiting" | "second" | "asking" | "ready" | "out" | "concern";

/** @param by whose doing it is: a staff id, "author" or "portal". @returns where it is now */
export async function moveOn(tx: Tx, id: string, by: string, now: Date): Promise<MovedTo> {
  const row = await getHeldStory(tx, id);
  const to = nextState(row, await readFacts(tx, id, now));
  if (to === "out") return show(tx, id, by, now);
  if (to !== row.state) {
    await changeStory(tx, id, { state: to, ...(to === "waiting" ? {} : { takenBy: null, takenAt: null }) });
    if (to === "asking" || to === "ready") await recordStoryEvent(tx, row, { by, kind: KINDS[to] }, now);
  }
  return to;
}

const KINDS = { asking: "asked", ready: "ready" } as const;

/** Showing looks once more, whatever was believed here. */
async function show(tx: Tx, id: string, by: string, now: Date): Promise<MovedTo> {
  const shown = await showStory(tx, id, by, now);
  if (shown === "shown") return "out";
  const to = shown === "needsSecond" ? "second" : "waiting";
  await changeStory(tx, id, to === "waiting" ? UNPASSED : { state: to });
  return shown === "concern" ? "concern" : to;
}

async function readFacts(tx: Tx, id: string, now: Date) {
  const { original, copy } = await readTexts(tx, id);
  const events = await listStoryEvents(tx, id);
  const last = (kind: string) => events.findLast((it) => it.kind === kind);
  return {
    indirect: indirectLeft(last("passed")?.detail),
    edited: original !== null && copy !== null && changedParts(original, copy).length > 0,
    // a yes is to the copy as it stood: what was changed since is asked again
    agreed: (last("agreed")?.nth ?? 0) > (last("edited")?.nth ?? 0),
    today: londonDate(now),
  };
}
