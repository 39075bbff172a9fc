import { formatNumber } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import type { QuestionFieldProps } from "../questions/question-field";
import { TextArea } from "../ui/text-area";
import { MOST_WORDS } from "./story";
import { countStory } from "./story-text.question";

/** Boxes in which much is written. */
const LONG = ["happened"];

/** A part of the story. It says how many words the whole story has, and counts them where script runs. */
export function StoryTextField({ name, words, raw, slips, heading }: QuestionFieldProps) {
  const { t, lang } = useSpeech();
  const error = slips[0] && words.errors[slips[0].code];
  const said = { most: formatNumber(lang, MOST_WORDS), count: formatNumber(lang, countStory(raw)) };
  return (
    <TextArea
      {...{ id: name, name, label: words.label, hint: words.hint, error, heading }}
      rows={LONG.includes(name) ? 14 : 6}
      value={raw[name]?.[0]}
      words={{
        most: MOST_WORDS - countStory(raw, name),
        says: t("story:words.soFar", said),
        left: t("story:words.left"),
        over: t("story:words.over"),
      }}
    />
  );
}
