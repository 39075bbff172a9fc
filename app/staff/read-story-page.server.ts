/** One story as a moderator, or a second reader, sees it; that they did is on record before a word of it is shown. */
import { and, desc, eq } from "drizzle-orm";
import type { Db, Store } from "../../db/client";
import { tasks } from "../../db/schema/tasks";
import { record } from "../audit/audit.server";
import { PORTAL } from "../audit/portal";
import { listNames } from "../hubs/hubs.server";
import { compareTexts } from "../stories/compare-texts";
import { copyMark, secondMark } from "../stories/copy-mark.server";
import { changedParts } from "../stories/edit-story.server";
import { findIdentifiers, type Known } from "../stories/identifiers";
import { readKnown } from "../stories/known-identifiers.server";
import { readStorySettings } from "../stories/read-story-settings.server";
import { listReplies, readReply, readShownReply } from "../stories/replies.server";
import { STORY_PARTS, type StoryText } from "../stories/story";
import { AUTHOR, type StoryEvent } from "../stories/story-event";
import { listStoryEvents } from "../stories/story-events.server";
import { comesOut, marksOf, type StoryMark } from "../stories/story-marks";
import { findStoryByReference, listTags, readTexts, type StoryRow } from "../stories/story-rows.server";
import { opensModeration } from "./list-stories.server";
import { may, type StaffMember } from "./staff";
import { findStaffNames, type StaffName } from "./staff-names.server";
import { listProgrammeNames } from "./story-choices.server";

export type StoryPageView = NonNullable<Awaited<ReturnType<typeof readStoryPage>>>;
/** As the moderators of its hub see it. */
export type StoryWork = NonNullable<StoryPageView["work"]>;

/** @returns undefined where there is none, or this person may not see it here */
export async function readStoryPage(store: Store, staff: StaffMember, reference: string, now: Date) {
  const db = store.read;
  const row = await findStoryByReference(db, reference);
  if (!row || !opensModeration(staff, row)) return undefined;
  const moderates = may(staff, "moderateStories", row.hub);
  const about = { subjectKind: "story", subject: row.id, hub: row.hub };
  const action = moderates ? "story.originalRead" : "story.read";
  await store.transaction((tx) => record(tx, { actor: staff.id, action, ...about }, now));
  const { original, copy } = await readTexts(db, row.id);
  const text = copy ?? original;
  const events = await listStoryEvents(db, row.id);
  const people = [row.takenBy, row.passedBy, row.secondBy, ...events.map((it) => it.by)];
  const names = await findStaffNames(db, people);
  const known = await readKnown(db);
  const marks = text ? marksOf(text, known) : [];
  const hubs = await listNames(db);
  return {
    header: readHeader(staff, row, { names, hubs }),
    moderates,
    concern: await findConcern(db, row),
    tags: await listTags(db, row.id),
    hubs,
    programmes: await listProgrammeNames(db),
    /** with how many others the service wants each to be published at least */
    usualHold: (await readStorySettings(db)).holdWith,
    second: row.state === "second" && copy ? readSecond(staff, row, { copy, marks, events }) : null,
    // what was written is deleted some time after it was shown: from then on the copy is all there is
    work:
      moderates && text
        ? { ...readWork(original ?? text, text, { marks, known }), seen: copyMark(text) }
        : null,
    // deleted, or an author took it back
    gone: text === null,
    replies: moderates ? await readReplies(db, row.id, known) : [],
    history: sayHistory(events, names, moderates),
  };
}

function readHeader(
  staff: StaffMember,
  row: StoryRow,
  { names, hubs }: { names: Map<string, StaffName>; hubs: Awaited<ReturnType<typeof listNames>> },
) {
  const { id: _, codeHash: __, takenBy, passedBy, secondBy, ...header } = row;
  const person = (id: string | null) =>
    id === null ? null : { name: names.get(id)?.name ?? "", mine: id === staff.id };
  const moderates = may(staff, "moderateStories", row.hub);
  return {
    ...header,
    // a second reader learns of the safety score why two people are needed, and nothing of criticism
    criticism: moderates ? header.criticism : null,
    moderates,
    hubName: hubs.find((it) => it.id === row.hub)?.name ?? row.hub,
    takenBy: person(takenBy),
    passedBy: person(passedBy),
    secondBy: person(secondBy),
  };
}

/** What duty has to do, or has done, because of it. */
async function findConcern(db: Db, row: StoryRow) {
  const [task] = await db
    .select({ dueAt: tasks.dueAt, done: tasks.done, doneAt: tasks.doneAt })
    .from(tasks)
    .where(and(eq(tasks.subjectKind, "story"), eq(tasks.subject, row.id)))
    .orderBy(desc(tasks.receivedAt), desc(tasks.id))
    .limit(1);
  return task ?? null;
}

/** Part by part: what was written, what is to be read, and what of either may say who it is.
 *  @param marks of `text` */
function readWork(
  original: StoryText,
  text: StoryText,
  { marks, known }: { marks: StoryMark[]; known: Known },
) {
  const edited = changedParts(original, text).length > 0;
  const written = edited ? marksOf(original, known) : marks;
  return {
    parts: STORY_PARTS.filter((part) => original[part] !== "" || text[part] !== "").map((part) => ({
      part,
      ...{ original: original[part], copy: text[part] },
      originalMarks: written.filter((it) => it.part === part),
      copyMarks: marks.filter((it) => it.part === part),
      pieces: original[part] === text[part] ? null : compareTexts(original[part], text[part]),
    })),
    edited,
    direct: marks
      .filter((it) => it.direct)
      .map((it) => ({ ...it, comesOut: comesOut(it.kind, it.words) }))
      .filter((it, at, all) => at === all.findIndex((other) => other.id === it.id)),
  };
}

/** Neither what was taken out, nor by whom it was said: the copy, and kinds of edits. */
function readSecond(
  staff: StaffMember,
  row: StoryRow,
  { copy, marks, events }: { copy: StoryText; marks: StoryMark[]; events: StoryEvent[] },
) {
  const reasons = events.flatMap((it) => (it.kind === "edited" ? detailOf(it).reasons : []));
  return {
    parts: STORY_PARTS.filter((part) => copy[part] !== "").map((part) => ({
      ...{ part, copy: copy[part] },
      marks: marks.filter((it) => it.part === part),
    })),
    reasons: [...new Set(reasons)],
    indirect: marks.filter((it) => !it.direct).length,
    own: row.passedBy === staff.id,
    seen: secondMark(copy, row),
  };
}

interface Detail {
  reasons: string[];
  text: string;
  why: string | null;
  criticism: number | null;
  safety: number | null;
  indirect: number | null;
}

/** Of what stands sealed with an event, that which its history says. */
function detailOf({ detail }: StoryEvent): Detail {
  const it = (detail ?? {}) as Partial<Detail>;
  const { reasons = [], text = "", why = null, criticism = null, safety = null, indirect = null } = it;
  return { reasons, text, why, criticism, safety, indirect };
}

/** With names in the place of ids. A second reader sees no score of before and no word of an author. */
const sayHistory = (events: StoryEvent[], names: Map<string, StaffName>, moderates: boolean) =>
  events.map((it) => ({
    ...{ kind: it.kind, on: it.on },
    by: it.by === AUTHOR || it.by === PORTAL ? it.by : null,
    name: names.get(it.by)?.name ?? "",
    detail: moderates ? detailOf(it) : null,
  }));

/** What the author sent is opened only where somebody has to read it. */
async function readReplies(db: Db, story: string, known: Known) {
  const rows = await listReplies(db, story);
  return rows.map((row) => {
    const original = row.state === "waiting" ? readReply(row) : null;
    return {
      ...{ id: row.id, state: row.state, sentOn: row.sentOn, original, shown: readShownReply(row) },
      marks: original === null ? [] : findIdentifiers(original, known),
    };
  });
}
