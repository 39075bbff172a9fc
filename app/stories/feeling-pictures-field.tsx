import { useSpeech } from "../i18n/translate";
import type { QuestionFieldProps } from "../questions/question-field";
import { FieldSet } from "../ui/field";
import { HelpNumbers } from "../ui/help-numbers";
import { FeelingPicture } from "./feeling-pictures";
import { PICTURED } from "./youngStory.questions";

/** Pictures to tick, each with its word; and whom to talk to, for whoever would rather not write. */
export function FeelingPicturesField({ name, words, raw, slips, heading }: QuestionFieldProps) {
  const { words: all, t } = useSpeech();
  const { label, hint, errors } = words;
  const field = { id: name, name, label, hint, heading, error: slips[0] && errors[slips[0].code] };
  return (
    <>
      <FieldSet {...field}>
        <div className="feelings">
          {PICTURED.map((feeling, at) => {
            const id = at === 0 ? name : `${name}-${feeling}`;
            return (
              <div key={feeling} className="ds_checkbox feelings__one">
                <input
                  id={id}
                  name={name}
                  type="checkbox"
                  value={feeling}
                  defaultChecked={raw[name]?.includes(feeling)}
                  className="ds_checkbox__input"
                />
                <label htmlFor={id} className="ds_checkbox__label feelings__label">
                  <FeelingPicture feeling={feeling} shows={all.youngStory.pictures[feeling]} />
                  <span>{words.options?.[feeling]}</span>
                </label>
              </div>
            );
          })}
        </div>
      </FieldSet>
      <section className="panel" aria-labelledby="talk">
        <h2 id="talk">{t("youngStory:talk")}</h2>
        <p>{t("youngStory:talkBody")}</p>
        <HelpNumbers dayAndNight />
      </section>
    </>
  );
}
