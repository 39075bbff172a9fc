import { fieldName } from "../questions/journey";
import type { QuestionFieldProps } from "../questions/question-field";
import { childParts, DueInput } from "../questions/child-inputs";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { TextInput } from "../ui/text-input";
import { UNBORN, type BookedChildrenWords } from "./booked-children.question";
import { OFFERS } from "./group-offers.question";

/** Inputs shown before anything is typed. */
const FIRST_ROWS = 2;

/** Ages, one a line, each with its tick for the creche where the group has one; a due date; "no child". */
export function BookedChildrenField({ name, words, raw, slips }: QuestionFieldProps) {
  const { label, hint, errors, parts } = words as BookedChildrenWords;
  const { typed, error } = childParts({ name, raw, slips }, errors);
  // a row keeps its place: its tick names it by that
  const ages = typed("age");
  const used = ages.findLastIndex((it) => it.trim() !== "") + 1;
  const rows = Math.max(FIRST_ROWS, used + 1);
  const hasCreche = raw.group?.includes(OFFERS[0]) ?? false;
  const id = fieldName(name, "age");
  const crecheId = fieldName(name, "creche");
  return (
    <>
      <h1 className="form-heading">{label}</h1>
      {hint && <p className="form-lead">{hint}</p>}
      <fieldset className="form-group">
        <legend>{parts.age}</legend>
        {hasCreche && <p className="form-lead">{parts.crecheHint}</p>}
        {Array.from({ length: rows }, (_, at) => {
          const number = String(at + 1);
          return (
            <div key={at} className="child-row">
              <TextInput
                id={at === 0 ? id : `${id}-${number}`}
                name={id}
                label={parts.ageHint.replace("{{number}}", number)}
                value={ages[at]}
                error={error(at === 0 ? "age" : `age-${number}`)}
                width={10}
              />
              {hasCreche && (
                <CrecheTick
                  id={`${crecheId}-${number}`}
                  name={crecheId}
                  value={number}
                  label={parts.creche.replace("{{number}}", number)}
                  ticked={typed("creche").includes(number)}
                />
              )}
            </div>
          );
        })}
        <Button kind="secondary" name="_stay" value="another">
          {parts.another}
        </Button>
      </fieldset>
      <DueInput {...{ name, parts, typed, error }} />
      {hasCreche && (
        <CrecheTick
          id={`${crecheId}-${UNBORN}`}
          name={crecheId}
          value={UNBORN}
          label={parts.dueCreche}
          ticked={typed("creche").includes(UNBORN)}
        />
      )}
      <Checkboxes
        id={fieldName(name, "none")}
        name={fieldName(name, "none")}
        label={parts.orNone}
        values={typed("none")}
        options={[{ value: "yes", label: parts.none }]}
      />
    </>
  );
}

interface TickProps {
  id: string;
  name: string;
  value: string;
  label: string;
  ticked: boolean;
}

const CrecheTick = ({ id, name, value, label, ticked }: TickProps) => (
  <div className="choices ds_checkbox ds_checkbox--small">
    <input
      id={id}
      name={name}
      type="checkbox"
      value={value}
      defaultChecked={ticked}
      className="ds_checkbox__input"
    />
    <label htmlFor={id} className="ds_checkbox__label">
      {label}
    </label>
  </div>
);
