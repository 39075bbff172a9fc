/** A moderator's copy of a story, with why it differs from what was written; what it is about; and its two scores. */
import type { Tx } from "../../db/client";
import { copyMark } from "./copy-mark.server";
import { changeStory, findOwn, no } from "./held-story.server";
import type { ModerationAnswer, Moderating } from "./held-story.server";
import type { EditReason } from "./moderation";
import { hideStory } from "./show-story.server";
import { BODY_PARTS, STORY_PARTS, type StoryPart, type StoryText } from "./story";
import { recordStoryEvent } from "./story-events.server";
import { keepBefore, listTags, readTexts, saveCopy, saveTags, type StoryRow } from "./story-rows.server";

/** Tags that a moderator may put right; how it felt and who writes is the author's alone. */
export const MODERATED_TAGS = ["theme", "hub", "service", "programme"] as const;
export type ModeratedTags = Record<(typeof MODERATED_TAGS)[number], string[]>;

export interface StoryWork {
  text: StoryText;
  reasons: EditReason[];
  /** {@link copyMark} of the copy that was typed into */
  seen: string;
  tags: ModeratedTags;
  /** null: not chosen yet */
  criticism: number | null;
  safety: number | null;
}

export const changedParts = (before: StoryText, after: StoryText): StoryPart[] =>
  STORY_PARTS.filter((part) => before[part] !== after[part]);

/** Saves all that was typed, or nothing of it. */
export async function saveWork(tx: Tx, it: Moderating & StoryWork, now: Date): Promise<ModerationAnswer> {
  const found = await findOwn(tx, it);
  if (!found.ok) return found;
  const { original, copy } = await readTexts(tx, found.row.id);
  const current = copy ?? original;
  if (!current) return no("gone");
  const parts = changedParts(current, it.text);
  if (parts.length > 0 && copyMark(current) !== it.seen) return no("changedSince");
  if (isEmpty(it.text)) return no("nothingLeft");
  if (it.tags.hub.length === 0) return no("hubMissing");
  const edited = changedParts(original ?? current, it.text).length > 0;
  if (parts.length > 0 && edited && it.reasons.length === 0) return no("reasonMissing");
  const by = it.staff.id;
  if (parts.length > 0) await saveText(tx, found.row, { text: it.text, parts, reasons: it.reasons, by }, now);
  await saveScores(tx, found.row, it, now);
  return { ok: true, row: await saveAbout(tx, found.row, it.tags) };
}

/** Nothing but a title and a name is no story. */
const isEmpty = (text: StoryText) => BODY_PARTS.every((part) => text[part].trim() === "");

async function saveText(
  tx: Tx,
  row: StoryRow,
  { text, parts, reasons, by }: { text: StoryText; parts: StoryPart[]; reasons: EditReason[]; by: string },
  now: Date,
): Promise<void> {
  // words that nobody has passed are read by nobody, also not by those who may read the story as it was
  if (row.shownTo !== null) await hideStory(tx, row.id);
  await keepBefore(tx, row.id, now);
  await saveCopy(tx, row.id, text, now);
  await recordStoryEvent(tx, row, { by, kind: "edited", detail: { parts, reasons } }, now);
}

async function saveScores(
  tx: Tx,
  row: StoryRow,
  { staff, criticism, safety }: Moderating & StoryWork,
  now: Date,
): Promise<void> {
  if (criticism === row.criticism && safety === row.safety) return;
  await changeStory(tx, row.id, { criticism, safety });
  await recordStoryEvent(tx, row, { by: staff.id, kind: "scored", detail: { criticism, safety } }, now);
}

/** The hub that answers stays so while the story is about it; the moderators of another begin anew. */
async function saveAbout(tx: Tx, row: StoryRow, tags: ModeratedTags): Promise<StoryRow> {
  const had = await listTags(tx, row.id);
  const hubs = had.filter((it) => it.kind === "hub").map((it) => it.value);
  // the staff of another hub would read what nobody has passed for them
  if (row.shownTo !== null && tags.hub.some((it) => !hubs.includes(it))) await hideStory(tx, row.id);
  for (const kind of MODERATED_TAGS) {
    const before = had.filter((it) => it.kind === kind).map((it) => it.value);
    // in the order the author chose; what is new comes after
    const kept = before.filter((it) => tags[kind].includes(it));
    const after = [...kept, ...tags[kind].filter((it) => !before.includes(it))];
    if (after.join() !== before.join()) await saveTags(tx, row.id, kind, after);
  }
  if (tags.hub.includes(row.hub)) return row;
  return changeStory(tx, row.id, { hub: tags.hub[0]!, takenBy: null, takenAt: null });
}
