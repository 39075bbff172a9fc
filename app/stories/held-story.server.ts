/** A story that somebody works with: found, held until the transaction ends, and theirs to work with. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { stories } from "../../db/schema/stories";
import { may, type Action, type StaffMember } from "../staff/staff";
import { hasTasks } from "../tasks/tasks.server";
import { findStoryByReference, getHeldStory, type StoryRow } from "./story-rows.server";

/** Who works with which story. */
export interface Moderating {
  staff: StaffMember;
  reference: string;
}

export type ModerationRefusal =
  | "notFound"
  /** it is at another place on its road by now */
  | "notNow"
  /** whoever changes it must have taken it */
  | "notYours"
  /** the words were deleted */
  | "gone"
  | "concernOpen"
  | "concernFirst"
  /** what was typed was typed into something that is otherwise by now */
  | "changedSince"
  | "reasonMissing"
  | "nothingLeft"
  | "hubMissing"
  | "scoreMissing"
  | "lookedMissing"
  | "samePerson";

/** `notFound` is also said of a story this person may not work with. */
export type ModerationAnswer =
  | { ok: true; row: StoryRow }
  | { ok: false; why: ModerationRefusal }
  | { ok: false; why: "alreadyTaken"; by: string };

export const no = (why: ModerationRefusal): ModerationAnswer => ({ ok: false, why });

/** @returns the story, held; undefined where there is none, or it is not this person's to do that with */
export async function findHeldStory(
  tx: Tx,
  { staff, reference }: Moderating,
  action: Action = "moderateStories",
): Promise<StoryRow | undefined> {
  const found = await findStoryByReference(tx, reference);
  if (!found || !may(staff, action, found.hub)) return undefined;
  const row = await getHeldStory(tx, found.id);
  return may(staff, action, row.hub) ? row : undefined;
}

/** @returns the story this person has and may change now, or why not */
export async function findOwn(tx: Tx, it: Moderating): Promise<ModerationAnswer> {
  const row = await findHeldStory(tx, it);
  if (!row) return no("notFound");
  if (row.state !== "waiting") return no("notNow");
  return row.takenBy === it.staff.id ? { ok: true, row } : no("notYours");
}

/** @returns the row as it then stands */
export async function changeStory(tx: Tx, id: string, to: Partial<Omit<StoryRow, "id">>): Promise<StoryRow> {
  const [row] = await tx.update(stories).set(to).where(eq(stories.id, id)).returning();
  return row!;
}

/** A safety concern is open: nothing of it is shown, whoever asks. */
export const hasConcern = (tx: Tx, row: Pick<StoryRow, "id">): Promise<boolean> => hasTasks(tx, row.id);
