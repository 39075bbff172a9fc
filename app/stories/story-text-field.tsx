import { formatNumber } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import type { QuestionFieldProps } from "../questions/question-field";
import { describedBy, Field } from "../ui/field";
import { MOST_WORDS } from "./story";
import { countStory } from "./story-text.question";

/** Boxes in which much is written. */
const LONG = ["happened"];

/** A part of the story. It says how many words the whole story has, and counts them where script runs. */
export function StoryTextField({ name, words, raw, slips, heading }: QuestionFieldProps) {
  const { t, lang } = useSpeech();
  const error = slips[0] && words.errors[slips[0].code];
  const field = { id: name, name, label: words.label, hint: words.hint, error, heading };
  const count = `${name}-count`;
  const said = { most: formatNumber(lang, MOST_WORDS), count: formatNumber(lang, countStory(raw)) };
  return (
    <Field {...field}>
      <textarea
        id={name}
        name={name}
        rows={LONG.includes(name) ? 14 : 6}
        defaultValue={raw[name]?.[0]}
        data-words={MOST_WORDS - countStory(raw, name)}
        aria-describedby={describedBy(field, count)}
        aria-invalid={error ? true : undefined}
        className={`ds_input${error ? " ds_input--error" : ""}`}
      />
      {/* the script puts its own number where # stands */}
      <p
        id={count}
        className="field__count quiet"
        data-left={t("story:words.left")}
        data-over={t("story:words.over")}
      >
        {t("story:words.soFar", said)}
      </p>
    </Field>
  );
}
