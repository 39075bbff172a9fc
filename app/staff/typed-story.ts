/** What a moderator typed into the one form that holds the copy, what it is about, the scores and the checklist. */
import { CHECKLIST, CRITICISM, EDIT_REASONS, SAFETY } from "../stories/moderation";
import {
  MOST_LETTERS,
  SERVICES,
  STORY_PARTS,
  THEMES,
  type StoryPart,
  type StoryText,
} from "../stories/story";
import { STORY_NUMBERS } from "../stories/story-settings";
import type { FieldProblem } from "./form-problems";
import { date, withDate } from "./group-forms";

type Fields = Record<string, string[]>;

const one = (fields: Fields, name: string) => fields[name]?.[0] ?? "";
const many = (fields: Fields, name: string) => fields[name] ?? [];
const known = <T extends string>(fields: Fields, name: string, all: readonly T[]): T[] =>
  all.filter((it) => many(fields, name).includes(it));
const scored = (typed: string, all: readonly number[]): number | null =>
  all.find((it) => typed === String(it)) ?? null;

/** Name of a part's field. */
export const partField = (part: StoryPart) => `part-${part}`;

export type TypedWork = ReturnType<typeof readTypedWork>;

/** @param choices slugs that there are */
export function readTypedWork(fields: Fields, choices: { hubs: string[]; programmes: string[] }) {
  const text = Object.fromEntries(
    STORY_PARTS.map((part) => [part, one(fields, partField(part)).trim()]),
  ) as StoryText;
  return {
    text,
    seen: one(fields, "seen"),
    audience: one(fields, "audience"),
    reasons: known(fields, "reasons", EDIT_REASONS),
    tags: {
      theme: known(fields, "theme", THEMES) as string[],
      hub: known(fields, "hub", choices.hubs),
      service: known(fields, "service", SERVICES) as string[],
      programme: known(fields, "programme", choices.programmes),
    },
    criticism: scored(one(fields, "criticism"), CRITICISM),
    safety: scored(one(fields, "safety"), SAFETY),
    looked: many(fields, "looked"),
  };
}

export const findLongParts = (text: StoryText): FieldProblem[] =>
  STORY_PARTS.filter((part) => text[part].length > MOST_LETTERS).map((part) => ({
    field: partField(part),
    code: "tooLong",
  }));

export const findUnscored = ({
  criticism,
  safety,
}: Pick<TypedWork, "criticism" | "safety">): FieldProblem[] => [
  ...(criticism === null ? [{ field: "criticism", code: "storyScoreMissing" as const }] : []),
  ...(safety === null ? [{ field: "safety", code: "storySafetyMissing" as const }] : []),
];

/** @returns what is not ticked, as a problem of the whole list */
export const findUnticked = (fields: Fields): FieldProblem[] =>
  known(fields, "check", CHECKLIST).length === CHECKLIST.length
    ? []
    : [{ field: "check", code: "storyChecklist" }];

export type TypedHold =
  { ok: true; hold: { holdUntil: string | null; holdWith: number } } | { ok: false; problem: FieldProblem };

const MOST_WITH = STORY_NUMBERS.holdWith.most;

/** @param today ISO date: a day to come is asked for */
export function readTypedHold(fields: Fields, today: string): TypedHold {
  const typed = one(fields, "holdWith").trim() || "0";
  const holdWith = /^\d{1,2}$/.test(typed) ? Number(typed) : MOST_WITH + 1;
  if (holdWith > MOST_WITH) return { ok: false, problem: { field: "holdWith", code: "storyHoldWith" } };
  if (["year", "month", "day"].every((it) => one(fields, `holdUntil.${it}`).trim() === ""))
    return { ok: true, hold: { holdUntil: null, holdWith } };
  const until = date.safeParse(withDate(fields, "holdUntil").holdUntil);
  if (!until.success || until.data <= today)
    return { ok: false, problem: { field: "holdUntil", code: "storyHoldDay" } };
  return { ok: true, hold: { holdUntil: until.data, holdWith } };
}
