import { childParts, DueInput } from "./child-inputs";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { TextInput } from "../ui/text-input";
import type { ChildrenWords } from "./children.question";
import { fieldName } from "./journey";
import type { QuestionFieldProps } from "./question-field";

/** Inputs shown before anything is typed: enough for most families, and few enough not to frighten. */
const FIRST_ROWS = 2;

/** Ages, one a line, with a button for another; a due date; "I'm a young person". */
export function ChildrenField({ name, words, raw, slips }: QuestionFieldProps) {
  const { label, hint, errors, parts } = words as ChildrenWords;
  const { typed, error } = childParts({ name, raw, slips }, errors);
  const ages = typed("age").filter((it) => it.trim() !== "");
  const rows = Math.max(FIRST_ROWS, ages.length + 1);
  const id = fieldName(name, "age");
  return (
    <>
      <h1 className="form-heading">{label}</h1>
      {hint && <p className="form-lead">{hint}</p>}
      <fieldset className="form-group">
        <legend>{parts.age}</legend>
        {Array.from({ length: rows }, (_, at) => (
          <TextInput
            key={at}
            id={at === 0 ? id : `${id}-${at + 1}`}
            name={id}
            label={parts.ageHint.replace("{{number}}", String(at + 1))}
            value={ages[at]}
            error={error(at === 0 ? "age" : `age-${at + 1}`)}
            width={10}
          />
        ))}
        <Button kind="secondary" name="_stay" value="another">
          {parts.another}
        </Button>
      </fieldset>
      <DueInput {...{ name, parts, typed, error }} />
      <Checkboxes
        id={fieldName(name, "young")}
        name={fieldName(name, "young")}
        label={parts.orYoung}
        values={typed("young")}
        options={[{ value: "yes", label: parts.young }]}
      />
    </>
  );
}
