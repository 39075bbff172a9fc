import { fieldName } from "../questions/journey";
import type { QuestionFieldProps } from "../questions/question-field";
import { useT } from "../i18n/translate";
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

/** Long lists that few need. */
const FOLDED = ["programmes"];

/** Any number of what the server lists; nothing where it lists nothing. */
export function ListedSeveralField(props: QuestionFieldProps) {
  const t = useT();
  const field = fieldOf(props);
  if (field.options.length === 0) return null;
  const chosen = props.raw[fieldName(props.name, "")] ?? [];
  const boxes = <Checkboxes {...field} values={chosen} />;
  if (!FOLDED.includes(props.name)) return boxes;
  const open = chosen.length > 0 || field.error !== undefined;
  return (
    <details className="fold" open={open}>
      <summary>{t("story:programmesFold")}</summary>
      {boxes}
    </details>
  );
}
