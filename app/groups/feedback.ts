/** The three short questions, before the first and after the last session: the measures that are published. */
export const MEASURES = ["knows", "confident", "again"] as const;
export type Measure = (typeof MEASURES)[number];
export type Stage = "start" | "end";

/** From no to yes. */
export const FEEDBACK_ANSWERS = ["no", "bit", "yes"] as const;

/** 0 no, 1 a bit, 2 yes */
export type Feedback = Record<Measure, number>;

/** @param typed what was chosen for each. @returns undefined where one of them was not answered */
export function readFeedback(typed: (measure: Measure) => string): Feedback | undefined {
  const values = MEASURES.map(
    (it) => [it, FEEDBACK_ANSWERS.findIndex((answer) => answer === typed(it))] as const,
  );
  return values.every(([, value]) => value >= 0) ? (Object.fromEntries(values) as Feedback) : undefined;
}
