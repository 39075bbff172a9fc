/** What is wrong with a journey's definition; a structure test asks for every journey. */
import type { Journey } from "./journey";
import type { QuestionWords } from "./question";

/** @returns one line for each fault: a question asked twice or never, a step id that says something, missing words */
export function checkJourney(journey: Journey, words: Record<string, QuestionWords>): string[] {
  const asked = journey.steps.flatMap((step) => step.ask);
  const ids = journey.steps.map((step) => step.id);
  return [
    ...Object.keys(journey.questions)
      .filter((it) => !asked.includes(it))
      .map((it) => `${it} is never asked`),
    ...asked.filter((it, at) => asked.indexOf(it) !== at).map((it) => `${it} is asked twice`),
    ...asked.filter((it) => !journey.questions[it]).map((it) => `${it} is not a question`),
    ...ids.filter((it, at) => ids.indexOf(it) !== at).map((it) => `step ${it} is there twice`),
    // an address is seen over a shoulder and kept in a history
    ...ids.filter((it) => !/^q\d+[a-z]?$/.test(it)).map((it) => `step ${it} is not a neutral address`),
    ...Object.entries(journey.questions).flatMap(([name, question]) =>
      missingWords(name, question.look.options, words[name]),
    ),
  ];
}

function missingWords(name: string, options: readonly string[] = [], words?: QuestionWords): string[] {
  if (!words?.label) return [`${name} has no words`];
  return options.filter((it) => !words.options?.[it]).map((it) => `${name} has no words for ${it}`);
}
