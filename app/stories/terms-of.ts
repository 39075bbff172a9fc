/** What a public story can be found by: the words of its author, and tags. Words hold letters and digits alone, so that
 *  none of them is taken for a tag. Not the name of the author's choosing, which would bring all of one author's
 *  stories together, nor the names of staff who answered. */
import type { publicStories } from "../../db/schema/public-stories";
import type { StoryTagKind } from "../../db/schema/stories";
import { storyWords } from "./story-words";

type Told = Pick<
  typeof publicStories.$inferSelect,
  "title" | "body" | "tags" | "young" | "conversation" | "changes"
>;

/** Every public story has it. */
export const EVERY_STORY = "is:public";

export const CAME_OF_IT = ["answered", "made", "planned", "none"] as const;
/** `none`: no change is planned or made, whether it was answered or not. */
export type CameOfIt = (typeof CAME_OF_IT)[number];

export const tagTerm = (kind: StoryTagKind, value: string) => `${kind}:${value}`;
export const youngTerm = "is:young";
export const cameTerm = (it: CameOfIt) => `came:${it}`;

/** A story's terms, each once. @param row as it may be read now */
export function termsOf(row: Told): string[] {
  const came: CameOfIt[] = [
    ...(row.conversation.some((it) => it.kind === "answer") ? (["answered"] as const) : []),
    ...new Set(row.changes.map((it) => it.state)),
    ...(row.changes.length === 0 ? (["none"] as const) : []),
  ];
  return [
    EVERY_STORY,
    ...new Set(row.tags.map((it) => tagTerm(it.kind, it.value))),
    ...(row.young ? [youngTerm] : []),
    ...came.map(cameTerm),
    ...storyWords(row.title, ...Object.values(row.body)),
  ];
}
