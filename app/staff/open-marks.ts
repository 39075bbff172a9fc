/** What in a text still says who somebody is, as problems of the form in which it was typed. */
import { findIdentifiers, type Known } from "../stories/identifiers";
import { STORY_PARTS } from "../stories/story";
import { comesOut, marksOf } from "../stories/story-marks";
import type { FieldProblem } from "./form-problems";
import { partField, type TypedWork } from "./typed-story";

function takeOut(field: string, found: string[]): FieldProblem[] {
  if (found.length === 0) return [];
  const words = [...new Set(found)].map((it) => `“${it}”`).join(", ");
  return [{ field, code: "storyComesOut", values: { words } }];
}

/** What has to come out stands at its part; what was not looked at, at the list of ticks. */
export function findOpenMarks(
  { text, looked }: Pick<TypedWork, "text" | "looked">,
  known: Known,
): FieldProblem[] {
  const marks = marksOf(text, known).filter((it) => it.direct);
  const out = marks.filter((it) => comesOut(it.kind, it.words));
  const open = marks.filter((it) => !out.includes(it) && !looked.includes(it.id));
  return [
    ...STORY_PARTS.flatMap((part) =>
      takeOut(
        partField(part),
        out.filter((it) => it.part === part).map((it) => it.words),
      ),
    ),
    ...unlooked(open.length > 0),
  ];
}

/** @param it.looked "1": all that is left identifies nobody */
export function findOpenInReply(
  { text, looked }: { text: string; looked: string },
  known: Known,
): FieldProblem[] {
  const marks = findIdentifiers(text, known).filter((it) => it.direct);
  const words = (it: { from: number; to: number }) => text.slice(it.from, it.to);
  const out = marks.filter((it) => comesOut(it.kind, words(it)));
  return [...takeOut("text", out.map(words)), ...unlooked(looked !== "1" && marks.length > out.length)];
}

const unlooked = (open: boolean): FieldProblem[] => (open ? [{ field: "looked", code: "storyLooked" }] : []);
