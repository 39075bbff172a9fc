/** Thanks for somebody by name, noted by whoever moderates: read by their team. */
import { and, desc, eq, gte, inArray, isNotNull } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { stories, storyPraise } from "../../db/schema/stories";
import { record } from "../audit/audit.server";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";
import { seal } from "../vault/seal.server";
import { openOrNull } from "./open-or-null.server";
import { praisePlace } from "./story-places";

/** @param story held by the caller. @param praise.name first name, as it may be said. @param by staff id */
export async function notePraise(
  tx: Tx,
  story: { id: string; hub: string },
  { name, sentence }: { name: string; sentence: string },
  by: string,
  now: Date,
): Promise<void> {
  const id = randomToken();
  const about = { id, story: story.id, hub: story.hub, name, notedOn: londonDate(now) };
  await tx.insert(storyPraise).values({ ...about, sealed: seal(praisePlace(id), sentence, now) });
  const entry = {
    actor: by,
    action: "story.praise",
    subjectKind: "story",
    subject: story.id,
    hub: story.hub,
  };
  await record(tx, entry, now);
}

export interface Thanks {
  id: string;
  hub: string;
  name: string;
  sentence: string;
  /** ISO date on which it was noted */
  on: string;
}

/** Of stories that somebody besides moderators may read now, the newest first. @param since ISO date */
export async function listThanks(db: Db, hubs: readonly string[] | "all", since: string): Promise<Thanks[]> {
  const mine = hubs === "all" ? undefined : inArray(storyPraise.hub, [...hubs]);
  const rows = await db
    .select({ it: storyPraise })
    .from(storyPraise)
    .innerJoin(stories, eq(stories.id, storyPraise.story))
    .where(and(gte(storyPraise.notedOn, since), isNotNull(stories.shownTo), mine))
    .orderBy(desc(storyPraise.notedOn), desc(storyPraise.id));
  return rows
    .map(({ it: { id, hub, name, notedOn, sealed } }) => ({
      ...{ id, hub, name, on: notedOn },
      sentence: openOrNull<string>(praisePlace(id), sealed) ?? "",
    }))
    .filter((it) => it.sentence !== "");
}
