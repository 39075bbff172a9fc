/** The forms of a story's page for moderators, as they are sent. */
import { z } from "zod";
import { REFUSALS, TAKEDOWNS } from "../stories/moderation";
import { MOST_LETTERS } from "../stories/story";
import { filled, form, optionalText, text } from "./form-parts";

const note = optionalText.default("");
// made from the key of its author's form: longer than the ids that are made by chance
const reply = z.string().min(1).max(60);

export const storyForms = z.discriminatedUnion("intent", [
  form("take", {}),
  form("giveBack", {}),
  form("again", {}),
  // their fields are read by `typed-story.ts`
  form("save", {}),
  form("pass", {}),
  form("hold", {}),
  form("agree", { seen: z.string().max(100).default("") }),
  form("sendBack", { text: text("storyNoteMissing") }),
  form("concern", { text: note }),
  form("ask", { text: text("storyQuestionMissing") }),
  form("refuse", {
    why: z.enum(REFUSALS, { error: "storyWhyMissing" }),
    text: text("storyWordsMissing"),
  }),
  form("takeDown", { why: z.enum(TAKEDOWNS, { error: "storyWhyMissing" }), text: note }),
  form("keepAudience", { text: text("storyWordsMissing") }),
  form("praise", {
    name: filled(60, "storyNameMissing"),
    sentence: text("storySentenceMissing"),
  }),
  form("showReply", {
    reply,
    text: filled(MOST_LETTERS, "storyWordsMissing"),
    looked: z.string().default(""),
  }),
  form("refuseReply", { reply, text: text("storyWordsMissing") }),
]);
export type StoryCommand = z.output<typeof storyForms>;

/** Which of the page's forms was sent, as a slip names it: one holds the copy and its passing. */
export function storyFormOf(fields: Record<string, string[]>): string {
  const intent = fields.intent?.[0] ?? "";
  return intent === "save" || intent === "pass" ? "work" : intent;
}
