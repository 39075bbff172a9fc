/** The author's own page of a story: what it shows. Nothing in it is of anybody else's story. */
import type { Db } from "../../db/client";
import type { Audience } from "../../db/schema/stories";
import { hubCalendar, findHubById } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import { randomToken } from "../random.server";
import { copyMark } from "./copy-mark.server";
import { compareTexts } from "./compare-texts";
import type { EditReason, RefusalReason, TakedownReason } from "./moderation";
import { listOwnChanges, listOwnConversation } from "./own-conversation.server";
import { readStorySettings } from "./read-story-settings.server";
import { mayReply } from "./reply";
import { isAsked, isOut, isPassed, standingOf, type Standing } from "./standing";
import { STORY_PARTS, type StoryPart, type StoryText } from "./story";
import { AUTHOR, type StoryEvent } from "./story-event";
import { listStoryEvents } from "./story-events.server";
import { findStory, readTexts, type StoryRow } from "./story-rows.server";
import { whatIsNext } from "./what-is-next";

export interface OwnEdit {
  part: StoryPart;
  pieces: ReturnType<typeof compareTexts>;
  /** why, where it is still known */
  why: EditReason[];
}

type NotShown =
  { of: "refused"; why: RefusalReason; words: string } | { of: "hidden"; why: TakedownReason; words: string };

/** @returns undefined where there is none. Once taken back it is a reference and a state, and no word */
export async function readOwnStory(db: Db, id: string, now: Date) {
  const row = await findStory(db, id);
  if (!row) return undefined;
  const texts = await readTexts(db, id);
  const events = await listStoryEvents(db, id);
  const hub = await findHubById(db, row.hub);
  const settings = await readStorySettings(db);
  const standing = standingOf({
    ...row,
    asked: isAsked(row),
    hidden: row.shownOn !== null && row.shownTo === null,
  });
  const { replies, ...said } = await listOwnConversation(db, id, events);
  return {
    ...{ reference: row.reference, lang: row.lang, young: row.young, standing },
    ...{ toldOn: row.toldOn, audience: row.audience },
    shownOn: isOut(standing) ? row.shownOn : null,
    hub: hub ? { name: hub.name, phone: hub.phone } : null,
    next: whatIsNext(
      { ...row, waitsFrom: waitsFrom(row, events) },
      { standing, settings, calendar: await hubCalendar(db, row.hub), answered: said.answers > 0 },
      londonDate(now),
    ),
    question: isAsked(row)
      ? textOf(last(events, (it) => it.kind === "asked" && textOf(it) !== "")) || null
      : null,
    notShown: findNotShown(standing, events),
    /** what staff wrote to the author when the story was not opened to more people */
    notWider: findNotWider(row, events),
    ...wordsOf(standing, texts),
    edits: isPassed(standing) ? listEdits(texts, events) : [],
    /** names the copy that is shown here: a yes to it is not a yes to a later one */
    seen: texts.copy ? copyMark(texts.copy) : "",
    ...said,
    mayReply: standing === "refused" ? ("no" as const) : mayReply(said.answers, replies),
    replyKey: randomToken(),
    changes: await listOwnChanges(db, id, londonDate(now)),
    ...{ publicId: row.publicId, meToo: row.meToo },
    complaints: {
      complaintsRoad: settings.complaintsRoad,
      childComplaintsRoad: settings.childComplaintsRoad,
    },
  };
}
export type OwnStory = NonNullable<Awaited<ReturnType<typeof readOwnStory>>>;

const last = (events: StoryEvent[], which: (it: StoryEvent) => boolean) => events.findLast(which);

interface Told {
  text?: string;
  why?: string;
  to?: Audience;
  parts?: StoryPart[];
  reasons?: EditReason[];
}
const detailOf = (event: StoryEvent | undefined): Told => event?.detail ?? {};
const textOf = (event: StoryEvent | undefined): string => detailOf(event).text ?? "";

function findNotShown(standing: Standing, events: StoryEvent[]): NotShown | null {
  if (standing !== "refused" && standing !== "hidden") return null;
  const event = last(events, (it) => it.kind === standing || it.kind === "shown");
  // taken down once, shown again, and hidden since for another reason: the old one is not it
  if (event?.kind !== standing) return null;
  const { why, text = "" } = detailOf(event);
  return why === undefined ? null : ({ of: standing, why, words: text } as NotShown);
}

/** A moderator has to read it since then: it was told, or its author wrote or asked for something, or it was taken down. */
const waitsFrom = ({ toldOn }: StoryRow, events: StoryEvent[]): string =>
  last(events, (it) => ["wrote", "audience", "hidden"].includes(it.kind))?.on ?? toldOn;

/** The last that was said about who may read it, where staff said it. */
function findNotWider({ shownTo, audience }: StoryRow, events: StoryEvent[]): string | null {
  const event = last(events, (it) => it.kind === "audience");
  return event && event.by !== AUTHOR && shownTo === audience ? textOf(event) || null : null;
}

/** What others read, or will read; what was written, while nobody has made anything of it. */
function wordsOf(standing: Standing, { original, copy }: Awaited<ReturnType<typeof readTexts>>) {
  const passed = isPassed(standing);
  const text: StoryText | null = passed ? copy : (original ?? copy);
  const of = isOut(standing) ? ("others" as const) : passed ? ("soon" as const) : ("yours" as const);
  return { text, of };
}

/** Each part that is not as it was written. None where what was written is deleted. */
function listEdits(
  { original, copy }: Awaited<ReturnType<typeof readTexts>>,
  events: StoryEvent[],
): OwnEdit[] {
  if (!original || !copy) return [];
  const told = events.filter((it) => it.kind === "edited").map(detailOf);
  return STORY_PARTS.filter((part) => original[part] !== copy[part]).map((part) => ({
    part,
    pieces: compareTexts(original[part], copy[part]),
    why: [...new Set(told.filter((it) => it.parts?.includes(part)).flatMap((it) => it.reasons ?? []))],
  }));
}
