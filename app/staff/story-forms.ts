/** The forms of a story's page for moderators, as they are sent. */
import { z } from "zod";
import { REFUSALS, TAKEDOWNS } from "../stories/moderation";
import { MOST_TEXT } from "./request-forms";

const text = (missing: string) =>
  z.string().trim().min(1, { error: missing }).max(MOST_TEXT, { error: "tooLong" });
const note = z.string().trim().max(MOST_TEXT, { error: "tooLong" }).default("");
const reply = z.string().min(1).max(40);
const form = <I extends string, S extends z.ZodRawShape>(intent: I, shape: S) =>
  z.object({ intent: z.literal(intent), ...shape });

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
    name: z.string().trim().min(1, { error: "storyNameMissing" }).max(60, { error: "tooLong" }),
    sentence: text("storySentenceMissing"),
  }),
  form("showReply", { reply, text: text("storyWordsMissing"), looked: z.string().default("") }),
  form("refuseReply", { reply, text: text("storyWordsMissing") }),
]);
export type StoryCommand = z.output<typeof storyForms>;

/** Which of the page's forms was sent, as a slip names it: one holds the copy and its passing. */
export function storyFormOf(fields: Record<string, string[]>): string {
  const intent = fields.intent?.[0] ?? "";
  return intent === "save" || intent === "pass" ? "work" : intent;
}
