/** Thanks for somebody by name, noted by whoever moderates: read by their team. */
import { and, desc, eq, gte, inArray, isNotNull, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { stories, storyPraise } from "../../db/schema/stories";
import { record } from "../audit/audit.server";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";
import { openOrNull, seal } from "../vault/seal.server";
import { praisePlace } from "./story-places";

/** @param story held by the caller. @param praise.name first name, as it may be said. @param by staff id */
export async function notePraise(
  tx: Tx,
  story: { id: string; hub: string },
  { name, sentence }: { name: string; sentence: string },
  by: string,
  now: Date,
): Promise<void> {
  const noted = await tx.select().from(storyPraise).where(eq(storyPraise.story, story.id));
  // pressed twice: it is one thank-you
  if (noted.some((it) => it.name === name && openPraise(it) === sentence)) return;
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

const openPraise = ({ id, sealed }: { id: string; sealed: string }) =>
  openOrNull<string>(praisePlace(id), sealed);

export interface Thanks {
  id: string;
  hub: string;
  name: string;
  sentence: string;
  /** ISO date on which the team was told, or until then that on which it was noted */
  on: string;
}

// thanks in a story that is held for long is new to its team once it is told
const saidOn = sql<string>`coalesce(${storyPraise.toldOn}, ${storyPraise.notedOn})`;

/** Of stories that somebody besides moderators may read now, the newest first. @param since ISO date */
export async function listThanks(db: Db, hubs: readonly string[] | "all", since: string): Promise<Thanks[]> {
  const mine = hubs === "all" ? undefined : inArray(storyPraise.hub, [...hubs]);
  const rows = await db
    .select({ it: storyPraise })
    .from(storyPraise)
    .innerJoin(stories, eq(stories.id, storyPraise.story))
    .where(and(gte(saidOn, since), isNotNull(stories.shownTo), mine))
    .orderBy(desc(saidOn), desc(storyPraise.id));
  return rows
    .map(({ it: { id, hub, name, notedOn, toldOn, sealed } }) => ({
      ...{ id, hub, name, on: toldOn ?? notedOn },
      sentence: openPraise({ id, sealed }) ?? "",
    }))
    .filter((it) => it.sentence !== "");
}
