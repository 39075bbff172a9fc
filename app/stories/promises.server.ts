/** Changes that hubs have promised, as staff and as everyone read them. */
import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import type { Db } from "../../db/client";
import { hubs } from "../../db/schema/hubs";
import { staff as staffTable } from "../../db/schema/staff";
import { publicStories } from "../../db/schema/public-stories";
import { stories, storyChanges } from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";

type ChangeRow = typeof storyChanges.$inferSelect;

/** With the name of whoever answers for it, and the reference of its story. */
export type ChangeView = ChangeRow & { ownerName: string; hubName: string; reference: string };

const viewed = {
  change: storyChanges,
  ownerName: staffTable.name,
  hubName: hubs.name,
  reference: stories.reference,
};

/** Filtered and in an order by whoever asks. */
const selectChanges = (db: Db) =>
  db
    .select(viewed)
    .from(storyChanges)
    .innerJoin(staffTable, eq(staffTable.id, storyChanges.owner))
    .innerJoin(hubs, eq(hubs.id, storyChanges.hub))
    .innerJoin(stories, eq(stories.id, storyChanges.story));

const view = ({ change, ...about }: Awaited<ReturnType<typeof selectChanges>>[number]): ChangeView => ({
  ...change,
  ...about,
});

/** Of one story, the oldest first. */
export async function listChangesOf(db: Db, story: string): Promise<ChangeView[]> {
  const rows = await selectChanges(db)
    .where(eq(storyChanges.story, story))
    .orderBy(asc(storyChanges.plannedOn), asc(storyChanges.id));
  return rows.map(view);
}

const ofHubs = (hubIds: readonly string[] | "all") =>
  hubIds === "all" ? undefined : inArray(storyChanges.hub, [...hubIds]);

const MOST_ENDED = 50;

/** What these hubs have promised and still owe, the one due first on top; and the last that ended. */
export async function listPromises(
  db: Db,
  hubIds: readonly string[] | "all",
): Promise<{ planned: ChangeView[]; ended: ChangeView[] }> {
  const mine = ofHubs(hubIds);
  const planned = await selectChanges(db)
    .where(and(eq(storyChanges.state, "planned"), mine))
    .orderBy(asc(storyChanges.dueOn), asc(storyChanges.id));
  const ended = await selectChanges(db)
    .where(and(inArray(storyChanges.state, ["made", "dropped"]), mine))
    .orderBy(desc(storyChanges.endedOn), asc(storyChanges.id))
    .limit(MOST_ENDED);
  return { planned: planned.map(view), ended: ended.map(view) };
}

/** Promises of these hubs whose day is over. @param hubIds "all": of every hub */
export async function countOverdue(db: Db, hubIds: readonly string[] | "all", now: Date): Promise<number> {
  if (hubIds.length === 0) return 0;
  const late = lt(storyChanges.dueOn, londonDate(now));
  return db.$count(storyChanges, and(eq(storyChanges.state, "planned"), late, ofHubs(hubIds)));
}

/** A change as everyone reads it: of a story that is public now. */
export interface PublicChange {
  id: string;
  hub: string;
  state: "planned" | "made";
  said: string;
  plan: string;
  outcome: string | null;
  /** ISO month: when it was made, or is due */
  month: string;
  /** its month is over, and it is not done */
  late: boolean;
  /** in the story's address */
  story: string;
}

const MOST_PUBLIC = 200;

/** What was made, the newest first, and then what is planned, the one due first. @param hub null: of every hub */
export async function listPublicChanges(
  db: Db,
  hub: string | null,
  now: Date,
): Promise<Record<"made" | "planned", PublicChange[]>> {
  const month = londonDate(now).slice(0, 7);
  const select = async (state: "made" | "planned") => {
    const rows = await db
      .select({ it: storyChanges, story: publicStories.id })
      .from(storyChanges)
      .innerJoin(stories, eq(stories.id, storyChanges.story))
      .innerJoin(publicStories, eq(publicStories.id, stories.publicId))
      .where(
        and(
          ...[eq(storyChanges.state, state), eq(storyChanges.readers, "public")],
          hub === null ? undefined : eq(storyChanges.hub, hub),
        ),
      )
      .orderBy(state === "made" ? desc(storyChanges.endedOn) : asc(storyChanges.dueOn), asc(storyChanges.id))
      .limit(MOST_PUBLIC);
    return rows.map(({ it, story }) => ({
      ...{ id: it.id, hub: it.hub, state, said: it.said, plan: it.plan, outcome: it.outcome },
      ...{ month: (state === "made" ? it.endedOn! : it.dueOn).slice(0, 7), story },
      late: state === "planned" && it.dueOn.slice(0, 7) < month,
    }));
  };
  return { made: await select("made"), planned: await select("planned") };
}
