/** Answers to the three short questions of one sheet of paper: 0 no, 1 a bit, 2 yes. */
export const FEEDBACK_QUESTIONS = ["knows", "confident", "again"] as const;
export type FeedbackSheet = Record<(typeof FEEDBACK_QUESTIONS)[number], number>;

export const FEEDBACK_ANSWERS = ["no", "bit", "yes"] as const;
const ANSWERS: readonly string[] = FEEDBACK_ANSWERS;
/** Sheets that are typed in at a time. */
export const SHEETS_AT_ONCE = 8;

/** @returns every sheet of which something was answered; "half": one was not answered whole */
export function readSheets(fields: Record<string, string[]>): FeedbackSheet[] | "half" {
  const sheets: FeedbackSheet[] = [];
  for (let at = 0; at < SHEETS_AT_ONCE; at++) {
    const typed = FEEDBACK_QUESTIONS.map((it) => fields[it]?.[at] ?? "");
    if (typed.every((it) => it === "")) continue;
    if (!typed.every((it) => ANSWERS.includes(it))) return "half";
    const [knows, confident, again] = typed.map((it) => ANSWERS.indexOf(it)) as [number, number, number];
    sheets.push({ knows, confident, again });
  }
  return sheets;
}
