import { fieldName } from "../questions/journey";
import type { QuestionFieldProps } from "../questions/question-field";
import { Checkboxes } from "../ui/checkboxes";
import { Radios } from "../ui/radios";
import { listedIn } from "./listed.question";

const fieldOf = ({ name, words, raw, slips, heading }: QuestionFieldProps) => ({
  id: name,
  name,
  label: words.label,
  hint: words.hint,
  error: slips[0] && words.errors[slips[0].code],
  heading,
  options: listedIn(raw, name).map((it) => ({ value: it.id, label: it.name })),
});

/** One of what the server lists. */
export const ListedOneField = (props: QuestionFieldProps) => (
  <Radios {...fieldOf(props)} value={props.raw[fieldName(props.name, "")]?.[0]} />
);

/** Any number of what the server lists; nothing where it lists nothing. */
export function ListedSeveralField(props: QuestionFieldProps) {
  const field = fieldOf(props);
  if (field.options.length === 0) return null;
  return <Checkboxes {...field} values={props.raw[fieldName(props.name, "")]} />;
}
