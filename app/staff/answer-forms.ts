/** The forms of the page on which a story is answered, as they are sent. */
import { z } from "zod";
import { filled, form, line } from "./form-parts";
import { checkForm, firstValues, type Checked } from "./form-problems";
import { date, withDate } from "./group-forms";

export const MOST_ANSWER = 4000;
export const MOST_SENTENCE = 300;

const id = z.string().regex(/^[\w-]{16,64}$/, { error: "formWrong" });
const answer = filled(MOST_ANSWER, "answerMissing");
const sentence = (missing: string) => filled(MOST_SENTENCE, missing);

/** What is done with a change that was promised: on its story's page and on the list of all. */
const ofChange = [
  form("replan", { change: id, owner: z.string().min(1, { error: "colleagueMissing" }), due: date }),
  form("made", { change: id, outcome: sentence("changeMadeMissing") }),
  form("dropped", { change: id, outcome: sentence("changeDroppedMissing") }),
] as const;

export const changeForms = z.discriminatedUnion("intent", ofChange);
export type ChangeCommand = z.output<typeof changeForms>;

export const answerForms = z.discriminatedUnion("intent", [
  // what is ticked beside it nobody keeps
  form("look", { text: answer }),
  form("keep", { id, text: line(MOST_ANSWER) }),
  // `seen`: what its writer has looked at
  form("give", { id, text: answer, seen: z.string().default("") }),
  form("change", { id, text: answer }),
  form("pass", { id }),
  form("sendBack", { id, note: sentence("answerNoteMissing") }),
  form("takeBack", { id, reason: sentence("answerReasonMissing") }),
  form("plan", {
    said: sentence("changeSaidMissing"),
    plan: sentence("changePlanMissing"),
    owner: z.string().min(1, { error: "colleagueMissing" }),
    due: date,
  }),
  ...ofChange,
]);
export type AnswerCommand = z.output<typeof answerForms>;

/** Which form of either page was sent, as a slip names it: there is one for each answer and each change. */
export function answerFormOf(fields: Record<string, string[]>): string {
  const { intent = "", id = "", change = "" } = firstValues(fields);
  if (["look", "keep", "give"].includes(intent)) return "answer";
  return intent === "plan" ? intent : `${intent}-${change || id}`;
}

/** A form of either page, whatever was typed. */
export const checkAnswerForm = <T>(schema: z.ZodType<T>, fields: Record<string, string[]>): Checked<T> => {
  const dated = ["plan", "replan"].includes(firstValues(fields).intent ?? "");
  return checkForm(schema, dated ? withDate(fields, "due") : firstValues(fields));
};
