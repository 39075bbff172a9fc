/** What a hub promises to change because of a story: who answers for it, by when, and what came of it. */
import { and, asc, desc, eq, inArray, isNull, lt } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { hubs } from "../../db/schema/hubs";
import { staff as staffTable, staffRoles } from "../../db/schema/staff";
import { publicStories, stories, storyChanges } from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";
import { rebuildPublic } from "./show-story.server";
import { recordStoryEvent } from "./story-events.server";
import { getHeldStory } from "./story-rows.server";

export type ChangeRow = typeof storyChanges.$inferSelect;

export interface Promised {
  /** one sentence each: what the family said, what will change */
  said: string;
  plan: string;
  /** staff id of whoever answers for it */
  owner: string;
  /** ISO date */
  dueOn: string;
}

export type ChangeRefusal = "notShown" | "gone" | "noSuchColleague" | "duePast";
type Answered = "done" | ChangeRefusal;

/** @param it.hub that promises it. @param it.by staff id */
export async function planChange(
  tx: Tx,
  it: Promised & { story: string; hub: string; by: string },
  now: Date,
): Promise<Answered> {
  const row = await getHeldStory(tx, it.story);
  if (row.shownTo === null) return "notShown";
  const wrong = await whatIsWrong(tx, it, now);
  if (wrong) return wrong;
  const { story, hub, said, plan, owner, dueOn } = it;
  const plannedOn = londonDate(now);
  await tx
    .insert(storyChanges)
    .values({ id: randomToken(), state: "planned", story, hub, said, plan, owner, dueOn, plannedOn });
  await recordStoryEvent(tx, row, { by: it.by, kind: "changePlanned", detail: { owner, dueOn } }, now);
  await settle(tx, story, now);
  return "done";
}

/** Somebody else answers for it, or it takes until another day. */
export async function replanChange(
  tx: Tx,
  it: Pick<Promised, "owner" | "dueOn"> & { id: string; by: string },
  now: Date,
): Promise<Answered> {
  const held = await findHeld(tx, it.id);
  if (held?.change.state !== "planned") return "gone";
  const wrong = await whatIsWrong(tx, { ...it, hub: held.change.hub }, now);
  if (wrong) return wrong;
  const { owner, dueOn } = it;
  await tx.update(storyChanges).set({ owner, dueOn }).where(eq(storyChanges.id, it.id));
  await recordStoryEvent(tx, held.story, { by: it.by, kind: "changePlanned", detail: { owner, dueOn } }, now);
  return "done";
}

/** @param it.outcome one sentence: what is other now, or why it will not be */
export async function endChange(
  tx: Tx,
  { id, by, state, outcome }: { id: string; by: string; state: "made" | "dropped"; outcome: string },
  now: Date,
): Promise<Answered> {
  const held = await findHeld(tx, id);
  if (held?.change.state !== "planned") return "gone";
  const endedOn = londonDate(now);
  await tx.update(storyChanges).set({ state, outcome, endedOn }).where(eq(storyChanges.id, id));
  const kind = state === "made" ? ("changeMade" as const) : ("changeDropped" as const);
  await recordStoryEvent(tx, held.story, { by, kind, detail: { outcome } }, now);
  await settle(tx, held.change.story, now);
  return "done";
}

async function whatIsWrong(
  tx: Tx,
  { hub, owner, dueOn }: { hub: string; owner: string; dueOn: string },
  now: Date,
): Promise<"noSuchColleague" | "duePast" | undefined> {
  if (dueOn < londonDate(now)) return "duePast";
  const able = await listOwners(tx, hub);
  return able.some((it) => it.id === owner) ? undefined : "noSuchColleague";
}

async function findHeld(tx: Tx, id: string) {
  const [found] = await tx
    .select({ story: storyChanges.story })
    .from(storyChanges)
    .where(eq(storyChanges.id, id));
  if (!found) return undefined;
  const story = await getHeldStory(tx, found.story);
  const [change] = await tx.select().from(storyChanges).where(eq(storyChanges.id, id));
  return { story, change: change! };
}

/** What stands beside the story: something was made, is planned, or neither. */
async function settle(tx: Tx, story: string, now: Date): Promise<void> {
  const rows = await tx
    .select({ state: storyChanges.state })
    .from(storyChanges)
    .where(eq(storyChanges.story, story));
  const change = (["made", "planned"] as const).find((it) => rows.some(({ state }) => state === it)) ?? null;
  await tx.update(stories).set({ change }).where(eq(stories.id, story));
  await rebuildPublic(tx, story, now);
}

/** Whoever may answer for a change of a hub: everybody who works there, by name. */
export async function listOwners(db: Db, hub: string): Promise<Array<{ id: string; name: string }>> {
  return db
    .selectDistinct({ id: staffTable.id, name: staffTable.name })
    .from(staffTable)
    .innerJoin(staffRoles, eq(staffRoles.staff, staffTable.id))
    .where(and(isNull(staffTable.disabledAt), eq(staffRoles.hub, hub)))
    .orderBy(asc(staffTable.name));
}

/** With the name of whoever answers for it, and the reference of its story. */
export type ChangeView = ChangeRow & { ownerName: string; hubName: string; reference: string };

const viewed = {
  change: storyChanges,
  ownerName: staffTable.name,
  hubName: hubs.name,
  reference: stories.reference,
};
const view = (it: {
  change: ChangeRow;
  ownerName: string;
  hubName: string;
  reference: string;
}): ChangeView => {
  const { change, ...about } = it;
  return { ...change, ...about };
};

/** Of one story, the oldest first. */
export async function listChangesOf(db: Db, story: string): Promise<ChangeView[]> {
  const rows = await db
    .select(viewed)
    .from(storyChanges)
    .innerJoin(staffTable, eq(staffTable.id, storyChanges.owner))
    .innerJoin(hubs, eq(hubs.id, storyChanges.hub))
    .innerJoin(stories, eq(stories.id, storyChanges.story))
    .where(eq(storyChanges.story, story))
    .orderBy(asc(storyChanges.plannedOn), asc(storyChanges.id));
  return rows.map(view);
}

const MOST_ENDED = 50;

/** What these hubs have promised and still owe, the one due first on top; and the last that ended. */
export async function listPromises(
  db: Db,
  hubIds: readonly string[] | "all",
): Promise<{ planned: ChangeView[]; ended: ChangeView[] }> {
  const mine = hubIds === "all" ? undefined : inArray(storyChanges.hub, [...hubIds]);
  const select = () =>
    db
      .select(viewed)
      .from(storyChanges)
      .innerJoin(staffTable, eq(staffTable.id, storyChanges.owner))
      .innerJoin(hubs, eq(hubs.id, storyChanges.hub))
      .innerJoin(stories, eq(stories.id, storyChanges.story));
  const planned = await select()
    .where(and(eq(storyChanges.state, "planned"), mine))
    .orderBy(asc(storyChanges.dueOn), asc(storyChanges.id));
  const ended = await select()
    .where(and(inArray(storyChanges.state, ["made", "dropped"]), mine))
    .orderBy(desc(storyChanges.endedOn), asc(storyChanges.id))
    .limit(MOST_ENDED);
  return { planned: planned.map(view), ended: ended.map(view) };
}

/** Promises of these hubs whose day is over. @param hubIds "all": of every hub */
export async function countOverdue(db: Db, hubIds: readonly string[] | "all", now: Date): Promise<number> {
  if (hubIds.length === 0) return 0;
  const mine = hubIds === "all" ? undefined : inArray(storyChanges.hub, [...hubIds]);
  return db.$count(
    storyChanges,
    and(eq(storyChanges.state, "planned"), lt(storyChanges.dueOn, londonDate(now)), mine),
  );
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
  /** in the story's address */
  story: string;
}

const MOST_PUBLIC = 200;

/** What was made, the newest first, and then what is planned, the one due first. @param hub null: of every hub */
export async function listPublicChanges(
  db: Db,
  hub: string | null,
): Promise<Record<"made" | "planned", PublicChange[]>> {
  const select = async (state: "made" | "planned") => {
    const rows = await db
      .select({ it: storyChanges, story: publicStories.id })
      .from(storyChanges)
      .innerJoin(stories, eq(stories.id, storyChanges.story))
      .innerJoin(publicStories, eq(publicStories.id, stories.publicId))
      .where(and(eq(storyChanges.state, state), hub === null ? undefined : eq(storyChanges.hub, hub)))
      .orderBy(state === "made" ? desc(storyChanges.endedOn) : asc(storyChanges.dueOn), asc(storyChanges.id))
      .limit(MOST_PUBLIC);
    return rows.map(({ it, story }) => ({
      ...{ id: it.id, hub: it.hub, state, said: it.said, plan: it.plan, outcome: it.outcome },
      ...{ month: (state === "made" ? it.endedOn! : it.dueOn).slice(0, 7), story },
    }));
  };
  return { made: await select("made"), planned: await select("planned") };
}
