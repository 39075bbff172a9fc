/** A journey: questions in steps, and how far one person has come. Back, next and "change" follow from the
 *  answers and are never stored. */
import type { Answers, Questions, Raw, Slip, Typed } from "./question";

export interface Step<Q extends Questions = Questions> {
  /** part of a neutral address: "q3" */
  id: string;
  ask: readonly (keyof Q & string)[];
  /** sees the answers of reachable steps only */
  when?(answers: Answers<Q>): boolean;
}
export interface Journey<Q extends Questions = Questions> {
  name: string;
  questions: Q;
  steps: readonly Step<Q>[];
}

/** Keeps the types of questions and steps. */
export const defineJourney = <Q extends Questions>(
  name: string,
  questions: Q,
  steps: readonly Step<Q>[],
): Journey<Q> => ({ name, questions, steps });

export interface QuestionSlip extends Slip {
  question: string;
}
export interface Progress<Q extends Questions> {
  /** steps that can be shown: all that are answered, and the first that is not */
  reachable: Step<Q>[];
  answers: Answers<Q>;
  /** the first step that is not answered; null where all are */
  frontier: Step<Q> | null;
}

/** The name of an input: the question, and the part of it. */
export const fieldName = (question: string, part: string) => (part ? `${question}.${part}` : question);

const typedIn =
  (raw: Raw, question: string): Typed =>
  (part) =>
    raw[fieldName(question, part)] ?? [];

/** Reads one step's questions. @returns its answers, and what is wrong with the others */
export function readStep<Q extends Questions>(journey: Journey<Q>, step: Step<Q>, raw: Raw) {
  const answers: Answers<Q> = {};
  const slips: QuestionSlip[] = [];
  for (const name of step.ask) {
    const parsed = journey.questions[name]!.read(typedIn(raw, name));
    if (!parsed.ok) slips.push(...parsed.slips.map((it) => ({ ...it, question: name })));
    else if (parsed.value !== undefined) answers[name] = parsed.value as Answers<Q>[typeof name];
  }
  return { answers, slips };
}

/** Walks the steps once. @param done ids of the steps that were sent: an optional question may be empty */
export function progress<Q extends Questions>(
  journey: Journey<Q>,
  raw: Raw,
  done: readonly string[],
): Progress<Q> {
  const answers: Answers<Q> = {};
  const reachable: Step<Q>[] = [];
  for (const step of journey.steps) {
    if (step.when && !step.when(answers)) continue;
    reachable.push(step);
    const read = readStep(journey, step, raw);
    if (!done.includes(step.id) || read.slips.length > 0) return { reachable, answers, frontier: step };
    Object.assign(answers, read.answers);
  }
  return { reachable, answers, frontier: null };
}

/** The inputs of a step; anything else that was posted is not kept. */
export function fieldsOf<Q extends Questions>(journey: Journey<Q>, step: Step<Q>): string[] {
  return step.ask.flatMap((name) => journey.questions[name]!.parts.map((part) => fieldName(name, part)));
}
