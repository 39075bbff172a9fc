import type { ComponentType } from "react";
import { Checkboxes } from "../ui/checkboxes";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { fieldName, type QuestionSlip } from "./journey";
import type { Question, QuestionWords, Raw } from "./question";

export interface QuestionFieldProps {
  name: string;
  question: Question;
  words: QuestionWords;
  raw: Raw;
  slips: QuestionSlip[];
  /** the question is the page's heading */
  heading: boolean;
}

/** Controls that belong to one domain, by kind. */
export type OwnFields = Record<string, ComponentType<QuestionFieldProps>>;

/** Draws one question with the control of its kind. */
export function QuestionField({ ownFields, ...props }: QuestionFieldProps & { ownFields: OwnFields }) {
  const { name, question, words, raw, slips, heading } = props;
  const Own = ownFields[question.control];
  if (Own) return <Own {...props} />;
  const typed = raw[fieldName(name, "")] ?? [];
  const error = slips[0] && words.errors[slips[0].code];
  const field = { id: name, name, label: words.label, hint: words.hint, error, heading };
  const { options = [], ...look } = question.look;
  const said = options.map((value) => ({
    value,
    label: words.options?.[value] ?? value,
    hint: words.optionHints?.[value],
  }));
  switch (question.control) {
    case "choice":
      return <Radios {...field} value={typed[0]} options={said} />;
    case "choices":
      return <Checkboxes {...field} values={typed} options={said} />;
    case "longText":
      return (
        <TextArea {...field} value={typed[0]} rows={look.max && look.max > 1000 ? 10 : 5} max={look.max} />
      );
    case "text":
      return <TextInput {...field} value={typed[0]} type={look.type} width={20} />;
    default:
      throw new Error(`No control for ${question.control}`);
  }
}
