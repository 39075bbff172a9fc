/** What a hub promises to change because of a story: who answers for it, by when, and what came of it. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { staff as staffTable, staffRoles } from "../../db/schema/staff";
import { storyChanges } from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";
import { rebuildPublic } from "./show-story.server";
import { recordStoryEvent } from "./story-events.server";
import { getHeldStory } from "./story-rows.server";

interface Promised {
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
  // pressed twice, or sent again after Back: readers would see two promises, and one of them given up
  const same = and(
    eq(storyChanges.story, story),
    eq(storyChanges.plan, plan),
    eq(storyChanges.state, "planned"),
  );
  if ((await tx.$count(storyChanges, same)) > 0) return "done";
  const plannedOn = londonDate(now);
  await tx.insert(storyChanges).values({
    ...{ id: randomToken(), state: "planned", story, hub, said, plan, owner, dueOn, plannedOn },
    readers: row.shownTo,
  });
  await recordStoryEvent(tx, row, { by: it.by, kind: "changePlanned", detail: { owner, dueOn } }, now);
  await rebuildPublic(tx, story);
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
  await rebuildPublic(tx, held.change.story);
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
  await rebuildPublic(tx, held.change.story);
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

/** Which hub promised it. @returns undefined where there is no such change */
export async function findChangeHub(db: Db, id: string): Promise<string | undefined> {
  const [row] = await db.select({ hub: storyChanges.hub }).from(storyChanges).where(eq(storyChanges.id, id));
  return row?.hub;
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
