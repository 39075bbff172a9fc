import { useSpeech } from "../i18n/translate";
import { fieldName } from "../questions/journey";
import type { QuestionFieldProps } from "../questions/question-field";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { NAME_PARTS, offeredNames } from "./chosen-name.question";

/** A box, and three names to take for whoever cannot think of one. */
export function ChosenNameField({ name, words, raw, slips, heading }: QuestionFieldProps) {
  const { t, words: all } = useSpeech();
  return (
    <>
      <TextInput
        id={name}
        name={name}
        label={words.label}
        hint={words.hint}
        heading={heading}
        value={raw[name]?.[0]}
        error={slips[0] && words.errors[slips[0].code]}
        width={20}
      />
      <p>{t("story:offer")}</p>
      <p className="offers">
        {offeredNames(raw, name, all.story.names).map((offer) => (
          <Button key={offer} kind="secondary" name={fieldName(name, NAME_PARTS.offer)} value={offer}>
            {offer}
          </Button>
        ))}
      </p>
    </>
  );
}
