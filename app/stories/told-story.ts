/** From the answers of either road to a story as its author sends it. */
import type { Listed } from "./listed.question";
import { STORY_PARTS, type StoryTag, type StoryText, type ToldStory, type Who } from "./story";
import type { StoryAnswers } from "./story.questions";
import { youngStoryJourney, type YoungStoryAnswers } from "./youngStory.questions";

/** How an author is called who chose no name, by who they are; and what a young person's story is called. */
export interface UnnamedWords {
  by: Record<Who | "nobody", string>;
  youngTitle: string;
}

/** @param journey name of it. @param answers of that journey, all of it answered. @param lang it was written in, ISO 639-1 */
export function toldStory(
  journey: string,
  answers: StoryAnswers & YoungStoryAnswers,
  { lang, unnamed }: { lang: string; unnamed: UnnamedWords },
): ToldStory {
  const young = journey === youngStoryJourney.name;
  const who = young ? "youngPerson" : answers.who;
  const text = Object.fromEntries(
    STORY_PARTS.map((it) => [it, (answers as Partial<StoryText>)[it] ?? ""]),
  ) as StoryText;
  const { hub, audience, asks } = answers;
  if (!hub || !audience || !asks) throw new Error("A story that is not whole");
  return {
    text: {
      ...text,
      title: young ? unnamed.youngTitle : text.title,
      name: text.name || unnamed.by[who ?? "nobody"],
    },
    tags: [
      ...tagged("hub", [hub, ...(answers.otherHubs ?? [])].map(idOf)),
      ...tagged("programme", (answers.programmes ?? []).map(idOf)),
      ...tagged("service", answers.services ?? []),
      ...tagged("feeling", [
        ...(answers.feelings ?? []),
        ...(answers.goodFeelings ?? []),
        ...(answers.hardFeelings ?? []),
      ]),
      ...tagged("who", who ? [who] : []),
    ],
    hub: hub.id,
    audience,
    asks: asks === "yes",
    young,
    lang,
  };
}

const idOf = (it: Listed) => it.id;

/** Each once. */
const tagged = (kind: StoryTag["kind"], values: readonly string[]): StoryTag[] =>
  [...new Set(values)].map((value) => ({ kind, value }));
