import { useSpeech } from "../i18n/translate";
import type { QuestionFieldProps } from "../questions/question-field";
import { FieldSet } from "../ui/field";
import { Phones } from "../ui/phones";
import { useSite } from "../ui/site-context";
import { FeelingPicture } from "./feeling-pictures";
import { PICTURED } from "./youngStory.questions";

/** Of the helplines that the portal shows. */
const FOR_CHILDREN = ["childline"];

/** Pictures to tick, each with its word; and whom to talk to, for whoever would rather not write. */
export function FeelingPicturesField({ name, words, raw, slips, heading }: QuestionFieldProps) {
  const { words: all, t } = useSpeech();
  const { label, hint, errors } = words;
  const lines = useSite()
    .helplines.filter((it) => FOR_CHILDREN.includes(it.id))
    .map((it) => ({ ...it, lastCheckedAt: undefined }));
  const field = { id: name, name, label, hint, heading, error: slips[0] && errors[slips[0].code] };
  return (
    <>
      <FieldSet {...field} className="choices">
        <div className="feelings">
          {PICTURED.map((feeling, at) => {
            const id = at === 0 ? name : `${name}-${feeling}`;
            return (
              <div key={feeling} className="feelings__one">
                <div className="ds_checkbox">
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
              </div>
            );
          })}
        </div>
      </FieldSet>
      {lines.length > 0 && (
        <section className="panel" aria-labelledby="talk">
          <h2 id="talk">{t("youngStory:talk")}</h2>
          <p>{t("youngStory:talkBody")}</p>
          <Phones lines={lines} />
        </section>
      )}
    </>
  );
}
