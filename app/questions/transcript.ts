/** Questions and answers in words: for check-answers, and kept with the record, so that it stays readable when
 *  the questions change. */
import type { Journey, Progress, Step } from "./journey";
import type { Questions, QuestionWords } from "./question";

/** A question and its answer as the family saw them, and in English for staff and for the years to come. */
export interface TranscriptLine {
  /** question's name, stable while wording changes */
  question: string;
  shown: { question: string; answer: string };
  english: { question: string; answer: string };
}
export type Transcript = TranscriptLine[];

/** A journey's words in one language. */
export interface Spoken {
  lang: string;
  questions: Record<string, QuestionWords>;
}

export interface Line {
  step: string;
  question: string;
  label: string;
  /** "" where it was left empty */
  answer: string;
}

/** Every question that was asked, with its answer, in one language. */
export function sayAnswers<Q extends Questions>(
  journey: Journey<Q>,
  { reachable, answers }: Progress<Q>,
  spoken: Spoken,
) {
  const line = (step: Step<Q>, name: keyof Q & string): Line => {
    const value = answers[name];
    const words = spoken.questions[name]!;
    return {
      step: step.id,
      question: name,
      label: words.label,
      answer: value === undefined ? "" : journey.questions[name]!.say(value, words, spoken.lang),
    };
  };
  return reachable.flatMap((step) => step.ask.map((name) => line(step, name)));
}

/** @param english always English, whatever the family saw */
export function transcribe<Q extends Questions>(
  journey: Journey<Q>,
  progress: Progress<Q>,
  shown: Spoken,
  english: Spoken,
): Transcript {
  const inEnglish = sayAnswers(journey, progress, english);
  return sayAnswers(journey, progress, shown).map((line, at) => ({
    question: line.question,
    shown: { question: line.label, answer: line.answer },
    english: { question: inEnglish[at]!.label, answer: inEnglish[at]!.answer },
  }));
}
